#include "validate/direct.hpp"

#include "host/call_error.hpp"
#include "host/frame.hpp"
#include "host/library.hpp"
#include "host/outputs.hpp"
#include "host/promises.hpp"
#include "validate/fenced.hpp"
#include "validate/threads.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

namespace omrade::validate {
namespace {

std::vector<const char*> ids_of(const host::Request& request) {
  std::vector<const char*> ids;
  for (const std::string& id : request.area_ids) ids.push_back(id.c_str());
  return ids;
}

}  // namespace

Direct::Direct(const catalogue::Descriptor& plugin, unsigned threads)
    : plugin_(plugin),
      lent_(threads),
      instances_(host::Library::open(plugin.library, plugin.build_id), plugin, lent_.host()) {}

std::string Direct::call(const omrade_call& call) {
  host::CallError error;
  omrade_status status = OMRADE_ERR_INTERNAL;
  try {
    const host::Instances::Loan instance = instances_.borrow();
    status = (*instance).compute(&*instance, &call, &error);
  } catch (...) {
    return "an exception crossed the C boundary";
  }
  if (status == OMRADE_OK) return "";
  const std::string told(error.message, ::strnlen(error.message, sizeof error.message));
  return told.empty() ? "failed with status " + std::to_string(status) : told;
}

host::Outcome Direct::compute(const host::Request& request, std::size_t chunk) {
  host::Outcome outcome;
  outcome.layers = host::outputs_of(plugin_, request);
  const std::vector<host::LayerView> views = host::views_of(outcome.layers);
  const std::vector<const char*> ids = ids_of(request);
  const std::size_t step = chunk > 0 ? chunk : std::max<std::size_t>(ids.size(), 1);
  const std::size_t chunks = (ids.size() + step - 1) / step;
  std::vector<std::string> failures(chunks);
  const unsigned threads =
      plugin_.concurrency == catalogue::Concurrency::serial ? 1 : lent_.threads();
  on_threads(threads, chunks, [&](std::size_t k) {
    const host::Frame frame(request, ids, views, k * step, std::min(step, ids.size() - k * step));
    failures[k] = call(frame.call());
  });
  for (const std::string& failure : failures)
    if (outcome.failure.empty()) outcome.failure = failure;
  for (std::size_t l = 0; l < plugin_.layers.size() && outcome.failure.empty(); ++l) {
    const auto broken =
        host::complete_and_check(plugin_.layers[l], outcome.layers[l].estimates.spans());
    if (broken) outcome.failure = "layer '" + plugin_.layers[l].id + "': " + broken->what;
  }
  return outcome;
}

std::string Direct::overwritten(const host::Request& request, std::string& failure) {
  std::vector<host::LayerOutput> outputs = host::outputs_of(plugin_, request);
  const std::vector<const char*> ids = ids_of(request);
  const host::Frame frame(request, ids, host::views_of(outputs), 0, ids.size());
  omrade_call fenced_call = frame.call();
  std::vector<std::unique_ptr<Fenced>> fences;
  std::vector<const omrade_estimates*> layers;
  for (std::size_t l = 0; l < outputs.size(); ++l) {
    fences.push_back(std::make_unique<Fenced>(*frame.call().layers[l]));
    layers.push_back(fences.back()->out());
  }
  fenced_call.layers = layers.data();
  failure = call(fenced_call);
  for (std::size_t l = 0; l < fences.size(); ++l) {
    const std::string broken = fences[l]->broken();
    if (!broken.empty()) return "memory " + broken + " of layer '" + plugin_.layers[l].id + "'";
  }
  return "";
}

}  // namespace omrade::validate
