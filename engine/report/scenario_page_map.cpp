#include "geometry/simplify.hpp"
#include "report/scenario_page_sections.hpp"
#include "report/view.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace omrade::report {
namespace {

constexpr double kWidth = 640;
constexpr double kHeight = 520;
constexpr double kMargin = 0.2;
constexpr double kLeastMetres = 3000;
constexpr double kToleratedPixels = 0.4;
constexpr double kSameShare = 1e-6;

/// The points of the set, or null.
const AreaSet* points_of(const Profile& profile, const ScenarioChange& change) {
  for (const std::string* id : {&change.set, &change.level}) {
    const LevelResult* level = level_called(profile, *id);
    if (level != nullptr && level->areas && !level->areas->points().empty())
      return level->areas.get();
  }
  return nullptr;
}

using SharesByPlace = std::map<std::string, double, std::less<>>;

std::vector<SharesByPlace> shares_of(const LevelResult& level) {
  std::vector<SharesByPlace> shares(level.membership->sources());
  for (const CrosswalkEntry& entry : level.membership->entries())
    shares[entry.source].emplace(level.areas->ids()[entry.target], entry.share);
  return shares;
}

bool same_shares(const SharesByPlace& a, const SharesByPlace& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return one.first == other.first && std::abs(one.second - other.second) < kSameShare;
  });
}

/// Which areas of the map belong, wholly or in part, to another place afterwards. None where the
/// level is not made of the map's areas.
std::vector<bool> changed_areas(const ScenarioContent& content) {
  const LevelResult& today = *content.levels.front().today;
  const LevelResult& after = *content.levels.front().after;
  const std::size_t areas = content.after.map->areas->size();
  std::vector<bool> changed(areas, false);
  if (!today.membership || !after.membership || today.base != after.base ||
      level_called(content.after.profile, after.base) != content.after.map ||
      today.membership->sources() != areas || after.membership->sources() != areas)
    return changed;
  const std::vector<SharesByPlace> before = shares_of(today);
  const std::vector<SharesByPlace> then = shares_of(after);
  for (std::size_t area = 0; area < areas; ++area)
    changed[area] = !same_shares(before[area], then[area]);
  return changed;
}

/// Ids whose marks stand out on one of the two maps.
struct Marked {
  const AreaSet* points = nullptr;
  std::vector<std::string> ids;

  [[nodiscard]] bool stands_out(const std::string& id) const {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  }
};

Marked marked(const AreaSet* points, const std::vector<std::string>& own,
              const std::vector<std::string>& moved) {
  Marked out{points, own};
  out.ids.insert(out.ids.end(), moved.begin(), moved.end());
  return out;
}

View view_of(const AreaSet& areas, const std::vector<bool>& changed, const Marked& today,
             const Marked& after) {
  Box content = no_box();
  for (std::size_t area = 0; area < areas.size(); ++area) {
    if (changed[area]) content = united(content, areas.box(area));
  }
  for (const Marked* one : {&today, &after}) {
    for (const std::string& id : one->ids) {
      const auto at = one->points->index_of(id);
      if (!at) continue;
      const Point p = one->points->points()[*at];
      content = united(content, {p.x, p.y, p.x, p.y});
    }
  }
  if (content.min_x > content.max_x) {
    for (std::size_t area = 0; area < areas.size(); ++area)
      content = united(content, areas.box(area));
  }
  return fit(content, kWidth, kHeight, kMargin, kLeastMetres);
}

/// Drawn once, used by both maps.
std::string drawn_areas(const AreaSet& areas, const std::vector<bool>& changed, const View& view) {
  const Polygons shapes =
      geometry::simplify(*areas.polygons(), kToleratedPixels * view.metres_per_pixel());
  std::string same;
  std::string other;
  for (std::size_t area = 0; area < shapes.areas(); ++area) {
    if (!areas.box(area).meets(view.box)) continue;
    (changed[area] ? other : same) += path_data(shapes, area, view);
  }
  std::string out = "<defs>\n<g id=\"scenario-areas\" class=\"areas\">\n";
  if (!same.empty()) out += "<path class=\"plain\" d=\"" + same + "\"/>\n";
  if (!other.empty()) out += "<path class=\"c1\" d=\"" + other + "\"/>\n";
  return out + "</g>\n</defs>\n";
}

/// Small marks first, so that those that stand out lie on top; only these are named.
std::string marks(const Marked& of, const View& view) {
  std::string small;
  std::string large;
  for (std::size_t i = 0; i < of.points->size(); ++i) {
    const Point p = of.points->points()[i];
    if (!view.box.meets({p.x, p.y, p.x, p.y})) continue;
    const bool own = of.stands_out(of.points->ids()[i]);
    const std::string name = html_escape(of.points->name(i));
    const double x = view.x(p.x);
    const double y = view.y(p.y);
    const std::string circle = "<circle class=\"place" + std::string(own ? " own-place" : "") +
                               "\" cx=\"" + pixel(x) + "\" cy=\"" + pixel(y) + "\" r=\"" +
                               (own ? "7" : "4.5") + "\"><title>" + name + "</title></circle>\n";
    if (!own) {
      small += circle;
      continue;
    }
    const bool before = x > kWidth / 2;
    large += circle + "<text class=\"place-name own-name\" x=\"" + pixel(before ? x - 12 : x + 12) +
             "\" y=\"" + pixel(y + 5) + "\" text-anchor=\"" + (before ? "end" : "start") + "\">" +
             name + "</text>\n";
  }
  return "<g class=\"places\">\n" + small + large + "</g>\n";
}

std::string figure(const Voice& voice, const Marked& of, const View& view, const Phrase& title,
                   const std::string& id, const std::string& definitions) {
  return "<figure>\n<figcaption id=\"" + id + "\">" + voice.say(title) +
         "</figcaption>\n<svg class=\"map\" viewBox=\"0 0 " + pixel(view.width) + " " +
         pixel(view.height) + "\" role=\"img\" aria-labelledby=\"" + id + "\">\n" + definitions +
         "<use href=\"#scenario-areas\"/>\n" + marks(of, view) + "</svg>\n</figure>\n";
}

std::string legend_entry(const std::string& drawing, const std::string& words) {
  return "<li><svg class=\"swatch\" viewBox=\"0 0 24 16\" width=\"24\" height=\"16\" "
         "aria-hidden=\"true\">" +
         drawing + "</svg> " + words + "</li>\n";
}

std::string legend(const Voice& voice, bool any_changed) {
  std::string out = "<ul class=\"legend\">\n";
  if (any_changed) {
    out += legend_entry(
        "<rect class=\"c1\" x=\".5\" y=\".5\" width=\"23\" height=\"15\" stroke=\"#4f5b66\"/>",
        voice.say(Phrase{"får, helt eller till en del, en annan närmaste enhet",
                         "gets another nearest centre, wholly or in part"}));
  }
  return out +
         legend_entry("<circle class=\"place own-place\" cx=\"12\" cy=\"8\" r=\"5\"/>",
                      voice.say(Phrase{"enhet som stänger, öppnar eller flyttar",
                                       "centre that closes, opens or moves"})) +
         legend_entry("<circle class=\"place\" cx=\"12\" cy=\"8\" r=\"4.5\"/>",
                      voice.say(Phrase{"annan enhet", "other centre"})) +
         "</ul>\n";
}

}  // namespace

std::string scenario_maps(const ScenarioContent& content) {
  const Polygons* outlines = content.after.outlines();
  const ScenarioChange& change = content.change;
  const Marked today =
      marked(points_of(content.today.profile, change), change.closed, change.moved);
  const Marked after =
      marked(points_of(content.after.profile, change), change.opened, change.moved);
  if (outlines == nullptr || outlines->areas() == 0 || today.points == nullptr ||
      after.points == nullptr)
    return "";
  const AreaSet& areas = *content.after.map->areas;
  const std::vector<bool> changed = changed_areas(content);
  const View view = view_of(areas, changed, today, after);
  const Voice& voice = content.after.voice;
  return "<section>\n<h2>" +
         voice.say(Phrase{"Vilka områden som berörs", "Which areas are affected"}) +
         "</h2>\n<div class=\"flows\">\n" +
         figure(voice, today, view, {"Karta: i dag", "Map: today"}, "today-caption",
                drawn_areas(areas, changed, view)) +
         figure(voice, after, view, {"Karta: i scenariot", "Map: in the scenario"}, "after-caption",
                "") +
         "</div>\n" +
         legend(voice, std::find(changed.begin(), changed.end(), true) != changed.end()) +
         "</section>\n";
}

}  // namespace omrade::report
