// Plugins in processes of their own, and what they leave behind.
#pragma once

#include "fixture.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <bit>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace omrade::host {

inline std::shared_ptr<Plugin> isolated(const catalogue::Descriptor& plugin,
                                        const Limits& limits = {},
                                        const Cancel& cancel = no_cancel()) {
  return Plugin::load(plugin, cancel, Isolation::all, limits);
}
/// A hostile plugin that the engine does not yet know to crash: each time the path to it is
/// written in another way.
inline catalogue::Descriptor hostile(const std::string& name) {
  constexpr std::size_t most = 100;
  static std::size_t next = 0;
  std::string folder = HOSTILE_FOLDER "/";
  for (std::size_t i = 0; i < next % most; ++i) folder += "./";
  for (std::size_t i = 0; i < next / most; ++i) folder += '/';
  ++next;
  return catalogue::read_library(folder + name + ".so").front();
}

/// All that a call gave, bit by bit.
inline std::vector<std::uint64_t> bits(const Outcome& outcome) {
  std::vector<std::uint64_t> out;
  for (const LayerOutput& layer : outcome.layers) {
    const auto all = std::as_const(layer.estimates).spans();
    for (const auto numbers : {all.value, all.lower95, all.upper95, all.lower998, all.upper998,
                               all.numerator, all.denominator, all.base}) {
      for (const double v : numbers) out.push_back(std::bit_cast<std::uint64_t>(v));
    }
    for (const auto codes : {all.state, all.estimator, all.interval})
      out.insert(out.end(), codes.begin(), codes.end());
    for (const std::int32_t reason : all.reason) out.push_back(static_cast<std::uint32_t>(reason));
    if (!layer.pairs) continue;
    out.insert(out.end(), layer.pairs->area.begin(), layer.pairs->area.end());
    out.insert(out.end(), layer.pairs->other.begin(), layer.pairs->other.end());
  }
  return out;
}

inline std::ptrdiff_t open_files() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return std::distance(begin(files), end(files));
}
inline bool no_child_is_left() {
  return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}
/// The processes that this one has started and not yet taken leave of.
inline std::vector<std::string> children() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    if (std::isdigit(entry.path().filename().string().front()) == 0) continue;
    std::ifstream file(entry.path() / "stat");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::size_t behind_name = text.rfind(") ");
    if (behind_name == std::string::npos) continue;
    std::istringstream rest(text.substr(behind_name + 2));
    char state = 0;
    pid_t parent = -1;
    rest >> state >> parent;
    if (parent == ::getpid()) out.push_back(entry.path().filename());
  }
  return out;
}
/// Mappings of a process: of shared memory, and all.
struct Mappings {
  std::size_t shared = 0, all = 0;
};
inline Mappings mappings(const std::string& process = "self") {
  std::ifstream file("/proc/" + process + "/maps");
  Mappings out;
  for (std::string line; std::getline(file, line); ++out.all) {
    if (line.find("/memfd:") != std::string::npos) ++out.shared;
  }
  return out;
}

}  // namespace omrade::host
