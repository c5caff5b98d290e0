// The same call again, on other threads and at once with others.
#include "host/caller.hpp"
#include "validate/checks.hpp"
#include "validate/direct.hpp"
#include "validate/threads.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace omrade::validate {
namespace {

using catalogue::Concurrency;
using catalogue::Descriptor;

std::string unfixed(const Descriptor& plugin) {
  return plugin.deterministic ? "" : "not declared deterministic";
}

Finding determinism(Subject& subject) {
  constexpr std::size_t areas = 200;
  const host::Request request = subject.sample(areas);
  Answer first = subject.compute(request);
  if (!first.answered()) return first.verdict();
  const Answered once{request, std::move(first.layers)};
  for (int again = 0; again < 3; ++again) {
    Answer answer = subject.compute(request);
    if (!answer.answered())
      return {Status::fail,
              "the same call fails the second time: " + answer.refusal + answer.broken};
    const std::string told =
        difference(subject.plugin(), once, {request, std::move(answer.layers)}, 0, false);
    if (!told.empty()) return {Status::fail, "called again, " + told};
  }
  Subject other(subject.plugin(), subject.seed(), 0);
  Answer answer = other.compute(request);
  if (!answer.answered()) return answer.verdict();
  const std::string told =
      difference(subject.plugin(), once, {request, std::move(answer.layers)}, 0, false);
  return told.empty() ? Finding{} : Finding{Status::fail, "in a new instance, " + told};
}

Finding thread_count(Subject& subject) {
  constexpr std::size_t areas = 600, chunk = 64;
  constexpr unsigned many = 4;
  const host::Request request = subject.sample(areas);
  const std::size_t step = host::may_be_cut(subject.plugin()) ? chunk : 0;
  host::Outcome alone = Direct(subject.plugin(), 1).compute(request, step);
  if (!alone.failure.empty())
    return {Status::skipped, "the plugin refused the sample: " + alone.failure};
  const Answered one{request, std::move(alone.layers)};
  Direct four(subject.plugin(), many);
  for (int round = 0; round < 4; ++round) {
    host::Outcome shared = four.compute(request, step);
    if (!shared.failure.empty()) return {Status::fail, "fails with 4 threads: " + shared.failure};
    const std::string told =
        difference(subject.plugin(), one, {request, std::move(shared.layers)}, 0, false);
    if (!told.empty()) return {Status::fail, "with 4 threads, " + told};
  }
  return {};
}

std::string one_at_a_time(const Descriptor& plugin) {
  return plugin.concurrency == Concurrency::serial ? "declared serial" : unfixed(plugin);
}

/// Four samples, each computed alone and then many times while the others are.
Finding concurrency_honest(Subject& subject) {
  constexpr std::size_t callers = 4, rounds = 25, areas = 400;
  Direct direct(subject.plugin(), 1);
  std::vector<Answered> alone;
  for (std::size_t k = 0; k < callers; ++k) {
    const host::Request request = subject.sample(areas, k);
    host::Outcome outcome = direct.compute(request);
    if (!outcome.failure.empty())
      return {Status::skipped, "the plugin refused the sample: " + outcome.failure};
    alone.push_back({request, std::move(outcome.layers)});
  }
  std::vector<std::string> told(callers);
  on_threads(callers, callers, [&](std::size_t k) {
    for (std::size_t round = 0; round < rounds && told[k].empty(); ++round) {
      host::Outcome outcome = direct.compute(alone[k].request);
      told[k] = outcome.failure;
      if (told[k].empty())
        told[k] = difference(subject.plugin(), alone[k],
                             {alone[k].request, std::move(outcome.layers)}, 0, false);
    }
  });
  for (const std::string& one : told)
    if (!one.empty()) return {Status::fail, "while three other threads call it, " + one};
  return {};
}

constexpr std::array<Check, 3> kChecks{
    {{"determinism", "The same call gives the same bits, again and in a new instance.",
      "keep nothing from call to call, sum in a fixed order, and draw from call.random(i) alone",
      unfixed, determinism},
     {"thread-count", "One thread and four give the same bits.",
      "sum in the order of the data, never in the order in which threads end", unfixed,
      thread_count},
     {"concurrency-honest",
      "Calls from four threads at once, as the declared concurrency allows, give what each gives "
      "alone.",
      "share nothing that is written between calls, or declare Concurrency::serial", one_at_a_time,
      concurrency_honest}}};

}  // namespace

std::span<const Check> repeat_checks() {
  return kChecks;
}

}  // namespace omrade::validate
