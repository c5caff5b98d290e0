// The files inside of a workbook; for workbook.cpp alone.
#pragma once

#include "io/workbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

struct WorkbookPart {
  std::string path;
  std::string content;
  bool compressed = true;
};

std::vector<WorkbookPart> xlsx_parts(const std::vector<WorkbookSheet>& sheets);
std::vector<WorkbookPart> ods_parts(const std::vector<WorkbookSheet>& sheets);

/// Text of XML content and attributes: what XML cannot hold becomes a space.
std::string xml_text(std::string_view text);

}  // namespace omrade::io
