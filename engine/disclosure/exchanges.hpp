// Exchanges between the cells of a linear system that keep all its relations: people who might as
// well be there as here. An exchange that makes a withheld cell another whole number proves that
// nobody can rule that number out, with whole numbers everywhere and fractions to the last digit,
// where linear programs are slow to. For the gate alone.
#pragma once

#include "disclosure/linear_system.hpp"
#include "disclosure/slacks.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace omrade::disclosure {

/// How much of a cell everybody knows.
enum class Standing : std::uint8_t {
  fixed,      ///< all, whatever is done
  published,  ///< all, unless it is opened
  rounded,    ///< what it was rounded to
  withheld,   ///< what the cell says is known
};

/// What is done to a cell so that it takes part in an exchange.
struct Opened {
  std::size_t cell = 0;
  Standing to = Standing::withheld;  ///< rounded or withheld
  friend bool operator==(const Opened&, const Opened&) = default;
};

/// By how much a cell changes.
struct Moved {
  std::size_t cell = 0;
  double amount = 0;
};

class Exchanges {
 public:
  /// `rounded` holds for each cell what would be known of it were it rounded; an empty range where
  /// it cannot be. `standing` is that of each cell. The first two must outlive this.
  Exchanges(const LinearSystem& system, const std::vector<Range>& rounded,
            std::vector<Standing> standing);

  /// To be called first: takes the cells that a rule withheld from their true numbers to others
  /// that fit everything else as well, each as near the middle of its need as those after it allow.
  /// What is found from there depends on what everybody can see, as far as the search for it goes,
  /// not on numbers that are withheld.
  void settle();

  /// Likewise, from numbers that were found before: of each cell one, or NaN where it is its own.
  /// False, and does nothing, where they do not fit.
  bool start_from(const std::vector<double>& numbers);
  [[nodiscard]] const std::vector<double>& numbers() const noexcept { return now_; }

  /// Whether withheld cells alone can change so that `cell` is `value`. False may also mean that
  /// the search was given up. What was found once is looked at first.
  bool possible(std::size_t cell, double value);

  /// What else must be opened so that it can: of those cells alone that readers need least, as far
  /// as that is possible (see `ranks`), and of these at little weight (a cell's if it is withheld,
  /// far less if it is rounded); nothing where none is found.
  std::optional<std::vector<Opened>> opening(std::size_t cell, double value);

  /// How much readers need each cell; 0 is the least. All are 0 until this is called.
  void ranks(std::vector<std::uint8_t> ranks);
  [[nodiscard]] std::uint8_t rank(std::size_t cell) const { return ranks_[cell]; }

  using Found = std::map<std::pair<std::size_t, double>, std::vector<Moved>>;
  [[nodiscard]] const Found& remembered() const noexcept { return remembered_; }
  void remember(Found found) { remembered_ = std::move(found); }

  /// The other cells that the last exchange which was found changes.
  [[nodiscard]] const std::vector<std::size_t>& witness() const noexcept { return witness_; }

  /// How many steps all searches took: a measure of work that no machine changes.
  [[nodiscard]] std::size_t work() const noexcept { return work_; }

  /// In how many orders a search is tried before it is given up, and how many times as long each.
  void patience(std::size_t orders, double times = 1) {
    patience_ = orders;
    times_ = times;
  }

  void open(const Opened& one) { stand(one.cell, one.to); }
  [[nodiscard]] const std::vector<Standing>& standing() const noexcept { return standing_; }

 private:
  static constexpr std::uint8_t kTimes = 2;  ///< that one cell may be moved

  struct Entry {
    std::size_t relation;
    double coefficient;
  };
  struct Option {
    std::size_t cell;
    double amount, cost;
    Standing to;         ///< what it must be for that
    std::size_t broken;  ///< relations that are so afterwards
    std::uint64_t turn;  ///< of equals
  };
  bool search(std::size_t depth);
  bool found();
  void stand(std::size_t cell, Standing to);
  [[nodiscard]] Range range_of(std::size_t cell, Standing standing) const;
  [[nodiscard]] Range window_of(std::size_t relation, Standing standing) const;
  [[nodiscard]] bool broken(std::size_t relation, double residual) const;
  [[nodiscard]] std::size_t most_pressing() const;
  [[nodiscard]] std::size_t most_steps() const;
  void add_slack(std::size_t relation, std::vector<Option>& options) const;
  void add_options(std::size_t relation, const Term& term, std::vector<Option>& options) const;
  void add_option(std::size_t relation, const Term& term, const Range& range, double cost,
                  Standing to, std::vector<Option>& options) const;
  void add_amount(std::size_t cell, double amount, const Range& range, double cost, Standing to,
                  std::vector<Option>& options) const;
  void change(std::size_t cell, double amount);
  void touch(std::size_t relation);
  bool begin(std::size_t cell, double value);
  bool attempt(std::size_t cell, double value);
  bool again(std::size_t cell, double value, const std::vector<Moved>& moves);
  void ask(std::size_t cell, double value);
  void answer(std::size_t cell);
  void undo_all();

  const LinearSystem& system_;
  const std::vector<Range>& rounded_;
  std::vector<Standing> standing_;
  Slacks slacks_;
  std::vector<std::vector<Entry>> of_cell_;
  std::vector<double> room_;  ///< of each relation, for rounding
  std::vector<std::size_t> terms_;
  std::vector<double> residual_;  ///< now, without its slack
  std::vector<double> start_;
  std::vector<Range> windows_;         ///< of the residual: what its slack may make up for
  std::vector<double> now_;            ///< the number of each cell that exchanges start from
  std::vector<double> moving_;         ///< and what it is now
  std::vector<std::uint8_t> changed_;  ///< how often
  std::vector<std::size_t> touched_;   ///< relations, each once
  std::vector<bool> is_touched_;
  std::vector<std::vector<Option>> pool_;  ///< of each depth
  std::vector<Opened> opened_, best_;
  std::vector<std::size_t> witness_;
  std::vector<Moved> moved_, best_moved_;
  Found remembered_;
  std::vector<std::uint8_t> ranks_;
  std::uint8_t rank_ = 0, highest_ = 0;  ///< up to which published cells may be opened; of any cell
  std::vector<bool> frozen_;             ///< while settling: takes no part
  double cost_ = 0, best_cost_ = 0;
  bool publishing_ = false;  ///< published cells may be opened
  bool settling_ = false;
  bool found_ = false;
  std::size_t asked_ = kNoSlack;  ///< the cell that an exchange is sought for
  std::size_t steps_ = 0, work_ = 0;
  std::size_t patience_ = 1, order_ = 0;
  double times_ = 1;
};

}  // namespace omrade::disclosure
