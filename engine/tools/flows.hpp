// omrade flows: how many of each home are listed at each centre, or of which age and sex they are.
#pragma once

#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct FlowsArguments {
  std::string rows{};                          ///< a source of rows, one for each person
  std::string home{}, centre{}, age{}, sex{};  ///< its columns
  int bands = 5;                               ///< years of a band of ages
  bool profile = false;                        ///< by age and sex, not by centre
  unsigned threads = 1;
  bool quiet = false;  ///< no summary on standard error
  OutputOptions output{};
};

/// Rows `home,centre,count` of all pairs that occur, by home, then centre; an empty centre is of
/// those who are listed nowhere. With `profile` rows `home,band,sex,count`, where band b holds the
/// ages from b·bands on, up to the next. Ids are in the order of code_order.hpp. Error user as the
/// readers say, for columns that are missing or of no use, and for ages that are none (whole years
/// from 0 to 150).
int flows(const FlowsArguments& arguments);

}  // namespace omrade::tools
