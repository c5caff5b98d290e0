#include "tools/cell_rounding.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace omrade::tools {
namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

/// By cell, the first relation whose sum it is.
std::vector<std::size_t> sum_relations(const disclosure::LinearSystem& system) {
  std::vector<std::size_t> first(system.cells().size(), nothing);
  for (std::size_t r = 0; r < system.relations().size(); ++r) {
    for (const disclosure::Term& term : system.relations()[r].terms)
      if (term.coefficient < 0 && first[term.cell] == nothing) first[term.cell] = r;
  }
  return first;
}

/// From 0 to below 1.
double chance_of(const std::vector<std::string>& codes, const SecretKey& key) {
  const std::string text = join(codes, std::string_view("\x1f", 1));
  const Digest digest = hmac_sha256(key, std::as_bytes(std::span(text)));
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 7; ++i) bits = bits << 8U | std::to_integer<std::uint64_t>(digest[i]);
  constexpr double all = 72057594037927936.0;  // 2 to the power of 56
  return static_cast<double>(bits) / all;
}

class Rounder {
 public:
  Rounder(const CellTable& table, const std::vector<double>& values,
          const disclosure::LinearSystem& system, unsigned base, const SecretKey& key)
      : table_(table),
        values_(values),
        system_(system),
        base_(base),
        key_(key),
        done_(system.cells().size(), false),
        relation_(sum_relations(system)),
        all_{.values = std::vector<double>(system.cells().size()),
             .steps = std::vector<double>(system.cells().size())} {}

  RoundedCells run() {
    for (std::size_t i = 0; i < values_.size(); ++i) round(i);
    all_.values.resize(values_.size());
    all_.steps.resize(values_.size());
    return std::move(all_);
  }

 private:
  /// Parts first; hierarchies have no circles.
  void round(std::size_t cell) {
    if (done_[cell]) return;
    done_[cell] = true;
    if (relation_[cell] == nothing) {
      const double low = std::floor(values_[cell] / base_) * base_;
      const double part = (values_[cell] - low) / base_;
      all_.values[cell] = chance_of(table_.entries()[cell].key, key_) < part ? low + base_ : low;
      all_.steps[cell] = base_;
      return;
    }
    for (const disclosure::Term& term : system_.relations()[relation_[cell]].terms) {
      if (term.coefficient < 0) continue;
      round(term.cell);
      all_.values[cell] += all_.values[term.cell];
      all_.steps[cell] += all_.steps[term.cell];
    }
  }

  const CellTable& table_;
  const std::vector<double>& values_;
  const disclosure::LinearSystem& system_;
  double base_;
  const SecretKey& key_;
  std::vector<bool> done_;
  std::vector<std::size_t> relation_;  ///< of which it is the sum
  RoundedCells all_;
};

/// A number that stands for a part, so that sums of the same parts have the same sum of them.
std::uint64_t stand_in(std::size_t cell) {  // splitmix64
  std::uint64_t z = (cell + 1) * 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

/// By cell, of the parts that it comes down to by the first relation whose sum it is.
class PartSums {
 public:
  explicit PartSums(const disclosure::LinearSystem& system)
      : system_(system),
        relation_(sum_relations(system)),
        known_(system.cells().size(), false),
        sums_(system.cells().size()) {}

  std::uint64_t of(std::size_t cell) {
    if (known_[cell]) return sums_[cell];
    known_[cell] = true;
    if (relation_[cell] == nothing) return sums_[cell] = stand_in(cell);
    const std::uint64_t sum = of_parts(relation_[cell]);
    return sums_[cell] = sum;
  }
  std::uint64_t of_parts(std::size_t relation) {
    std::uint64_t sum = 0;
    for (const disclosure::Term& term : system_.relations()[relation].terms)
      if (term.coefficient > 0) sum += of(term.cell);
    return sum;
  }

 private:
  const disclosure::LinearSystem& system_;
  std::vector<std::size_t> relation_;
  std::vector<bool> known_;
  std::vector<std::uint64_t> sums_;
};

}  // namespace

void require_one_way(const CellTable& table, const disclosure::LinearSystem& system) {
  PartSums parts(system);
  for (std::size_t r = 0; r < system.relations().size(); ++r) {
    for (const disclosure::Term& term : system.relations()[r].terms) {
      if (term.coefficient > 0 || parts.of(term.cell) == parts.of_parts(r)) continue;
      const bool row = term.cell < table.entries().size();
      throw Error(
          ErrorKind::user,
          {.subject = table.source(),
           .place = row ? table.place(table.entries()[term.cell].row) : std::string{},
           .what = (row ? table.name_of(table.entries()[term.cell].key) : "a sum") +
                   " is made up in two ways that do not come down to the same parts, and "
                   "cannot be rounded",
           .hint = "leave one of the hierarchies out with its rows, or leave out rounding"});
    }
  }
}

RoundedCells round_cells(const CellTable& table, const std::vector<double>& values,
                         const disclosure::LinearSystem& system, unsigned base,
                         const SecretKey& key) {
  return Rounder(table, values, system, base, key).run();
}

}  // namespace omrade::tools
