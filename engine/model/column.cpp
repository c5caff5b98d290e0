#include "model/column.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace omrade {
namespace {

struct TextSpans {
  std::span<const std::int32_t> offsets;
  std::span<const char> bytes;
};

std::size_t text_size(std::span<const std::string> values) {
  std::size_t total = 0;
  for (const std::string& value : values) total += value.size();
  if (total > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(ErrorKind::user,
                {.what = "a text column of more than 2 GiB", .hint = "split the table"});
  }
  return total;
}

std::size_t text_need(std::span<const std::string> values) {
  return (values.size() + 1) * sizeof(std::int32_t) + text_size(values);
}

TextSpans put_texts(Arena& arena, std::span<const std::string> values) {
  const auto offsets = arena.allocate<std::int32_t>(values.size() + 1);
  const auto bytes = arena.allocate<char>(text_size(values));
  std::size_t at = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    offsets[i] = static_cast<std::int32_t>(at);
    std::copy(values[i].begin(), values[i].end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
    at += values[i].size();
  }
  offsets[values.size()] = static_cast<std::int32_t>(at);
  return {offsets, bytes};
}

}  // namespace

Column Column::of_reals(std::span<const double> values) {
  auto arena = Arena::create(values.size_bytes(), 1, Arena::Backing::memory);
  const auto room = arena->allocate<double>(values.size());
  std::copy(values.begin(), values.end(), room.begin());
  Column column(ColumnType::real, values.size(), std::move(arena));
  column.reals_ = room;
  return column;
}

Column Column::of_texts(std::span<const std::string> values) {
  auto arena = Arena::create(text_need(values), 2, Arena::Backing::memory);
  const TextSpans texts = put_texts(*arena, values);
  Column column(ColumnType::text, values.size(), std::move(arena));
  column.offsets_ = texts.offsets;
  column.bytes_ = texts.bytes;
  return column;
}

Column Column::of_categories(std::span<const std::int32_t> codes,
                             std::span<const std::string> labels) {
  const auto most = static_cast<std::int32_t>(labels.size());
  if (std::any_of(codes.begin(), codes.end(),
                  [&](std::int32_t c) { return c < -1 || c >= most; })) {
    throw Error(ErrorKind::bug, {.what = "a category code lies outside its labels"});
  }
  auto arena = Arena::create(codes.size_bytes() + text_need(labels), 3, Arena::Backing::memory);
  const auto room = arena->allocate<std::int32_t>(codes.size());
  std::copy(codes.begin(), codes.end(), room.begin());
  const TextSpans texts = put_texts(*arena, labels);
  Column column(ColumnType::category, codes.size(), std::move(arena));
  column.codes_ = room;
  column.offsets_ = texts.offsets;
  column.bytes_ = texts.bytes;
  return column;
}

Column Column::at(std::shared_ptr<const Arena> arena, const ColumnLayout& layout) {
  const auto part = [&]<class T>(std::uint64_t at, std::uint64_t count, const T*) {
    if (at > arena->capacity() || count > (arena->capacity() - at) / sizeof(T))
      throw Error(ErrorKind::bug, {.what = "a column reaches beyond its arena"});
    return std::span<const T>(reinterpret_cast<const T*>(arena->base() + at), count);
  };
  constexpr const double* reals = nullptr;
  constexpr const std::int32_t* integers = nullptr;
  constexpr const char* bytes = nullptr;
  Column column(layout.type, layout.size, arena);
  if (layout.type == ColumnType::real) {
    column.reals_ = part(layout.values_at, layout.size, reals);
    return column;
  }
  if (layout.type == ColumnType::category)
    column.codes_ = part(layout.values_at, layout.size, integers);
  column.offsets_ = part(layout.offsets_at, layout.n_offsets, integers);
  column.bytes_ = part(layout.bytes_at, layout.n_bytes, bytes);
  return column;
}

ColumnLayout Column::layout() const {
  const auto at = [&](const void* part) {
    const auto* byte = static_cast<const std::byte*>(part);
    return byte == nullptr ? 0 : static_cast<std::uint64_t>(byte - arena_->base());
  };
  const void* values = type_ == ColumnType::real ? static_cast<const void*>(reals_.data())
                                                 : static_cast<const void*>(codes_.data());
  return {.type = type_,
          .size = size_,
          .values_at = at(values),
          .offsets_at = at(offsets_.data()),
          .n_offsets = offsets_.size(),
          .bytes_at = at(bytes_.data()),
          .n_bytes = bytes_.size()};
}

std::span<const double> Column::reals() const {
  require(ColumnType::real);
  return reals_;
}

std::span<const std::int32_t> Column::codes() const {
  require(ColumnType::category);
  return codes_;
}

std::size_t Column::label_count() const {
  require(ColumnType::category);
  return offsets_.size() - 1;
}

std::string_view Column::label(std::size_t code) const {
  require(ColumnType::category);
  return slice(code);
}

std::string_view Column::text(std::size_t row) const {
  if (type_ == ColumnType::text) return slice(row);
  const std::int32_t code = codes()[row];
  return code < 0 ? std::string_view{} : slice(static_cast<std::size_t>(code));
}

std::string_view Column::slice(std::size_t index) const {
  const auto begin = static_cast<std::size_t>(offsets_[index]);
  const auto end = static_cast<std::size_t>(offsets_[index + 1]);
  return {bytes_.data() + begin, end - begin};
}

void Column::require(ColumnType type) const {
  if (type_ != type)
    throw Error(ErrorKind::bug, {.what = "a column is read as a type that it is not"});
}

}  // namespace omrade
