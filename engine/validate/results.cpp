#include "base/error.hpp"
#include "base/text.hpp"
#include "validate/validate.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace omrade::validate {
namespace {

constexpr std::array<std::string_view, 4> kNames{"ok", "fail", "warn", "skipped"};

}  // namespace

std::string_view to_string(Status status) {
  return kNames[static_cast<std::size_t>(status)];
}

bool conforms(std::span<const Result> results) {
  for (const Result& one : results)
    if (one.finding.status == Status::fail) return false;
  return true;
}

std::string to_json(std::span<const Result> results) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Result& one : results) {
    json.push_back({{"plugin", one.plugin},
                    {"check", one.check},
                    {"status", to_string(one.finding.status)},
                    {"reason", one.finding.reason}});
    if (!one.finding.advice.empty()) json.back()["advice"] = one.finding.advice;
  }
  // What a plugin writes into its errors may be no UTF-8.
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::vector<Result> from_json(const std::string& output) {
  const std::size_t end = output.find_last_not_of('\n');
  const std::size_t newline = end == std::string::npos ? end : output.rfind('\n', end);
  const std::string line = output.substr(newline == std::string::npos ? 0 : newline + 1);
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_array())
    throw Error(ErrorKind::bug, {.what = "the process of a check did not write its result"});
  std::vector<Result> out;
  for (const auto& one : json) {
    const std::string status = one.value("status", "");
    Result result{one.value("plugin", ""), one.value("check", ""), {}};
    result.finding.reason = one.value("reason", "");
    result.finding.advice = one.value("advice", "");
    for (std::size_t k = 0; k < kNames.size(); ++k)
      if (status == kNames[k]) result.finding.status = static_cast<Status>(k);
    out.push_back(std::move(result));
  }
  return out;
}

}  // namespace omrade::validate
