// A small region that a reader can check by hand: four squares of 1 km, two parishes that do not
// nest in them, two health centres. All of its files are text.
//
//        x 500000   501000   502000
//   y 6302000 +--------+--------+          people, one grid cell of 500 m each: every square has
//   100 in all,
//             | 0780A03| 0780A04|          25 in each of its four cells
//   y 6301000 +--------+--------+
//             | 0780A01| 0780B02|          parish p1 is the west up to x 501500, p2 the rest: the
//             eastern squares
//   y 6300000 +--------+--------+          are cut in halves
#pragma once

#include "program.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {

class Project {
 public:
  /// Writes the good files into a folder of its own.
  Project();
  ~Project();
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;
  Project(Project&&) = delete;
  Project& operator=(Project&&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::string read(const std::string& file) const;
  void write(const std::string& file, const std::string& content) const;
  /// Replaces the first `from` in a file; fails the caller's expectations when it is not there.
  void change(const std::string& file, const std::string& from, const std::string& to) const;

  /// `omrade ARGUMENTS` in the project's folder, with a disclosure key of its own.
  [[nodiscard]] Ended omrade(std::vector<std::string> arguments) const;
  /// Without the key named in the environment.
  [[nodiscard]] std::vector<std::string> environment() const;

 private:
  std::filesystem::path folder_;
};

/// The program of this build.
std::string omrade_program();

}  // namespace omrade::testing
