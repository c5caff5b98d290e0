#include "io/point_source.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/csv_number.hpp"
#include "io/csv_pieces.hpp"
#include "io/findings.hpp"
#include "io/npy.hpp"
#include "io/point_features.hpp"
#include "io/point_rows.hpp"
#include "io/source_file.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace omrade::io {
namespace {

constexpr std::size_t kBlocks =
    16;  // at once: few enough to stay in the cache until they are written
constexpr std::size_t kPieces = 32;

class FolderPoints final : public PointSource {
 public:
  FolderPoints(const std::filesystem::path& folder, const PointOptions& options)
      : subject_(folder.string()),
        options_(options),
        x_(open(folder, options.x)),
        y_(open(folder, options.y)),
        plain_x_(x_.doubles()),
        plain_y_(y_.doubles()) {
    if (x_.size() == y_.size()) return;
    throw Error(
        ErrorKind::user,
        {.subject = subject_,
         .what = "column " + in_quotes(options.x) + " has " + counted(x_.size(), "row") +
                 ", but column " + in_quotes(options.y) + " has " + std::to_string(y_.size()),
         .hint = "save the columns of one table together"});
  }

  [[nodiscard]] const std::string& crs() const override { return crs_; }

  std::vector<PointBlock> next(const ParallelFor& loop) override {
    const std::size_t left = x_.size() - at_;
    const std::size_t blocks =
        std::min(kBlocks, (left + options_.most_rows - 1) / options_.most_rows);
    std::vector<PointBlock> out(blocks);
    std::vector<std::size_t> left_out(blocks);
    loop(blocks, [&](std::size_t k) {
      const std::size_t begin = at_ + k * options_.most_rows;
      const std::size_t rows = std::min(options_.most_rows, x_.size() - begin);
      out[k] = plain(begin, rows);
      if (out[k].x.empty()) out[k] = checked(begin, rows, left_out[k]);
    });
    for (std::size_t k = 0; k < blocks; ++k) {
      const std::size_t rows = std::min(options_.most_rows, x_.size() - at_);
      count(rows, left_out[k]);
      at_ += rows;
    }
    return out;
  }

 private:
  static Npy open(const std::filesystem::path& folder, const std::string& column) {
    const std::filesystem::path file = folder / (column + ".npy");
    require_readable_file(file);
    Npy npy(file);
    if (is_text(npy.type())) {
      throw Error(ErrorKind::user, {.subject = file.string(),
                                    .what = "it holds texts, but coordinates are numbers",
                                    .hint = "save it as float64"});
    }
    return npy;
  }

  /// The rows where they lie; empty when they are no doubles, or not all finite.
  [[nodiscard]] PointBlock plain(std::size_t begin, std::size_t rows) const {
    if (plain_x_.empty() || plain_y_.empty()) return {};
    PointBlock block;
    block.first_row = begin + 1;
    block.x = plain_x_.subspan(begin, rows);
    block.y = plain_y_.subspan(begin, rows);
    double none = 0;  // no number as soon as one is not finite
    for (std::size_t i = 0; i < rows; ++i)
      none += (block.x[i] - block.x[i]) + (block.y[i] - block.y[i]);
    if (none != 0) return {};
    return block;
  }

  [[nodiscard]] PointBlock checked(std::size_t begin, std::size_t rows,
                                   std::size_t& left_out) const {
    PointRows out;
    out.reserve(rows);
    for (std::size_t row = begin; row < begin + rows; ++row) {
      const double x = x_.real(row);
      const double y = y_.real(row);
      if (std::string fault = coordinate_fault(x, y); fault.empty()) {
        out.add(x, y);
      } else {
        out.skip(std::move(fault));
      }
    }
    left_out = out.skipped();
    return out.take(begin + 1, subject_, options_.skip_bad_rows);
  }

  std::string subject_, crs_;
  PointOptions options_;
  Npy x_, y_;
  std::span<const double> plain_x_, plain_y_;
  std::size_t at_ = 0;
};

class TextPoints final : public PointSource {
 public:
  TextPoints(const std::filesystem::path& file, const PointOptions& options)
      : options_(options),
        pieces_(file),
        columns_{pieces_.position(options.x), pieces_.position(options.y)} {}

  [[nodiscard]] const std::string& crs() const override { return crs_; }

  std::vector<PointBlock> next(const ParallelFor& loop) override {
    const std::vector<std::string_view> texts = pieces_.next(kPieces);
    if (!decimal_ && !texts.empty()) decimal_ = decimal_of(texts.front());
    std::vector<PointRows> read(texts.size());
    loop(texts.size(), [&](std::size_t k) { read[k] = rows_of(texts[k]); });
    std::vector<PointBlock> blocks;
    for (PointRows& one : read) {
      const std::size_t first_row = rows() + 1;
      count(one.seen(), one.skipped());
      blocks.push_back(one.take(first_row, pieces_.subject(), options_.skip_bad_rows));
    }
    return blocks;
  }

 private:
  /// By the first piece alone.
  [[nodiscard]] char decimal_of(std::string_view text) const {
    CsvRecords records = pieces_.records(text, columns_);
    std::vector<std::string> kept;
    while (true) {
      const CsvRecords::Row row = records.next();
      if (row == CsvRecords::Row::end) break;
      if (row != CsvRecords::Row::whole) continue;
      for (std::size_t k = 0; k < columns_.size(); ++k) kept.emplace_back(records.field(k));
      constexpr std::size_t enough = 2000;
      if (kept.size() > enough) break;
    }
    const std::vector<std::string_view> views(kept.begin(), kept.end());
    return detect_decimal(views);
  }

  [[nodiscard]] PointRows rows_of(std::string_view text) const {
    PointRows out;
    out.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    CsvRecords records = pieces_.records(text, columns_);
    while (true) {
      const CsvRecords::Row row = records.next();
      if (row == CsvRecords::Row::end) return out;
      if (row != CsvRecords::Row::whole) {
        out.skip(pieces_.fault(row, records.fields()));
        continue;
      }
      const auto x = decimal_number(records.field(0), *decimal_);
      const auto y = decimal_number(records.field(1), *decimal_);
      if (x && y) {
        out.add(*x, *y);
      } else {
        out.skip(x ? fault_of(options_.y, records.field(1))
                   : fault_of(options_.x, records.field(0)));
      }
    }
  }

  static std::string fault_of(const std::string& column, std::string_view text) {
    return "column " + in_quotes(column) + ": " +
           (text.empty() ? "a coordinate is missing" : in_quotes(text) + " is not a number");
  }

  PointOptions options_;
  CsvPieces pieces_;
  std::vector<std::size_t> columns_;
  std::string crs_;
  std::optional<char> decimal_;
};

}  // namespace

std::unique_ptr<PointSource> open_points(const std::filesystem::path& path,
                                         const PointOptions& options) {
  if (!is_connection(path)) {
    require_readable(path);
    if (std::filesystem::is_directory(path) && path.extension() != ".gdb")
      return std::make_unique<FolderPoints>(path, options);
    if (is_delimited_text(path)) return std::make_unique<TextPoints>(path, options);
  }
  return open_point_features(path, options);
}

}  // namespace omrade::io
