// Writes JSON in the order it is told, one line for each list of numbers: fit for eyes and for
// `diff`.
#pragma once

#include "model/layer.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::disclosure {

class JsonText {
 public:
  /// An object or a list begins; inside an object with its key.
  void begin(char bracket, std::string_view key = {});
  void end();

  void text(std::string_view key, std::string_view value);
  void texts(std::string_view key, const Text& value);
  void text_list(std::string_view key, std::span<const std::string> values);
  void number(std::string_view key, double value);  ///< null unless it is finite
  void whole(std::string_view key, std::uint64_t value);
  void boolean(std::string_view key, bool value);
  void null(std::string_view key);
  /// Null for each that is not finite; null in place of the list where none is.
  void numbers(std::string_view key, std::span<const double> values);

  /// Any list on one line: `each(i)` is the JSON of its entry i.
  template <class Each>
  void line(std::string_view key, std::size_t size, const Each& each) {
    std::string out = "[";
    for (std::size_t i = 0; i < size; ++i) {
      if (i > 0) out += ',';
      out += each(i);
    }
    put(key, out + "]");
  }

  /// The document, when everything has ended.
  [[nodiscard]] std::string take() { return std::move(out_) + "\n"; }

  /// A JSON string; bytes that are no UTF-8 become U+FFFD.
  static std::string quoted(std::string_view text);

 private:
  void put(std::string_view key, std::string_view value);

  std::string out_;
  std::vector<char> open_;  ///< the bracket that closes each
  bool first_ = true;
};

}  // namespace omrade::disclosure
