// Thousands of calls leave no process, no descriptor and no mapping behind.
#include "isolated.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace omrade::host {
namespace {

/// What this process holds must be the same at the end of a test.
class Leaks : public ::testing::Test {
 protected:
  void SetUp() override {
    // The thread that starts workers, and the runtime's own, are there from now on.
    (void)isolated(described("simple", "test.whole"))->compute(request({}, {{1, 2}}));
    files_ = open_files();
    mappings_ = mappings();
  }
  void TearDown() override {
    EXPECT_TRUE(no_child_is_left());
    EXPECT_EQ(open_files(), files_);
    EXPECT_EQ(mappings().shared, mappings_.shared);
    EXPECT_LE(mappings().all, mappings_.all + few_) << "heaps and stacks of threads";
  }

 private:
  static constexpr std::size_t few_ = 16;
  std::ptrdiff_t files_ = 0;
  Mappings mappings_;
};

TEST_F(Leaks, TenThousandCallsLeaveNothing) {
  const auto plugin = isolated(described("simple", "test.whole"));
  for (int i = 0; i < 10000; ++i) {
    const std::size_t areas = static_cast<std::size_t>(i) % 97;
    ASSERT_EQ(plugin->compute(request({}, {std::vector<double>(areas, 1)})).failure, "");
  }
}

TEST_F(Leaks, AHundredCrashesLeaveNothing) {
  for (int i = 0; i < 50; ++i) {
    for (const std::string name : {"segfault", "leaves"}) {
      const auto plugin = isolated(hostile(name));
      const std::string failure = plugin->compute(request({1}, {{1, 2}})).failure;
      ASSERT_EQ(failure, name == "leaves" ? "hostile.leaves: left with exit status 3"
                                          : "hostile.segfault: crashed (Segmentation fault)");
      ASSERT_EQ(plugin->compute(request({0}, {{1, 2}})).failure, "") << "the next call works";
    }
  }
}

TEST_F(Leaks, InterruptedCallsLeaveNothing) {
  for (int i = 0; i < 20; ++i) {
    Cancel cancel;
    const auto plugin = isolated(hostile("loops"), {}, cancel);
    std::thread user([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(5 * (i % 4)));
      cancel.request();
    });
    EXPECT_EQ(plugin->compute(request({1}, {{1, 2}})).failure, "hostile.loops: interrupted");
    user.join();
  }
}

TEST_F(Leaks, FailedStartsLeaveNothing) {
  for (int i = 0; i < 50; ++i) {
    EXPECT_NE(error_of([] { (void)isolated(hostile("crashes_when_loaded")); }), "no error");
    EXPECT_NE(error_of([] { (void)isolated(described("no_start", "test.no_start")); }), "no error");
  }
}

TEST_F(Leaks, AWorkerHoldsNoColumnThatTheEngineHasLetGo) {
  const auto plugin = isolated(described("simple", "test.whole"));
  const auto shared = [&] {
    for (int i = 0; i < 300; ++i)
      (void)plugin->compute(request({}, {std::vector<double>(1000, 1)}));
    return mappings(children().at(0)).shared;
  };
  const std::size_t first = shared();
  EXPECT_GT(first, 0U);
  EXPECT_EQ(shared(), first);
}

}  // namespace
}  // namespace omrade::host
