#include "base/hash.hpp"

#include <gtest/gtest.h>

namespace omrade {

TEST(Sha256, GivesThePublishedDigestOfAbc) {  // FIPS 180-2, appendix B.1
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hmac, GivesADifferentDigestForAnotherKey) {
  const SecretKey zero{};
  SecretKey one{};
  one[0] = std::byte{1};
  const auto data = std::as_bytes(std::span("people", 6));
  EXPECT_EQ(hmac_sha256(zero, data), hmac_sha256(zero, data));
  EXPECT_NE(hmac_sha256(zero, data), hmac_sha256(one, data));
  EXPECT_NE(hex(hmac_sha256(zero, data)), hex(sha256("people")));
}

TEST(Base64, PadsAsTheStandardSays) {  // RFC 4648, section 10
  EXPECT_EQ(base64(std::as_bytes(std::span("foob", 4))), "Zm9vYg==");
}

}  // namespace omrade
