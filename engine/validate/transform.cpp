#include "validate/transform.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

namespace omrade::validate {
namespace {

using catalogue::Derived;
using catalogue::Measure;
using host::InputData;
using host::RowsInput;

Column chosen_of(const Column& column, std::span<const std::size_t> chosen) {
  if (column.type() == ColumnType::text) {
    std::vector<std::string> texts;
    for (const std::size_t i : chosen) texts.emplace_back(column.text(i));
    return Column::of_texts(texts);
  }
  std::vector<double> reals;
  for (const std::size_t i : chosen) reals.push_back(column.reals()[i]);
  return Column::of_reals(reals);
}

void copy_run(const RowsInput& from, std::size_t run, double share, RowsInput& to) {
  to.run_begin.push_back(from.run_begin[run]);
  to.run_end.push_back(from.run_end[run]);
  to.run_share.push_back(share);
}

/// The records of `from`, whose areas' runs are yet to come.
RowsInput without_runs(const RowsInput& from) {
  RowsInput out;
  out.fields = from.fields;
  out.rows = from.rows;
  out.run_offset.push_back(0);
  return out;
}

void close_area(RowsInput& rows) {
  rows.run_offset.push_back(static_cast<std::int64_t>(rows.run_begin.size()));
}

void copy_area(const RowsInput& from, std::size_t area, RowsInput& to) {
  const auto end = static_cast<std::size_t>(from.run_offset[area + 1]);
  for (auto run = static_cast<std::size_t>(from.run_offset[area]); run < end; ++run)
    copy_run(from, run, from.run_share[run], to);
}

RowsInput chosen_of(const RowsInput& rows, std::span<const std::size_t> chosen) {
  RowsInput out = without_runs(rows);
  for (const std::size_t i : chosen) {
    copy_area(rows, i, out);
    close_area(out);
  }
  return out;
}

host::NeighboursInput chosen_of(const host::NeighboursInput& all,
                                std::span<const std::size_t> chosen) {
  std::vector<std::int32_t> place(all.offset.size() - 1, -1);
  for (std::size_t k = 0; k < chosen.size(); ++k) place[chosen[k]] = static_cast<std::int32_t>(k);
  host::NeighboursInput out;
  out.offset.push_back(0);
  for (const std::size_t i : chosen) {
    const auto first = static_cast<std::ptrdiff_t>(out.other.size());
    for (auto k = static_cast<std::size_t>(all.offset[i]);
         k < static_cast<std::size_t>(all.offset[i + 1]); ++k) {
      const std::int32_t other = place[static_cast<std::size_t>(all.other[k])];
      if (other >= 0) out.other.push_back(other);
    }
    std::sort(out.other.begin() + first, out.other.end());
    out.offset.push_back(static_cast<std::int64_t>(out.other.size()));
  }
  return out;
}

std::size_t index_of(const catalogue::Descriptor& plugin, const std::string& input) {
  const auto at = std::find_if(plugin.inputs.begin(), plugin.inputs.end(),
                               [&](const catalogue::Input& one) { return one.id == input; });
  return static_cast<std::size_t>(at - plugin.inputs.begin());
}

/// The column in the period of the call and, where it is a history, in those before it.
std::vector<Column> periods_of(const InputData& input) {
  std::vector<Column> out = input.earlier;
  if (input.column) out.push_back(*input.column);
  return out;
}

void set_periods(InputData& input, std::vector<Column> periods) {
  input.column = periods.back();
  periods.pop_back();
  input.earlier = std::move(periods);
}

/// `change` takes the values of one period, which it may write, and which period it is.
template <class F>
void each_period(InputData& input, F&& change) {
  std::vector<Column> periods = periods_of(input);
  for (std::size_t p = 0; p < periods.size(); ++p) {
    std::vector<double> values(periods[p].reals().begin(), periods[p].reals().end());
    change(values, p);
    periods[p] = Column::of_reals(values);
  }
  set_periods(input, std::move(periods));
}

double mean_of_two(const catalogue::Descriptor& plugin, const host::Request& request,
                   std::size_t input, std::size_t period, std::size_t a, std::size_t b) {
  const std::vector<Column> all = periods_of(request.inputs[input]);
  const std::span<const double> x = all[period].reals();
  const std::size_t at = index_of(plugin, plugin.inputs[input].of);
  if (at == plugin.inputs.size() || !request.inputs[at].column) return (x[a] + x[b]) / 2;
  // A base that is no history weighs all periods alike.
  const std::vector<Column> bases = periods_of(request.inputs[at]);
  const std::span<const double> base = bases[std::min(period, bases.size() - 1)].reals();
  return (base[a] * x[a] + base[b] * x[b]) / (base[a] + base[b]);
}

template <class F>
void each_rows(host::Request& request, F&& change) {
  for (InputData& input : request.inputs)
    if (input.rows) input.rows = change(*input.rows);
}

}  // namespace

host::Request select(const catalogue::Descriptor& plugin, const host::Request& request,
                     std::span<const std::size_t> chosen) {
  host::Request out = request;
  out.area_ids.clear();
  for (const std::size_t i : chosen) out.area_ids.push_back(request.area_ids[i]);
  for (std::size_t k = 0; k < out.inputs.size(); ++k) {
    InputData& input = out.inputs[k];
    if (input.column) input.column = chosen_of(*input.column, chosen);
    for (Column& earlier : input.earlier) earlier = chosen_of(earlier, chosen);
    if (input.rows) input.rows = chosen_of(*input.rows, chosen);
    if (input.neighbours) input.neighbours = chosen_of(*input.neighbours, chosen);
    if (input.table && plugin.inputs[k].derived == Derived::centroid) {
      for (std::optional<Column>& field : input.table->fields) field = chosen_of(*field, chosen);
      input.table->rows = chosen.size();
    }
  }
  return out;
}

host::Request merged(const catalogue::Descriptor& plugin, const host::Request& request,
                     std::size_t a, std::size_t b) {
  std::vector<std::size_t> kept(request.area_ids.size());
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(b));
  host::Request out = select(plugin, request, kept);
  for (std::size_t k = 0; k < out.inputs.size(); ++k) {
    const InputData& before = request.inputs[k];
    if (before.column) {
      const std::vector<Column> all = periods_of(before);
      each_period(out.inputs[k], [&](std::vector<double>& values, std::size_t p) {
        const std::span<const double> x = all[p].reals();
        values[a] = plugin.inputs[k].measure == Measure::count
                        ? x[a] + x[b]
                        : mean_of_two(plugin, request, k, p, a, b);
      });
    }
    if (before.rows) {
      RowsInput rows = without_runs(*before.rows);
      for (const std::size_t i : kept) {
        copy_area(*before.rows, i, rows);
        if (i == a) copy_area(*before.rows, b, rows);
        close_area(rows);
      }
      out.inputs[k].rows = std::move(rows);
    }
  }
  return out;
}

host::Request doubled(const catalogue::Descriptor& plugin, const host::Request& request) {
  host::Request out = request;
  for (std::size_t k = 0; k < out.inputs.size(); ++k) {
    if (!out.inputs[k].column || plugin.inputs[k].measure != Measure::count) continue;
    each_period(out.inputs[k], [](std::vector<double>& values, std::size_t) {
      for (double& value : values) value *= 2;
    });
  }
  each_rows(out, [](const RowsInput& before) {
    RowsInput rows = without_runs(before);
    for (std::size_t i = 0; i + 1 < before.run_offset.size(); ++i) {
      copy_area(before, i, rows);
      copy_area(before, i, rows);
      close_area(rows);
    }
    return rows;
  });
  return out;
}

host::Request without_anybody(const catalogue::Descriptor& plugin, const host::Request& request,
                              std::size_t step) {
  host::Request out = request;
  for (std::size_t k = 0; k < out.inputs.size(); ++k) {
    if (plugin.inputs[k].kind != catalogue::InputKind::column || !out.inputs[k].column) continue;
    const bool count = plugin.inputs[k].measure == Measure::count;
    each_period(out.inputs[k], [&](std::vector<double>& values, std::size_t) {
      for (std::size_t i = 0; i < values.size(); i += step)
        values[i] = count ? 0 : std::numeric_limits<double>::quiet_NaN();
    });
  }
  each_rows(out, [step](const RowsInput& before) {
    RowsInput rows = without_runs(before);
    for (std::size_t i = 0; i + 1 < before.run_offset.size(); ++i) {
      if (i % step != 0) copy_area(before, i, rows);
      close_area(rows);
    }
    return rows;
  });
  return out;
}

host::Request with_split_runs(const host::Request& request) {
  constexpr double first = 0.25;
  host::Request out = request;
  each_rows(out, [](const RowsInput& before) {
    RowsInput rows = without_runs(before);
    for (std::size_t i = 0; i + 1 < before.run_offset.size(); ++i) {
      const auto end = static_cast<std::size_t>(before.run_offset[i + 1]);
      for (auto run = static_cast<std::size_t>(before.run_offset[i]); run < end; ++run) {
        copy_run(before, run, before.run_share[run] * first, rows);
        copy_run(before, run, before.run_share[run] * (1 - first), rows);
      }
      close_area(rows);
    }
    return rows;
  });
  return out;
}

}  // namespace omrade::validate
