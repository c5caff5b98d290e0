#include "catalogue/elf_notes.hpp"

#include "base/file.hpp"
#include "elf_file.hpp"

#include <elf.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <random>

namespace omrade::catalogue {
namespace {

using namespace std::string_literals;

const std::filesystem::path kFixture = FIXTURE_FOLDER "/catalogue_fixture.so";

TEST(ElfNotes, HoldDescriptorAndBuildIdOfARealPlugin) {
  const ElfNotes notes = read_elf_notes(kFixture);
  ASSERT_TRUE(notes.descriptor);
  EXPECT_EQ(notes.descriptor->substr(0, 23), R"({"abi":[1,0],"plugins":)");
  EXPECT_EQ(notes.build_id.size(), 40U);
}

TEST(ElfNotes, AreFoundAmongOthers) {
  const std::string bytes = elf_bytes({{"other\0"s, 1, "xyz"},
                                       {"omrade\0"s, 7, "another type"},
                                       omrade_note("{}"),
                                       omrade_note("a second one"),
                                       {"GNU\0"s, NT_GNU_BUILD_ID, "\x01\xab"}});
  const ElfNotes notes = read_elf_notes(write_bytes(fresh_folder() / "a.so", bytes));
  EXPECT_EQ(notes.descriptor, "{}");
  EXPECT_EQ(notes.build_id, "01ab");
}

TEST(ElfNotes, MayBeAlignedToEightBytes) {
  const std::string bytes =
      elf_bytes({{"GNU\0"s, NT_GNU_BUILD_ID, "\x02"}, omrade_note("{\"a\":1}")}, 8);
  const ElfNotes notes = read_elf_notes(write_bytes(fresh_folder() / "a.so", bytes));
  EXPECT_EQ(notes.descriptor, "{\"a\":1}");
  EXPECT_EQ(notes.build_id, "02");
}

TEST(ElfNotes, AreAbsentFromALibraryWithoutThem) {
  EXPECT_FALSE(read_elf_notes(FIXTURE_FOLDER "/catalogue_no_plugin.so").descriptor);
}

TEST(ElfNotes, ARefusalNamesTheFileAndTheFault) {
  const auto folder = fresh_folder();
  const auto refusal = [&](const std::string& name, const std::string& bytes) {
    const auto file = write_bytes(folder / name, bytes);
    return error_of([&] { read_elf_notes(file); });
  };
  const std::string here = folder.string();
  EXPECT_EQ(refusal("text.so", "hello"), here + "/text.so: is not a shared library");
  EXPECT_EQ(refusal("empty.so", ""), here + "/empty.so: is not a shared library");

  std::string bytes = elf_bytes({omrade_note("{}")});
  bytes[EI_CLASS] = ELFCLASS32;
  EXPECT_EQ(refusal("old.so", bytes),
            here + "/old.so: is a library for another kind of machine; build it on this one");
  bytes = elf_bytes({omrade_note("{}")});
  bytes[offsetof(Elf64_Ehdr, e_type)] = ET_EXEC;
  EXPECT_EQ(refusal("program.so", bytes), here + "/program.so: is not a shared library");
  bytes = elf_bytes({omrade_note("{}")});
  bytes.pop_back();
  EXPECT_EQ(refusal("cut.so", bytes), here + "/cut.so: is cut short; copy or build it again");
  EXPECT_EQ(error_of([&] { read_elf_notes(folder / "none.so"); }),
            here + "/none.so: cannot be read: No such file or directory");
  EXPECT_EQ(error_of([&] { read_elf_notes(folder); }), here + ": is not a regular file");
}

TEST(ElfNotes, APipeIsRefusedAndNotWaitedFor) {
  const auto pipe = fresh_folder() / "pipe.so";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(error_of([&] { read_elf_notes(pipe); }), pipe.string() + ": is not a regular file");
}

/// Whatever a file claims, the answer is a refusal or notes, never a crash.
void expect_survives(const std::filesystem::path& file) {
  try {
    const ElfNotes notes = read_elf_notes(file);
    EXPECT_LE(notes.build_id.size(), 2 * std::filesystem::file_size(file));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
  }
}

TEST(ElfNotes, SurviveHeadersThatClaimTheImpossible) {
  const auto file = fresh_folder() / "a.so";
  const std::string good = elf_bytes({omrade_note("{}")});
  const auto with = [&](std::size_t at, auto value) {
    std::string bytes = good;
    std::memcpy(bytes.data() + at, &value, sizeof value);
    write_bytes(file, bytes);
    expect_survives(file);
  };
  const std::size_t segment = sizeof(Elf64_Ehdr);
  const std::size_t note = segment + sizeof(Elf64_Phdr);
  for (const std::uint64_t huge :
       {~std::uint64_t{0}, ~std::uint64_t{0} - 55, std::uint64_t{1} << 63, std::uint64_t{1} << 32,
        std::uint64_t{good.size()}, std::uint64_t{good.size() - 1}}) {
    with(offsetof(Elf64_Ehdr, e_phoff), huge);
    with(segment + offsetof(Elf64_Phdr, p_offset), huge);
    with(segment + offsetof(Elf64_Phdr, p_filesz), huge);
    with(segment + offsetof(Elf64_Phdr, p_align), huge);
    with(note + offsetof(Elf64_Nhdr, n_namesz), static_cast<std::uint32_t>(huge));
    with(note + offsetof(Elf64_Nhdr, n_descsz), static_cast<std::uint32_t>(huge));
  }
  with(offsetof(Elf64_Ehdr, e_phnum), std::uint16_t{0xffff});
  with(offsetof(Elf64_Ehdr, e_phnum), std::uint16_t{2});
  with(offsetof(Elf64_Ehdr, e_phentsize), std::uint16_t{1});
}

TEST(ElfNotes, SurviveEveryTruncationOfARealPlugin) {
  const auto file = fresh_folder() / "a.so";
  std::filesystem::copy(kFixture, file);
  std::uintmax_t size = std::filesystem::file_size(file);
  while (size > 0) {
    size -= std::min<std::uintmax_t>(size, size > 16384 ? 4093 : 7);
    std::filesystem::resize_file(file, size);
    expect_survives(file);
  }
}

TEST(ElfNotes, SurviveRandomDamage) {
  const std::string whole = read_file(kFixture).substr(0, 16384);
  const auto file = fresh_folder() / "a.so";
  std::mt19937 random(20241);  // fixed: the same damage every time
  for (int round = 0; round < 500; ++round) {
    std::string bytes = whole;
    for (int k = 0; k < 8; ++k) bytes[random() % 1024] = static_cast<char>(random() & 0xffU);
    std::memcpy(bytes.data(), whole.data(), SELFMAG + 4);  // still an ELF file
    write_bytes(file, bytes);
    expect_survives(file);
  }
}

}  // namespace
}  // namespace omrade::catalogue
