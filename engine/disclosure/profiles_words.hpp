// The words of profiles.json, which its writer and its reader share. In the order of the enums.
#pragma once

#include "model/crosswalk.hpp"
#include "model/estimate.hpp"
#include "model/layer.hpp"

#include <array>
#include <string_view>

namespace omrade::disclosure::words {

inline constexpr std::string_view kFormat = "omrade profiles";
inline constexpr double kUnderOne = 0.5;   ///< "under 1 %" among the per cents of shares
inline constexpr double kOverAll = 99.5;   ///< "over 99 %"
inline constexpr double kDecimetres = 10;  ///< outlines lie on tenths of a metre

inline constexpr std::array<std::string_view, 6> kStates{"ok",         "missing", "not_applicable",
                                                         "unreliable", "failed",  "withheld"};
inline constexpr std::array<std::string_view, 3> kEstimators{"direct", "smoothed", "synthetic"};
inline constexpr std::array<std::string_view, 8> kIntervals{
    "none", "exact", "byar", "wilson", "student", "dobson", "bootstrap", "posterior"};
inline constexpr std::array<std::string_view, 7> kKinds{"count", "proportion", "rate",      "ratio",
                                                        "mean",  "index",      "difference"};
inline constexpr std::array<std::string_view, 3> kBases{"persons", "respondents", "events"};
inline constexpr std::array<std::string_view, 3> kDirections{"higher_is_worse", "neutral",
                                                             "higher_is_better"};
inline constexpr std::array<std::string_view, 5> kMethods{"identity", "nested", "given", "areal",
                                                          "dasymetric"};

}  // namespace omrade::disclosure::words
