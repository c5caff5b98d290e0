// What calling a plugin costs, in the engine's process and in one of its own. Usage:
// plugin_calls [REPEATS]. Prints a table for docs/performance.md; absolute times mean little on
// another machine.
#include "base/error.hpp"
#include "catalogue/catalogue.hpp"
#include "host/call_error.hpp"
#include "host/frame.hpp"
#include "host/host.hpp"
#include "host/library.hpp"

#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <tbb/global_control.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace omrade;
using Clock = std::chrono::steady_clock;

struct Times {
  double least, median;  ///< microseconds for one
};

/// `repeats` times `inner` goes; work before the first is not counted.
Times time_of(std::size_t repeats, std::size_t inner, const std::function<void()>& one) {
  std::vector<double> all;
  for (std::size_t r = 0; r < repeats; ++r) {
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < inner; ++i) one();
    const std::chrono::duration<double, std::micro> took = Clock::now() - begin;
    all.push_back(took.count() / static_cast<double>(inner));
  }
  std::sort(all.begin(), all.end());
  return {all.front(), all[all.size() / 2]};
}

/// Two things in turn, so that both meet the same machine.
std::pair<Times, Times> in_turn(std::size_t repeats, std::size_t inner,
                                const std::function<void()>& one,
                                const std::function<void()>& other) {
  std::vector<double> a, b;
  for (std::size_t r = 0; r < repeats; ++r) {
    a.push_back(time_of(1, inner, one).least);
    b.push_back(time_of(1, inner, other).least);
  }
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return {{a.front(), a[a.size() / 2]}, {b.front(), b[b.size() / 2]}};
}

void print(const char* what, const Times& times, const std::string& aim) {
  std::printf("| %s | %.4g | %.4g | %s |\n", what, times.least, times.median, aim.c_str());
  std::fflush(stdout);
}
void print_over(const char* what, const std::pair<Times, Times>& both, const std::string& aim) {
  std::printf("| %s | %.4g over (%.3f times) | %.4g over (%.3f times) | %s |\n", what,
              both.second.least - both.first.least, both.second.least / both.first.least,
              both.second.median - both.first.median, both.second.median / both.first.median,
              aim.c_str());
  std::fflush(stdout);
}

const Cancel& never() {
  static const Cancel cancel;
  return cancel;
}
catalogue::Descriptor described(const std::string& id) {
  for (catalogue::Descriptor& one : catalogue::read_library(MEASURED_PLUGINS)) {
    if (one.id == id) return std::move(one);
  }
  std::fprintf(stderr, "no plugin %s\n", id.c_str());
  std::exit(EXIT_FAILURE);
}

host::Request columns(std::size_t areas, std::size_t n) {
  host::Request out;
  out.period = "2024";
  std::vector<double> values(areas);
  for (std::size_t i = 0; i < areas; ++i) {
    out.area_ids.push_back("0780A" + std::to_string(10000 + i));
    values[i] = static_cast<double>(i) / 3;
  }
  for (std::size_t k = 0; k < n; ++k) out.inputs.push_back({.column = Column::of_reals(values)});
  return out;
}

host::Request rows(std::size_t n, std::size_t areas) {
  host::Request out = columns(areas, 0);
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = static_cast<double>(i % 1000) / 3;
  host::RowsInput input;
  input.rows = n;
  for (int k = 0; k < 10; ++k) input.fields.emplace_back(Column::of_reals(values));
  input.run_offset.push_back(0);
  for (std::size_t i = 0; i < areas; ++i) {
    input.run_begin.push_back(static_cast<std::int64_t>(n * i / areas));
    input.run_end.push_back(static_cast<std::int64_t>(n * (i + 1) / areas));
    input.run_share.push_back(1);
    input.run_offset.push_back(static_cast<std::int64_t>(i + 1));
  }
  host::InputData data;
  data.rows = std::move(input);
  out.inputs.push_back(std::move(data));
  return out;
}

void must_work(const host::Outcome& outcome) {
  if (outcome.failure.empty()) return;
  std::fprintf(stderr, "%s\n", outcome.failure.c_str());
  std::exit(EXIT_FAILURE);
}

/// What a plugin costs without any boundary.
struct Direct {
  virtual ~Direct() = default;
  virtual void compute(const double* in, double* out) = 0;
};
struct Copies : Direct {
  void compute(const double* in, double* out) override { out[0] = in[0]; }
};

void measure_boundary(std::size_t repeats) {
  constexpr std::size_t many = 1000000;
  const auto plugin = described("measured.nothing");
  const omrade_entry& entry = host::Library::open(plugin.library, plugin.build_id).entry();
  omrade_instance* instance = nullptr;
  omrade_host services{};
  services.struct_size = sizeof services;
  if (entry.create(&services, plugin.index, &instance, nullptr) != OMRADE_OK)
    std::exit(EXIT_FAILURE);
  const host::Request request = columns(1, 1);
  const std::vector<const char*> ids{request.area_ids[0].c_str()};
  Estimates estimates(1);
  const std::vector<host::LayerView> layers{{.estimates = estimates.spans()}};
  const host::Frame frame(request, ids, layers, 0, 1);
  const double* in = request.inputs[0].column->reals().data();
  double* out = estimates.spans().value.data();
  Copies copies;
  Direct* volatile chosen = &copies;  // so that the call stays a virtual one
  const auto direct = [&] {
    for (std::size_t i = 0; i < many; ++i) chosen->compute(in, out);
  };
  const auto through = [&] {
    for (std::size_t i = 0; i < many; ++i) {
      host::CallError error;
      if (instance->compute(instance, &frame.call(), &error) != OMRADE_OK) std::exit(EXIT_FAILURE);
    }
  };
  auto both = in_turn(repeats, 1, direct, through);
  for (Times* times : {&both.first, &both.second}) {  // microseconds for a million: to ns for one
    times->least /= many / 1000;
    times->median /= many / 1000;
  }
  print("virtual call, ns", both.first, "");
  print("call through the C table, ns", both.second, "");
  print_over("… over a virtual call, ns", both, "≤ 20");
  instance->destroy(instance);
}

void measure_isolation(std::size_t repeats) {
  const host::Request request = columns(6000, 10);
  for (const char* id : {"measured.columns", "measured.chunks"}) {
    const auto here = host::Plugin::load(described(id), never());
    const auto there = host::Plugin::load(described(id), never(), host::Isolation::all);
    const auto one = [&] { must_work(here->compute(request)); };
    const auto other = [&] { must_work(there->compute(request)); };
    one();
    other();
    const auto both = in_turn(repeats, 50, one, other);
    std::printf("| **%s**, 6 000 areas × 10 columns | | | |\n", id);
    print("in the engine's process, µs", both.first, "");
    print("isolated, warm, µs", both.second, "");
    print_over("isolated over in process, µs", both, "≤ 30 µs + 10 %");
  }
}

void measure_rows(std::size_t repeats) {
  const host::Request request = rows(10000000, 6000);
  const auto here = host::Plugin::load(described("measured.rows"), never());
  const auto there = host::Plugin::load(described("measured.rows"), never(), host::Isolation::all);
  const auto one = [&] { must_work(here->compute(request)); };
  const auto other = [&] { must_work(there->compute(request)); };
  one();
  print("10 M rows × 10 columns, first isolated call, µs", time_of(1, 1, other), "");
  const auto both = in_turn(repeats, 1, one, other);
  print("10 M rows × 10 columns in process, µs", both.first, "");
  print("… isolated, µs", both.second, "");
  print_over("… isolated over in process, µs", both, "≤ 1.15 times");
}

/// A process that does nothing, and a message to another one and back: no worker can cost less.
void measure_limits(std::size_t repeats) {
  print("limit: a process that does nothing (/bin/true), µs",
        time_of(10 * repeats, 1,
                [] {
                  std::string program = "/bin/true";
                  char* arguments[] = {program.data(), nullptr};
                  pid_t pid = -1;
                  int status = 0;
                  if (::posix_spawn(&pid, program.c_str(), nullptr, nullptr, arguments, nullptr) !=
                          0 ||
                      ::waitpid(pid, &status, 0) != pid)
                    std::exit(EXIT_FAILURE);
                }),
        "");
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0) std::exit(EXIT_FAILURE);
  const pid_t echo = ::fork();
  char byte = 0;
  if (echo == 0) {
    ::close(ends[0]);
    while (::recv(ends[1], &byte, 1, 0) == 1) ::send(ends[1], &byte, 1, 0);
    ::_exit(0);
  }
  ::close(ends[1]);
  print("limit: a byte to another process and back, µs",
        time_of(repeats, 200,
                [&] {
                  if (::send(ends[0], &byte, 1, 0) != 1 || ::recv(ends[0], &byte, 1, 0) != 1)
                    std::exit(EXIT_FAILURE);
                }),
        "");
  ::close(ends[0]);
  ::waitpid(echo, nullptr, 0);
}

void measure_start(std::size_t repeats) {
  const auto plugin = described("measured.nothing");
  const auto plugins = static_cast<double>(catalogue::read_library(MEASURED_PLUGINS).size());
  Times note = time_of(repeats, 50, [] { catalogue::read_library(MEASURED_PLUGINS); });
  note = {note.least / plugins, note.median / plugins};
  print("reading a note, for each plugin in it, µs", note, "≤ 50");
  print(
      "worker: start, load, ready and end, µs",
      time_of(10 * repeats, 1, [&] { host::Plugin::load(plugin, never(), host::Isolation::all); }),
      "≤ 3 000");
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t repeats = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 15;
  // One thread: a worker has no more, and who has more is not what is measured.
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, 1);
  std::printf("| what | least | median | aim |\n|---|---|---|---|\n");
  measure_limits(repeats);  // first: it forks, and the others have threads
  measure_boundary(repeats);
  measure_start(repeats);
  measure_isolation(repeats);
  measure_rows(std::max<std::size_t>(3, repeats / 3));
}
