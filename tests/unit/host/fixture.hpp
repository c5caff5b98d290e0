// Loads the plugins of this folder, and makes requests to them.
#pragma once

#include "base/error.hpp"
#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace omrade::host {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

inline const Cancel& no_cancel() {
  static const Cancel cancel;
  return cancel;
}

/// The plugin `id` of the library `library`, such as "simple".
inline catalogue::Descriptor described(const std::string& library, const std::string& id) {
  for (catalogue::Descriptor& one : catalogue::read_library(FIXTURE_FOLDER "/" + library + ".so")) {
    if (one.id == id) return std::move(one);
  }
  throw Error(ErrorKind::bug, {.what = "no fixture " + id});
}
inline std::shared_ptr<Plugin> loaded(const std::string& library, const std::string& id) {
  return Plugin::load(described(library, id), no_cancel());
}

inline InputData column(const std::vector<double>& values) {
  return {.column = Column::of_reals(values), .rows = std::nullopt};
}

/// Areas A0, A1, … with columns in declared order.
inline Request request(const std::vector<double>& params,
                       const std::vector<std::vector<double>>& columns) {
  Request out;
  out.period = "2024";
  out.params.assign(params.begin(), params.end());
  for (const auto& values : columns) out.inputs.push_back(column(values));
  const std::size_t areas = columns.empty() ? 2 : columns.front().size();
  for (std::size_t i = 0; i < areas; ++i) out.area_ids.push_back("A" + std::to_string(i));
  return out;
}

/// The text of the Error that `work` throws; "no error" if it throws none.
template <class F>
std::string error_of(F&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace omrade::host
