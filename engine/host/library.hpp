// A plugin library, loaded once and never unloaded: unloading would leave thread-local destructors
// and instances without their code. Private to the host.
#pragma once

#include <omrade/plugin.h>

#include <filesystem>
#include <mutex>
#include <string>

namespace omrade::host {

class Library {
 public:
  virtual ~Library() = default;
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  Library(Library&&) = delete;
  Library& operator=(Library&&) = delete;

  /// The library at `path`, loaded now if it was not. `build_id` is the one that its note was read
  /// with. Error user when it cannot be loaded, is no plugin, or is no longer the file that was
  /// read.
  static Library& open(const std::filesystem::path& path, const std::string& build_id);

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  [[nodiscard]] const omrade_entry& entry() const noexcept { return *entry_; }
  /// Held during a call of a serial plugin: what such a plugin guards is common to its library.
  [[nodiscard]] std::mutex& serial() noexcept { return serial_; }
  /// Held while an instance is made.
  [[nodiscard]] std::mutex& creation() noexcept { return creation_; }

 protected:
  Library(std::filesystem::path path, std::string build_id)
      : path_(std::move(path)), build_id_(std::move(build_id)) {}

  const omrade_entry* entry_ = nullptr;

 private:
  std::filesystem::path path_;
  std::string build_id_;
  std::mutex serial_, creation_;
};

}  // namespace omrade::host
