#include "validate/fenced.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace omrade::validate {
namespace {

constexpr std::size_t kFence = 512;  // bytes on each side
constexpr unsigned char kCanary = 0xC5;
constexpr std::array<std::string_view, 12> kNames{
    "value",       "lower95", "upper95", "lower998",  "upper998", "numerator",
    "denominator", "base",    "state",   "estimator", "interval", "reason"};

}  // namespace

template <class T>
T* Fenced::put(std::size_t length, T value) {
  std::vector<unsigned char>& array =
      arrays_.emplace_back(length * sizeof(T) + 2 * kFence, kCanary);
  for (std::size_t i = 0; i < length; ++i)
    std::memcpy(array.data() + kFence + i * sizeof(T), &value, sizeof value);
  return reinterpret_cast<T*>(array.data() + kFence);  // aligned, since the fence is
}

Fenced::Fenced(const omrade_estimates& like) : out_(like) {
  const auto length = static_cast<std::size_t>(like.length);
  for (double** array : {&out_.value, &out_.lower95, &out_.upper95, &out_.lower998, &out_.upper998,
                         &out_.numerator, &out_.denominator, &out_.base})
    *array = put(length, std::numeric_limits<double>::quiet_NaN());
  out_.state = put<std::uint8_t>(length, OMRADE_STATE_MISSING);
  out_.estimator = put<std::uint8_t>(length, 0);
  out_.interval = put<std::uint8_t>(length, 0);
  out_.reason = put<std::int32_t>(length, -1);
}

std::string Fenced::broken() const {
  const auto touched = [](unsigned char byte) { return byte != kCanary; };
  for (std::size_t k = 0; k < arrays_.size(); ++k) {
    const auto& array = arrays_[k];
    const auto fence = static_cast<std::ptrdiff_t>(kFence);
    if (std::any_of(array.begin(), array.begin() + fence, touched))
      return "before " + std::string(kNames[k]);
    if (std::any_of(array.end() - fence, array.end(), touched))
      return "after " + std::string(kNames[k]);
  }
  return "";
}

}  // namespace omrade::validate
