// The frame of every page: head with style and policy, the switch of languages, title, notice,
// foot.
#pragma once

#include "report/context.hpp"

#include <string>
#include <string_view>

namespace omrade::report {

struct DocumentParts {
  Text title{};               ///< the heading, and the name of the document
  std::string way_up{};       ///< markup above the heading, or ""
  std::string body{};         ///< markup: the sections
  std::string_view script{};  ///< what the page can do besides being read; it may be empty
};

std::string document(const Context& context, const DocumentParts& parts);

/// The style sheet that all pages share.
std::string_view style_sheet();

/// A string in CSS with its quotes; what could end the string or the style element is escaped.
std::string css_string(std::string_view text);

}  // namespace omrade::report
