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

TEST(Style, PolicyNamesExactlyTheStyleOfEachPage) {
  const GatedProfile profile = testing::tiny();
  const PageSet pages(profile);
  for (const std::string& html : {pages.html(0), pages.html(1), pages.index_html()}) {
    const std::size_t begin = html.find("<style>") + 7;
    const std::string style = html.substr(begin, html.find("</style>") - begin);
    EXPECT_NE(html.find("content=\"default-src 'none'; style-src 'sha256-" + base64(sha256(style)) +
                        "'; script-src 'sha256-" + base64(sha256(page_script())) +
                        "'; base-uri 'none'; form-action 'none'\""),
              std::string::npos);
  }
}

TEST(CssString, EndsNeitherItselfNorTheStyleElement) {
  EXPECT_EQ(css_string("a\"b\\c</style>\n"), "\"a\\22 b\\5c c\\3c /style>\\0a \"");
  EXPECT_EQ(css_string("Växjö · 1"), "\"Växjö · 1\"");
}

}  // namespace
}  // namespace omrade::report
