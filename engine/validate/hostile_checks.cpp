// Data that nobody wishes for, and memory that is not the plugin's.
#include "validate/checks.hpp"
#include "validate/contents.hpp"
#include "validate/direct.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace omrade::validate {
namespace {

using catalogue::Descriptor;
using catalogue::Input;
using catalogue::InputKind;
using catalogue::Measure;

constexpr std::size_t kAreas = 24;

Finding no_writes_outside(Subject& subject) {
  const host::Request request = subject.sample(kAreas);
  const std::uint64_t before = content_of(request);
  Direct direct(subject.plugin(), 1);
  std::string failure;
  const std::string overwritten = direct.overwritten(request, failure);
  if (!overwritten.empty()) return {Status::fail, "it wrote on " + overwritten};
  if (content_of(request) != before) return {Status::fail, "it changed its inputs"};
  if (!failure.empty()) return {Status::skipped, "the plugin refused the sample: " + failure};
  return {};
}

/// Every third value missing.
Column with_gaps(const Column& column) {
  constexpr std::size_t third = 3;
  if (column.type() == ColumnType::category) {
    std::vector<std::int32_t> codes(column.codes().begin(), column.codes().end());
    for (std::size_t i = 0; i < codes.size(); i += third) codes[i] = -1;
    std::vector<std::string> labels;
    for (std::size_t k = 0; k < column.label_count(); ++k) labels.emplace_back(column.label(k));
    return Column::of_categories(codes, labels);
  }
  std::vector<double> values(column.reals().begin(), column.reals().end());
  for (std::size_t i = 0; i < values.size(); i += third)
    values[i] = std::numeric_limits<double>::quiet_NaN();
  return Column::of_reals(values);
}

/// Calls `use` with a request in which one input or field, named by a text, is changed.
template <class Change, class Use>
std::optional<Finding> each_column(const Descriptor& plugin, const host::Request& request,
                                   Change&& change, Use&& use) {
  for (std::size_t k = 0; k < plugin.inputs.size(); ++k) {
    const Input& input = plugin.inputs[k];
    if (input.kind == InputKind::column) {
      host::Request other = request;
      other.inputs[k].column = change(*request.inputs[k].column);
      if (const auto found = use("'" + input.id + "'", other)) return found;
    }
    for (std::size_t f = 0; f < input.fields.size() && request.inputs[k].rows; ++f) {
      host::Request other = request;
      other.inputs[k].rows->fields[f] = change(*request.inputs[k].rows->fields[f]);
      if (const auto found = use("'" + input.id + "." + input.fields[f].id + "'", other))
        return found;
    }
  }
  return std::nullopt;
}

Finding missing_values(Subject& subject) {
  const host::Request request = subject.sample(kAreas);
  const Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  std::string refused;
  const auto found = each_column(
      subject.plugin(), request, with_gaps,
      [&](const std::string& name, const host::Request& other) -> std::optional<Finding> {
        const Answer answer = subject.compute(other);
        if (!answer.broken.empty())
          return Finding{Status::fail, "where " + name + " is missing, " + answer.broken};
        if (!answer.refusal.empty() && refused.empty())
          refused = "where " + name + " is missing it refuses the whole call (" + answer.refusal +
                    "); a missing value should be missing in its area alone";
        return std::nullopt;
      });
  if (found) return *found;
  return refused.empty() ? Finding{} : Finding{Status::warn, refused};
}

std::string all_required(const Descriptor& plugin) {
  for (const Input& input : plugin.inputs) {
    if (!input.required) return "";
    for (const catalogue::Field& field : input.fields)
      if (!field.required) return "";
  }
  return "no input or field is optional";
}

void drop_fields(const Input& input, host::InputData& data, std::size_t only) {
  auto* fields = data.rows ? &data.rows->fields : data.table ? &data.table->fields : nullptr;
  for (std::size_t f = 0; fields != nullptr && f < input.fields.size(); ++f)
    if (!input.fields[f].required && (only == f || only >= input.fields.size()))
      (*fields)[f] = std::nullopt;
}

Finding absent_optional_inputs(Subject& subject) {
  const Descriptor& plugin = subject.plugin();
  const host::Request request = subject.sample(kAreas);
  const Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  std::vector<std::pair<std::string, host::Request>> without;
  host::Request bare = request;
  for (std::size_t k = 0; k < plugin.inputs.size(); ++k) {
    const Input& input = plugin.inputs[k];
    for (std::size_t f = 0; f < input.fields.size(); ++f) {
      if (input.fields[f].required) continue;
      without.emplace_back("'" + input.id + "." + input.fields[f].id + "'", request);
      drop_fields(input, without.back().second.inputs[k], f);
    }
    drop_fields(input, bare.inputs[k], input.fields.size());
    if (input.required) continue;
    without.emplace_back("'" + input.id + "'", request);
    without.back().second.inputs[k] = {};
    bare.inputs[k] = {};
  }
  without.emplace_back("all that is optional", std::move(bare));
  for (const auto& [name, other] : without) {
    const Answer answer = subject.compute(other);
    if (!answer.answered())
      return {Status::fail, "without " + name + ": " + answer.broken + answer.refusal};
  }
  return {};
}

Finding unicode_ids(Subject& subject) {
  const host::Request plain = subject.sample(kAreas);
  Answer first = subject.compute(plain);
  if (!first.answered()) return first.verdict();
  const std::array<std::string, 6> odd{"Öjaby ",
                                       "område 'å'",
                                       "\xF0\x9F\x8F\xA5 \"x\"",
                                       "\xD9\x85\xD8\xB1\xD9\x83\xD8\xB2 ",
                                       "a,b;c\t%s%n ",
                                       std::string(300, 'e') + "\xCC\x81"};
  host::Request named = plain;
  for (std::size_t i = 0; i < named.area_ids.size(); ++i)
    named.area_ids[i] = odd[i % odd.size()] + std::to_string(i);
  Answer answer = subject.compute(named);
  if (!answer.answered())
    return {Status::fail, "with ids in other letters: " + answer.broken + answer.refusal};
  const std::string told = difference(subject.plugin(), {plain, std::move(first.layers)},
                                      {plain, std::move(answer.layers)}, 0, false);
  return told.empty() ? Finding{} : Finding{Status::fail, "with ids in other letters, " + told};
}

std::string no_counts(const Descriptor& plugin) {
  const bool any = std::any_of(plugin.inputs.begin(), plugin.inputs.end(),
                               [](const Input& one) { return one.measure == Measure::count; });
  return any ? "" : "no input is a column of counts";
}

/// Where a count below 0 in the first area changes a number and yet leaves one.
std::string silent_number(const Descriptor& plugin, const Answer& before, const Answer& after) {
  for (std::size_t l = 0; l < plugin.layers.size(); ++l) {
    if (after.layers[l].pairs || after.layers[l].estimates.size() == 0) continue;
    const ConstEstimateSpans was = before.layers[l].estimates.spans();
    const ConstEstimateSpans now = after.layers[l].estimates.spans();
    if (has_value(now.state_of(0)) && !alike(was.value[0], now.value[0], 0))
      return "layer '" + plugin.layers[l].id + "' holds a number all the same";
  }
  return "";
}

Finding extreme_values(Subject& subject) {
  const Descriptor& plugin = subject.plugin();
  const host::Request request = subject.sample(kAreas);
  const Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  constexpr std::array<double, 4> extremes{0, 1e15, 1e-9, -7};
  for (std::size_t k = 0; k < plugin.inputs.size(); ++k) {
    if (plugin.inputs[k].measure != Measure::count) continue;
    for (const double extreme : extremes) {
      host::Request other = request;
      std::vector<double> values(request.inputs[k].column->reals().begin(),
                                 request.inputs[k].column->reals().end());
      values[0] = extreme;
      other.inputs[k].column = Column::of_reals(values);
      const Answer answer = subject.compute(other);
      // A count above its whole, or below 0, may be refused by the plugin or by the engine.
      if (!answer.refusal.empty() || !answer.broken.empty()) {
        if (!answer.broken.empty() && answer.broken.find("infinite") != std::string::npos)
          return {Status::fail, "with an extreme '" + plugin.inputs[k].id + "', " + answer.broken};
        continue;
      }
      const std::string told = extreme < 0 ? silent_number(plugin, whole, answer) : "";
      if (!told.empty())
        return {Status::fail, "with '" + plugin.inputs[k].id + "' below 0, " + told};
    }
  }
  return {};
}

constexpr std::array<Check, 5> kChecks{
    {{"no-writes-outside", "It writes its outputs, nothing beside them, and leaves its inputs.",
      "write through call[layer] alone, at places below call.areas()", nullptr, no_writes_outside},
     {"missing-values", "A missing value is missing in its area, never a number.",
      "call missing(i) on the layer where an input is NaN", nullptr, missing_values},
     {"absent-optional-inputs", "It computes without any of its optional inputs and fields.",
      "ask has() before an optional input or field is read", all_required, absent_optional_inputs},
     {"unicode-ids", "Ids of areas in any letters change nothing.",
      "take ids as they are; results never depend on them", nullptr, unicode_ids},
     {"extreme-values", "Zero, huge and tiny counts do no harm; one below 0 is never a number.",
      "set the area missing, or report an error, where a count is below 0 or above its whole",
      no_counts, extreme_values}}};

}  // namespace

std::span<const Check> hostile_checks() {
  return kChecks;
}

}  // namespace omrade::validate
