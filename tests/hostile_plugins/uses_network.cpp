// Opens a socket.
#include "hostile.hpp"

#include <sys/socket.h>

HOSTILE_PLUGIN("uses_network")

void Hostile::deed(const omrade_call&) {
  ::socket(AF_INET, SOCK_STREAM, 0);
}
