// Inputs of a call made by hand, as an engine lends them to a plugin.
#pragma once

#include <omrade/plugin.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lent {

/// The C structs point into their owner, which therefore stays where it is.
class Fixed {
 public:
  Fixed() = default;
  Fixed(const Fixed&) = delete;
  Fixed& operator=(const Fixed&) = delete;
  Fixed(Fixed&&) = delete;
  Fixed& operator=(Fixed&&) = delete;
  ~Fixed() = default;

  ArrowArray array{};

 protected:
  std::array<const void*, 3> buffers_{};
};

/// Reals from the `offset`-th of `values` on.
class Reals : public Fixed {
 public:
  explicit Reals(std::vector<double> values, std::int64_t offset = 0) : values_(std::move(values)) {
    buffers_[1] = values_.data();
    array.length = static_cast<std::int64_t>(values_.size()) - offset;
    array.offset = offset;
    array.buffers = buffers_.data();
  }

 private:
  std::vector<double> values_;
};

/// Whole numbers, such as positions of areas.
class Wholes : public Fixed {
 public:
  explicit Wholes(std::vector<std::int32_t> values) : values_(std::move(values)) {
    buffers_[1] = values_.data();
    array.length = static_cast<std::int64_t>(values_.size());
    array.buffers = buffers_.data();
  }

 private:
  std::vector<std::int32_t> values_;
};

/// Texts or bytes one after the other; `length` of them from the `offset`-th on.
class Texts : public Fixed {
 public:
  explicit Texts(const std::vector<std::string>& texts, std::int64_t offset = 0) {
    for (const std::string& text : texts) {
      bytes_ += text;
      ends_.push_back(static_cast<std::int32_t>(bytes_.size()));
    }
    buffers_[1] = ends_.data();
    buffers_[2] = bytes_.data();
    array.length = static_cast<std::int64_t>(texts.size()) - offset;
    array.offset = offset;
    array.buffers = buffers_.data();
  }

 private:
  std::vector<std::int32_t> ends_{0};
  std::string bytes_;
};

/// Codes into a short list of labels.
class Labelled : public Fixed {
 public:
  Labelled(std::vector<std::int32_t> codes, const std::vector<std::string>& labels)
      : codes_(std::move(codes)), labels_(labels) {
    buffers_[1] = codes_.data();
    array.length = static_cast<std::int64_t>(codes_.size());
    array.buffers = buffers_.data();
    array.dictionary = &labels_.array;
  }

 private:
  std::vector<std::int32_t> codes_;
  Texts labels_;
};

/// Fields side by side; a null child is an optional field that is absent.
class Fields : public Fixed {
 public:
  Fields(std::int64_t length, std::vector<ArrowArray*> children) : children_(std::move(children)) {
    array.length = length;
    array.n_children = static_cast<std::int64_t>(children_.size());
    array.children = children_.data();
  }

 private:
  std::vector<ArrowArray*> children_;
};

inline omrade_input present(const ArrowArray& array) {
  omrade_input input{};
  input.struct_size = sizeof input;
  input.present = 1;
  input.array = &array;
  return input;
}

template <class T>
std::vector<const T*> addresses(const std::vector<T>& all) {
  std::vector<const T*> out;
  for (const T& one : all) out.push_back(&one);
  return out;
}

}  // namespace lent
