// Whatever stands in a recipe file, parsing returns, and every problem can be found in the file.
#include "base/file.hpp"
#include "recipe/recipe.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

namespace omrade::recipe {
namespace {

std::string full() {
  static const std::string text = read_file(std::string(OMRADE_TEST_DATA) + "/full.toml");
  return text;
}

void expect_sound(const std::string& text) {
  Parsed parsed;
  try {
    parsed = parse_text("recipe.toml", text);
  } catch (const std::exception& error) {
    FAIL() << error.what() << "\n" << text;
  }
  EXPECT_EQ(parsed.recipe.text, text);
  EXPECT_FALSE(parsed.recipe.periods.empty());
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  std::set<std::string> once;
  std::pair<std::size_t, std::size_t> before{0, 0};
  for (const Message& problem : parsed.problems) {
    EXPECT_EQ(problem.subject, "recipe.toml");
    EXPECT_FALSE(problem.what.empty());
    EXPECT_TRUE(once.insert(problem.text()).second) << "twice: " << problem.text() << "\n" << text;
    std::size_t colon = 0;
    const std::size_t line = std::stoul(problem.place, &colon);
    const std::size_t column = std::stoul(problem.place.substr(colon + 1));
    EXPECT_TRUE(line >= 1 && line <= lines && column >= 1) << problem.text();
    EXPECT_LE(before, std::pair(line, column)) << problem.text();
    before = {line, column};
  }
}

/// Deletes, doubles, alters, inserts or moves a stretch of the text.
std::string mutated(std::string text, std::mt19937& random) {
  static const std::vector<std::string> pieces{"\"",
                                               "'",
                                               "[",
                                               "]",
                                               "{",
                                               "}",
                                               "=",
                                               ",",
                                               ".",
                                               "#",
                                               "\n",
                                               "\\",
                                               ":",
                                               " ",
                                               "0",
                                               "-",
                                               "\"\"\"",
                                               "[[",
                                               "]]",
                                               "true",
                                               "nan",
                                               "1e9",
                                               "2024-01-01",
                                               "by",
                                               "areas",
                                               "deso",
                                               "\xE5",
                                               "å",
                                               "\t",
                                               "\r",
                                               std::string(1, '\0')};
  const std::size_t at = random() % text.size();
  const std::size_t length =
      std::min<std::size_t>(1 + random() % (random() % 8 == 0 ? 200 : 4), text.size() - at);
  const std::string stretch = text.substr(at, length);
  switch (random() % 5) {
    case 0:
      return text.erase(at, length);
    case 1:
      return text.insert(at, stretch);
    case 2:
      text[at] = static_cast<char>(random() % 256);
      return text;
    case 3:
      return text.insert(at, pieces[random() % pieces.size()]);
    default:
      text.erase(at, length);
      return text.insert(random() % (text.size() + 1), stretch);
  }
}

TEST(Mutation, AnyDamageIsToldWithItsPlace) {
  std::mt19937 random(20240101);
  for (int round = 0; round < 4000 && !testing::Test::HasFailure(); ++round) {
    std::string text = full();
    for (unsigned step = 0; step <= random() % 3; ++step) text = mutated(std::move(text), random);
    expect_sound(text);
  }
}

TEST(Mutation, AnyLineMayBeMissing) {
  const std::string text = full();
  for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
    std::string shorter = text;
    expect_sound(shorter.erase(begin, text.find('\n', begin) + 1 - begin));
  }
}

TEST(Mutation, AnyTextMayEndAnywhere) {
  for (std::size_t size = 0; size < full().size(); size += 7) expect_sound(full().substr(0, size));
}

TEST(Mutation, AnyValueMayBeOfAnyType) {
  const std::string text = full();
  for (const char* const value :
       {"1", "-1", "1.5", "nan", "true", "\"x\"", "\"\"", "[]", "[1]", "[\"x\"]", "{}", "{ a = 1 }",
        "{ a = \"x\" }", "2024-01-01", "07:32:00", "[[[]]]"}) {
    for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
      const std::size_t end = text.find('\n', begin);
      const std::size_t equals = text.find(" = ", begin);
      if (equals >= end) continue;
      std::string changed = text;
      expect_sound(changed.replace(equals + 3, end - equals - 3, value));
    }
  }
}

TEST(Mutation, NoiseIsNoRecipe) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string noise;
    for (unsigned i = 0; i < random() % 300; ++i) noise += static_cast<char>(random() % 256);
    expect_sound(noise);
  }
}

}  // namespace
}  // namespace omrade::recipe
