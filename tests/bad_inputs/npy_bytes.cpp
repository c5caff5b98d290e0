#include "npy_bytes.hpp"

#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace omrade::testing {
namespace {

template <class Number>
std::string bytes_of(double value) {
  const auto number = static_cast<Number>(value);
  std::string bytes(sizeof number, '\0');
  std::memcpy(bytes.data(), &number, sizeof number);
  return bytes;
}

}  // namespace

std::string npy_bytes(const std::vector<std::string>& words) {
  const std::string& type = words.at(0);
  std::string header = "{'descr': '" + std::string(type == "u1" ? "|" : "<") + type +
                       "', 'fortran_order': False, 'shape': (" + std::to_string(words.size() - 1) +
                       ",), }";
  header.resize(117, ' ');
  header += '\n';
  // Ten bytes of magic, version and length, and the header fills them up to 128.
  std::string bytes("\x93NUMPY\x01\x00\x76\x00", 10);
  bytes += header;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const double value = std::stod(words[i]);
    if (type == "f8") {
      bytes += bytes_of<double>(value);
    } else if (type == "i4") {
      bytes += bytes_of<std::int32_t>(value);
    } else if (type == "u1") {
      bytes += bytes_of<std::uint8_t>(value);
    } else {
      throw std::runtime_error("no column type '" + type + "'");
    }
  }
  return bytes;
}

}  // namespace omrade::testing
