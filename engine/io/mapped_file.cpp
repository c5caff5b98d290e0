#include "io/mapped_file.hpp"

#include "base/error.hpp"
#include "io/source_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace omrade::io {

MappedFile::MappedFile(const std::filesystem::path& file) {
  require_readable_file(file);
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat facts {};
  void* base = nullptr;
  std::size_t size = 0;
  bool good = descriptor >= 0 && ::fstat(descriptor, &facts) == 0;
  if (good) size = static_cast<std::size_t>(facts.st_size);
  if (good && size > 0) {  // an empty mapping is an error to mmap
    base = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    good = base != MAP_FAILED;
  }
  const int code = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!good) {
    throw Error(ErrorKind::user, {.subject = file.string(),
                                  .what = std::string("cannot read: ") + std::strerror(code)});
  }
  bytes_ = {static_cast<const std::byte*>(base), size};
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace omrade::io
