// Options that all commands share, and what they mean.
#pragma once

#include "base/cancel.hpp"
#include "run/run.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace omrade::cli {

/// As written on the command line.
struct Shared {
  unsigned threads = 0;          ///< 0: all cores
  std::string isolate = "auto";  ///< auto, all or none: plugins in processes of their own
  std::string memory{};          ///< "2G", "500M", bytes; empty: no limit
  std::string log = "info";
  std::uint64_t seed = 0;  ///< of commands that draw nothing
  std::string language{};  ///< of commands that write none
  bool quiet = false;
  bool json = false;
};

std::string_view version();

/// Bytes of "500M", "2G", "1048576". Error user for anything else.
std::size_t parse_size(std::string_view text);

/// Set by Ctrl-C and SIGTERM once `catch_signals` was called.
const Cancel& cancelled();
void catch_signals();

/// Applies --quiet and --log.
void apply_logging(const Shared& shared);
/// Those asked for, or all.
unsigned threads_of(const Shared& shared);
run::Options run_options(const Shared& shared, run::Progress* progress);

}  // namespace omrade::cli
