// The keys of [resources]; a part of the table in keys.cpp.
#pragma once

#include "recipe/keys.hpp"

#include <array>

namespace omrade::recipe {

inline constexpr std::array resource_keys{
    Key{"source", Shape::text, R"("resources.csv")",
        "Table with x and y, or a layer of points: FILE or FILE:LAYER, relative to the recipe."}
        .demanded(),
    Key{"id", Shape::text, R"("id")", "Column of ids; one of each."}.demanded(),
    Key{"name", Shape::text, R"("name")", "Column of names for readers; else the ids."},
    Key{"category", Shape::text, R"("category")", "Column that says what each of them is."}
        .demanded(),
    Key{"x", Shape::text, R"("x")", "Column of eastings, of a table."},
    Key{"y", Shape::text, R"("y")", "Column of northings, of a table."},
    Key{"crs", Shape::text, R"("EPSG:3006")",
        "Coordinate system; demanded with x and y, else for a file that names none."},
    Key{"categories", Shape::section, "",
        "Words of the category column, and their titles: [resources.categories]. Else school, "
        "library, association, pharmacy, meeting_place and care."},
    Key{"grid", Shape::text, R"("people")",
        "Population grid that weighs distances by people; else the recipe's only grid, and "
        "without one distances are from the area's point."},
    Key{"residents", Shape::text, R"("population.residents")",
        "INDICATOR.LAYER that counts residents: resources are told per 1 000 of them."},
    Key{"need", Shape::text, R"("need.score")",
        "INDICATOR.LAYER, or COMPOSITE.score, that tells the need; else the first composite."},
    Key{"high_need", Shape::number, "1.5",
        "Need from which it is high; else in the highest fifth of the areas."},
    Key{"licence", Shape::any_text, R"("CC0 1.0")", "Licence of the source, for the provenance."},
    Key{"attribution", Shape::any_text, R"("SCB")", "Who is to be named as source on pages."},
};

inline constexpr std::array resource_category_keys{
    Key{"*", Shape::title, R"({ sv = "Bibliotek", en = "Libraries" })",
        "A word of the category column, and what readers call it."},
};

}  // namespace omrade::recipe
