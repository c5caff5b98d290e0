#include "tools/composite_input.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/table.hpp"
#include "stats/normal_draws.hpp"
#include "tools/any_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <set>
#include <utility>

namespace omrade::tools {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

class Reading {
 public:
  Reading(const std::string& table, const composite::TableSpec& spec, const std::string& spec_file)
      : spec_(spec), spec_file_(spec_file) {
    const Source source = parse_source(table);
    shown_ = io::shown_source(source.file);
    table_ = open_any_table(source);
  }

  CompositeInput read() {
    if (table_->rows() == 0)
      throw Error(ErrorKind::user, {.subject = shown_,
                                    .what = "the table has no rows",
                                    .hint = "give it one row for each area"});
    CompositeInput out;
    out.ids = ids();
    if (!spec_.population.empty()) out.population = counts(spec_.population);
    if (!spec_.resources.empty()) out.resources = numbers(spec_.resources);
    if (!spec_.group.empty()) {
      const Column groups = table_->categories(known(spec_.group));
      out.data.groups.assign(groups.codes().begin(), groups.codes().end());
    }
    if (needs_population()) {
      out.data.population = out.population;
      require_population(out.data.population);
    }
    out.answers.assign(table_->rows(), kNone);
    for (const composite::PartColumns& part : spec_.columns) {
      out.units.push_back(1);
      out.data.parts.push_back(read_part(part, out));
    }
    return out;
  }

 private:
  [[noreturn]] void refuse(std::size_t row, const std::string& what,
                           const std::string& hint) const {
    throw Error(ErrorKind::user,
                {.subject = shown_ + ":" + table_->place(row), .what = what, .hint = hint});
  }

  [[nodiscard]] bool has(const std::string& column) const {
    const auto& names = table_->names();
    return std::find(names.begin(), names.end(), column) != names.end();
  }

  const std::string& known(const std::string& column) const {
    if (has(column)) return column;
    throw Error(ErrorKind::user,
                {.subject = shown_,
                 .what = "no column '" + column + "', which " + spec_file_ + " names",
                 .hint = name_hint(column, table_->names())});
  }

  [[nodiscard]] std::vector<double> numbers(const std::string& column) const {
    const Column read = table_->reals(known(column));
    std::vector<double> out(read.reals().begin(), read.reals().end());
    for (std::size_t row = 0; row < out.size(); ++row) {
      if (std::isinf(out[row]))
        refuse(row, "column '" + column + "' is infinite",
               "write a finite number, or leave it empty");
      require_size(row, "column '" + column + "'", out[row]);
    }
    return out;
  }

  /// Scales and tails take powers of values up to the fourth, which would be infinite, and the
  /// scale then the same everywhere.
  void require_size(std::size_t row, const std::string& what, double value) const {
    constexpr double most = 1e75;
    if (std::abs(value) > most)
      refuse(row, what + " is " + shortest(value) + ", and no number beyond 1e75 has a scale",
             "give it in another unit, or leave it empty");
  }

  [[nodiscard]] std::vector<double> counts(const std::string& column) const {
    std::vector<double> out = numbers(column);
    for (std::size_t row = 0; row < out.size(); ++row) {
      if (out[row] < 0)
        refuse(row, "column '" + column + "' is " + shortest(out[row]), "it must not be below 0");
    }
    return out;
  }

  [[nodiscard]] bool needs_population() const {
    const auto by_people = [](const composite::PartSpec& part) {
      return part.normalise == composite::Normalisation::population_z_score;
    };
    const auto& other = spec_.choices.normalise;
    return std::any_of(spec_.spec.parts.begin(), spec_.spec.parts.end(), by_people) ||
           std::find(other.begin(), other.end(), composite::Normalisation::population_z_score) !=
               other.end();
  }

  void require_population(const std::vector<double>& population) const {
    if (population.empty())
      throw Error(ErrorKind::user, {.subject = spec_file_,
                                    .what = "population-z-score weighs areas by their people",
                                    .hint = "write population = \"COLUMN\""});
    for (std::size_t row = 0; row < population.size(); ++row) {
      if (std::isnan(population[row]))
        refuse(row, "column '" + spec_.population + "' is empty",
               "population-z-score weighs areas by their people: write 0 where there are none");
    }
  }

  std::vector<std::string> ids() {
    const Column column = table_->categories(known(spec_.id));
    std::set<std::string_view> seen;
    std::vector<std::string> out;
    for (std::size_t row = 0; row < table_->rows(); ++row) {
      const std::string_view id = column.text(row);
      if (id.empty()) refuse(row, "column '" + spec_.id + "' is empty", "give each area an id");
      if (!seen.insert(id).second)
        refuse(row, "'" + std::string(id) + "' stands in a row above already",
               "give each area one row");
      out.emplace_back(id);
    }
    return out;
  }

  composite::PartData read_part(const composite::PartColumns& part, CompositeInput& input) {
    composite::PartData out;
    if (part.numerator.empty() || has(part.layer)) out.values = numbers(part.layer);
    if (!part.standard_error.empty()) {
      out.errors = counts(part.standard_error);
      require_errors(out, part.standard_error);
    } else if (!part.lower.empty()) {
      out.errors = from_limits(part);
      require_errors(out, part.lower);
    } else if (!part.numerator.empty()) {
      input.units.back() = from_counts(part, out, input.answers);
    }
    return out;
  }

  void require_errors(const composite::PartData& part, const std::string& column) const {
    for (std::size_t row = 0; row < part.values.size(); ++row) {
      if (!std::isnan(part.values[row]) && std::isnan(part.errors[row]))
        refuse(row, "column '" + column + "' is empty beside a value",
               "leave the value empty too, or write how uncertain it is");
    }
  }

  [[nodiscard]] std::vector<double> from_limits(const composite::PartColumns& part) const {
    const std::vector<double> lower = numbers(part.lower), upper = numbers(part.upper);
    constexpr double upper_tail = 0.975;
    const double width = 2 * stats::normal_inverse(upper_tail);
    std::vector<double> out;
    for (std::size_t row = 0; row < lower.size(); ++row) {
      if (upper[row] < lower[row])
        refuse(row, "column '" + part.upper + "' is below '" + part.lower + "'",
               "let the upper limit be the greater one");
      out.push_back((upper[row] - lower[row]) / width);
    }
    return out;
  }

  /// Errors by what all areas have in common: an area in which nobody smokes is not one that is
  /// certain of it. m = Σ numerators / Σ denominators; m(1 - m)/n of a proportion, m/n of a rate.
  /// Returns the unit of the values.
  double from_counts(const composite::PartColumns& part, composite::PartData& out,
                     std::vector<double>& answers) const {
    const std::vector<double> y = counts(part.numerator), n = counts(part.denominator);
    const bool own_values = !out.values.empty();
    if (!own_values) out.values.assign(y.size(), kNone);
    double sum_y = 0, sum_n = 0, sum_value = 0;
    for (std::size_t row = 0; row < y.size(); ++row) {
      if (std::isnan(y[row]) || !(n[row] > 0)) {
        if (own_values && !std::isnan(out.values[row]))
          refuse(row, "'" + part.layer + "' has a value without its counts",
                 "leave the value empty too, or write numerator and denominator");
        continue;
      }
      if (!part.rate && y[row] > n[row])
        refuse(row, "column '" + part.numerator + "' is above '" + part.denominator + "'",
               "a proportion is at most 1; write kind = \"rate\" for events");
      if (!own_values) {
        out.values[row] = y[row] / n[row];
        require_size(row, "'" + part.numerator + "' / '" + part.denominator + "'", out.values[row]);
      }
      if (std::isnan(out.values[row])) continue;
      sum_y += y[row];
      sum_n += n[row];
      sum_value += out.values[row] * n[row];
      answers[row] = std::isnan(answers[row]) ? n[row] : std::max(answers[row], n[row]);
    }
    // Values may be in per cent or per 100 000.
    const double unit = sum_y > 0 ? sum_value / sum_y : 1;
    const double m = sum_n > 0 ? sum_y / sum_n : 0;
    out.errors.assign(y.size(), kNone);
    for (std::size_t row = 0; row < y.size(); ++row) {
      if (!std::isnan(out.values[row]))
        out.errors[row] = std::abs(unit) * std::sqrt((part.rate ? m : m * (1 - m)) / n[row]);
    }
    return std::abs(unit);
  }

  const composite::TableSpec& spec_;
  const std::string& spec_file_;
  std::string shown_;
  std::unique_ptr<io::TableSource> table_;
};

}  // namespace

CompositeInput read_composite_input(const std::string& table, const composite::TableSpec& spec,
                                    const std::string& spec_file) {
  return Reading(table, spec, spec_file).read();
}

}  // namespace omrade::tools
