#include "check_surveys.hpp"
#include "ratios.hpp"
#include "report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace kronoberg {
namespace {

/// What the records of one age have to tell.
struct DentalFigures {
  std::vector<int> affected;  // of the examined, highest first
  double records = 0.0;

  [[nodiscard]] double examined() const { return static_cast<double>(affected.size()); }
  [[nodiscard]] double coverage() const { return examined() / records; }
  [[nodiscard]] double free_of_caries() const {
    return static_cast<double>(std::count(affected.begin(), affected.end(), 0)) / examined();
  }
  /// Of the `count` highest.
  [[nodiscard]] double mean_of(std::size_t count) const {
    return std::accumulate(affected.begin(), affected.begin() + static_cast<std::ptrdiff_t>(count),
                           0.0) /
           static_cast<double>(count);
  }
  [[nodiscard]] double mean() const { return mean_of(affected.size()); }
  /// The significant caries index, for the whole part of a third.
  [[nodiscard]] double sic() const { return mean_of(affected.size() / 3); }
};

DentalFigures figures_at(int age, const Model& model) {
  DentalFigures figures;
  for (const DentalRecord& record : model.dental) {
    if (model.persons.age[record.person] != age) continue;
    figures.records += 1.0;
    if (record.affected.has_value()) figures.affected.push_back(*record.affected);
  }
  std::sort(figures.affected.begin(), figures.affected.end(), std::greater<>());
  return figures;
}

/// Affected teeth by what is usual at the ages of the examined.
Ratios caries_of_deso(const Model& model) {
  std::vector<double> usual(static_cast<std::size_t>(oldest) + 1, 0.0);
  for (const DentalAge& dental : dental_ages) {
    usual[static_cast<std::size_t>(dental.age)] = figures_at(dental.age, model).mean();
  }
  Ratios ratios(model.deso.size());
  for (const DentalRecord& record : model.dental) {
    if (!record.affected.has_value()) continue;
    ratios[static_cast<std::size_t>(model.persons.home[record.person])].add(
        *record.affected, usual[model.persons.age[record.person]]);
  }
  return ratios;
}

}  // namespace

void check_dental(const Model& model) {
  constexpr std::array<double, dental_ages.size()> expected_free{0.95, 0.87, 0.70, 0.40, 0.30};
  for (std::size_t i = 0; i < dental_ages.size(); ++i) {
    const DentalAge& dental = dental_ages[i];
    const DentalFigures figures = figures_at(dental.age, model);
    const std::string at_age = " at age " + std::to_string(dental.age);
    demand(std::abs(figures.coverage() - (1.0 - dental.missed)) <= 0.03,
           "The number examined" + at_age + " is wrong.");
    demand(std::abs(figures.free_of_caries() - expected_free[i]) <= 0.03,
           "The share free of caries" + at_age + " is not plausible.");
    demand(figures.sic() >= 1.5 * figures.mean(),
           "The affected teeth" + at_age + " are spread too evenly.");
    demand(figures.affected.front() <= 20,
           "Someone has more than 20 affected teeth" + at_age + ".");
  }
  demand(centres_above_dalbo(caries_of_deso(model), model) < 3,
         "Dalbo is not among those with most caries.");
}

std::string summary_of_dental(const Model& model) {
  std::string text = line("records of dental examinations: %zu, centres above Dalbo in caries: %td",
                          model.dental.size(), centres_above_dalbo(caries_of_deso(model), model));
  for (const DentalAge& dental : dental_ages) {
    const DentalFigures figures = figures_at(dental.age, model);
    text += line("teeth at %d: %.1f %% examined, %.1f %% free of caries, mean %.2f, SiC %.2f",
                 dental.age, 100.0 * figures.coverage(), 100.0 * figures.free_of_caries(),
                 figures.mean(), figures.sic());
  }
  return text;
}

}  // namespace kronoberg
