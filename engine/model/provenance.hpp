// Where every number comes from: what is needed to defend it, and to make it again.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace omrade {

/// One source of the run. `content` is the plain SHA-256 and stays inside the trust boundary; only
/// `keyed_hash` is published.
struct SourceRecord {
  std::string kind{};    ///< areas, grid, table, crosswalk
  std::string id{};      ///< the recipe's name
  std::string source{};  ///< as the recipe writes it
  std::string keyed_hash{};
  std::uint64_t bytes = 0;
  /// Areas or cells. Of tables neither bytes nor rows are published: they tell the number of
  /// persons.
  std::uint64_t records = 0;
  std::vector<std::pair<std::string, std::string>> detected{};  ///< delimiter, decimal mark, CRS …
  std::string licence{};
  std::string attribution{};
};

struct CrosswalkRecord {
  std::string level{};
  std::string from{};
  std::string method{};
  double split_share = 0;
  double uncovered_share = 0;
  std::uint64_t split_sources = 0;
};

struct ParameterRecord {
  std::string indicator{};
  std::string parameter{};
  std::string value{};
};

struct Provenance {
  std::string engine_version{};
  std::string recipe_file{};  ///< file name only: folders differ between machines
  std::string recipe_text{};
  std::string recipe_sha256{};
  std::vector<SourceRecord> sources{};
  std::vector<CrosswalkRecord> crosswalks{};
  std::vector<ParameterRecord> parameters{};
  std::vector<std::string> warnings{};  ///< without codes and numbers of persons
};

}  // namespace omrade
