// plugin.h alone, as C++, and twice.
#include <omrade/plugin.h>

static_assert(sizeof(omrade_error) == 1024, "an error is one kilobyte");
