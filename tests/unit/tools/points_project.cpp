#include "points_project.hpp"

#include "base/text.hpp"

#include <filesystem>
#include <random>

namespace omrade::testing {
namespace {

template <class Number>
void write(const Project& project, const std::string& file, const char* type,
           const std::vector<Number>& values) {
  std::string header = std::string("{'descr': '") + type + "', 'fortran_order': False, 'shape': (" +
                       std::to_string(values.size()) + ",), }";
  header.resize(117, ' ');
  header += '\n';
  std::string bytes("\x93NUMPY\x01\x00\x76\x00", 10);
  bytes += header;
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number));
  std::filesystem::create_directories((project.folder() / file).parent_path());
  project.write(file, bytes);
}

}  // namespace

void write_column(const Project& project, const std::string& file,
                  const std::vector<double>& values) {
  write(project, file, "<f8", values);
}

void write_column(const Project& project, const std::string& file,
                  const std::vector<std::int32_t>& values) {
  write(project, file, "<i4", values);
}

Scatter scatter(std::size_t count) {
  std::mt19937_64 engine(7);
  const auto metres = [&engine](std::uint64_t most) {
    return static_cast<double>(engine() % (10 * most)) / 10;
  };
  Scatter points;
  for (std::size_t i = 0; i < count; ++i) {
    points.x.push_back(499900 + metres(2200));
    points.y.push_back(6299900 + metres(2200));
    if (i % 7 == 0) points.x.back() = 501000;
    if (i % 11 == 0) points.y.back() = 6301000;
  }
  return points;
}

std::string text_of(const Scatter& points) {
  std::string text = "name,x,y\n";
  for (std::size_t i = 0; i < points.x.size(); ++i)
    text += "p," + shortest(points.x[i]) + "," + shortest(points.y[i]) + "\n";
  return text;
}

}  // namespace omrade::testing
