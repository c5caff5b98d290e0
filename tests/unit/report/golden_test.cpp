// Whole pages, compared byte by byte with files that people can read.
#include "base/file.hpp"
#include "report/report.hpp"
#include "tiny_profile.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace omrade::report {
namespace {

/// With OMRADE_REWRITE_GOLDEN=1 the files are written instead; look at what changed before keeping
/// it.
void expect_golden(const std::string& name, const std::string& actual) {
  const auto path = std::filesystem::path(OMRADE_TEST_DATA) / "golden" / name;
  if (std::getenv("OMRADE_REWRITE_GOLDEN") != nullptr) write_file(path, actual);
  EXPECT_EQ(actual, read_file(path)) << name << " differs: OMRADE_REWRITE_GOLDEN=1 rewrites it";
}

TEST(Golden, PageOfACentre) {
  const GatedProfile profile = testing::tiny();
  expect_golden("vc1.html", PageSet(profile).html(0));
}

TEST(Golden, Index) {
  const GatedProfile profile = testing::tiny();
  expect_golden("index.html", PageSet(profile).index_html());
}

TEST(Golden, Provenance) {
  expect_golden("provenance.json", provenance_json(testing::tiny()));
}

}  // namespace
}  // namespace omrade::report
