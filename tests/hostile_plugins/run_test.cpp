// Whole runs of a recipe with an honest indicator and a hostile one: the hostile one is a line, and
// the honest one is as if it were alone.
#include "base/file.hpp"
#include "broken_library.hpp"
#include "project.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kHostile = fs::path(HOSTILE_FOLDER);
const fs::path kBroken = kHostile.parent_path() / "broken";

constexpr const char* kHonest = R"toml(recipe = 1
title  = { sv = "Provregionen", en = "The test region" }
period = "2024"

[areas.deso]
source   = "deso.geojson"
id       = "desokod"
name     = "desonamn"
division = "DeSO"

[tables.scb]
source = "scb.csv"
key    = { deso = "desokod" }

[levels.region]
from = "deso"
by   = "all"

[indicators.honest]
plugin  = "proportion"
levels  = ["deso", "region"]
compare = "region"
[indicators.honest.inputs]
part  = "scb.foreign_born"
whole = "scb.population"

[profile]
for  = "deso"
maps = "deso"

[output]
formats = ["csv"]
)toml";

std::string with_hostile(const std::string& plugin) {
  return kHonest + std::string("\n[indicators.hostile]\nplugin = \"") + plugin +
         "\"\nlevels = [\"deso\"]\n[indicators.hostile.inputs]\nx = \"scb.population\"\n"
         "[indicators.hostile.parameters]\nhow = 1\n";
}

/// Processes that a run leaves become children of this one.
class HostileRuns : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    fs::create_directories(kBroken);
    for (const BrokenLibrary& one : broken_libraries(kHostile / "leaves.so"))
      write_file(kBroken / (one.file + ".so"), one.bytes);
  }
  void SetUp() override {
    fs::remove("/tmp/omrade-hostile");
    files_before_ = own_files();
  }
  void TearDown() override {
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a process is left";
    EXPECT_EQ(own_files(), files_before_);
    for (const auto& entry : fs::directory_iterator("/dev/shm"))
      EXPECT_EQ(entry.path().filename().string().find("omrade"), std::string::npos) << entry;
    EXPECT_FALSE(fs::exists("/tmp/omrade-hostile")) << "a plugin wrote a file";
  }

  std::vector<std::string> environment(const fs::path& plugins) const {
    std::vector<std::string> all = project_.environment();
    all.back() = "OMRADE_PLUGIN_PATH=" + plugins.string();
    return all;
  }
  Ended run(const std::string& recipe, const fs::path& plugins,
            const std::vector<std::string>& options = {}) const {
    project_.write("recipe.toml", recipe);
    std::vector<std::string> command{omrade_program(), "run", "recipe.toml", "-o", "out"};
    command.insert(command.end(), options.begin(), options.end());
    return run_program(command, project_.folder(), environment(plugins));
  }
  Started start(const std::string& recipe) const {
    project_.write("recipe.toml", recipe);
    return {{omrade_program(), "run", "recipe.toml", "-o", "out"},
            project_.folder(),
            environment(kHostile)};
  }
  /// Rows of the honest indicator, and the header.
  [[nodiscard]] std::string honest_rows() const {
    std::istringstream lines(project_.read("out/tables/estimates.csv"));
    std::string out, line;
    std::getline(lines, out);
    while (std::getline(lines, line)) {
      if (line.find(",honest,") != std::string::npos) out += '\n' + line;
    }
    return out;
  }
  [[nodiscard]] bool has_output() const { return fs::exists(project_.folder() / "out"); }

  const Project project_;

 private:
  static std::ptrdiff_t own_files() {
    const fs::directory_iterator files("/proc/self/fd");
    return std::distance(begin(files), end(files));
  }
  std::ptrdiff_t files_before_ = 0;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
    text.replace(at, from.size(), to);
  return text;
}

/// What a run says of its hostile plugin, for a reader: not what a plugin prints without end, nor
/// how far the run has come.
std::string told(const std::string& name, const Ended& ended) {
  std::string out = name + ": exit code " + std::to_string(ended.code) + '\n';
  std::istringstream lines(ended.errors);
  for (std::string line; std::getline(lines, line);) {
    const bool own = line.find("prints_much: a lin") != std::string::npos ||
                     line.find("says_much: m") != std::string::npos ||
                     line.find("steps done") != std::string::npos;
    const bool about = line.find("hostile") != std::string::npos ||
                       line.find(kBroken.string()) != std::string::npos;
    if (own || !about) continue;
    line = replaced(line, kBroken.string(), "PLUGINS");
    out += "  " + replaced(line, kHostile.string(), "PLUGINS") + '\n';
  }
  return out;
}

void expect_golden([[maybe_unused]] const std::string& file,
                   [[maybe_unused]] const std::string& lines) {
#ifndef OMRADE_SANITIZED  // sanitizers tell of crashes in their own words
  const fs::path golden = fs::path(OMRADE_TEST_DATA) / file;
  if (std::getenv("OMRADE_REWRITE_GOLDEN") != nullptr) write_file(golden, lines);
  EXPECT_EQ(lines, read_file(golden));
#endif
}

std::vector<std::string> names_of(const fs::path& folder) {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path().stem());
  std::sort(out.begin(), out.end());
  return out;
}

/// How many processes this one has started that still live.
std::size_t children_of(pid_t parent) {
  std::size_t n = 0;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    if (std::isdigit(entry.path().filename().string().front()) == 0) continue;
    std::ifstream file(entry.path() / "stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::size_t behind_name = text.rfind(") ");
    if (behind_name == std::string::npos) continue;
    std::istringstream rest(text.substr(behind_name + 2));
    char state = 0;
    pid_t found = -1;
    rest >> state >> found;
    if (found == parent && state != 'Z') ++n;
  }
  return n;
}

bool within_seconds(int most, const std::function<bool()>& fact) {
  constexpr std::chrono::milliseconds pause{20};
  for (int i = 0; i < most * 50; ++i) {
    if (fact()) return true;
    std::this_thread::sleep_for(pause);
  }
  return false;
}

TEST_F(HostileRuns, EachIsALineAndTheOthersAreAsIfItWereNotThere) {
  ASSERT_EQ(run(kHonest, kHostile).code, 0);
  const std::string alone = honest_rows();
  std::string lines;
  for (const std::string& name : names_of(kHostile)) {
    // These two end at the time limit only: see below.
    if (name == "loops" || name == "loops_when_loaded") continue;
    const Ended ended = run(with_hostile("hostile." + name), kHostile);
    lines += told(name, ended);
    EXPECT_EQ(honest_rows(), alone) << name;
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << name << " left a process";
  }
  expect_golden("lines.txt", lines);
}

TEST_F(HostileRuns, AllAtOnceAreALineEach) {
  ASSERT_EQ(run(kHonest, kHostile).code, 0);
  const std::string alone = honest_rows();
  std::string recipe = kHonest;
  std::size_t n = 0;
  for (const std::string& name : names_of(kHostile)) {
    if (name == "loops" || name == "loops_when_loaded" || name == "eats_memory") continue;
    recipe += "\n[indicators." + name + "]\nplugin = \"hostile." + name +
              "\"\nlevels = [\"deso\"]\n[indicators." + name +
              ".inputs]\nx = \"scb.population\"\n[indicators." + name + ".parameters]\nhow = 1\n";
    ++n;
  }
  ASSERT_GE(n, 20U);
  const Ended ended = run(recipe, kHostile);
  EXPECT_EQ(ended.code, 1) << ended.errors;
  EXPECT_EQ(honest_rows(), alone);
  std::size_t failed = 0;
  for (std::size_t at = 0; (at = ended.errors.find("\nfailed: ", at)) != std::string::npos; ++at)
    ++failed;
  EXPECT_GE(failed + 6, n) << "some do no harm in a run: " << ended.errors;
}

TEST_F(HostileRuns, ARequiredOneStopsTheRunAndNothingIsPublished) {
  const Ended ended =
      run(replaced(with_hostile("hostile.segfault"), "plugin = \"hostile.segfault\"",
                   "plugin = \"hostile.segfault\"\nrequired = true"),
          kHostile);
  EXPECT_EQ(ended.code, 1);
  EXPECT_FALSE(has_output());
  EXPECT_NE(ended.errors.find("hostile.segfault: crashed (Segmentation fault)"), std::string::npos)
      << ended.errors;
}

TEST_F(HostileRuns, BrokenLibrariesAreRefusedWithTheirFault) {
  ASSERT_EQ(run(kHonest, kHostile).code, 0);
  const std::string alone = honest_rows();
  std::string lines;
  for (const BrokenLibrary& one : broken_libraries(kHostile / "leaves.so"))
    lines += told(one.file, run(with_hostile(one.plugin), kBroken));
  expect_golden("broken_lines.txt", lines);
  EXPECT_EQ(run(kHonest, kBroken).code, 0) << "they are in the way of others";
  EXPECT_EQ(honest_rows(), alone);
}

TEST_F(HostileRuns, AnExceptionAcrossTheBoundaryIsALineInTheEnginesOwnProcessToo) {
  for (const std::string name :
       {"throws_runtime_error", "throws_int", "throws_bad_alloc", "throws_nested"}) {
    const Ended ended = run(with_hostile("hostile." + name), kHostile, {"--isolate", "none"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_NE(ended.errors.find("hostile." + name + ": an exception crossed the C boundary"),
              std::string::npos)
        << ended.errors;
  }
}

TEST_F(HostileRuns, AnEndlessOneIsStoppedWhenTheUserWantsTo) {
  for (const std::string name : {"hostile.loops", "hostile.loops_when_loaded"}) {
    Started started = start(with_hostile(name));
    ASSERT_TRUE(within_seconds(20, [&] { return children_of(started.pid()) == 1; })) << name;
    ::kill(started.pid(), SIGINT);
    const Ended ended = started.wait();
    EXPECT_EQ(ended.code, 130) << ended.errors;
    EXPECT_FALSE(has_output());
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << name << " left a process";
  }
}

TEST_F(HostileRuns, ValidatingAnEndlessOneIsStoppedToo) {
  Started started({omrade_program(), "plugin", "validate", (kHostile / "loops_when_loaded.so")},
                  project_.folder(), environment(kHostile));
  ASSERT_TRUE(within_seconds(20, [&] { return children_of(started.pid()) >= 1; }));
  ::kill(started.pid(), SIGINT);
  EXPECT_EQ(started.wait().code, 130);
  EXPECT_TRUE(within_seconds(5, [] { return ::waitpid(-1, nullptr, WNOHANG) == -1; }));
}

TEST_F(HostileRuns, AnEngineThatIsKilledLeavesNoWorker) {
  Started started = start(with_hostile("hostile.loops"));
  ASSERT_TRUE(within_seconds(20, [&] { return children_of(started.pid()) == 1; }));
  ::kill(started.pid(), SIGKILL);
  (void)started.wait();
  EXPECT_TRUE(within_seconds(20, [] { return ::waitpid(-1, nullptr, WNOHANG) == -1; }));
}

}  // namespace
}  // namespace omrade::testing
