// A recipe as it was written: what the analyst asked for, with the place of every word, so that
// whatever turns out to be wrong later can be pointed at. Parsing knows TOML and the keys, not the
// data.
#pragma once

#include "base/error.hpp"
#include "model/layer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace omrade::recipe {

struct Place {
  std::uint32_t line = 0;  ///< 1-based; 0 where there is none
  std::uint32_t column = 0;
  [[nodiscard]] std::string text() const;  ///< "12:9"
};

/// A word of the recipe and where it stands.
struct Word {
  std::string text{};
  Place place{};
  [[nodiscard]] bool empty() const noexcept { return text.empty(); }
};

/// FILE or FILE:LAYER. `path` is resolved against the recipe's folder; `written` is as in the
/// recipe.
struct Source {
  std::string written{};
  std::filesystem::path path{};
  std::string layer{};  ///< empty: the only or first layer
  Place place{};
};

struct AreasSpec {
  Word name{};  ///< x of [areas.x]
  Source source{};
  Word id{};
  Word label{};  ///< column of names; may be empty
  std::string division{};
  Word x{}, y{};  ///< point sets from tables
  Word crs{};     ///< required with x and y; else overrides a missing CRS
  Text title{};
  std::string licence{}, attribution{};
};

struct GridSpec {
  Word name{};
  Source source{};
  std::string unit{};
  Word crs{};
  Word squares{};         ///< a table of squares: column of their 13-digit ids; else a raster
  Word value{};           ///< … column of what a square counts
  std::int64_t size = 0;  ///< … its side in metres
  std::string licence{}, attribution{};
};

/// Codes of an older division, and what became of them.
struct ChangesSpec {
  Source table{};
  Word from{}, to{};
  Word weight{};  ///< column by which an old area is split, such as people; may be empty
};

/// Columns that sum to another one, row by row.
struct TotalSpec {
  Word total{};
  std::vector<Word> parts{};  ///< names, or beginnings of names such as "m_*"
};

struct TableSpec {
  struct Key {
    Word set{};     ///< area set
    Word column{};  ///< column holding its ids
  };
  Word name{};
  Source source{};
  std::vector<Key> keys{};
  Word period_column{};                  ///< period = "ar"
  std::optional<Word> period_literal{};  ///< period = { is = "2024" }
  std::vector<std::string> outside{};  ///< codes that mean "outside the region": accepted silently
  std::vector<std::string> missing{};  ///< marks of missing values; empty: "", "..", ".", "-", "NA"
  std::string delimiter{}, decimal{};  ///< empty: detected
  std::optional<ChangesSpec> changes{};
  std::vector<TotalSpec> totals{};
  double tolerance = 0;  ///< by how much parts may miss their total, in the total's unit
  std::string licence{}, attribution{};
};

/// How a derived level's areas are made of base areas.
struct ByPrefix {
  std::int64_t length = 0;
  Place place{};
};
struct ByAll {
  Place place{};
};
struct ByTable {  ///< nested (no share) or given shares; with `areas` the table's `from` holds ids
                  ///< of those
  Source table{};
  Word from{}, to{}, share{};
  Word areas{}, grid{};
};
struct ByAreas {
  Word areas{}, grid{};
};  ///< areal, or dasymetric with a grid
struct ByNearest {
  Word areas{}, grid{};
};  ///< to the nearest point of a set, straight as the crow flies; by people with a grid
using By = std::variant<ByPrefix, ByAll, ByTable, ByAreas, ByNearest>;

struct LevelSpec {
  Word name{};
  Word from{};
  Word to{};  ///< may be empty
  By by{};
  Text title{};
  std::optional<Source> names{};  ///< CSV with the columns id,name
};

/// One "table.column".
struct ColumnRef {
  Word table{}, column{};
};
struct InputColumn {
  ColumnRef column{};
};
struct InputPercentOf {
  ColumnRef percent{}, of{};
};  ///< percent / 100 · of
struct InputSum {
  std::vector<ColumnRef> terms{};
};
struct InputAny {
  std::vector<ColumnRef> choices{};
};  ///< the first whose table reaches the level
struct InputRows {
  Word table{};
  Word by{};                                    ///< area set of the key; may be empty
  std::vector<std::pair<Word, Word>> fields{};  ///< field id -> column
};
struct InputShared {
  Word table{};                                 ///< a table without a key
  std::vector<std::pair<Word, Word>> fields{};  ///< field id -> column
};
struct InputAreas {
  Word areas{};  ///< the point set of distances and supply points
};
using InputForm = std::variant<InputColumn, InputPercentOf, InputSum, InputAny, InputRows,
                               InputShared, InputAreas>;
struct InputSpec {
  Word name{};
  InputForm form{};
  Word by{};
};

struct ParameterSpec {
  Word name{};
  std::variant<double, bool, std::string, std::vector<double>> value{};
  Place place{};
};

struct CompareSpec {
  Word level{};  ///< empty with an external value
  std::optional<double> value{};
  std::string source{};
};

struct IndicatorSpec {
  Word name{};
  Word plugin{};
  Word version{};   ///< pin such as ">=1.0"; may be empty
  Word build_id{};  ///< pin; may be empty
  Text title{};     ///< for readers, in place of the plugin's; may be empty
  std::vector<Word> levels{};
  std::optional<CompareSpec> compare{};
  bool required = false;
  std::vector<Word> amounts{};  ///< "input.field": what those have whom a row of it is about
  std::vector<InputSpec> inputs{};
  std::vector<ParameterSpec> parameters{};
};

/// A layer within a composite.
struct CompositePart {
  Word layer{};  ///< "indicator.layer"; a column of the table in a spec of its own
  Word domain{};
  double weight = 1;
  std::string normalise{};                ///< as CompositeSpec's, which holds where this is empty
  std::string polarity = "high_is_need";  ///< or low_is_need
  std::optional<std::array<double, 2>> scale{};
  std::optional<double> target{};
};

struct CompositeSpec {
  struct Domain {
    Word id{};
    double weight = 1;
  };
  struct Correlation {
    std::size_t a = 0, b = 0;  ///< parts
    double r = 0;
  };
  Word name{};
  Text title{};
  std::vector<Word> levels{};
  std::string normalise = "z-score";
  std::string aggregate = "arithmetic";
  double power = 1;
  std::string weights = "given";
  bool treat = false;
  double available = 0;
  std::size_t draws = 0;
  std::uint64_t seed = 1;
  std::size_t top = 0;
  double weight_noise = 0;
  std::vector<CompositePart> parts{};
  std::vector<Domain> domains{};  ///< those that parts name, too
  std::vector<Correlation> correlations{};
};

/// Places of a point set as they might be: some closed, some new, some elsewhere.
struct ScenarioSpec {
  struct Site {
    Word id{};
    Word name{};          ///< empty: the id; of a moved place, its present name
    double x = 0, y = 0;  ///< in the coordinate system of the set's own x and y
    Place place{};
  };
  Word name{};
  Text title{};
  Word areas{};  ///< the set of points
  std::vector<Word> close{};
  std::vector<Site> open{}, move{};
};

/// Places that serve residents, such as schools and libraries: points of a table, each of a
/// category.
struct ResourcesSpec {
  struct Category {
    Word word{};  ///< as the table says it
    Text title{};
  };
  Source source{};
  Word id{};
  Word label{};  ///< column of names; empty: the ids serve
  Word category{};
  Word x{}, y{};  ///< of a table; else the source holds points
  Word crs{};
  std::vector<Category> categories{};  ///< never empty
  Word grid{};                         ///< empty: the recipe's only grid, if it has one
  Word residents{};                    ///< "indicator.layer"; empty: nothing is told per resident
  Word need{};                         ///< "indicator.layer"; empty: the first composite's score
  std::optional<double> high_need{};   ///< need from which it is high; else the highest fifth
  std::string licence{}, attribution{};
  Place place{};
};

struct ProfileSpec {
  Word page_level{};  ///< `for`
  Word map_level{};   ///< `maps`; may be empty
  std::vector<std::string> languages{"sv", "en"};
};

struct DisclosureSpec {
  std::optional<std::string> off{};  ///< the reason
  std::int64_t minimum_count = 5;
  std::int64_t minimum_denominator = 20;
  std::int64_t minimum_respondents = 30;
  bool group_disclosure = false;
  double p_percent = 10;      ///< of sums of amounts; 0: not asked
  double dominance = 75;      ///< likewise
  std::int64_t rounding = 0;  ///< 0, 3 or 5
  std::optional<Source> key{};
  std::optional<Source> history{};  ///< what was published before
};

struct OutputSpec {
  std::vector<std::string> formats{"html", "gpkg", "csv"};
};

struct Recipe {
  std::filesystem::path file{};
  std::string text{};
  Text title{};
  Text notice{};
  std::string crs{};  ///< working CRS; empty: that of the first polygon set
  std::string period{};
  std::vector<std::string> periods{};  ///< never empty after a successful parse
  std::vector<AreasSpec> areas{};      ///< in the order of the file, and so are all lists
  std::vector<GridSpec> grids{};
  std::vector<TableSpec> tables{};
  std::vector<LevelSpec> levels{};
  std::vector<IndicatorSpec> indicators{};
  std::vector<CompositeSpec> composites{};
  std::vector<ScenarioSpec> scenarios{};
  std::optional<ResourcesSpec> resources{};
  ProfileSpec profile{};
  DisclosureSpec disclosure{};
  OutputSpec output{};

  [[nodiscard]] Message problem(Place place, std::string what, std::string hint = {}) const;
  [[nodiscard]] const AreasSpec* find_areas(std::string_view name) const;
  [[nodiscard]] const GridSpec* find_grid(std::string_view name) const;
  [[nodiscard]] const TableSpec* find_table(std::string_view name) const;
  [[nodiscard]] const LevelSpec* find_level(std::string_view name) const;
};

/// What parsing found. `recipe` is as complete as the problems allow, so that a check can go on and
/// report everything at once.
struct Parsed {
  Recipe recipe;
  std::vector<Message> problems;
};

/// Reads and parses a recipe file. Error user when the file cannot be read; everything else that is
/// wrong is a problem with its line and column: TOML syntax, an unknown key (with the nearest known
/// one), a missing key, a wrong type, a reference to a set, grid, table or level that the recipe
/// does not define.
Parsed parse(const std::filesystem::path& file);
Parsed parse_text(const std::filesystem::path& file, std::string text);

}  // namespace omrade::recipe
