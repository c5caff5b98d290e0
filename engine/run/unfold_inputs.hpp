// The inputs of one published number, with what may be shown of them: the rules of unfold.hpp.
#pragma once

#include "run/unfold.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::run {

/// One computation and the area and layer of it that are unfolded.
struct InputsOf {
  const Profile& profile;  ///< after the gate
  const DisclosureSummary& rules;
  const recipe::Plan& plan;
  const Workspace& workspace;
  const recipe::Unit& unit;
  const LayerResult& layer;
  std::size_t area;
};

/// One per declared input. The layer must not be withheld at the area.
std::vector<UnfoldedInput> unfold_inputs(const InputsOf& of);

/// The tables and columns that an input is made of; of rows the table alone.
std::vector<std::string> columns_of(const recipe::InputRoute& input);

}  // namespace omrade::run
