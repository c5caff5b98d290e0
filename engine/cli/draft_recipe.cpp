#include "cli/draft_recipe.hpp"

#include "base/error.hpp"
#include "io/vector.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;
using Codes = std::set<std::string>;

std::string lower(std::string text) {
  for (char& letter : text)
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return text;
}

std::string in_quotes(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + '"';
}

/// One line of a comment, whatever an error or a file's name holds.
std::string one_line(std::string text) {
  for (char& letter : text)
    if (static_cast<unsigned char>(letter) < ' ') letter = ' ';
  return text;
}

/// The field of names that goes with the ids: "desonamn" with "desokod", else the first there is.
std::string name_field(const SeenAreas& areas) {
  const std::string stem = lower(areas.id).substr(0, 3);
  std::vector<std::string> names;
  for (const std::string& field : io::field_names(areas.file, areas.layer)) {
    const std::string name = lower(field);
    if (name.find("namn") == std::string::npos && name.find("name") == std::string::npos) continue;
    names.insert(name.starts_with(stem) || names.empty() ? names.begin() : names.end(), field);
  }
  for (const std::string& field : names) {
    try {
      const io::VectorResult result = io::read_vector({.set = "areas",
                                                       .file = areas.file,
                                                       .layer = areas.layer,
                                                       .id = areas.id,
                                                       .name = field});
      const Codes distinct(result.parts.names.begin(), result.parts.names.end());
      if (distinct.size() * 2 > result.parts.names.size()) return field;
    } catch (const Error&) {  // not a field of names after all; the next one may be
    }
  }
  return "";
}

std::size_t shared(const Codes& a, const Codes& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& code) { return b.contains(code); }));
}

/// The column that holds each code once and no other, else null with the reason.
const SeenColumn* key_of(const SeenTable& table, const Codes& codes, std::string& why) {
  why = "no column matches";
  std::size_t most = 0;
  for (const SeenColumn& column : table.columns) {
    if (column.codes == codes && column.unique) return &column;
    const std::size_t common = shared(codes, column.codes);
    if (common <= most) continue;
    most = common;
    why = column.codes == codes
              ? "column '" + column.name + "' has codes on several rows, or none"
              : "column '" + column.name + "' shares " + std::to_string(common) + " of the " +
                    std::to_string(codes.size()) + " codes and has " +
                    std::to_string(column.codes.size() - common) + " others";
  }
  return nullptr;
}

/// How well a set serves as small areas; the first of the best is taken.
std::tuple<std::size_t, std::size_t, bool, std::size_t> merit(const SeenAreas& areas,
                                                              const Seen& seen) {
  std::size_t matched = 0;
  std::size_t most = 0;
  std::string why;
  for (const SeenTable& table : seen.tables) {
    if (key_of(table, areas.codes, why) != nullptr) matched = areas.codes.size();
    for (const SeenColumn& column : table.columns)
      most = std::max(most, shared(areas.codes, column.codes));
  }
  return {matched, most, looks_like_code(areas.id), areas.codes.size()};
}

const SeenAreas& best_areas(const Seen& seen) {
  if (seen.areas.empty()) {
    std::vector<Message> all{{.what = "no polygons with unique codes are among the files",
                              .hint = "give one with the small areas, such as areas.gpkg"}};
    for (const auto& [file, why] : seen.left_out)
      all.push_back({.subject = file.string(), .what = why});
    for (const SeenTable& table : seen.tables)
      all.push_back({.subject = table.file.string(), .what = "it is a table"});
    for (const SeenGrid& grid : seen.grids)
      all.push_back({.subject = grid.file.string(), .what = "it is a grid"});
    throw Error(ErrorKind::user, std::move(all));
  }
  return *std::max_element(
      seen.areas.begin(), seen.areas.end(),
      [&](const SeenAreas& a, const SeenAreas& b) { return merit(a, seen) < merit(b, seen); });
}

/// The counts of a column, or nothing when some cell is no whole number from 0.
std::vector<double> counts(const SeenTable& table, const std::string& column) {
  try {
    const Column values = table.source->reals(column);
    const auto all = values.reals();
    const bool good = std::all_of(all.begin(), all.end(), [](double value) {
      return value >= 0 && std::floor(value) == value;
    });
    return good ? std::vector<double>(all.begin(), all.end()) : std::vector<double>{};
  } catch (const Error&) {  // texts: no counts
    return {};
  }
}

struct Share {
  std::string part, whole, why;
};

std::optional<Share> find_share(const SeenTable& table, const std::string& key) {
  std::vector<std::pair<std::string, std::vector<double>>> all;
  for (const SeenColumn& column : table.columns) {
    if (column.name == key || looks_like_code(column.name)) continue;
    std::vector<double> values = counts(table, column.name);
    if (!values.empty()) all.emplace_back(column.name, std::move(values));
  }
  if (all.empty()) return std::nullopt;
  const auto people = [](const auto& column) {
    const std::string name = lower(column.first);
    return name.starts_with("bef") || name.starts_with("folk") || name.starts_with("total") ||
           name.starts_with("population");
  };
  auto whole = std::find_if(all.begin(), all.end(), people);
  const bool named = whole != all.end();
  if (!named)
    whole = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::accumulate(a.second.begin(), a.second.end(), 0.0) <
             std::accumulate(b.second.begin(), b.second.end(), 0.0);
    });
  for (const auto& part : all) {
    if (part.first == whole->first || people(part)) continue;
    if (std::equal(part.second.begin(), part.second.end(), whole->second.begin(),
                   [](double a, double b) { return a <= b; }))
      return Share{part.first, whole->first,
                   named ? "its name says the whole population" : "the largest column of counts"};
  }
  return std::nullopt;
}

/// CNI's inputs, each under the names that its columns usually have.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kCni{
    {{"population", "bef"},
     {"under_5", "alder_0_4"},
     {"foreign_born", "utrikes"},
     {"old_alone", "aldre_ensam"},
     {"single_parent", "ensamstaende"},
     {"moved_in", "inflytt"},
     {"unemployed", "arbetslosa"},
     {"low_education", "utb_forgymnasial"}}};

/// Input and column; empty unless the table has them all.
std::vector<std::pair<std::string, std::string>> find_cni(const SeenTable& table) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const auto& [input, usual] : kCni) {
    const auto column = std::find_if(
        table.columns.begin(), table.columns.end(), [&, in = input, use = usual](const auto& c) {
          const std::string name = lower(c.name);
          return (name == in || name.starts_with(use)) && !counts(table, c.name).empty();
        });
    if (column == table.columns.end()) return {};
    result.emplace_back(input, column->name);
  }
  return result;
}

bool four_digit_prefixes(const Codes& codes) {
  Codes prefixes;
  for (const std::string& code : codes) {
    if (code.size() < 5 ||
        !std::all_of(code.begin(), code.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }))
      return false;
    prefixes.insert(code.substr(0, 4));
  }
  return prefixes.size() >= 2;
}

/// Writes the recipe of what was seen.
class Draft {
 public:
  Draft(const Seen& seen, const SeenAreas& areas, const fs::path& folder)
      : seen_(seen), areas_(areas), folder_(fs::absolute(folder)) {
    kommun_ = four_digit_prefixes(areas_.codes);
    set_ = unused(areas_.layer);
  }

  std::string text() {
    head();
    tables();
    grids();
    levels();
    indicator();
    text_ += "\n[profile]\nfor  = " + in_quotes(kommun_ ? "kommun" : set_) +
             "    # one page per area of this level\nmaps = " + in_quotes(set_) +
             "    # the polygons that its maps show\n";
    left_out();
    return text_;
  }

 private:
  [[nodiscard]] std::string path(const fs::path& file) const {
    return fs::proximate(fs::absolute(file).lexically_normal(), folder_).generic_string();
  }

  /// A name for the recipe from a layer's or file's.
  std::string unused(const std::string& from) {
    std::string name;
    for (const char letter : lower(from.substr(0, from.find('.'))))
      name += (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ? letter : '_';
    if (name.empty() || name.front() < 'a') name = "d" + name;
    std::string result = name;
    for (int number = 2; !used_.insert(result).second; ++number)
      result = name + "_" + std::to_string(number);
    return result;
  }

  /// The last year in the name of a table with these codes.
  [[nodiscard]] std::string period() const {
    std::string last;
    std::string why;
    for (const SeenTable& table : seen_.tables) {
      if (key_of(table, areas_.codes, why) == nullptr) continue;
      const std::string file = table.file.filename().string();
      const auto digit = [&](std::size_t at) {
        return at < file.size() && file[at] >= '0' && file[at] <= '9';
      };
      for (std::size_t at = file.find("20"); at != std::string::npos; at = file.find("20", at + 1))
        if ((at == 0 || !digit(at - 1)) && digit(at + 2) && digit(at + 3) && !digit(at + 4))
          last = std::max(last, file.substr(at, 4));
    }
    return last.empty() ? "2024" : last;
  }

  [[nodiscard]] std::string why_these() const {
    const auto [matched, most, code, size] = merit(areas_, seen_);
    if (matched > 0) return "the most whose codes a table has";
    return most > 0 ? "a table has " + std::to_string(most) + " of their codes"
                    : "no table has their codes";
  }

  void head() {
    text_ +=
        "# A first recipe, drawn from what the files hold. Read the comments, mend what is\n"
        "# wrong, then: omrade check, and omrade run.\nrecipe = 1\n"
        "title  = { sv = \"Områdesprofiler\", en = \"Area profiles\" }\n"
        "period = " +
        in_quotes(period()) + "    # a guess: the year that the tables are of\n";
    const bool metres = io::is_projected_metres(areas_.crs);
    crs_ = metres ? areas_.crs : "EPSG:3006";
    if (!metres) text_ += "crs    = \"EPSG:3006\"    # those of the areas are not in metres\n";
    text_ += "\n[areas." + set_ +
             "]\nsource = " + in_quotes(path(areas_.file) + ":" + areas_.layer) + "    # " +
             std::to_string(areas_.codes.size()) + " polygons: " + why_these() +
             "\nid     = " + in_quotes(areas_.id) + "    # a code for each, none of them twice\n";
    const std::string name = name_field(areas_);
    if (!name.empty()) text_ += "name   = " + in_quotes(name) + "    # its name says so\n";
  }

  void tables() {
    for (const SeenTable& table : seen_.tables) {
      std::string why;
      const SeenColumn* key = key_of(table, areas_.codes, why);
      if (key == nullptr) {
        aside_ += "#   " + one_line(path(table.file)) + ": " + one_line(why) + "\n";
        continue;
      }
      keyed_.push_back({&table, key->name, unused(table.file.filename().string())});
      text_ += "\n[tables." + keyed_.back().name + "]\nsource = " + in_quotes(path(table.file)) +
               "\nkey    = { " + set_ + " = " + in_quotes(key->name) +
               " }    # its codes are those of the areas, each on one row\n";
    }
  }

  void grids() {
    for (const SeenGrid& grid : seen_.grids) {
      if (grid.crs != crs_) {
        aside_ += "#   " + one_line(path(grid.file)) + ": not in the coordinates of the areas\n";
        continue;
      }
      text_ += "\n[grids." + unused(grid.file.filename().string()) +
               "]    # a raster in the coordinates of the areas\nsource = " +
               in_quotes(path(grid.file)) + "\n";
    }
  }

  void levels() {
    if (kommun_)
      text_ +=
          "\n[levels.kommun]    # all codes begin with the four digits of a municipality\n"
          "from  = " +
          in_quotes(set_) +
          "\nby    = { prefix = 4 }\n"
          "title = { sv = \"Kommun\", en = \"Municipality\" }\n";
    text_ +=
        "\n[levels.region]    # all areas together: what everything is compared with\nfrom  = " +
        in_quotes(set_) +
        "\nby    = \"all\"\n"
        "title = { sv = \"Regionen\", en = \"The region\" }\n";
  }

  void open_indicator(const std::string& name, const std::string& plugin, const std::string& why) {
    text_ += "\n[indicators." + name + "]\nplugin  = " + in_quotes(plugin) + "    # " + why +
             "\nlevels  = [" + in_quotes(set_) + (kommun_ ? ", \"kommun\"" : "") +
             ", \"region\"]\ncompare = \"region\"    # all areas together\n[indicators." + name +
             ".inputs]\n";
  }

  void indicator() {
    for (const Keyed& keyed : keyed_) {
      const auto inputs = find_cni(*keyed.table);
      if (inputs.empty()) continue;
      open_indicator("cni", "cni", "the table has a column for each of its inputs, by name");
      for (const auto& [input, column] : inputs)
        text_ += input + " = " + in_quotes(keyed.name + "." + column) +
                 (input == column ? "" : "    # by its name: is it what CNI means?") + "\n";
      return;
    }
    for (const Keyed& keyed : keyed_) {
      const std::optional<Share> share = find_share(*keyed.table, keyed.key);
      if (!share) continue;
      open_indicator("andel", "proportion", "an example: a part of a whole, in per cent");
      text_ += "part  = " + in_quotes(keyed.name + "." + share->part) +
               "    # counts that are never above the whole\nwhole = " +
               in_quotes(keyed.name + "." + share->whole) + "    # " + share->why + "\n";
      return;
    }
    text_ +=
        "\n# No indicator: no table with these codes has a count and its whole. Check asks for "
        "one; see\n"
        "# what can be computed with: omrade plugin list\n";
  }

  void left_out() {
    for (const SeenAreas& other : seen_.areas)
      if (other.file != areas_.file || other.layer != areas_.layer)
        aside_ += "#   " + one_line(path(other.file) + ":" + other.layer) + ": " +
                  std::to_string(other.codes.size()) + " polygons by " + one_line(other.id) +
                  ", not chosen as the small areas\n";
    for (const auto& [file, why] : seen_.left_out)
      aside_ += "#   " + one_line(path(file)) + ": " + one_line(why) + "\n";
    if (!aside_.empty()) text_ += "\n# Looked at and not used:\n" + aside_;
  }

  struct Keyed {
    const SeenTable* table;
    std::string key, name;
  };

  const Seen& seen_;
  const SeenAreas& areas_;
  fs::path folder_;
  bool kommun_ = false;
  std::string set_, crs_, text_, aside_;
  std::vector<Keyed> keyed_;
  Codes used_{"kommun", "region"};
};

}  // namespace

bool looks_like_code(const std::string& field) {
  const std::string name = lower(field);
  return name.find("kod") != std::string::npos || name.find("code") != std::string::npos ||
         name.find("id") != std::string::npos;
}

std::string draft_recipe(const Seen& seen, const fs::path& folder) {
  return Draft(seen, best_areas(seen), folder).text();
}

}  // namespace omrade::cli
