// What was published before: a file that a run reads and whose successor it writes, so that two
// publications of the same people do not tell by subtraction what each of them withholds.
//
//   History history = History::parse(text, "history.json");
//   history.require_rounding(rules.rounding, "history.json");
//   history.require_thresholds(rules, "history.json");
//   history.require_amounts(amounts, periods, "history.json");
//   history.require(profile);                      // all that was published is in it again
//   log = withhold(gate, rules, history, profile, originals);   // later_publication.hpp
//   const std::string next = history.with(gated, originals, rules, amounts);
//
// It holds what everybody may know already: which cells were published, with their numbers, and
// which were withheld, without any. What was withheld once stays withheld in that period. What was
// published counts as known: it is of no use to withhold it for another.
#pragma once

#include "disclosure/amount_rules.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/published_numbers.hpp"
#include "model/gated_profile.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::disclosure {

class Originals;

inline constexpr int kHistoryVersion = 1;

class History {
 public:
  /// Nothing was published before.
  History() = default;

  /// {"history": 1} is the history of nothing. Error user, with the place, for whatever else is
  /// not of the schema; `subject` names the file.
  static History parse(const std::string& text, const std::string& subject);

  [[nodiscard]] bool empty() const noexcept { return layers_.empty(); }

  /// Error user, naming `subject`, where something was published rounded to another multiple than
  /// `rounding` (0: not at all): the two would tell each number more closely than either.
  void require_rounding(std::uint32_t rounding, const std::string& subject) const;

  /// Error user, naming `subject`, where a threshold is lower than it was: what only the higher one
  /// withheld could be worked out from what the lower one publishes.
  void require_thresholds(const Rules& rules, const std::string& subject) const;

  /// The same of sums of amounts: where a rule asks less than it did, or an indicator no longer
  /// names all the amounts that it was published with in one of `periods`, the profile's. What a
  /// history does not tell of, it does not ask for.
  void require_amounts(const AmountRules& rules, const std::vector<std::string>& periods,
                       const std::string& subject) const;

  /// Error user, naming layers and areas of the profile's periods that were published before and
  /// are not in it: numbers that nobody looks at any longer could be subtracted from today's. The
  /// same for those that were published otherwise than their layers can be: persons that are no
  /// multiples where they were rounded, or that are not told.
  void require(const Profile& profile) const;

  /// Withholds what was withheld before, and numbers that were revised by a few persons since they
  /// were published; tells `originals` which of the others are known. Where they are rounded it is
  /// seen of rounded numbers whether a count is the same, and of other numbers not at all: those
  /// that were published are taken to be known.
  std::vector<Withheld> withhold(const Rules& rules, Profile& profile, Originals& originals) const;

  /// Of what the gate has left: rounds what may have been rounded before, and withholds (in `log`)
  /// what is a fraction of a few persons off what was published. True where anything changed, and
  /// the gate has to see the profile again. Nothing where numbers will be rounded: see
  /// revise_rounded().
  bool revise(const Rules& rules, Profile& profile, Originals& originals,
              std::vector<Withheld>& log) const;

  /// Of what was rounded: withholds (in `log`) numbers that moved to another multiple by fewer than
  /// the minimum count, or whose rest did, wherever they are printed. Of divided people that shows
  /// on the multiples alone. It asks only for what is printed and was, and withholding more tells
  /// nothing more, so that no proof has to be made again. True where anything changed, and the gate
  /// has to withhold what is put together from it.
  bool revise_rounded(const Rules& rules, Profile& profile, const Originals& originals,
                      std::vector<Withheld>& log) const;

  /// The successor's text: this and what `published` adds. The same bytes for the same. Layers that
  /// are not among the originals are made of published numbers, and tell nothing new. Of amounts it
  /// tells where a layer of some was ever published.
  [[nodiscard]] std::string with(const GatedProfile& published, const Originals& originals,
                                 const Rules& rules, const AmountRules& amounts = {}) const;

 private:
  struct Entry {
    bool withheld = false;  ///< in the last publication, and not as what was published before
    /// Each that differed, the last one at the end.
    std::vector<Published> published{};
  };
  struct Name {
    std::string period, level, indicator, layer;
    auto operator<=>(const Name&) const = default;
  };
  struct Cell {
    std::string area, other;
    auto operator<=>(const Cell&) const = default;
  };
  using Layer = std::map<Cell, Entry>;

  /// What holds of sums of amounts; nothing where the file does not tell.
  struct Amounts {
    double p_percent = 0;  ///< the highest of all publications that had amounts
    double dominance = 0;  ///< the lowest of them that was asked for
    std::map<Name, std::set<std::string>> fields{};  ///< "input.field", of all publications
  };

  /// What of one layer's cells cannot have been written by a run, now that its kind is known: ""
  /// for nothing.
  [[nodiscard]] std::string damage_of(const LevelResult& level, const LayerResult& layer,
                                      const Layer& cells) const;

  /// Of the layers of the successor.
  [[nodiscard]] Amounts amounts_with(const GatedProfile& published, const Originals& originals,
                                     const AmountRules& rules,
                                     const std::map<Name, Layer>& layers) const;

  static Name name_of(const LevelResult& level, const LayerResult& layer);
  static Cell cell_of(const LevelResult& level, const LayerResult& layer, std::size_t i);

  std::map<Name, Layer> layers_;
  std::uint32_t rounding_ = 0;  ///< multiple of all numbers of persons in it
  /// The highest of all publications; 0 where the file does not tell.
  struct Thresholds {
    std::uint32_t minimum_count = 0, minimum_denominator = 0, minimum_respondents = 0;
    bool group_disclosure = false;
  } thresholds_;
  Amounts amounts_;
};

}  // namespace omrade::disclosure
