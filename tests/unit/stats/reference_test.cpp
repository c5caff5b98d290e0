// The whole reference tables, where the environment variable OMRADE_REFERENCE names their folder.
#include "stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::stats {
namespace {

using Record = std::map<std::string, std::string>;

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::stringstream stream(line + ",");
  for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
  return fields;
}

std::vector<Record> read_records(const std::filesystem::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path << " cannot be read";
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> names = fields_of(line);
  std::vector<Record> records;
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = fields_of(line);
    EXPECT_EQ(fields.size(), names.size()) << path << ": " << line;
    Record record;
    for (std::size_t k = 0; k < names.size(); ++k) record[names[k]] = fields[k];
    records.push_back(record);
  }
  EXPECT_FALSE(records.empty()) << path;
  return records;
}

double number(const std::string& text) {
  return text.empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(text);
}

/// An empty expectation means that there is no value.
void expect_value(double value, const Record& record, const std::string& column) {
  const double expected = number(record.at(column));
  SCOPED_TRACE(record.at("case") + " " + column);
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(value)) << value;
  } else {
    EXPECT_NEAR(value, expected, 1e-9 * std::abs(expected));
  }
}

/// Records of the grouped runs give limits at 95 % only.
void expect_both_levels(const Record& record, Limits limits95, Limits limits998) {
  expect_value(limits95.lower, record, "lower95");
  expect_value(limits95.upper, record, "upper95");
  if (!record.at("lower95").empty() && record.at("lower998").empty()) return;
  expect_value(limits998.lower, record, "lower998");
  expect_value(limits998.upper, record, "upper998");
}

Limits times(double factor, Limits limits) {
  return {factor * limits.lower, factor * limits.upper};
}

class Reference : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("OMRADE_REFERENCE");
    if (folder == nullptr) GTEST_SKIP() << "OMRADE_REFERENCE does not name the reference tables";
    folder_ = folder;
  }
  std::filesystem::path folder_;
};

TEST_F(Reference, LimitsOfCountsAndProportions) {
  for (const Record& record : read_records(folder_ / "ci_limits.csv")) {
    const double z = number(record.at("confidence")) == 0.95 ? kZ95 : kZ998;
    const double x = number(record.at("x"));
    const Limits limits =
        record.at("method") == "wilson" ? wilson(x, number(record.at("n")), z) : byar(x, z);
    expect_value(limits.lower, record, "lower");
    expect_value(limits.upper, record, "upper");
  }
}

TEST_F(Reference, CrudeRates) {
  for (const Record& record : read_records(folder_ / "rates.csv")) {
    const double x = number(record.at("numerator"));
    const double factor = number(record.at("multiplier")) / number(record.at("denominator"));
    expect_value(factor * x, record, "value");
    expect_both_levels(record, times(factor, poisson(x, kZ95)), times(factor, poisson(x, kZ998)));
  }
}

TEST_F(Reference, Proportions) {
  for (const Record& record : read_records(folder_ / "proportions.csv")) {
    const double x = number(record.at("numerator"));
    const double n = number(record.at("denominator"));
    const double factor = number(record.at("multiplier"));
    expect_value(factor * x / n, record, "value");
    expect_both_levels(record, times(factor, wilson(x, n, kZ95)),
                       times(factor, wilson(x, n, kZ998)));
  }
}

}  // namespace
}  // namespace omrade::stats
