// Pages for authors of plugins, followed word for word.
#include "base/file.hpp"
#include "base/text.hpp"
#include "installation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;

struct Block {
  std::string language, content;
  std::string file;  ///< the last name between backquotes in the text before it
};

/// The code blocks of a page, in order, without the indentation of the list that they stand in.
std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  std::istringstream lines(page);
  std::string before;
  bool inside = false;
  std::size_t indent = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::string_view text = trim(line);
    if (text.substr(0, 3) != "```") {
      if (inside) {
        blocks.back().content += (line.size() > indent ? line.substr(indent) : "") + "\n";
      } else if (!text.empty()) {
        before = text;
      }
      continue;
    }
    inside = !inside;
    if (!inside) continue;
    indent = line.find('`');
    const std::size_t end = before.rfind('`');
    const std::size_t begin = end == std::string::npos ? end : before.rfind('`', end - 1);
    blocks.push_back({std::string(text.substr(3)), "",
                      begin == std::string::npos ? "" : before.substr(begin + 1, end - begin - 1)});
  }
  return blocks;
}

class Page : public ::testing::TestWithParam<const char*> {};

/// Blocks of `sh` are run, `text` is what the last of them printed, one without a language is for
/// the reader, and every other is a file.
TEST_P(Page, WorksByDoingWhatItSays) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  const std::vector<Block> blocks =
      blocks_of(read_file(std::string(OMRADE_SOURCE_DIR) + "/docs/" + GetParam()));
  ASSERT_GE(blocks.size(), 3U);
  std::string printed;
  for (const Block& block : blocks) {
    if (block.language == "sh") {
      const Ended ended = here.shell(block.content);
      printed = ended.output;
      ASSERT_EQ(ended.code, 0) << block.content << ended.output << ended.errors;
    } else if (block.language == "text") {
      EXPECT_THAT(printed, HasSubstr(block.content));
    } else if (!block.language.empty()) {
      ASSERT_NE(block.file, "") << "no file is named before\n" << block.content;
      write_file(here.work() / block.file, block.content);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(ForAuthors, Page,
                         ::testing::Values("first-plugin.md", "test-a-plugin.md",
                                           "publish-a-plugin.md"));

}  // namespace
}  // namespace omrade::testing
