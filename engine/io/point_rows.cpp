#include "io/point_rows.hpp"

#include "base/error.hpp"

#include <limits>
#include <utility>

namespace omrade::io {

PointBlock PointRows::take(std::size_t first_row, const std::string& subject, bool skip_bad_rows) {
  if (skipped_ > 0 && !skip_bad_rows) {
    throw Error(ErrorKind::user,
                {.subject = subject,
                 .place = "row " + std::to_string(first_row + first_bad_),
                 .what = first_fault_,
                 .hint = "correct it, or leave such rows out with --bad-rows skip"});
  }
  if (first_row + seen_ > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(
        ErrorKind::user,
        {.subject = subject, .what = "it has 2^32 rows or more", .hint = "give it in parts"});
  }
  block_.first_row = first_row;
  block_.x = block_.own_x;
  block_.y = block_.own_y;
  for (std::uint32_t& row : block_.rows) row += static_cast<std::uint32_t>(first_row - 1);
  return std::move(block_);
}

}  // namespace omrade::io
