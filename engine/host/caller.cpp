#include "host/caller.hpp"

#include "base/error.hpp"
#include "host/call_error.hpp"
#include "host/identity.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace omrade::host {
namespace {

constexpr std::size_t kChunk = 1024;  // fixed: results must not depend on the number of threads

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

/// Chunks would cut runs of rows, pairs and neighbours apart; a shared table is never cut.
bool input_may_be_cut(const catalogue::Input& input) {
  using catalogue::Derived;
  return input.kind == catalogue::InputKind::column || input.kind == catalogue::InputKind::shared ||
         input.derived == Derived::area_km2 || input.derived == Derived::distance_to_nearest ||
         input.derived == Derived::supply_points;
}

}  // namespace

bool may_be_cut(const catalogue::Descriptor& plugin) {
  return plugin.row_independent &&
         std::all_of(plugin.inputs.begin(), plugin.inputs.end(), input_may_be_cut);
}

Caller::Caller(const catalogue::Descriptor& descriptor, ServiceHooks hooks)
    : plugin_(descriptor),
      hooks_(std::move(hooks)),
      services_(hooks_),
      instances_(verified(plugin_), plugin_, services_.host()),
      chunked_(may_be_cut(plugin_)) {}

Library& Caller::verified(const catalogue::Descriptor& plugin) {
  Library& library = Library::open(plugin.library, plugin.build_id);
  const omrade_entry& entry = library.entry();
  std::string difference = "it holds " + std::to_string(entry.n_plugins) + " plugins";
  if (plugin.index < entry.n_plugins && entry.plugins[plugin.index] != nullptr) {
    difference = first_difference(*entry.plugins[plugin.index], plugin);
    if (difference.empty()) return library;
  }
  throw Error(ErrorKind::user, {.subject = library.path().string(),
                                .what = plugin.id + " is not what its note says: " + difference,
                                .hint = "build it again"});
}

/// A sentence with the plugin's name before it.
std::string Caller::failed(const std::string& what) const {
  return plugin_.id + ": " + what;
}

std::string Caller::call_all(const Request& request, std::span<const LayerView> layers) {
  const std::size_t areas = request.area_ids.size();
  std::vector<const char*> ids;
  for (const std::string& id : request.area_ids) ids.push_back(id.c_str());
  const std::size_t step = chunked_ ? kChunk : std::max<std::size_t>(areas, 1);
  const std::size_t chunks = (areas + step - 1) / step;

  std::vector<std::string> failures(chunks);
  const auto one = [&](std::size_t chunk) {
    const std::size_t first = chunk * step;
    const Frame frame(request, ids, layers, first, std::min(step, areas - first));
    failures[chunk] = call(frame.call(), request);
  };
  if (plugin_.concurrency == catalogue::Concurrency::serial || chunks == 1) {
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) one(chunk);
  } else {
    hooks_.loop(static_cast<std::int64_t>(chunks),
                [&](std::int64_t chunk) { one(static_cast<std::size_t>(chunk)); });
  }
  for (std::string& failure : failures) {
    if (!failure.empty()) return std::move(failure);
  }
  return "";
}

std::string Caller::call(const omrade_call& call, const Request& request) {
  if (hooks_.cancelled()) return failed("interrupted");
  CallError error;
  omrade_status status = OMRADE_ERR_INTERNAL;
  try {
    const Instances::Loan instance = instances_.borrow();
    hooks_.alone([&] { status = (*instance).compute(&*instance, &call, &error); });
  } catch (const Error& e) {
    return failed(e.messages().front().what);
  } catch (...) {
    return failed("an exception crossed the C boundary");
  }
  return status == OMRADE_OK ? std::string() : told(status, error, call, request);
}

std::string Caller::told(omrade_status status, const omrade_error& error, const omrade_call& call,
                         const Request& request) const {
  const auto text = [](const auto& field) {
    return std::string(field, ::strnlen(field, sizeof field));
  };
  std::string where;
  if (error.row >= 0 && error.row < call.n_areas) {
    const auto area = static_cast<std::size_t>(call.first_area + error.row);
    where = "area " + in_quotes(request.area_ids[area]);
  }
  const std::string column = text(error.column);
  if (!column.empty()) where += (where.empty() ? "" : ", ") + in_quotes(column);
  std::string what = text(error.message);
  if (what.empty()) what = "failed with status " + std::to_string(status);
  return failed(where.empty() ? what : where + ": " + what);
}

}  // namespace omrade::host
