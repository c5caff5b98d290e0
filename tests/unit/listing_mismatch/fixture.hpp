// Calls the bundled plugin with a handful of persons.
#pragma once

#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace omrade::host {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// A person as the recipe's table has it. Empty texts are missing.
struct Person {
  std::string home;
  std::string centre;
  std::string how;
  double x = kNone;
  double east = kNone;  ///< where the home is, on a line
};

/// A run of rows for an area.
struct Run {
  std::int64_t begin = 0, end = 0;
  double share = 1;
};

/// What the engine hands over: the rows of a keying, and the runs of each area.
struct Keyed {
  std::vector<Person> persons;
  std::vector<std::vector<Run>> runs;
  bool how = true;  ///< whether the recipe gives the optional fields
  bool x = true;
  bool home = true;
  bool places = false;
};

/// What else the recipe may give.
struct Around {
  std::map<std::string, double> centres{};  ///< their places on the line
  std::map<std::string, double> sizes{};
  std::string elsewhere{};
  std::map<std::string, double> parameters{};
};

const catalogue::Descriptor& descriptor();

Outcome compute(const std::vector<std::string>& areas, const std::optional<Keyed>& residents,
                const std::optional<Keyed>& listed, const Around& around = {});

ConstEstimateSpans layer(const Outcome& outcome, const std::string& id);
ConstEstimateSpans layer(Outcome&&, const std::string&) = delete;  // the spans would outlive it
const Pairs& pairs(const Outcome& outcome, const std::string& id);
/// In English; "" if the entry has none.
std::string reason(const Outcome& outcome, const std::string& id, std::size_t i);

/// Two catchments c1 and c2 over the home areas a (all of it c1's) and b (half and half), and the
/// persons listed at c1 and c2:
///
///   home  centre  how         x          listed at c1   home  x       at c2   home  x
///   a     c1      active      1                         a     1               a     3
///   a     c1      Automatisk  2                         a     2               b     –
///   a     c2      auto        3                         b     6
///   a     –       –           4                         z     10
///   b     c1      active      6
///   b     c2      –           –
Outcome two_catchments();

}  // namespace omrade::host
