// One case of bad input as a text file: what the analyst did, and what the program has to say.
//
//   # A word instead of a number.
//   change scb.csv: 0780B0002;1000;60
//   with: 0780B0002;1000;sextio
//   command: check recipe.toml
//   exit: 2
//   says: error: scb.csv:3: column 'under_5': 'sextio' is not a number
//
// Steps are taken in their order, in a fresh Project:
//
//   change FILE: TEXT      the first TEXT becomes what the next line, `with: TEXT`, holds
//   change-all FILE: TEXT  every TEXT does
//   write FILE:            the lines up to ---- are its content
//   column FILE: f8 1 2    a .npy file of these numbers: f8, i4 or u1
//   cut FILE: BYTES        only its first bytes are kept
//   utf-16 FILE            it is saved as UTF-16 with a byte order mark
//   remove FILE            mode FILE: 644           folder NAME           link NAME: TARGET
//   environment: A=B       earlier: ARGUMENTS of a run that succeeds
//
// Texts may hold \n, \\ and \xHH, and {folder} stands for the project's folder. `in: NAME` is the
// folder where the command runs. Every `says:` is a whole line of standard error. `leaves: FILE` is
// what a command writes that only warns; without it nothing in the folder may change.
#pragma once

#include "project.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {

struct Step {
  std::string verb;
  std::string file;
  std::string text;
  std::string replacement;  ///< of `change`
};

struct Case {
  std::vector<Step> steps;
  std::vector<std::string> environment;
  std::vector<std::string> command;
  std::filesystem::path in;
  int exit = 2;
  std::string leaves;  ///< empty: nothing
  std::vector<std::string> says;
};

/// Throws std::runtime_error with the line that it does not understand.
Case read_case(const std::filesystem::path& file);
/// Takes the steps, in order.
void apply(const Case& one, const Project& project);
/// Runs the command; {folder} stands in the answer where the project's folder did.
Ended run(const Case& one, const Project& project);
/// The same file with other `exit:` and `says:` lines.
void rewrite_case(const std::filesystem::path& file, int exit,
                  const std::vector<std::string>& says);

}  // namespace omrade::testing
