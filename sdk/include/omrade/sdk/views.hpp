// Read-only views of a call's inputs. They borrow: none outlives the call.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/declarations.hpp>
#include <omrade/sdk/error.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace omrade {
inline namespace sdk {

/// One real per area; NaN is missing. A std::span<const double> can be made of it.
class Column {
 public:
  explicit Column(const ArrowArray& array)
      : values_(static_cast<const double*>(array.buffers[1]) + array.offset,
                static_cast<std::size_t>(array.length)) {}

  double operator[](std::size_t i) const noexcept { return values_[i]; }
  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  [[nodiscard]] auto begin() const noexcept { return values_.begin(); }
  [[nodiscard]] auto end() const noexcept { return values_.end(); }

 private:
  std::span<const double> values_;
};

/// A column in every period of the run up to the call's, oldest first; the last is the call's own.
class History {
 public:
  explicit History(const omrade_input& input, std::size_t periods)
      : input_(&input), periods_(periods) {}

  [[nodiscard]] std::size_t periods() const noexcept { return periods_; }
  [[nodiscard]] Column operator[](std::size_t period) const {
    return Column(period + 1 == periods_ ? *input_->array : *input_->earlier[period]);
  }

 private:
  const omrade_input* input_;
  std::size_t periods_;
};

/// A category field: one code per row into a short list of labels; -1 is missing.
class Categories {
 public:
  explicit Categories(const ArrowArray& array)
      : codes_(static_cast<const std::int32_t*>(array.buffers[1]) + array.offset,
               static_cast<std::size_t>(array.length)),
        offsets_(static_cast<const std::int32_t*>(array.dictionary->buffers[1]) +
                 array.dictionary->offset),
        bytes_(static_cast<const char*>(array.dictionary->buffers[2])),
        labels_(static_cast<std::size_t>(array.dictionary->length)) {}

  [[nodiscard]] std::int32_t code(std::size_t row) const noexcept { return codes_[row]; }
  [[nodiscard]] std::span<const std::int32_t> codes() const noexcept { return codes_; }
  /// How many labels there are.
  [[nodiscard]] std::size_t size() const noexcept { return labels_; }
  [[nodiscard]] std::string_view label(std::size_t code) const noexcept {
    return {bytes_ + offsets_[code], static_cast<std::size_t>(offsets_[code + 1] - offsets_[code])};
  }

 private:
  std::span<const std::int32_t> codes_;
  const std::int32_t* offsets_;
  const char* bytes_;
  std::size_t labels_;
};

/// Rows begin .. end belong to an area, each with the same share in (0, 1].
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  double share = 1;
};

/// The runs of one area: for (const omrade::Run run : rows.runs(i)).
class Runs {
 public:
  class Iterator {
   public:
    Iterator(const omrade_input& input, std::int64_t at) : input_(&input), at_(at) {}
    Run operator*() const {
      return {static_cast<std::size_t>(input_->run_begin[at_]),
              static_cast<std::size_t>(input_->run_end[at_]), input_->run_share[at_]};
    }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const omrade_input* input_;
    std::int64_t at_;
  };

  Runs(const omrade_input& input, std::size_t area) : input_(&input), area_(area) {}
  [[nodiscard]] Iterator begin() const { return {*input_, input_->run_offset[area_]}; }
  [[nodiscard]] Iterator end() const { return {*input_, input_->run_offset[area_ + 1]}; }

 private:
  const omrade_input* input_;
  std::size_t area_;
};

/// The choice that a recipe made: its place among those declared, and its id.
struct Chosen {
  std::size_t index = 0;
  std::string_view id;
};

/// A shared table.
class TableView {
 public:
  TableView(const omrade_input& input, const omrade_input_desc& desc)
      : input_(&input), desc_(&desc) {}

  /// How many rows: the length of every field.
  [[nodiscard]] std::size_t size() const noexcept {
    return static_cast<std::size_t>(input_->array->length);
  }

  template <class T>
  [[nodiscard]] bool has(const Field<T>& field) const {
    return child(field.id) != nullptr;
  }
  [[nodiscard]] std::span<const double> operator[](const Field<double>& field) const {
    const ArrowArray& array = present(field.id);
    return {static_cast<const double*>(array.buffers[1]) + array.offset,
            static_cast<std::size_t>(array.length)};
  }
  [[nodiscard]] Categories operator[](const Field<Category>& field) const {
    return Categories(present(field.id));
  }

 private:
  // By text, not by address: equal literals need not share one.
  [[nodiscard]] const ArrowArray* child(std::string_view id) const {
    for (std::uint32_t k = 0; k < desc_->n_fields; ++k) {
      if (desc_->fields[k]->id == id) return input_->array->children[k];
    }
    throw Error("field '" + std::string(id) + "' is not one of '" + desc_->id + "'",
                {.column = desc_->id}, OMRADE_ERR_INTERNAL);
  }
  [[nodiscard]] const ArrowArray& present(const char* id) const {
    const ArrowArray* array = child(id);
    if (array == nullptr) {
      throw Error("field '" + std::string(id) + "' is absent here; ask has() first",
                  {.column = desc_->id}, OMRADE_ERR_INTERNAL);
    }
    return *array;
  }

  const omrade_input* input_;
  const omrade_input_desc* desc_;
};

/// A rows input at this level; its size is that of the whole input.
class RowsView : public TableView {
 public:
  RowsView(const omrade_input& input, const omrade_input_desc& desc)
      : TableView(input, desc), runs_(&input) {}
  [[nodiscard]] Runs runs(std::size_t area) const noexcept { return {*runs_, area}; }

 private:
  const omrade_input* runs_;
};

/// Places in metres, of the areas or of a set of points.
class Points {
 public:
  explicit Points(const ArrowArray& array) : x_(*array.children[0]), y_(*array.children[1]) {
    if (array.n_children > 2) ids_.emplace(*array.children[2]);
  }
  [[nodiscard]] std::size_t size() const noexcept { return x_.size(); }
  [[nodiscard]] double x(std::size_t i) const noexcept { return x_[i]; }
  [[nodiscard]] double y(std::size_t i) const noexcept { return y_[i]; }
  /// Of supply points alone: as the recipe's set has it, such as the label of a field that says
  /// where somebody is listed. The areas' own ids are call.area_id(i).
  [[nodiscard]] std::string_view id(std::size_t i) const {
    return ids_.value().label(static_cast<std::size_t>(ids_.value().code(i)));
  }

 private:
  Column x_, y_;
  std::optional<Categories> ids_;
};

/// The neighbours of each area of the call, as positions in the level, in ascending order.
class NeighboursView {
 public:
  explicit NeighboursView(const omrade_input& input)
      : offset_(input.run_offset),
        other_(static_cast<const std::int32_t*>(input.array->buffers[1]) + input.array->offset) {}
  [[nodiscard]] std::span<const std::int32_t> of(std::size_t area) const noexcept {
    return {other_ + offset_[area], static_cast<std::size_t>(offset_[area + 1] - offset_[area])};
  }

 private:
  const std::int64_t* offset_;
  const std::int32_t* other_;
};

/// The outline of each area as WKB (polygons or multipolygons).
class Outlines {
 public:
  explicit Outlines(const ArrowArray& array)
      : offset_(static_cast<const std::int32_t*>(array.buffers[1]) + array.offset),
        bytes_(static_cast<const std::byte*>(array.buffers[2])) {}
  [[nodiscard]] std::span<const std::byte> of(std::size_t area) const noexcept {
    return {bytes_ + offset_[area], static_cast<std::size_t>(offset_[area + 1] - offset_[area])};
  }

 private:
  const std::int32_t* offset_;
  const std::byte* bytes_;
};

}  // namespace sdk
}  // namespace omrade
