// Only the gate publishes: no writer takes anything but a GatedProfile, and nothing but the gate
// makes one.
#include "io/estimates_table.hpp"
#include "io/geopackage.hpp"
#include "io/tables.hpp"
#include "model/gated_profile.hpp"
#include "report/layer_map.hpp"
#include "report/report.hpp"
#include "source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <type_traits>
#include <vector>

namespace omrade::architecture {
namespace {

static_assert(!std::is_default_constructible_v<GatedProfile>);
static_assert(!std::is_constructible_v<GatedProfile, Profile, DisclosureSummary>);
static_assert(!std::is_constructible_v<GatedProfile, Profile>);
static_assert(!std::is_convertible_v<Profile, GatedProfile>);
static_assert(!std::is_constructible_v<report::PageSet, const Profile&>);
static_assert(std::is_constructible_v<report::PageSet, const GatedProfile&>);
static_assert(!std::is_invocable_v<decltype(&io::write_geopackage), const Profile&,
                                   const std::filesystem::path&>);
static_assert(!std::is_invocable_v<decltype(&io::write_tables), const Profile&,
                                   const std::filesystem::path&>);
static_assert(!std::is_invocable_v<decltype(&report::provenance_json), const Profile&>);
static_assert(!std::is_invocable_v<decltype(&report::layer_map_svg), const Profile&,
                                   const report::LayerMapRequest&>);
static_assert(
    !std::is_invocable_v<decltype(&io::write_estimates), const Profile&, const io::EstimateChoice&,
                         const std::string&, const std::filesystem::path&>);

TEST(OnlyTheGatePublishes, TheGateIsTheOnlyFriendOfAGatedProfile) {
  for (const SourceFile& file : sources("engine/model")) {
    if (file.path.filename() != "gated_profile.hpp") continue;
    const std::regex friends("friend ");
    EXPECT_EQ(std::distance(std::sregex_iterator(file.text.begin(), file.text.end(), friends),
                            std::sregex_iterator()),
              1);
    EXPECT_NE(file.text.find("friend class disclosure::Gate;"), std::string::npos);
    return;
  }
  FAIL() << "engine/model/gated_profile.hpp is gone";
}

/// `pass` of what was computed and `reopen` of what was published are the only two that make one.
TEST(OnlyTheGatePublishes, TheGateHasTwoConstructorsOfAGatedProfile) {
  std::vector<std::string> makers;
  for (const SourceFile& file : sources("engine")) {
    const std::regex made("GatedProfile\\(std::move");
    if (file.path.extension() == ".cpp" && std::regex_search(file.text, made))
      makers.push_back(file.path.filename().string());
  }
  std::sort(makers.begin(), makers.end());
  EXPECT_EQ(makers, (std::vector<std::string>{"gate.cpp", "reopen.cpp"}));
}

TEST(OnlyTheGatePublishes, ViewsOfAGatedProfileCannotBeWrittenTo) {
  static_assert(std::is_const_v<
                std::remove_reference_t<decltype(std::declval<const GatedProfile&>().view())>>);
  for (const SourceFile& file : sources("engine"))
    EXPECT_EQ(file.text.find("const_cast<Profile"), std::string::npos) << file.path;
}

TEST(OnlyTheGatePublishes, PublicWritersTakeAGatedProfile) {
  const std::regex bare(
      "[^a-zA-Z_:d]Profile ?&");  // "Profile&" that is not the end of GatedProfile
  for (const char* folder : {"engine/io", "engine/report"}) {
    for (const SourceFile& file : sources(folder)) {
      const bool writer = file.path.filename() == "geopackage.hpp" ||
                          file.path.filename() == "tables.hpp" ||
                          file.path.filename() == "report.hpp";
      EXPECT_FALSE(writer && std::regex_search(file.text, bare)) << file.path;
    }
  }
}

/// The module that holds ungated profiles opens no file for writing.
TEST(OnlyTheGatePublishes, WhatSeesUngatedProfilesWritesNoFile) {
  const std::regex writes(
      "write_file\\(|ofstream|fopen\\(|O_WRONLY|O_RDWR|write_tables\\(|write_geopackage\\(");
  for (const char* folder :
       {"engine/run", "engine/bring", "engine/host", "engine/composite", "engine/stats"}) {
    if (!std::filesystem::exists(root() / folder)) continue;
    for (const SourceFile& file : sources(folder))
      EXPECT_FALSE(std::regex_search(file.text, writes)) << file.path;
  }
}

TEST(OnlyTheGatePublishes, WritersDoNotReachBehindTheGate) {
  for (const char* folder : {"engine/io", "engine/report"}) {
    for (const SourceFile& file : sources(folder)) {
      for (const std::string& include : includes(file)) {
        EXPECT_TRUE(include.rfind("\"run/", 0) != 0 && include.rfind("\"host/", 0) != 0 &&
                    include.rfind("\"disclosure/", 0) != 0)
            << file.path << " includes " << include;
      }
    }
  }
}

}  // namespace
}  // namespace omrade::architecture
