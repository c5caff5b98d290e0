// A plugin in a process of its own gives the same bits; what it does wrong is a sentence.
#include "isolated.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace omrade::host {
namespace {

std::string failure_of(const std::string& name) {
  Limits limits;
  if (name == "loops" || name == "closes_line") limits.time = std::chrono::milliseconds(1500);
  if (name == "eats_memory") limits.memory = std::size_t{1} << 28U;
  return isolated(hostile(name), limits)->compute(request({1}, {{1, 2}})).failure;
}
TEST(Isolation, GivesTheSameBits) {
  std::vector<double> x;
  for (int i = 0; i < 2500; ++i) x.push_back(i % 13 == 0 ? kNone : i % 97 / 3.0);
  const Request r = request({}, {x, std::vector<double>(2500, 40)});
  const auto plugin = described("simple", "test.kinds");
  const Outcome here = Plugin::load(plugin, no_cancel())->compute(r);
  const Outcome there = isolated(plugin)->compute(r);
  ASSERT_EQ(there.failure, "");
  EXPECT_EQ(bits(here), bits(there));
}

TEST(Isolation, KeepsTheSentenceOfAFailure) {
  std::vector<double> x(3000, 1);
  x[1500] = -1;
  EXPECT_EQ(isolated(described("simple", "test.chunks"))->compute(request({1}, {x})).failure,
            "test.chunks: area 'A1500', 'x': a negative x");
}

TEST(Isolation, WhatAPluginDoesWrongIsASentence) {
  const std::map<std::string, std::string> expected{
      {"segfault", "crashed (Segmentation fault)"},
      {"aborts", "crashed (Aborted)"},
      {"leaves", "left with exit status 3"},
      {"loops", "took longer than 1.5 s; stopped"},
      {"eats_memory", "out of memory"},
      {"writes_inputs", "crashed (Segmentation fault)"},
      {"writes_past_outputs", "crashed (Segmentation fault)"},
      {"overflows_stack", "crashed (Segmentation fault)"},
      {"closes_line", "closed its line to the engine"},
      {"forges_answer", "answered with what is no answer"},
      {"exits_well", "left with exit status 0"},
      {"ends_thread", "crashed (Aborted)"},
      {"unlocks_inputs", "crashed (Segmentation fault)"},
      {"throws_behind_guard", "the table of weights is empty"},
      {"throws_runtime_error", "an exception crossed the C boundary"},
      {"throws_int", "an exception crossed the C boundary"},
      {"throws_bad_alloc", "an exception crossed the C boundary"},
      {"throws_nested", "an exception crossed the C boundary"},
      {"returns_nan", "layer 'y', area 'A1': it has no value although its state is ok"},
      {"returns_infinity", "layer 'y', area 'A1': its value is infinite"},
      {"returns_negative_count", "layer 'y', area 'A1': its numerator is below 0"},
      {"returns_outside_interval", "layer 'y', area 'A1': its value lies outside its limits"},
      {"returns_unknown_state", "layer 'y', area 'A1': its state is 200, which is none"},
#ifndef OMRADE_SANITIZED
      {"opens_file", "tried to open a file (openat)"},
      {"writes_file", "tried to open a file (openat)"},
      {"uses_network", "tried to use the network (socket)"},
      {"forks", "tried to start a process or thread (clone): use call.parallel"},
      {"starts_thread",
       "made a system call that no plugin may make; instead of a thread of its own: "
       "call.parallel"},
      {"starts_program", "tried to start a program (execve)"},
      {"catches_refusal", "made a system call that no plugin may make (rt_sigaction)"},
      {"raises_its_limit", "made a system call that no plugin may make (prlimit64)"},
      {"kills_engine", "made a system call that no plugin may make (kill)"},
#endif
      {"changes_lengths", ""},
      {"claims_independence", ""},
      {"says_much", ""},
      {"prints_much", ""}};
  for (const auto& [name, sentence] : expected) {
    const std::string before = sentence.empty() ? "" : "hostile." + name + ": ";
    EXPECT_EQ(failure_of(name), before + sentence);
  }
}

#ifndef OMRADE_SANITIZED
TEST(Isolation, AConstructorIsConfinedToo) {
  const auto plugin = hostile("connects_when_loaded");
  EXPECT_EQ(error_of([&] { (void)isolated(plugin); }),
            plugin.library.string() +
                ": hostile.connects_when_loaded cannot be started: tried to use the network "
                "(socket)");
}
#endif

TEST(Isolation, AStartThatFailsIsASentence) {
  const std::map<std::string, std::string> expected{
      {"crashes_when_loaded", "crashed (Segmentation fault)"},
      {"loops_when_loaded", "took longer than 0.5 s; stopped"},
      {"throws_when_made", "an exception crossed the C boundary"}};
  for (const auto& [name, sentence] : expected) {
    const auto plugin = hostile(name);
    const Limits limits{.time = std::chrono::milliseconds(500)};
    EXPECT_THAT(error_of([&, &of = plugin] { (void)isolated(of, limits); }),
                ::testing::EndsWith(": " + plugin.id + " cannot be started: " + sentence));
  }
}

TEST(Isolation, AnExceptionAcrossTheBoundaryIsASentenceInTheEnginesOwnProcessToo) {
  for (const std::string name :
       {"throws_runtime_error", "throws_int", "throws_bad_alloc", "throws_nested"}) {
    const auto plugin = Plugin::load(hostile(name), no_cancel());
    EXPECT_EQ(plugin->compute(request({1}, {{1, 2}})).failure,
              "hostile." + name + ": an exception crossed the C boundary");
    EXPECT_EQ(plugin->compute(request({1}, {{1, 2}})).layers.size(), 0U);
  }
  const auto plugin = hostile("throws_when_made");
  EXPECT_EQ(error_of([&] { (void)Plugin::load(plugin, no_cancel()); }),
            std::filesystem::canonical(plugin.library).string() +
                ": hostile.throws_when_made cannot be started: an exception crossed the C "
                "boundary");
}

TEST(Isolation, AWrongAnswerIsTheSameSentenceInTheEnginesOwnProcess) {
  for (const std::string name :
       {"returns_nan", "returns_infinity", "returns_negative_count", "returns_outside_interval",
        "returns_unknown_state", "changes_lengths", "claims_independence"}) {
    const Request r = request({1}, {std::vector<double>(2500, 3)});
    const Outcome here = Plugin::load(hostile(name), no_cancel())->compute(r);
    const Outcome there = isolated(hostile(name))->compute(r);
    EXPECT_EQ(here.failure, there.failure);
    EXPECT_EQ(bits(here), bits(there)) << name;
  }
}

TEST(Isolation, APluginThatCrashedTwiceIsNotCalledAgain) {
  catalogue::Descriptor plugin = hostile("segfault");
  const auto loaded = isolated(plugin);
  const Request r = request({1}, {{1, 2}});
  (void)loaded->compute(r);
  (void)loaded->compute(r);
  EXPECT_EQ(loaded->compute(r).failure,
            "hostile.segfault: is not called again: its process ended twice (Segmentation fault)");
}

}  // namespace
}  // namespace omrade::host
