// What a person counts in a division of money, by the need where he lives or is listed.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace omrade {
inline namespace sdk {
namespace allocation {

/// "constant" (per head), "linear" (the need itself), "threshold:T" (what of the need lies above
/// T), "tier:0=1,2.5=1.5" (the factor of the highest bound that the need reaches; below all, 0).
class NeedRule {
 public:
  enum class Form : std::uint8_t { constant, linear, threshold, tier };

  /// None where the text is not such a rule.
  static std::optional<NeedRule> parse(std::string_view text) {
    NeedRule rule;
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    const bool bare = colon == std::string_view::npos;
    const std::string_view rest = bare ? "" : text.substr(colon + 1);
    if (bare && name == "constant") return rule;
    if (bare && name == "linear") {
      rule.form_ = Form::linear;
      return rule;
    }
    if (name == "threshold") {
      rule.form_ = Form::threshold;
      const std::optional<double> number = number_of(rest);
      if (!number) return std::nullopt;
      rule.threshold_ = *number;
      return rule;
    }
    rule.form_ = Form::tier;
    if (name != "tier" || !rule.read_tiers(rest)) return std::nullopt;
    return rule;
  }

  [[nodiscard]] Form form() const noexcept { return form_; }
  [[nodiscard]] bool reads_need() const noexcept { return form_ != Form::constant; }
  /// Negative only where the need is and the rule is linear.
  [[nodiscard]] double factor(double need) const {
    switch (form_) {
      case Form::constant:
        return 1;
      case Form::linear:
        return need;
      case Form::threshold:
        return std::max(0.0, need - threshold_);
      case Form::tier:
        break;
    }
    double factor = 0;
    for (const Tier& tier : tiers_)
      if (need >= tier.from) factor = tier.factor;
    return factor;
  }

 private:
  struct Tier {
    double from = 0, factor = 0;
  };

  static std::optional<double> number_of(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
      return std::nullopt;
    return number;
  }

  bool read_tiers(std::string_view list) {
    while (true) {
      const std::size_t comma = list.find(',');
      const std::string_view one = list.substr(0, comma);
      const std::size_t equals = one.find('=');
      if (equals == std::string_view::npos) return false;
      const std::optional<double> from = number_of(one.substr(0, equals));
      const std::optional<double> factor = number_of(one.substr(equals + 1));
      if (!from || !factor || *factor < 0) return false;
      tiers_.push_back({*from, *factor});
      if (comma == std::string_view::npos) break;
      list.remove_prefix(comma + 1);
    }
    const auto lower = [](const Tier& a, const Tier& b) { return a.from < b.from; };
    std::sort(tiers_.begin(), tiers_.end(), lower);
    const auto same = [](const Tier& a, const Tier& b) { return a.from == b.from; };
    return std::adjacent_find(tiers_.begin(), tiers_.end(), same) == tiers_.end();
  }

  Form form_ = Form::constant;
  double threshold_ = 0;
  std::vector<Tier> tiers_{};
};

}  // namespace allocation
}  // namespace sdk
}  // namespace omrade
