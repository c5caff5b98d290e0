// Validates the plugins of this folder and the bundled ones, each check in a process of its own.
#pragma once

#include "base/error.hpp"
#include "validate/validate.hpp"

#include <string>
#include <utility>
#include <vector>

namespace omrade::validate {

inline Options apart(std::vector<std::string> only = {}) {
  Options options;
  options.only = std::move(only);
  options.self = {CHILD};
  return options;
}

/// The finding of one check on a fixture, such as "averages_rates".
inline Finding finding(const std::string& plugin, const std::string& check) {
  Options options = apart({check});
  options.plugin = "test." + plugin;
  if (plugin == "hangs") options.limit = 2;
  const bool honest = plugin == "honest" || plugin == "whole_first";
  const std::string library = honest ? "honest" : "dishonest";
  return validate(FIXTURE_FOLDER "/" + library + ".so", options).at(0).finding;
}

template <class F>
std::string error_of(F&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

/// "check: reason" of all results with this status.
inline std::vector<std::string> with(Status status, const std::vector<Result>& results) {
  std::vector<std::string> out;
  for (const Result& one : results)
    if (one.finding.status == status) out.push_back(one.check + ": " + one.finding.reason);
  return out;
}

}  // namespace omrade::validate
