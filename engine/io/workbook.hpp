// Workbooks for spreadsheets, .xlsx and .ods. Each cell is a number or a text by itself, so that a
// column of numbers may hold the word for a withheld one; texts are never formulas.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace omrade::io {

/// An empty cell, a finite number, or a text ("" is an empty cell).
using SheetCell = std::variant<std::monostate, double, std::string>;

struct WorkbookSheet {
  std::string name{};                          ///< 31 letters at most, none of : \ / ? * [ ]
  std::vector<std::vector<SheetCell>> rows{};  ///< the first one names the columns
};

/// Whole or not at all, and the same bytes for the same sheets: no clock and no author in it. Error
/// user for another ending than .xlsx and .ods and for more rows than a sheet holds, environment
/// when the disk refuses.
void write_workbook(const std::vector<WorkbookSheet>& sheets, const std::filesystem::path& out);

}  // namespace omrade::io
