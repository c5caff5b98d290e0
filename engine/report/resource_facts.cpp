#include "report/resource_facts.hpp"

#include "model/current_layers.hpp"
#include "report/collation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace omrade::report {
namespace {

const LayerResult* find(const LevelResult& level, const std::string& period,
                        std::string_view indicator, std::string_view id) {
  for (const LayerResult* layer : current_layers(level, period)) {
    if (layer->indicator == indicator && layer->info->id == id) return layer;
  }
  return nullptr;
}

std::vector<double> values_of(const LayerResult& layer) {
  std::vector<double> out;
  for (std::size_t i = 0; i < layer.estimates.size(); ++i)
    out.push_back(Figure(layer, i).value());  // NaN where there is none
  return out;
}

}  // namespace

ResourceFacts::ResourceFacts(const Context& context) : context_(&context) {
  const Profile& profile = context.profile;
  if (!profile.resources) return;
  const LevelResult& pages = *context.columns.front().level;
  level_ = profile.resources->at(pages.id);
  if (level_ == nullptr) return;
  for (const LevelResult& level : profile.levels) {
    const bool one = level.areas->size() == 1 && &level != &pages;
    if (one && profile.resources->at(level.id) != nullptr) region_ = &level;
  }
  const Resources& all = *profile.resources;
  need_ = find(pages, profile.period, all.need_indicator, all.need_layer);
  if (need_ == nullptr) return;
  std::vector<double> need = values_of(*need_);
  std::optional<double> from = all.high_need;
  if (all.low_is_need) {
    for (double& value : need) value = -value;
    if (from) from = -*from;
  }
  high_ = composite::high_need(need, from);
}

const LayerResult* ResourceFacts::layer(std::string_view category, std::string_view ending) const {
  return find(*context_->columns.front().level, context_->profile.period, kResources,
              std::string(category) + std::string(ending));
}

const LayerResult* ResourceFacts::of_region(const LayerResult& layer) const {
  if (region_ == nullptr) return nullptr;
  return find(*region_, context_->profile.period, kResources, layer.info->id);
}

Point ResourceFacts::place(std::size_t page) const {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (!own_places()) return {none, none};
  return context_->places->points()[context_->place_of_page[page]];
}

std::vector<CategoryFacts> ResourceFacts::categories(std::size_t page) const {
  std::vector<CategoryFacts> out;
  const Resources& all = resources();
  const Point from = place(page);
  const auto before = [&](const ResourceSeen& a, const ResourceSeen& b) {
    if (a.metres < b.metres || b.metres < a.metres) return a.metres < b.metres;
    if (all.names[a.resource] != all.names[b.resource])
      return swedish_less(all.names[a.resource], all.names[b.resource]);
    return a.resource < b.resource;
  };
  for (std::size_t c = 0; c < all.categories.size(); ++c) {
    CategoryFacts facts{.category = c};
    facts.count = layer(all.categories[c].id, kResourceCount);
    facts.rate = layer(all.categories[c].id, kResourceRate);
    facts.nearest = layer(all.categories[c].id, kResourceNearest);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all.category[i] != c) continue;
      const ResourceSeen seen{i, std::hypot(all.points[i].x - from.x, all.points[i].y - from.y)};
      if (level_->area[i] == static_cast<std::int32_t>(page)) facts.inside.push_back(seen);
      if (!facts.closest || before(seen, *facts.closest)) facts.closest = seen;
    }
    std::sort(facts.inside.begin(), facts.inside.end(), before);
    if (!facts.inside.empty() || std::isnan(from.x)) facts.closest.reset();
    if (facts.nearest != nullptr) {
      facts.median_nearest = composite::median(values_of(*facts.nearest));
      if (high_need(page) && facts.count != nullptr) {
        facts.gap = composite::gap(Figure(*facts.count, page).value(),
                                   Figure(*facts.nearest, page).value(), facts.median_nearest);
      }
    }
    out.push_back(std::move(facts));
  }
  return out;
}

}  // namespace omrade::report
