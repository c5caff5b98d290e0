#include "children.hpp"

#include "inputs.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <cmath>

namespace caries {
namespace {

/// The place of an age in kAges; their number if it is none of them. NaN is none.
std::size_t place_of(double age) {
  const auto found = std::find(kAges.begin(), kAges.end(), std::floor(age));
  return static_cast<std::size_t>(found - kAges.begin());
}

/// How many a record stands for; NaN if that is not known: a masked number is not nobody.
double people_of(std::span<const double> people, std::size_t row, omrade::Place place) {
  if (people.empty()) return 1;
  const double n = people[row];
  if (n < 0 || std::isinf(n)) {
    throw omrade::Error("a number of people that is below 0 or infinite", place);
  }
  return n;
}

std::size_t whole_teeth(double affected, std::size_t area) {
  constexpr auto most = static_cast<double>(kMostTeeth);
  if (!(affected >= 0 && affected <= most) || affected != std::floor(affected)) {
    throw omrade::Error("affected teeth are a whole number from 0 to 32, or empty if not examined",
                        {.area = area, .column = kAffected.id});
  }
  return static_cast<std::size_t>(affected);
}

}  // namespace

double Counted::examined() const {
  double out = 0;
  for (const Teeth& of_age : teeth) out += of_age.examined();
  return out;
}

bool Counted::any_unknown_children() const {
  return std::find(unknown_children.begin(), unknown_children.end(), true) !=
         unknown_children.end();
}

Reader::Reader(const omrade::Call& call)
    : children_{call[kChildren], call[kChildren][kAge], {}},
      affected_(children_.rows[kAffected]),
      distribution_age_(static_cast<double>(call[kDistributionAge])) {
  if (children_.rows.has(kHowMany)) children_.people = children_.rows[kHowMany];
  if (children_.rows.has(kTeeth)) classes_.emplace(children_.rows[kTeeth]);
  if (!call.has(kResidents)) return;
  const omrade::RowsView rows = call[kResidents];
  residents_ = People{rows, rows[kAge], {}};
  if (rows.has(kPeople)) residents_->people = rows[kPeople];
}

Counted Reader::count(std::size_t area) const {
  Counted out;
  count_children(area, out);
  if (residents_) count_residents(area, out);
  return out;
}

void Reader::count_children(std::size_t area, Counted& into) const {
  if (classes_) into.by_class.assign(classes_->size(), 0.0);
  for (const omrade::Run run : children_.rows.runs(area)) {
    for (std::size_t r = run.begin; r < run.end; ++r) {
      const std::size_t age = place_of(children_.age[r]);
      if (age < kAges.size()) into.among[age] = true;
      if (std::isnan(affected_[r])) continue;
      const std::size_t affected = whole_teeth(affected_[r], area);
      const double children =
          run.share * people_of(children_.people, r, {.area = area, .column = kHowMany.id});
      const bool known = !std::isnan(children);
      if (age < kAges.size()) {
        if (known) into.teeth[age].add(affected, children);
        into.unknown_children[age] = into.unknown_children[age] || !known;
      }
      if (!classes_ || std::floor(children_.age[r]) != distribution_age_) continue;
      if (!known) {
        into.unknown_distribution = true;
        continue;
      }
      into.of_distribution += children;
      const std::int32_t code = classes_->code(r);
      if (code >= 0) into.by_class[static_cast<std::size_t>(code)] += children;
    }
  }
}

void Reader::count_residents(std::size_t area, Counted& into) const {
  for (const omrade::Run run : residents_->rows.runs(area)) {
    for (std::size_t r = run.begin; r < run.end; ++r) {
      const double people =
          run.share * people_of(residents_->people, r, {.area = area, .column = kPeople.id});
      const std::size_t age = place_of(residents_->age[r]);
      if (age >= kAges.size()) continue;
      if (std::isnan(people)) {
        into.unknown_residents[age] = true;
      } else {
        into.residents[age] += people;
      }
    }
  }
}

}  // namespace caries
