#include "model.hpp"

#include "centres.hpp"
#include "strain.hpp"

#include <cstddef>

namespace kronoberg {
namespace {

void count_needs(Model& model) {
  model.residents_of_deso.resize(model.deso.size());
  model.listed_at_centres.resize(centres().size());
  for (std::size_t i = 0; i < model.persons.size(); ++i) {
    const auto home = static_cast<std::size_t>(model.persons.home[i]);
    const NeedSet needs = model.persons.needs[i];
    if (home < model.deso.size()) model.residents_of_deso[home].add_person(needs);
    const std::int16_t listed = model.listing.listed[i];
    if (listed >= listed_at(0) && listed < listed_in_other_region()) {
      model.listed_at_centres[static_cast<std::size_t>(listed - listed_at(0))].add_person(needs);
    }
  }
  model.residents_of_catchments.resize(centres().size());
  for (const Overlap& overlap : model.overlaps) {
    const auto deso = static_cast<std::size_t>(overlap.deso);
    model.residents_of_catchments[static_cast<std::size_t>(overlap.centre)].add_share(
        model.residents_of_deso[deso],
        static_cast<double>(overlap.people) / model.deso[deso].people);
  }
}

}  // namespace

Model make_model() {
  Model model;
  model.county = make_county();
  model.settlement = make_settlement(model.county);
  model.deso = make_deso(model.county, model.settlement);
  model.parishes = make_parishes(model.county, model.settlement, model.deso);
  model.centre_of_parishes = assign_centres(model.parishes);
  const std::vector<int> deso_of_cells = shapes_of_cells(model.settlement, shapes_of(model.deso));
  const std::vector<int> parish_of_cells =
      shapes_of_cells(model.settlement, shapes_of(model.parishes));
  model.overlaps =
      overlaps_of(model.settlement, deso_of_cells, parish_of_cells, model.centre_of_parishes);
  model.persons = make_persons(model.settlement, model.deso, deso_of_cells, outsiders);
  model.listing = make_listing(model.settlement, model.persons);
  count_needs(model);
  const std::vector<double> strains = strains_of(model.persons, model.residents_of_deso);
  model.survey = make_survey(model.persons, model.deso, strains);
  model.dental = make_dental(model.persons, model.deso.size(), strains);
  return model;
}

}  // namespace kronoberg
