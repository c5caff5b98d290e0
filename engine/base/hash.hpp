// SHA-256 for content keys and HMAC-SHA-256 for published hashes of data (contracts: plain hashes
// of data never leave the private cache).
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace omrade {

using Digest = std::array<std::byte, 32>;
using SecretKey = std::array<std::byte, 32>;

Digest sha256(std::span<const std::byte> data);
Digest sha256(std::string_view text);
Digest hmac_sha256(const SecretKey& key, std::span<const std::byte> data);

/// SHA-256 of data that comes in parts; the parts' bounds do not matter.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256(Sha256&&) = delete;
  Sha256& operator=(Sha256&&) = delete;
  ~Sha256();

  void update(std::span<const std::byte> data);
  void update(std::string_view text);
  /// Once, after the last part.
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Lower-case hexadecimal.
std::string hex(std::span<const std::byte> bytes);
/// Standard base64 with padding, as a Content-Security-Policy hash wants it.
std::string base64(std::span<const std::byte> bytes);

/// Cryptographically random bytes.
SecretKey random_key();

}  // namespace omrade
