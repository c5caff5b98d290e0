// How shares and pairs are written.
#pragma once

#include <omrade/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace listing {

/// Entries of a pair layer come by area: a cursor that moves along with the areas.
class PairCursor {
 public:
  explicit PairCursor(const omrade::PairWriter& out) : out_(out) {}

  /// Calls put(writer, entry, code) for each entry of the area.
  template <class Put>
  void each(std::size_t area, const Put& put) {
    for (; at_ < out_.size() && out_.area(at_) == area; ++at_) put(out_, at_, out_.other(at_));
  }

 private:
  omrade::PairWriter out_;
  std::size_t at_ = 0;
};

/// A share of `all`, or the reason why nobody is there.
inline void put_share(const omrade::EstimateWriter& out, std::size_t i, double part, double all,
                      const omrade::Text& nobody) {
  if (all > 0) {
    out.set(i, std::clamp(part, 0.0, all), all);
  } else {
    out.not_applicable(i, nobody);
  }
}

}  // namespace listing
