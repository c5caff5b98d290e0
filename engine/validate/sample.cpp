#include "validate/sample.hpp"

#include "validate/fields.hpp"
#include <omrade/sdk/random.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace omrade::validate {
namespace {

using catalogue::Derived;
using catalogue::Input;
using catalogue::InputKind;
using catalogue::Measure;
using host::InputData;

/// Periods before the one that is computed, for histories.
constexpr std::array<const char*, 5> kEarlier{"2019", "2020", "2021", "2022", "2023"};

/// Streams of random numbers, one per purpose.
constexpr std::uint64_t kSizes = 0, kRuns = 1, kInputs = 1000, kFields = 1000000;

/// The count that all others are a part of: one that is a base, or named like one.
bool is_whole(const catalogue::Descriptor& plugin, const Input& input) {
  const bool base =
      std::any_of(plugin.inputs.begin(), plugin.inputs.end(),
                  [&](const Input& other) { return !other.of.empty() && other.of == input.id; });
  if (base) return true;
  constexpr std::array<std::string_view, 6> names{"whole",  "population", "total",
                                                  "people", "all",        "denominator"};
  return std::find(names.begin(), names.end(), input.id) != names.end();
}

bool no_whole(const catalogue::Descriptor& plugin) {
  return std::none_of(plugin.inputs.begin(), plugin.inputs.end(), [&](const Input& one) {
    return one.measure == Measure::count && is_whole(plugin, one);
  });
}

class Sampler {
 public:
  Sampler(const catalogue::Descriptor& plugin, const Shape& shape)
      : plugin_(plugin), shape_(shape), sizes_(shape.areas) {
    Random random(shape.seed, kSizes);
    for (double& size : sizes_) size = 200 + std::floor(random.uniform() * 3800);
    for (const Input& input : plugin.inputs)
      parts_ += input.measure == Measure::count && !is_whole(plugin, input) ? 1 : 0;
  }

  host::Request request() {
    host::Request out;
    out.period = "2024";
    out.earlier_periods.assign(kEarlier.begin(), kEarlier.end());
    out.seed = shape_.seed;
    for (std::size_t i = 0; i < shape_.areas; ++i) out.area_ids.push_back("A" + std::to_string(i));
    for (const catalogue::Param& param : plugin_.params) out.params.push_back(param.fallback);
    for (std::size_t i = 0; i < plugin_.inputs.size(); ++i) out.inputs.push_back(input(i));
    return out;
  }

 private:
  [[nodiscard]] std::size_t reading(std::size_t at) const {
    return at < shape_.reading.size() ? shape_.reading[at] : 0;
  }

  [[nodiscard]] bool is_last_count(const Input& input) const {
    const Input* last = nullptr;
    for (const Input& one : plugin_.inputs)
      if (one.measure == Measure::count) last = &one;
    return last == &input;
  }

  InputData input(std::size_t i) {
    const Input& declared = plugin_.inputs[i];
    const std::size_t at = next_++;
    InputData out;
    Random random(shape_.seed, kInputs + i);
    switch (declared.kind) {
      case InputKind::column:
        out.column = Column::of_reals(column(declared, reading(at), random));
        for (std::size_t k = 0; declared.history && k < kEarlier.size(); ++k)
          out.earlier.push_back(Column::of_reals(column(declared, reading(at), random)));
        break;
      case InputKind::rows:
        out.rows = rows(declared);
        break;
      case InputKind::shared:
        out.table = table(declared);
        break;
      case InputKind::derived:
        derived(declared.derived, random, out);
        break;
    }
    return out;
  }

  std::vector<double> column(const Input& declared, std::size_t how, Random& random) const {
    std::vector<double> out(shape_.areas);
    const bool likely =
        is_whole(plugin_, declared) || (is_last_count(declared) && no_whole(plugin_));
    const bool whole = likely != (how % 2 == 1);
    const double most = 0.9 / std::max(1.0, static_cast<double>(parts_));
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double u = random.uniform();
      switch (declared.measure) {
        case Measure::count:
          out[i] = whole ? sizes_[i] : std::floor(sizes_[i] * most * (0.1 + 0.9 * u));
          break;
        case Measure::share:
          out[i] = u;
          break;
        case Measure::mean:
          out[i] = 1 + 49 * u;
          break;
        case Measure::intensity:
        case Measure::none:
        case Measure::not_a_column:
          out[i] = 10 + 90 * u;
          break;
      }
    }
    return out;
  }
  std::vector<std::optional<Column>> fields(const Input& declared, std::size_t rows) {
    std::vector<std::optional<Column>> out;
    for (const catalogue::Field& field : declared.fields) {
      const std::size_t at = next_++;
      out.emplace_back(field_values(field, rows, reading(at), Random(shape_.seed, kFields + at)));
    }
    return out;
  }

  host::RowsInput rows(const Input& declared) {
    host::RowsInput out;
    Random random(shape_.seed, kRuns);
    out.run_offset.push_back(0);
    std::int64_t at = 0;
    for (std::size_t i = 0; i < shape_.areas; ++i) {
      const std::size_t most = std::max<std::size_t>(shape_.rows_per_area, 2);
      for (int run = 0; run < 2; ++run) {
        const std::size_t length = most / 4 + random.below(most / 4 + 1);
        out.run_begin.push_back(at);
        at += static_cast<std::int64_t>(length);
        out.run_end.push_back(at);
        out.run_share.push_back(random.uniform() < 0.25 ? 0.25 + 0.5 * random.uniform() : 1);
      }
      out.run_offset.push_back(static_cast<std::int64_t>(out.run_begin.size()));
    }
    out.rows = static_cast<std::size_t>(at);
    out.fields = fields(declared, out.rows);
    return out;
  }

  static constexpr std::size_t kPlaces = 5;
  /// As fields of categories are called, so that some of their entries are at a place.
  static Column place_ids() {
    const std::vector<std::int32_t> codes{0, 1, 2, 3, 4};
    const std::vector<std::string> ids{"1", "2", "3", "4", "5"};
    return Column::of_categories(codes, ids);
  }

  host::TableInput table(const Input& declared) {
    constexpr std::size_t lines = 5;
    return {.fields = fields(declared, lines), .rows = lines};
  }

  static host::TableInput points(std::size_t n, Random& random) {
    std::vector<double> x(n), y(n);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = 480000 + 60000 * random.uniform();
      y[i] = 6280000 + 60000 * random.uniform();
    }
    return {.fields = {Column::of_reals(x), Column::of_reals(y)}, .rows = n};
  }

  void derived(Derived what, Random& random, InputData& out) const {
    const std::size_t n = shape_.areas;
    std::vector<double> reals(n);
    switch (what) {
      case Derived::not_derived:
      case Derived::area_km2:
        for (double& one : reals) one = 0.5 + 50 * random.uniform();
        out.column = Column::of_reals(reals);
        break;
      case Derived::distance_to_nearest:
        for (double& one : reals) one = 100 + 20000 * random.uniform();
        out.column = Column::of_reals(reals);
        break;
      case Derived::centroid:
        out.table = points(n, random);
        break;
      case Derived::supply_points:
        out.table = points(kPlaces, random);
        out.table->fields.emplace_back(place_ids());
        break;
      case Derived::neighbours:
        out.neighbours = line(n);
        break;
      case Derived::outline:
        out.column = Column::of_texts(squares(n));
        break;
    }
  }

  /// Areas in a line, each beside the ones before and after.
  static host::NeighboursInput line(std::size_t n) {
    host::NeighboursInput out;
    out.offset.push_back(0);
    for (std::size_t i = 0; i < n; ++i) {
      if (i > 0) out.other.push_back(static_cast<std::int32_t>(i - 1));
      if (i + 1 < n) out.other.push_back(static_cast<std::int32_t>(i + 1));
      out.offset.push_back(static_cast<std::int64_t>(out.other.size()));
    }
    return out;
  }

  /// Squares of a kilometre in a line, as WKB polygons.
  static std::vector<std::string> squares(std::size_t n) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < n; ++i) {
      std::string wkb("\x01\x03\x00\x00\x00\x01\x00\x00\x00\x05\x00\x00\x00", 13);
      const double x = 480000 + 1000 * static_cast<double>(i), y = 6280000;
      for (const double one : {x, y, x + 1000, y, x + 1000, y + 1000, x, y + 1000, x, y})
        wkb.append(reinterpret_cast<const char*>(&one), sizeof one);
      out.push_back(wkb);
    }
    return out;
  }

  const catalogue::Descriptor& plugin_;
  const Shape& shape_;
  std::vector<double> sizes_;
  std::size_t parts_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

std::size_t readings(const catalogue::Descriptor& plugin) {
  std::size_t n = 0;
  for (const Input& input : plugin.inputs) n += 1 + input.fields.size();
  return n;
}

std::vector<std::vector<std::size_t>> other_wholes(const catalogue::Descriptor& plugin) {
  if (!no_whole(plugin)) return {};
  std::vector<std::size_t> counts;
  std::size_t at = 0;
  for (const Input& input : plugin.inputs) {
    if (input.measure == Measure::count) counts.push_back(at);
    at += 1 + input.fields.size();
  }
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t k = 0; k + 1 < counts.size(); ++k) {
    std::vector<std::size_t> reading(at, 0);
    reading[counts[k]] = reading[counts.back()] = 1;
    out.push_back(std::move(reading));
  }
  return out;
}

host::Request sample(const catalogue::Descriptor& plugin, const Shape& shape) {
  return Sampler(plugin, shape).request();
}

}  // namespace omrade::validate
