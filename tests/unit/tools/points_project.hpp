// Points for the commands that take them: as text and as columns.
#pragma once

#include "project.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace omrade::testing {

/// A folder of columns, beside the project's files.
void write_column(const Project& project, const std::string& file,
                  const std::vector<double>& values);
void write_column(const Project& project, const std::string& file,
                  const std::vector<std::int32_t>& values);

struct Scatter {
  std::vector<double> x, y;
};
/// Points over the project's four squares, the same on every machine; some of them on borders, some
/// outside.
Scatter scatter(std::size_t count);

/// The lines of a text with the numbers x and y.
std::string text_of(const Scatter& points);

}  // namespace omrade::testing
