#include "distances.hpp"

#include "distance_layers.hpp"
#include "tally.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace listing {

bool Distances::known(const omrade::Call& call) {
  if (!call.has(kResidents) || !call.has(kCentres) || call[kCentres].size() == 0) return false;
  const omrade::RowsView rows = call[kResidents];
  return rows.has(kPlaceX) && rows.has(kPlaceY);
}

Distances::Distances(const omrade::Call& call)
    : rows_(call[kResidents]),
      listed_at_(rows_[kCentre]),
      x_(rows_[kPlaceX]),
      y_(rows_[kPlaceY]),
      centres_(call[kCentres]),
      places_(centres_),
      centre_of_(listed_at_.size(), centres_.size()),
      pull_(centres_.size()),
      expected_(centres_.size()),
      margin_(call[kMargin]),
      beta_(call[kBeta]),
      least_(call[kLeastDistance]) {
  std::unordered_map<std::string_view, std::size_t> by_id;  // looked up only
  for (std::size_t j = 0; j < centres_.size(); ++j) by_id.emplace(centres_.id(j), j);
  for (std::size_t code = 0; code < listed_at_.size(); ++code) {
    const auto at = by_id.find(listed_at_.label(code));
    if (at != by_id.end()) centre_of_[code] = at->second;
  }
  if (rows_.has(kHow)) {
    manner_.emplace(rows_[kHow]);
    for (std::size_t code = 0; code < manner_->size(); ++code)
      is_automatic_.push_back(is_automatic(manner_->label(code)) ? 1 : 0);
  }
  set_sizes(call);
}

void Distances::set_sizes(const omrade::Call& call) {
  attraction_.assign(centres_.size(), 1.0);
  if (!call.has(kSizes)) return;
  const omrade::TableView table = call[kSizes];
  const omrade::Categories ids = table[kSizeOf];
  const std::span<const double> sizes = table[kSize];
  std::unordered_map<std::string_view, double> known;  // looked up only
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (ids.code(row) < 0) continue;
    if (sizes[row] < 0 || std::isinf(sizes[row]))
      throw omrade::Error("a size that is below 0 or infinite", {.column = kSize.id});
    known[ids.label(static_cast<std::size_t>(ids.code(row)))] += sizes[row];
  }
  for (std::size_t j = 0; j < centres_.size(); ++j) {
    const auto at = known.find(centres_.id(j));
    attraction_[j] = at == known.end() ? omrade::kNone : std::pow(at->second, call[kAlpha]);
  }
}

double Distances::distance(std::size_t centre, double x, double y) const {
  return std::hypot(centres_.x(centre) - x, centres_.y(centre) - y);
}

void Distances::expect(double x, double y, double people) {
  double all = 0;
  for (std::size_t j = 0; j < pull_.size(); ++j) {
    pull_[j] = attraction_[j] * std::pow(std::max(distance(j, x, y), least_), -beta_);
    all += pull_[j];
  }
  for (std::size_t j = 0; j < pull_.size(); ++j) expected_[j] += people * pull_[j] / all;
}

std::optional<double> Distances::expected(std::int32_t code) const {
  const std::size_t centre =
      code < 0 ? expected_.size() : centre_of_[static_cast<std::size_t>(code)];
  if (centre == expected_.size()) return std::nullopt;
  return expected_[centre];
}

void Distances::count(std::size_t area) {
  excess.clear();
  not_nearest = automatic = automatic_not_nearest = 0;
  all_placed = true;
  std::fill(expected_.begin(), expected_.end(), 0.0);
  for (const omrade::Run run : rows_.runs(area)) {
    // Persons at one place mostly follow upon each other: what is of the place is found once.
    double at_place = 0;
    double nearest = 0;
    for (std::size_t r = run.begin; r < run.end; ++r) {
      if (!std::isfinite(x_[r]) || !std::isfinite(y_[r])) {
        all_placed = false;
        continue;
      }
      const bool same = at_place > 0 && x_[r] == x_[r - 1] && y_[r] == y_[r - 1];
      if (!same) {
        if (at_place > 0) expect(x_[r - 1], y_[r - 1], at_place);
        at_place = 0;
        nearest = places_.nearest(x_[r], y_[r]).distance;
      }
      at_place += run.share;
      const bool last = r + 1 == run.end || !std::isfinite(x_[r + 1]) || !std::isfinite(y_[r + 1]);
      if (last) {
        expect(x_[r], y_[r], at_place);
        at_place = 0;
      }
      const std::int32_t code = listed_at_.code(r);
      if (code < 0 || centre_of_[static_cast<std::size_t>(code)] == centres_.size()) continue;
      const double more =
          distance(centre_of_[static_cast<std::size_t>(code)], x_[r], y_[r]) - nearest;
      const bool elsewhere = more > margin_;
      excess.add(more, run.share);
      if (elsewhere) not_nearest += run.share;
      const std::int32_t how = manner_ ? manner_->code(r) : -1;
      if (how < 0 || is_automatic_[static_cast<std::size_t>(how)] == 0) continue;
      automatic += run.share;
      if (elsewhere) automatic_not_nearest += run.share;
    }
  }
}

}  // namespace listing
