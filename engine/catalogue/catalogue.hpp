// All plugins that can be found, read from their files without loading them.
#pragma once

#include "base/error.hpp"
#include "catalogue/descriptor.hpp"
#include "catalogue/search_path.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::catalogue {

/// A library that was found but cannot serve, and why: data, not an exception.
struct Rejected {
  std::filesystem::path library{};
  Message why{};
  std::vector<Descriptor> plugins{};  ///< what it says it is, where that could be read
  Origin origin = Origin::listed;
};

class Catalogue {
 public:
  Catalogue() = default;
  /// In the order of the search: the first of each id serves who asks for no certain build.
  explicit Catalogue(std::vector<Descriptor> descriptors, std::vector<Rejected> rejected = {});

  /// Reads every *.so of the folders, in the order of folders and then of names; a missing folder
  /// is empty. Rejected unread is what others could have written; rejected, too, are libraries
  /// from a recipe's folder that the user has not said to trust.
  static Catalogue scan(const SearchPath& path);
  /// The same of folders that somebody named.
  static Catalogue scan(std::span<const std::filesystem::path> folders);

  /// One of each id.
  [[nodiscard]] const std::vector<Descriptor>& descriptors() const noexcept { return descriptors_; }
  /// Further builds of those; only a recipe that asks for them gets them.
  [[nodiscard]] const std::vector<Descriptor>& others() const noexcept { return others_; }
  [[nodiscard]] const std::vector<Rejected>& rejected() const noexcept { return rejected_; }

  /// By full id or unique short name. Error user when there is none (with the nearest name) or when
  /// a short name is shared (with the full ids to choose from).
  [[nodiscard]] const Descriptor& find(std::string_view name) const;
  /// All builds of a plugin, in the order of the search.
  [[nodiscard]] std::vector<const Descriptor*> builds(std::string_view id) const;

 private:
  std::vector<Descriptor> descriptors_;
  std::vector<Descriptor> others_;
  std::vector<Rejected> rejected_;
};

/// Reads the descriptors of one library. Error user: not a plugin, another ABI, unreadable note.
std::vector<Descriptor> read_library(const std::filesystem::path& library);

}  // namespace omrade::catalogue
