// The CMake package, used from a project outside the source tree.
#include "base/file.hpp"
#include "installation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(SdkPackage, APluginOutsideTheTreeIsBuiltTestedAndRun) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  fs::copy(fs::path(OMRADE_SOURCE_DIR) / "examples/outside_plugin", here.work() / "outside",
           fs::copy_options::recursive);
  const Ended ended = here.shell(
      "cmake -S outside -B build -DCMAKE_PREFIX_PATH=../prefix\ncmake --build build\n"
      "ctest --test-dir build --output-on-failure\n"
      "cut -d, -f2-4,6,8,13,14 build/contact_reasons-profiles/tables/estimates.csv");
  ASSERT_EQ(ended.code, 0) << ended.output << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("100% tests passed, 0 tests failed out of 2"));
  // 12 patients with 24 contacts for it among 400 residents.
  EXPECT_THAT(ended.output, HasSubstr("\nsquare,a,Sydväst,rate,30,12,400\n"));
  EXPECT_THAT(ended.output, HasSubstr("\nsquare,b,Sydost,rate,20,10,500\n"));
  EXPECT_THAT(ended.output, HasSubstr("\nsquare,c,Nordväst,rate,80,20,250\n"));
  EXPECT_THAT(ended.output, HasSubstr("\nsquare,d,Nordost,rate,10,8,800\n"));
}

TEST(SdkPackage, AnotherMinorVersionIsRefused) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  write_file(here.work() / "CMakeLists.txt",
             "cmake_minimum_required(VERSION 3.25)\nproject(other LANGUAGES CXX)\n"
             "find_package(omrade_sdk 0.2 REQUIRED)\n");
  const Ended ended = here.shell("cmake -S . -B build");
  EXPECT_NE(ended.code, 0);
  EXPECT_THAT(ended.errors, HasSubstr("compatible with requested version \"0.2\""));
}

TEST(SdkPackage, ALibraryThatIsNoPluginDoesNotConform) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  write_file(here.work() / "CMakeLists.txt",
             "cmake_minimum_required(VERSION 3.25)\nproject(empty LANGUAGES CXX)\n"
             "find_package(omrade_sdk 0.1 REQUIRED)\nenable_testing()\n"
             "omrade_add_plugin(empty SOURCES empty.cpp)\n");
  write_file(here.work() / "empty.cpp", "int nothing() { return 0; }\n");
  const Ended ended =
      here.shell("cmake -S . -B build\ncmake --build build\nctest --test-dir build -V");
  EXPECT_NE(ended.code, 0);
  EXPECT_THAT(ended.output, HasSubstr("is a library, but not an omrade plugin"));
  EXPECT_THAT(ended.output, HasSubstr("does not conform"));
}

}  // namespace
}  // namespace omrade::testing
