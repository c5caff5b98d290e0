#include "host/request.hpp"

#include "base/error.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

class Checker {
 public:
  Checker(const catalogue::Descriptor& plugin, const Request& request)
      : plugin_(plugin), request_(request) {}

  void check() const {
    require(request_.params.size() == plugin_.params.size(), "parameters", "wrong in number");
    for (std::size_t i = 0; i < plugin_.params.size(); ++i) check_param(i);
    require(request_.inputs.size() == plugin_.inputs.size(), "inputs", "wrong in number");
    for (std::size_t i = 0; i < plugin_.inputs.size(); ++i) check_input(i);
  }

 private:
  void require(bool kept, const std::string& subject, const std::string& what) const {
    if (kept) return;
    throw Error(ErrorKind::bug,
                {.subject = plugin_.id + ", " + subject, .what = "a request is " + what});
  }

  void check_param(std::size_t i) const {
    const catalogue::Param& param = plugin_.params[i];
    const ParamValue& value = request_.params[i];
    using catalogue::ParamKind;
    if (param.kind == ParamKind::text) return;
    if (param.kind == ParamKind::list) {
      for (const double one : value.list)
        require(param.min <= one && one <= param.max, param.id, "out of the parameter's bounds");
      return;
    }
    const bool inside = param.min <= value.number && value.number <= param.max;
    const bool whole = param.kind == ParamKind::real || value.number == std::floor(value.number);
    require(inside && whole, param.id, "out of the parameter's bounds");
    if (param.kind == ParamKind::choice) {
      const auto at = static_cast<std::size_t>(value.number);
      require(value.text == param.choices[at].id, param.id, "of another choice than it says");
    }
  }

  void check_input(std::size_t i) const {
    const catalogue::Input& input = plugin_.inputs[i];
    const InputData& data = request_.inputs[i];
    if (!data.present()) return;
    const int forms = (data.column ? 1 : 0) + (data.rows ? 1 : 0) + (data.table ? 1 : 0) +
                      (data.neighbours ? 1 : 0);
    require(forms == 1, input.id, "of two kinds at once");
    using catalogue::InputKind;
    switch (input.kind) {
      case InputKind::column:
        return check_column(input, data, ColumnType::real);
      case InputKind::rows:
        require(data.rows.has_value(), input.id, "of the wrong kind");
        check_fields(input, data.rows->fields, data.rows->rows);
        return check_rows(input, *data.rows);
      case InputKind::shared:
        require(data.table.has_value(), input.id, "of the wrong kind");
        return check_fields(input, data.table->fields, data.table->rows);
      case InputKind::derived:
        return check_derived(input, data);
    }
  }

  void check_column(const catalogue::Input& input, const InputData& data, ColumnType type) const {
    require(data.column.has_value(), input.id, "of the wrong kind");
    require(data.column->type() == type, input.id, "of the wrong type");
    require(data.column->size() == request_.area_ids.size(), input.id, "of the wrong length");
    require(data.earlier.size() == (input.history ? request_.earlier_periods.size() : 0), input.id,
            "wrong in number of periods");
    for (const Column& earlier : data.earlier) {
      require(earlier.type() == type && earlier.size() == request_.area_ids.size(), input.id,
              "wrong in an earlier period");
    }
  }

  void check_derived(const catalogue::Input& input, const InputData& data) const {
    using catalogue::Derived;
    switch (input.derived) {
      case Derived::not_derived:
      case Derived::area_km2:
      case Derived::distance_to_nearest:
        return check_column(input, data, ColumnType::real);
      case Derived::outline:
        return check_column(input, data, ColumnType::text);
      case Derived::centroid:
      case Derived::supply_points:
        return check_points(input, data);
      case Derived::neighbours:
        return check_neighbours(input, data);
    }
  }

  void check_points(const catalogue::Input& input, const InputData& data) const {
    const bool per_area = input.derived == catalogue::Derived::centroid;
    const std::size_t fields = per_area ? 2 : 3;  // places of supply have ids
    require(data.table.has_value() && data.table->fields.size() == fields, input.id,
            "of the wrong kind");
    for (std::size_t k = 0; k < fields; ++k) {
      const std::optional<Column>& field = data.table->fields[k];
      const ColumnType type = k < 2 ? ColumnType::real : ColumnType::category;
      require(field.has_value() && field->type() == type && field->size() == data.table->rows,
              input.id, "of the wrong type");
    }
    require(!per_area || data.table->rows == request_.area_ids.size(), input.id,
            "of the wrong length");
  }

  void check_neighbours(const catalogue::Input& input, const InputData& data) const {
    require(data.neighbours.has_value(), input.id, "of the wrong kind");
    const NeighboursInput& all = *data.neighbours;
    require(all.offset.size() == request_.area_ids.size() + 1 && all.offset.front() == 0 &&
                all.offset.back() == static_cast<std::int64_t>(all.other.size()),
            input.id, "wrong in its offsets");
    for (std::size_t i = 1; i < all.offset.size(); ++i)
      require(all.offset[i - 1] <= all.offset[i], input.id, "wrong in its offsets");
    const auto areas = static_cast<std::int32_t>(request_.area_ids.size());
    for (const std::int32_t other : all.other)
      require(0 <= other && other < areas, input.id, "of an area that is not there");
  }

  void check_fields(const catalogue::Input& input, const std::vector<std::optional<Column>>& given,
                    std::size_t length) const {
    require(given.size() == input.fields.size(), input.id, "wrong in number of fields");
    for (std::size_t k = 0; k < input.fields.size(); ++k) {
      const catalogue::Field& field = input.fields[k];
      if (!given[k]) {
        require(!field.required, input.id, "without the field '" + field.id + "'");
        continue;
      }
      const ColumnType type =
          field.type == catalogue::FieldType::real ? ColumnType::real : ColumnType::category;
      require(given[k]->type() == type, input.id, "wrong in the type of '" + field.id + "'");
      require(given[k]->size() == length, input.id, "wrong in the length of a field");
    }
  }

  void check_rows(const catalogue::Input& input, const RowsInput& rows) const {
    const std::size_t runs = rows.run_begin.size();
    require(rows.run_end.size() == runs && rows.run_share.size() == runs, input.id,
            "wrong in its runs");
    require(rows.run_offset.size() == request_.area_ids.size() + 1, input.id, "wrong in its runs");
    require(
        rows.run_offset.front() == 0 && rows.run_offset.back() == static_cast<std::int64_t>(runs),
        input.id, "wrong in its runs");
    for (std::size_t i = 1; i < rows.run_offset.size(); ++i) {
      require(rows.run_offset[i - 1] <= rows.run_offset[i], input.id, "wrong in its runs");
    }
    for (std::size_t r = 0; r < runs; ++r) {
      const bool ordered = 0 <= rows.run_begin[r] && rows.run_begin[r] <= rows.run_end[r] &&
                           rows.run_end[r] <= static_cast<std::int64_t>(rows.rows);
      require(ordered && rows.run_share[r] > 0 && rows.run_share[r] <= 1 + 1e-9, input.id,
              "wrong in its runs");
    }
  }

  const catalogue::Descriptor& plugin_;
  const Request& request_;
};

}  // namespace

void check_request(const catalogue::Descriptor& plugin, const Request& request) {
  Checker(plugin, request).check();
}

}  // namespace omrade::host
