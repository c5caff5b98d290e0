// Holds plugins to what they declare: named checks, each in a process of its own, so that a plugin
// that crashes or hangs fails a check and nothing else.
#pragma once

#include "base/cancel.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::validate {

enum class Status : std::uint8_t { ok, fail, warn, skipped };
std::string_view to_string(Status status);

struct Finding {
  Status status = Status::ok;
  std::string reason{};  ///< why it failed, is doubtful or was skipped; a note where it is ok
  std::string advice{};  ///< what to do, where it failed
};

struct Result {
  std::string plugin{};  ///< full id
  std::string check{};
  Finding finding{};
};

struct Options {
  std::vector<std::string> only{};  ///< ids of checks; empty: all
  std::string plugin{};             ///< full id; empty: all of the library
  std::uint64_t seed = 1;           ///< of the generated samples
  double fuzz = 0;                  ///< seconds of further samples; 0: none
  double limit = 60;                ///< seconds for one check, those of `fuzz` apart
  const Cancel* cancel = nullptr;   ///< stops the checks that run apart: Error interrupted
  /// How this program is called to run one check in process: its arguments before the library.
  /// Empty: the checks run here, where a crash ends the program.
  std::vector<std::string> self{};
};

/// A named check, as `--list` shows it.
struct CheckInfo {
  std::string_view id, description;
  std::string_view advice;  ///< what to do where it fails
};
std::vector<CheckInfo> list_checks();

/// All checks of all plugins of a library, in the order of the library and of the list. Error user:
/// it is no plugin, or there is no check or plugin of that name.
std::vector<Result> validate(const std::filesystem::path& library, const Options& options);

/// False where a check failed.
bool conforms(std::span<const Result> results);

/// The results as a JSON list on one line; what a child writes last and its parent reads.
std::string to_json(std::span<const Result> results);
/// Of the last line that is such a list; Error bug when there is none.
std::vector<Result> from_json(const std::string& output);

}  // namespace omrade::validate
