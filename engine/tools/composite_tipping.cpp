#include "tools/composite_tipping.hpp"

#include "base/error.hpp"
#include "composite/tipping.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Why a place is not answered; "" where it is.
std::string why(double score, double value, const std::string& word) {
  if (std::isnan(score)) return "no " + word + " place";
  return std::isnan(value) ? "no value of the layer gives the " + word + " place" : "";
}

std::string state_of(const std::string& better, const std::string& worse) {
  if (better.empty() && worse.empty()) return "ok";
  return "not_applicable: " + better + (better.empty() || worse.empty() ? "" : "; ") + worse;
}

}  // namespace

void require_tipping(const composite::TableSpec& spec) {
  if (spec.spec.mean.how != composite::Aggregation::copeland) return;
  throw Error(ErrorKind::user,
              {.subject = "--tipping",
               .what = "Copeland's scores count pairs of areas: there is no score on a scale of "
                       "one's own to come level with",
               .hint = "write aggregate = \"arithmetic\" in the spec, or leave --tipping out"});
}

CompositeTable tipping_of(const CompositeMade& made, const composite::TableSpec& spec) {
  const composite::TippingPoints found =
      composite::tipping_points(made.spec, made.prepared, made.method, made.index);
  const std::vector<std::string> unscored = states_of(made, spec);
  std::vector<std::optional<std::size_t>> place(made.input.ids.size());
  for (std::size_t k = 0; k < made.prepared.areas.size(); ++k) place[made.prepared.areas[k]] = k;
  std::vector<std::string> ids, layers, states;
  std::vector<double> values, better, worse;
  for (std::size_t row = 0; row < place.size(); ++row) {
    for (std::size_t p = 0; p < spec.spec.parts.size(); ++p) {
      ids.push_back(made.input.ids[row]);
      layers.push_back(spec.spec.parts[p].name);
      values.push_back(made.input.data.parts[p].values[row]);
      better.push_back(kNone);
      worse.push_back(kNone);
      if (!place[row]) {
        states.push_back(unscored[row]);
      } else if (std::isnan(values.back())) {
        states.emplace_back(std::isnan(made.prepared.values[p][*place[row]])
                                ? "missing: the part has no value"
                                : "missing: the part is filled in");
      } else {
        const std::size_t k = *place[row];
        better.back() = found.better_at[p][k];
        worse.back() = found.worse_at[p][k];
        states.push_back(state_of(why(found.better[k], better.back(), "better"),
                                  why(found.worse[k], worse.back(), "worse")));
      }
    }
  }
  CompositeTable out;
  using enum io::ResultKind;
  out.texts("id", std::move(ids));
  out.texts("layer", std::move(layers));
  out.numbers("value", real, values);
  out.numbers("better_at", real, better);
  out.numbers("worse_at", real, worse);
  out.texts("state", std::move(states));
  return out;
}

}  // namespace omrade::tools
