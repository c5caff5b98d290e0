// One computation: the declared objects are the keys to its data.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/declarations.hpp>
#include <omrade/sdk/error.hpp>
#include <omrade/sdk/estimate.hpp>
#include <omrade/sdk/views.hpp>

#include <cstddef>
#include <cstdint>
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

  template <class T>
  [[nodiscard]] T operator[](const Param<T>& key) const {
    const double value = call_.params[find(desc_.params, desc_.n_params, key.id)];
    if constexpr (std::is_same_v<T, bool>) {
      return value != 0;
    } else {
      return static_cast<T>(value);
    }
  }

  /// Whether an input that is not required reaches this level.
  [[nodiscard]] bool has(const Input& key) const { return input(key.id).present != 0; }
  template <class... T>
  [[nodiscard]] bool has(const Rows<T...>& key) const {
    return input(key.info.id).present != 0;
  }
  [[nodiscard]] Column operator[](const Input& key) const { return Column(*present(key.id).array); }
  template <class... T>
  [[nodiscard]] RowsView operator[](const Rows<T...>& key) const {
    return {present(key.info.id), *desc_.inputs[find(desc_.inputs, desc_.n_inputs, key.info.id)]};
  }

  [[nodiscard]] EstimateWriter operator[](const Layer& key) const {
    const std::uint32_t at = find(desc_.layers, desc_.n_layers, key.id);
    return {call_.layers[at], *desc_.layers[at]};
  }
  [[nodiscard]] PairWriter operator[](const PairLayer& key) const {
    const std::uint32_t at = find(desc_.layers, desc_.n_layers, key.id);
    return {call_.layers[at], *desc_.layers[at]};
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
  /// The C struct, for what this class does not show.
  [[nodiscard]] const omrade_call& raw() const noexcept { return call_; }

 private:
  [[nodiscard]] const void* extension(const char* id) const noexcept {
    return host_ != nullptr && host_->get_extension != nullptr ? host_->get_extension(host_, id)
                                                               : nullptr;
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
  [[nodiscard]] const omrade_input& input(const char* id) const {
    return call_.inputs[find(desc_.inputs, desc_.n_inputs, id)];
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
