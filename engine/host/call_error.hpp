// What a plugin fills when it fails.
#pragma once

#include <omrade/plugin.h>

namespace omrade::host {

/// Says nothing yet. Its texts are not cleared whole, which would cost more than a call does.
struct CallError : omrade_error {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
  CallError() noexcept {
    struct_size = sizeof(omrade_error);
    code = OMRADE_OK;
    row = -1;
    column[0] = '\0';
    message[0] = '\0';
  }
};

}  // namespace omrade::host
