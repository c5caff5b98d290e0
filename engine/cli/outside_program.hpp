// Programs of others that commands run: compilers of plugins, what turns a drawing into a picture.
#pragma once

#include "base/cancel.hpp"

#include <string>
#include <vector>

namespace omrade::cli {

/// The first of the names that is a program of the PATH, as a path; "" if none is.
std::string find_program(const std::vector<std::string>& names);

/// Runs a program of the PATH to its end, with extra environment as NAME=value. All that it prints
/// goes to standard error. Its exit code, or 128 + the signal that ended it. Error environment: it
/// cannot be started; interrupted: `cancel` was requested, and the program is ended too.
int run_to_end(const std::vector<std::string>& command, const std::vector<std::string>& environment,
               const Cancel& cancel);

}  // namespace omrade::cli
