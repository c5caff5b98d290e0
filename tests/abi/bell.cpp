// The C++ header, each part of it alone, under newer standards too.
#include <omrade/plugin.hpp>
#include <omrade/sdk/entry.hpp>
#include <omrade/sdk/estimate.hpp>
#include <omrade/sdk/guard.hpp>
#include <omrade/sdk/note.hpp>
#include <omrade/sdk/random.hpp>
#include <omrade/sdk/rules.hpp>
#include <omrade/sdk/views.hpp>

static_assert(omrade::Measure::none == omrade::Measure{5});
