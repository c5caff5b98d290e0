// The notes of a shared library, read from the file without loading it. The file may be anything:
// whatever it claims about itself is checked against its size.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace omrade::catalogue {

struct ElfNotes {
  std::optional<std::string> descriptor;  ///< the JSON of the omrade note
  std::string build_id;                   ///< GNU build-id in hexadecimal; empty if there is none
};

/// Error user when the file cannot be read or is no shared library of this kind of machine.
ElfNotes read_elf_notes(const std::filesystem::path& file);

}  // namespace omrade::catalogue
