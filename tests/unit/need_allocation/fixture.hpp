// One call of the plugin, and what it gave.
#pragma once

#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <map>
#include <string>
#include <vector>

namespace omrade::host {

/// Columns by input id, in areas A0, A1, …; absent inputs are not listed.
struct Data {
  std::map<std::string, std::vector<double>> columns;
  std::map<std::string, double> numbers{};     ///< parameters
  std::map<std::string, std::string> texts{};  ///< texts and choices
  std::map<std::string, std::vector<double>> lists{};
  std::vector<std::vector<double>> ages{};  ///< of the records of each area; empty: none are given
};

const catalogue::Descriptor& descriptor();
Outcome compute(const Data& data);

/// The values of a layer; NaN where there is none.
std::vector<double> values(const Outcome& outcome, const std::string& layer);
State state(const Outcome& outcome, const std::string& layer, std::size_t area);
std::string reason(const Outcome& outcome, const std::string& layer, std::size_t area);

}  // namespace omrade::host
