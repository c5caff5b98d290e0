// What a method of `omrade stats` is: its roles (which name columns of the table), its options, the
// columns of its result and the work. A method is one file, stats_NAME.cpp, and a line in
// stats_methods.cpp; the command line, the help and the checks of the columns follow from what it
// declares.
#pragma once

#include "io/table_sink.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace omrade::tools {

class StatsInput;
class StatsResult;

/// What may stand in a column. A cell may always be empty (NaN, ""); anything else that does not
/// fit is an error that names its row.
enum class StatsDomain : std::uint8_t {
  text,
  number,          ///< finite
  count,           ///< 0 or more; need not be whole: apportioned counts are not
  positive,        ///< above 0
  whole_positive,  ///< 1, 2, 3 …
  list,            ///< the names of several columns of finite numbers, parted by commas
};

struct StatsRole {
  std::string name{};  ///< "numerator": the option --numerator COLUMN
  std::string help{};
  StatsDomain domain = StatsDomain::number;
  bool required = true;
  bool or_number = false;  ///< a number that is no column's name stands for every row
  std::string standard{};  ///< the column where none is named; "" for none
};

enum class StatsOptionKind : std::uint8_t { text, number, whole, flag };

struct StatsOption {
  std::string name{};  ///< "multiplier": the option --multiplier
  std::string help{};
  StatsOptionKind kind = StatsOptionKind::text;
  std::string standard{};              ///< where it is not given; "" for none
  std::vector<std::string> choices{};  ///< of a text; none: any text
  double least = 0, most = 0;          ///< of a number or a whole number, both ends allowed
  bool required = false;
};

/// What becomes of --by.
enum class StatsRows : std::uint8_t {
  groups,  ///< the rows of a group are taken together; without --by all are one group
  each,    ///< every row of the table is one of its own, --by names it
};

struct StatsMethod {
  std::string name{};
  std::vector<std::string> aliases{};
  std::string summary{};
  std::string example{};  ///< what follows `omrade stats`
  StatsRows rows = StatsRows::groups;
  std::vector<StatsRole> roles{};
  std::vector<StatsOption> options{};
  /// Roles of texts, each required, whose columns stand between those of --by and `value`.
  std::vector<std::string> leading{};
  /// Columns after `state`.
  std::vector<io::ResultColumn> own{};
  bool table = true;     ///< takes a TABLE and --by
  bool estimate = true;  ///< gives value, limits, interval and state; else `own` is all there is
  void (*compute)(const StatsInput&, StatsResult&) = nullptr;
};

/// --multiplier X, 1 unless given.
StatsOption multiplier_option();

}  // namespace omrade::tools
