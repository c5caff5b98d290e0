// Areas from a PostGIS database, on a server of the test's own.
#include "installed.hpp"
#include "postgres_server.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PostGis : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { server = new PostgresServer; }
  static void TearDownTestSuite() {
    delete server;
    server = nullptr;
  }
  /// The project's areas in a GeoPackage, in the order of their codes, and in the schema geo of the
  /// database, in the other.
  void SetUp() override {
    if (!server->missing().empty()) GTEST_SKIP() << "skipped: " << server->missing();
    server->sql("DROP SCHEMA IF EXISTS geo CASCADE; CREATE SCHEMA geo");
    add("deso", "desokod", {});
    add("parish", "kod", {"-update"});
    project.write("in_file.toml", recipe("areas.gpkg:deso", "areas.gpkg:parish"));
    project.write("recipe.toml", recipe(server->connection("tables=geo.deso"),
                                        server->connection("tables=geo.parish")));
  }
  void add(const std::string& set, const std::string& code,
           const std::vector<std::string>& options) {
    const std::string ordered = "SELECT * FROM " + set + " ORDER BY " + code;
    std::vector<std::string> to_file{"-f",   "GPKG",  "areas.gpkg", set + ".geojson",
                                     "-sql", ordered, "-nln",       set};
    to_file.insert(to_file.end(), options.begin(), options.end());
    ogr2ogr(to_file);
    ogr2ogr({"-f", "PostgreSQL", server->connection(), set + ".geojson", "-sql", ordered + " DESC",
             "-nln", "geo." + set});
  }
  void ogr2ogr(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), gdal_tool("ogr2ogr"));
    const Ended ended = run_program(arguments, project.folder());
    ASSERT_EQ(ended.code, 0) << ended.errors;
  }
  std::string recipe(const std::string& deso, const std::string& parish) const {
    std::string text = good;
    const auto put = [&text](const std::string& old, const std::string& now) {
      text.replace(text.find(old), old.size(), "\"" + now + "\"");
    };
    put("\"deso.geojson\"", deso);
    put("\"parish.geojson\"", parish);
    return text;
  }
  /// What `check` says of a recipe whose small areas come from this source.
  std::string problems(const std::string& source, const std::vector<std::string>& more = {}) {
    project.write("recipe.toml", recipe(source, "areas.gpkg:parish"));
    std::vector<std::string> environment = project.environment();
    environment.insert(environment.end(), more.begin(), more.end());
    return run_program({omrade_program(), "check", "recipe.toml"}, project.folder(), environment)
        .errors;
  }
  nlohmann::json source(const std::string& out, const std::string& id) const {
    const auto provenance = nlohmann::json::parse(project.read(out + "/provenance.json"));
    for (const auto& one : provenance.at("sources"))
      if (one.at("id") == id) return one;
    return {};
  }

  static inline PostgresServer* server = nullptr;
  Project project;
  const std::string good = project.read("recipe.toml");
};

TEST_F(PostGis, GivesTheEstimatesOfTheSameAreasInAGeoPackage) {
  const Ended from_file = project.omrade({"run", "in_file.toml", "-o", "file"});
  ASSERT_EQ(from_file.code, 0) << from_file.errors;
  const Ended from_database = project.omrade({"run", "recipe.toml", "-o", "database"});
  ASSERT_EQ(from_database.code, 0) << from_database.errors;
  EXPECT_EQ(project.read("database/tables/estimates.csv"),
            project.read("file/tables/estimates.csv"));
  EXPECT_THAT(project.read("database/tables/estimates.csv"), HasSubstr("around,vast,"));
}

TEST_F(PostGis, ProvenanceSaysWhatWasReadFromWhere) {
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const auto deso = source("out", "deso");
  EXPECT_EQ(deso.at("source"), server->connection("tables=geo.deso"));
  EXPECT_EQ(deso.at("records"), 4);
  EXPECT_THAT(deso.dump(), AllOf(HasSubstr("PostgreSQL"), HasSubstr("geo.deso"),
                                 HasSubstr("EPSG:3006"), HasSubstr("Polygon")));
}

TEST_F(PostGis, ContentIsKnownByItsRowsAndNotByTheirOrder) {
  const auto hash = [&](const std::string& out) {
    EXPECT_EQ(project.omrade({"run", "recipe.toml", "-o", out}).code, 0);
    return source(out, "deso").at("keyed_hash");
  };
  const auto first = hash("first");
  server->sql(
      "CREATE TABLE geo.again AS SELECT * FROM geo.deso ORDER BY desokod;"
      "DROP TABLE geo.deso; ALTER TABLE geo.again RENAME TO deso");
  EXPECT_EQ(hash("again"), first);
  server->sql("UPDATE geo.deso SET desonamn = 'Ny' WHERE desokod = '0780A0003'");
  EXPECT_NE(hash("changed"), first);
}

TEST_F(PostGis, APasswordInTheRecipeIsRefusedForResultsQuoteTheRecipe) {
  EXPECT_THAT(problems(server->connection("password=hemligt123 tables=geo.deso")),
              HasSubstr("error: recipe.toml:6:12: '" + server->connection("password=***") +
                        " tables=geo.deso' holds a password, and results quote the recipe; leave "
                        "it out and put it into PGPASSWORD, ~/.pgpass or a service file\n"));
  EXPECT_THAT(problems(server->connection("password=hem ligt")), Not(HasSubstr("ligt")));
  EXPECT_THAT(problems("postgresql://omrade:hem@ligt/x@localhost/y"),
              AllOf(HasSubstr("postgresql://omrade:***@localhost/y"), Not(HasSubstr("ligt"))));
}

TEST_F(PostGis, APasswordInTheRecipeIsShownByNoCommand) {
  const std::string secret = "password=hemligt123 tables=geo.deso";
  project.write("recipe.toml", recipe(server->connection(secret), "areas.gpkg:parish"));
  const std::vector<std::vector<std::string>> commands{
      {"check", "recipe.toml"},
      {"explain", "recipe.toml"},
      {"explain", "recipe.toml", "--json"},
      {"explain", "recipe.toml", "--graph"},
      {"run", "recipe.toml", "-o", "out"},
      {"why", "vast", "cni.relative", "--recipe", "recipe.toml"},
      {"init", server->connection(secret), "-o", "new.toml"}};
  for (const auto& command : commands) {
    const Ended ended = project.omrade(command);
    EXPECT_THAT(ended.output + ended.errors, Not(HasSubstr("hemligt"))) << command[0];
  }
  EXPECT_FALSE(fs::exists(project.folder() / "out"));
}

TEST_F(PostGis, ThePasswordComesFromTheEnvironmentOrFromFilesOfLibpq) {
  server->sql(
      "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'hemligt123';"
      "GRANT USAGE ON SCHEMA geo TO reader; GRANT SELECT ON geo.deso TO reader");
  server->demand_password_of("reader");
  const std::string host = "host=" + server->socket_folder().string();
  const std::string source = "PG:" + host + " dbname=postgres user=reader tables=geo.deso";
  EXPECT_THAT(problems(source, {"PGPASSFILE=/nonexistent"}), HasSubstr("no password supplied"));
  EXPECT_EQ(problems(source, {"PGPASSWORD=hemligt123"}), problems("areas.gpkg:deso"));
  project.write("pgpass", "*:*:postgres:reader:hemligt123\n");
  fs::permissions(project.folder() / "pgpass", fs::perms::owner_read | fs::perms::owner_write);
  const std::string pgpass = "PGPASSFILE=" + (project.folder() / "pgpass").string();
  EXPECT_EQ(problems(source, {pgpass}), problems("areas.gpkg:deso"));
  project.write("services", "[geodata]\n" + host + "\ndbname=postgres\nuser=reader\n");
  EXPECT_EQ(problems("PG:service=geodata tables=geo.deso",
                     {pgpass, "PGSERVICEFILE=" + (project.folder() / "services").string()}),
            problems("areas.gpkg:deso"));
}

TEST_F(PostGis, WhatIsNotInTheDatabaseIsToldByCheck) {
  const std::string at = "error: recipe.toml:6:12: ";
  EXPECT_THAT(problems(server->connection()),
              HasSubstr(at + "'" + server->connection() +
                        "' has 2 tables with geometry; name one as tables=SCHEMA.TABLE in the "
                        "connection; known: geo.deso, geo.parish\n"));
  EXPECT_THAT(problems(server->connection("tables=geo.desso")),
              HasSubstr(at + "'" + server->connection("tables=geo.desso") +
                        "': there is no table 'geo.desso'; did you mean 'geo.deso'?\n"));
  EXPECT_THAT(problems(server->connection("tables=geo.parish")),
              HasSubstr("has no field 'desokod'; known: kod\n"));
  EXPECT_THAT(problems("PG:host=/nonexistent dbname=x"),
              AllOf(HasSubstr(at + "PG:host=/nonexistent dbname=x: cannot connect: "),
                    HasSubstr("check the database, the host and the user")));
}

TEST_F(PostGis, OnlyAreasAreReadFromADatabase) {
  project.change("recipe.toml", "\"scb.csv\"", "\"PG:dbname=x password=hemligt\"");
  EXPECT_THAT(project.omrade({"check", "recipe.toml"}).errors,
              HasSubstr("'PG:dbname=x password=***' is a database, and only areas are read from "
                        "one; write the table to a file first\n"));
}

}  // namespace
}  // namespace omrade::testing
