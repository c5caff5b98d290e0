#include "base/file.hpp"
#include "base/text.hpp"
#include "recipe/parse_sections.hpp"

#include <algorithm>
#include <utility>

namespace omrade::recipe {
namespace {

void parse_version(const Reader& top, Problems& problems) {
  const Node* const version = top.find("recipe");
  if (version == nullptr || version->whole == 1) return;
  problems.add(version->place,
               "recipe version " + version->text + " is newer than this omrade understands (1)",
               "use a newer omrade, or write recipe = 1");
}

/// The first period whose year is before that of the one before it, or null: a history is read in
/// this order.
const Word* out_of_order(const std::vector<Word>& periods) {
  const auto year = [](const Word& period) {
    const auto number = parse_number(std::string_view(period.text).substr(0, 4));
    return period.text.size() >= 4 && number ? *number : 0;
  };
  for (std::size_t i = 1; i < periods.size(); ++i) {
    const double before = year(periods[i - 1]);
    const double after = year(periods[i]);
    if (before > 0 && after > 0 && after < before) return &periods[i];
  }
  return nullptr;
}

void parse_periods(const Reader& top, Context& context) {
  Recipe& recipe = context.recipe;
  recipe.period = top.text("period");
  recipe.periods = top.texts("periods");
  const bool contained = std::find(recipe.periods.begin(), recipe.periods.end(), recipe.period) !=
                         recipe.periods.end();
  if (!contained && !recipe.periods.empty() && !recipe.period.empty()) {
    context.problems.add(
        top.word("period").place,
        "'periods' holds no " + json_quote(recipe.period) + ", the recipe's period",
        "put it in, or write period = " + json_quote(recipe.periods.back()));
  }
  const std::vector<Word> periods = top.words("periods");
  if (const Word* const early = out_of_order(periods)) {
    context.problems.add(
        early->place,
        "'periods' begin with the oldest, and " + json_quote(early->text) + " comes too late",
        "put them in order of time");
  }
  if (recipe.periods.empty()) recipe.periods.push_back(recipe.period);
}

/// A recipe that names no areas or no indicators computes nothing.
void demand_content(const Reader& top, const Context& context) {
  const Recipe& recipe = context.recipe;
  const Place place{.line = 1, .column = 1};
  const auto& formats = recipe.output.formats;
  if (!top.has("areas")) {
    context.problems.add(place, "the recipe has no areas", "write [areas.NAME] with source and id");
  }
  if (!top.has("indicators")) {
    context.problems.add(place, "the recipe has no indicators",
                         "write [indicators.NAME] with plugin and levels");
  }
  const bool pages = std::find(formats.begin(), formats.end(), "html") != formats.end();
  if (pages && !top.has("profile")) {
    context.problems.add(place, "[profile] is missing, and pages are to be written",
                         "write [profile] with for = \"LEVEL\", or leave html out of the formats");
  }
}

/// Without pages nothing need be said of them. The results name a level of their own all the same,
/// so that they can be read again: the first that something is computed at.
void default_page_level(const Reader& top, Recipe& recipe) {
  if (top.has("profile") || recipe.indicators.empty()) return;
  const std::vector<Word>& levels = recipe.indicators.front().levels;
  if (!levels.empty()) recipe.profile.page_level = levels.front();
}

void parse_top(const Reader& top, Context& context) {
  using Parse = void (*)(const Node&, Context&);
  constexpr std::pair<std::string_view, Parse> parts[] = {
      {"areas", parse_areas},           {"grids", parse_grids},
      {"tables", parse_tables},         {"levels", parse_levels},
      {"indicators", parse_indicators}, {"composites", parse_composites},
      {"scenario", parse_scenarios},    {"resources", parse_resources},
      {"profile", parse_profile},       {"disclosure", parse_disclosure},
      {"output", parse_output}};
  context.recipe.title = top.title("title");
  context.recipe.notice = top.title("notice");
  context.recipe.crs = top.text("crs");
  parse_version(top, context.problems);
  parse_periods(top, context);
  for (const auto& [key, parse] : parts) {
    for (const Node* const node : top.all(key)) parse(*node, context);
  }
  demand_content(top, context);
  check_references(context);
  check_file_names(context);
  default_page_level(top, context.recipe);
}

}  // namespace

Parsed parse_text(const std::filesystem::path& file, std::string text) {
  Parsed parsed;
  parsed.recipe.file = file;
  parsed.recipe.text = std::move(text);
  Problems problems(file);
  const Node root = read_toml(parsed.recipe.text, problems);
  if (problems.empty()) {
    Context context{.recipe = parsed.recipe, .problems = problems, .folder = file.parent_path()};
    const Reader top(root, "", {}, problems);
    parse_top(top, context);
  } else {
    parsed.recipe.periods.emplace_back();
  }
  parsed.problems = problems.sorted();
  return parsed;
}

Parsed parse(const std::filesystem::path& file) {
  return parse_text(file, read_file(file));
}

}  // namespace omrade::recipe
