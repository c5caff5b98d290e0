#include "tools/any_table.hpp"

#include "io/connection.hpp"
#include "io/feature_table.hpp"
#include "io/sheet.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace omrade::tools {
namespace {

/// Endings that are left to omrade's own readers; none at all is text too.
constexpr std::array<std::string_view, 7> kOwn{"", ".csv", ".txt", ".tsv", ".tab", ".gz", ".json"};

bool is_left_to_gdal(const std::filesystem::path& file) {
  std::error_code ignored;
  if (io::is_connection(file) || std::filesystem::is_directory(file, ignored)) return false;
  if (io::is_workbook(file)) return false;
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::find(kOwn.begin(), kOwn.end(), ending) == kOwn.end();
}

}  // namespace

std::unique_ptr<io::TableSource> open_any_table(const Source& source) {
  return is_left_to_gdal(source.file) ? io::open_feature_table(source.file, source.layer)
                                      : io::open_table(source.file, source.layer, {});
}

}  // namespace omrade::tools
