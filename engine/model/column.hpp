// An immutable, Arrow-shaped column: contiguous values, borrowed from an arena that it keeps alive.
//
// Missing values: NaN in a real column, code -1 in a category column, empty text in a text column.
#pragma once

#include "model/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade {

enum class ColumnType : std::uint8_t {
  real,      ///< f64
  text,      ///< UTF-8 with i32 offsets (Arrow "u")
  category,  ///< i32 codes into a text dictionary (Arrow "i" with dictionary)
};

/// Where the parts of a column lie, in bytes from the start of its arena.
struct ColumnLayout {
  ColumnType type = ColumnType::real;
  std::uint64_t size = 0;        ///< rows
  std::uint64_t values_at = 0;   ///< reals or codes
  std::uint64_t offsets_at = 0;  ///< of texts or labels, and likewise below
  std::uint64_t n_offsets = 0;
  std::uint64_t bytes_at = 0;
  std::uint64_t n_bytes = 0;
};

class Column {
 public:
  /// Copies into a fresh arena.
  static Column of_reals(std::span<const double> values);
  static Column of_texts(std::span<const std::string> values);
  /// `labels` has one distinct text per code; codes lie in -1 .. labels.size()-1 (Error bug
  /// otherwise).
  static Column of_categories(std::span<const std::int32_t> codes,
                              std::span<const std::string> labels);

  /// The column that `layout` describes in another mapping of its arena. Error bug when it reaches
  /// beyond the arena.
  static Column at(std::shared_ptr<const Arena> arena, const ColumnLayout& layout);
  [[nodiscard]] ColumnLayout layout() const;

  [[nodiscard]] ColumnType type() const noexcept { return type_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::size_t bytes() const noexcept { return arena_->capacity(); }
  [[nodiscard]] const std::shared_ptr<const Arena>& arena() const noexcept { return arena_; }

  /// Real columns only (Error bug otherwise), and likewise below.
  [[nodiscard]] std::span<const double> reals() const;
  /// Category columns: the codes.
  [[nodiscard]] std::span<const std::int32_t> codes() const;
  /// Category columns: how many labels there are, and each of them.
  [[nodiscard]] std::size_t label_count() const;
  [[nodiscard]] std::string_view label(std::size_t code) const;
  /// Text and category columns: the text of row `row`; "" when missing.
  [[nodiscard]] std::string_view text(std::size_t row) const;

  /// Arrow buffers of the text column or of the dictionary: offsets (label_count or size, plus 1)
  /// and bytes.
  [[nodiscard]] std::span<const std::int32_t> text_offsets() const noexcept { return offsets_; }
  [[nodiscard]] std::span<const char> text_bytes() const noexcept { return bytes_; }

 private:
  Column(ColumnType type, std::size_t size, std::shared_ptr<const Arena> arena)
      : type_(type), size_(size), arena_(std::move(arena)) {}
  [[nodiscard]] std::string_view slice(std::size_t index) const;
  void require(ColumnType type) const;

  ColumnType type_;
  std::size_t size_;
  std::shared_ptr<const Arena> arena_;
  std::span<const double> reals_;
  std::span<const std::int32_t> codes_;
  std::span<const std::int32_t> offsets_;
  std::span<const char> bytes_;
};

}  // namespace omrade
