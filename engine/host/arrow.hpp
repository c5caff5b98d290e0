// Columns of the model as Arrow C data: views that borrow everything and own nothing.
#pragma once

#include "model/column.hpp"
#include <omrade/plugin.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace omrade::host {

/// One column: "g", "i" (with a "u" dictionary, or bare) or "z". Stays where it was made: the C
/// structs point into it.
class ArrowColumn {
 public:
  explicit ArrowColumn(std::span<const double> values);
  /// "i" without a dictionary.
  explicit ArrowColumn(std::span<const std::int32_t> values);
  /// Real or category column; texts hold bytes, "z".
  explicit ArrowColumn(const Column& column);
  ArrowColumn(const ArrowColumn&) = delete;
  ArrowColumn& operator=(const ArrowColumn&) = delete;
  ArrowColumn(ArrowColumn&&) = delete;
  ArrowColumn& operator=(ArrowColumn&&) = delete;
  ~ArrowColumn() = default;

  [[nodiscard]] ArrowSchema* schema() noexcept { return &schema_; }
  [[nodiscard]] ArrowArray* array() noexcept { return &array_; }

 private:
  void view_reals(std::span<const double> values);
  void view_categories(const Column& column);
  void view_bytes(const Column& column);

  ArrowSchema schema_{}, dictionary_schema_{};
  ArrowArray array_{}, dictionary_{};
  std::array<const void*, 3> buffers_{};
  std::array<const void*, 3> dictionary_buffers_{};
  std::vector<std::uint8_t> validity_;  // one bit per row; empty when nothing is missing
};

/// A struct of columns, absent ones null.
class ArrowStruct {
 public:
  ArrowStruct(std::span<const std::optional<Column>> columns, std::size_t rows);
  ArrowStruct(const ArrowStruct&) = delete;
  ArrowStruct& operator=(const ArrowStruct&) = delete;
  ArrowStruct(ArrowStruct&&) = delete;
  ArrowStruct& operator=(ArrowStruct&&) = delete;
  ~ArrowStruct() = default;

  [[nodiscard]] const ArrowSchema* schema() const noexcept { return &schema_; }
  [[nodiscard]] const ArrowArray* array() const noexcept { return &array_; }

 private:
  std::vector<std::unique_ptr<ArrowColumn>> columns_;
  std::vector<ArrowSchema*> schemas_;
  std::vector<ArrowArray*> arrays_;
  ArrowSchema schema_{};
  ArrowArray array_{};
  std::array<const void*, 1> no_validity_{};
};

}  // namespace omrade::host
