// The life of plugins in processes of their own: interrupted, spoken with, called by many, and not
// called again.
#include "base/log.hpp"
#include "isolated.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <thread>

namespace omrade::host {
namespace {

using ::testing::HasSubstr;

TEST(Interrupting, EndsACallThatNeverWould) {
  Cancel cancel;
  const auto plugin = isolated(hostile("loops"), {}, cancel);
  std::thread user([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    cancel.request();
  });
  EXPECT_EQ(plugin->compute(request({1}, {{1, 2}})).failure, "hostile.loops: interrupted");
  user.join();
  EXPECT_TRUE(no_child_is_left());
  EXPECT_EQ(plugin->compute(request({0}, {{1, 2}})).failure, "hostile.loops: interrupted");
}

TEST(Interrupting, EndsAStartThatNeverWould) {
  Cancel cancel;
  std::thread user([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    cancel.request();
  });
  const auto plugin = hostile("loops_when_loaded");
  EXPECT_EQ(error_of([&] { (void)isolated(plugin, {}, cancel); }),
            plugin.library.string() + ": hostile.loops_when_loaded cannot be started: interrupted");
  user.join();
  EXPECT_TRUE(no_child_is_left());
}

TEST(Interrupting, IsNotThePluginsFault) {
  const auto plugin = hostile("loops");
  for (int i = 0; i < 3; ++i) {
    Cancel cancel;
    const auto loaded = isolated(plugin, {}, cancel);
    std::thread user([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      cancel.request();
    });
    EXPECT_EQ(loaded->compute(request({1}, {{1, 2}})).failure, "hostile.loops: interrupted");
    user.join();
  }
  EXPECT_EQ(isolated(plugin)->compute(request({0}, {{1, 2}})).failure, "");
}

class Speaking : public ::testing::Test {
 protected:
  void SetUp() override {
    log::set_level("debug");
    ::testing::internal::CaptureStderr();
  }
  void TearDown() override { log::set_level("info"); }
};

TEST_F(Speaking, LinesAndProgressArriveUnderThePluginsName) {
  Request r = request({}, {{1, 2, 3}});
  r.params = {1.0, 3.0, 0.0, ParamValue{}, ParamValue{}, ParamValue{}};
  r.params[3].text = "short";
  r.inputs.resize(10);
  (void)isolated(described("everything", "test.everything"))->compute(r);
  const std::string said = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(said, HasSubstr("test.everything: looks at 3 areas\n"));
  EXPECT_THAT(said, HasSubstr("test.everything: 50 % done\n"));
}

TEST_F(Speaking, WhatIsPrintedArrivesUpToALimit) {
  (void)isolated(hostile("prints_much"))->compute(request({1}, {{1, 2}}));
  const std::string said = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(said, HasSubstr("hostile.prints_much: a line of a plugin\n"));
  EXPECT_THAT(said, HasSubstr("hostile.prints_much: printed more than 64 kB; the rest is lost\n"));
  EXPECT_LT(said.size(), 256U * 1024U);
}

TEST_F(Speaking, AFloodOfLinesIsCut) {
  EXPECT_EQ(isolated(hostile("says_much"))->compute(request({1}, {{1, 2}})).failure, "");
  const std::string said = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(said, HasSubstr("hostile.says_much: says more than is shown\n"));
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1001);
}

TEST(ManyCallers, OfOnePluginAreServedAtOnceAndRight) {
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, 3);
  const auto description = described("simple", "test.kinds");
  const auto here = Plugin::load(description, no_cancel());
  const auto there = isolated(description);
  std::vector<Request> requests;
  std::vector<std::vector<std::uint64_t>> expected;
  for (std::size_t k = 0; k < 6; ++k) {
    const std::size_t areas = 1 + 700 * k;
    requests.push_back(request(
        {}, {std::vector<double>(areas, static_cast<double>(k)), std::vector<double>(areas, 40)}));
    expected.push_back(bits(here->compute(requests.back())));
  }
  std::atomic<int> wrong{0};
  std::atomic<std::size_t> most{0};
  std::vector<std::thread> callers;
  for (std::size_t t = 0; t < requests.size(); ++t) {
    callers.emplace_back([&, t] {
      for (std::size_t i = 0; i < 12; ++i) {
        const std::size_t k = (t + i) % requests.size();
        if (bits(there->compute(requests[k])) != expected[k]) ++wrong;
      }
    });
  }
  most = children().size();
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(most, 3U) << "more workers than threads";
  EXPECT_LE(children().size(), 3U) << "more workers than threads";
}

TEST(ManyCallers, OfOneThatCrashesAreAllTold) {
  const auto loaded = isolated(hostile("segfault"));
  const std::string crashed = "hostile.segfault: crashed (Segmentation fault)";
  const std::string refused =
      "hostile.segfault: is not called again: its process ended twice (Segmentation fault)";
  std::atomic<int> others{0};
  std::vector<std::thread> callers;
  for (int t = 0; t < 6; ++t) {
    callers.emplace_back([&] {
      const std::string failure = loaded->compute(request({1}, {{1, 2}})).failure;
      if (failure != crashed && failure != refused) ++others;
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(others, 0);
  EXPECT_EQ(loaded->compute(request({0}, {{1, 2}})).failure, refused);
}

TEST(Quarantine, CountsAStartThatFailedToo) {
  catalogue::Descriptor plugin = hostile("crashes_when_loaded");
  const std::string subject = plugin.library.string() + ": hostile.crashes_when_loaded ";
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(error_of([&] { (void)isolated(plugin); }),
              subject + "cannot be started: crashed (Segmentation fault)");
  }
  EXPECT_EQ(
      error_of([&] { (void)isolated(plugin); }),
      subject +
          "cannot be started: is not called again: its process ended twice (Segmentation fault)");
  EXPECT_TRUE(no_child_is_left());
}

TEST(Quarantine, IsOfOneBuildOfOnePlugin) {
  catalogue::Descriptor plugin = hostile("aborts");
  const auto loaded = isolated(plugin);
  for (int i = 0; i < 2; ++i) (void)loaded->compute(request({1}, {{1, 2}}));
  EXPECT_EQ(isolated(hostile("leaves"))->compute(request({0}, {{1, 2}})).failure, "");
}

TEST(Quarantine, DoesNotCountWhatAPluginSaysOfItself) {
  const auto loaded = isolated(hostile("throws_behind_guard"));
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(loaded->compute(request({1}, {{1, 2}})).failure,
              "hostile.throws_behind_guard: the table of weights is empty");
  }
}

#ifndef OMRADE_SANITIZED
/// From now on this process and its children are as on a system without seccomp.
void forget_seccomp() {
  constexpr auto nr = static_cast<std::uint32_t>(offsetof(seccomp_data, nr));
  constexpr auto first = static_cast<std::uint32_t>(offsetof(seccomp_data, args));
  std::array<sock_filter, 8> code{{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, nr),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 4, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 0, 2),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PR_SET_SECCOMP, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  }};
  const sock_fprog program{code.size(), code.data()};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    ::_exit(3);
}

TEST(WithoutSeccomp, IsSaidOnceAndPluginsRunAllTheSame) {
  ::testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        forget_seccomp();
        const int before = ::dup(STDERR_FILENO);
        const int file = ::memfd_create("said", 0);
        ::dup2(file, STDERR_FILENO);
        int wrong = 0;
        for (int i = 0; i < 2; ++i) {
          const auto plugin = isolated(described("simple", "test.whole"));
          if (!plugin->compute(request({}, {{1, 2}})).failure.empty()) ++wrong;
        }
        ::dup2(before, STDERR_FILENO);
        std::string said(4096, '\0');
        said.resize(static_cast<std::size_t>(
            std::max<ssize_t>(0, ::pread(file, said.data(), said.size(), 0))));
        std::fputs(("[" + said + "]").c_str(), stderr);
        std::fflush(stderr);
        ::_exit(wrong);
      },
      ::testing::ExitedWithCode(0),
      "^\\[warning: this system cannot confine plugins \\(seccomp\\): they run in processes of "
      "their own, but may open files and use the network\n\\]$");
}
#endif

}  // namespace
}  // namespace omrade::host
