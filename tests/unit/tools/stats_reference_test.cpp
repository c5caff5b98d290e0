// omrade stats against the whole reference tables, where the environment variable OMRADE_REFERENCE
// names their folder.
#include "project.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

constexpr double kTolerance = 1e-9;

using Record = std::map<std::string, std::string>;
using Names =
    std::vector<std::pair<std::string, std::string>>;  ///< of the result, of the reference

std::vector<Record> records_of(std::istream& text) {
  const auto fields_of = [](const std::string& line) {
    std::vector<std::string> fields;
    std::stringstream stream(line + ",");
    for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
    return fields;
  };
  std::string line;
  std::getline(text, line);
  const std::vector<std::string> names = fields_of(line);
  std::vector<Record> records;
  while (std::getline(text, line)) {
    const std::vector<std::string> fields = fields_of(line);
    Record record;
    for (std::size_t k = 0; k < names.size() && k < fields.size(); ++k)
      record[names[k]] = fields[k];
    records.push_back(record);
  }
  EXPECT_FALSE(records.empty());
  return records;
}

class StatsReference : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("OMRADE_REFERENCE");
    if (folder == nullptr) GTEST_SKIP() << "OMRADE_REFERENCE does not name the reference tables";
    folder_ = folder;
  }
  void TearDown() override {
    if (compared_ == 0) return;
    std::printf("%zu numbers compared, largest relative difference %.2e\n", compared_, largest_);
  }

  [[nodiscard]] std::string path(const std::string& file) const {
    return (folder_ / file).string();
  }
  [[nodiscard]] std::vector<Record> read(const std::string& file) const {
    std::ifstream stream(folder_ / file);
    EXPECT_TRUE(stream) << file;
    return records_of(stream);
  }
  /// The result of `omrade stats ARGUMENTS` by the text of its first column.
  [[nodiscard]] std::map<std::string, Record> stats(std::vector<std::string> arguments,
                                                    const std::string& key) const {
    arguments.insert(arguments.begin(), "stats");
    const Ended ended = project_.omrade(arguments);
    EXPECT_EQ(ended.code, 0) << ended.errors;
    std::stringstream text(ended.output);
    std::map<std::string, Record> rows;
    for (const Record& row : records_of(text)) rows[key.empty() ? "" : row.at(key)] = row;
    return rows;
  }

  void compare(const Record& row, const Record& reference, const Names& names) {
    for (const auto& [of_row, of_reference] : names) {
      SCOPED_TRACE(of_row);
      const std::string& expected = reference.at(of_reference);
      const std::string& text = row.at(of_row);
      ++compared_;
      if (expected.empty()) {
        EXPECT_EQ(text, "");
        continue;
      }
      ASSERT_NE(text, "") << row.at("state");
      const double wanted = std::stod(expected);
      const double difference = std::abs(std::stod(text) - wanted);
      if (wanted != 0) largest_ = std::max(largest_, difference / std::abs(wanted));
      EXPECT_LE(difference, kTolerance * std::abs(wanted)) << text << " for " << expected;
    }
  }
  void compare_all(const Record& row, const Record& reference, Names names) {
    names.insert(names.end(), {{"value", "value"}, {"lower95", "lower95"}, {"upper95", "upper95"}});
    // The grouped runs of the source give limits at 95 % only.
    if (reference.at("lower95").empty() || !reference.at("lower998").empty())
      names.insert(names.end(), {{"lower998", "lower998"}, {"upper998", "upper998"}});
    compare(row, reference, names);
  }

  const Project project_;
  std::filesystem::path folder_;
  std::size_t compared_ = 0;
  double largest_ = 0;
};

std::string interval_of(const std::string& method) {
  return method == "Exact" ? "exact" : method == "Byars" ? "byar" : "wilson";
}

TEST_F(StatsReference, CrudeRates) {
  for (const Record& one : read("rates.csv")) {
    SCOPED_TRACE(one.at("case"));
    const auto rows = stats({"rate", path("rates.csv"), "--by", "case", "--numerator", "numerator",
                             "--denominator", "denominator", "--multiplier", one.at("multiplier")},
                            "case");
    const Record& row = rows.at(one.at("case"));
    compare_all(row, one, {});
    EXPECT_EQ(row.at("interval"), one.at("value").empty() ? "none" : interval_of(one.at("method")));
  }
}

TEST_F(StatsReference, RatesOfGroupsAreOfTheirSums) {
  const auto all = read("rates.csv");
  std::string table = "area,numerator,denominator\n";
  for (const Record& one : all) {
    // The second half of RATE01 … 20 are the areas of RATE21 … 32 once, these are them twice.
    if (one.at("case") < "RATE09" || one.at("case") > "RATE20") continue;
    const std::string row =
        one.at("area") + "," + one.at("numerator") + "," + one.at("denominator") + "\n";
    table += one.at("area") == "Area12" ? row : row + row;
  }
  project_.write("twice.csv", table);
  const auto rows = stats({"rate", "twice.csv", "--by", "area", "--numerator", "numerator",
                           "--denominator", "denominator", "--multiplier", "100000"},
                          "area");
  for (const Record& one : all) {
    if (one.at("case") >= "RATE21") compare_all(rows.at(one.at("area")), one, {});
  }
  EXPECT_GE(compared_, 12U * 3U) << "RATE21 to RATE32, each a value and its limits";
}

TEST_F(StatsReference, Proportions) {
  for (const Record& one : read("proportions.csv")) {
    SCOPED_TRACE(one.at("case"));
    const auto rows =
        stats({"proportion", path("proportions.csv"), "--by", "case", "--numerator", "numerator",
               "--denominator", "denominator", "--multiplier", one.at("multiplier")},
              "case");
    compare_all(rows.at(one.at("case")), one, {});
  }
  EXPECT_GE(compared_, 30U * 3U);
}

TEST_F(StatsReference, LimitsOfProportions) {
  for (const Record& one : read("ci_limits.csv")) {
    SCOPED_TRACE(one.at("case"));
    const bool wilson = one.at("method") == "wilson";
    // Byar's limits are given from 10 events on only.
    if (!wilson && std::stod(one.at("x")) < 10) continue;
    project_.write("one.csv", "x,n\n" + one.at("x") + "," + (wilson ? one.at("n") : "1") + "\n");
    const Record row =
        stats({wilson ? "proportion" : "rate", "one.csv", "--numerator", "x", "--denominator", "n"},
              "")
            .at("");
    const std::string level = one.at("confidence") == "0.95" ? "95" : "998";
    compare(row, one, {{"lower" + level, "lower"}, {"upper" + level, "upper"}});
  }
  EXPECT_GE(compared_, 16U);
}

TEST_F(StatsReference, Means) {
  const Names names{{"n", "count"}, {"sd", "stdev"}};
  const auto rows =
      stats({"mean", path("means_input.csv"), "--by", "area", "--value", "value"}, "area");
  const Record all = stats({"mean", path("means_input.csv"), "--value", "value"}, "").at("");
  for (const Record& one : read("means_expected.csv")) {
    SCOPED_TRACE(one.at("area"));
    compare_all(one.at("area") == "No grouping" ? all : rows.at(one.at("area")), one, names);
  }
  EXPECT_GE(compared_, 3U * 5U);
}

TEST_F(StatsReference, DirectlyStandardisedRates) {
  for (const Record& one : read("dsr_expected.csv")) {
    SCOPED_TRACE(one.at("case"));
    const bool independent = one.at("independent_events") == "1";
    std::vector<std::string> arguments{
        "dsr",          path(independent ? "dsr_input.csv" : "dsr_repeated_input.csv"),
        "--by",         "area",
        "--stratum",    "ageband",
        "--numerator",  independent ? "count" : "persons",
        "--population", "pop",
        "--stdpop",     "stdpop",
        "--multiplier", one.at("multiplier")};
    if (!independent)
      arguments.insert(arguments.end(), {"--events", "repeated", "--frequency", "eventfreq"});
    const auto rows = stats(arguments, "area");
    compare_all(rows.at(one.at("area")), one,
                {{"count", "total_count"}, {"population", "total_pop"}});
    EXPECT_EQ(rows.at(one.at("area")).at("state") == "ok", one.at("suppressed") == "0");
  }
}

TEST_F(StatsReference, IndirectlyStandardised) {
  for (const Record& one : read("isr_expected.csv")) {
    SCOPED_TRACE(one.at("case"));
    const auto rows =
        stats({"isr", path("isr_input.csv"), "--by", "area", "--stratum", "ageband", "--numerator",
               "count", "--population", "pop", "--refcount", "refcount", "--refpop", "refpop",
               "--as", one.at("statistic"), "--multiplier", one.at("multiplier")},
              "area");
    const Record& row = rows.at(one.at("area"));
    compare_all(row, one, {{"observed", "observed"}, {"expected", "expected"}});
    EXPECT_EQ(row.at("interval"), interval_of(one.at("method")));
  }
}

}  // namespace
}  // namespace omrade::testing
