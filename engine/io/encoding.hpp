// Text of unknown encoding as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace omrade::io {

struct DecodedText {
  std::string text;      ///< UTF-8 without byte order mark
  std::string encoding;  ///< "UTF-8" or "Windows-1252"
};

[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Bytes that are not valid UTF-8 are taken for Windows-1252, which is what old Swedish exports
/// hold. The five bytes that it leaves undefined become the control characters of the same number.
DecodedText decode(std::string bytes);

}  // namespace omrade::io
