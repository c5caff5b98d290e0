#include "base/error.hpp"
#include "host/frame.hpp"
#include "host/host.hpp"
#include "host/identity.hpp"
#include "host/instances.hpp"
#include "host/library.hpp"
#include "host/pairs.hpp"
#include "host/promises.hpp"
#include "host/request.hpp"
#include "host/services.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace omrade::host {
namespace {

constexpr std::size_t kChunk = 1024;  // fixed: results must not depend on the number of threads

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

class LoadedPlugin : public Plugin {
 public:
  LoadedPlugin(const catalogue::Descriptor& descriptor, const Cancel& cancel)
      : plugin_(descriptor),
        cancel_(cancel),
        services_(descriptor.id, cancel),
        instances_(verified(plugin_), plugin_, services_.host()) {
    // Chunks would cut runs of rows and pairs apart.
    const bool rows = std::any_of(
        plugin_.inputs.begin(), plugin_.inputs.end(),
        [](const catalogue::Input& input) { return input.kind == catalogue::InputKind::rows; });
    chunked_ = plugin_.row_independent && !rows;
  }

  Outcome compute(const Request& request) override {
    check_request(plugin_, request);
    Outcome outcome;
    outcome.failure = absent_input(request);
    if (!outcome.failure.empty()) return outcome;

    const auto pairs = pairs_of(plugin_, request);
    for (const auto& keys : pairs) {
      const std::size_t length = keys ? keys->area.size() : request.area_ids.size();
      outcome.layers.push_back({Estimates(length), keys});
    }
    outcome.failure = call_all(request, outcome.layers);
    for (std::size_t k = 0; k < outcome.layers.size() && outcome.failure.empty(); ++k) {
      outcome.failure = settle(plugin_.layers[k], request, outcome.layers[k]);
    }
    if (!outcome.failure.empty()) outcome.layers.clear();
    return outcome;
  }

 private:
  static Library& verified(const catalogue::Descriptor& plugin) {
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
  [[nodiscard]] std::string failed(const std::string& what) const {
    return plugin_.id + ": " + what;
  }

  [[nodiscard]] std::string absent_input(const Request& request) const {
    for (std::size_t i = 0; i < plugin_.inputs.size(); ++i) {
      if (plugin_.inputs[i].required && !request.inputs[i].present()) {
        return failed("the required input " + in_quotes(plugin_.inputs[i].id) +
                      " does not reach this level");
      }
    }
    return "";
  }

  /// The failure of the first chunk that failed, or "".
  [[nodiscard]] std::string call_all(const Request& request, std::vector<LayerOutput>& outputs) {
    const std::size_t areas = request.area_ids.size();
    std::vector<const char*> ids;
    for (const std::string& id : request.area_ids) ids.push_back(id.c_str());
    const std::size_t step = chunked_ ? kChunk : std::max<std::size_t>(areas, 1);
    const std::size_t chunks = (areas + step - 1) / step;

    std::vector<std::string> failures(chunks);
    const auto one = [&](std::size_t chunk) {
      const std::size_t first = chunk * step;
      const Frame frame(request, ids, outputs, first, std::min(step, areas - first));
      failures[chunk] = call(frame.call(), request);
    };
    if (plugin_.concurrency == catalogue::Concurrency::serial || chunks == 1) {
      for (std::size_t chunk = 0; chunk < chunks; ++chunk) one(chunk);
    } else {
      tbb::parallel_for(std::size_t{0}, chunks, one);
    }
    for (std::string& failure : failures) {
      if (!failure.empty()) return std::move(failure);
    }
    return "";
  }

  [[nodiscard]] std::string call(const omrade_call& call, const Request& request) {
    if (cancel_.requested()) return failed("interrupted");
    omrade_error error{};
    error.struct_size = sizeof error;
    error.row = -1;
    omrade_status status = OMRADE_ERR_INTERNAL;
    try {
      const Instances::Loan instance = instances_.borrow();
      // A thread that waits inside a plugin's own parallel loop must not start another call
      // meanwhile.
      tbb::this_task_arena::isolate(
          [&] { status = (*instance).compute(&*instance, &call, &error); });
    } catch (const Error& e) {
      return failed(e.messages().front().what);
    } catch (...) {
      return failed("an exception crossed the C boundary");
    }
    return status == OMRADE_OK ? std::string() : told(status, error, call, request);
  }

  [[nodiscard]] std::string told(omrade_status status, const omrade_error& error,
                                 const omrade_call& call, const Request& request) const {
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

  [[nodiscard]] std::string settle(const LayerInfo& layer, const Request& request,
                                   LayerOutput& output) const {
    const auto broken = complete_and_check(layer, output.estimates.spans());
    if (!broken) return "";
    const std::size_t i = broken->entry;
    std::string area = request.area_ids[output.pairs ? output.pairs->area[i] : i];
    area = "area " + in_quotes(area);
    if (output.pairs) area += " and " + in_quotes(output.pairs->labels[output.pairs->other[i]]);
    return failed("layer " + in_quotes(layer.id) + ", " + area + ": " + broken->what);
  }

  const catalogue::Descriptor plugin_;
  const Cancel& cancel_;
  Services services_;
  Instances instances_;
  bool chunked_ = false;
};

}  // namespace

std::shared_ptr<Plugin> Plugin::load(const catalogue::Descriptor& descriptor,
                                     const Cancel& cancel) {
  return std::make_shared<LoadedPlugin>(descriptor, cancel);
}

}  // namespace omrade::host
