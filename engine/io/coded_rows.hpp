// Some columns of a table of many rows as codes, block by block: what counting needs.
#pragma once

#include "base/parallel_for.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace omrade::io {

/// Rows that follow each other; codes per column, from 0.
struct CodedBlock {
  std::size_t rows = 0;
  std::vector<std::vector<std::int32_t>> codes{};
};

class CodedRows {
 public:
  CodedRows() = default;
  CodedRows(const CodedRows&) = delete;
  CodedRows& operator=(const CodedRows&) = delete;
  CodedRows(CodedRows&&) = delete;
  CodedRows& operator=(CodedRows&&) = delete;
  virtual ~CodedRows() = default;

  /// Fills `blocks` with the next ones, in the order of the source and the same for any loop; none
  /// at the end. What memory the blocks have is used again. Error user for broken records.
  virtual void next(const ParallelFor& loop, std::vector<CodedBlock>& blocks) = 0;
  /// Codes of a column lie below it; it grows with the blocks. Not every code need occur.
  [[nodiscard]] virtual std::size_t codes(std::size_t column) const = 0;
  /// The text of a code; "" is missing. No two codes have the same.
  [[nodiscard]] virtual std::string text(std::size_t column, std::size_t code) const = 0;
};

/// From delimited text (told by the ending of its name) or a column folder. Empty texts and the
/// usual marks are missing. Whole numbers are their decimal text. Error user when it cannot be
/// opened, is of another sort, or lacks a column.
std::unique_ptr<CodedRows> open_coded_rows(const std::filesystem::path& path,
                                           const std::vector<std::string>& columns);

}  // namespace omrade::io
