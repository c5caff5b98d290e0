#include "host/arrow.hpp"

namespace omrade::host {
namespace {

// Nobody owns through these views, but Arrow wants a function that marks a struct as released.
void release_schema(ArrowSchema* schema) {
  schema->release = nullptr;
}
void release_array(ArrowArray* array) {
  array->release = nullptr;
}

ArrowSchema schema_of(const char* format, std::int64_t flags) {
  ArrowSchema schema{};
  schema.format = format;
  schema.name = "";
  schema.flags = flags;
  schema.release = &release_schema;
  return schema;
}

ArrowArray array_of(std::size_t length, std::size_t n_buffers, const void** buffers) {
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.n_buffers = static_cast<std::int64_t>(n_buffers);
  array.buffers = buffers;
  array.release = &release_array;
  return array;
}

}  // namespace

ArrowColumn::ArrowColumn(std::span<const double> values) {
  view_reals(values);
}

ArrowColumn::ArrowColumn(const Column& column) {
  if (column.type() == ColumnType::real) {
    view_reals(column.reals());
  } else if (column.type() == ColumnType::category) {
    view_categories(column);
  } else {
    view_bytes(column);
  }
}

ArrowColumn::ArrowColumn(std::span<const std::int32_t> values) {
  buffers_ = {nullptr, values.data(), nullptr};
  schema_ = schema_of("i", 0);
  array_ = array_of(values.size(), 2, buffers_.data());
}

void ArrowColumn::view_bytes(const Column& column) {
  buffers_ = {nullptr, column.text_offsets().data(), column.text_bytes().data()};
  schema_ = schema_of("z", 0);
  array_ = array_of(column.size(), buffers_.size(), buffers_.data());
}

void ArrowColumn::view_reals(std::span<const double> values) {
  buffers_ = {nullptr, values.data(), nullptr};
  schema_ = schema_of("g", 0);
  array_ = array_of(values.size(), 2, buffers_.data());
}

void ArrowColumn::view_categories(const Column& column) {
  constexpr std::size_t bits = 8;
  const std::span<const std::int32_t> codes = column.codes();
  std::int64_t missing = 0;
  for (const std::int32_t code : codes) missing += code < 0 ? 1 : 0;
  if (missing > 0) {
    validity_.assign((codes.size() + bits - 1) / bits, 0);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const unsigned valid = codes[i] >= 0 ? 1U : 0U;
      validity_[i / bits] = static_cast<std::uint8_t>(validity_[i / bits] | valid << (i % bits));
    }
  }
  buffers_ = {validity_.empty() ? nullptr : validity_.data(), codes.data(), nullptr};
  schema_ = schema_of("i", ARROW_FLAG_NULLABLE);
  schema_.dictionary = &dictionary_schema_;
  array_ = array_of(codes.size(), 2, buffers_.data());
  array_.null_count = missing;
  array_.dictionary = &dictionary_;

  dictionary_buffers_ = {nullptr, column.text_offsets().data(), column.text_bytes().data()};
  dictionary_schema_ = schema_of("u", 0);
  dictionary_ =
      array_of(column.label_count(), dictionary_buffers_.size(), dictionary_buffers_.data());
}

ArrowStruct::ArrowStruct(std::span<const std::optional<Column>> columns, std::size_t rows) {
  for (const std::optional<Column>& column : columns) {
    if (column) columns_.push_back(std::make_unique<ArrowColumn>(*column));
    schemas_.push_back(column ? columns_.back()->schema() : nullptr);
    arrays_.push_back(column ? columns_.back()->array() : nullptr);
  }
  schema_ = schema_of("+s", 0);
  schema_.n_children = static_cast<std::int64_t>(schemas_.size());
  schema_.children = schemas_.data();
  array_ = array_of(rows, no_validity_.size(), no_validity_.data());
  array_.n_children = static_cast<std::int64_t>(arrays_.size());
  array_.children = arrays_.data();
}

}  // namespace omrade::host
