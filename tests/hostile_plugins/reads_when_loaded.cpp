// Its constructor reads a file of the user, and the engine's memory.
#include "hostile.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <string>

HOSTILE_PLUGIN("reads_when_loaded")

namespace {
bool opens(const std::string& file) {
  return ::open(file.c_str(), O_RDONLY) >= 0;
}
const bool file = opens("/etc/hostname");
const bool memory = opens("/proc/" + std::to_string(::getppid()) + "/mem");
}  // namespace

void Hostile::deed(const omrade_call&) {
  if (file) throw omrade::Error("opened a file of the user");
  if (memory) throw omrade::Error("opened the memory of the engine");
  throw omrade::Error("opened nothing");
}
