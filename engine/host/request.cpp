#include "host/request.hpp"

#include "base/error.hpp"

#include <cmath>
#include <string>

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
    const double value = request_.params[i];
    const bool inside = param.min <= value && value <= param.max;
    const bool whole = param.kind == catalogue::ParamKind::real || value == std::floor(value);
    require(inside && whole, param.id, "out of the parameter's bounds");
  }

  void check_input(std::size_t i) const {
    const catalogue::Input& input = plugin_.inputs[i];
    const InputData& data = request_.inputs[i];
    if (!data.present()) return;
    const bool rows = input.kind == catalogue::InputKind::rows;
    require(data.rows.has_value() == rows && data.column.has_value() != rows, input.id,
            "of the wrong kind");
    if (rows) {
      check_rows(input, *data.rows);
    } else {
      require(data.column->type() == ColumnType::real, input.id, "of the wrong type");
      require(data.column->size() == request_.area_ids.size(), input.id, "of the wrong length");
    }
  }

  void check_rows(const catalogue::Input& input, const RowsInput& rows) const {
    require(rows.fields.size() == input.fields.size(), input.id, "wrong in number of fields");
    for (std::size_t k = 0; k < input.fields.size(); ++k) {
      const catalogue::Field& field = input.fields[k];
      if (!rows.fields[k]) {
        require(!field.required, input.id, "without the field '" + field.id + "'");
        continue;
      }
      const ColumnType type =
          field.type == catalogue::FieldType::real ? ColumnType::real : ColumnType::category;
      require(rows.fields[k]->type() == type, input.id, "wrong in the type of '" + field.id + "'");
      require(rows.fields[k]->size() == rows.rows, input.id, "wrong in the length of a field");
    }
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
