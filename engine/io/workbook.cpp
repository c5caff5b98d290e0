#include "io/workbook.hpp"

#include "base/error.hpp"
#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "io/gdal.hpp"
#include "io/temporary_file.hpp"
#include "io/workbook_parts.hpp"

#include <cpl_conv.h>

#include <limits>

namespace omrade::io {
namespace {

void require_rows_to_fit(const std::vector<WorkbookSheet>& sheets,
                         const std::filesystem::path& out) {
  constexpr std::size_t most = 1'048'576;
  for (const WorkbookSheet& sheet : sheets) {
    if (sheet.rows.size() <= most) continue;
    throw Error(ErrorKind::user, {.subject = out.string(),
                                  .what = "a sheet holds no more than 1 048 576 rows",
                                  .hint = "let the name end in .csv, or choose layers or levels"});
  }
}

/// GDAL's writer of zip files puts no time into them.
class Zip {
 public:
  Zip(const std::filesystem::path& file, const std::filesystem::path& shown)
      : shown_(shown.string()), handle_(CPLCreateZip(file.c_str(), nullptr)) {
    if (handle_ == nullptr) fail();
  }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;
  Zip(Zip&&) = delete;
  Zip& operator=(Zip&&) = delete;
  ~Zip() {
    if (handle_ != nullptr) CPLCloseZip(handle_);
  }

  void add(const WorkbookPart& part) {
    char plain[] = "COMPRESSED=NO";
    char* options[] = {plain, nullptr};
    if (CPLCreateFileInZip(handle_, part.path.c_str(), part.compressed ? nullptr : options) !=
        CE_None)
      fail();
    constexpr auto most = static_cast<std::size_t>(std::numeric_limits<int>::max());
    for (std::size_t at = 0; at < part.content.size();) {
      const std::size_t size = std::min(most, part.content.size() - at);
      if (CPLWriteFileInZip(handle_, part.content.data() + at, static_cast<int>(size)) != CE_None)
        fail();
      at += size;
    }
    if (CPLCloseFileInZip(handle_) != CE_None) fail();
  }

  void close() {
    const CPLErr closed = CPLCloseZip(handle_);
    handle_ = nullptr;
    if (closed != CE_None || errors_.any()) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorKind::environment,
                {.subject = shown_, .what = errors_.explain("cannot write the file")});
  }

  GdalErrors errors_;
  std::string shown_;
  void* handle_;
};

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out = html_escape(text);
  for (char& c : out) {
    const auto u = static_cast<unsigned char>(c);
    if ((u < 0x20 && c != '\n' && c != '\t') || u == 0x7F) c = ' ';
  }
  return out;
}

void write_workbook(const std::vector<WorkbookSheet>& sheets, const std::filesystem::path& out) {
  const std::string ending = lower_ascii(out.extension().string());
  if (ending != ".xlsx" && ending != ".ods") {
    throw Error(ErrorKind::user, {.subject = out.string(),
                                  .what = "no workbook ends in '" + ending + "'",
                                  .hint = "let it end in .xlsx or .ods"});
  }
  require_rows_to_fit(sheets, out);
  const TemporaryFile temporary(out, ending);
  Zip zip(temporary.path(), out);
  for (const WorkbookPart& part : ending == ".ods" ? ods_parts(sheets) : xlsx_parts(sheets))
    zip.add(part);
  zip.close();
  temporary.publish();
}

}  // namespace omrade::io
