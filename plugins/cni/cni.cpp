// Care Need Index. Definition, source and assumptions: method.md.
#include "components.hpp"
#include "points.hpp"
#include <omrade/plugin.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace cni {

/// Partial indices, by how many of the seven counts they hold.
constexpr std::array<omrade::Text, 6> kPartial{{
    {.sv = "index av 1 av CNI:s 7 variabler, inte CNI",
     .en = "index of 1 of CNI's 7 variables, not CNI"},
    {.sv = "index av 2 av CNI:s 7 variabler, inte CNI",
     .en = "index of 2 of CNI's 7 variables, not CNI"},
    {.sv = "index av 3 av CNI:s 7 variabler, inte CNI",
     .en = "index of 3 of CNI's 7 variables, not CNI"},
    {.sv = "index av 4 av CNI:s 7 variabler, inte CNI",
     .en = "index of 4 of CNI's 7 variables, not CNI"},
    {.sv = "index av 5 av CNI:s 7 variabler, inte CNI",
     .en = "index of 5 of CNI's 7 variables, not CNI"},
    {.sv = "index av 6 av CNI:s 7 variabler, inte CNI",
     .en = "index of 6 of CNI's 7 variables, not CNI"},
}};

constexpr omrade::Text kIncomplete{.sv = "alla CNI:s sju variabler finns inte på denna nivå",
                                   .en = "not all of CNI's seven variables reach this level"};
constexpr omrade::Text kSomeUnknown{
    .sv = "en eller flera av CNI:s sju variabler är inte kända här",
    .en = "one or more of CNI's seven variables are not known here"};
constexpr omrade::Text kComplete{.sv = "alla sju variabler finns: se CNI",
                                 .en = "all seven variables are there: see CNI"};

/// Points are no persons, so small ones need no protection of their own; the counts they are made
/// of do.
constexpr omrade::Layer index_layer(const char* id, omrade::Text title, omrade::Text doc,
                                    int decimals, omrade::Kind kind = omrade::Kind::index) {
  return {
      .id = id,
      .title = title,
      .doc = doc,
      .kind = kind,
      .direction = omrade::Direction::higher_is_worse,
      .counts_persons = false,
      .decimals = decimals,
      .parts = {kOldAloneShare.id, kForeignBornShare.id, kUnemployedShare.id, kSingleParentShare.id,
                kMovedInShare.id, kLowEducationShare.id, kUnder5Share.id},
      .reasons = {kNobody, kIncomplete, kSomeUnknown, kNoPopulation, kComplete, kPartial[0],
                  kPartial[1], kPartial[2], kPartial[3], kPartial[4], kPartial[5]}};
}

struct CareNeedIndex {
  static constexpr omrade::Info info{
      .id = "se.omrade.cni",
      .version = "1.0.0",
      .title = {.sv = "Care Need Index (CNI)", .en = "Care Need Index (CNI)"},
      .summary = {.sv = "Förväntat vårdbehov utifrån befolkningens sammansättning, där riket är 1.",
                  .en = "Expected need of care given who lives in the area; the nation is 1."},
      .method =
          {.sv = "Antalet personer i sju grupper vägs ihop till indexpoäng, som delas med "
                 "befolkningen och med rikets poäng per invånare. Definition och vikter: SCB. En "
                 "person kan räknas i flera grupper. Intervallet (Dobsons metod med Byars gränser) "
                 "förutsätter att antalen är oberoende och bortser alltså från detta.",
           .en =
               "The numbers of people in seven groups are weighed into index points, divided by "
               "the population and by the nation's points per inhabitant. Definition and weights: "
               "Statistics Sweden. One person may count in several groups. The interval (Dobson's, "
               "with Byar's limits) takes the counts as independent and ignores that."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr omrade::Param<double> national_rate{
      .id = "national_rate",
      .title = {.sv = "Rikets poäng per invånare", .en = "The nation's points per inhabitant"},
      .doc = {.sv =
                  "Indexpoäng per invånare i riket samma år. Förvalet följer av SCB:s publicerade "
                  "räkneexempel.",
              .en = "Index points per inhabitant in the nation, the same year. The default follows "
                    "from Statistics Sweden's published example."},
      .fallback = omrade::formula::kCareNeedNationalRate,
      .min = 0.0001,
      .max = 100};
  static constexpr omrade::Param<bool> allow_partial{
      .id = "allow_partial",
      .title = {.sv = "Tillåt ofullständigt index", .en = "Allow a partial index"},
      .doc = {.sv = "Beräkna ett index av de antal som finns när några saknas. Det är inte CNI och "
                    "kan inte jämföras med CNI; ange rikets poäng för samma variabler.",
              .en =
                  "Compute an index of the counts there are where some are missing. It is not CNI "
                  "and cannot be compared with CNI; give the nation's points for the same "
                  "variables."},
      .fallback = false,
      .min = false,
      .max = true};
  static constexpr omrade::Input population{
      .id = "population",
      .title = {.sv = "Befolkning", .en = "Population"},
      .doc = {.sv = "Alla som bor i området eller är listade vid enheten, i alla åldrar.",
              .en = "All who live in the area or are listed at the centre, of all ages."},
      .unit = "persons"};

  static constexpr omrade::Layer relative =
      index_layer("relative", {.sv = "CNI", .en = "CNI"},
                  {.sv = "Indexpoäng per invånare i förhållande till riket, som är 1.",
                   .en = "Index points per inhabitant relative to the nation, which is 1."},
                  2);
  static constexpr omrade::Layer partial =
      index_layer("partial",
                  {.sv = "Behovsindex av en del av CNI:s variabler (inte CNI)",
                   .en = "Need index of some of CNI's variables (not CNI)"},
                  {.sv = "Som CNI, men bara av de variabler som finns; kan inte jämföras med CNI.",
                   .en = "Like CNI, but of the variables there are; cannot be compared with CNI."},
                  2);
  static constexpr omrade::Layer per_person =
      index_layer("per_person", {.sv = "CNI-poäng per invånare", .en = "CNI points per inhabitant"},
                  {.sv = "Indexpoäng delade med befolkningen i alla åldrar.",
                   .en = "Index points divided by the population of all ages."},
                  2);
  static constexpr omrade::Layer points = index_layer(
      "points", {.sv = "CNI-poäng", .en = "CNI points"},
      {.sv = "Summan av vikt gånger antal över de sju grupperna.",
       .en = "The sum of weight times number over the seven groups."},
      0, omrade::Kind::count);  // a total: it grows with the area and is compared with nothing

  static constexpr auto declares = omrade::declare(
      national_rate, allow_partial, kOldAloneWeight, kForeignBornWeight, kUnemployedWeight,
      kSingleParentWeight, kMovedInWeight, kLowEducationWeight, kUnder5Weight, kOldAlone,
      kForeignBorn, kUnemployed, kSingleParent, kMovedIn, kLowEducation, kUnder5, population,
      relative, partial, per_person, points, kOldAloneShare, kForeignBornShare, kUnemployedShare,
      kSingleParentShare, kMovedInShare, kLowEducationShare, kUnder5Share);

  void compute(const omrade::Call& call) const;
};

namespace {

/// One group's data in a call; `counts` is absent where the input does not reach the level.
struct Group {
  const Component* component = nullptr;
  std::optional<omrade::Column> counts;
  double weight = 0;
  std::optional<omrade::EstimateWriter> share;
};
using Groups = std::array<Group, kComponents.size()>;

Groups groups_of(const omrade::Call& call) {
  Groups out;
  for (std::size_t k = 0; k < out.size(); ++k) {
    const Component& component = kComponents[k];
    out[k].component = &component;
    if (call.has(component.input)) out[k].counts.emplace(call[component.input]);
    out[k].weight = call[component.weight];
    out[k].share.emplace(call[component.share]);
  }
  return out;
}

void require_no_negative(double count, std::size_t area, const omrade::Input& input) {
  if (count < 0)
    throw omrade::Error("a number of persons below 0", {.area = area, .column = input.id});
}

/// Adds up the groups of one area and writes their shares; `people` may be unknown.
Points count_groups(const Groups& groups, std::size_t i, double people) {
  Points sum;
  for (const Group& group : groups) {
    if (!group.counts) {
      group.share->not_applicable(i, kNotGiven);
      continue;
    }
    const double count = (*group.counts)[i];
    require_no_negative(count, i, group.component->input);
    if (!std::isnan(count)) sum.add(group.weight, count);
    if (std::isnan(people)) {
      group.share->missing(i, kNoPopulation);
    } else if (std::isnan(count)) {
      group.share->missing(i, kNoCount);
    } else {
      group.share->set(i, count, people);
    }
  }
  return sum;
}

/// How many of the seven groups the data hold …
struct Held {
  int at_level = 0;  ///< … at this level, in any area
  int here = 0;      ///< … in this area

  [[nodiscard]] bool reachable() const { return at_level == kAll; }
  [[nodiscard]] bool all() const { return here == kAll; }

  static constexpr int kAll = static_cast<int>(kComponents.size());
};

/// Writes why an area has no whole index; false if it has one.
bool refuse_whole(const omrade::EstimateWriter& out, std::size_t i, const Held& held,
                  double people) {
  if (!held.reachable()) {
    out.not_applicable(i, kIncomplete);
  } else if (std::isnan(people)) {
    out.missing(i, kNoPopulation);
  } else if (!held.all()) {
    out.missing(i, kSomeUnknown);
  } else {
    return false;
  }
  return true;
}

/// Likewise for a partial one: "see CNI" only where there is a CNI.
bool refuse_partial(const omrade::EstimateWriter& out, std::size_t i, const Held& held,
                    double people, bool allowed) {
  if (held.at_level == 0 || (!held.reachable() && !allowed)) {
    out.not_applicable(i, kIncomplete);
  } else if (std::isnan(people)) {
    out.missing(i, kNoPopulation);
  } else if (held.all()) {
    out.not_applicable(i, kComplete);
  } else if (!allowed || held.here == 0) {
    out.missing(i, kSomeUnknown);
  } else {
    return false;
  }
  return true;
}

/// Points, their limits, or both divided: one scale of the index.
void write_index(const omrade::EstimateWriter& out, std::size_t i, const Points& sum, double people,
                 double divisor) {
  const omrade::Limits limits = limits_of(sum);
  out.set(i, sum.points, people, omrade::whole_persons(people));
  out.value(i, sum.points / divisor,
            {.lower95 = limits.lower95 / divisor,
             .upper95 = limits.upper95 / divisor,
             .lower998 = limits.lower998 / divisor,
             .upper998 = limits.upper998 / divisor,
             .kind = limits.kind});
}

}  // namespace

void CareNeedIndex::compute(const omrade::Call& call) const {
  const omrade::Column residents = call[population];
  const Groups groups = groups_of(call);
  const double nation = call[national_rate];
  const bool some_will_do = call[allow_partial];
  const std::array<omrade::EstimateWriter, 3> indices{call[relative], call[per_person],
                                                      call[points]};
  const omrade::EstimateWriter some = call[partial];
  Held held;
  for (const Group& group : groups) held.at_level += group.counts ? 1 : 0;

  for (std::size_t i = 0; i < call.areas(); ++i) {
    const double people = residents[i];
    require_no_negative(people, i, population);
    if (people == 0) {
      for (const auto& index : indices) index.not_applicable(i, kNobody);
      some.not_applicable(i, kNobody);
      for (const Group& group : groups) group.share->not_applicable(i, kNobody);
      continue;
    }
    const Points sum = count_groups(groups, i, people);
    held.here = sum.present;
    if (!refuse_partial(some, i, held, people, some_will_do)) {
      write_index(some, i, sum, people, Points::divisor(people, nation));
      some.unreliable(i, kPartial[static_cast<std::size_t>(sum.present) - 1]);
    }
    const std::array<double, 3> divisors{Points::divisor(people, nation), people, 1};
    for (std::size_t k = 0; k < indices.size(); ++k) {
      if (!refuse_whole(indices[k], i, held, people))
        write_index(indices[k], i, sum, people, divisors[k]);
    }
  }
}

}  // namespace cni

OMRADE_PLUGINS(cni::CareNeedIndex)
