// What a run will do, found from the recipe and the catalogue alone: how every input comes to every
// level.
#pragma once

#include "base/error.hpp"
#include "catalogue/catalogue.hpp"
#include "recipe/recipe.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace omrade::recipe {

/// The input does not reach the level; `why` is a clause for readers of the check.
struct Absent {
  std::string why{};
};

/// How values keyed by `set` come to the level: as they are, or by the level's crosswalk.
enum class Reach : std::uint8_t { identity, crosswalk };

/// One real per area of `set`, put together from table columns, then brought by the input's
/// measure.
struct ColumnRoute {
  enum class Form : std::uint8_t { single, sum, percent_of };
  Form form = Form::single;
  std::vector<ColumnRef> columns{};  ///< percent_of: percent, then base
  std::string set{};
  Reach reach = Reach::identity;
};

struct RowsRoute {
  std::string table{};
  std::string set{};
  Reach reach = Reach::identity;
  std::vector<std::string> columns{};  ///< per declared field; empty where the recipe gives none
};

/// The rows of an unkeyed table, the same at every level.
struct SharedRoute {
  std::string table{};
  std::vector<std::string> columns{};  ///< per declared field; empty where the recipe gives none
};

/// What the engine computes for the level's areas.
struct DerivedRoute {
  catalogue::Derived what = catalogue::Derived::not_derived;
  std::string areas{};  ///< the point set of distances and supply points, else empty
};

using InputRoute = std::variant<Absent, ColumnRoute, RowsRoute, SharedRoute, DerivedRoute>;

struct LevelPlan {
  std::string id{};
  Text title{};
  std::string base{};  ///< the area set that the level is made from, or is
  std::string to{};  ///< area set that gives ids, names and places of a derived level; may be empty
  const AreasSpec* areas = nullptr;  ///< one of the two is set
  const LevelSpec* derived = nullptr;
  bool unprinted = false;  ///< all of its units are
};

/// A field of an input of rows, by their declared order.
struct RowsField {
  std::size_t input = 0, field = 0;
};

struct IndicatorPlan {
  const IndicatorSpec* spec = nullptr;
  catalogue::Descriptor plugin{};
  std::vector<ParamValue> params{};  ///< in declared order
  std::vector<RowsField> amounts{};  ///< whose sums one or two persons may make most of
};

/// One computation: a plugin at a level in a period.
struct Unit {
  std::size_t indicator = 0;
  std::size_t level = 0;
  std::string period{};
  std::vector<std::string> earlier{};  ///< the recipe's periods before it, oldest first
  std::vector<InputRoute> inputs{};    ///< in declared order
  bool unprinted = false;              ///< for disclosure control alone
};

/// A layer within a composite.
struct CompositePartPlan {
  std::size_t indicator = 0;  ///< index into Plan::indicators
  std::size_t layer = 0;      ///< index into its plugin's layers
};

struct CompositePlan {
  const CompositeSpec* spec = nullptr;
  std::vector<std::size_t> levels{};       ///< indices into Plan::levels
  std::vector<CompositePartPlan> parts{};  ///< in the recipe's order
};

/// Where the numbers about resources are made, and of what.
struct ResourcesPlan {
  struct Layer {
    std::string indicator{};  ///< or composite; empty: there is none
    std::string layer{};
    [[nodiscard]] bool empty() const noexcept { return indicator.empty(); }
  };
  const ResourcesSpec* spec = nullptr;
  std::string grid{};                 ///< empty: distances are from the area's point
  std::vector<std::size_t> levels{};  ///< those with pages: indices into Plan::levels
  Layer residents{};
  Layer need{};
  bool low_is_need = false;
};

struct Plan {
  std::vector<LevelPlan>
      levels{};  ///< the levels that some indicator, page or map needs, in recipe order
  std::vector<IndicatorPlan> indicators{};
  std::vector<Unit> units{};  ///< by indicator, level, period
  std::vector<CompositePlan> composites{};
  std::optional<ResourcesPlan> resources{};
};

struct Planned {
  Plan plan;  ///< whole only when there are no problems
  std::vector<Message> problems;
  std::vector<Message> notes;  ///< inputs that do not reach a level, plugins that could not be read
};

/// Resolves a recipe against the catalogue. The plan points into `recipe`, which must outlive it.
Planned make_plan(const Recipe& recipe, const catalogue::Catalogue& catalogue);

}  // namespace omrade::recipe
