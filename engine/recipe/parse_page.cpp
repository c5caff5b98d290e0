// [profile], [disclosure] and [output]: what is published, and what is held back.
#include "recipe/parse_sections.hpp"
#include "recipe/source.hpp"

#include <utility>

namespace omrade::recipe {

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
  // A reason that could not be read never turns the protection off.
  if (const Word reason = reader.word("off"); !reason.empty()) disclosure.off = reason.text;
  if (const Word key = reader.word("key"); !key.empty()) {
    disclosure.key = plain_file(key.text, key.place, context.folder);
  }
  if (reader.has("history")) {
    context.problems.add(reader.key_place("history"),
                         "'history' in [disclosure] is not available in this version of omrade",
                         "remove it");
  }
}

void parse_output(const Node& node, Context& context) {
  if (!is_section(node, "output", context.problems)) return;
  const Reader reader(node, "output", "[output]", context.problems);
  if (reader.find("formats") != nullptr) context.recipe.output.formats = reader.texts("formats");
}

}  // namespace omrade::recipe
