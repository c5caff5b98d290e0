#include "host/parcel.hpp"

#include "base/error.hpp"

#include <cstring>
#include <string>
#include <type_traits>

namespace omrade::host {
namespace {

constexpr std::size_t kAlignment = 8;  // of every number; arrays are read where they lie
constexpr std::size_t kOutputAlignment = 64;

std::size_t output_size(std::size_t bytes) {
  return (bytes + kOutputAlignment - 1) / kOutputAlignment * kOutputAlignment;
}

enum class Form : std::uint64_t { absent, column, rows, table, neighbours };

class Writer {
 public:
  /// Over what the parcel held: its memory serves again.
  explicit Writer(Parcel& parcel) : parcel_(parcel) {
    parcel_.bytes.clear();
    parcel_.arenas.clear();
  }

  template <class T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    put_all(std::span(&value, 1));
  }
  template <class T>
  void put_all(std::span<const T> values) {
    const std::size_t at = grow(values.size_bytes());
    if (!values.empty()) std::memcpy(parcel_.bytes.data() + at, values.data(), values.size_bytes());
  }
  template <class T>
  void put_list(std::span<const T> values) {
    put<std::uint64_t>(values.size());
    put_all(values);
  }
  void put(const std::string& text) { put_list(std::span<const char>(text)); }
  /// Many texts as two lists: where each ends, and all of their characters.
  void put_texts(const std::vector<std::string>& texts) {
    put<std::uint64_t>(texts.size());
    std::size_t end = 0;
    const std::size_t ends = grow(texts.size() * sizeof end);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      end += texts[i].size();
      std::memcpy(parcel_.bytes.data() + ends + i * sizeof end, &end, sizeof end);
    }
    put<std::uint64_t>(end);
    std::size_t at = grow(end);
    for (const std::string& text : texts) {
      std::memcpy(parcel_.bytes.data() + at, text.data(), text.size());
      at += text.size();
    }
  }

  void put(const Column& column) {
    put(column.arena()->id());
    put(column.layout());
    parcel_.arenas.emplace(column.arena()->id(), column.arena());
  }
  void put(const std::vector<std::optional<Column>>& fields) {
    put<std::uint64_t>(fields.size());
    for (const std::optional<Column>& field : fields) {
      put<std::uint64_t>(field ? 1 : 0);
      if (field) put(*field);
    }
  }

  void put(const InputData& data) {
    if (data.column) {
      put(Form::column);
      put(*data.column);
      put<std::uint64_t>(data.earlier.size());
      for (const Column& column : data.earlier) put(column);
    } else if (data.rows) {
      put(Form::rows);
      put(data.rows->fields);
      put<std::uint64_t>(data.rows->rows);
      put_list(std::span<const std::int64_t>(data.rows->run_offset));
      put_list(std::span<const std::int64_t>(data.rows->run_begin));
      put_list(std::span<const std::int64_t>(data.rows->run_end));
      put_list(std::span<const double>(data.rows->run_share));
    } else if (data.table) {
      put(Form::table);
      put(data.table->fields);
      put<std::uint64_t>(data.table->rows);
    } else if (data.neighbours) {
      put(Form::neighbours);
      put_list(std::span<const std::int64_t>(data.neighbours->offset));
      put_list(std::span<const std::int32_t>(data.neighbours->other));
    } else {
      put(Form::absent);
    }
  }

  void put(const LayerView& layer) {
    const std::size_t length = layer.estimates.size();
    put<std::uint64_t>(length);
    put<std::uint64_t>(layer.of_pairs ? 1 : 0);
    if (!layer.of_pairs) return;
    put_all(std::span(layer.pair_area, length));
    put_all(std::span(layer.pair_other, length));
  }

 private:
  /// Room for so many bytes, and where it begins.
  std::size_t grow(std::size_t bytes) {
    const std::size_t at = parcel_.bytes.size();
    parcel_.bytes.resize(at + (bytes + kAlignment - 1) / kAlignment * kAlignment);
    return at;
  }

  Parcel& parcel_;
};

class Reader {
 public:
  Reader(std::span<const std::byte> bytes, const FindArena& find) : bytes_(bytes), find_(find) {}

  template <class T>
  T get() {
    T value{};
    std::memcpy(&value, take(sizeof(T)), sizeof(T));
    return value;
  }
  std::size_t size() { return get<std::uint64_t>(); }
  template <class T>
  const T* get_all(std::size_t count) {
    if (count > bytes_.size() / sizeof(T)) refuse();
    return reinterpret_cast<const T*>(take(count * sizeof(T)));
  }
  template <class T>
  std::vector<T> list() {
    const std::size_t count = size();
    const T* first = get_all<T>(count);
    return std::vector<T>(first, first + count);
  }
  std::string text() {
    const std::size_t count = size();
    return {get_all<char>(count), count};
  }
  std::vector<std::string> texts() {
    const std::size_t count = size();
    const auto* ends = get_all<std::uint64_t>(count);
    const std::size_t bytes = size();
    const char* first = get_all<char>(bytes);
    std::vector<std::string> out(count);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (ends[i] < begin || ends[i] > bytes) refuse();
      out[i].assign(first + begin, ends[i] - begin);
      begin = ends[i];
    }
    return out;
  }

  Column column() {
    const auto id = get<std::uint64_t>();
    const auto layout = get<ColumnLayout>();
    auto arena = find_(id);
    if (arena == nullptr) refuse();
    return Column::at(std::move(arena), layout);
  }
  std::vector<std::optional<Column>> fields() {
    std::vector<std::optional<Column>> out(size());
    for (std::optional<Column>& field : out) {
      if (size() != 0) field = column();
    }
    return out;
  }

  InputData input() {
    InputData out;
    switch (get<Form>()) {
      case Form::absent:
        break;
      case Form::column:
        out.column = column();
        for (std::size_t left = size(); left > 0; --left) out.earlier.push_back(column());
        break;
      case Form::rows:
        out.rows.emplace();
        out.rows->fields = fields();
        out.rows->rows = size();
        out.rows->run_offset = list<std::int64_t>();
        out.rows->run_begin = list<std::int64_t>();
        out.rows->run_end = list<std::int64_t>();
        out.rows->run_share = list<double>();
        break;
      case Form::table:
        out.table.emplace();
        out.table->fields = fields();
        out.table->rows = size();
        break;
      case Form::neighbours:
        out.neighbours.emplace();
        out.neighbours->offset = list<std::int64_t>();
        out.neighbours->other = list<std::int32_t>();
        break;
    }
    return out;
  }

 private:
  [[noreturn]] static void refuse() {
    throw Error(ErrorKind::bug, {.what = "a worker cannot read its request"});
  }
  const std::byte* take(std::size_t count) {
    const std::size_t padded = (count + kAlignment - 1) / kAlignment * kAlignment;
    if (padded > bytes_.size()) refuse();
    const std::byte* at = bytes_.data();
    bytes_ = bytes_.subspan(padded);
    return at;
  }

  std::span<const std::byte> bytes_;
  const FindArena& find_;
};

}  // namespace

void pack(const Request& request, std::span<const LayerView> layers, Parcel& parcel) {
  Writer out(parcel);
  out.put_texts(request.area_ids);
  out.put(request.period);
  out.put_texts(request.earlier_periods);
  out.put(request.seed);
  out.put<std::uint64_t>(request.params.size());
  for (const ParamValue& value : request.params) {
    out.put(value.number);
    out.put(value.text);
    out.put_list(std::span<const double>(value.list));
  }
  out.put<std::uint64_t>(request.inputs.size());
  for (const InputData& data : request.inputs) out.put(data);
  out.put<std::uint64_t>(layers.size());
  for (const LayerView& layer : layers) out.put(layer);
}

Unpacked unpack(std::span<const std::byte> bytes, const FindArena& find, std::byte* output) {
  Reader in(bytes, find);
  Unpacked out;
  Request& request = out.request;
  request.area_ids = in.texts();
  request.period = in.text();
  request.earlier_periods = in.texts();
  request.seed = in.get<std::uint64_t>();
  request.params.resize(in.size());
  for (ParamValue& value : request.params) {
    value.number = in.get<double>();
    value.text = in.text();
    value.list = in.list<double>();
  }
  request.inputs.resize(in.size());
  for (InputData& data : request.inputs) data = in.input();
  out.layers.resize(in.size());
  std::size_t at = 0;
  for (LayerView& layer : out.layers) {
    const std::size_t length = in.size();
    layer.estimates = place(output, at, length);
    layer.of_pairs = in.size() != 0;
    if (!layer.of_pairs) continue;
    layer.pair_area = in.get_all<std::int32_t>(length);
    layer.pair_other = in.get_all<std::int32_t>(length);
  }
  return out;
}

EstimateSpans place(std::byte* output, std::size_t& at, std::size_t length) {
  const auto next = [&]<class T>(std::span<T>& view) {
    view = {reinterpret_cast<T*>(output + at), length};
    at += output_size(length * sizeof(T));
  };
  EstimateSpans out;
  for (std::span<double>* view : {&out.value, &out.lower95, &out.upper95, &out.lower998,
                                  &out.upper998, &out.numerator, &out.denominator, &out.base})
    next(*view);
  for (std::span<std::uint8_t>* view : {&out.state, &out.estimator, &out.interval}) next(*view);
  next(out.reason);
  return out;
}

std::size_t output_bytes(std::span<const LayerView> layers) {
  constexpr std::size_t reals = 8, flags = 3;
  std::size_t total = 0;
  for (const LayerView& layer : layers) {
    const std::size_t n = layer.estimates.size();
    total += reals * output_size(n * sizeof(double)) + flags * output_size(n) +
             output_size(n * sizeof(std::int32_t));
  }
  return total;
}

}  // namespace omrade::host
