// Declarations that must not compile; each case is compiled alone and its sentence looked for.
#include <omrade/plugin.hpp>

#include <cstdint>
#include <span>

namespace {

using omrade::Concurrency, omrade::Kind, omrade::Measure;

struct Case {
#if !defined(NO_INFO)
  static constexpr omrade::Info info {
#if defined(BAD_ID)
    .id = "Org.Example",
#else
    .id = "org.example",
#endif
#if defined(BAD_VERSION)
    .version = "1.0",
#else
    .version = "1.0.0",
#endif
#if defined(NOT_CONST)
    .concurrency = Concurrency::reentrant,
#endif
  };
#endif
  static constexpr omrade::Param<double> p {
    .id = "p",
#if defined(DEFAULT_OUTSIDE)
    .fallback = 11,
#elif defined(TOO_MANY_DIGITS)
    .fallback = 0.1 + 0.2,
#else
    .fallback = 1,
#endif
    .min = 0, .max = 10
  };
#if defined(PARAM_IS_FLOAT)
  static constexpr omrade::Param<float> whole{.id = "whole"};
#elif defined(WHOLE_OUTSIDE)
  static constexpr omrade::Param<std::int64_t> whole{.id = "whole", .fallback = -1, .min = 0};
#elif defined(NUMBER_TOO_LARGE)
  static constexpr omrade::Param<std::int64_t> whole{
      .id = "whole", .fallback = 1, .max = std::int64_t{1} << 60U};
#elif defined(PARAMS_SHARE_AN_ID)
  static constexpr omrade::Param<std::int64_t> whole{.id = "p"};
#else
  static constexpr omrade::Param<std::int64_t> whole{.id = "whole", .fallback = 1};
#endif
  static constexpr omrade::ChoiceParam form {
    .id = "form",
#if defined(NO_CHOICE)
#elif defined(CHOICE_TWICE)
    .choices = {{.id = "one"}, {.id = "one"}},
#else
    .choices = {{.id = "one"}, {.id = "two"}},
#endif
#if defined(DEFAULT_NO_CHOICE)
    .fallback = "three"
#else
    .fallback = "one"
#endif
  };
  static constexpr omrade::ListParam bounds {
    .id = "bounds",
#if defined(LIST_OUTSIDE)
    .fallback = {18, 111},
#elif defined(LIST_TOO_LONG)
    .fallback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
#else
    .fallback = {18, 65},
#endif
    .min = 0, .max = 110
  };
  static constexpr omrade::Input count{.id = "count"};
  static constexpr omrade::Input mean {
    .id = "mean", .measure = Measure::mean,
#if defined(OF_MISSING)
#elif defined(OF_UNKNOWN)
    .of = "nothing",
#elif defined(OF_NO_COUNT)
    .of = "mean",
#else
    .of = "count",
#endif
  };
  static constexpr omrade::Input plain {
#if defined(INPUTS_SHARE_AN_ID)
    .id = "count",
#else
    .id = "plain",
#endif
#if defined(OF_UNWANTED)
    .of = "count",
#endif
  };
  static constexpr omrade::Field<omrade::Category> sex{.id = "sex"};
  static constexpr omrade::Field<double> age {
#if defined(FIELDS_SHARE_AN_ID)
    .id = "sex"
#else
    .id = "age"
#endif
  };
  static constexpr auto people = omrade::rows({.id = "people"}, sex, age);
  static constexpr omrade::Layer share {
#if defined(LAYERS_SHARE_AN_ID)
    .id = "flow",
#elif defined(EMPTY_ID)
    .id = "",
#else
    .id = "share",
#endif
    .kind = Kind::proportion,
#if defined(DECIMALS)
    .decimals = 7,
#endif
#if defined(MULTIPLIER)
    .multiplier = 0,
#endif
#if defined(CODE_TWICE)
    .codes = {{1, {.sv = "ja", .en = "yes"}}, {1, {.sv = "nej", .en = "no"}}},
#elif defined(CODE_IS_NONE)
    .codes = {{omrade::kNone, {.sv = "nej", .en = "no"}}},
#endif
#if defined(PART_UNKNOWN)
    .parts = {"shore"},
#elif defined(PART_OF_ITSELF)
    .parts = {"share"},
#endif
  };
  static constexpr omrade::PairLayer flow {
    .id = "flow",
#if defined(PAIR_ROWS)
    .rows = "persons",
#else
    .rows = "people",
#endif
#if defined(PAIR_FIELD)
    .by = "age"
#else
    .by = "sex"
#endif
  };
#if defined(NO_LAYER)
  static constexpr auto declares =
      omrade::declare(p, whole, form, bounds, count, mean, plain, people);
#elif !defined(NO_DECLARES)
  static constexpr auto declares =
      omrade::declare(p, whole, form, bounds, count, mean, plain, people, share, flow);
#endif
#if defined(NO_COMPUTE)
  void compute() {}
#else
  void compute(const omrade::Call& call) {
#if defined(MISSPELT_COLUMN)
    const omrade::Column column = call[cont];
#else
    const omrade::Column column = call[count];
#endif
#if defined(COLUMN_IS_WHOLE)
    const std::span<const int> numbers = column;
#else
    const std::span<const double> numbers = column;
#endif
    const omrade::RowsView rows = call[people];
#if defined(CATEGORY_IS_NO_NUMBER)
    const std::span<const double> sexes = rows[sex];
#else
    const omrade::Categories sexes = rows[sex];
#endif
#if defined(FIELD_IS_NO_INPUT)
    const omrade::Column ages = call[age];
#else
    const std::span<const double> ages = rows[age];
#endif
#if defined(COLUMN_IS_READ_ONLY)
    column[0] = 1;
#elif defined(INPUT_IS_NO_LAYER)
    call[count].set(0, 1, 2);
#elif defined(LAYER_IS_NO_INPUT)
    const omrade::Column shares = call[share];
#endif
    if (!numbers.empty() && !ages.empty() && sexes.size() > 0) call[share].set(0, 1, 2);
  }
#endif
};

}  // namespace

#if defined(TWO_ALIKE)
OMRADE_PLUGINS(Case, Case)
#else
OMRADE_PLUGINS(Case)
#endif
