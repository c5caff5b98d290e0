#include "validate/fields.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::validate {
namespace {

struct Range {
  double least, most;
  bool whole;
};

constexpr std::array<Range, 5> kReadings{
    {{0, 4, true}, {0, 1, true}, {1, 4, true}, {0, 1, false}, {1, 100, true}}};

bool mentions(const catalogue::Field& field, std::string_view word) {
  return field.id.find(word) != std::string::npos || field.title.en.find(word) != std::string::npos;
}

Range range_of(const catalogue::Field& field, std::size_t reading) {
  if (reading > 0) return kReadings[reading % kReadings.size()];
  if (mentions(field, "0 or 1")) return {0, 1, true};
  if (mentions(field, "weight")) return {0.5, 2, false};
  if (field.id == "year" || field.id == "period") return {2019, 2024, true};
  if (field.id == "denominator") return {20, 60, true};
  if (field.id == "numerator") return {0, 20, true};
  if (field.unit == "years" || field.id == "age") return {0, 95, true};
  if (field.unit == "persons") return {1, 3, true};
  if (field.unit == "minutes") return {0, 300, true};
  if (field.unit == "hours") return {0, 15, true};
  if (field.unit == "points") return {0, 12, true};
  if (field.unit == "teeth") return {0, 8, true};
  if (field.unit == "%") return {0, 100, false};
  if (field.unit == "m") return {0, 20000, false};
  return kReadings[0];
}

std::vector<std::string> labels_of(const catalogue::Field& field, std::size_t reading) {
  const std::vector<std::vector<std::string>> sets{
      {"1", "2", "3", "4"}, {"m", "k"}, {"auto", "own"}, {"yes", "no"}, {"0-19", "20-64", "65+"}};
  std::size_t first = 0;
  if (mentions(field, "sex")) first = 1;
  if (mentions(field, "how")) first = 2;
  return sets[(first + reading) % sets.size()];
}

}  // namespace

Column field_values(const catalogue::Field& field, std::size_t rows, std::size_t reading,
                    Random random) {
  if (field.type == catalogue::FieldType::category) {
    const std::vector<std::string> labels = labels_of(field, reading);
    std::vector<std::int32_t> codes(rows);
    for (std::int32_t& code : codes) code = static_cast<std::int32_t>(random.below(labels.size()));
    return Column::of_categories(codes, labels);
  }
  const Range range = range_of(field, reading);
  std::vector<double> values(rows);
  for (double& value : values) {
    const double width = range.most - range.least + (range.whole ? 1 : 0);
    value = range.least + random.uniform() * width;
    if (range.whole) value = std::floor(value);
  }
  return Column::of_reals(values);
}

}  // namespace omrade::validate
