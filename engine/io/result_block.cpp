#include "io/result_block.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace omrade::io {
namespace {

constexpr std::size_t kLongestNumber = 32;

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

/// Text that grows in large steps and is written to without asking for each letter.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out), end_(out.size()) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  Writer(Writer&&) = delete;
  Writer& operator=(Writer&&) = delete;
  ~Writer() { out_.resize(end_); }

  void add(char c) {
    require(1);
    out_[end_++] = c;
  }
  void add(const std::string& text) {
    require(text.size());
    text.copy(out_.data() + end_, text.size());
    end_ += text.size();
  }
  template <class Number>
  void add_number(Number number) {
    require(kLongestNumber);
    char* const begin = out_.data() + end_;
    end_ +=
        static_cast<std::size_t>(std::to_chars(begin, begin + kLongestNumber, number).ptr - begin);
  }

 private:
  void require(std::size_t more) {
    if (end_ + more > out_.size()) out_.resize(2 * out_.size() + more + kLongestNumber);
  }

  std::string& out_;
  std::size_t end_;
};

Column column_of(const ResultValues& values, std::size_t rows) {
  return std::visit(
      Overloaded{[rows](const RowNumbers& numbers) {
                   std::vector<double> out(rows);
                   for (std::size_t row = 0; row < rows; ++row)
                     out[row] = static_cast<double>(numbers.at(row));
                   return Column::of_reals(out);
                 },
                 [](const LabelCodes& texts) {
                   return Column::of_categories(texts.codes, texts.labels->texts());
                 },
                 [](const Wholes& wholes) {
                   return Column::of_reals(std::vector<double>(wholes.begin(), wholes.end()));
                 },
                 [](const Reals& reals) { return Column::of_reals(reals); }},
      values);
}

}  // namespace

ResultLabels::ResultLabels(std::vector<std::string> texts) : texts_(std::move(texts)) {
  csv_.reserve(texts_.size());
  for (const std::string& text : texts_) csv_.push_back(csv_field(text));
}

Table table_of(const ResultBlock& block, const std::vector<std::string>& names) {
  std::vector<Column> columns;
  columns.reserve(block.columns.size());
  for (const ResultValues& values : block.columns) columns.push_back(column_of(values, block.rows));
  return {names, std::move(columns)};
}

void append_csv(const ResultBlock& block, std::string& out) {
  Writer writer(out);
  for (std::size_t row = 0; row < block.rows; ++row) {
    bool first = true;
    for (const ResultValues& values : block.columns) {
      if (!std::exchange(first, false)) writer.add(',');
      std::visit(Overloaded{[&](const RowNumbers& numbers) { writer.add_number(numbers.at(row)); },
                            [&](const LabelCodes& texts) {
                              const std::int32_t code = texts.codes[row];
                              if (code >= 0) writer.add(texts.labels->csv(code));
                            },
                            [&](const Wholes& wholes) { writer.add_number(wholes[row]); },
                            [&](const Reals& reals) {
                              if (!std::isnan(reals[row])) writer.add(shortest(reals[row]));
                            }},
                 values);
    }
    writer.add('\n');
  }
}

}  // namespace omrade::io
