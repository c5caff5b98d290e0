#include "disclosure/profiles_read_areas.hpp"

#include "disclosure/profiles_words.hpp"

#include <cmath>
#include <set>
#include <utility>

namespace omrade::disclosure {
namespace {

using catalogue::JsonObject;

/// Tenths of a metre: further than any projection reaches, and sums of steps cannot overflow.
constexpr std::int64_t kFar = 1'000'000'000'000;
constexpr std::int64_t kMost = 1'000'000'000;

Polygons read_polygons(JsonObject json, std::size_t areas) {
  const std::vector<std::int64_t> rings = json.wholes("rings", 0, kMost);
  const std::vector<std::int64_t> sizes = json.wholes("points", 3, kMost);
  const std::vector<std::int64_t> steps = json.wholes("steps", -kFar, kFar);
  if (rings.size() != areas) json.refuse("rings", "has not one entry for each area");
  Polygons out;
  for (const std::int64_t count : rings)
    out.area_offset.push_back(out.area_offset.back() + static_cast<std::size_t>(count));
  if (out.area_offset.back() != sizes.size())
    json.refuse("points", "has not one entry for each ring");
  std::size_t at = 0;
  for (const std::int64_t size : sizes) {
    if (steps.size() - at < 2 * static_cast<std::size_t>(size))
      json.refuse("steps", "ends before the last ring does");
    std::int64_t x = 0;
    std::int64_t y = 0;
    const std::size_t first = out.points.size();
    for (std::int64_t k = 0; k < size; ++k, at += 2) {
      x += steps[at];
      y += steps[at + 1];
      if (x < -kFar || x > kFar || y < -kFar || y > kFar)
        json.refuse("steps", "leads beyond the world");
      out.points.push_back({static_cast<double>(x) / words::kDecimetres,
                            static_cast<double>(y) / words::kDecimetres});
    }
    out.points.push_back(out.points[first]);
    out.ring_offset.push_back(out.points.size());
  }
  if (at != steps.size()) json.refuse("steps", "goes on after the last ring");
  json.close();
  return out;
}

std::vector<Point> read_points(JsonObject& json, std::size_t areas) {
  if (json.is_null("points")) return {};
  const std::vector<double> flat = json.numbers("points", 2 * areas);
  std::vector<Point> out;
  for (std::size_t i = 0; i < areas; ++i) out.push_back({flat[2 * i], flat[2 * i + 1]});
  return out;
}

double share_of(double per_cent) {
  constexpr double hair = 1e-11;
  if (per_cent >= 100) return 1;
  if (per_cent == words::kOverAll) return 0.99 + hair;
  if (per_cent == words::kUnderOne) return hair;
  if (per_cent == 1) return 0.01;
  return (per_cent - 0.5) / 100 + hair;  // the least that rounds to it
}

}  // namespace

std::shared_ptr<const AreaSet> read_areas(JsonObject json) {
  AreaSetParts parts;
  parts.id = json.text("id");
  parts.division = json.text("division");
  parts.vintage = json.text("vintage");
  parts.crs = json.text("crs");
  parts.ids = json.text_list("ids");
  parts.names = json.text_list("names");
  const std::size_t areas = parts.ids.size();
  if (parts.names.size() != areas) json.refuse("names", "has not one entry for each id");
  std::set<std::string> seen;
  for (const std::string& id : parts.ids) {
    if (!seen.insert(id).second) json.refuse("ids", "holds '" + id + "' twice");
  }
  parts.points = read_points(json, areas);
  if (!json.is_null("polygons")) parts.polygons = read_polygons(json.object("polygons"), areas);
  json.close();
  return std::make_shared<const AreaSet>(std::move(parts));
}

std::shared_ptr<const Crosswalk> read_membership(JsonObject json, std::size_t targets) {
  const std::size_t method = json.word("method", words::kMethods);
  const auto sources = json.count("sources", kMost);
  const std::vector<std::int64_t> source = json.wholes("source", 0, kMost);
  const std::vector<std::int64_t> target = json.wholes("target", 0, kMost);
  const std::vector<double> shares = json.numbers_or_none("per_cent", source.size());
  if (target.size() != source.size()) json.refuse("target", "is not as long as source");
  std::vector<CrosswalkEntry> entries;
  std::vector<double> sum(sources, 0);
  std::set<std::pair<std::int64_t, std::int64_t>> seen;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto from = static_cast<std::size_t>(source[i]);
    const auto to = static_cast<std::size_t>(target[i]);
    if (from >= sources || to >= targets) json.refuse("source", "names an area that is none");
    if (!seen.emplace(source[i], target[i]).second) json.refuse("source", "holds a pair twice");
    const double p = shares[i];
    const bool whole = p >= 1 && p <= 100 && p == std::floor(p);
    if (!whole && p != words::kUnderOne && p != words::kOverAll)
      json.refuse("per_cent", "holds what is no whole per cent");
    entries.push_back(
        {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), share_of(p)});
    sum[from] += share_of(p);
    if (sum[from] > 1 + 1e-9) json.refuse("per_cent", "gives more of an area than there is");
  }
  json.close();
  return std::make_shared<const Crosswalk>(static_cast<CrosswalkMethod>(method), sources, targets,
                                           std::move(entries));
}

}  // namespace omrade::disclosure
