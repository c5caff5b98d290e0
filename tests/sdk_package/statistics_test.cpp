// omrade::stats from outside: linked into a plugin, it gives the numbers that `omrade stats`
// prints.
#include "base/file.hpp"
#include "installation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>
#include <string>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Statistics : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(here_.installed().code, 0) << here_.installed().errors;
    fs::copy(fs::path(OMRADE_SOURCE_DIR) / "tests/sdk_package/statistics", here_.work() / "outside",
             fs::copy_options::recursive);
  }

  /// What a script prints, of which nothing failed.
  std::string told(const std::string& script) const {
    const Ended ended = here_.shell(script);
    EXPECT_EQ(ended.code, 0) << script << ended.output << ended.errors;
    return ended.output;
  }

  [[nodiscard]] const Installation& here() const { return here_; }

 private:
  Installation here_;
};

/// Lines "key,rest" by their key.
std::map<std::string, std::string> by_key(const std::string& lines) {
  std::map<std::string, std::string> out;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);)
    out[line.substr(0, line.find(','))] = line.substr(line.find(',') + 1);
  return out;
}

TEST_F(Statistics, APluginOutsideTheTreeHasTheNumbersOfTheProgram) {
  ASSERT_THAT(told("cmake -S outside -B build -DCMAKE_PREFIX_PATH=../prefix "
                   "-DCMAKE_CXX_FLAGS='-Wall -Wextra -Wpedantic -Wconversion -Werror'\n"
                   "cmake --build build\nctest --test-dir build --output-on-failure"),
              HasSubstr("100% tests passed, 0 tests failed out of 2"));
  // area,value,lower95,upper95 of each layer in turn
  const auto layer = [&](const std::string& id) {
    return by_key(told("awk -F, '$6 == \"" + id +
                       "\" { print $3 \",\" $8 \",\" $9 \",\" $10 }' "
                       "build/statistics-profiles/tables/estimates.csv"));
  };
  const std::string counts = " outside/sample/counts.csv ";
  const auto program = [&](const std::string& method, const std::string& arguments,
                           const std::string& columns) {
    return by_key(told("omrade stats " + method + counts + arguments + " | cut -d, -f" + columns +
                       " | tail -n +2"));
  };
  EXPECT_EQ(layer("smoothed"),
            program("eb", "--numerator events --denominator people --kind rate --by id", "1-4"));
  const std::string slope = program("sii",
                                    "--numerator events --denominator people --population people "
                                    "--order need",
                                    "1-3")
                                .begin()
                                ->first;
  EXPECT_THAT(layer("slope").at("a"), ::testing::StartsWith(slope));
  EXPECT_EQ(layer("amount"), (std::map<std::string, std::string>{
                                 {"a", "246,,"}, {"b", "147,,"}, {"c", "147,,"}, {"d", "460,,"}}))
      << "weights 1200, 720, 720, 2250 of 4890: 245.40, 147.24, 147.24, 460.12";
  EXPECT_EQ(layer("group"), (std::map<std::string, std::string>{
                                {"a", "2,,"}, {"b", "1,,"}, {"c", "1,,"}, {"d", "2,,"}}));
}

TEST_F(Statistics, ThePluginNeedsNoLibraryOfOmradeAndShowsNothingOfIt) {
  told("cmake -S outside -B build -DCMAKE_PREFIX_PATH=../prefix\ncmake --build build");
  const std::string needed = told("readelf -d build/statistics.so | grep NEEDED");
  EXPECT_THAT(needed, HasSubstr("libstdc++"));
  for (const char* other : {"omrade", "sodium", "spdlog", "fmt", "boost", "gdal", "tbb"})
    EXPECT_THAT(needed, Not(HasSubstr(other)));
  EXPECT_THAT(told("nm -D --defined-only build/statistics.so | wc -l"), "1\n");
}

TEST_F(Statistics, TheHeadersAreThoseOfTheStandardLibraryAndOmrade) {
  write_file(here().work() / "all.cpp", "#include <omrade/stats.hpp>\n");
  const std::string read = told("c++ -std=c++20 -M -I ../prefix/include all.cpp");
  EXPECT_THAT(read, HasSubstr("/include/omrade/stats/rate.hpp"));
  for (const char* other : {"/boost/", "/engine/", "spdlog", "sodium"})
    EXPECT_THAT(read, Not(HasSubstr(other)));
}

}  // namespace
}  // namespace omrade::testing
