// Something of every kind that a plugin can declare, for its descriptions.
#include <omrade/plugin.hpp>

#include <cstdint>

namespace {

using omrade::Category, omrade::Field, omrade::Measure;

struct Falls {
  static constexpr omrade::Info info{
      .id = "org.example.falls",
      .version = "1.2.3",
      .title = {.sv = "Fallskador", .en = "Fall injuries"},
      .summary = {.sv = "Fall per 1 000 boende.", .en = "Falls per 1,000 residents."},
      .method = {.sv = "Andelen | *x* är fall / boende.", .en = "Falls over residents, a < b."},
      .vendor = "Example",
      .license = "EUPL-1.2",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr omrade::Param<double> rate{.id = "national_rate",
                                              .title = {.sv = "Rikets tal", .en = "National rate"},
                                              .fallback = 2.5,
                                              .min = 0,
                                              .unit = "per 1 000"};
  static constexpr omrade::Param<std::int64_t> years{
      .id = "years", .title = {.sv = "År", .en = "Years"}, .fallback = 3, .min = 1, .max = 5};
  static constexpr omrade::Param<bool> repeated{
      .id = "repeated", .title = {.sv = "Upprepade", .en = "Repeated"}, .fallback = true};
  static constexpr omrade::ChoiceParam form{.id = "form",
                                            .title = {.sv = "Form", .en = "Form"},
                                            .choices = {{.id = "crude"}, {.id = "direct"}},
                                            .fallback = "direct"};
  static constexpr omrade::TextParam cause{.id = "cause",
                                           .title = {.sv = "Orsak", .en = "Cause"},
                                           .doc = {.sv = "Som den står.", .en = "As it stands."},
                                           .fallback = "W00-W19"};
  static constexpr omrade::ListParam bounds{.id = "bounds",
                                            .title = {.sv = "Åldersgränser", .en = "Age bounds"},
                                            .fallback = {65, 80},
                                            .min = 0,
                                            .max = 110,
                                            .unit = "years"};

  static constexpr omrade::Input residents{
      .id = "residents", .title = {.sv = "Boende", .en = "Residents"}, .unit = "persons"};
  static constexpr omrade::Input age{.id = "age",
                                     .title = {.sv = "Medelålder", .en = "Mean age"},
                                     .unit = "years",
                                     .measure = Measure::mean,
                                     .of = "residents",
                                     .required = false};
  static constexpr Field<Category> clinic{.id = "clinic",
                                          .title = {.sv = "Mottagning", .en = "Clinic"}};
  static constexpr Field<double> weight{
      .id = "weight", .title = {.sv = "Vikt", .en = "Weight"}, .unit = "kg", .required = false};
  static constexpr auto falls =
      omrade::rows({.id = "falls", .title = {.sv = "Fall", .en = "Falls"}}, clinic, weight);
  static constexpr Field<double> people{.id = "people",
                                        .title = {.sv = "Personer", .en = "People"}};
  static constexpr auto standard =
      omrade::shared({.id = "standard", .title = {.sv = "Standard", .en = "Standard"}}, people);
  static constexpr omrade::AreaKm2 km2{.id = "km2", .title = {.sv = "Yta", .en = "Surface"}};
  static constexpr omrade::DistanceToNearest away{.id = "away",
                                                  .title = {.sv = "Avstånd", .en = "Distance"}};

  static constexpr omrade::Text kNobody{.sv = "ingen bor här", .en = "nobody lives here"};
  static constexpr omrade::Layer share{.id = "rate",
                                       .title = {.sv = "Fall", .en = "Falls"},
                                       .doc = {.sv = "Alla fall.", .en = "All falls."},
                                       .unit = "per 1 000",
                                       .kind = omrade::Kind::rate,
                                       .direction = omrade::Direction::higher_is_worse,
                                       .decimals = 1,
                                       .multiplier = 1000,
                                       .reasons = {kNobody}};
  static constexpr omrade::PairLayer flow{.id = "flow",
                                          .rows = "falls",
                                          .by = "clinic",
                                          .title = {.sv = "Flöde", .en = "Flow"},
                                          .base_of = omrade::BaseOf::events};
  static constexpr auto declares =
      omrade::declare(rate, years, repeated, form, cause, bounds, residents, age, falls, standard,
                      km2, away, share, flow);
  void compute(const omrade::Call&) const {}
};

/// The least that a plugin can be.
struct Bare {
  static constexpr omrade::Info info{.id = "org.example.bare", .version = "0.1.0"};
  static constexpr omrade::Layer y{.id = "y"};
  static constexpr auto declares = omrade::declare(y);
  void compute(const omrade::Call&) {}
};

}  // namespace

OMRADE_PLUGINS(Falls, Bare)
