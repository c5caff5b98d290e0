#include "catalogue/elf_notes.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include <omrade/plugin.h>

#include <elf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::catalogue {
namespace {

constexpr std::size_t kMostNoteBytes = std::size_t{4} << 20U;  // ours are some 20 kB
constexpr std::size_t kMostSegments = 4096;

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what,
                         std::string hint = {}) {
  throw Error(ErrorKind::user,
              {.subject = file.string(), .what = std::move(what), .hint = std::move(hint)});
}

/// Read, not mapped: a file that shrinks while we look ends in a refusal, not in SIGBUS.
class File {
 public:
  explicit File(const std::filesystem::path& file)
      : file_(file), descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) refuse(file, std::string("cannot be read: ") + std::strerror(errno));
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
      ::close(descriptor_);
      refuse(file, "is not a regular file");
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  File(File&&) = delete;
  File& operator=(File&&) = delete;
  ~File() { ::close(descriptor_); }

  [[nodiscard]] bool holds(std::uint64_t offset, std::uint64_t bytes) const {
    return offset <= size_ && bytes <= size_ - offset;
  }
  void read(std::uint64_t offset, std::span<std::byte> into) const {
    if (!holds(offset, into.size())) refuse(file_, "is cut short", "copy or build it again");
    while (!into.empty()) {
      const ssize_t got =
          ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) refuse(file_, "is cut short", "copy or build it again");
      into = into.subspan(static_cast<std::size_t>(got));
      offset += static_cast<std::uint64_t>(got);
    }
  }
  template <class T>
  [[nodiscard]] T read_as(std::uint64_t offset) const {
    T value{};
    read(offset, std::as_writable_bytes(std::span(&value, 1)));
    return value;
  }

 private:
  const std::filesystem::path& file_;
  int descriptor_;
  std::uint64_t size_ = 0;
};

#if defined(__x86_64__)
constexpr Elf64_Half kMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr Elf64_Half kMachine = EM_AARCH64;
#else
#error "omrade runs on x86-64 and 64-bit ARM"
#endif

Elf64_Ehdr read_header(const File& input, const std::filesystem::path& file) {
  if (!input.holds(0, sizeof(Elf64_Ehdr))) refuse(file, "is not a shared library");
  const auto header = input.read_as<Elf64_Ehdr>(0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_type != ET_DYN) {
    refuse(file, "is not a shared library");
  }
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
      header.e_machine != kMachine) {
    refuse(file, "is a library for another kind of machine", "build it on this one");
  }
  if (header.e_phentsize != sizeof(Elf64_Phdr) || header.e_phnum > kMostSegments) {
    refuse(file, "has a damaged ELF header", "copy or build it again");
  }
  return header;
}

std::uint64_t padded(std::uint64_t bytes, std::uint64_t alignment) {
  return (bytes + alignment - 1) / alignment * alignment;
}

/// Walks the notes of one segment; a note that does not fit ends the walk.
void scan_segment(std::span<const std::byte> segment, std::uint64_t alignment, ElfNotes& notes) {
  std::uint64_t at = 0;
  while (segment.size() - at >= sizeof(Elf64_Nhdr)) {
    Elf64_Nhdr note;
    std::memcpy(&note, segment.data() + at, sizeof note);
    const std::uint64_t name_at = at + sizeof note;
    const std::uint64_t text_at = padded(name_at + note.n_namesz, alignment);
    const std::uint64_t end = text_at + note.n_descsz;
    if (end > segment.size()) return;
    const auto text = segment.subspan(text_at, note.n_descsz);
    const std::string_view name(reinterpret_cast<const char*>(segment.data() + name_at),
                                note.n_namesz);
    using namespace std::string_view_literals;
    if (name == std::string_view(OMRADE_NOTE_OWNER, sizeof(OMRADE_NOTE_OWNER)) &&
        note.n_type == OMRADE_NOTE_TYPE && !notes.descriptor) {
      notes.descriptor.emplace(reinterpret_cast<const char*>(text.data()), text.size());
    } else if (name == "GNU\0"sv && note.n_type == NT_GNU_BUILD_ID && notes.build_id.empty()) {
      notes.build_id = hex(text);
    }
    at = padded(end, alignment);
    if (at >= segment.size()) return;
  }
}

}  // namespace

ElfNotes read_elf_notes(const std::filesystem::path& file) {
  const File input(file);
  const Elf64_Ehdr header = read_header(input, file);
  ElfNotes notes;
  std::uint64_t seen = 0;  // segments may lie over one another
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    // e_phoff is any number at all: sums that wrap round are refused by the bounds check in read().
    if (!input.holds(header.e_phoff, (i + 1) * sizeof(Elf64_Phdr))) {
      refuse(file, "is cut short", "copy or build it again");
    }
    const auto segment = input.read_as<Elf64_Phdr>(header.e_phoff + i * sizeof(Elf64_Phdr));
    if (segment.p_type != PT_NOTE) continue;
    if (segment.p_filesz > kMostNoteBytes - seen) refuse(file, "has notes of more than 4 MiB");
    seen += segment.p_filesz;
    std::vector<std::byte> bytes(segment.p_filesz);
    input.read(segment.p_offset, bytes);
    scan_segment(bytes, segment.p_align == 8 ? 8 : 4, notes);
  }
  return notes;
}

}  // namespace omrade::catalogue
