// Sheets of workbooks (.xlsx, .xlsm, .ods): the first row names the columns, every cell is read as
// text, so that codes stored as text keep their leading zeros.
#pragma once

#include "io/table.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace omrade::io {

/// By the ending of its name.
bool is_workbook(const std::filesystem::path& file);

/// `sheet` empty: the only one. Rows without any value are no rows. Error user: no such sheet
/// (nearest name), several sheets and none named, a first row that does not name the columns, two
/// columns of one name, a workbook that cannot be read.
std::unique_ptr<TableSource> open_sheet(const std::filesystem::path& file, const std::string& sheet,
                                        const CsvOptions& options);

}  // namespace omrade::io
