// Shared libraries made by hand, to hold notes that no compiler would write.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::catalogue {

struct RawNote {
  std::string owner;  ///< with its NUL, if it is to have one
  std::uint32_t type = 0;
  std::string text;
};

/// The bytes of a 64-bit library of this machine whose only segment holds the notes.
std::string elf_bytes(const std::vector<RawNote>& notes, std::uint64_t alignment = 4);

/// A note as omrade plugins carry it.
RawNote omrade_note(std::string json);

/// A fresh folder for one test.
std::filesystem::path fresh_folder();
std::filesystem::path write_bytes(const std::filesystem::path& file, const std::string& bytes);

/// The text of the Error that `work` throws; "no error" if it throws none.
template <class F>
std::string error_of(F&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace omrade::catalogue
