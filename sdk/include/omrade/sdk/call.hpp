// One computation: the declared objects are the keys to its data.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/declarations.hpp>
#include <omrade/sdk/error.hpp>
#include <omrade/sdk/estimate.hpp>
#include <omrade/sdk/guard.hpp>
#include <omrade/sdk/random.hpp>
#include <omrade/sdk/views.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace omrade {
inline namespace sdk {

enum class LogLevel : std::int32_t { debug = 0, info = 1, warn = 2, error = 3 };

class Call {
 public:
  Call(const omrade_call& call, const omrade_plugin_desc& desc, const omrade_host* host)
      : call_(call), desc_(desc), host_(host) {}

  /// How many areas this call is about.
  [[nodiscard]] std::size_t areas() const noexcept {
    return static_cast<std::size_t>(call_.n_areas);
  }
  [[nodiscard]] std::string_view area_id(std::size_t i) const noexcept { return call_.area_ids[i]; }
  [[nodiscard]] std::string_view period() const noexcept { return call_.period; }
  /// How many periods the run has up to this call's, which is the last of them.
  [[nodiscard]] std::size_t periods() const noexcept {
    return knows_periods() ? static_cast<std::size_t>(call_.n_periods) : 1;
  }
  [[nodiscard]] std::string_view period(std::size_t k) const noexcept {
    return knows_periods() ? call_.periods[k] : call_.period;
  }

  template <class T>
  [[nodiscard]] T operator[](const Param<T>& key) const {
    const double value = param(key.id).number;
    if constexpr (std::is_same_v<T, bool>) {
      return value != 0;
    } else {
      return static_cast<T>(value);
    }
  }

  [[nodiscard]] Chosen operator[](const ChoiceParam& key) const {
    const omrade_param& chosen = param(key.id);
    return {static_cast<std::size_t>(chosen.number), chosen.text};
  }
  [[nodiscard]] std::string_view operator[](const TextParam& key) const {
    return param(key.id).text;
  }
  [[nodiscard]] std::span<const double> operator[](const ListParam& key) const {
    const omrade_param& list = param(key.id);
    return {list.list, static_cast<std::size_t>(list.n)};
  }

  /// Whether an input that is not required reaches this level.
  [[nodiscard]] bool has(const Input& key) const { return input(key.id).present != 0; }
  template <class... T>
  [[nodiscard]] bool has(const Rows<T...>& key) const {
    return input(key.info.id).present != 0;
  }
  template <class... T>
  [[nodiscard]] bool has(const Shared<T...>& key) const {
    return input(key.info.id).present != 0;
  }
  template <Quantity Q>
  [[nodiscard]] bool has(const Derived<Q>& key) const {
    return input(key.id).present != 0;
  }
  [[nodiscard]] Column operator[](const Input& key) const { return Column(*present(key.id).array); }
  /// An input declared `.history = true` in every period up to the call's.
  [[nodiscard]] History history(const Input& key) const {
    const omrade_input& found = present(key.id);
    const bool held = found.struct_size >= sizeof(omrade_input) && found.earlier != nullptr;
    return History(found, held ? periods() : 1);
  }
  template <class... T>
  [[nodiscard]] TableView operator[](const Shared<T...>& key) const {
    return {present(key.info.id), *desc_.inputs[find(desc_.inputs, desc_.n_inputs, key.info.id)]};
  }
  [[nodiscard]] Column operator[](const AreaKm2& key) const { return column(key.id); }
  [[nodiscard]] Column operator[](const DistanceToNearest& key) const { return column(key.id); }
  [[nodiscard]] Points operator[](const Centroid& key) const { return points(key.id); }
  [[nodiscard]] Points operator[](const SupplyPoints& key) const { return points(key.id); }
  [[nodiscard]] NeighboursView operator[](const Neighbours& key) const {
    return NeighboursView(present(key.id));
  }
  [[nodiscard]] Outlines operator[](const Outline& key) const {
    return Outlines(*present(key.id).array);
  }
  template <class... T>
  [[nodiscard]] RowsView operator[](const Rows<T...>& key) const {
    return {present(key.info.id), *desc_.inputs[find(desc_.inputs, desc_.n_inputs, key.info.id)]};
  }

  [[nodiscard]] EstimateWriter operator[](const Layer& key) const {
    const std::uint32_t at = find(desc_.layers, desc_.n_layers, key.id);
    return {*call_.layers[at], *desc_.layers[at]};
  }
  [[nodiscard]] PairWriter operator[](const PairLayer& key) const {
    const std::uint32_t at = find(desc_.layers, desc_.n_layers, key.id);
    return {*call_.layers[at], *desc_.layers[at]};
  }

  /// True once the user wants to stop: long loops ask now and then, and return.
  [[nodiscard]] bool cancelled() const noexcept {
    const auto* cancel = static_cast<const omrade_host_cancel*>(extension(OMRADE_EXT_CANCEL));
    return cancel != nullptr && cancel->requested(host_) != 0;
  }
  /// For the operator of the engine, not for readers of a page.
  void log(LogLevel level, const std::string& message) const noexcept {
    const auto* log = static_cast<const omrade_host_log*>(extension(OMRADE_EXT_LOG));
    if (log != nullptr) log->write(host_, static_cast<std::int32_t>(level), message.c_str());
  }
  /// How much is done, 0 to 1, for a user who waits.
  void progress(double done) const noexcept {
    const auto* progress = static_cast<const omrade_host_progress*>(extension(OMRADE_EXT_PROGRESS));
    if (progress != nullptr) progress->report(host_, done);
  }

  /// Random numbers of area i: the same in any thread, chunk, process and run with this seed.
  [[nodiscard]] Random random(std::size_t i) const noexcept {
    return {call_.seed, static_cast<std::uint64_t>(call_.first_area) + i};
  }

  /// body(i) for i in 0 .. n, several at once on the engine's threads; each i writes only what is
  /// its own. The lowest i that throws is the one that is told.
  template <class Body>
  void parallel(std::size_t n, const Body& body) const {
    const auto* parallel = static_cast<const omrade_host_parallel*>(extension(OMRADE_EXT_PARALLEL));
    if (parallel == nullptr) {
      for (std::size_t i = 0; i < n; ++i) body(i);
      return;
    }
    omrade_error error{};
    error.struct_size = sizeof error;
    error.row = -1;
    const omrade_status status = parallel->run(
        host_, static_cast<std::int64_t>(n),
        [](void* context, std::int64_t i, omrade_error* told) noexcept {
          return detail::guarded(
              told, [&] { (*static_cast<const Body*>(context))(static_cast<std::size_t>(i)); });
        },
        const_cast<void*>(static_cast<const void*>(&body)), &error);
    if (status != OMRADE_OK) throw Told{error};
  }

  /// The C struct, for what this class does not show.
  [[nodiscard]] const omrade_call& raw() const noexcept { return call_; }

 private:
  [[nodiscard]] const void* extension(const char* id) const noexcept {
    return host_ != nullptr && host_->get_extension != nullptr ? host_->get_extension(host_, id)
                                                               : nullptr;
  }
  [[nodiscard]] bool knows_periods() const noexcept {
    return call_.struct_size >= sizeof(omrade_call) && call_.n_periods > 0;
  }
  // By text, not by address: equal literals need not share one.
  template <class D>
  [[nodiscard]] static std::uint32_t find(const D* const* all, std::uint32_t n,
                                          std::string_view id) {
    for (std::uint32_t i = 0; i < n; ++i) {
      if (all[i]->id == id) return i;
    }
    throw Error("'" + std::string(id) + "' is used but missing from `declares`", {},
                OMRADE_ERR_INTERNAL);
  }
  [[nodiscard]] const omrade_param& param(const char* id) const {
    return *call_.params[find(desc_.params, desc_.n_params, id)];
  }
  [[nodiscard]] Column column(const char* id) const { return Column(*present(id).array); }
  [[nodiscard]] Points points(const char* id) const { return Points(*present(id).array); }
  [[nodiscard]] const omrade_input& input(const char* id) const {
    return *call_.inputs[find(desc_.inputs, desc_.n_inputs, id)];
  }
  [[nodiscard]] const omrade_input& present(const char* id) const {
    const omrade_input& found = input(id);
    if (found.present == 0) {
      throw Error("the input does not reach this level; ask call.has() first", {.column = id},
                  OMRADE_ERR_INTERNAL);
    }
    return found;
  }

  const omrade_call& call_;
  const omrade_plugin_desc& desc_;
  const omrade_host* host_;
};

}  // namespace sdk
}  // namespace omrade
