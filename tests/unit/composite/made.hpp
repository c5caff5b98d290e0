// A composite and what would change its ranks, from a spec and values.
#pragma once

#include "composite/tipping.hpp"

#include <utility>
#include <vector>

namespace omrade::composite {

struct Made {
  Spec spec{};
  Prepared prepared{};
  Method method{};
  Composite index{};
  TippingPoints tips{};
};

/// Empty but for spec and prepared where no index can be made.
inline Made made(Spec spec, const std::vector<std::vector<double>>& values,
                 std::vector<double> population = {}) {
  Made out{.spec = std::move(spec)};
  Data data{.population = std::move(population)};
  for (const auto& one : values) data.parts.push_back({.values = one});
  out.prepared = prepare(out.spec, data);
  if (fault_of(out.spec, out.prepared)) return out;
  out.method = method_of(out.spec, out.prepared);
  out.index = compose(out.prepared, out.method);
  out.tips = tipping_points(out.spec, out.prepared, out.method, out.index);
  return out;
}

}  // namespace omrade::composite
