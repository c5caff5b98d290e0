#include "validate/contents.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace omrade::validate {
namespace {

/// FNV-1a: nobody means to deceive it.
class Checksum {
 public:
  template <class T>
  void add(std::span<const T> values) {
    for (const std::byte byte : std::as_bytes(values)) {
      state_ ^= static_cast<std::uint64_t>(byte);
      state_ *= 0x100000001b3U;
    }
  }
  template <class T>
  void add(const std::vector<T>& values) {
    add(std::span<const T>(values));
  }
  void add(const std::optional<Column>& column) {
    if (!column) return;
    if (column->type() == ColumnType::real) add(column->reals());
    if (column->type() == ColumnType::category) add(column->codes());
    add(column->text_offsets());
    add(column->text_bytes());
  }
  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325U;
};

}  // namespace

std::uint64_t content_of(const host::Request& request) {
  Checksum sum;
  for (const std::string& id : request.area_ids) sum.add(std::span<const char>(id));
  for (const std::string& period : request.earlier_periods) sum.add(std::span<const char>(period));
  for (const ParamValue& param : request.params) {
    sum.add(std::span<const double>(&param.number, 1));
    sum.add(std::span<const char>(param.text));
    sum.add(param.list);
  }
  for (const host::InputData& input : request.inputs) {
    sum.add(input.column);
    for (const Column& earlier : input.earlier) sum.add(earlier);
    if (input.rows) {
      for (const auto& field : input.rows->fields) sum.add(field);
      sum.add(input.rows->run_offset);
      sum.add(input.rows->run_begin);
      sum.add(input.rows->run_end);
      sum.add(input.rows->run_share);
    }
    if (input.table)
      for (const auto& field : input.table->fields) sum.add(field);
    if (input.neighbours) {
      sum.add(input.neighbours->offset);
      sum.add(input.neighbours->other);
    }
  }
  return sum.value();
}

}  // namespace omrade::validate
