#include "recipe/disclose_spec.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "recipe/node.hpp"
#include "recipe/problems.hpp"
#include "recipe/reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace omrade::recipe {
namespace {

using Spec = disclosure::TableSpec;

constexpr double kMostWeight = 1e6;

class SpecReader {
 public:
  SpecReader(const Node& root, const std::filesystem::path& file, Problems& problems)
      : top_(root, "disclose", "the spec", problems), problems_(problems) {
    spec_.file = file;
  }

  Spec read() {
    read_thresholds();
    spec_.group_disclosure = top_.truth("group_disclosure", false);
    if (const auto tolerance = top_.number("tolerance")) {
      spec_.tolerance = *tolerance;
      if (*tolerance < 0)
        problems_.add(top_.key_place("tolerance"), "'tolerance' must be 0 or more", "");
    }
    spec_.cells = top_.texts("cells");
    spec_.value = top_.text("value");
    spec_.denominator = top_.text("denominator");
    spec_.respondents = top_.text("respondents");
    spec_.id = top_.text("id");
    spec_.counts = top_.texts("counts");
    check_kind();
    read_rounding();
    read_sums();
    read_history();
    each("hierarchy", [&](const Node& node) { read_hierarchy(node); });
    each("composite", [&](const Node& node) { read_composite(node); });
    return std::move(spec_);
  }

 private:
  /// A threshold that protects nobody is refused, as in a recipe.
  std::uint32_t threshold(std::string_view key, std::int64_t least, std::uint32_t usual) {
    const std::int64_t value = top_.whole(key, usual);
    if (top_.find(key) != nullptr && value < least) {
      problems_.add(top_.find(key)->place,
                    "'" + std::string(key) + "' must be " + std::to_string(least) +
                        " or more, not " + std::to_string(value) + ": less protects nobody",
                    "write " + std::string(key) + " = " + std::to_string(usual));
    }
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, least, 1'000'000'000));
  }

  void read_thresholds() {
    spec_.minimum_count = threshold("minimum_count", 3, spec_.minimum_count);
    spec_.minimum_denominator = threshold("minimum_denominator", 5, spec_.minimum_denominator);
    spec_.minimum_respondents = threshold("minimum_respondents", 10, spec_.minimum_respondents);
  }

  /// A multiple b of which is below k says which half of 1 … k - 1 a count is in. What else is
  /// known of a count may say which way it was rounded.
  void read_rounding() {
    spec_.rounding = static_cast<std::uint32_t>(top_.whole("rounding", 0));
    if (spec_.rounding == 0) return;
    if (spec_.rounding < spec_.minimum_count) {
      problems_.add(top_.key_place("rounding"),
                    "'rounding' is below minimum_count, " + std::to_string(spec_.minimum_count) +
                        ", so it would tell small counts apart",
                    "write rounding = " + std::to_string(spec_.minimum_count) +
                        " or more, or a lower minimum_count");
    }
    for (const std::string_view key :
         {"denominator", "respondents", "composite", "group_disclosure", "tolerance"}) {
      if (!top_.has(key)) continue;
      problems_.add(top_.key_place(key), "'" + std::string(key) + "' does not go with 'rounding'",
                    "remove one of them");
    }
  }

  double percent(std::string_view key) {
    const auto value = top_.number(key);
    if (!value) return 0;
    if (!(*value > 0) || *value > 100) {
      problems_.add(top_.key_place(key),
                    "'" + std::string(key) + "' must be above 0 and at most 100", "write percent");
    }
    return *value;
  }

  void read_sums() {
    spec_.largest = top_.text("largest");
    spec_.second = top_.text("second");
    spec_.dominance = percent("dominance");
    spec_.p_percent = percent("p_percent");
    const bool columns = top_.has("largest") || top_.has("second");
    const bool rules = top_.has("dominance") || top_.has("p_percent");
    if (!columns && !rules) return;
    if (!top_.has("largest")) top_.missing("largest", "by dominance and p_percent");
    if (!top_.has("second")) top_.missing("second", "by dominance and p_percent");
    if (!rules) {
      problems_.add(top_.key_place(top_.has("largest") ? "largest" : "second"),
                    "contributions have no use without a rule", "write p_percent = 10");
    }
    for (const std::string_view key : {"denominator", "rounding", "id", "group_disclosure"}) {
      if (!top_.has(key)) continue;
      problems_.add(top_.key_place(key),
                    "'" + std::string(key) + "' does not go with sums of contributions",
                    "remove one of them");
    }
    check_apart({spec_.value, spec_.largest, spec_.second}, spec_.cells);
  }

  /// Only of plain counts is it known how two publications tell of each other.
  void read_history() {
    const std::string file = top_.text("history");
    if (file.empty()) return;
    const std::filesystem::path path(file);
    spec_.history = path.is_absolute() ? path : spec_.file.parent_path() / path;
    for (const std::string_view key : {"rounding", "tolerance", "composite", "group_disclosure",
                                       "largest", "second", "dominance", "p_percent"}) {
      if (!top_.has(key)) continue;
      problems_.add(top_.key_place(key), "'" + std::string(key) + "' does not go with 'history'",
                    "remove one of them");
    }
  }

  void misplaced(std::string_view key, const std::string& kind) {
    if (!top_.has(key)) return;
    problems_.add(top_.key_place(key), "'" + std::string(key) + "' has no use in " + kind,
                  "remove it");
  }

  void check_kind() {
    const bool cells = top_.has("cells") || top_.has("value");
    const bool units = top_.has("id") || top_.has("counts");
    if (cells && units) {
      problems_.add(top_.key_place(top_.has("id") ? "id" : "counts"),
                    "the spec describes a table of cells and one of units",
                    "keep cells and value, or id and counts");
      return;
    }
    if (!cells && !units) {
      problems_.add(top_.place(), "the spec does not say what the table holds",
                    R"(write cells = ["area", "group"] and value = "persons", or id and counts)");
      return;
    }
    for (const std::string_view key :
         cells ? std::array{"cells", "value"} : std::array{"id", "counts"}) {
      if (!top_.has(key)) top_.missing(key);
    }
    if (cells) {
      misplaced("composite", "a table of cells");
      check_apart({spec_.value, spec_.denominator, spec_.respondents}, spec_.cells);
    } else {
      misplaced("denominator", "a table of units");
      misplaced("respondents", "a table of units");
      check_apart({spec_.id}, spec_.counts);
    }
  }

  /// One column cannot be a code and a count.
  void check_apart(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    std::set<std::string> names(others.begin(), others.end());
    for (const std::string& name : some) {
      if (name.empty() || names.insert(name).second) continue;
      problems_.add(top_.place(), "column '" + name + "' has two roles in the spec",
                    "name another column");
    }
  }

  template <class Read>
  void each(std::string_view key, const Read& read) {
    for (const Node* const list : top_.all(key)) {
      const std::string header = "[[" + std::string(key) + "]]";
      if (list->kind != NodeKind::list) {
        problems_.add(list->place, "'" + std::string(key) + "' must be a list of sections",
                      "write " + header);
        continue;
      }
      for (const Node& item : list->items) {
        if (item.kind == NodeKind::table) {
          read(item);
        } else {
          problems_.add(item.place, "an entry of '" + std::string(key) + "' must be a section",
                        "write " + header);
        }
      }
    }
  }

  void read_hierarchy(const Node& node) {
    const Reader reader(node, "disclose.hierarchy", "[[hierarchy]]", problems_);
    const Word column = reader.word("column");
    const Word table = reader.word("table");
    if (column.empty() || table.empty()) return;
    const std::vector<std::string> known =
        spec_.of_cells() ? spec_.cells : std::vector<std::string>{spec_.id};
    if (std::find(known.begin(), known.end(), column.text) == known.end()) {
      problems_.add(column.place, "column '" + column.text + "' holds no codes of the table",
                    name_hint(column.text, known));
      return;
    }
    const std::filesystem::path path(table.text);
    spec_.hierarchies.push_back(
        {.column = column.text,
         .table = path.is_absolute() ? path : spec_.file.parent_path() / path});
  }

  void read_composite(const Node& node) {
    const Reader reader(node, "disclose.composite", "[[composite]]", problems_);
    disclosure::CompositeSpec composite{.column = reader.text("column"),
                                        .population = reader.text("population")};
    composite.national = reader.number("national").value_or(1);
    if (!(composite.national > 0)) {
      problems_.add(reader.key_place("national"), "'national' must be above 0",
                    "write the points per person in the nation");
    }
    const std::vector<std::string>& counts = spec_.counts;
    for (const std::string& column : {composite.column, composite.population}) {
      if (column.empty()) continue;
      if (std::find(counts.begin(), counts.end(), column) != counts.end() || column == spec_.id) {
        problems_.add(reader.place(), "column '" + column + "' has two roles in the spec",
                      "name another column");
      }
    }
    if (const Node* const weights = reader.find("weights")) read_weights(*weights, composite);
    spec_.composites.push_back(std::move(composite));
  }

  void read_weights(const Node& node, disclosure::CompositeSpec& composite) {
    const std::vector<std::string>& counts = spec_.counts;
    const bool list = node.kind == NodeKind::list;
    if (!list && node.kind != NodeKind::table) {
      problems_.add(node.place, "'weights' must be a table of count = weight",
                    "write weights = { COUNT = 1.5 }");
      return;
    }
    if (list && node.items.size() != counts.size()) {
      problems_.add(node.place,
                    "'weights' has " + std::to_string(node.items.size()) + " numbers, 'counts' " +
                        std::to_string(counts.size()) + " columns",
                    "give one weight for each, or write weights = { COUNT = 1.5 }");
      return;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Node& item = node.items[i];
      const std::string name = list ? counts[i] : item.key.text;
      if (std::find(counts.begin(), counts.end(), name) == counts.end()) {
        problems_.add(item.key.place, "'weights' names '" + name + "', which is none of 'counts'",
                      name_hint(name, counts));
        continue;
      }
      const bool number = item.kind == NodeKind::whole || item.kind == NodeKind::real;
      if (!number || !std::isfinite(item.real) || std::abs(item.real) > kMostWeight) {
        problems_.add(item.place, "the weight of '" + name + "' must be a number", "");
        continue;
      }
      if (item.real != 0) composite.weights.emplace_back(name, item.real);
    }
    if (node.items.empty())
      problems_.add(node.place, "'weights' is empty", "write weights = { COUNT = 1.5 }");
  }

  const Reader top_;
  Problems& problems_;
  Spec spec_;
};

}  // namespace

disclosure::TableSpec read_disclose_spec(const std::filesystem::path& file) {
  const std::string content = read_file(file);
  Problems problems(file);
  const Node root = read_toml(content, problems);
  Spec spec;
  if (problems.empty()) spec = SpecReader(root, file, problems).read();
  if (!problems.empty()) throw Error(ErrorKind::user, problems.sorted());
  return spec;
}

}  // namespace omrade::recipe
