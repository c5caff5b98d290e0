// Loops on lent threads, without an engine and through a table of one.
#include <omrade/plugin.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

// Runs backwards, all of them, and tells the lowest that failed: as the contract says.
omrade_status run(const omrade_host*, std::int64_t n,
                  omrade_status (*body)(void*, std::int64_t, omrade_error*), void* context,
                  omrade_error* error) {
  omrade_status lowest = OMRADE_OK;
  for (std::int64_t i = n - 1; i >= 0; --i) {
    omrade_error one{};
    one.struct_size = sizeof one;
    const omrade_status status = body(context, i, &one);
    if (status == OMRADE_OK) continue;
    lowest = status;
    *error = one;
  }
  return lowest;
}
const void* extension(const omrade_host*, const char* id) {
  static constexpr omrade_host_parallel parallel{.run = &run};
  return std::string_view(id) == OMRADE_EXT_PARALLEL ? &parallel : nullptr;
}

class Parallel : public testing::TestWithParam<bool> {
 protected:
  Parallel() { host_.get_extension = &extension; }
  [[nodiscard]] omrade::Call call() const { return {call_, desc_, GetParam() ? &host_ : nullptr}; }

 private:
  omrade_host host_{};
  omrade_call call_{};
  omrade_plugin_desc desc_{};
};

TEST_P(Parallel, VisitsEveryNumberOnce) {
  std::vector<int> visits(5);
  call().parallel(visits.size(), [&](std::size_t i) { ++visits[i]; });
  EXPECT_EQ(visits, (std::vector<int>{1, 1, 1, 1, 1}));
}

TEST_P(Parallel, NothingToDoIsNoError) {
  std::size_t visits = 0;
  EXPECT_NO_THROW(call().parallel(0, [&](std::size_t) { ++visits; }));
  EXPECT_EQ(visits, 0U);
}

TEST_P(Parallel, TheLowestFailureIsTold) {
  omrade_error error{};
  const omrade_status status = omrade::detail::guarded(&error, [&] {
    call().parallel(5, [](std::size_t i) {
      if (i >= 2) throw omrade::Error("bad " + std::to_string(i), {.area = i, .column = "x"});
    });
  });
  EXPECT_EQ(status, OMRADE_ERR_INVALID_DATA);
  EXPECT_STREQ(error.message, "bad 2");
  EXPECT_STREQ(error.column, "x");
  EXPECT_EQ(error.row, 2);
}

TEST_P(Parallel, WhateverABodyThrowsIsTold) {
  omrade_error error{};
  const auto status_of = [&](auto what) {
    return omrade::detail::guarded(&error,
                                   [&] { call().parallel(2, [&](std::size_t) { throw what; }); });
  };
  EXPECT_EQ(status_of(std::bad_alloc()), OMRADE_ERR_OUT_OF_MEMORY);
  EXPECT_STREQ(error.message, "out of memory");
  EXPECT_EQ(status_of(std::runtime_error("broken")), OMRADE_ERR_INTERNAL);
  EXPECT_STREQ(error.message, "broken");
  EXPECT_EQ(error.row, -1);
  EXPECT_EQ(status_of(7), OMRADE_ERR_INTERNAL);
  EXPECT_STREQ(error.message, "threw something that is not a std::exception");
}

TEST_P(Parallel, AnErrorOfALaterEngineKeepsWhatTheBellDoesNotKnow) {
  struct Longer {
    omrade_error known{};
    std::uint64_t newer = 42;
  } error;
  error.known.struct_size = sizeof error;
  const omrade_status status = omrade::detail::guarded(&error.known, [&] {
    call().parallel(1, [](std::size_t) {
      throw omrade::Error("bad", {.area = 3, .column = "x"}, OMRADE_ERR_CANCELLED);
    });
  });
  EXPECT_EQ(status, OMRADE_ERR_CANCELLED);
  EXPECT_EQ(error.known.code, OMRADE_ERR_CANCELLED);
  EXPECT_EQ(error.known.row, 3);
  EXPECT_STREQ(error.known.column, "x");
  EXPECT_STREQ(error.known.message, "bad");
  EXPECT_EQ(error.known.struct_size, sizeof error);
  EXPECT_EQ(error.newer, 42U);
}

TEST_P(Parallel, LongTextsAreCut) {
  omrade_error error{};
  const std::string column(100, 'c');
  omrade::detail::guarded(&error, [&] {
    call().parallel(1, [&](std::size_t) {
      throw omrade::Error(std::string(2000, 'm'), {.column = column.c_str()});
    });
  });
  EXPECT_EQ(error.column, std::string(63, 'c'));
  EXPECT_EQ(error.message, std::string(943, 'm'));
}

TEST_P(Parallel, AnEngineThatWantsNoReasonGetsTheStatus) {
  EXPECT_EQ(
      omrade::detail::guarded(
          nullptr, [&] { call().parallel(1, [](std::size_t) { throw omrade::Error("x"); }); }),
      OMRADE_ERR_INVALID_DATA);
}

INSTANTIATE_TEST_SUITE_P(WithoutAndWithAnEngine, Parallel, testing::Bool());

}  // namespace
