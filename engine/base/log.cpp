#include "base/log.hpp"

#include "base/error.hpp"
#include "base/safe_text.hpp"
#include "base/text.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace omrade::log {
namespace {

spdlog::logger& logger() {
  static const std::shared_ptr<spdlog::logger> instance = [] {
    auto made = std::make_shared<spdlog::logger>("omrade",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%^%l%$: %v");
    made->set_level(spdlog::level::info);
    return made;
  }();
  return *instance;
}

}  // namespace

void set_level(std::string_view level) {
  static const std::array<std::string, 6> known{"trace", "debug", "info", "warn", "error", "off"};
  if (std::find(known.begin(), known.end(), level) == known.end()) {
    throw Error(ErrorKind::user, {.subject = "--log",
                                  .what = "no log level '" + std::string(level) + "'",
                                  .hint = name_hint(level, known)});
  }
  logger().set_level(spdlog::level::from_str(std::string(level)));
}

void debug(std::string_view message) {
  logger().debug("{}", one_line(message));
}
void info(std::string_view message) {
  logger().info("{}", one_line(message));
}
void warn(std::string_view message) {
  logger().warn("{}", one_line(message));
}
void error(std::string_view message) {
  logger().error("{}", one_line(message));
}

}  // namespace omrade::log
