#include "fixtures.hpp"
#include "io/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsNan;
using ::testing::Pair;

std::string dataset(const std::string& members) {
  return R"({"version":"2.0","class":"dataset",)" + members + "}";
}

const std::string kRegion = R"("Region":{"label":"region","category":{"index":{"0780":0,"0020":1},)"
                            R"("label":{"0780":"Växjö","0020":"Alvesta"}}})";
const std::string kContents =
    R"("ContentsCode":{"category":{"index":{"BE01":0,"BE02":1},"label":{"BE01":"Folk"}}})";
const std::string kYear = R"("Tid":{"category":{"index":["2023","2024","2025"]}})";

/// Region x contents x year: the contents stand in the middle.
std::string cube(const std::string& value, const std::string& more = "") {
  return dataset(R"("id":["Region","ContentsCode","Tid"],"size":[2,2,3],"dimension":{)" + kRegion +
                 "," + kContents + "," + kYear + R"(},"value":)" + value + more);
}

std::vector<std::string> texts(const TableSource& table, const std::string& column) {
  const Column categories = table.categories(column);
  std::vector<std::string> out;
  for (std::size_t row = 0; row < categories.size(); ++row) out.emplace_back(categories.text(row));
  return out;
}

class JsonStatTest : public ::testing::Test {
 protected:
  std::unique_ptr<TableSource> open(const std::string& json, const CsvOptions& options = {}) {
    return open_table(folder_.write("scb.json", json), options);
  }
  std::string error(const std::string& json) {
    return folder_.error([&] { open(json); });
  }

  TestFolder folder_;
};

TEST_F(JsonStatTest, ContentsBecomeColumnsAndCombinationsRows) {
  const auto table = open(cube("[1,2,3,10,20,30,4,5,6,40,50.5,60]"));
  EXPECT_THAT(table->names(),
              ElementsAre("Region", "Region.label", "Tid", "Tid.label", "BE01", "BE02"));
  EXPECT_EQ(table->rows(), 6U);
  EXPECT_THAT(texts(*table, "Region"), ElementsAre("0780", "0780", "0780", "0020", "0020", "0020"));
  EXPECT_THAT(texts(*table, "Region.label"),
              ElementsAre("Växjö", "Växjö", "Växjö", "Alvesta", "Alvesta", "Alvesta"));
  EXPECT_THAT(texts(*table, "Tid"), ElementsAre("2023", "2024", "2025", "2023", "2024", "2025"));
  EXPECT_THAT(table->reals("BE01").reals(), ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_THAT(table->reals("BE02").reals(), ElementsAre(10, 20, 30, 40, 50.5, 60));
  EXPECT_THAT(table->reals("Tid").reals(), ElementsAre(2023, 2024, 2025, 2023, 2024, 2025));
  EXPECT_EQ(table->place(0), "row 1");
}

TEST_F(JsonStatTest, CodeStandsWhereThereIsNoLabel) {
  EXPECT_THAT(texts(*open(cube("[1,2,3,4,5,6,7,8,9,10,11,12]")), "Tid.label"),
              ElementsAre("2023", "2024", "2025", "2023", "2024", "2025"));
}

TEST_F(JsonStatTest, NullIsMissing) {
  const auto table = open(cube(R"([null,2,"..",4,5,6,7,8,9,10,11,12],"status":{"0":".."})"));
  EXPECT_THAT(table->reals("BE01").reals(), ElementsAre(IsNan(), 2, IsNan(), 7, 8, 9));
}

TEST_F(JsonStatTest, SparseValuesStandByTheirPosition) {
  const auto table = open(cube(R"({"11":60,"0":1,"4":20})"));
  EXPECT_THAT(table->reals("BE01").reals(),
              ElementsAre(1, IsNan(), IsNan(), IsNan(), IsNan(), IsNan()));
  EXPECT_THAT(table->reals("BE02").reals(),
              ElementsAre(IsNan(), 20, IsNan(), IsNan(), IsNan(), 60));
}

TEST_F(JsonStatTest, MetricRoleNamesTheContents) {
  const auto table =
      open(cube("[1,2,3,10,20,30,4,5,6,40,50,60]", R"(,"role":{"metric":["Region"]})"));
  EXPECT_THAT(table->names(), ElementsAre("ContentsCode", "ContentsCode.label", "Tid", "Tid.label",
                                          "0780", "0020"));
  EXPECT_THAT(table->reals("0780").reals(), ElementsAre(1, 2, 3, 10, 20, 30));
  EXPECT_THAT(table->reals("0020").reals(), ElementsAre(4, 5, 6, 40, 50, 60));
}

TEST_F(JsonStatTest, ContentsMayBeTheLastDimension) {
  const auto table = open(dataset(R"("id":["Region","ContentsCode"],"size":[2,2],"dimension":{)" +
                                  kRegion + "," + kContents + R"(},"value":[1,10,2,20])"));
  EXPECT_THAT(table->reals("BE01").reals(), ElementsAre(1, 2));
  EXPECT_THAT(table->reals("BE02").reals(), ElementsAre(10, 20));
}

TEST_F(JsonStatTest, ValuesWithoutContentsAreOneColumn) {
  const auto table =
      open(dataset(R"("id":["Region"],"size":[2],"dimension":{)" + kRegion + R"(},"value":[7,8])"));
  EXPECT_THAT(table->names(), ElementsAre("Region", "Region.label", "value"));
  EXPECT_THAT(table->reals("value").reals(), ElementsAre(7, 8));
}

TEST_F(JsonStatTest, OneCategoryNeedsNoIndex) {
  const auto table = open(
      dataset(R"("id":["Kön"],"size":[1],"dimension":{"Kön":{"category":{"label":{"1":"män"}}}},)"
              R"("value":[7])"));
  EXPECT_THAT(texts(*table, "Kön"), ElementsAre("1"));
  EXPECT_THAT(texts(*table, "Kön.label"), ElementsAre("män"));
}

TEST_F(JsonStatTest, SourceAndUpdateAreTold) {
  EXPECT_THAT(open(cube("[1,2,3,4,5,6,7,8,9,10,11,12]",
                        R"(,"source":"SCB","updated":"2025-02-21T07:00:00Z")"))
                  ->detected(),
              ElementsAre(Pair("format", "json-stat2"), Pair("source", "SCB"),
                          Pair("updated", "2025-02-21T07:00:00Z")));
}

TEST_F(JsonStatTest, WhatIsNoDatasetIsRefused) {
  for (const char* json :
       {"{}", "[1]", R"({"columns":[],"data":[]})", R"({"version":"2.0","class":"collection"})",
        R"({"version":"1.0","class":"dataset"})"}) {
    EXPECT_EQ(error(json),
              "scb.json: it is not a JSON-stat dataset of version 2.0; fetch the table as "
              "json-stat2")
        << json;
  }
  EXPECT_EQ(error(R"({"version":"2.0",)"),
            "scb.json: it is not JSON, or cut short; fetch the table as json-stat2");
}

TEST_F(JsonStatTest, SizesThatDoNotFitAreRefused) {
  EXPECT_EQ(error(cube("[1,2]")), "scb.json: it has 2 values, but its sizes make 12");
  EXPECT_EQ(error(cube(R"({"12":1})")), "scb.json: it has a value at '12', but its sizes make 12");
  EXPECT_EQ(error(cube(R"({"-1":1})")), "scb.json: it has a value at '-1', but its sizes make 12");
  EXPECT_EQ(error(dataset(R"("id":["Region"],"size":[3],"dimension":{)" + kRegion +
                          R"(},"value":[7,8,9])")),
            "scb.json: dimension 'Region' has 2 categories, but its size is 3");
  EXPECT_EQ(error(dataset(R"("id":["Region"],"size":[2,1],"dimension":{)" + kRegion +
                          R"(},"value":[7,8])")),
            "scb.json: it has 1 dimension, but 2 sizes");
  EXPECT_EQ(error(dataset(R"("id":["A"],"size":[2],"dimension":{"A":{"category":{"index":)"
                          R"({"a":0,"b":0}}}},"value":[7,8])")),
            "scb.json: dimension 'A': category 'b' has the position 0; positions run from 0 to 1, "
            "each once");
}

TEST_F(JsonStatTest, CubeBeyondReasonIsRefusedBeforeItIsBuilt) {
  std::string codes = "\"c0\"";
  for (int i = 1; i < 1000; ++i) codes += ",\"c" + std::to_string(i) + "\"";
  std::string dimensions;
  for (const char* id : {"A", "B", "C"}) {
    dimensions += std::string(dimensions.empty() ? "" : ",") + "\"" + id +
                  R"(":{"category":{"index":[)" + codes + "]}}";
  }
  EXPECT_EQ(error(dataset(R"("id":["A","B","C"],"size":[1000,1000,1000],"dimension":{)" +
                          dimensions + R"(},"value":{"0":1})")),
            "scb.json: it holds more than 100000000 values; fetch fewer categories");
}

TEST_F(JsonStatTest, AbsentPartsAreNamed) {
  EXPECT_EQ(error(dataset(R"("size":[1])")), "scb.json: it has no list 'id' of dimensions");
  EXPECT_EQ(error(dataset(R"("id":["A"],"size":[1],"dimension":{})")),
            "scb.json: it has no dimension 'A'");
  EXPECT_EQ(error(dataset(R"("id":["A"],"size":[1],"dimension":{"A":{"category":{}}})")),
            "scb.json: dimension 'A' has no index of its categories");
  EXPECT_EQ(error(dataset(R"("id":["Region"],"size":[2],"dimension":{)" + kRegion + "}")),
            "scb.json: it has no values");
  EXPECT_EQ(error(dataset(R"("id":["Region"],"size":[2],"dimension":{)" + kRegion +
                          R"(},"value":[1,true])")),
            "scb.json: value 1 is neither a number nor null");
}

}  // namespace
}  // namespace omrade::io
