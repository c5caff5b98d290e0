#include "run/resource_infos.hpp"

#include <string>

namespace omrade::run {
namespace {

/// "Bibliotek" and what is said of them.
Text said(const ResourceCategory* category, const std::string& sv, const std::string& en) {
  const Text all{"Alla resurser", "All resources"};
  const Text& title = category == nullptr ? all : category->title;
  return {title.in("sv") + ": " + sv, title.in("en") + ": " + en};
}

std::string id_of(const ResourceCategory* category, std::string_view ending) {
  return (category == nullptr ? std::string(kAllResources) : category->id) + std::string(ending);
}

/// Places, no persons: small numbers of them give nobody away.
LayerInfo places(std::string id, Text title) {
  return {.id = std::move(id),
          .title = std::move(title),
          .base_of = BaseOf::events,
          .direction = Direction::neutral,
          .counts_persons = false};
}

}  // namespace

std::shared_ptr<const LayerInfo> resource_count_info(const ResourceCategory* category) {
  LayerInfo info = places(id_of(category, kResourceCount), said(category, "antal", "number"));
  info.doc = {"Hur många som ligger i området.", "How many lie in the area."};
  info.kind = LayerKind::count;
  info.decimals = 0;
  return std::make_shared<const LayerInfo>(std::move(info));
}

std::shared_ptr<const LayerInfo> resource_rate_info(const ResourceCategory* category) {
  LayerInfo info = places(id_of(category, kResourceRate),
                          said(category, "per 1\u00a0000 boende", "per 1,000 residents"));
  info.doc = {"Antal i området per 1\u00a0000 boende enligt det publicerade antalet boende.",
              "Number in the area per 1,000 residents by the published number of residents."};
  info.kind = LayerKind::rate;
  info.base_of = BaseOf::persons;
  info.multiplier = 1000;
  return std::make_shared<const LayerInfo>(std::move(info));
}

std::shared_ptr<const LayerInfo> resource_nearest_info(const ResourceCategory& category,
                                                       bool by_people) {
  LayerInfo info = places(id_of(&category, kResourceNearest),
                          said(&category, "avstånd till närmaste", "distance to the nearest"));
  info.doc = by_people
                 ? Text{"De boendes medelavstånd fågelvägen, vägt med befolkningsrutnätet, i hela "
                        "hundra meter. Den närmaste kan ligga utanför området.",
                        "The residents' mean distance as the crow flies, weighed by the "
                        "population grid, in whole hundreds of metres. The nearest may lie "
                        "outside the area."}
                 : Text{"Avstånd fågelvägen från områdets punkt, i hela hundra meter. Den närmaste "
                        "kan ligga utanför området.",
                        "Distance as the crow flies from the area's point, in whole hundreds of "
                        "metres. The nearest may lie outside the area."};
  info.unit = "km";
  info.kind = LayerKind::mean;
  info.base_of = BaseOf::persons;
  info.decimals = 1;
  info.reasons = {{"ingen bor i området enligt rutnätet", "nobody lives in the area by the grid"},
                  {"det finns ingen", "there is none"}};
  return std::make_shared<const LayerInfo>(std::move(info));
}

std::shared_ptr<const LayerInfo> resource_gaps_info() {
  LayerInfo info = places(std::string(kResourceGaps),
                          {"Resursluckor där behovet är högt", "Gaps of resources in high need"});
  info.doc = {
      "I områden med högt behov: slag av resurser som saknas i området eller är längre bort "
      "än i hälften av områdena.",
      "In areas of high need: kinds of resources that are missing in the area, or further "
      "away than in half of the areas."};
  info.kind = LayerKind::count;
  info.decimals = 0;
  info.reasons = {{"behovet hör inte till de högsta", "the need is not among the highest"},
                  {"behovet är inte känt", "the need is not known"}};
  return std::make_shared<const LayerInfo>(std::move(info));
}

}  // namespace omrade::run
