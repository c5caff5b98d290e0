// Two publications against all whole numbers that fit both, one by one.
#include "base/error.hpp"
#include "project.hpp"
#include "tools/cell_history.hpp"
#include "tools/cell_rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

using Numbers = std::array<int, 4>;  // of the areas a, b, c and d
const std::map<std::string, std::vector<std::size_t>> kParts{
    {"a", {0}},          {"b", {1}},    {"c", {2}},   {"d", {3}},
    {"m", {0, 1, 2, 3}}, {"u", {0, 1}}, {"v", {1, 2}}};
constexpr int kMinimum = 5;
constexpr int kMost = 16;  // numbers are 0 … 9, and a few more have to be possible

int sum_of(const Numbers& numbers, const std::string& code) {
  int sum = 0;
  for (const std::size_t part : kParts.at(code)) sum += numbers[part];
  return sum;
}

void one_by_one(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

/// What is printed by code, nothing where it is a mark; or nothing at all where it is refused.
using Printed = std::map<std::string, std::optional<int>>;
std::optional<Printed> publish(const testing::Project& project, const Numbers& numbers,
                               const std::set<std::string>& codes) {
  std::string rows = "area,n\n";
  for (const std::string& code : codes)
    rows += code + "," + std::to_string(sum_of(numbers, code)) + "\n";
  project.write("table.csv", rows);
  disclosure::TableSpec spec;
  spec.cells = {"area"};
  spec.value = "n";
  spec.hierarchies = {{.column = "area", .table = project.folder() / "sums.csv"}};
  spec.history = project.folder() / "history.json";
  CellTable table((project.folder() / "table.csv").string(), spec);
  const CellHistory history(table, spec, one_by_one);
  Printed printed;
  try {
    const Withholding withheld = withhold(table, spec, history, one_by_one);
    for (std::size_t i = 0; i < withheld.rules.size(); ++i) {
      const CellTable::Entry& entry = table.entries()[i];
      std::optional<int>& number = printed[entry.key[0]];
      if (withheld.rules[i] == CellRule::none) {
        number = static_cast<int>(withheld.values[i]);
      } else {
        table.texts()[entry.column][entry.row] = "withheld";
      }
    }
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::failed) return {};
    throw;
  }
  project.write("history.json", history.successor(table));
  return printed;
}

/// All areas or none of them, and some of the sums.
std::set<std::string> some_codes() {
  std::set<std::string> codes;
  if (*rc::gen::arbitrary<bool>()) codes = {"a", "b", "c", "d"};
  for (const char* code : {"m", "u", "v"})
    if (*rc::gen::arbitrary<bool>()) codes.insert(code);
  if (codes.empty()) codes = {"m"};
  return codes;
}

TEST(DiscloseHistoryProperty, OfEverySmallCountThatAnyPublicationWithheldAllNumbersFitAllOfThem) {
  const testing::Project project;
  project.write("sums.csv", "parent,child\nm,a\nm,b\nm,c\nm,d\nu,a\nu,b\nv,b\nv,c\n");
  EXPECT_TRUE(rc::check("three publications", [&] {
    project.write("history.json", R"({"history": 1})");
    Numbers numbers{};
    for (int& number : numbers)
      number = *rc::gen::weightedElement<int>({{2, 0}, {2, 1}, {2, 2}, {2, 3}, {1, 6}, {2, 9}});
    std::map<std::string, int> known;
    std::set<std::string> withheld;
    for (int turn = 0; turn < 3; ++turn) {
      const auto printed = publish(project, numbers, some_codes());
      RC_CLASSIFY(!printed, "refused");
      if (!printed) continue;
      for (const auto& [code, number] : *printed) {
        if (number) {
          RC_ASSERT(*number == sum_of(numbers, code));
          RC_ASSERT(!withheld.contains(code));
          known[code] = *number;
        } else {
          RC_ASSERT(!known.contains(code));
          withheld.insert(code);
        }
      }
    }
    std::map<std::string, std::set<int>> possible;
    Numbers other{};
    const auto fits = [&] {
      for (const auto& [code, number] : known)
        if (sum_of(other, code) != number) return false;
      return true;
    };
    for (other[0] = 0; other[0] <= kMost; ++other[0]) {
      for (other[1] = 0; other[1] <= kMost; ++other[1]) {
        for (other[2] = 0; other[2] <= kMost; ++other[2]) {
          for (other[3] = 0; other[3] <= kMost; ++other[3]) {
            if (!fits()) continue;
            for (const std::string& code : withheld) possible[code].insert(sum_of(other, code));
          }
        }
      }
    }
    for (const std::string& code : withheld) {
      const int truth = sum_of(numbers, code);
      if (truth == 0 || truth >= kMinimum) continue;
      for (int value = 1; value < kMinimum; ++value) RC_ASSERT(possible[code].contains(value));
    }
  }));
}

}  // namespace
}  // namespace omrade::tools
