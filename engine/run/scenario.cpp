#include "run/scenario.hpp"

#include "base/text.hpp"
#include "io/crs.hpp"
#include "io/vector.hpp"

#include <algorithm>
#include <utility>

namespace omrade::run {
namespace {

Point place_of(const recipe::ScenarioSpec::Site& site, const recipe::Recipe& recipe,
               const AreaSet& today) {
  const std::string from = io::normal_crs(recipe.find_areas(today.id())->crs.text);
  const Point written{site.x, site.y};
  if (from == today.crs()) return written;
  return io::transform({written}, from, today.crs()).front();
}

Text joined(const Text& first, const Text& second) {
  return {first.sv + " – " + second.sv, first.en + " – " + second.en};
}

Text title_of(const recipe::ScenarioSpec& spec) {
  return spec.title == Text{} ? Text{spec.name.text, spec.name.text} : spec.title;
}

}  // namespace

std::shared_ptr<const AreaSet> changed_places(const recipe::Recipe& recipe,
                                              const recipe::ScenarioSpec& spec,
                                              const AreaSet& today) {
  std::vector<Message> problems;
  const auto known = [&](const recipe::Word& id) {
    if (today.index_of(id.text)) return;
    problems.push_back(recipe.problem(
        id.place,
        "scenario '" + spec.name.text + "': areas '" + today.id() + "' have no '" + id.text + "'",
        name_hint(id.text, today.ids())));
  };
  for (const recipe::Word& id : spec.close) known(id);
  for (const recipe::ScenarioSpec::Site& site : spec.move) known(site.id);
  for (const recipe::ScenarioSpec::Site& site : spec.open) {
    if (!today.index_of(site.id.text)) continue;
    problems.push_back(recipe.problem(site.id.place,
                                      "scenario '" + spec.name.text + "' opens '" + site.id.text +
                                          "', which areas '" + today.id() + "' have already",
                                      "give the new one an id of its own, or move the old one"));
  }
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));

  AreaSetParts parts{.id = today.id(), .division = today.division(), .crs = today.crs()};
  for (std::size_t i = 0; i < today.size(); ++i) {
    const std::string& id = today.ids()[i];
    if (std::any_of(spec.close.begin(), spec.close.end(),
                    [&id](const recipe::Word& word) { return word.text == id; }))
      continue;
    const auto moved = std::find_if(spec.move.begin(), spec.move.end(),
                                    [&id](const auto& site) { return site.id.text == id; });
    const bool here = moved == spec.move.end();
    parts.ids.push_back(id);
    parts.names.push_back(here || moved->name.empty() ? today.name(i) : moved->name.text);
    parts.points.push_back(here ? today.points()[i] : place_of(*moved, recipe, today));
  }
  for (const recipe::ScenarioSpec::Site& site : spec.open) {
    parts.ids.push_back(site.id.text);
    parts.names.push_back(site.name.empty() ? site.id.text : site.name.text);
    parts.points.push_back(place_of(site, recipe, today));
  }
  if (parts.ids.empty()) {
    throw Error(ErrorKind::user, recipe.problem(spec.name.place,
                                                "scenario '" + spec.name.text +
                                                    "' closes every one of '" + today.id() + "'",
                                                "leave one open, or open another"));
  }
  return std::make_shared<const AreaSet>(std::move(parts));
}

void mark(Profile& profile, const Scenario& scenario) {
  const Text nearest{
      "Modell: alla antas höra till den närmaste enheten, fågelvägen. Restider och "
      "kapacitet räknas inte in.",
      "A model: everybody is taken to belong to the nearest centre, as the crow flies. Travel "
      "times "
      "and capacity are not considered."};
  const Text what = scenario.spec == nullptr
                        ? Text{"nuläge, närmaste enhet", "the present, nearest centre"}
                        : Text{"scenario: " + title_of(*scenario.spec).sv,
                               "scenario: " + title_of(*scenario.spec).en};
  profile.title = joined(profile.title, what);
  profile.notice = profile.notice == Text{} ? nearest
                                            : Text{nearest.sv + " " + profile.notice.sv,
                                                   nearest.en + " " + profile.notice.en};
}

ScenarioChange change_of(const recipe::ScenarioModel& model, const recipe::ScenarioSpec& spec) {
  ScenarioChange change{
      .name = spec.name.text, .title = title_of(spec), .set = model.set, .level = model.level};
  for (const recipe::ScenarioSpec::Site& site : spec.open) change.opened.push_back(site.id.text);
  for (const recipe::Word& id : spec.close) change.closed.push_back(id.text);
  for (const recipe::ScenarioSpec::Site& site : spec.move) change.moved.push_back(site.id.text);
  return change;
}

}  // namespace omrade::run
