// All eight bundled plugins in one recipe, over three periods, for the 32 centres of the generated
// region.
#include "base/file.hpp"
#include "base/text.hpp"
#include "folder_content.hpp"
#include "project.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string>;

class Whole : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/whole.toml",
                  base->folder() / "k/whole.toml");
    generated = run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder());
    ended = run("out", "1", "none");
    estimates = rows("out/tables/estimates.csv");
  }
  static void TearDownTestSuite() {
    estimates.clear();
    delete base;
    base = nullptr;
  }
  static Ended run(const std::string& out, const std::string& threads, const std::string& isolate) {
    return base->omrade(
        {"run", "k/whole.toml", "-o", out, "--threads", threads, "--isolate", isolate});
  }
  static std::vector<Row> rows(const std::string& file) {
    std::vector<Row> out;
    std::vector<std::string> names;
    std::istringstream lines(base->read(file));
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> fields;
      for (const std::string_view field : split(line, ',')) fields.emplace_back(field);
      if (names.empty()) {
        names = fields;
        continue;
      }
      Row& row = out.emplace_back();
      for (std::size_t k = 0; k < names.size() && k < fields.size(); ++k) row[names[k]] = fields[k];
    }
    return out;
  }
  /// By area at `around` in 2024.
  static std::map<std::string, Row> around(const std::string& layer) {
    std::map<std::string, Row> out;
    for (const Row& row : estimates)
      if (row.at("period") == "2024" && row.at("level") == "around" && row.at("layer") == layer)
        out[row.at("area")] = row;
    return out;
  }

  static inline Project* base = nullptr;
  static inline Ended generated, ended;
  static inline std::vector<Row> estimates;
};

/// Whole numbers of a column folder, read without the engine's help.
template <class T>
std::vector<int> numbers(const fs::path& file) {
  const std::string bytes = read_file(file);
  std::uint16_t header = 0;
  std::memcpy(&header, bytes.data() + 8, sizeof header);
  const std::size_t begin = 10U + header;
  std::vector<int> out;
  for (std::size_t at = begin; at < bytes.size(); at += sizeof(T)) {
    T value{};
    std::memcpy(&value, bytes.data() + at, sizeof value);
    out.push_back(value);
  }
  return out;
}
std::vector<std::string> labels(const fs::path& file) {
  std::vector<std::string> out;
  std::istringstream lines(read_file(file));
  for (std::string line; std::getline(lines, line);) out.push_back(line);
  return out;
}

/// Of people: how many, and the sum of their ages.
struct People {
  double n = 0, ages = 0;
  void add(double share, double age) {
    n += share;
    ages += share * age;
  }
  [[nodiscard]] double mean() const { return ages / n; }
};

TEST_F(Whole, RunsWithoutAWordOfWarning) {
  ASSERT_EQ(generated.code, 0) << generated.errors;
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(ended.errors.find("warn"), std::string::npos) << ended.errors;
}

TEST_F(Whole, EveryPluginHasValuesInTheLongTable) {
  std::map<std::string, std::set<std::string>> periods;
  for (const Row& row : estimates)
    if (row.at("state") == "ok") periods[row.at("indicator")].insert(row.at("period"));
  const std::set<std::string> now{"2024"}, all{"2022", "2023", "2024"};
  const std::map<std::string, std::set<std::string>> expected{
      {"access", now}, {"assessed", all}, {"cni", now},   {"dental", now},
      {"habits", now}, {"listing", now},  {"money", now}, {"population", now}};
  EXPECT_EQ(periods, expected);
}

TEST_F(Whole, TheThirdPeriodHasATrendAndTheFirstHasNoChange) {
  std::map<std::string, int> ok;
  for (const Row& row : estimates)
    if (row.at("indicator") == "assessed" && row.at("state") == "ok")
      ++ok[row.at("layer") + " " + row.at("period")];
  EXPECT_EQ(ok["measured 2024"], 32);
  EXPECT_EQ(ok["change 2022"], 0);
  EXPECT_EQ(ok["trend 2023"], 0);
  EXPECT_GE(ok["trend 2024"], 30);
}

TEST_F(Whole, LayersOfEveryPluginStandOnThePageOfDalbo) {
  EXPECT_EQ(std::distance(fs::directory_iterator(base->folder() / "out/centres"),
                          fs::directory_iterator()),
            32);
  // Definitions lie on a page of their own.
  const std::string page = base->read("out/centres/dalbo.html") + base->read("out/about.html");
  for (const char* words : {"Care Need Index", "Daily smoking", "Caries-free", "Outflow",
                            "9.5 million kronor by CNI points", "Medical assessment within 3 days",
                            "Projected aged", "Difference through inflow"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  }
}

/// So no two of them clash, whichever are in one recipe.
TEST_F(Whole, NoTwoColumnsOfATableShareAName) {
  for (const char* level : {"deso", "kommun", "around", "centre", "region"}) {
    const std::string table = base->read("out/tables/" + std::string(level) + ".csv");
    std::set<std::string_view> seen;
    for (const std::string_view name :
         split(std::string_view(table).substr(0, table.find('\n')), ','))
      EXPECT_TRUE(seen.insert(name).second) << level << ": " << name;
    EXPECT_GT(seen.size(), 50U);
  }
}

TEST_F(Whole, TheMoneyIsTheBudgetToTheKrona) {
  double kronor = 0;
  for (const Row& row : estimates)
    if (row.at("layer") == "amount" && row.at("period") == "2024")
      kronor += parse_number(row.at("value")).value_or(0);
  EXPECT_EQ(kronor, 9500000);
}

/// listed - residents = s_F (x_F - x_I) - s_O (x_O - x_I), from the rows of persons and the shares
/// of small areas in catchments alone.
TEST_F(Whole, WhyTheListedAreOlderThanThoseAroundFollowsFromTheRowsOfPersons) {
  ASSERT_EQ(
      base->omrade({"crosswalk", "k/data/kronoberg.gpkg:deso", "k/data/kronoberg.gpkg:nyckelkod",
                    "--from-id", "desokod", "--to-id", "kod", "--method", "dasymetric", "--grid",
                    "k/data/population_100m.tif", "-o", "shares.csv"})
          .code,
      0);
  std::map<std::string, std::string> centre_of;
  for (const Row& row : rows("k/data/catchment.csv")) centre_of[row.at("kod")] = row.at("centre");
  std::map<std::string, std::map<std::string, double>> share;  // of a home area in a catchment
  for (const Row& row : rows("shares.csv"))
    share[row.at("from")][centre_of.at(row.at("to"))] += *parse_number(row.at("share_people"));

  const fs::path persons = base->folder() / "k/data/persons";
  const auto homes = numbers<std::int16_t>(persons / "home.npy");
  const auto listed = numbers<std::int16_t>(persons / "listed.npy");
  const auto ages = numbers<std::uint8_t>(persons / "age.npy");
  const auto home_ids = labels(persons / "home.labels.txt");
  const auto centre_ids = labels(persons / "listed.labels.txt");
  std::map<std::string, People> both, out_only, all_listed;
  for (std::size_t r = 0; r < ages.size(); ++r) {
    const std::string at = listed[r] < 0 ? "" : centre_ids[static_cast<std::size_t>(listed[r])];
    if (!at.empty()) all_listed[at].add(1, ages[r]);
    if (homes[r] < 0) continue;
    for (const auto& [catchment, part] : share[home_ids[static_cast<std::size_t>(homes[r])]])
      (catchment == at ? both : out_only)[catchment].add(part, ages[r]);
  }

  const auto difference = around("x_difference"), inflow = around("x_from_inflow"),
             outflow = around("x_from_outflow");
  int checked = 0;
  for (const auto& [centre, row] : difference) {
    // Where a flow of the centre is withheld so are the two parts.
    if (row.at("state") != "ok" || inflow.at(centre).at("state") != "ok" ||
        outflow.at(centre).at("state") != "ok")
      continue;
    ++checked;
    const People& i = both[centre];
    const People& o = out_only[centre];
    const People& l = all_listed[centre];
    const People f{.n = l.n - i.n, .ages = l.ages - i.ages};
    const double through_inflow = f.n / l.n * (f.mean() - i.mean());
    const double through_outflow = -o.n / (i.n + o.n) * (o.mean() - i.mean());
    // Shores of the two divisions differ by up to a centimetre.
    const double close = 1e-4;
    EXPECT_NEAR(*parse_number(inflow.at(centre).at("value")), through_inflow, close) << centre;
    EXPECT_NEAR(*parse_number(outflow.at(centre).at("value")), through_outflow, close) << centre;
    EXPECT_NEAR(*parse_number(row.at("value")), through_inflow + through_outflow, close) << centre;
    const double residents = (i.ages + o.ages) / (i.n + o.n);
    EXPECT_NEAR(through_inflow + through_outflow, l.mean() - residents, 1e-9) << centre;
  }
  EXPECT_GE(checked, 20);
}

TEST_F(Whole, TheBytesAreTheSameForEightThreadsAndForIsolatedPlugins) {
  const auto one = content_of(base->folder() / "out");
  for (const auto& [threads, isolate] : {std::pair{"8", "none"}, {"1", "all"}, {"8", "all"}}) {
    ASSERT_EQ(run("other", threads, isolate).code, 0);
    EXPECT_EQ(difference(one, content_of(base->folder() / "other")), "")
        << threads << " threads, isolate " << isolate;
  }
}

}  // namespace
}  // namespace omrade::testing
