// Its constructor runs before any call.
#include "hostile.hpp"

#include <sys/socket.h>

HOSTILE_PLUGIN("connects_when_loaded")

void Hostile::deed(const omrade_call&) {}

namespace {
[[maybe_unused]] const int early = ::socket(AF_INET, SOCK_STREAM, 0);
}
