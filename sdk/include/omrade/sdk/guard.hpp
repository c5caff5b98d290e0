// Where exceptions become statuses: here, and only here.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/error.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <string_view>

namespace omrade {
inline namespace sdk {

/// What a lent loop has told, on its way to the engine.
struct Told {
  omrade_error error;
};

namespace detail {

template <std::size_t N>
void copy_text(char (&to)[N], std::string_view from) noexcept {
  const std::size_t n = from.copy(to, N - 1);
  to[n] = '\0';
}

inline omrade_status report(omrade_error* error, omrade_status code, const Place& place,
                            std::string_view what) noexcept {
  if (error != nullptr) {
    error->code = code;
    error->row = place.area ? static_cast<std::int64_t>(*place.area) : -1;
    copy_text(error->column, place.column);
    copy_text(error->message, what);
  }
  return code;
}

template <class F>
omrade_status guarded(omrade_error* error, F&& work) noexcept {
  try {
    work();
    return OMRADE_OK;
  } catch (const Error& e) {
    return report(error, e.code(), e.place(), e.what());
  } catch (const Told& told) {
    // Field by field: the engine's struct may be longer than ours.
    if (error != nullptr) {
      error->code = told.error.code;
      error->row = told.error.row;
      copy_text(error->column, told.error.column);
      copy_text(error->message, told.error.message);
    }
    return told.error.code;
  } catch (const std::bad_alloc&) {
    return report(error, OMRADE_ERR_OUT_OF_MEMORY, {}, "out of memory");
  } catch (const std::exception& e) {
    return report(error, OMRADE_ERR_INTERNAL, {}, e.what());
  } catch (...) {
    return report(error, OMRADE_ERR_INTERNAL, {}, "threw something that is not a std::exception");
  }
}

}  // namespace detail
}  // namespace sdk
}  // namespace omrade
