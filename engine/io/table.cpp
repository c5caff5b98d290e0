#include "io/table.hpp"

#include "io/column_folder.hpp"
#include "io/source_file.hpp"

namespace omrade::io {
namespace {

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

 private:
  Csv csv_;
};

}  // namespace

std::unique_ptr<TableSource> open_table(const std::filesystem::path& path,
                                        const CsvOptions& options) {
  require_readable(path);
  if (std::filesystem::is_directory(path)) return std::make_unique<ColumnFolder>(path, options);
  return std::make_unique<CsvTable>(path, options);
}

}  // namespace omrade::io
