// A file that lies there already, written once more to see whether it is the same.
#pragma once

#include <filesystem>

namespace omrade::tools {

/// A folder beside the file, for the time being, that holds what is written now: under the same
/// name, as some formats keep that. Error environment when it cannot be made.
class SecondCopy {
 public:
  explicit SecondCopy(std::filesystem::path file);
  SecondCopy(const SecondCopy&) = delete;
  SecondCopy& operator=(const SecondCopy&) = delete;
  SecondCopy(SecondCopy&&) = delete;
  SecondCopy& operator=(SecondCopy&&) = delete;
  ~SecondCopy();

  /// Where the copy is to be written.
  [[nodiscard]] std::filesystem::path path() const { return folder_ / file_.filename(); }
  /// Byte for byte.
  [[nodiscard]] bool same() const;

 private:
  std::filesystem::path file_, folder_;
};

}  // namespace omrade::tools
