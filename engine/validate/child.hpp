// A process for one check. Private to the module.
#pragma once

#include "base/cancel.hpp"

#include <string>
#include <vector>

namespace omrade::validate {

struct Ended {
  std::string output{};  ///< what it wrote to standard output
  std::string fault{};   ///< "it crashed (Segmentation fault)", "no answer within 60 s"; or ""
  int status = 0;        ///< exit status, where there is no fault
};

/// Runs a program with these arguments and ends it after `limit` seconds; whatever it started ends
/// with it. Its standard error is dropped. Error environment: it cannot be started; interrupted.
Ended run_child(const std::vector<std::string>& arguments, double limit, const Cancel& cancel);

}  // namespace omrade::validate
