#include "disclosure/profiles_resources.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace omrade::disclosure {
namespace {

using catalogue::JsonObject;

constexpr std::int64_t kMost = 1'000'000'000;

void write_points(JsonText& out, std::string_view key, const std::vector<Point>& points) {
  std::vector<double> flat;
  for (const Point p : points) flat.insert(flat.end(), {p.x, p.y});
  out.numbers(key, flat);
}

/// Of areas a place may be unknown, of resources never.
std::vector<Point> read_points(JsonObject& json, std::string_view key, std::size_t size) {
  const std::vector<double> flat = json.numbers_or_none(key, 2 * size);
  std::vector<Point> out;
  for (std::size_t i = 0; i < size; ++i) out.push_back({flat[2 * i], flat[2 * i + 1]});
  return out;
}

ResourceLevel read_level(JsonObject& json, const Profile& profile, std::size_t resources) {
  ResourceLevel out{.level = json.text("level")};
  const auto at = std::find_if(profile.levels.begin(), profile.levels.end(),
                               [&](const LevelResult& one) { return one.id == out.level; });
  if (at == profile.levels.end()) json.refuse("level", "names no level");
  const std::size_t areas = at->areas->size();
  out.by_people = json.boolean("by_people");
  for (const std::int64_t area : json.wholes("area", -1, kMost)) {
    if (area >= static_cast<std::int64_t>(areas)) json.refuse("area", "names an area that is none");
    out.area.push_back(static_cast<std::int32_t>(area));
  }
  if (out.area.size() != resources) json.refuse("area", "has not one entry for each resource");
  out.from = read_points(json, "from", areas);
  return out;
}

}  // namespace

void write_resources(JsonText& out, const Resources& resources) {
  out.begin('{');
  out.begin('[', "categories");
  for (const ResourceCategory& one : resources.categories) {
    out.begin('{');
    out.text("id", one.id);
    out.texts("title", one.title);
    out.end();
  }
  out.end();
  out.text_list("ids", resources.ids);
  out.text_list("names", resources.names);
  out.line("category", resources.size(),
           [&](std::size_t i) { return std::to_string(resources.category[i]); });
  write_points(out, "points", resources.points);
  out.text("need_indicator", resources.need_indicator);
  out.text("need_layer", resources.need_layer);
  out.boolean("low_is_need", resources.low_is_need);
  out.number("high_need", resources.high_need.value_or(std::numeric_limits<double>::quiet_NaN()));
  out.begin('[', "levels");
  for (const ResourceLevel& one : resources.levels) {
    out.begin('{');
    out.text("level", one.level);
    out.boolean("by_people", one.by_people);
    out.line("area", one.area.size(), [&](std::size_t i) { return std::to_string(one.area[i]); });
    write_points(out, "from", one.from);
    out.end();
  }
  out.end();
  out.end();
}

std::shared_ptr<const Resources> read_resources(JsonObject& json, const Profile& profile) {
  auto out = std::make_shared<Resources>();
  json.each("categories", [&](JsonObject& one) {
    out->categories.push_back({.id = one.text("id"), .title = one.texts("title")});
  });
  out->ids = json.text_list("ids");
  out->names = json.text_list("names");
  if (out->names.size() != out->size()) json.refuse("names", "has not one entry for each id");
  for (const std::int64_t category : json.wholes("category", 0, kMost)) {
    if (category >= static_cast<std::int64_t>(out->categories.size()))
      json.refuse("category", "names a category that is none");
    out->category.push_back(static_cast<std::uint32_t>(category));
  }
  if (out->category.size() != out->size()) json.refuse("category", "has not one entry for each id");
  out->points = read_points(json, "points", out->size());
  for (const Point p : out->points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) json.refuse("points", "lacks a coordinate");
  }
  out->need_indicator = json.text("need_indicator");
  out->need_layer = json.text("need_layer");
  out->low_is_need = json.boolean("low_is_need");
  const double high = json.number_or("high_need", std::numeric_limits<double>::quiet_NaN());
  if (!std::isnan(high)) out->high_need = high;
  json.each("levels",
            [&](JsonObject& one) { out->levels.push_back(read_level(one, profile, out->size())); });
  return out;
}

}  // namespace omrade::disclosure
