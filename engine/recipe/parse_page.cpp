// [profile], [disclosure] and [output]: what is published, and what is held back.
#include "recipe/parse_sections.hpp"
#include "recipe/source.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace omrade::recipe {
namespace {

/// A protection that protects nobody is turned off in the open, with a reason, or not at all.
void require_floor(const Reader& reader, const std::string& key, std::int64_t floor,
                   std::int64_t fallback, Context& context) {
  const Node* const value = reader.find(key);
  if (value == nullptr || value->whole >= floor) return;
  context.problems.add(
      value->place,
      "'" + key + "' must be " + std::to_string(floor) + " or more, not " +
          std::to_string(value->whole) + ": less protects nobody",
      "write " + key + " = " + std::to_string(fallback) +
          (reader.find("off") == nullptr ? ", or off = \"REASON\" to publish without protection"
                                         : ", or leave it out: with 'off' nothing is held back"));
}

/// Percent of a sum; 0 turns the rule off.
double read_percent(const Reader& reader, const std::string& key, double fallback,
                    Context& context) {
  const double value = reader.number(key).value_or(fallback);
  if (value >= 0 && value <= 100) return value;
  context.problems.add(reader.find(key)->place, "'" + key + "' must be from 0 to 100",
                       "write percent, or 0 for a rule that is not asked");
  return fallback;
}

/// Rounded numbers look protected, so they are not told without the protection.
void read_rounding(const Reader& reader, DisclosureSpec& disclosure, Context& context) {
  const Node* const value = reader.find("rounding");
  disclosure.rounding = reader.whole("rounding", disclosure.rounding);
  if (value == nullptr || disclosure.rounding == 0) return;
  if (disclosure.rounding != 3 && disclosure.rounding != 5) {
    context.problems.add(value->place,
                         "'rounding' must be 3 or 5, not " + std::to_string(disclosure.rounding),
                         "write rounding = 5, or leave it out to round nothing");
  } else if (reader.find("off") != nullptr) {
    context.problems.add(value->place, "'rounding' does not go with 'off'",
                         "take one of them away: rounding is done to what the protection leaves");
  }
}

}  // namespace

void parse_profile(const Node& node, Context& context) {
  if (!is_section(node, "profile", context.problems)) return;
  const Reader reader(node, "profile", "[profile]", context.problems);
  ProfileSpec& profile = context.recipe.profile;
  profile.page_level = reader.word("for");
  profile.map_level = reader.word("maps");
  if (reader.find("languages") != nullptr) profile.languages = reader.texts("languages");
}

void parse_disclosure(const Node& node, Context& context) {
  if (!is_section(node, "disclosure", context.problems)) return;
  const Reader reader(node, "disclosure", "[disclosure]", context.problems);
  DisclosureSpec& disclosure = context.recipe.disclosure;
  disclosure.minimum_count = reader.whole("minimum_count", disclosure.minimum_count);
  disclosure.minimum_denominator =
      reader.whole("minimum_denominator", disclosure.minimum_denominator);
  disclosure.minimum_respondents =
      reader.whole("minimum_respondents", disclosure.minimum_respondents);
  const DisclosureSpec usual;
  require_floor(reader, "minimum_count", 3, usual.minimum_count, context);
  require_floor(reader, "minimum_denominator", 5, usual.minimum_denominator, context);
  require_floor(reader, "minimum_respondents", 10, usual.minimum_respondents, context);
  disclosure.group_disclosure = reader.truth("group_disclosure", disclosure.group_disclosure);
  disclosure.p_percent = read_percent(reader, "p_percent", usual.p_percent, context);
  disclosure.dominance = read_percent(reader, "dominance", usual.dominance, context);
  read_rounding(reader, disclosure, context);
  // A reason that could not be read never turns the protection off.
  if (const Word reason = reader.word("off"); !reason.empty()) disclosure.off = reason.text;
  if (const Word key = reader.word("key"); !key.empty()) {
    disclosure.key = plain_file(key.text, key.place, context.folder);
  }
  if (const Word history = reader.word("history"); !history.empty())
    disclosure.history = plain_file(history.text, history.place, context.folder);
}

void parse_output(const Node& node, Context& context) {
  if (!is_section(node, "output", context.problems)) return;
  const Reader reader(node, "output", "[output]", context.problems);
  if (reader.find("formats") != nullptr) context.recipe.output.formats = reader.texts("formats");
}

}  // namespace omrade::recipe
