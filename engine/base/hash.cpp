#include "base/hash.hpp"

#include "base/error.hpp"

#include <sodium.h>

namespace omrade {
namespace {

const unsigned char* bytes_of(std::span<const std::byte> data) {
  return reinterpret_cast<const unsigned char*>(data.data());
}

void require_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw Error(ErrorKind::environment, {.what = "libsodium could not be initialised"});
}

}  // namespace

Digest sha256(std::span<const std::byte> data) {
  Digest digest{};
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), bytes_of(data), data.size());
  return digest;
}

Digest sha256(std::string_view text) {
  return sha256(std::as_bytes(std::span(text)));
}

Digest hmac_sha256(const SecretKey& key, std::span<const std::byte> data) {
  Digest digest{};
  crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(digest.data()), bytes_of(data),
                         data.size(), bytes_of(key));
  return digest;
}

struct Sha256::State {
  crypto_hash_sha256_state hash;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->hash);
}
Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> data) {
  crypto_hash_sha256_update(&state_->hash, bytes_of(data), data.size());
}

void Sha256::update(std::string_view text) {
  update(std::as_bytes(std::span(text)));
}

Digest Sha256::finish() {
  Digest digest{};
  crypto_hash_sha256_final(&state_->hash, reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

std::string hex(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::byte b : bytes) {
    out += digits[std::to_integer<unsigned>(b) >> 4U];
    out += digits[std::to_integer<unsigned>(b) & 15U];
  }
  return out;
}

std::string base64(std::span<const std::byte> bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the terminating NUL is counted
  return out;
}

SecretKey random_key() {
  require_sodium();
  SecretKey key{};
  randombytes_buf(key.data(), key.size());
  return key;
}

}  // namespace omrade
