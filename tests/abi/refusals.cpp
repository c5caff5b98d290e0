// Declarations that must not compile; each case is compiled alone and its sentence looked for.
#include <omrade/plugin.hpp>

namespace {

using omrade::Concurrency, omrade::Kind, omrade::Measure;

struct Case {
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
    .id = "plain",
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
  static constexpr auto declares = omrade::declare(p, count, mean, plain, people);
#elif !defined(NO_DECLARES)
  static constexpr auto declares = omrade::declare(p, count, mean, plain, people, share, flow);
#endif
#if defined(NO_COMPUTE)
  void compute() {}
#else
  void compute(const omrade::Call&) {}
#endif
};

}  // namespace

#if defined(TWO_ALIKE)
OMRADE_PLUGINS(Case, Case)
#else
OMRADE_PLUGINS(Case)
#endif
