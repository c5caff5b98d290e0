#include "base/file.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace omrade {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string pattern = ::testing::TempDir() + "/omrade-file-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

TEST(WriteFile, LeavesNoTemporaryNameBehind) {
  const Folder folder;
  write_file(folder.path() / "a.txt", "first");
  write_file(folder.path() / "a.txt", "second");
  EXPECT_EQ(read_file(folder.path() / "a.txt"), "second");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(WriteFile, AFolderThatDoesNotExistIsTheEnvironmentsFault) {
  const Folder folder;
  try {
    write_file(folder.path() / "none" / "a.txt", "x");
    FAIL() << "was written";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::environment);
  }
}

TEST(ReadFile, AMissingFileIsTheUsersToMend) {
  try {
    read_file("/nonexistent/recipe.toml");
    FAIL() << "was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_STREQ(error.what(),
                 "/nonexistent/recipe.toml: cannot open the file: No such file or directory");
  }
}

}  // namespace
}  // namespace omrade
