#include "disclosure/enumerate.hpp"
#include "disclosure/questions.hpp"
#include "disclosure/wanted.hpp"

#include <algorithm>

namespace omrade::disclosure {
namespace {

/// What is proven of one cell so far.
struct Seen {
  Range range = no_range;
  Wanted wanted{};

  void take(double value) {
    range = range.empty() ? Range{value, value}
                          : Range{std::min(range.lower, value), std::max(range.upper, value)};
    wanted.take(value);
  }
};

constexpr std::size_t most_visits = 300'000;

class Auditor {
 public:
  Auditor(const LinearSystem& system, const Component& component, const AuditOptions& options)
      : system_(system),
        component_(component),
        asked_(options.asked),
        questions_(system, component, options.search),
        seen_(component.cells.size()) {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const Cell& one = cell(i);
      seen_[i].wanted = Wanted(one);
      if (!options.blind && withheld(one)) seen_[i].take(one.value);
    }
  }

  void run(std::vector<Feasible>& out) {
    if (enumerated(out)) return;
    std::vector<bool> proven(seen_.size(), true);
    bool nothing = false;
    for (std::size_t i = 0; i < seen_.size() && !nothing; ++i) {
      if (!asks(i)) continue;
      const Range known = known_range(cell(i));
      Range& range = seen_[i].range;
      if (range.empty() || range.lower > known.lower) {
        const Answer answer = learn_from(questions_.least(i));
        nothing = answer == Answer::none && range.empty();
        proven[i] = answer == Answer::found;
      }
      if (!nothing && (range.empty() || range.upper < known.upper)) {
        const Answer answer = learn_from(questions_.most(i));
        if (answer == Answer::unbounded && !range.empty()) range.upper = known.upper;
        proven[i] = proven[i] && (answer == Answer::found || answer == Answer::unbounded);
      }
    }
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (!asks(i)) continue;
      Feasible& one = out[component_.cells[i]];
      one.cell = component_.cells[i];
      if (nothing) {
        one.range = no_range;
        one.safe = false;
        continue;
      }
      const Range range = seen_[i].range;
      for (const double value : seen_[i].wanted.missing()) {
        // An earlier answer may have shown it.
        if (value < range.lower || value > range.upper || seen_[i].wanted.has(value)) continue;
        if (questions_.can_be(i, value)) learn();
      }
      one.range = seen_[i].range;
      one.proven = proven[i];
      one.safe = seen_[i].wanted.missing().empty();
    }
  }

 private:
  [[nodiscard]] bool asks(std::size_t i) const {
    return withheld(cell(i)) && (asked_.empty() || asked_[component_.cells[i]]);
  }

  using Answer = Questions::Answer;

  [[nodiscard]] const Cell& cell(std::size_t i) const {
    return system_.cells()[component_.cells[i]];
  }

  /// Where shares are in the way, all whole numbers one by one, if they are not too many.
  bool enumerated(std::vector<Feasible>& out) {
    if (!wants_enumeration(system_, component_)) return false;
    std::vector<Seen> seen(component_.cells.size());
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i].wanted = Wanted(cell(i));
    const auto see = [&](std::span<const double> values) {
      for (std::size_t i = 0; i < seen.size(); ++i) seen[i].take(values[i]);
    };
    if (!enumerate(system_, component_, most_visits, see)) return false;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (!asks(i)) continue;
      out[component_.cells[i]] = {
          .cell = component_.cells[i],
          .range = seen[i].range,
          .safe = seen[i].wanted.missing().empty() && !seen[i].range.empty()};
    }
    return true;
  }

  void learn() {
    for (std::size_t i = 0; i < seen_.size(); ++i) seen_[i].take(questions_.witness()[i]);
  }

  Questions::Answer learn_from(Questions::Answer answer) {
    if (answer == Answer::found) learn();
    return answer;
  }

  const LinearSystem& system_;
  const Component& component_;
  const std::vector<bool>& asked_;
  Questions questions_;
  std::vector<Seen> seen_;
};

}  // namespace

std::vector<Feasible> audit(const LinearSystem& system, const AuditOptions& options,
                            const ParallelFor& loop) {
  const std::vector<Component> components = components_of(system);
  std::vector<Feasible> all(system.cells().size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].cell = i;
  loop(components.size(), [&](std::size_t c) { Auditor(system, components[c], options).run(all); });
  std::vector<Feasible> result;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (withheld(system.cells()[i])) result.push_back(all[i]);
  return result;
}

std::vector<Feasible> audit(const LinearSystem& system, const AuditOptions& options) {
  return audit(system, options, [](std::size_t count, const auto& body) {
    for (std::size_t i = 0; i < count; ++i) body(i);
  });
}

}  // namespace omrade::disclosure
