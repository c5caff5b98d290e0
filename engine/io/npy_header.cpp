#include "io/npy_header.hpp"

#include <charconv>

namespace omrade::io {
namespace {

/// Reads the few Python literals that the header is made of; every reader returns false where the
/// text is another.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool take(char c) {
    skip();
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool take(std::string_view word) {
    skip();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  bool string(std::string& out) {
    skip();
    if (text_.empty() || (text_.front() != '\'' && text_.front() != '"')) return false;
    const std::size_t end = text_.find(text_.front(), 1);
    if (end == std::string_view::npos) return false;
    out = text_.substr(1, end - 1);
    text_.remove_prefix(end + 1);
    return true;
  }

  bool number(std::size_t& out) {
    skip();
    const auto [end, code] = std::from_chars(text_.data(), text_.data() + text_.size(), out);
    if (code != std::errc{}) return false;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return true;
  }

  /// "()", "(3,)", "(3, 4)" or "(3, 4,)"; a tuple of one needs its comma.
  bool tuple(std::vector<std::size_t>& out) {
    if (!take('(')) return false;
    bool comma = true;
    while (!take(')')) {
      std::size_t extent = 0;
      if (!comma || !number(extent)) return false;
      out.push_back(extent);
      comma = take(',');
    }
    return out.size() != 1 || comma;
  }

  bool finished() {
    skip();
    return text_.empty();
  }

 private:
  void skip() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n'))
      text_.remove_prefix(1);
  }
  std::string_view text_;
};

}  // namespace

std::optional<NpyHeader> parse_npy_header(std::string_view text) {
  Reader reader(text);
  NpyHeader header;
  bool descr = false;
  bool order = false;
  bool shape = false;
  if (!reader.take('{')) return std::nullopt;
  bool comma = true;
  while (!reader.take('}')) {
    std::string key;
    if (!comma || !reader.string(key) || !reader.take(':')) return std::nullopt;
    bool good = false;
    if (key == "descr" && !descr) good = descr = reader.string(header.descr);
    if (key == "fortran_order" && !order)
      good = order = reader.take("False") || reader.take("True");
    if (key == "shape" && !shape) good = shape = reader.tuple(header.shape);
    if (!good) return std::nullopt;
    comma = reader.take(',');
  }
  if (!descr || !order || !shape || !reader.finished()) return std::nullopt;
  return header;
}

}  // namespace omrade::io
