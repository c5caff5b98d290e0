// Calls the bundled plugin with a handful of children.
#pragma once

#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace omrade::host {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Run {
  std::int64_t begin = 0, end = 0;
  double share = 1;
};

/// A record of children.
struct Child {
  double age = 12;
  double affected = 0;
  double children = 1;
  std::string teeth{};  ///< empty is missing
};
struct Resident {
  double age = 12;
  double people = 1;
};

/// The records and the runs of each area A0, A1, …; without runs all records are A0's.
template <class Record>
struct Keyed {
  std::vector<Record> records;
  std::vector<std::vector<Run>> runs{};
  bool optional_fields = true;  ///< whether the recipe gives them
};
using Children = Keyed<Child>;
using Residents = Keyed<Resident>;
/// Parameters by id; the others have their defaults.
using Params = std::map<std::string, double>;

const catalogue::Descriptor& descriptor();

Outcome compute(const Children& children, const std::optional<Residents>& residents = std::nullopt,
                const Params& params = {});
/// Children of one age, each with so many affected teeth.
Children of_age(double age, const std::vector<double>& affected);

ConstEstimateSpans layer(const Outcome& outcome, const std::string& id);
ConstEstimateSpans layer(Outcome&&, const std::string&) = delete;  // the spans would outlive it
const Pairs& pairs(const Outcome& outcome, const std::string& id);
/// In English; "" if the entry has none.
std::string reason(const Outcome& outcome, const std::string& id, std::size_t i);
/// The first area's value of a layer.
double value(const Outcome& outcome, const std::string& id);

}  // namespace omrade::host
