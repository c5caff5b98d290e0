#include "disclosure/key.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace omrade::disclosure {
namespace {

namespace fs = std::filesystem;

/// A folder and an environment of its own.
class DisclosureKey : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "/omrade-key-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    ::unsetenv("OMRADE_DISCLOSURE_KEY");
    ::setenv("XDG_STATE_HOME", folder_.c_str(), 1);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path key_file(const std::string& content, fs::perms perms) {
    const fs::path file = folder_ / "key";
    write_file(file, content);
    fs::permissions(file, perms);
    return file;
  }

  fs::path folder_;
};

std::string failure(const std::optional<fs::path>& named) {
  try {
    load_key(named);
  } catch (const Error& error) {
    return error.messages().front().what;
  }
  return "";
}

TEST_F(DisclosureKey, IsMadeOnceWithOneNotice) {
  const LoadedKey first = load_key({});
  const LoadedKey second = load_key({});
  EXPECT_NE(first.notice, "");
  EXPECT_EQ(second.notice, "");
  EXPECT_EQ(first.key, second.key);
  const fs::path file = folder_ / "omrade" / "disclosure.key";
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(DisclosureKey, ThatOthersCanReadIsRefused) {
  const auto open = fs::perms::owner_read | fs::perms::group_read;
  EXPECT_EQ(failure(key_file(std::string(32, 'k'), open)),
            "the disclosure key can be read by others");
}

TEST_F(DisclosureKey, ThatIsNamedMustExist) {
  EXPECT_EQ(failure(folder_ / "none"), "the disclosure key does not exist");
  ::setenv("OMRADE_DISCLOSURE_KEY", (folder_ / "none").c_str(), 1);
  EXPECT_EQ(failure({}), "the disclosure key does not exist");
  ::unsetenv("OMRADE_DISCLOSURE_KEY");
}

TEST_F(DisclosureKey, OfTooFewBytesIsRefused) {
  EXPECT_EQ(failure(key_file("short", fs::perms::owner_read)), "the disclosure key has 5 bytes");
}

TEST_F(DisclosureKey, ThatCannotBeMadeIsTheEnvironmentsFault) {
  write_file(folder_ / "omrade", "a file where the folder should be");
  try {
    load_key({});
    FAIL() << "was made";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::environment);
  }
}

}  // namespace
}  // namespace omrade::disclosure
