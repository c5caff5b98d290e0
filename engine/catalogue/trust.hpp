// The libraries from recipes' folders that the user lets run, by the hash of their content.
#pragma once

#include "catalogue/descriptor.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::catalogue {

struct Trusted {
  std::string hash{};               ///< SHA-256 of the file, hexadecimal: what is trusted
  std::string build_id{};           ///< this and the rest are for readers; may be empty
  std::string ids{}, versions{};    ///< of its plugins, separated by commas
  std::filesystem::path library{};  ///< where it lay
};

/// A text file of lines "HASH BUILD-ID IDS VERSIONS PATH"; # begins a remark.
class TrustList {
 public:
  /// Error user for a line that cannot be understood.
  static TrustList parse(std::string_view text, const std::string& file);

  [[nodiscard]] const std::vector<Trusted>& entries() const noexcept { return entries_; }
  [[nodiscard]] const Trusted* find_hash(std::string_view hash) const;
  [[nodiscard]] const Trusted* find_library(const std::filesystem::path& library) const;

  /// In place of older entries with this hash or this path.
  void add(Trusted entry);
  /// Those whose path, hash or plugin id `name` is; returns them.
  std::vector<Trusted> remove(std::string_view name);
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Trusted> entries_;
};

/// ${XDG_CONFIG_HOME:-~/.config}/omrade/trusted. Error environment when there is no HOME.
std::filesystem::path trust_file();

/// The user's list; empty when there is no file. Error user when others could have written it or it
/// cannot be understood.
TrustList read_trust_list(const std::filesystem::path& file);

/// Reads the list, lets `change` change it and writes it whole, alone among all who do so. Error
/// environment when it cannot be written.
void change_trust_list(const std::filesystem::path& file,
                       const std::function<void(TrustList&)>& change);

/// The entry for a library as it is now; `plugins` are what its note says.
Trusted entry_of(const std::filesystem::path& library, const std::vector<Descriptor>& plugins);

/// SHA-256 of a file's content, hexadecimal. Error user when it cannot be read.
std::string file_hash(const std::filesystem::path& file);

}  // namespace omrade::catalogue
