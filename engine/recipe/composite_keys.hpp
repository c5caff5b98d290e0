// The keys of composites, in a recipe and in a spec of their own. Included by keys.cpp alone.
#pragma once

#include "recipe/keys.hpp"

#include <array>

namespace omrade::recipe {

// Keys that stand in both.
inline constexpr std::string_view kNormaliseWords =
    "z-score|min-max|percentile-rank|rank|imd-exponential|target";
inline constexpr Key kNormaliseKey =
    Key{"normalise", Shape::text, R"("z-score")", "How parts are brought to one scale."}
        .one_of(kNormaliseWords)
        .otherwise(R"("z-score")");
inline constexpr Key kAggregateKey =
    Key{"aggregate", Shape::text, R"("arithmetic")",
        "Mean of the parts; all but arithmetic need a scale above 0."}
        .one_of("arithmetic|geometric|harmonic|generalised|copeland")
        .otherwise(R"("arithmetic")");
inline constexpr Key kPowerKey{"power", Shape::number, "0.5", "The power of a generalised mean."};
// Not the first component: its weights would be others at each level, and may not exist at one.
inline constexpr Key kWeightsKey =
    Key{"weights", Shape::text, R"("given")", "Where the weights come from."}
        .one_of("given|equal|noise-robust")
        .otherwise(R"("given")");
inline constexpr Key kTreatKey =
    Key{"treat", Shape::truth, "true", "Draws in the few values that would stretch a scale."}
        .otherwise("false");
inline constexpr Key kAvailableKey{"available", Shape::number, "0.5",
                                   "An area of which less of the weight is there has no score."};
inline constexpr Key kDrawsKey =
    Key{"draws", Shape::whole, "2000", "Draws of the parts' true values, for limits of ranks."}
        .within(0, 1000000)
        .otherwise("0");
inline constexpr Key kSeedKey =
    Key{"seed", Shape::whole, "7", "Of the draws."}.within(0).otherwise("1");
inline constexpr Key kTopKey =
    Key{"top", Shape::whole, "5", "How many are the most in need, for their probability."}.within(
        1);
inline constexpr Key kNoiseKey =
    Key{"weight_noise", Shape::number, "0.25", "Weights are drawn evenly within this share."}
        .otherwise("0");
inline constexpr Key kDomainsKey{"domains", Shape::sections, "",
                                 "Domains between the parts and the index."};
inline constexpr Key kCorrelationsKey{"correlations", Shape::sections, "",
                                      "Layers whose errors hang together."};
inline constexpr Key kWeightKey =
    Key{"weight", Shape::number, "2", "Its weight, above 0."}.otherwise("1");
inline constexpr Key kDomainKey{"domain", Shape::text, R"("social")", "The domain it lies in."};
inline constexpr Key kPolarityKey =
    Key{"polarity", Shape::text, R"("high_is_need")", "Which end means need."}
        .one_of("high_is_need|low_is_need")
        .otherwise(R"("high_is_need")");
inline constexpr Key kScaleKey{"scale", Shape::form, "[1, 100]",
                               "The ends of min-max, percentile-rank and target."};
inline constexpr Key kTargetKey{"target", Shape::number, "0.1",
                                "With normalise = \"target\": where there is no need."};

inline constexpr std::array composite_keys{
    Key{"title", Shape::title, R"({ sv = "Samlat behov", en = "Composite need" })",
        "Name for readers."},
    Key{"levels", Shape::names, R"(["around", "deso"])", "Levels at which it is put together."}
        .demanded(),
    kNormaliseKey,
    kAggregateKey,
    kPowerKey,
    kWeightsKey,
    kTreatKey,
    kAvailableKey,
    kDrawsKey,
    kSeedKey,
    kTopKey,
    kNoiseKey,
    Key{"parts", Shape::sections, "", "The layers: [[composites.NAME.parts]]."}.demanded(),
    kDomainsKey,
    kCorrelationsKey,
};

inline constexpr std::array composite_part_keys{
    Key{"layer", Shape::text, R"("cni.relative")", "INDICATOR.LAYER, by the names of this recipe."}
        .demanded(),
    kDomainKey,
    kWeightKey,
    kPolarityKey,
    Key{"normalise", Shape::text, R"("min-max")", "As the composite's, for this part alone."}
        .one_of(kNormaliseWords),
    kScaleKey,
    kTargetKey,
};

inline constexpr std::array composite_domain_keys{
    Key{"id", Shape::text, R"("social")", "Its name, for parts to lie in."}.demanded(),
    kWeightKey,
};

inline constexpr std::array composite_correlation_keys{
    Key{"layers", Shape::names, R"(["habits.smoking", "habits.alcohol"])", "Two of the parts."}
        .demanded(),
    Key{"r", Shape::number, "0.3", "Correlation of their errors, between -1 and 1."}.demanded(),
};

// A spec of `omrade composite`, whose layers are columns of a table.

inline constexpr std::array composite_file_keys{
    Key{"id", Shape::text, R"("desokod")", "Column of ids."}.demanded(),
    Key{"normalise", Shape::text, R"("z-score")", "How parts are brought to one scale."}
        .one_of("z-score|min-max|percentile-rank|rank|imd-exponential|target|population-z-score")
        .otherwise(R"("z-score")"),
    kAggregateKey,
    kPowerKey,
    Key{"weights", Shape::text, R"("given")", "Where the weights come from."}
        .one_of("given|equal|first-component|noise-robust")
        .otherwise(R"("given")"),
    Key{"impute", Shape::text, R"("group")", "What missing values are filled in with."}
        .one_of("none|mean|median|group")
        .otherwise(R"("none")"),
    Key{"group", Shape::text, R"("kommun")", "Column of groups, for impute = \"group\"."},
    Key{"population", Shape::text, R"("people")",
        "Column of people, for population-z-score and share."},
    Key{"resources", Shape::text, R"("nurses")", "Column of what is set beside the need."},
    Key{"share", Shape::number, "0.5", "The fewest areas that hold this share of the need."},
    kTreatKey,
    kAvailableKey,
    kDrawsKey,
    kSeedKey,
    kTopKey,
    kNoiseKey,
    Key{"parts", Shape::sections, "", "The layers: [[parts]]."}.demanded(),
    kDomainsKey,
    kCorrelationsKey,
    Key{"choices", Shape::section, "", "Other ways to make the index, for the sensitivity."},
};

inline constexpr std::array composite_file_part_keys{
    Key{"layer", Shape::text, R"("smoking")", "Column of its values; its name where it has none."}
        .demanded(),
    kDomainKey,
    kWeightKey,
    kPolarityKey,
    Key{"normalise", Shape::text, R"("min-max")", "As the spec's, for this part alone."}.one_of(
        "z-score|min-max|percentile-rank|rank|imd-exponential|target|population-z-score"),
    kScaleKey,
    kTargetKey,
    Key{"standard_error", Shape::text, R"("smoking_se")", "Column of standard errors."},
    Key{"lower", Shape::text, R"("smoking_lower95")", "Column of lower 95 % limits."},
    Key{"upper", Shape::text, R"("smoking_upper95")", "Column of upper 95 % limits."},
    Key{"numerator", Shape::text, R"("smokers")", "Column of counts."},
    Key{"denominator", Shape::text, R"("answers")", "Column of what they are counts of."},
    Key{"kind", Shape::text, R"("proportion")", "What numerator and denominator make."}
        .one_of("proportion|rate")
        .otherwise(R"("proportion")"),
};

inline constexpr std::array composite_choice_keys{
    Key{"normalise", Shape::names, R"(["z-score", "percentile-rank"])", "Scales, of all parts."},
    Key{"weights", Shape::names, R"(["given", "equal"])", "Where weights come from."},
    Key{"aggregate", Shape::names, R"(["arithmetic", "geometric"])", "Means."},
    Key{"draw", Shape::truth, "true", "The draws take any of them, all as likely."}.otherwise(
        "false"),
};

inline constexpr std::array composite_file_sections{
    Section{.path = "composite-file",
            .doc = "A spec of omrade composite.",
            .keys = composite_file_keys},
    Section{.path = "composite-file.parts", .doc = "A layer.", .keys = composite_file_part_keys},
    Section{.path = "composite-file.domains", .doc = "A domain.", .keys = composite_domain_keys},
    Section{.path = "composite-file.correlations",
            .doc = "Two layers whose errors hang together.",
            .keys = composite_correlation_keys},
    Section{.path = "composite-file.choices",
            .doc = "Other ways to make the index.",
            .keys = composite_choice_keys},
};

}  // namespace omrade::recipe
