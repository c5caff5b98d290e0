// A table that is disclosed again and again, each time with the history of the time before.
#pragma once

#include "project.hpp"

#include <gtest/gtest.h>

#include <string>

namespace omrade::testing {

/// Areas a, b and c of a municipality m, and one publication after the other.
class DiscloseHistory : public ::testing::Test {
 protected:
  DiscloseHistory() { project.write("history.json", R"({"history": 1})"); }

  /// A spec with these sums, which may be none.
  void write_spec(const std::string& sums, const std::string& more = "") const {
    std::string spec =
        "cells = [\"area\"]\nvalue = \"persons\"\nhistory = \"history.json\"\n" + more;
    if (!sums.empty()) {
      project.write("sums.csv", sums);
      spec += "[[hierarchy]]\ncolumn = \"area\"\ntable = \"sums.csv\"\n";
    }
    project.write("spec.toml", spec);
  }
  [[nodiscard]] Ended disclose(const std::string& rows) const {
    project.write("table.csv", "area,persons\n" + rows);
    return project.omrade(
        {"disclose", "table.csv", "--spec", "spec.toml", "-o", "published.csv", "--overwrite"});
  }
  /// Discloses, and publishes what comes of it; the rows.
  std::string publish(const std::string& rows) const {
    const Ended ended = disclose(rows);
    EXPECT_EQ(ended.code, 0) << ended.errors;
    if (ended.code != 0) return "";
    project.write("history.json", project.read("published.history.json"));
    return project.read("published.csv").substr(std::string("area,persons\n").size());
  }
  [[nodiscard]] Ended audit(const std::string& rows) const {
    project.write("audited.csv", "area,persons\n" + rows);
    return project.omrade({"audit", "audited.csv", "--spec", "spec.toml"});
  }

  const Project project;
};

}  // namespace omrade::testing
