// What was published before of a table: a file that `omrade disclose` reads and whose successor it
// writes, so that two publications do not tell by subtraction what each of them withholds.
//
//   TableHistory history = TableHistory::parse(text, "history.json");
//   history.require(kind);                       // the same columns of codes
//   … cells() and sums() with today's in one linear system …
//   history.publish(key, number); history.withhold(key); history.add(sum);
//   const std::string next = history.text();
//
// It holds what everybody knows by then: which cells were published, with their numbers, and with
// earlier ones that differed, which were withheld, without any, how many persons there are in all
// where that is open, and what sums to what. The beginning is {"history": 1}, as of a run's
// history.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {

class TableHistory {
 public:
  /// What a cell is: the columns of its codes, in the order of a key, and what is counted; of a
  /// table of units the columns are the id and "column" ("count" where the id is called that), and
  /// nothing is said of the value. No two columns are the same.
  struct Kind {
    std::vector<std::string> columns{};
    std::string value{};
    bool operator==(const Kind&) const = default;
  };
  using Key = std::vector<std::string>;
  struct Cell {
    bool withheld = false;
    /// As published; of a withheld one what it was before it was revised, NaN where it never was.
    double number = std::numeric_limits<double>::quiet_NaN();
    double most = std::numeric_limits<double>::infinity();  ///< all persons, where it is open
    /// Other numbers that were published of it, and of how many, in that order.
    struct Earlier {
      double number, most;
    };
    std::vector<Earlier> earlier{};
  };
  /// In a column, one code is the sum of others.
  struct Sum {
    std::string column{}, parent{};
    std::set<std::string> parts{};
    auto operator<=>(const Sum&) const = default;
  };

  /// Nothing was published before.
  TableHistory() = default;

  /// Error user, with the place, for whatever is not of the schema, and for the history of a
  /// run; `subject` names the file.
  static TableHistory parse(const std::string& text, const std::string& subject);

  [[nodiscard]] bool empty() const noexcept { return cells_.empty(); }

  /// Takes the kind of today's table. Error user where an earlier one had other columns: nobody
  /// could say how its cells belong to these.
  void require(const Kind& kind, const std::string& subject);

  [[nodiscard]] const Kind& kind() const noexcept { return kind_; }
  /// The largest minimum_count that held.
  [[nodiscard]] std::uint32_t minimum_count() const noexcept { return minimum_count_; }
  [[nodiscard]] const std::map<Key, Cell>& cells() const noexcept { return cells_; }
  [[nodiscard]] const std::set<Sum>& sums() const noexcept { return sums_; }

  void publish(const Key& key, double number, double most);
  void withhold(const Key& key, double most);
  void add(Sum sum) { sums_.insert(std::move(sum)); }
  void raise_minimum_count(std::uint32_t minimum);

  /// The same bytes for the same.
  [[nodiscard]] std::string text() const;

 private:
  Kind kind_;
  std::uint32_t minimum_count_ = 0;
  std::map<Key, Cell> cells_;
  std::set<Sum> sums_;
};

}  // namespace omrade::disclosure
