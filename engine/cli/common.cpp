#include "cli/common.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "run/graph.hpp"

#include <charconv>
#include <csignal>
#include <limits>

namespace omrade::cli {
namespace {

Cancel g_cancel;

void on_signal(int signal) {
  g_cancel.request();
  std::signal(signal, SIG_DFL);  // a second one ends at once
}

}  // namespace

std::string_view version() {
  return OMRADE_VERSION;
}

std::size_t parse_size(std::string_view text) {
  const std::string_view whole = text;
  std::size_t unit = 1;
  if (!text.empty()) {
    switch (text.back()) {
      case 'k':
      case 'K':
        unit = std::size_t{1} << 10U;
        break;
      case 'm':
      case 'M':
        unit = std::size_t{1} << 20U;
        break;
      case 'g':
      case 'G':
        unit = std::size_t{1} << 30U;
        break;
      default:
        break;
    }
    if (unit != 1) text.remove_suffix(1);
  }
  std::size_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{} || end != text.data() + text.size() || number == 0 ||
      number > std::numeric_limits<std::size_t>::max() / unit) {
    throw Error(ErrorKind::user, {.subject = "--memory",
                                  .what = "'" + std::string(whole) + "' is no size",
                                  .hint = "write 500M or 2G"});
  }
  return number * unit;
}

const Cancel& cancelled() {
  return g_cancel;
}

void catch_signals() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

void apply_logging(const Shared& shared) {
  log::set_level(shared.quiet && shared.log == "info" ? "warn" : shared.log);
}

unsigned threads_of(const Shared& shared) {
  return shared.threads == 0 ? run::available_threads() : shared.threads;
}

run::Options run_options(const Shared& shared, run::Progress* progress) {
  return {.threads = threads_of(shared),
          .memory = shared.memory.empty() ? 0 : parse_size(shared.memory),
          .engine_version = std::string(version()),
          .isolation = shared.isolate == "all"    ? host::Isolation::all
                       : shared.isolate == "none" ? host::Isolation::none
                                                  : host::Isolation::automatic,
          .cancel = &g_cancel,
          .progress = progress};
}

}  // namespace omrade::cli
