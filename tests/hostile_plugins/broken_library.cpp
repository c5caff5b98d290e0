#include "broken_library.hpp"

#include "base/file.hpp"
#include <omrade/plugin.h>

#include <elf.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace omrade::testing {
namespace {

/// Texts of equal length: what lies behind them stays where it was.
std::string with(std::string bytes, std::string_view from, std::string_view to) {
  std::size_t at = bytes.find(from);
  if (at == std::string::npos || from.size() != to.size())
    throw std::logic_error("'" + std::string(from) + "' cannot be changed in a library");
  for (; at != std::string::npos; at = bytes.find(from, at + 1)) bytes.replace(at, to.size(), to);
  return bytes;
}

std::string for_another_machine(std::string bytes) {
  Elf64_Half machine = 0;
  std::memcpy(&machine, bytes.data() + offsetof(Elf64_Ehdr, e_machine), sizeof machine);
  machine = machine == EM_AARCH64 ? EM_X86_64 : EM_AARCH64;
  std::memcpy(bytes.data() + offsetof(Elf64_Ehdr, e_machine), &machine, sizeof machine);
  return bytes;
}

/// The entry is found by its first fields: nothing else in a library begins so.
std::string with_entry_of_abi_7(const std::string& bytes) {
  struct Begin {
    std::uint32_t magic = OMRADE_MAGIC;
    std::uint16_t major = OMRADE_ABI_MAJOR, minor = OMRADE_ABI_MINOR;
  };
  const auto text = [](const Begin& begin) {
    return std::string(reinterpret_cast<const char*>(&begin), sizeof begin);
  };
  return with(bytes, text(Begin{}), text(Begin{.major = 7}));
}

/// Without the last of the parts that are loaded: the note, which lies before it, is whole.
std::string without_last_segment(const std::string& bytes) {
  Elf64_Ehdr header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  std::size_t last = 0;
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    Elf64_Phdr segment{};
    std::memcpy(&segment, bytes.data() + header.e_phoff + i * sizeof segment, sizeof segment);
    if (segment.p_type == PT_LOAD) last = std::max<std::size_t>(last, segment.p_offset);
  }
  return bytes.substr(0, last);
}

}  // namespace

std::vector<BrokenLibrary> broken_libraries(const std::filesystem::path& good) {
  const std::string bytes = read_file(good);
  constexpr std::size_t within_note = 1024;
  return {{"no_library", "no_library", "this is no library\n"},
          {"cut_in_note", "cut_in_note", bytes.substr(0, within_note)},
          {"cut_behind_note", "halved",
           without_last_segment(with(bytes, "hostile.leaves", "hostile.halved"))},
          {"other_machine", "other_machine", for_another_machine(bytes)},
          {"corrupt_note", "corrupt_note", with(bytes, R"({"abi":)", R"([[abi":)")},
          {"other_abi", "other_abi", with(bytes, R"("abi":[1,0])", R"("abi":[7,9])")},
          {"other_entry", "newabi",
           with_entry_of_abi_7(with(bytes, "hostile.leaves", "hostile.newabi"))}};
}

}  // namespace omrade::testing
