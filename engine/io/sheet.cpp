#include "io/sheet.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/column_names.hpp"
#include "io/csv_number.hpp"
#include "io/findings.hpp"
#include "io/gdal.hpp"
#include "io/source_file.hpp"
#include "io/text_table.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace omrade::io {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = file.string(), .what = std::move(what), .hint = std::move(hint)});
}

/// How this thread's GDAL reads workbooks while one lives: the first row is the header even where
/// it looks like data, and nothing is taken for a number or a date. GDAL 3.6 has no open options
/// for that.
class SheetRules {
 public:
  SheetRules() {
    for (const auto& [option, value] : kRules) CPLSetThreadLocalConfigOption(option, value);
  }
  SheetRules(const SheetRules&) = delete;
  SheetRules& operator=(const SheetRules&) = delete;
  SheetRules(SheetRules&&) = delete;
  SheetRules& operator=(SheetRules&&) = delete;
  ~SheetRules() {
    for (const auto& [option, value] : kRules) CPLSetThreadLocalConfigOption(option, nullptr);
  }

 private:
  static constexpr std::array<std::pair<const char*, const char*>, 4> kRules{
      {{"OGR_XLSX_HEADERS", "FORCE"},
       {"OGR_XLSX_FIELD_TYPES", "STRING"},
       {"OGR_ODS_HEADERS", "FORCE"},
       {"OGR_ODS_FIELD_TYPES", "STRING"}}};
};

DatasetHandle open_workbook(const std::filesystem::path& file, const GdalErrors& errors) {
  constexpr std::array<const char*, 3> drivers{"XLSX", "ODS", nullptr};
  DatasetHandle workbook(GDALDataset::Open(
      file.c_str(), unsigned{GDAL_OF_VECTOR} | unsigned{GDAL_OF_READONLY}, drivers.data()));
  if (!workbook) {
    refuse(file, errors.explain("it cannot be read as a workbook"),
           "save it anew as .xlsx, or the sheet as .csv");
  }
  return workbook;
}

OGRLayer& find_sheet(GDALDataset& workbook, const std::filesystem::path& file,
                     const std::string& wanted) {
  std::vector<std::string> names;
  for (OGRLayer* layer : workbook.GetLayers()) names.emplace_back(layer->GetName());
  if (names.empty()) refuse(file, "it holds no sheet", "");
  if (wanted.empty() && names.size() > 1) {
    refuse(file, "it holds " + counted(names.size(), "sheet") + ": " + join(names, ", "),
           "name one, such as " + file.filename().string() + ":" + names.front());
  }
  const auto at = wanted.empty() ? names.begin() : std::find(names.begin(), names.end(), wanted);
  if (at == names.end()) refuse(file, "no sheet " + in_quotes(wanted), name_hint(wanted, names));
  return *workbook.GetLayer(static_cast<int>(at - names.begin()));
}

/// GDAL calls a column without a header "Field7" by its position.
void require_header(const std::filesystem::path& file, const std::string& sheet,
                    const std::vector<std::string>& names) {
  if (names.empty()) {
    refuse(file, "sheet " + in_quotes(sheet) + " is empty",
           "a table needs a row with the names of its columns");
  }
  std::size_t unnamed = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == "Field" + std::to_string(i + 1)) ++unnamed;
  }
  if (unnamed > 0 && names.size() - unnamed < 2) {
    refuse(file, "the first row of sheet " + in_quotes(sheet) + " does not name its columns",
           "delete the rows above the header");
  }
}

/// Some programs write number cells of .ods files with 16 decimals: "780.0000000000000000" is 780.
std::string without_padding(std::string_view text) {
  constexpr std::size_t decimals = 16;
  const std::size_t point = text.find('.');
  const bool padded = point != std::string_view::npos && text.size() - point - 1 == decimals &&
                      text.find_first_not_of("0123456789", point + 1) == std::string_view::npos;
  if (!padded) return std::string(text);
  const std::size_t last = text.find_last_not_of('0');
  return std::string(text.substr(0, last == point ? point : last + 1));
}

void read_rows(OGRLayer& layer, TextTableParts& parts) {
  const std::size_t width = parts.names.size();
  std::vector<std::string> row(width);
  layer.ResetReading();
  while (const FeatureHandle feature{layer.GetNextFeature()}) {
    for (std::size_t i = 0; i < width; ++i) {
      const int field = static_cast<int>(i);
      row[i] = feature->IsFieldSetAndNotNull(field) != 0
                   ? without_padding(trim(feature->GetFieldAsString(field)))
                   : "";
    }
    if (std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.empty(); })) {
      continue;
    }
    for (std::size_t i = 0; i < width; ++i) parts.columns[i].add(row[i]);
    parts.shown_rows.push_back(static_cast<std::size_t>(feature->GetFID()));
  }
}

/// Only texts with a comma are asked: a number cell has a point whatever people write in texts.
bool has_decimal_comma(const std::vector<TextCells>& columns) {
  std::vector<std::string_view> texts;
  for (const TextCells& cells : columns) {
    for (const std::string& text : cells.labels()) {
      if (text.find(',') != std::string::npos) texts.push_back(text);
    }
  }
  return detect_decimal(texts) == ',';
}

}  // namespace

bool is_workbook(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return ending == ".xlsx" || ending == ".xlsm" || ending == ".ods";
}

std::unique_ptr<TableSource> open_sheet(const std::filesystem::path& file, const std::string& sheet,
                                        const CsvOptions& options) {
  require_readable_file(file);
  if (!options.decimal.empty()) require_decimal_mark(file.string(), options.decimal);
  const GdalErrors errors;
  const SheetRules rules;
  const DatasetHandle workbook = open_workbook(file, errors);
  OGRLayer& layer = find_sheet(*workbook, file, sheet);
  TextTableParts parts{.subject = file.string(), .missing = missing_marks(options)};
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    parts.names.emplace_back(trim(definition.GetFieldDefn(i)->GetNameRef()));
  }
  require_header(file, layer.GetName(), parts.names);
  require_distinct_names(parts.subject, parts.names);
  parts.columns.resize(parts.names.size());
  read_rows(layer, parts);
  if (errors.any()) refuse(file, errors.explain("it cannot be read to the end"), "");
  parts.comma = options.decimal.empty() ? has_decimal_comma(parts.columns) : options.decimal == ",";
  parts.detected = {{"driver", workbook->GetDriver()->GetDescription()},
                    {"sheet", layer.GetName()},
                    {"decimal", parts.comma ? "comma" : "point"}};
  return std::make_unique<TextTable>(std::move(parts));
}

}  // namespace omrade::io
