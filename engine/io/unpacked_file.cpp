#include "io/unpacked_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

namespace omrade::io {
namespace {

constexpr std::string_view kMagic = "\x1F\x8B";

[[noreturn]] void refuse(const std::filesystem::path& file, const char* what) {
  throw Error(ErrorKind::user, {.subject = file.string(),
                                .what = std::string("it is compressed with gzip and ") + what,
                                .hint = "fetch it again"});
}

class Inflation {
 public:
  explicit Inflation(const std::filesystem::path& file) : file_(file) {
    constexpr int gzip_only = 16;
    if (::inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) refuse(file, "cannot be unpacked");
  }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;
  Inflation(Inflation&&) = delete;
  Inflation& operator=(Inflation&&) = delete;
  ~Inflation() { ::inflateEnd(&stream_); }

  /// Appends one member, of which a file may hold several; returns how many bytes it took.
  std::size_t unpack(std::string_view packed, std::string& out) {
    std::size_t taken = 0;
    int state = Z_OK;
    while (state != Z_STREAM_END) {
      if (taken == packed.size()) refuse(file_, "is cut short");
      const std::size_t given =
          std::min<std::size_t>(packed.size() - taken, std::numeric_limits<uInt>::max() / 2);
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + taken));
      stream_.avail_in = static_cast<uInt>(given);
      do {
        stream_.next_out = buffer_.data();
        stream_.avail_out = static_cast<uInt>(buffer_.size());
        state = ::inflate(&stream_, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) {
          refuse(file_, "is damaged");
        }
        out.append(reinterpret_cast<const char*>(buffer_.data()),
                   buffer_.size() - stream_.avail_out);
      } while (state != Z_STREAM_END && stream_.avail_out == 0);
      taken += given - stream_.avail_in;
    }
    return taken;
  }

 private:
  const std::filesystem::path& file_;
  z_stream stream_{};
  std::array<Bytef, 1U << 16U> buffer_{};
};

}  // namespace

std::string read_unpacked(const std::filesystem::path& file) {
  std::string bytes = read_file(file);
  if (!bytes.starts_with(kMagic)) return bytes;
  std::string out;
  std::string_view left = bytes;
  while (!left.empty()) {
    if (!left.starts_with(kMagic)) refuse(file, "is damaged");
    left.remove_prefix(Inflation(file).unpack(left, out));
  }
  return out;
}

}  // namespace omrade::io
