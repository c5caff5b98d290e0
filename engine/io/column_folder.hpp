// A folder of columns, one .npy file each: millions of rows without a text to parse.
#pragma once

#include "io/label_file.hpp"
#include "io/npy.hpp"
#include "io/table.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace omrade::io {

class ColumnFolder final : public TableSource {
 public:
  /// Maps every column and checks its header. Of `options` only the missing marks matter.
  ColumnFolder(const std::filesystem::path& folder, const CsvOptions& options);

  [[nodiscard]] const std::vector<std::string>& names() const override { return names_; }
  [[nodiscard]] std::size_t rows() const override { return columns_.front().values.size(); }
  [[nodiscard]] Column reals(const std::string& column) const override;
  [[nodiscard]] Column categories(const std::string& column) const override;
  [[nodiscard]] std::string place(std::size_t row) const override;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> detected() const override;

 private:
  struct Stored {
    Npy values;
    std::optional<Labels> labels;
  };

  void require_equal_lengths() const;
  [[nodiscard]] const Stored& stored(const std::string& column) const;
  [[nodiscard]] bool is_missing(std::string_view text) const;
  [[nodiscard]] Column numbers(const std::string& column, const Npy& values) const;
  [[nodiscard]] Column parsed(const std::string& column, const Column& texts) const;
  [[nodiscard]] Column labelled(const std::string& column, const Stored& stored) const;
  [[nodiscard]] Column of_texts(const Npy& values) const;
  [[nodiscard]] Column of_wholes(const std::string& column, const Npy& values) const;

  std::filesystem::path folder_;
  std::vector<std::string> missing_;
  std::vector<std::string> names_;  ///< sorted
  std::vector<Stored> columns_;
};

}  // namespace omrade::io
