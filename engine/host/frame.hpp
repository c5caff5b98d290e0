// The C structs of one call, over the columns of a request and the arrays of an outcome.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/arrow.hpp"
#include "host/host.hpp"
#include "model/estimate.hpp"
#include <omrade/plugin.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace omrade::host {

/// Where a call writes one layer.
struct LayerView {
  EstimateSpans estimates{};
  bool of_pairs = false;
  const std::int32_t* pair_area = nullptr;  ///< keys of a pair layer, and likewise below
  const std::int32_t* pair_other = nullptr;
};

/// Areas first .. first + count of a request. Rows and pair layers only with all areas at once.
class Frame {
 public:
  Frame(const Request& request, std::span<const char* const> area_ids,
        std::span<const LayerView> layers, std::size_t first, std::size_t count);
  Frame(const Frame&) = delete;  // the C structs point here
  Frame& operator=(const Frame&) = delete;
  Frame(Frame&&) = delete;
  Frame& operator=(Frame&&) = delete;
  ~Frame() = default;

  [[nodiscard]] const omrade_call& call() const noexcept { return call_; }

 private:
  [[nodiscard]] omrade_input view(const InputData& data, std::size_t first, std::size_t count);

  std::vector<std::unique_ptr<ArrowColumn>> columns_;
  std::vector<std::unique_ptr<ArrowStruct>> structs_;
  std::vector<std::vector<const ArrowArray*>> earlier_;  // per input
  std::vector<const char*> periods_;
  std::vector<omrade_param> params_;
  std::vector<omrade_input> inputs_;
  std::vector<omrade_estimates> layers_;
  // The waist holds pointers, so that structs can grow.
  std::vector<const omrade_param*> param_addresses_;
  std::vector<const omrade_input*> input_addresses_;
  std::vector<const omrade_estimates*> layer_addresses_;
  omrade_call call_{};
};

}  // namespace omrade::host
