// Two publications against all whole numbers that fit both, one by one.
#include "base/error.hpp"
#include "project.hpp"
#include "tools/cell_history.hpp"
#include "tools/cell_rules.hpp"
#include "tools/table_audit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
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

/// What is printed by code, nothing where it is a mark; or nothing at all where it is refused, for
/// `user` also because it does not fit what was published before.
using Printed = std::map<std::string, std::optional<int>>;
std::optional<Printed> publish(const testing::Project& project, const Numbers& numbers,
                               const std::set<std::string>& codes, bool revised = false) {
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
  std::string successor;
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
    successor = history.successor(table, withheld.revisions);
    // The audit of what the rules left finds nothing that they did not.
    for (const CellRange& cell : audit_table(table, spec, history, one_by_one, &withheld.revisions))
      RC_ASSERT(cell.safe);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::failed || (revised && error.kind() == ErrorKind::user))
      return {};
    throw;
  }
  project.write("history.json", successor);
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

/// What the history knows of a code, by what was printed.
struct Before {
  std::optional<int> number{};  ///< the last that was printed
  bool open = false;            ///< it is that still
  bool withheld = false;        ///< it was a mark, and not because today's rules withhold `number`
  int truth = 0;                ///< when it was a row
};

/// By code, all that it may be for somebody who knows these.
class Possible {
 public:
  explicit Possible(const std::map<std::string, int>& known) {
    std::array<int, 4> lower{}, upper{};
    for (std::size_t i = 0; i < 4; ++i) {
      const auto at = known.find(std::string(1, static_cast<char>('a' + i)));
      lower[i] = at == known.end() ? 0 : at->second;
      upper[i] = at == known.end() ? kAll : at->second;
    }
    const auto is = [&](const char* code, int sum) {
      const auto at = known.find(code);
      return at == known.end() || at->second == sum;
    };
    for (int a = lower[0]; a <= upper[0]; ++a) {
      for (int b = lower[1]; b <= upper[1]; ++b) {
        if (!is("u", a + b)) continue;
        for (int c = lower[2]; c <= upper[2]; ++c) {
          if (!is("v", b + c)) continue;
          for (int d = lower[3]; d <= upper[3]; ++d) {
            if (!is("m", a + b + c + d)) continue;
            const std::array sums{a, b, c, d, a + b + c + d, a + b, b + c};
            for (std::size_t i = 0; i < sums.size(); ++i)
              seen_[i][static_cast<std::size_t>(sums[i])] = true;
          }
        }
      }
    }
  }
  [[nodiscard]] bool is(const std::string& code, int number) const {
    return seen_[std::string("abcdmuv").find(code)][static_cast<std::size_t>(number)];
  }

 private:
  /// Numbers are 0 … 14, and what is asked for is at most 8 away from them.
  static constexpr int kAll = 24;
  std::array<std::array<bool, 4 * kAll + 1>, 7> seen_{};
};

TEST(DiscloseHistoryProperty, WhoKnowsWhatWasRevisedIsToldNoSmallCountAndNoSmallRevision) {
  const testing::Project project;
  project.write("sums.csv", "parent,child\nm,a\nm,b\nm,c\nm,d\nu,a\nu,b\nv,b\nv,c\n");
  EXPECT_TRUE(rc::check("three publications with revisions", [&] {
    project.write("history.json", R"({"history": 1})");
    const auto usual =
        rc::gen::weightedElement<int>({{2, 0}, {2, 1}, {2, 2}, {2, 3}, {1, 6}, {2, 9}, {1, 14}});
    Numbers numbers{};
    for (int& number : numbers) number = *usual;
    std::map<std::string, Before> before;
    for (int turn = 0; turn < 3; ++turn) {
      for (int& number : numbers) {
        if (turn == 0 || *rc::gen::inRange(0, 3) > 0) continue;
        number = *rc::gen::element(*usual, number + 1, number > 1 ? number - 2 : number + 2);
        number = std::min(number, 14);
      }
      const std::set<std::string> codes = some_codes();
      const auto printed = publish(project, numbers, codes, true);
      RC_CLASSIFY(!printed, "refused");
      if (!printed) continue;
      std::map<std::string, int> small_revisions;
      bool revised = false;
      for (const auto& [code, number] : *printed) {
        Before& one = before[code];
        const int truth = sum_of(numbers, code);
        if (number) {
          RC_ASSERT(*number == truth);
          RC_ASSERT(!one.withheld);
        }
        if (one.open && truth != *one.number) {
          revised = true;
          if (std::abs(truth - *one.number) < kMinimum) {
            RC_ASSERT(!number);
            small_revisions[code] = *one.number;
          }
        }
        one.open = number || (one.open && truth == *one.number);
        one.withheld = !one.open;
        if (number) one.number = number;
        one.truth = truth;
      }
      RC_CLASSIFY(revised, "revised");
      std::map<std::string, int> known;
      for (const auto& [code, one] : before)
        if (one.open) known[code] = *one.number;
      const Possible possible(known);
      for (const auto& [code, one] : before) {
        if (one.open || one.truth == 0 || one.truth >= kMinimum) continue;
        for (int value = 1; value < kMinimum; ++value) RC_ASSERT(possible.is(code, value));
      }
      for (const auto& [code, number] : small_revisions) {
        for (int value = std::max(0, number - kMinimum + 1); value < number + kMinimum; ++value)
          RC_ASSERT(possible.is(code, value));
      }
    }
  }));
}

}  // namespace
}  // namespace omrade::tools
