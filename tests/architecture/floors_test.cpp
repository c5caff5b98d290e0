// The house has floors: a module uses lower floors only, and third parties stay inside .cpp files.
#include "base/file.hpp"
#include "base/text.hpp"
#include "source_tree.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>

namespace omrade::architecture {
namespace {

/// The table in engine/floors.cmake, which the link targets obey as well.
std::map<std::string, int> floors() {
  const std::string cmake = read_file(root() / "engine" / "floors.cmake");
  const std::size_t begin = cmake.find("set(OMRADE_FLOORS");
  const std::string table = cmake.substr(begin, cmake.find(')', begin) - begin);
  std::map<std::string, int> found;
  const std::regex entry("([a-z]+)=([0-9]+)");
  for (auto at = std::sregex_iterator(table.begin(), table.end(), entry);
       at != std::sregex_iterator(); ++at) {
    found[(*at)[1]] = std::stoi((*at)[2]);
  }
  return found;
}

std::string folder_of(const SourceFile& file) {
  return (*std::next(file.path.begin())).string();
}

TEST(Floors, EveryModuleHasOne) {
  const auto known = floors();
  ASSERT_GE(known.size(), 10U);
  for (const SourceFile& file : sources("engine")) {
    EXPECT_TRUE(known.contains(folder_of(file)) || folder_of(file) == "sanitizers") << file.path;
  }
}

TEST(Floors, NoIncludeClimbs) {
  const auto known = floors();
  std::size_t seen = 0;
  for (const SourceFile& file : sources("engine")) {
    const std::string own = folder_of(file);
    for (const std::string& include : includes(file)) {
      if (include.front() != '"') continue;
      const std::string other = include.substr(1, include.find('/') - 1);
      const auto at = known.find(other);
      ASSERT_NE(at, known.end()) << file.path << " includes " << include
                                 << ", which names no module";
      ++seen;
      if (other != own) {
        EXPECT_LT(at->second, known.at(own)) << file.path << " includes " << include;
      }
    }
  }
  EXPECT_GT(seen, 100U) << "the scan sees nothing";
}

TEST(Floors, ThirdPartiesStayInsideCppFiles) {
  const std::regex foreign(
      "<(gdal|ogr|cpl_|geos|tbb/|boost/|toml\\+\\+|toml\\.h|spdlog|nlohmann|sodium|CLI/)");
  for (const SourceFile& file : sources("engine")) {
    if (file.path.extension() == ".cpp") continue;
    for (const std::string& include : includes(file)) {
      const bool private_header =
          file.path.filename() == "gdal.hpp" || file.path.filename() == "geos.hpp";
      EXPECT_FALSE(std::regex_search(include, foreign) && !private_header)
          << file.path << " includes " << include;
    }
  }
}

/// Which third party each module may see at all.
TEST(Floors, EachThirdPartyHasOneHome) {
  const std::map<std::string, std::set<std::string>> homes{
      {"gdal", {"io"}},          {"ogr", {"io"}},         {"geos", {"geometry"}},
      {"boost/dll", {"host"}},   {"toml", {"recipe"}},    {"tbb/", {"run", "tools", "host"}},
      {"spdlog", {"base"}},      {"sodium", {"base"}},    {"CLI/", {"cli"}},
      {"boost/math", {"stats"}}, {"glpk", {"disclosure"}}};
  for (const SourceFile& file : sources("engine")) {
    for (const std::string& include : includes(file)) {
      if (include.front() != '<') continue;
      for (const auto& [party, folders] : homes) {
        if (include.rfind("<" + party, 0) != 0) continue;
        EXPECT_TRUE(folders.contains(folder_of(file))) << file.path << " includes " << include;
      }
    }
  }
}

TEST(Floors, PluginsSeeTheSdkOnly) {
  for (const SourceFile& file : sources("plugins")) {
    if (file.path.string().find("test") != std::string::npos) continue;
    for (const std::string& include : includes(file)) {
      const bool own = include.front() == '"' && include.find('/') == std::string::npos;
      const bool standard = include.front() == '<' && include.find('/') == std::string::npos;
      EXPECT_TRUE(own || standard || include.rfind("<omrade/", 0) == 0)
          << file.path << " includes " << include;
    }
  }
}

}  // namespace
}  // namespace omrade::architecture
