#include "recipe/disclose_keys.hpp"

#include <array>

namespace omrade::recipe {
namespace {

using enum Shape;

constexpr std::array top_keys{
    Key{"minimum_count", whole, "5", "Fewer persons than this, but not none, are withheld."}
        .within(1, 1000)
        .otherwise("5"),
    Key{"minimum_denominator", whole, "20", "No index is published of fewer persons."}
        .within(1)
        .otherwise("20"),
    Key{"minimum_respondents", whole, "30", "No estimate is published of fewer answers."}
        .within(1)
        .otherwise("30"),
    Key{"group_disclosure", truth, "true", "Withhold also what all of a group have."}.otherwise(
        "false"),
    Key{"rounding", whole, "5", "Round counts to multiples of this in place of withholding."}
        .within(2, 1000),
    Key{"tolerance", number, "3", "By how many persons totals may differ from their parts."}
        .otherwise("0"),
    Key{"cells", names, R"(["area", "group"])", "Table of cells: the columns of codes."},
    Key{"value", text, R"("persons")", "Table of cells: the column of counts."},
    Key{"denominator", text, R"("population")",
        "Table of cells: the column of the persons among whom the value is counted."},
    Key{"respondents", text, R"("answers")",
        "Table of cells: the column of the answers that the value rests on."},
    Key{"largest", text, R"("largest")",
        "Table of sums: the column of the largest contribution to each value."},
    Key{"second", text, R"("second")", "Table of sums: that of the second largest."},
    Key{"dominance", number, "75", "Percent of a sum that its two largest may be."},
    Key{"p_percent", number, "10", "To how many percent the largest may be worked out."},
    Key{"id", text, R"("area")", "Table of units: the column of ids."},
    Key{"counts", names, R"(["under_5", "unemployed"])", "Table of units: the columns of counts."},
    Key{"composite", sections, "", "Table of units: an index of its counts, [[composite]]."},
    Key{"history", text, R"("history.json")",
        "What was published before, relative to the spec; its successor is written beside the "
        "output."},
    Key{"hierarchy", sections, "", "Codes that are sums of others, [[hierarchy]]."},
};

constexpr std::array hierarchy_keys{
    Key{"column", text, R"("area")", "The column of codes."}.demanded(),
    Key{"table", text, R"("areas.csv")", "CSV with the columns parent and child."}.demanded(),
};

constexpr std::array composite_keys{
    Key{"column", text, R"("index")", "The column of the index."}.demanded(),
    Key{"population", text, R"("population")", "The column that it is divided by."}.demanded(),
    Key{"national", number, "2.4761", "Points per person in the nation; the index is 1 there."}
        .otherwise("1"),
    Key{"weights", form, "{ under_5 = 3.23, unemployed = 5.13 }",
        "Count and weight; or a list of weights in the order of `counts`."}
        .demanded(),
};

constexpr std::array all{
    Section{.path = "disclose", .doc = "The spec.", .keys = top_keys},
    Section{.path = "disclose.hierarchy", .doc = "Sums.", .keys = hierarchy_keys},
    Section{.path = "disclose.composite", .doc = "An index.", .keys = composite_keys},
};

}  // namespace

std::span<const Section> disclose_sections() {
  return all;
}

}  // namespace omrade::recipe
