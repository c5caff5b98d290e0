// Ends the thread that it was called on.
#include "hostile.hpp"

#include <pthread.h>

HOSTILE_PLUGIN("ends_thread")

void Hostile::deed(const omrade_call&) {
  ::pthread_exit(nullptr);
}
