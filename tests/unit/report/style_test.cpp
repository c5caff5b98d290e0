#include "base/hash.hpp"
#include "report/document.hpp"
#include "report/report.hpp"
#include "report/script.hpp"
#include "tiny_profile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace omrade::report {
namespace {

/// Relative luminance of "#rrggbb" (WCAG 2.1).
double luminance(const std::string& colour) {
  const std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
  double out = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const double part = std::stoi(colour.substr(1 + 2 * k, 2), nullptr, 16) / 255.0;
    out += weights[k] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return out;
}

double contrast(const std::string& a, const std::string& b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

/// The value of a custom property in the style sheet.
std::string colour(const std::string& name) {
  const std::string style(style_sheet());
  const std::size_t at = style.find("--" + name + ":");
  return at == std::string::npos ? "#ffffff" : style.substr(at + name.size() + 3, 7);
}

TEST(Style, TextHasContrastOnEveryGround) {
  for (const char* name : {"ink", "muted", "link", "better", "worse", "alarm"}) {
    for (const std::string& ground :
         {std::string("#ffffff"), colour("panel"), std::string("#fff8e1")}) {
      EXPECT_GE(contrast(colour(name), ground), 4.5) << name << " on " << ground;
    }
  }
}

/// "fill:" of a style class.
std::string fill(const std::string& style) {
  const std::string sheet(style_sheet());
  const std::size_t at = sheet.find("." + style + "{fill:");
  return at == std::string::npos ? "" : sheet.substr(at + style.size() + 7, 7);
}

TEST(Style, ClassesOfTheMapGrowDarkerAndAreToldApart) {
  std::string before;
  for (const char* style : {"c0", "c1", "c2", "c3", "c4"}) {
    const std::string colour = fill(style);
    ASSERT_EQ(colour.size(), 7U) << style;
    // The lightest is no white, and each is told from the one before it on a grey printer too.
    EXPECT_GE(contrast(colour, before.empty() ? "#ffffff" : before), before.empty() ? 1.2 : 1.3)
        << style;
    before = colour;
  }
}

TEST(Style, FiguresStandOutFromTheirGround) {
  for (const char* name : {"better", "worse", "muted"})
    EXPECT_GE(contrast(colour(name), "#fff1c2"), 3);
  EXPECT_GE(contrast("#111111", fill("women")), 3);
  EXPECT_GE(contrast("#111111", fill("men")), 3);
  EXPECT_GE(contrast(fill("women"), fill("men")), 1.9) << "told apart without colour";
}

TEST(Style, PolicyNamesExactlyTheStyleOfEachPage) {
  const GatedProfile profile = testing::tiny();
  const PageSet pages(profile);
  for (const std::string& html : {pages.html(0), pages.html(1), pages.index_html()}) {
    const auto between = [&](const std::string& open, const std::string& close) {
      const std::size_t begin = html.find(open);
      return begin == std::string::npos
                 ? std::string()
                 : html.substr(begin + open.size(), html.find(close) - begin - open.size());
    };
    std::string policy = "content=\"default-src 'none'; style-src 'sha256-" +
                         base64(sha256(between("<style>", "</style>"))) + "'; ";
    const std::string script = between("<script>", "</script>");
    if (!script.empty()) policy += "script-src 'sha256-" + base64(sha256(script)) + "'; ";
    EXPECT_NE(html.find(policy + "base-uri 'none'; form-action 'none'\""), std::string::npos);
  }
}

TEST(CssString, EndsNeitherItselfNorTheStyleElement) {
  EXPECT_EQ(css_string("a\"b\\c</style>\n"), "\"a\\22 b\\5c c\\3c /style>\\0a \"");
  EXPECT_EQ(css_string("Växjö · 1"), "\"Växjö · 1\"");
}

}  // namespace
}  // namespace omrade::report
