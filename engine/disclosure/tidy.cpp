#include "disclosure/tidy.hpp"

#include "disclosure/questions.hpp"
#include "disclosure/wanted.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace omrade::disclosure {
namespace {

/// So many cells at most, that the questions stay few.
constexpr std::size_t most_cells = 400;

/// One value that must stay possible, and numbers that show it.
struct Shown {
  std::size_t cell;
  double value;
  std::shared_ptr<const std::vector<double>> witness;
};

class Tidier {
 public:
  Tidier(const LinearSystem& system, const Component& component, std::size_t search)
      : system_(system), component_(component), questions_(system, component, search) {}

  std::vector<std::size_t> run(const std::set<std::size_t>& added) {
    if (!show_all()) return {};
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < component_.cells.size(); ++i)
      if (added.contains(component_.cells[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return cell(a).weight > cell(b).weight; });
    std::vector<std::size_t> spare;
    for (const std::size_t i : order)
      if (can_do_without(i)) spare.push_back(component_.cells[i]);
    return spare;
  }

 private:
  [[nodiscard]] const Cell& cell(std::size_t i) const {
    return system_.cells()[component_.cells[i]];
  }

  std::optional<Shown> show(std::size_t i, double value) {
    if (!questions_.can_be(i, value)) return {};
    const auto numbers = questions_.witness();
    return Shown{i, value,
                 std::make_shared<const std::vector<double>>(numbers.begin(), numbers.end())};
  }

  /// False where something is not possible even now.
  bool show_all() {
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < component_.cells.size(); ++i) {
      wanted.emplace_back(cell(i));
      wanted.back().take(cell(i).value);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      for (const double value : wanted[i].missing()) {
        if (wanted[i].has(value)) continue;
        const auto one = show(i, value);
        if (!one) return false;
        for (std::size_t j = 0; j < wanted.size(); ++j) {
          const double seen = (*one->witness)[j];
          const std::vector<double> missing = wanted[j].missing();
          if (std::find(missing.begin(), missing.end(), seen) == missing.end()) continue;
          wanted[j].take(seen);
          shown_.push_back({j, seen, one->witness});
        }
        if (!wanted[i].has(value)) {
          wanted[i].take(value);
          shown_.push_back(*one);
        }
      }
    }
    return true;
  }

  bool can_do_without(std::size_t i) {
    questions_.fix(i, cell(i).value);
    std::vector<Shown> now = shown_;
    // What only asked for the cell itself goes with it.
    std::erase_if(now, [&](const Shown& one) { return one.cell == i; });
    for (Shown& one : now) {
      if ((*one.witness)[i] == cell(i).value) continue;
      auto other = show(one.cell, one.value);
      if (!other) {
        questions_.release(i);
        return false;
      }
      one = *other;
    }
    shown_ = std::move(now);
    return true;
  }

  const LinearSystem& system_;
  const Component& component_;
  Questions questions_;
  std::vector<Shown> shown_;
};

}  // namespace

std::vector<std::size_t> tidy(const LinearSystem& system, const std::set<std::size_t>& added,
                              std::size_t search, const ParallelFor& loop) {
  const std::vector<Component> components = components_of(system);
  std::vector<std::vector<std::size_t>> spare(components.size());
  loop(components.size(), [&](std::size_t c) {
    const std::vector<std::size_t>& cells = components[c].cells;
    if (cells.size() > most_cells ||
        std::none_of(cells.begin(), cells.end(),
                     [&](std::size_t cell) { return added.contains(cell); })) {
      return;
    }
    spare[c] = Tidier(system, components[c], search).run(added);
  });
  std::vector<std::size_t> all;
  for (const auto& part : spare) all.insert(all.end(), part.begin(), part.end());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace omrade::disclosure
