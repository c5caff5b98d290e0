#include "io/connection.hpp"

#include "fixtures.hpp"
#include "io/table.hpp"
#include "io/vector.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace omrade::io {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Connection, IsWhatBeginsLikeOne) {
  EXPECT_TRUE(is_connection("PG:dbname=x"));
  EXPECT_TRUE(is_connection("pg:dbname=x"));
  EXPECT_TRUE(is_connection("PostgreSQL:dbname=x"));
  EXPECT_TRUE(is_connection("postgresql://host/x"));
  EXPECT_FALSE(is_connection("PG"));
  EXPECT_FALSE(is_connection("data/PG:x.gpkg"));
  EXPECT_FALSE(is_connection("areas.gpkg"));
}

TEST(Connection, IsShownWithoutItsPassword) {
  EXPECT_EQ(without_password("PG:dbname=x user=me password=secret host=h"),
            "PG:dbname=x user=me password=*** host=h");
  EXPECT_EQ(without_password("PG:dbname='x' PASSWORD = 'se cr\\'et' host='h'"),
            "PG:dbname='x' PASSWORD = *** host='h'");
  EXPECT_EQ(without_password("PG:password=a\\ b sslpassword=c"), "PG:password=*** sslpassword=***");
  EXPECT_EQ(without_password("PG:password="), "PG:password=***");
  EXPECT_EQ(without_password("postgresql://me:s@cr/et@host:5432/x?password=b&sslmode=require"),
            "postgresql://me:***@host:5432/x?password=***&sslmode=require");
  EXPECT_EQ(without_password("postgresql://me@host:5432/x"), "postgresql://me@host:5432/x");
  EXPECT_EQ(without_password("PG:dbname=x"), "PG:dbname=x");
}

TEST(Connection, PathsAreShownAsTheyAre) {
  EXPECT_EQ(shown_source("a/password=x.gpkg"), "a/password=x.gpkg");
}

TEST(Connection, ThatCannotBeMadeIsToldWithoutThePassword) {
  const TestFolder folder;
  const std::string source = "PG:dbname=x host=" + folder.path("").string() + " password=secret";
  const std::string text = folder.error(
      [&] { read_vector({.set = "deso", .file = source, .layer = "deso", .id = "kod"}); });
  EXPECT_THAT(text, StartsWith("PG:dbname=x host= password=***: cannot connect: "));
  EXPECT_THAT(text, HasSubstr("; check the database, the host and the user of the connection"));
  EXPECT_THAT(text, Not(HasSubstr("secret")));
}

TEST(Connection, IsNoTable) {
  const TestFolder folder;
  EXPECT_EQ(folder.error([] { open_table("PG:dbname=x password=y", {}); }),
            "PG:dbname=x password=***: a table cannot be read from a database; write it to a file "
            "first");
}

TEST(Connection, OfAPasswordWithBlanksButNoQuotesNothingIsShown) {
  EXPECT_EQ(without_password("PG:password=se cr et host=h"), "PG:password=*** host=h");
  EXPECT_EQ(without_password("PG:host=h password=se cret"), "PG:host=h password=***");
}

TEST(Connection, NamesItsTables) {
  EXPECT_EQ(tables_of("PG:dbname=x tables=geo.deso user=y"), "geo.deso");
  EXPECT_EQ(tables_of("PG:tables='geo.deso'"), "geo.deso");
  EXPECT_EQ(tables_of("PG:dbname=mytables=x"), "");
  EXPECT_EQ(tables_of("PG:dbname=x"), "");
  EXPECT_EQ(without_tables("PG:dbname=x tables=geo.deso user=y"), "PG:dbname=x  user=y");
  EXPECT_EQ(without_tables("PG:dbname=x"), "PG:dbname=x");
}

}  // namespace
}  // namespace omrade::io
