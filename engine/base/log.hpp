// The engine's log: for operators, on standard error, never part of a result.
#pragma once

#include <string>
#include <string_view>

namespace omrade::log {

/// trace, debug, info, warn, error or off. Error user for any other word.
void set_level(std::string_view level);

void debug(std::string_view message);
void info(std::string_view message);
void warn(std::string_view message);
void error(std::string_view message);

}  // namespace omrade::log
