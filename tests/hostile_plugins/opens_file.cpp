// Reads a file.
#include "hostile.hpp"

#include <fcntl.h>

HOSTILE_PLUGIN("opens_file")

void Hostile::deed(const omrade_call&) {
  ::open("/etc/passwd", O_RDONLY);
}
