// Any share of a whole. Definition and assumptions: method.md.
#include <omrade/plugin.hpp>

namespace proportion {

constexpr omrade::Text kNobody{.sv = "helheten är noll här", .en = "the whole is zero here"};

struct Proportion {
  static constexpr omrade::Info info{
      .id = "se.omrade.proportion",
      .version = "1.0.0",
      .title = {.sv = "Andel", .en = "Share"},
      .summary = {.sv = "En del av en helhet, i procent.", .en = "A part of a whole, in per cent."},
      .method = {.sv = "Antalet i delen delat med antalet i helheten, med Wilsons intervall. "
                       "Receptet anger vad delen och helheten är.",
                 .en = "The number in the part divided by the number in the whole, with Wilson's "
                       "interval. The recipe says what part and whole are."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr omrade::Input part{
      .id = "part",
      .title = {.sv = "Delen", .en = "The part"},
      .doc = {.sv = "Antal som hör till delen.", .en = "How many belong to the part."},
      .unit = "persons"};
  static constexpr omrade::Input whole{.id = "whole",
                                       .title = {.sv = "Helheten", .en = "The whole"},
                                       .doc = {.sv = "Antal i helheten, delen inräknad.",
                                               .en = "How many there are, the part included."},
                                       .unit = "persons"};

  static constexpr omrade::Layer share{
      .id = "share",
      .title = {.sv = "Andel", .en = "Share"},
      .doc = {.sv = "Delen som andel av helheten.", .en = "The part as a share of the whole."},
      .unit = "%",
      .kind = omrade::Kind::proportion,
      .decimals = 1,
      .multiplier = 100,
      .reasons = {kNobody}};

  static constexpr auto declares = omrade::declare(part, whole, share);

  void compute(const omrade::Call& call) const {
    const omrade::Column some = call[part];
    const omrade::Column all = call[whole];
    const omrade::EstimateWriter out = call[share];
    // Official small-area counts are perturbed: a part may exceed its whole by a person or two.
    constexpr double perturbation = 3;
    for (std::size_t i = 0; i < call.areas(); ++i) {
      if (some[i] < 0) throw omrade::Error("a number below 0", {.area = i, .column = part.id});
      if (all[i] < 0) throw omrade::Error("a number below 0", {.area = i, .column = whole.id});
      if (some[i] > all[i] + perturbation)
        throw omrade::Error("the part is more than the whole", {.area = i, .column = part.id});
      if (all[i] == 0) {
        out.not_applicable(i, kNobody);
      } else {
        out.set(i, some[i] > all[i] ? all[i] : some[i], all[i]);
      }
    }
  }
};

}  // namespace proportion

OMRADE_PLUGINS(proportion::Proportion)
