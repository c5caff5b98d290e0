// All plugins that can be found, read from their files without loading them.
#pragma once

#include "base/error.hpp"
#include "catalogue/descriptor.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::catalogue {

/// A library that was found but cannot serve, and why: data, not an exception.
struct Rejected {
  std::filesystem::path library;
  Message why;
};

class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(std::vector<Descriptor> descriptors, std::vector<Rejected> rejected = {});

  /// Reads every *.so of the folders, in the order of folders and then of names; a missing folder
  /// is empty.
  static Catalogue scan(std::span<const std::filesystem::path> folders);

  [[nodiscard]] const std::vector<Descriptor>& descriptors() const noexcept { return descriptors_; }
  [[nodiscard]] const std::vector<Rejected>& rejected() const noexcept { return rejected_; }

  /// By full id or unique short name. Error user when there is none (with the nearest name) or when
  /// a short name is shared (with the full ids to choose from).
  [[nodiscard]] const Descriptor& find(std::string_view name) const;

 private:
  std::vector<Descriptor> descriptors_;
  std::vector<Rejected> rejected_;
};

/// Where plugins are looked for: $OMRADE_PLUGIN_PATH (colon-separated) first, then
/// lib/omrade/plugins beside the running program's bin folder.
std::vector<std::filesystem::path> search_path();

/// Reads the descriptors of one library. Error user: not a plugin, another ABI, unreadable note.
std::vector<Descriptor> read_library(const std::filesystem::path& library);

}  // namespace omrade::catalogue
