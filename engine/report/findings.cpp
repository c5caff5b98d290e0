#include "report/findings.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace omrade::report {
namespace {

std::optional<Finding> judged(const Context& context, std::size_t group, std::size_t measure,
                              std::size_t page) {
  const auto& at = context.groups[group].measures[measure].at;
  for (std::size_t column = 0; column < at.size(); ++column) {
    if (at[column] == nullptr) continue;
    const Figure figure = context.figure(column, *at[column], page);
    if (!figure.judged()) continue;
    const double benchmark = std::abs(figure.benchmark());
    const double size = benchmark > 0 ? figure.least_difference() / benchmark : 0;
    return Finding{group, measure, column, figure, std::isfinite(size) ? size : 0};
  }
  return std::nullopt;
}

bool is_compared(const Measure& measure) {
  return std::any_of(measure.at.begin(), measure.at.end(), [](const LayerResult* layer) {
    return layer != nullptr && layer->comparison.has_value();
  });
}

/// Worse by its own interval, though too weakly to be told from chance among so many comparisons.
bool leans_to_worse(const Finding& finding) {
  if (finding.size <= 0) return false;
  const Direction direction = finding.figure.layer().info->direction;
  if (direction == Direction::neutral) return false;
  const bool higher = finding.figure.value() > finding.figure.benchmark();
  return higher == (direction == Direction::higher_is_worse);
}

void sort_by_size(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.size > b.size; });
}

}  // namespace

Findings findings_of(const Context& context, std::size_t page) {
  Findings out;
  for (std::size_t g = 0; g < context.groups.size(); ++g) {
    for (std::size_t m = 0; m < context.groups[g].measures.size(); ++m) {
      const auto finding = judged(context, g, m, page);
      if (!finding) {
        out.unjudged += is_compared(context.groups[g].measures[m]) ? 1 : 0;
        continue;
      }
      switch (standing_of(finding->figure)) {
        case Standing::worse:
          out.worse.push_back(*finding);
          break;
        case Standing::better:
          out.better.push_back(*finding);
          break;
        case Standing::higher:
        case Standing::lower:
          out.neutral.push_back(*finding);
          break;
        default:
          out.same.push_back(*finding);
          if (leans_to_worse(*finding)) out.probably_worse.push_back(*finding);
      }
    }
  }
  for (auto* list : {&out.worse, &out.better, &out.neutral, &out.probably_worse})
    sort_by_size(*list);
  return out;
}

std::vector<Finding> spread(const std::vector<Finding>& findings, std::size_t most,
                            std::size_t most_of_group) {
  std::vector<Finding> out;
  for (const Finding& finding : findings) {
    if (out.size() == most) break;
    const auto alike = std::count_if(
        out.begin(), out.end(), [&](const Finding& other) { return other.group == finding.group; });
    if (static_cast<std::size_t>(alike) < most_of_group) out.push_back(finding);
  }
  return out;
}

}  // namespace omrade::report
