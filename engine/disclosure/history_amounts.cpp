// Of a history that a run reads: what was asked of sums of amounts, and whether as much is asked
// today.
#include "base/error.hpp"
#include "base/text.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/history.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace omrade::disclosure {
namespace {

/// As a recipe has it.
std::string listed(const std::set<std::string>& fields) {
  std::string out;
  for (const std::string& field : fields) out += (out.empty() ? "\"" : ", \"") + field + "\"";
  return "amounts = [" + out + "]";
}

Message percent_message(const std::string& subject, const std::string& key, double before,
                        double now, const std::string& stricter, const std::string& or_stricter) {
  const std::string was = key + " = " + shortest(before);
  return {.subject = subject,
          .what = "sums of amounts were published with " + was + ", and would be " +
                  (now > 0 ? "with " + shortest(now) : "without it") + " now: what the " +
                  stricter + " one alone withheld could be worked out",
          .hint = "write " + was + or_stricter + " under [disclosure]"};
}

}  // namespace

History::Amounts History::amounts_with(const GatedProfile& published, const Originals& originals,
                                       const AmountRules& rules,
                                       const std::map<Name, Layer>& layers) const {
  Amounts all = amounts_;
  bool any = false;
  const std::vector<LevelResult>& levels = published.view().levels;
  for (std::size_t v = 0; v < levels.size(); ++v) {
    for (std::size_t l = 0; l < originals.printed(v); ++l) {
      const LayerResult& layer = levels[v].layers[l];
      const auto named = rules.fields.find(layer.indicator);
      if (named == rules.fields.end() || named->second.empty() || layer.info->counts_persons)
        continue;
      const Name name = name_of(levels[v], layer);
      if (!layers.contains(name)) continue;  // no number of it, nor a mark
      all.fields[name].insert(named->second.begin(), named->second.end());
      any = true;
    }
  }
  if (!any) return all;
  all.p_percent = std::max(all.p_percent, rules.p_percent);
  if (rules.dominance > 0)
    all.dominance = all.dominance > 0 ? std::min(all.dominance, rules.dominance) : rules.dominance;
  return all;
}

void History::require_amounts(const AmountRules& rules, const std::vector<std::string>& periods,
                              const std::string& subject) const {
  std::vector<Message> messages;
  if (rules.p_percent < amounts_.p_percent) {
    messages.push_back(percent_message(subject, "p_percent", amounts_.p_percent, rules.p_percent,
                                       "higher", " or more"));
  }
  const double dominance = amounts_.dominance;
  if (dominance > 0 && (rules.dominance > dominance || rules.dominance <= 0)) {
    messages.push_back(
        percent_message(subject, "dominance", dominance, rules.dominance, "lower", ""));
  }
  struct Missing {
    std::set<std::string> fields, periods;
  };
  std::map<std::string, Missing> missing;  // by indicator
  for (const auto& [name, fields] : amounts_.fields) {
    const auto now = rules.fields.find(name.indicator);
    if (now == rules.fields.end()) continue;  // that it is not computed is told by require()
    if (std::find(periods.begin(), periods.end(), name.period) == periods.end()) continue;
    for (const std::string& field : fields) {
      if (now->second.contains(field)) continue;
      missing[name.indicator].fields.insert(field);
      missing[name.indicator].periods.insert(name.period);
    }
  }
  for (const auto& [indicator, one] : missing) {
    std::set<std::string> all = rules.fields.at(indicator);
    all.insert(one.fields.begin(), one.fields.end());
    messages.push_back(
        {.subject = subject,
         .what = "'" + indicator + "' was published in " +
                 join(std::vector<std::string>(one.periods.begin(), one.periods.end()), ", ") +
                 " with " + listed(one.fields) +
                 ", and would be without now: the sums that were withheld could be worked out",
         .hint = "write " + listed(all) + " under [indicators." + indicator + "]"});
  }
  if (!messages.empty()) throw Error(ErrorKind::user, std::move(messages));
}

}  // namespace omrade::disclosure
