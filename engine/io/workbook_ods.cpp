// OpenDocument spreadsheets (ISO/IEC 26300), as little of it as spreadsheets need.
#include "base/text.hpp"
#include "io/workbook_parts.hpp"

namespace omrade::io {
namespace {

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr const char* kType = "application/vnd.oasis.opendocument.spreadsheet";
constexpr const char* kSpace = "urn:oasis:names:tc:opendocument:xmlns:";

std::string cell(const SheetCell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) {
    const std::string value = shortest(*number);
    return "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\"><text:p>" +
           value + "</text:p></table:table-cell>";
  }
  const auto* text = std::get_if<std::string>(&cell);
  if (text == nullptr || text->empty()) return "<table:table-cell/>";
  return "<table:table-cell office:value-type=\"string\"><text:p>" + xml_text(*text) +
         "</text:p></table:table-cell>";
}

std::string content(const std::vector<WorkbookSheet>& sheets) {
  std::string out = std::string(kHead) + "<office:document-content xmlns:office=\"" + kSpace +
                    "office:1.0\" xmlns:table=\"" + kSpace + "table:1.0\" xmlns:text=\"" + kSpace +
                    "text:1.0\" office:version=\"1.2\"><office:body><office:spreadsheet>\n";
  for (const WorkbookSheet& sheet : sheets) {
    out += "<table:table table:name=\"" + xml_text(sheet.name) + "\">\n";
    for (const std::vector<SheetCell>& row : sheet.rows) {
      out += "<table:table-row>";
      for (const SheetCell& one : row) out += cell(one);
      out += "</table:table-row>\n";
    }
    out += "</table:table>\n";
  }
  return out + "</office:spreadsheet></office:body></office:document-content>\n";
}

std::string manifest() {
  return std::string(kHead) + "<manifest:manifest xmlns:manifest=\"" + kSpace +
         "manifest:1.0\" manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" "
         "manifest:media-type=\"" +
         kType +
         "\"/><manifest:file-entry manifest:full-path=\"content.xml\" "
         "manifest:media-type=\"text/xml\"/></manifest:manifest>\n";
}

}  // namespace

std::vector<WorkbookPart> ods_parts(const std::vector<WorkbookSheet>& sheets) {
  // The standard wants the type first, and plain to read.
  return {{"mimetype", kType, false},
          {"META-INF/manifest.xml", manifest()},
          {"content.xml", content(sheets)}};
}

}  // namespace omrade::io
