#include "elf_file.hpp"

#include <omrade/plugin.h>

#include <elf.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace omrade::catalogue {
namespace {

template <class T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

std::string elf_bytes(const std::vector<RawNote>& notes, std::uint64_t alignment) {
  std::string body;
  const auto pad = [&] {
    while (body.size() % alignment != 0) body += '\0';
  };
  for (const RawNote& note : notes) {
    append(body, Elf64_Nhdr{static_cast<Elf64_Word>(note.owner.size()),
                            static_cast<Elf64_Word>(note.text.size()), note.type});
    body += note.owner;
    pad();
    body += note.text;
    pad();
  }
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_ident[EI_DATA] = ELFDATA2LSB;
  header.e_type = ET_DYN;
#if defined(__x86_64__)
  header.e_machine = EM_X86_64;
#else
  header.e_machine = EM_AARCH64;
#endif
  header.e_phoff = sizeof header;
  header.e_phentsize = sizeof(Elf64_Phdr);
  header.e_phnum = 1;
  Elf64_Phdr segment{};
  segment.p_type = PT_NOTE;
  segment.p_offset = sizeof header + sizeof segment;
  segment.p_filesz = body.size();
  segment.p_align = alignment;
  std::string out;
  append(out, header);
  append(out, segment);
  return out + body;
}

RawNote omrade_note(std::string json) {
  return {std::string(OMRADE_NOTE_OWNER, sizeof(OMRADE_NOTE_OWNER)), OMRADE_NOTE_TYPE,
          std::move(json)};
}

namespace {

/// Removed when the tests are over.
struct Folders {
  Folders() = default;
  Folders(const Folders&) = delete;
  Folders& operator=(const Folders&) = delete;
  Folders(Folders&&) = delete;
  Folders& operator=(Folders&&) = delete;
  ~Folders() {
    std::error_code code;
    for (const std::filesystem::path& one : made) std::filesystem::remove_all(one, code);
  }
  std::vector<std::filesystem::path> made{};
};

}  // namespace

std::filesystem::path fresh_folder() {
  static Folders folders;
  std::string name = (std::filesystem::temp_directory_path() / "catalogueXXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return folders.made.emplace_back(name);
}

std::filesystem::path write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

}  // namespace omrade::catalogue
