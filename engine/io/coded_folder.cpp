#include "io/coded_folder.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/column_folder.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace omrade::io {
namespace {

constexpr std::size_t kRows = std::size_t{1} << 16U;  // in a block
constexpr std::size_t kBlocks = 64;                   // at once
constexpr std::int64_t kWidest = std::int64_t{1} << 22U;

/// Calls visit(pointer to the first value, as its type); values may lie unaligned.
template <class Visit>
void with_type(const Npy& column, const Visit& visit) {
  switch (column.type()) {
    case NpyType::i8:
      return visit(std::int64_t{});
    case NpyType::i4:
      return visit(std::int32_t{});
    case NpyType::i2:
      return visit(std::int16_t{});
    case NpyType::i1:
      return visit(std::int8_t{});
    case NpyType::u4:
      return visit(std::uint32_t{});
    case NpyType::u2:
      return visit(std::uint16_t{});
    default:
      return visit(std::uint8_t{});
  }
}

/// Calls visit(value) for rows begin .. begin + count.
template <class Number, class Visit>
void each_value(const Npy& column, std::size_t begin, std::size_t count, Number /*type*/,
                const Visit& visit) {
  const std::byte* at = column.data().data() + begin * sizeof(Number);
  for (std::size_t i = 0; i < count; ++i, at += sizeof(Number)) {
    Number value{};
    std::memcpy(&value, at, sizeof value);
    visit(value);
  }
}

/// Whole numbers in a narrow range are their own codes, less the smallest; all else is coded by
/// ColumnFolder.
class FolderColumn {
 public:
  explicit FolderColumn(Npy column) : npy_(std::move(column)) {}
  explicit FolderColumn(Column column) : coded_(std::move(column)) {}

  [[nodiscard]] std::size_t rows() const { return coded_ ? coded_->size() : npy_->size(); }

  /// False for a range that is too wide.
  bool find_range(const ParallelFor& loop) {
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    const std::size_t blocks = (rows() + kRows - 1) / kRows;
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges(blocks, {highest, lowest});
    loop(blocks, [&](std::size_t b) {
      with_type(*npy_, [&](auto type) {
        using Number = decltype(type);
        Number least = std::numeric_limits<Number>::max();
        Number most = std::numeric_limits<Number>::lowest();
        each_value(*npy_, b * kRows, std::min(kRows, rows() - b * kRows), type, [&](Number value) {
          least = std::min(least, value);
          most = std::max(most, value);
        });
        ranges[b] = {static_cast<std::int64_t>(least), static_cast<std::int64_t>(most)};
      });
    });
    std::int64_t most = lowest;
    least_ = highest;
    for (const auto& [low, high] : ranges) {
      least_ = std::min(least_, low);
      most = std::max(most, high);
    }
    if (blocks == 0) return true;
    if (least_ < -kExact || most > kExact || most - least_ >= kWidest) return false;
    codes_ = static_cast<std::size_t>(most - least_ + 1);
    return true;
  }

  void read(std::size_t begin, std::size_t count, std::vector<std::int32_t>& out) const {
    out.resize(count);
    std::int32_t* to = out.data();
    if (coded_) {
      for (const std::int32_t code : coded_->codes().subspan(begin, count)) *to++ = code + 1;
      return;
    }
    with_type(*npy_, [&](auto type) {
      each_value(*npy_, begin, count, type, [&](auto value) {
        *to++ = static_cast<std::int32_t>(static_cast<std::int64_t>(value) - least_);
      });
    });
  }

  [[nodiscard]] std::size_t codes() const { return coded_ ? coded_->label_count() + 1 : codes_; }
  [[nodiscard]] std::string text(std::size_t code) const {
    if (coded_) return code == 0 ? "" : std::string(coded_->label(code - 1));
    return std::to_string(least_ + static_cast<std::int64_t>(code));
  }

 private:
  static constexpr std::int64_t kExact = std::int64_t{1} << 53U;

  std::optional<Npy> npy_;
  std::optional<Column> coded_;
  std::int64_t least_ = 0;
  std::size_t codes_ = 0;
};

class FolderRows final : public CodedRows {
 public:
  FolderRows(std::filesystem::path folder, const std::vector<std::string>& columns)
      : folder_(std::move(folder)), names_(columns) {
    std::vector<std::string> known;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (entry.path().extension() == ".npy") known.push_back(entry.path().stem().string());
    }
    std::sort(known.begin(), known.end());
    for (const std::string& name : names_) {
      if (std::binary_search(known.begin(), known.end(), name)) continue;
      throw Error(ErrorKind::user, {.subject = folder_.string(),
                                    .what = "no column " + in_quotes(name),
                                    .hint = name_hint(name, known)});
    }
  }

  void next(const ParallelFor& loop, std::vector<CodedBlock>& blocks) override {
    if (columns_.empty()) open(loop);
    const std::size_t all = columns_.front().rows();
    blocks.resize(std::min(kBlocks, (all - at_ + kRows - 1) / kRows));
    loop(blocks.size(), [&](std::size_t b) {
      CodedBlock& block = blocks[b];
      const std::size_t begin = at_ + b * kRows;
      block.rows = std::min(kRows, all - begin);
      block.codes.resize(columns_.size());
      for (std::size_t c = 0; c < columns_.size(); ++c)
        columns_[c].read(begin, block.rows, block.codes[c]);
    });
    at_ = std::min(all, at_ + blocks.size() * kRows);
  }

  [[nodiscard]] std::size_t codes(std::size_t column) const override {
    return columns_[column].codes();
  }
  [[nodiscard]] std::string text(std::size_t column, std::size_t code) const override {
    return columns_[column].text(code);
  }

 private:
  void open(const ParallelFor& loop) {
    std::unique_ptr<ColumnFolder> all;
    const auto coded = [&](const std::string& name) {
      if (!all) all = std::make_unique<ColumnFolder>(folder_, CsvOptions{});
      return FolderColumn(all->categories(name));
    };
    for (const std::string& name : names_) {
      Npy npy(folder_ / (name + ".npy"));
      if (!is_whole(npy.type()) || std::filesystem::exists(folder_ / (name + ".labels.txt"))) {
        columns_.push_back(coded(name));
        continue;
      }
      FolderColumn direct(std::move(npy));
      if (direct.find_range(loop)) {
        columns_.push_back(std::move(direct));
      } else {
        columns_.push_back(coded(name));
      }
    }
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      if (columns_[c].rows() == columns_[0].rows()) continue;
      throw Error(ErrorKind::user,
                  {.subject = folder_.string(),
                   .what = "column " + in_quotes(names_[c]) + " has " +
                           counted(columns_[c].rows(), "row") + ", but column " +
                           in_quotes(names_[0]) + " has " + std::to_string(columns_[0].rows()),
                   .hint = "save the columns of one table together"});
    }
  }

  std::filesystem::path folder_;
  std::vector<std::string> names_;
  std::vector<FolderColumn> columns_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<CodedRows> open_coded_folder(const std::filesystem::path& folder,
                                             const std::vector<std::string>& columns) {
  return std::make_unique<FolderRows>(folder, columns);
}

}  // namespace omrade::io
