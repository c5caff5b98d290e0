// Office Open XML (ECMA-376), as little of it as spreadsheets need.
#include "base/text.hpp"
#include "io/workbook_parts.hpp"

namespace omrade::io {
namespace {

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr const char* kTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/// "A", "Z", "AA" of columns counted from 0.
std::string letters(std::size_t column) {
  constexpr std::size_t base = 26;
  std::string out;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / base)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % base));
  return out;
}

std::string cell(const SheetCell& cell, const std::string& at, bool head) {
  const std::string open = "<c r=\"" + at + "\"" + (head ? " s=\"1\"" : "");
  if (const auto* number = std::get_if<double>(&cell))
    return open + "><v>" + shortest(*number) + "</v></c>";
  const auto* text = std::get_if<std::string>(&cell);
  if (text == nullptr || text->empty()) return "";
  return open + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + xml_text(*text) +
         "</t></is></c>";
}

/// The row of names stays in sight.
std::string sheet_xml(const WorkbookSheet& sheet) {
  std::string out = std::string(kHead) + "<worksheet xmlns=\"" + kMain +
                    "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
                    "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>"
                    "</sheetViews><sheetData>\n";
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    const std::string number = std::to_string(r + 1);
    out += "<row r=\"" + number + "\">";
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
      out += cell(sheet.rows[r][c], letters(c) + number, r == 0);
    out += "</row>\n";
  }
  return out + "</sheetData></worksheet>\n";
}

std::string types(std::size_t sheets) {
  std::string out = std::string(kHead) + "<Types xmlns=\"" + kPackage +
                    "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                    "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                    "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
                    "ContentType=\"" +
                    kTypes +
                    "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" +
                    kTypes + "styles+xml\"/>";
  for (std::size_t i = 1; i <= sheets; ++i)
    out += "<Override PartName=\"/xl/worksheets/sheet" + std::to_string(i) +
           ".xml\" ContentType=\"" + kTypes + "worksheet+xml\"/>";
  return out + "</Types>\n";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kRelations + "/" + type + "\" Target=\"" +
         target + "\"/>";
}

std::string relations(const std::string& all) {
  return std::string(kHead) + "<Relationships xmlns=\"" + kPackage + "relationships\">" + all +
         "</Relationships>\n";
}

/// Two styles: plain, and bold for names of columns.
std::string styles() {
  return std::string(kHead) + "<styleSheet xmlns=\"" + kMain +
         "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz "
         "val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"1\"><fill><patternFill "
         "patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders>"
         "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf xfId=\"0\"/><xf "
         "xfId=\"0\" fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>\n";
}

}  // namespace

std::vector<WorkbookPart> xlsx_parts(const std::vector<WorkbookSheet>& sheets) {
  std::string names;
  std::string inner;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    names += "<sheet name=\"" + xml_text(sheets[i].name) + "\" sheetId=\"" + n + "\" r:id=\"rId" +
             n + "\"/>";
    inner += relation("rId" + n, "worksheet", "worksheets/sheet" + n + ".xml");
  }
  inner += relation("rId" + std::to_string(sheets.size() + 1), "styles", "styles.xml");
  std::vector<WorkbookPart> parts{
      {"[Content_Types].xml", types(sheets.size())},
      {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml", std::string(kHead) + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" +
                              kRelations + "\"><sheets>" + names + "</sheets></workbook>\n"},
      {"xl/_rels/workbook.xml.rels", relations(inner)},
      {"xl/styles.xml", styles()}};
  for (std::size_t i = 0; i < sheets.size(); ++i)
    parts.push_back({"xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet_xml(sheets[i])});
  return parts;
}

}  // namespace omrade::io
