// The keys of what is published, and of what is held back. Included by keys.cpp alone.
#pragma once

#include "recipe/keys.hpp"

#include <array>

namespace omrade::recipe {

inline constexpr std::array profile_keys{
    Key{"for", Shape::text, R"("centre")", "The level with one page per area."}.demanded(),
    Key{"maps", Shape::text, R"("deso")", "The level that the maps show."},
    Key{"languages", Shape::names, R"(["sv", "en"])",
        "Languages of the pages; the first is shown first."}
        .one_of("sv|en")
        .otherwise(R"(["sv", "en"])"),
};

inline constexpr std::array disclosure_keys{
    Key{"off", Shape::text, "\"REASON\"",
        "Turns the protection off, and says why; printed on every output."},
    Key{"minimum_count", Shape::whole, "5",
        "Fewer persons than this, but not none, are never published."}
        .within(1, 100)
        .otherwise("5"),
    Key{"minimum_denominator", Shape::whole, "20",
        "No share, rate, mean, index or difference is published of fewer persons. Counts obey "
        "minimum_count alone."}
        .within(1)
        .otherwise("20"),
    Key{"minimum_respondents", Shape::whole, "30",
        "No estimate is published of fewer answers than this."}
        .within(1)
        .otherwise("30"),
    Key{"group_disclosure", Shape::truth, "true",
        "Withholds also that all of a group have it: N - x = 0. A zero is published all the same."}
        .otherwise("false"),
    Key{"p_percent", Shape::number, "10",
        "Of a sum of amounts nobody may work out the largest to within so many percent, not even "
        "who has the second largest; 0 does not ask."}
        .otherwise("10"),
    Key{"dominance", Shape::number, "75",
        "The two largest may make so many percent of a sum of amounts; 0 does not ask."}
        .otherwise("75"),
    Key{"rounding", Shape::whole, "5",
        "3 or 5: numbers of persons that are not withheld are rounded to the nearest multiple, and "
        "what can be made of them is made anew. 0 rounds nothing."}
        .otherwise("0"),
    Key{"key", Shape::text, R"("disclosure.key")",
        "File of the secret key, relative to the recipe."},
    Key{"history", Shape::text, R"("history.json")",
        "What was published before, relative to the recipe; the run writes its successor. A later "
        "run must round alike, have no lower threshold, ask no less of amounts, and compute no "
        "less of a period that is in it: no layer, level or area may be gone (exit 2)."},
};

inline constexpr std::array output_keys{
    Key{"formats", Shape::names, R"(["html", "gpkg", "csv"])", "What is written."}
        .one_of("html|gpkg|csv")
        .otherwise(R"(["html", "gpkg", "csv"])"),
};

}  // namespace omrade::recipe
