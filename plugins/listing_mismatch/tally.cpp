#include "tally.hpp"

#include "declarations.hpp"

#include <algorithm>
#include <cmath>

namespace listing {
namespace {

/// Two passes, so that a mean far from zero costs no digits of the spread.
Mean mean_of(const omrade::Runs& runs, std::span<const double> x) {
  Mean out;
  for (const omrade::Run run : runs) {
    for (std::size_t r = run.begin; r < run.end; ++r) {
      if (std::isnan(x[r])) continue;
      out.n += run.share;
      out.sum += run.share * x[r];
    }
  }
  if (out.n == 0) return out;
  const double mean = out.mean();
  for (const omrade::Run run : runs) {
    for (std::size_t r = run.begin; r < run.end; ++r) {
      const double away = x[r] - mean;
      if (!std::isnan(away)) out.spread += run.share * away * away;
    }
  }
  return out;
}

double rows_in(const omrade::Run& run) {
  return static_cast<double>(run.end - run.begin);
}

}  // namespace

bool is_yes_no(std::span<const double> x) {
  return std::all_of(x.begin(), x.end(),
                     [](double one) { return std::isnan(one) || one == 0 || one == 1; });
}

ResidentTally::ResidentTally(const omrade::RowsView& rows)
    : at_centre(rows[kCentre].size()), rows_(rows), centre_(rows[kCentre]) {
  for (std::size_t code = 0; code < centre_.size(); ++code) {
    codes_.emplace(centre_.label(code), static_cast<std::int32_t>(code));
  }
  if (rows.has(kHow)) {
    manner_.emplace(rows[kHow]);
    for (std::size_t code = 0; code < manner_->size(); ++code) {
      is_automatic_.push_back(is_automatic(manner_->label(code)) ? 1 : 0);
    }
  }
  if (rows.has(kX)) x_ = rows[kX];
  yes_no_ = is_yes_no(x_);
}

std::int32_t ResidentTally::code_of(std::string_view centre) const {
  const auto found = codes_.find(centre);
  return found == codes_.end() ? -1 : found->second;
}

void ResidentTally::count_manner(const omrade::Run& run) {
  std::size_t known = 0;
  std::size_t chosen_for = 0;
  for (std::size_t r = run.begin; r < run.end; ++r) {
    const std::int32_t how = manner_->code(r);
    if (how < 0 || centre_.code(r) < 0) continue;
    ++known;
    chosen_for += is_automatic_[static_cast<std::size_t>(how)];
  }
  with_manner += run.share * static_cast<double>(known);
  automatic += run.share * static_cast<double>(chosen_for);
}

void ResidentTally::count(std::size_t area, std::int32_t own_code) {
  residents = own = unlisted = with_manner = automatic = squares = 0;
  own_x = {};
  at_centre.clear();
  const omrade::Runs runs = rows_.runs(area);
  for (const omrade::Run run : runs) {
    residents += run.share * rows_in(run);
    std::size_t without = 0;
    for (std::size_t r = run.begin; r < run.end; ++r) {
      const std::int32_t code = centre_.code(r);
      if (code < 0) {
        ++without;
      } else {
        at_centre.add(code, run.share);
      }
    }
    unlisted += run.share * static_cast<double>(without);
    if (manner_) count_manner(run);
    if (x_.empty() || own_code < 0) continue;
    for (std::size_t r = run.begin; r < run.end; ++r) {
      if (centre_.code(r) != own_code || std::isnan(x_[r])) continue;
      own_x.n += run.share;
      own_x.sum += run.share * x_[r];
    }
  }
  own = at_centre.of(own_code);
  for (const std::int32_t code : at_centre.touched()) {
    squares += at_centre.of(code) * at_centre.of(code);
  }
  x = x_.empty() ? Mean{} : mean_of(runs, x_);
}

ListedTally::ListedTally(const omrade::RowsView& rows)
    : at_home(rows.has(kHome) ? rows[kHome].size() : 0), rows_(rows) {
  if (rows.has(kHome)) home_.emplace(rows[kHome]);
  if (rows.has(kX)) x_ = rows[kX];
  yes_no_ = is_yes_no(x_);
}

std::int32_t ListedTally::home_code(std::string_view label) const {
  for (std::size_t code = 0; code < home_->size(); ++code) {
    if (home_->label(code) == label) return static_cast<std::int32_t>(code);
  }
  return -1;
}

void ListedTally::count(std::size_t area) {
  listed = 0;
  at_home.clear();
  const omrade::Runs runs = rows_.runs(area);
  for (const omrade::Run run : runs) {
    listed += run.share * rows_in(run);
    if (!home_) continue;
    for (std::size_t r = run.begin; r < run.end; ++r) {
      if (home_->code(r) >= 0) at_home.add(home_->code(r), run.share);
    }
  }
  x = x_.empty() ? Mean{} : mean_of(runs, x_);
}

}  // namespace listing
