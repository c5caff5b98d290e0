// The page about the checks tells what the engine does.
#include "base/file.hpp"
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace omrade::validate {
namespace {

/// The lines of the page that begin with a check's id.
std::vector<std::string> rows_of_page() {
  std::istringstream page(read_file(OMRADE_SOURCE_DIR "/docs/validate.md"));
  std::vector<std::string> out;
  for (std::string line; std::getline(page, line);)
    if (line.rfind("| `", 0) == 0) out.push_back(line);
  return out;
}

TEST(Page, HasTheChecksTheirSentencesAndTheirAdviceInTheEnginesOrder) {
  std::vector<std::string> expected;
  for (const CheckInfo& one : list_checks())
    expected.push_back("| `" + std::string(one.id) + "` | " + std::string(one.description) + " | " +
                       std::string(one.advice) + " |");
  EXPECT_EQ(rows_of_page(), expected);
}

}  // namespace
}  // namespace omrade::validate
