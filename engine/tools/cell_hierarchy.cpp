#include "tools/cell_hierarchy.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/csv.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace omrade::tools {
namespace {

[[noreturn]] void refuse(const std::string& file, const std::string& place, std::string what,
                         std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = file, .place = place, .what = std::move(what), .hint = std::move(hint)});
}

std::vector<std::string> column_of(const io::Csv& csv, const std::string& name,
                                   const std::string& file) {
  if (!csv.has(name))
    refuse(file, "", "no column " + io::in_quotes(name), name_hint(name, csv.names()));
  return csv.texts(name);
}

enum class Mark { open, done };
using Marks = std::unordered_map<std::string, Mark>;

/// Depth first, past what is done already.
void refuse_circles(const CellHierarchy& hierarchy, const std::string& first, Marks& marks) {
  if (marks.contains(first)) return;
  std::vector<std::pair<std::string, std::size_t>> path{{first, 0}};
  marks[first] = Mark::open;
  while (!path.empty()) {
    const std::string code = path.back().first;
    const auto at = hierarchy.children.find(code);
    if (at == hierarchy.children.end() || path.back().second == at->second.size()) {
      marks[code] = Mark::done;
      path.pop_back();
      continue;
    }
    const std::string& child = at->second[path.back().second++];
    const auto mark = marks.find(child);
    if (mark == marks.end()) {
      marks[child] = Mark::open;
      path.emplace_back(child, 0);
    } else if (mark->second == Mark::open) {
      refuse(hierarchy.shown, "", io::in_quotes(child) + " is a part of itself",
             "remove the row that closes the circle");
    }
  }
}

}  // namespace

CellHierarchy read_hierarchy(const disclosure::HierarchySpec& spec, std::size_t key_place) {
  CellHierarchy hierarchy{.key_place = key_place, .shown = spec.table.string()};
  const io::Csv csv = io::Csv::read(spec.table, {});
  const std::vector<std::string> parents = column_of(csv, "parent", hierarchy.shown);
  const std::vector<std::string> children = column_of(csv, "child", hierarchy.shown);
  std::set<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const std::string place = std::to_string(csv.line(i));
    if (parents[i].empty() || children[i].empty())
      refuse(hierarchy.shown, place, "a row without parent or child", "give both, or remove it");
    if (!seen.emplace(parents[i], children[i]).second) {
      refuse(hierarchy.shown, place,
             io::in_quotes(children[i]) + " is a child of " + io::in_quotes(parents[i]) + " twice",
             "remove one of the rows");
    }
    hierarchy.children[parents[i]].push_back(children[i]);
  }
  Marks marks;
  for (const std::string& parent : parents) refuse_circles(hierarchy, parent, marks);
  return hierarchy;
}

}  // namespace omrade::tools
