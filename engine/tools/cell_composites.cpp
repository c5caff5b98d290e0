#include "tools/cell_composites.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace omrade::tools {
namespace {

using disclosure::LinearSystem;
using disclosure::Range;
using disclosure::Term;

/// What another order of summing may change.
constexpr double kSumRounding = 1e-11;

/// The decimals of a printed number; negative for tens where it has an exponent.
int decimals_of(std::string_view printed) {
  printed = trim(printed);
  int exponent = 0;
  if (const auto e = printed.find_first_of("eE"); e != std::string_view::npos) {
    exponent = static_cast<int>(parse_number(printed.substr(e + 1)).value_or(0));
    printed = printed.substr(0, e);
  }
  const auto point = printed.find('.');
  const int digits =
      point == std::string_view::npos ? 0 : static_cast<int>(printed.size() - point - 1);
  return digits - exponent;
}

double index_of(const CompositeColumns& composite, std::size_t row, double points) {
  return points / composite.population[row] / composite.national;
}

std::vector<double> populations(const CellTable& table, const std::string& name) {
  const std::size_t column = table.column(name);
  std::vector<double> numbers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& text = table.texts()[column][row];
    const auto number = parse_number(trim(text));
    if (!trim(text).empty() && (!number || !std::isfinite(*number) || *number < 0)) {
      throw Error(ErrorKind::user,
                  {.subject = table.source(),
                   .place = table.place(row),
                   .what = "column " + io::in_quotes(name) + ": " + io::in_quotes(text) +
                           " is no number of persons",
                   .hint = "the population of a unit is known to all, so give it whole"});
    }
    numbers.push_back(number.value_or(0));
  }
  return numbers;
}

}  // namespace

double half_digit(std::string_view printed) {
  return 0.5 * std::pow(10.0, -decimals_of(printed));
}

std::vector<CompositeColumns> read_composites(const CellTable& table,
                                              const disclosure::TableSpec& spec) {
  std::vector<CompositeColumns> all;
  for (const disclosure::CompositeSpec& one : spec.composites) {
    CompositeColumns columns{.index = table.column(one.column),
                             .step = table.find(one.column + "_step"),
                             .population = populations(table, one.population),
                             .national = one.national};
    for (const auto& [count, weight] : one.weights) {
      const auto at = std::find(spec.counts.begin(), spec.counts.end(), count);
      columns.parts.push_back({static_cast<std::size_t>(at - spec.counts.begin()), weight});
    }
    all.push_back(std::move(columns));
  }
  return all;
}

void add_composites(const CellTable& table, const std::vector<CompositeColumns>& composites,
                    LinearSystem& system) {
  const std::size_t counts = table.rows() == 0 ? 0 : table.entries().size() / table.rows();
  for (const CompositeColumns& composite : composites) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string& printed = table.texts()[composite.index][row];
      const auto index = parse_number(trim(printed));
      if (!index || !std::isfinite(*index) || composite.population[row] <= 0) continue;
      double room = half_digit(printed);
      if (composite.step) {
        const auto step = parse_number(trim(table.texts()[*composite.step][row]));
        if (step && std::isfinite(*step)) room = std::max(room, std::abs(*step) / 2);
      }
      const double scale = composite.population[row] * composite.national;
      std::vector<Term> terms;
      bool hidden = false;
      for (const CompositeColumns::Part& part : composite.parts) {
        const std::size_t cell = row * counts + part.count;
        terms.push_back({cell, part.weight});
        hidden = hidden || disclosure::unseen(system.cells()[cell]);
      }
      if (!hidden) continue;
      system.relate(std::move(terms), *index * scale,
                    room * scale + kSumRounding * std::abs(*index * scale));
    }
  }
}

void require_formula(const CellTable& table, const std::vector<CompositeColumns>& composites,
                     const std::vector<double>& values) {
  const std::size_t counts = table.entries().size() / table.rows();
  for (const CompositeColumns& composite : composites) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string& printed = table.texts()[composite.index][row];
      if (trim(printed).empty()) continue;
      const std::string& name = table.names()[composite.index];
      const auto index = parse_number(trim(printed));
      if (!index || !std::isfinite(*index)) {
        throw Error(ErrorKind::user, {.subject = table.source(),
                                      .place = table.place(row),
                                      .what = "column " + io::in_quotes(name) + ": " +
                                              io::in_quotes(printed) + " is not a number",
                                      .hint = "leave the cell empty where there is no index"});
      }
      double points = 0;
      for (const CompositeColumns::Part& part : composite.parts)
        points += part.weight * values[row * counts + part.count];
      const double made = index_of(composite, row, points);
      const double room = half_digit(printed) * (1 + 1e-6) + 1e-9 * std::abs(made);
      if (composite.population[row] > 0 && std::abs(made - *index) <= room) continue;
      throw Error(
          ErrorKind::user,
          {.subject = table.source(),
           .place = table.place(row),
           .what = "column " + io::in_quotes(name) + " holds " + std::string(trim(printed)) +
                   ", and its counts make " +
                   (composite.population[row] > 0 ? shortest(made)
                                                  : std::string("no index, with population 0")),
           .hint = "mend population, national and weights in the spec: index = sum of weight times "
                   "count / population / national"});
    }
  }
}

std::optional<PrintedIndex> rounded_index(const CompositeColumns& composite, std::size_t row,
                                          const std::vector<double>& counts, Range hidden,
                                          std::string_view printed) {
  double low = 0;
  double high = 0;
  for (const CompositeColumns::Part& part : composite.parts) {
    const double count = counts[part.count];
    const bool withheld = std::isnan(count);
    const double a = part.weight * (withheld ? hidden.lower : count);
    const double b = part.weight * (withheld ? hidden.upper : count);
    low += std::min(a, b);
    high += std::max(a, b);
  }
  low = index_of(composite, row, low);
  high = index_of(composite, row, high);
  const int finest = decimals_of(printed);
  for (int decimals = finest; decimals >= finest - 30; --decimals) {
    for (const double digit : {1.0, 2.0, 5.0}) {
      const double step = digit * std::pow(10.0, -decimals);
      // Whoever rounds anew, a little off, has to come to the same.
      const double a = std::round(low / step + 1e-6 * (low / step < 0 ? 1 : -1));
      const double b = std::round(high / step + 1e-6 * (high / step < 0 ? -1 : 1));
      const double edge = 0.5 - std::max(std::abs(low / step - a), std::abs(high / step - b));
      if (std::abs(a) < 2 && step > std::max(std::abs(low), std::abs(high))) return {};
      if (a != b || edge < 1e-6) continue;
      if (std::abs(a) < 2) return {};
      const int places = std::max(0, decimals);
      return PrintedIndex{fixed(a * step, places), fixed(step, places)};
    }
  }
  return {};
}

}  // namespace omrade::tools
