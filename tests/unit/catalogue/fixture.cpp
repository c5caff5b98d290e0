// One of everything that a plugin can declare.
#include <omrade/plugin.hpp>

#include <cstdint>

namespace {

struct Everything {
  static constexpr omrade::Info info{.id = "test.everything",
                                     .version = "1.2.3",
                                     .title = {.sv = "Åäö \"allt\"", .en = "Everything\\"},
                                     .summary = {.sv = "sv", .en = "line\nbreak"},
                                     .method = {.sv = "metod", .en = "method"},
                                     .vendor = "vendor",
                                     .license = "MIT",
                                     .concurrency = omrade::Concurrency::serial,
                                     .row_independent = true,
                                     .deterministic = false};
  static constexpr omrade::Param<double> rate{.id = "rate",
                                              .title = {.sv = "takt", .en = "rate"},
                                              .fallback = 2.4761,
                                              .min = -0.5,
                                              .max = 1e6,
                                              .unit = "kr"};
  static constexpr omrade::Param<double> free{.id = "free", .fallback = 0.1};
  static constexpr omrade::Param<std::int64_t> rounds{.id = "rounds", .fallback = 999, .min = 1};
  static constexpr omrade::Param<bool> strict{
      .id = "strict", .fallback = true, .min = false, .max = true};

  static constexpr omrade::Input people{.id = "people", .unit = "persons"};
  static constexpr omrade::Input income{.id = "income",
                                        .doc = {.sv = "inkomst", .en = "income"},
                                        .measure = omrade::Measure::mean,
                                        .of = "people",
                                        .required = false};
  static constexpr omrade::Field<omrade::Category> sex{.id = "sex"};
  static constexpr omrade::Field<double> age{.id = "age", .unit = "years", .required = false};
  static constexpr auto visits = omrade::rows({.id = "visits", .required = false}, sex, age);

  static constexpr omrade::Text empty{.sv = "tomt", .en = "empty"};
  static constexpr omrade::Layer share{.id = "share",
                                       .unit = "%",
                                       .kind = omrade::Kind::proportion,
                                       .base_of = omrade::BaseOf::respondents,
                                       .direction = omrade::Direction::higher_is_better,
                                       .decimals = 1,
                                       .multiplier = 100};
  static constexpr omrade::Layer index{.id = "index",
                                       .direction = omrade::Direction::higher_is_worse,
                                       .counts_persons = false,
                                       .parts = {"share"},
                                       .reasons = {empty}};
  static constexpr omrade::PairLayer flow{.id = "flow", .rows = "visits", .by = "sex"};
  static constexpr auto declares =
      omrade::declare(rate, free, rounds, strict, people, income, visits, share, index, flow);
  void compute(const omrade::Call&) {}
};

struct Second {
  static constexpr omrade::Info info{.id = "test.second", .version = "0.0.1"};
  static constexpr omrade::Layer layer{.id = "layer"};
  static constexpr auto declares = omrade::declare(layer);
  void compute(const omrade::Call&) {}
};

}  // namespace

OMRADE_PLUGINS(Everything, Second)
