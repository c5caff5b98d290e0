/// Everything that is generated, before it is written.
#pragma once

#include "catchment.hpp"
#include "county.hpp"
#include "dental.hpp"
#include "deso.hpp"
#include "listing.hpp"
#include "need.hpp"
#include "parishes.hpp"
#include "persons.hpp"
#include "settlement.hpp"
#include "survey.hpp"

#include <vector>

namespace kronoberg {

struct Model {
  County county;
  Settlement settlement;
  std::vector<Deso> deso;
  std::vector<Parish> parishes;
  std::vector<int> centre_of_parishes;
  std::vector<Overlap> overlaps;  // of deso and catchments
  Persons persons;
  Listing listing;
  std::vector<NeedCounts> residents_of_deso;
  std::vector<NeedCounts> listed_at_centres;
  std::vector<NeedCounts> residents_of_catchments;  // deso shared out by people
  std::vector<Respondent> survey;
  std::vector<DentalRecord> dental;
};

[[nodiscard]] Model make_model();

template <class Areas>
[[nodiscard]] std::vector<MultiPolygon> shapes_of(const Areas& areas) {
  std::vector<MultiPolygon> shapes;
  for (const auto& area : areas) shapes.push_back(area.shape);
  return shapes;
}

}  // namespace kronoberg
