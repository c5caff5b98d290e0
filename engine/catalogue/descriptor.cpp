#include "catalogue/descriptor.hpp"

#include "catalogue/measure_name.hpp"

#include <algorithm>

namespace omrade::catalogue {

std::string_view Descriptor::short_name() const {
  const std::string_view whole = id;
  return whole.substr(whole.rfind('.') +
                      1);  // npos + 1 is 0: an id without a dot is its own short name
}

const Input* Descriptor::find_input(std::string_view input) const {
  for (const Input& one : inputs) {
    if (one.id == input) return &one;
  }
  return nullptr;
}

bool Descriptor::counts_persons() const {
  return std::any_of(layers.begin(), layers.end(),
                     [](const LayerInfo& layer) { return layer.counts_persons; });
}

const Param* Descriptor::find_param(std::string_view param) const {
  for (const Param& one : params) {
    if (one.id == param) return &one;
  }
  return nullptr;
}

std::string_view measure_name(Measure measure) {
  switch (measure) {
    case Measure::count:
      return "count";
    case Measure::mean:
      return "mean";
    case Measure::share:
      return "share";
    case Measure::intensity:
      return "intensity";
    case Measure::none:
      return "none";
    case Measure::not_a_column:
      break;
  }
  return "rows";
}

std::string_view form_name(const Input& input) {
  constexpr std::array<std::string_view, 7> derived{
      "", "area_km2", "centroid", "neighbours", "outline", "distance_to_nearest", "supply_points"};
  switch (input.kind) {
    case InputKind::column:
    case InputKind::rows:
      return measure_name(input.measure);
    case InputKind::shared:
      return "shared";
    case InputKind::derived:
      break;
  }
  return derived.at(static_cast<std::size_t>(input.derived));
}

}  // namespace omrade::catalogue
