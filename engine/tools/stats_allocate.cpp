// stats allocate: a budget divided by people and need.
#include "base/text.hpp"
#include "io/findings.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"
#include <omrade/allocation.hpp>
#include <omrade/need_rule.hpp>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

using allocation::Fault;
using allocation::NeedRule;

std::int64_t budget_of(const StatsInput& input) {
  const double budget = input.number_option("budget");
  if (budget != std::floor(budget))
    input.refuse("--budget " + input.option("budget") + " is not whole",
                 "give it in the smallest unit that is paid");
  return static_cast<std::int64_t>(budget);
}

NeedRule rule_of(const StatsInput& input) {
  const std::string& text = input.option("f");
  const std::optional<NeedRule> rule = NeedRule::parse(text);
  if (!rule)
    input.refuse("--f '" + text + "' is not a rule",
                 "write constant, linear, threshold:T or tier:FROM=FACTOR,FROM=FACTOR with bounds "
                 "that differ and factors of 0 or more");
  return *rule;
}

/// The texts of --by, which settle ties: in the order of the ids themselves.
std::string id_of(const StatsInput& input, std::size_t row) {
  std::string id;
  for (std::size_t k = 0; k < input.by().size(); ++k) {
    if (k > 0) id += '\0';
    id += input.by()[k].text(row);
  }
  return id;
}

/// Whether the column --only is true in a row; an empty cell is not.
class Eligible {
 public:
  explicit Eligible(const StatsInput& input) : input_(input), given_(input.has("only")) {}

  [[nodiscard]] bool operator()(std::size_t row) const {
    if (!given_) return true;
    const std::string_view text = input_.texts("only").text(row);
    const std::string lower = lowered(trim(text));
    if (const std::optional<double> number = parse_number(lower)) return *number != 0;
    if (lower == "true" || lower == "yes" || lower == "ja") return true;
    if (lower.empty() || lower == "false" || lower == "no" || lower == "nej") return false;
    input_.refuse(row, "only", "'" + std::string(text) + "' is neither true nor false",
                  "write true or false, or 1 or 0");
  }

 private:
  static std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
  }

  const StatsInput& input_;
  bool given_;
};

/// Who shares in the budget, by row of the table.
class Claims {
 public:
  explicit Claims(const StatsInput& input)
      : input_(input), rule_(rule_of(input)), people_(input.numbers("population")) {
    const Eligible eligible(input);
    const bool needs = input.has("need") && rule_.reads_need();
    if (needs) need_ = input.numbers("need");
    for (std::size_t row = 0; row < input.rows(); ++row) ids_.push_back(id_of(input, row));
    for (std::size_t row = 0; row < input.rows(); ++row) {
      states_.push_back(!eligible(row)                             ? kOutside
                        : std::isnan(people_[row])                 ? kNoPeople
                        : !need_.empty() && std::isnan(need_[row]) ? kNoNeed
                                                                   : kStateOk);
      if (states_.back() == kStateOk) add(row);
    }
  }

  [[nodiscard]] const std::vector<allocation::Share>& shares() const { return shares_; }
  [[nodiscard]] const std::vector<std::size_t>& rows() const { return rows_; }
  [[nodiscard]] std::string_view state(std::size_t row) const { return states_[row]; }

  static constexpr std::string_view kOutside = "outside";
  static constexpr std::string_view kNoPeople = "missing: population is empty";
  static constexpr std::string_view kNoNeed = "missing: need is empty";

 private:
  void add(std::size_t row) {
    const double need = need_.empty() ? 1 : need_[row];
    const double weight = people_[row] * rule_.factor(need);
    if (weight < 0)
      input_.refuse(row, "need", shortest(need) + " is negative",
                    "a need that is paid for is 0 or more; threshold:T may lie below 0");
    if (!std::isfinite(weight))
      input_.refuse(row, "population", "population times need is beyond the range of numbers",
                    "correct it");
    allocation::Share share{.id = ids_[row], .weight = weight};
    share.least = bound(row, "floor").value_or(share.least);
    share.most = bound(row, "cap").value_or(share.most);
    if (share.least > share.most)
      input_.refuse("a floor of " + std::to_string(share.least) + " is above a cap of " +
                        std::to_string(share.most) + in(row),
                    "floors are rounded up to whole units, caps down");
    shares_.push_back(share);
    rows_.push_back(row);
  }
  /// Floors are rounded up, caps down: the amounts are whole.
  [[nodiscard]] std::optional<std::int64_t> bound(std::size_t row, std::string_view role) const {
    if (!input_.has(role)) return std::nullopt;
    const double given = input_.numbers(role)[row];
    if (std::isnan(given) || (role == "cap" && given > allocation::kMostUnits)) return std::nullopt;
    if (given > allocation::kMostUnits)
      input_.refuse(row, role, shortest(given) + " is too large", "give less than 2^53 units");
    return static_cast<std::int64_t>(role == "floor" ? std::ceil(given) : std::floor(given));
  }
  [[nodiscard]] std::string in(std::size_t row) const {
    const std::string name = input_.name_of(row);
    return name.empty() ? "" : " in " + name;
  }

  const StatsInput& input_;
  NeedRule rule_;
  std::span<const double> people_, need_;
  std::vector<std::string> ids_;
  std::vector<std::string_view> states_;
  std::vector<allocation::Share> shares_;
  std::vector<std::size_t> rows_;
};

void explain(const StatsInput& input, Fault fault) {
  switch (fault) {
    case Fault::none:
      return;
    case Fault::no_weight:
      input.refuse("nobody has a weight: population times f(need) is 0 in every row",
                   "choose another rule, or a lower threshold");
    case Fault::bad_weight:
      input.refuse("population times f(need) is below 0 or beyond the range of numbers",
                   "look for a unit that is wrong");
    case Fault::floors_above:
      input.refuse("the floors sum to more than the budget", "lower them, or raise the budget");
    case Fault::caps_below:
      input.refuse("the caps leave some of the budget over", "raise them, or lower the budget");
  }
}

void compute(const StatsInput& input, StatsResult& result) {
  const std::int64_t budget = budget_of(input);
  const Claims claims(input);
  const allocation::Division division = allocation::divide(budget, claims.shares());
  explain(input, division.fault);
  std::vector<double> amounts(input.rows(), 0.0);
  for (std::size_t k = 0; k < claims.rows().size(); ++k)
    amounts[claims.rows()[k]] = static_cast<double>(division.amounts[k]);
  std::size_t missing = 0;
  for (std::size_t row = 0; row < input.rows(); ++row) {
    const std::string_view state = claims.state(row);
    const bool gets = state == kStateOk || state == Claims::kOutside;
    if (!gets) ++missing;
    result.add(row, {.value = amounts[row]}, gets ? kStateOk : state,
               {gets ? amounts[row] : stats::kNoNumber});
  }
  if (missing > 0)
    result.note("the whole budget is divided among the others: " + io::counted(missing, "row") +
                (missing == 1 ? " lacks" : " lack") + " population or need");
}

}  // namespace

StatsMethod stats_allocate() {
  return {
      .name = "allocate",
      .summary = "a budget divided by people and need, in whole units",
      .example =
          "allocate centres.csv --by centre --population listed --need cni --budget "
          "9500000 --f tier:0=1,2.5=1.5",
      .rows = StatsRows::each,
      .roles = {{.name = "population", .help = "people", .domain = StatsDomain::count},
                {.name = "need", .help = "need of a person there (default: 1)", .required = false},
                {.name = "floor",
                 .help = "what each gets at least",
                 .domain = StatsDomain::count,
                 .required = false,
                 .or_number = true},
                {.name = "cap",
                 .help = "what each gets at most",
                 .domain = StatsDomain::count,
                 .required = false,
                 .or_number = true},
                {.name = "only",
                 .help = "true where the row shares in the budget; others get 0",
                 .domain = StatsDomain::text,
                 .required = false}},
      .options = {{.name = "budget",
                   .help = "what is divided, in whole units; the amounts sum to it exactly",
                   .kind = StatsOptionKind::number,
                   .least = 0,
                   .most = allocation::kMostUnits,
                   .required = true},
                  {.name = "f",
                   .help = "constant, linear, threshold:T (what of the need lies above T), or "
                           "tier:0=1,2.5=1.5 (the factor of the highest bound reached)",
                   .standard = "linear"}},
      .own = {{"amount", io::ResultKind::whole}},
      .compute = compute};
}

}  // namespace omrade::tools
