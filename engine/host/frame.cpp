#include "host/frame.hpp"

namespace omrade::host {
namespace {

omrade_estimates view(const LayerView& layer, std::size_t first, std::size_t count) {
  const EstimateSpans& all = layer.estimates;
  omrade_estimates out{};
  out.struct_size = sizeof out;
  if (layer.of_pairs) {
    first = 0;
    count = all.size();
    out.pair_area = layer.pair_area;
    out.pair_other = layer.pair_other;
  }
  out.length = static_cast<std::int64_t>(count);
  out.value = all.value.data() + first;
  out.lower95 = all.lower95.data() + first;
  out.upper95 = all.upper95.data() + first;
  out.lower998 = all.lower998.data() + first;
  out.upper998 = all.upper998.data() + first;
  out.numerator = all.numerator.data() + first;
  out.denominator = all.denominator.data() + first;
  out.base = all.base.data() + first;
  out.state = all.state.data() + first;
  out.estimator = all.estimator.data() + first;
  out.interval = all.interval.data() + first;
  out.reason = all.reason.data() + first;
  return out;
}

}  // namespace

omrade_input Frame::view(const InputData& data, std::size_t first, std::size_t count) {
  omrade_input out{};
  out.struct_size = sizeof out;
  out.present = data.present() ? 1 : 0;
  if (data.column && data.column->type() == ColumnType::text) {
    columns_.push_back(std::make_unique<ArrowColumn>(*data.column));  // outlines: never in chunks
    out.schema = columns_.back()->schema();
    out.array = columns_.back()->array();
  } else if (data.column) {
    columns_.push_back(std::make_unique<ArrowColumn>(data.column->reals().subspan(first, count)));
    out.schema = columns_.back()->schema();
    out.array = columns_.back()->array();
    std::vector<const ArrowArray*> earlier;
    for (const Column& column : data.earlier) {
      columns_.push_back(std::make_unique<ArrowColumn>(column.reals().subspan(first, count)));
      earlier.push_back(columns_.back()->array());
    }
    earlier_.push_back(std::move(earlier));
    if (!data.earlier.empty()) out.earlier = earlier_.back().data();
  } else if (data.rows) {
    const RowsInput& rows = *data.rows;
    structs_.push_back(std::make_unique<ArrowStruct>(rows.fields, rows.rows));
    out.schema = structs_.back()->schema();
    out.array = structs_.back()->array();
    out.n_runs = static_cast<std::int64_t>(rows.run_begin.size());
    out.run_offset = rows.run_offset.data();
    out.run_begin = rows.run_begin.data();
    out.run_end = rows.run_end.data();
    out.run_share = rows.run_share.data();
  } else if (data.table) {
    structs_.push_back(std::make_unique<ArrowStruct>(data.table->fields, data.table->rows));
    out.schema = structs_.back()->schema();
    out.array = structs_.back()->array();
  } else if (data.neighbours) {
    columns_.push_back(
        std::make_unique<ArrowColumn>(std::span<const std::int32_t>(data.neighbours->other)));
    out.schema = columns_.back()->schema();
    out.array = columns_.back()->array();
    out.run_offset = data.neighbours->offset.data();
  }
  return out;
}

Frame::Frame(const Request& request, std::span<const char* const> area_ids,
             std::span<const LayerView> layers, std::size_t first, std::size_t count) {
  for (const ParamValue& value : request.params) {
    params_.push_back({.struct_size = sizeof(omrade_param),
                       .reserved = 0,
                       .number = value.number,
                       .text = value.text.c_str(),
                       .n = static_cast<std::int64_t>(value.list.size()),
                       .list = value.list.data()});
  }
  for (const InputData& data : request.inputs) inputs_.push_back(view(data, first, count));
  for (const LayerView& layer : layers) layers_.push_back(host::view(layer, first, count));
  for (const omrade_param& one : params_) param_addresses_.push_back(&one);
  for (const omrade_input& one : inputs_) input_addresses_.push_back(&one);
  for (const omrade_estimates& one : layers_) layer_addresses_.push_back(&one);
  call_.struct_size = sizeof call_;
  call_.n_params = static_cast<std::uint32_t>(params_.size());
  call_.n_inputs = static_cast<std::uint32_t>(inputs_.size());
  call_.n_layers = static_cast<std::uint32_t>(layers_.size());
  call_.n_areas = static_cast<std::int64_t>(count);
  call_.first_area = static_cast<std::int64_t>(first);
  call_.area_ids = area_ids.data() + first;
  call_.period = request.period.c_str();
  call_.seed = request.seed;
  call_.params = param_addresses_.data();
  call_.inputs = input_addresses_.data();
  call_.layers = layer_addresses_.data();
  for (const std::string& period : request.earlier_periods) periods_.push_back(period.c_str());
  periods_.push_back(call_.period);
  call_.n_periods = static_cast<std::int64_t>(periods_.size());
  call_.periods = periods_.data();
}

}  // namespace omrade::host
