// What a page tells of resources: the layers, and what follows from them. No markup.
#pragma once

#include "composite/gaps.hpp"
#include "report/context.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace omrade::report {

/// A resource seen from the place of an area.
struct ResourceSeen {
  std::size_t resource = 0;
  double metres = 0;  ///< NaN where the area has no place of its own
};

/// One category, seen from an area.
struct CategoryFacts {
  std::size_t category = 0;
  const LayerResult* count = nullptr;
  const LayerResult* rate = nullptr;     ///< or null
  const LayerResult* nearest = nullptr;  ///< or null
  /// Nearest first where the areas have places of their own, else by name and without a distance.
  std::vector<ResourceSeen> inside{};
  std::optional<ResourceSeen> closest{};  ///< of all, where none is inside and there is a place
  double median_nearest = 0;              ///< of the areas of the level; NaN where it is not known
  composite::Gap gap = composite::Gap::none;
};

class ResourceFacts {
 public:
  explicit ResourceFacts(const Context& context);

  /// Nothing is told of resources at this level of pages.
  [[nodiscard]] bool empty() const noexcept { return level_ == nullptr; }
  [[nodiscard]] const Resources& resources() const { return *context_->profile.resources; }
  [[nodiscard]] const ResourceLevel& level() const { return *level_; }
  /// The areas have places of their own, such as centres; else their middles are told, to which
  /// nobody is on the way.
  [[nodiscard]] bool own_places() const noexcept { return context_->places != nullptr; }
  /// That of a page's area; NaN without one.
  [[nodiscard]] Point place(std::size_t page) const;
  /// A layer at the level of the pages, or null.
  [[nodiscard]] const LayerResult* layer(std::string_view category, std::string_view ending) const;
  /// The same of the region as a whole, a level of one area; null where there is none, or where the
  /// page is it.
  [[nodiscard]] const LayerResult* of_region(const LayerResult& layer) const;
  /// The layer that tells the need, or null.
  [[nodiscard]] const LayerResult* need() const noexcept { return need_; }
  [[nodiscard]] bool high_need(std::size_t page) const { return !high_.empty() && high_[page]; }
  [[nodiscard]] std::vector<CategoryFacts> categories(std::size_t page) const;

 private:
  const Context* context_;
  const ResourceLevel* level_ = nullptr;
  const LevelResult* region_ = nullptr;
  const LayerResult* need_ = nullptr;
  std::vector<bool> high_;
};

}  // namespace omrade::report
