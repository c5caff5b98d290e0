#include "io/table.hpp"

#include "base/error.hpp"
#include "io/column_folder.hpp"
#include "io/connection.hpp"
#include "io/csv_number.hpp"
#include "io/findings.hpp"
#include "io/json_stat.hpp"
#include "io/sheet.hpp"
#include "io/source_file.hpp"

namespace omrade::io {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = shown_source(path), .what = std::move(what), .hint = std::move(hint)});
}

class CsvTable final : public TableSource {
 public:
  CsvTable(const std::filesystem::path& file, const CsvOptions& options)
      : csv_(Csv::read(file, options)) {}

  [[nodiscard]] const std::vector<std::string>& names() const override { return csv_.names(); }
  [[nodiscard]] std::size_t rows() const override { return csv_.rows(); }
  [[nodiscard]] Column reals(const std::string& column) const override {
    return Column::of_reals(csv_.numbers(column));
  }
  [[nodiscard]] Column categories(const std::string& column) const override {
    return csv_.categories(column);
  }
  [[nodiscard]] std::string place(std::size_t row) const override {
    return std::to_string(csv_.line(row));
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> detected() const override {
    return csv_.detected();
  }
  [[nodiscard]] std::string maybe_thousands(const std::string& column) const override {
    return io::maybe_thousands(csv_.texts(column), csv_.decimal());
  }

 private:
  Csv csv_;
};

}  // namespace

std::string TableSource::maybe_thousands(const std::string& /*column*/) const {
  return {};
}

std::unique_ptr<TableSource> open_table(const std::filesystem::path& path, const std::string& sheet,
                                        const CsvOptions& options) {
  if (is_connection(path)) {
    refuse(path, "a table cannot be read from a database", "write it to a file first");
  }
  require_readable(path);
  const bool folder = std::filesystem::is_directory(path);
  if (!folder && is_workbook(path)) return open_sheet(path, sheet, options);
  if (!sheet.empty()) {
    refuse(path, "it holds no sheets, so not " + in_quotes(sheet),
           "only .xlsx, .xlsm and .ods files do");
  }
  if (folder) return std::make_unique<ColumnFolder>(path, options);
  if (is_json(path)) return open_json_stat(path, options);
  return std::make_unique<CsvTable>(path, options);
}

std::unique_ptr<TableSource> open_table(const std::filesystem::path& path,
                                        const CsvOptions& options) {
  return open_table(path, "", options);
}

}  // namespace omrade::io
