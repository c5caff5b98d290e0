// Exchanges between the cells of a linear system that keep all its relations: people who might as
// well be there as here. An exchange that makes a withheld cell another whole number proves that
// nobody can rule that number out, with whole numbers everywhere and fractions to the last digit,
// where linear programs are slow to. For the gate alone.
#pragma once

#include "disclosure/linear_system.hpp"
#include "disclosure/slacks.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
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

  /// One search of those that possible() makes, which ends with the first that finds something: in
  /// the given order, of 0 … orders() - 1; the first looks at what was found once. Nothing is kept
  /// of it until it is taken.
  struct Shown {
    bool possible = false;
    bool fresh = false;  ///< it was found now
    std::vector<Moved> moves{};
    std::vector<std::size_t> witness{};
    std::size_t work = 0;
  };
  [[nodiscard]] Shown show(std::size_t cell, double value, std::size_t order);
  void take(std::size_t cell, double value, Shown shown);
  [[nodiscard]] std::size_t orders() const noexcept { return patience_; }

  /// What else must be opened so that it can: of those cells alone that readers need least, as far
  /// as that is possible (see `ranks`), and of these at little weight (a cell's if it is withheld,
  /// far less if it is rounded); nothing where none is found.
  std::optional<std::vector<Opened>> opening(std::size_t cell, double value);

  /// How much readers need each cell; 0 is the least. All are 0 until this is called.
  void ranks(const std::vector<std::uint8_t>& ranks);
  [[nodiscard]] std::uint8_t rank(std::size_t cell) const { return movers_[cell].rank; }

  /// What makes cells other numbers: `tell(cell, value, moves)` of each that was found or told.
  template <class Tell>
  void remembered(const Tell& tell) const {
    for (std::size_t cell = 0; cell < remembered_->size(); ++cell)
      for (const Remembered& one : (*remembered_)[cell]) tell(cell, one.value, one.moves);
  }
  void remember(std::size_t cell, double value, std::vector<Moved> moves);

  /// The other cells that the last exchange which was found changes.
  [[nodiscard]] const std::vector<std::size_t>& witness() const noexcept { return witness_; }

  /// How many steps all searches took: a measure of work that no machine changes.
  [[nodiscard]] std::size_t work() const noexcept { return work_; }
  void add_work(std::size_t steps) noexcept { work_ += steps; }

  /// In how many orders a search is tried before it is given up, and how many times as long each.
  void patience(std::size_t orders, double times = 1) {
    patience_ = orders;
    times_ = times;
  }

  void open(const Opened& one) {
    stand(one.cell, one.to);
    opens_.push_back(one);
  }
  [[nodiscard]] const std::vector<Standing>& standing() const noexcept { return standing_; }

  [[nodiscard]] const std::vector<Opened>& opened() const noexcept { return opens_; }

  /// Of a copy, which searches by itself but shares what is remembered: makes it stand and search
  /// as the other does by now. The copy itself must have opened nothing.
  void follow(const Exchanges& other);

 private:
  static constexpr std::uint8_t kTimes = 2;  ///< that one cell may be moved
  static constexpr std::uint32_t kNotBroken = static_cast<std::uint32_t>(-1);

  struct Entry {
    std::uint32_t relation;
    double coefficient;
  };
  /// What a search needs of a cell, side by side.
  struct Mover {
    double moving = 0;  ///< what it is now; between searches what exchanges start from
    Range known{};
    double weight = 0;
    std::size_t made = kNoSlack;  ///< the relation that makes it
    Standing standing = Standing::fixed;
    std::uint8_t changed = 0;  ///< how often
    std::uint8_t rank = 0;
    bool frozen = false;  ///< while settling: takes no part
    bool whole = true;
  };
  /// And of a relation.
  struct Balance {
    double residual = 0;                ///< now, without its slack
    double lowest = 0, most = 0;        ///< of the residual, or it is broken
    std::uint32_t broken = kNotBroken;  ///< its place among those that are
    bool touched = false;
  };
  struct Option {
    double amount, cost;
    std::uint32_t cell;
    std::uint32_t turn;    ///< of equals
    std::uint32_t broken;  ///< relations that are so afterwards
    Standing to;           ///< what it must be for that
  };
  struct Remembered {
    double value;
    std::vector<Moved> moves;
  };
  static bool later(const Option& a, const Option& b) noexcept;
  bool search(std::size_t depth);
  bool found();
  void stand(std::size_t cell, Standing to);
  void set_window(std::size_t relation, const Range& window);
  [[nodiscard]] Range range_of(std::size_t cell, Standing standing) const;
  [[nodiscard]] Range window_of(std::size_t relation, Standing standing) const;
  void see_broken(std::size_t relation);
  [[nodiscard]] std::size_t most_pressing() const;
  [[nodiscard]] std::size_t most_steps() const;
  void add_slack(std::size_t relation, std::vector<Option>& options) const;
  void add_options(const Term& term, double gap, std::vector<Option>& options) const;
  void add_option(const Term& term, double gap, const Range& range, double cost, Standing to,
                  std::vector<Option>& options) const;
  [[nodiscard]] double gap_of(std::size_t relation) const;
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
  std::vector<Opened> opens_;  ///< all that were opened
  std::shared_ptr<const Slacks> slacks_;
  std::vector<Entry> entries_;        ///< of all cells, one after another
  std::vector<std::uint32_t> first_;  ///< of each cell its first entry; and the end
  std::vector<double> room_;          ///< of each relation, for rounding
  std::vector<double> start_;         ///< of each relation its residual before a search
  std::vector<double> now_;           ///< the number of each cell that exchanges start from
  std::vector<Mover> movers_;         ///< by cell
  std::vector<Range> windows_;     ///< of each relation's residual: what its slack may make up for
  std::vector<Balance> balances_;  ///< by relation
  std::vector<std::uint32_t> touched_;     ///< relations, each once
  std::vector<std::uint32_t> broken_;      ///< touched ones that are, in no order
  std::vector<std::vector<Option>> pool_;  ///< of each depth
  std::vector<Opened> opened_, best_;
  std::vector<std::size_t> witness_;
  std::vector<Moved> moved_, best_moved_;
  std::shared_ptr<std::vector<std::vector<Remembered>>> remembered_;  ///< by cell
  std::uint8_t rank_ = 0, highest_ = 0;  ///< up to which published cells may be opened; of any cell
  double cost_ = 0, best_cost_ = 0;
  bool publishing_ = false;  ///< published cells may be opened
  bool settling_ = false;
  bool found_ = false;
  std::size_t asked_ = kNoSlack;  ///< the cell that an exchange is sought for
  std::size_t steps_ = 0, most_ = 0, work_ = 0;
  std::size_t patience_ = 1, order_ = 0;
  double times_ = 1;
};

}  // namespace omrade::disclosure
