// The C structs of one call, over the columns of a request and the arrays of an outcome.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/arrow.hpp"
#include "host/host.hpp"
#include <omrade/plugin.h>

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace omrade::host {

/// Areas first .. first + count of a request. Rows and pair layers only with all areas at once.
class Frame {
 public:
  Frame(const Request& request, std::span<const char* const> area_ids,
        std::vector<LayerOutput>& outputs, std::size_t first, std::size_t count);
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
  std::vector<omrade_input> inputs_;
  std::vector<omrade_estimates> layers_;
  omrade_call call_{};
};

}  // namespace omrade::host
