// What a composite in a recipe and one in a spec of its own have in common.
#pragma once

#include "composite/composite.hpp"
#include "recipe/reader.hpp"
#include "recipe/recipe.hpp"

#include <functional>
#include <string>

namespace omrade::recipe {

/// How the two differ.
struct CompositeForm {
  std::string path{};    ///< of the section in the table of keys
  std::string label{};   ///< what stands before "parts" in headers: "composites.need." or ""
  bool columns = false;  ///< layers are columns, not INDICATOR.LAYER
  std::function<void(const Reader&)> each_part{};  ///< for keys of parts that the other has not
};

/// Fills all but name, title and levels. Problems: weights that are none, domains without parts or
/// unknown ones (nearest name), scales that a mean cannot take, correlations of what is no part …
void read_composite(const Reader& reader, const CompositeForm& form, CompositeSpec& composite,
                    Problems& problems);

/// What it asks of the computation. Error bug for words that reading would have refused.
composite::Spec composite_spec(const CompositeSpec& composite);

}  // namespace omrade::recipe
