// Empty areas, one, and very many; stopping; and further samples.
#include "base/text.hpp"
#include "validate/checks.hpp"
#include "validate/parameters.hpp"
#include "validate/transform.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <thread>

namespace omrade::validate {
namespace {

using catalogue::Descriptor;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMany = 100000;
constexpr std::size_t kFewRows = 8;  // per area, where areas are many

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The most memory that this process has held, in bytes.
double memory_peak() {
  constexpr double kilobyte = 1024;
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * kilobyte;
}

/// In the order of the list last: the first that says whether it computes at all.
Finding promises(Subject& subject) {
  constexpr std::uint64_t samples = 8;
  constexpr std::size_t areas = 24;
  std::string refusal;
  bool taken = false;
  for (std::uint64_t salt = 0; salt < samples; ++salt) {
    const Answer answer = subject.compute(subject.sample(areas, salt));
    if (!answer.broken.empty()) return {Status::fail, answer.broken};
    taken = taken || answer.answered();
    if (!answer.answered()) refusal = answer.refusal;
  }
  if (taken) return {};
  return {Status::warn, "the plugin refused all samples, so that little is known: " + refusal};
}

/// A refusal of nobody stops everybody else too.
Finding empty_areas(Subject& subject) {
  constexpr std::size_t areas = 24;
  const host::Request request = subject.sample(areas);
  const Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  const Answer answer = subject.compute(without_anybody(subject.plugin(), request, 3));
  if (answer.answered()) return {};
  return {Status::fail, "where some areas hold nobody: " + answer.broken + answer.refusal};
}

Finding one_area(Subject& subject) {
  const Answer answer = subject.compute(subject.sample(1));
  return answer.answered() ? Finding{} : answer.verdict();
}

Finding many_areas(Subject& subject) {
  const host::Request request = subject.sample(kMany, 0, kFewRows);
  const double memory = memory_peak();
  const Clock::time_point start = Clock::now();
  const Answer answer = subject.compute(request);
  const double seconds = seconds_since(start);
  if (!answer.answered()) return answer.verdict();
  const double areas = static_cast<double>(kMany);
  std::array<char, 96> told{};
  std::snprintf(told.data(), told.size(), "%.2f µs and %.0f bytes per area", 1e6 * seconds / areas,
                std::max(0.0, memory_peak() - memory) / areas);
  return {Status::ok, told.data()};
}

/// A cancel in the middle of a call that takes long enough to have one.
Finding cancellation(Subject& subject) {
  constexpr double soon = 1;
  const host::Request request = subject.sample(kMany, 0, kFewRows);
  const Clock::time_point start = Clock::now();
  const Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  const double seconds = seconds_since(start);
  Clock::time_point asked;
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds / 4));
    asked = Clock::now();
    subject.cancel().request();
  });
  const Answer stopped = subject.compute(request);
  const Clock::time_point end = Clock::now();
  other.join();
  if (std::chrono::duration<double>(end - asked).count() <= soon) return {};
  return {Status::warn,
          "a cancel amid 100 000 areas was answered after more than a second; ask "
          "call.cancelled() in long loops"};
}

Finding fuzz(Subject& subject) {
  const Clock::time_point start = Clock::now();
  std::size_t samples = 0, refused = 0;
  std::optional<Finding> doubt;
  do {
    const std::uint64_t seed = subject.seed() + samples++;
    const host::Request request = subject.fuzzed(seed);
    const Answer answer = subject.compute(request);
    const std::string told = " (" + changed_params(subject.plugin(), request) + "--fuzz 1 --seed " +
                             std::to_string(seed) + " repeats it)";
    if (!answer.broken.empty()) return {Status::fail, answer.broken + told};
    refused += answer.answered() ? 0U : 1U;
    if (!answer.answered()) continue;
    const std::optional<Finding> found = first_broken_relation(subject, request);
    if (found && found->status == Status::fail) return {Status::fail, found->reason + told};
    if (found && !doubt) doubt = Finding{Status::warn, found->reason + told};
  } while (seconds_since(start) < subject.fuzz());
  if (doubt) return *doubt;
  return {Status::ok, std::to_string(samples) + " samples, of which " + std::to_string(refused) +
                          " were refused"};
}

constexpr std::array<Check, 6> kChecks{
    {{"promises", "What comes back keeps the promises of estimates, and declares its reasons.",
      "set value, limits and state together with set, value, count or missing", nullptr, promises},
     {"empty-areas", "Areas without people, rows or values are computed beside others.",
      "set an area missing where its denominator is 0 or it has no rows; do not throw", nullptr,
      empty_areas},
     {"one-area", "A level of one area can be computed.",
      "look for a division by areas() - 1, or an area that others are compared with", nullptr,
      one_area},
     {"many-areas", "100 000 areas can be computed; time and memory per area are told.",
      "look for work or memory that grows with the square of the areas", nullptr, many_areas},
     {"cancellation", "A cancel is answered within a second.",
      "ask call.cancelled() in long loops, and return where it is true", nullptr, cancellation},
     {"fuzz", "Further samples for as long as --fuzz says break no promise and no relation.",
      "repeat it with the seed that is named; the reason names the relation that broke", nullptr,
      fuzz}}};

}  // namespace

std::span<const Check> size_checks() {
  return kChecks;
}

}  // namespace omrade::validate
