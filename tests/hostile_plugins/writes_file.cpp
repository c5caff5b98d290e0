// Leaves a file behind.
#include "hostile.hpp"

#include <fcntl.h>

HOSTILE_PLUGIN("writes_file")

void Hostile::deed(const omrade_call&) {
  ::open("/tmp/omrade-hostile", O_WRONLY | O_CREAT, 0600);
}
