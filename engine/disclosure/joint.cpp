#include "disclosure/joint.hpp"

#include "base/error.hpp"
#include "disclosure/cells.hpp"
#include "disclosure/differences.hpp"
#include "disclosure/overlaps.hpp"
#include "disclosure/secondary.hpp"
#include "disclosure/series.hpp"
#include "model/profile_copy.hpp"

#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::size_t kMostMessages = 10;

void append(std::vector<Withheld>& log, std::vector<Withheld> more) {
  std::move(more.begin(), more.end(), std::back_inserter(log));
}

std::string name_of(const Withheld& cell) {
  return cell.indicator + "." + cell.layer + " at " + cell.level + " " + cell.area +
         (cell.other.empty() ? "" : " x " + cell.other) + " in " + cell.period;
}

using CellName = std::array<std::string, 6>;

CellName name_in_full(const Withheld& cell) {
  return {cell.level, cell.indicator, cell.layer, cell.period, cell.area, cell.other};
}

/// What was published first cannot be taken back for a later profile. Where that withholds what is
/// the same number of the same flow, or what was rounded to whole persons, it is known all the
/// same, and the proofs took it so.
void give_back(const Profile& before, Profile& all, std::vector<Withheld>& log) {
  std::set<CellName> taken;
  for (std::size_t v = 0; v < before.levels.size(); ++v) {
    for (std::size_t l = 0; l < before.levels[v].layers.size(); ++l) {
      const LayerResult& layer = before.levels[v].layers[l];
      const ConstEstimateSpans was = layer.estimates.spans();
      const ConstEstimateSpans is = std::as_const(all.levels[v].layers[l].estimates).spans();
      for (std::size_t i = 0; i < was.size(); ++i) {
        if (has_value(was.state_of(i)) && !has_value(is.state_of(i)))
          taken.insert(name_in_full(entry_of(before.levels[v], layer, i, Rule::secondary)));
      }
    }
  }
  std::erase_if(log, [&](const Withheld& cell) { return taken.contains(name_in_full(cell)); });
  const Profile again = copy_of(before);
  for (std::size_t v = 0; v < before.levels.size(); ++v) {
    for (std::size_t l = 0; l < before.levels[v].layers.size(); ++l)
      all.levels[v].layers[l].estimates = again.levels[v].layers[l].estimates;
  }
}

/// What bounds a small number at another level, and cannot be taken back.
void refuse_overlaps(const Rules& rules, const Profile& all, const Originals& originals,
                     const std::string& label) {
  Profile probe = copy_of(all);
  std::vector<Message> messages;
  for (const Withheld& cell : withhold_overlaps(rules, probe, originals)) {
    if (messages.size() < kMostMessages)
      messages.push_back(
          {.subject = name_of(cell),
           .what = "it is published beside " + label + ", with which it would tell of a few",
           .hint = "leave the scenario out, or the layer at one of its levels"});
  }
  if (!messages.empty()) throw Error(ErrorKind::failed, std::move(messages));
}

using Key = std::pair<std::string, std::string>;  ///< area, and the other of a flow

Key key_of(const LevelResult& level, const LayerResult& layer, std::size_t i) {
  Withheld entry = entry_of(level, layer, i, Rule::difference);
  return {std::move(entry.area), std::move(entry.other)};
}

Numbers numbers_of(const Originals& originals, const JointPlace& at, std::size_t i) {
  return {originals.numerators(at.level, at.layer)[i],
          originals.denominators(at.level, at.layer)[i], originals.bases(at.level, at.layer)[i]};
}

Place place_of(const JointPlace& at, std::size_t i) {
  return {static_cast<std::uint32_t>(at.level), static_cast<std::uint32_t>(at.layer),
          static_cast<std::uint32_t>(i), true};
}

std::array<std::string, 4> called(const LevelResult& level, std::size_t l) {
  const LayerResult& layer = level.layers[l];
  return {level.id, layer.indicator, layer.info->id, layer.period};
}

/// Says of which profile it is that numbers cannot be protected.
template <class Work>
void named(const std::string& label, const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::failed) throw;
    std::vector<Message> messages = error.messages();
    for (Message& message : messages) message.subject = label + ": " + message.subject;
    throw Error(ErrorKind::failed, std::move(messages));
  }
}

/// Of layers that both have, which are the first of each level.
void withhold_like(const Profile& published, Profile& all) {
  for (std::size_t v = 0; v < all.levels.size(); ++v) {
    for (std::size_t l = 0; l < all.levels[v].layers.size(); ++l) {
      const ConstEstimateSpans is = published.levels[v].layers[l].estimates.spans();
      const EstimateSpans to = all.levels[v].layers[l].estimates.spans();
      for (std::size_t i = 0; i < to.size(); ++i)
        if (is.state_of(i) == State::withheld && has_value(to.state_of(i))) wipe(to, i);
    }
  }
}

/// What a layer shows.
void know(const Profile& profile, const JointPlace& at, Originals& originals) {
  const ConstEstimateSpans spans = profile.levels[at.level].layers[at.layer].estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!has_value(spans.state_of(i))) continue;
    Place place = place_of(at, i);
    if (std::isfinite(spans.numerator[i])) originals.know_before(place, spans.numerator[i]);
    place.numerator = false;
    if (std::isfinite(spans.denominator[i])) originals.know_before(place, spans.denominator[i]);
  }
}

}  // namespace

void Joint::begin(const Rules& rules, const Profile& left, const Profile& published,
                  const Originals& originals) {
  rules_ = rules;
  all_ = copy_of(left);
  withhold_like(published, all_);
  originals_.emplace(originals);
  levels_ = all_.levels.size();
  for (std::size_t v = 0; v < levels_; ++v) {
    for (std::size_t l = 0; l < all_.levels[v].layers.size(); ++l) {
      know(all_, {.level = v, .layer = l}, *originals_);
      earlier_.emplace(called(all_.levels[v], l), JointPlace{.level = v, .layer = l});
    }
  }
}

/// Of numbers that an earlier profile has as well, where levels or layers are others.
void Joint::see_alike(Profile& next, const Originals& of_next, std::vector<Withheld>& log) {
  for (std::size_t v = 0; v < places_.size(); ++v) {
    for (std::size_t l = 0; l < places_[v].size(); ++l) {
      if (!places_[v][l].added && !places_[v][l].other) continue;
      const auto [begin, end] = earlier_.equal_range(called(next.levels[v], l));
      for (auto at = begin; at != end; ++at) see_alike(next, of_next, {v, l}, at->second, log);
    }
  }
}

void Joint::see_alike(Profile& next, const Originals& of_next, const JointPlace& own,
                      const JointPlace& earlier, std::vector<Withheld>& log) {
  const LevelResult& level = next.levels[own.level];
  LayerResult& layer = next.levels[own.level].layers[own.layer];
  const JointPlace& here = places_[own.level][own.layer];
  const LevelResult& before_level = all_.levels[earlier.level];
  const LayerResult& before = before_level.layers[earlier.layer];
  std::map<Key, std::size_t> cells;
  for (std::size_t i = 0; i < before.estimates.size(); ++i)
    cells.emplace(key_of(before_level, before, i), i);
  const ConstEstimateSpans was = before.estimates.spans();
  const EstimateSpans now = layer.estimates.spans();
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto at = cells.find(key_of(level, layer, i));
    if (at == cells.end()) continue;
    const Numbers numbers = numbers_of(of_next, own, i);
    const Numbers others = numbers_of(*originals_, earlier, at->second);
    if (here.added && alike(numbers.numerator, others.numerator) && numbers.numerator > 0)
      originals_->know_same(place_of(here, i), place_of(earlier, at->second));
    if (was.state_of(at->second) != State::withheld || !has_value(now.state_of(i)) ||
        !same_or_of_few(rules_, *layer.info, numbers, others))
      continue;
    wipe(now, i);
    if (here.added) wipe(all_.levels[here.level].layers[here.layer].estimates.spans(), i);
    log.push_back(entry_of(level, layer, i, Rule::difference));
  }
}

void Joint::bring_to(Profile& next) const {
  Profile copy = copy_of(all_);
  for (std::size_t v = 0; v < places_.size(); ++v) {
    for (std::size_t l = 0; l < places_[v].size(); ++l) {
      const JointPlace& at = places_[v][l];
      if (at.other) continue;
      next.levels[v].layers[l].estimates = copy.levels[at.level].layers[at.layer].estimates;
    }
  }
}

/// True where `next` withholds of its own what it does not here.
bool Joint::bring_withheld(const Profile& next) {
  bool changed = false;
  for (std::size_t v = 0; v < places_.size(); ++v) {
    for (std::size_t l = 0; l < places_[v].size(); ++l) {
      const JointPlace& at = places_[v][l];
      if (!at.added) continue;
      const ConstEstimateSpans from = next.levels[v].layers[l].estimates.spans();
      const EstimateSpans to = all_.levels[at.level].layers[at.layer].estimates.spans();
      for (std::size_t i = 0; i < from.size(); ++i) {
        if (from.state_of(i) != State::withheld || !has_value(to.state_of(i))) continue;
        wipe(to, i);
        changed = true;
      }
    }
  }
  return changed;
}

/// Of layers that stand among all: those of the profile's own system count as known.
void Joint::know_own(const Profile& next, Originals& of_next) const {
  for (std::size_t v = 0; v < places_.size(); ++v) {
    for (std::size_t l = 0; l < places_[v].size(); ++l)
      if (!places_[v][l].other) know(next, {v, l}, of_next);
  }
}

std::vector<Withheld> Joint::withhold(const Gate& gate, const std::string& label, Profile& next,
                                      Originals& of_next, const Profile* reference) {
  std::vector<Withheld> log;
  if (!rules_.on) return log;
  const Profile before = copy_of(all_);
  label_ = label;
  places_ = place(label, next, of_next, levels_, all_, *originals_);
  others_ = false;
  Originals::Layers added;
  for (const std::vector<JointPlace>& of_level : places_) {
    for (const JointPlace& at : of_level) {
      others_ = others_ || at.other;
      if (at.added)
        added.emplace(static_cast<std::uint32_t>(at.level), static_cast<std::uint32_t>(at.layer));
    }
  }
  see_alike(next, of_next, log);
  const auto look = [&] {
    named(label, [&] { append(log, gate.withhold(all_, *originals_)); });
    give_back(before, all_, log);
    bring_to(next);
  };
  originals_->begin_without(std::move(added));
  look();
  know_own(next, of_next);
  const auto look_at_others = [&] {
    if (!others_) return;
    named(label, [&] { append(log, gate.withhold(next, of_next)); });
    if (bring_withheld(next)) look();
    bring_to(next);
  };
  look_at_others();
  if (reference != nullptr) {
    append(log, take_out_differences(rules_, next, *reference));
    if (bring_withheld(next)) look();
    look_at_others();
  }
  refuse_overlaps(rules_, all_, *originals_, label);
  for (std::size_t v = 0; v < places_.size(); ++v) {
    for (std::size_t l = 0; l < places_[v].size(); ++l) {
      if (!places_[v][l].added) continue;
      know(all_, places_[v][l], *originals_);
      earlier_.emplace(called(next.levels[v], l), places_[v][l]);
    }
  }
  return log;
}

void Joint::audit(const Profile& last, const Originals& of_last, const ParallelFor& loop) const {
  for (std::size_t v = 0; v < places_.size(); ++v) {
    for (std::size_t l = 0; l < places_[v].size(); ++l) {
      const JointPlace& at = places_[v][l];
      if (at.other) continue;
      const LayerResult& layer = last.levels[v].layers[l];
      const ConstEstimateSpans shown = layer.estimates.spans();
      const ConstEstimateSpans here = all_.levels[at.level].layers[at.layer].estimates.spans();
      for (std::size_t i = 0; i < shown.size(); ++i) {
        if (!has_value(shown.state_of(i)) || has_value(here.state_of(i))) continue;
        throw Error(ErrorKind::bug,
                    {.subject = name_of(entry_of(last.levels[v], layer, i, Rule::secondary)),
                     .what = "it is withheld where all that is published was looked at"});
      }
    }
  }
  named(label_, [&] {
    disclosure::audit(rules_, all_, *originals_, loop);
    if (others_) disclosure::audit(rules_, last, of_last, loop);
  });
}

}  // namespace omrade::disclosure
