#include "io/coded_rows.hpp"

#include "base/error.hpp"
#include "io/coded_folder.hpp"
#include "io/connection.hpp"
#include "io/csv.hpp"
#include "io/csv_pieces.hpp"
#include "io/encoding.hpp"
#include "io/source_file.hpp"
#include "io/text_codes.hpp"

#include <algorithm>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace omrade::io {
namespace {

constexpr std::size_t kPieces = 32;

class TextRows final : public CodedRows {
 public:
  TextRows(const std::filesystem::path& file, const std::vector<std::string>& columns)
      : pieces_(file), missing_(missing_marks({})), known_(columns.size()) {
    for (const std::string& name : columns) positions_.push_back(pieces_.position(name));
  }

  void next(const ParallelFor& loop, std::vector<CodedBlock>& blocks) override {
    const std::vector<std::string_view> texts = pieces_.next(kPieces);
    blocks.resize(texts.size());
    std::vector<Read> read(texts.size());
    loop(texts.size(), [&](std::size_t k) { read_piece(texts[k], blocks[k], read[k]); });
    for (std::size_t k = 0; k < texts.size(); ++k) {
      if (!read[k].fault.empty()) {
        throw Error(ErrorKind::user, {.subject = pieces_.subject(),
                                      .place = "row " + std::to_string(rows_ + blocks[k].rows + 1),
                                      .what = read[k].fault,
                                      .hint = "correct it in the table"});
      }
      rows_ += blocks[k].rows;
      for (std::size_t c = 0; c < positions_.size(); ++c) {
        for (const std::string_view text : read[k].codes[c].texts())
          read[k].common[c].push_back(common_code(text, known_[c]));
      }
    }
    // From the codes of a piece to those of all.
    loop(texts.size(), [&](std::size_t k) {
      for (std::size_t c = 0; c < positions_.size(); ++c) {
        const std::vector<std::int32_t>& common = read[k].common[c];
        for (std::int32_t& code : blocks[k].codes[c]) code = common[static_cast<std::size_t>(code)];
      }
    });
  }

  [[nodiscard]] std::size_t codes(std::size_t column) const override {
    return known_[column].labels.size();
  }
  [[nodiscard]] std::string text(std::size_t column, std::size_t code) const override {
    return known_[column].labels[code];
  }

 private:
  struct Known {
    std::unordered_map<std::string, std::int32_t> codes;
    std::vector<std::string> labels;
  };
  /// What a piece has of its own until its codes are those of all.
  struct Read {
    std::vector<TextCodes> codes;
    std::vector<std::vector<std::int32_t>> common;
    std::deque<std::string> undone;  ///< texts with doubled quotes, which lie nowhere else
    std::string fault;
  };

  void read_piece(std::string_view piece, CodedBlock& block, Read& read) const {
    read.codes.resize(positions_.size());
    read.common.resize(positions_.size());
    block.rows = 0;
    block.codes.resize(positions_.size());
    const auto lines = static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n')) + 1;
    for (auto& codes : block.codes) codes.resize(lines);
    CsvRecords records = pieces_.records(piece, positions_);
    const char* const end = piece.data() + piece.size();
    CsvRecords::Row row = records.next();
    for (; row == CsvRecords::Row::whole; row = records.next()) {
      if (block.rows == block.codes[0].size()) {  // lines that end in CR alone
        for (auto& codes : block.codes) codes.resize(2 * codes.size());
      }
      for (std::size_t c = 0; c < positions_.size(); ++c) {
        const std::string_view field = records.field(c);
        // Quotes that were undone lie elsewhere.
        const bool here = field.data() >= piece.data() && field.data() <= end;
        const std::size_t readable =
            here ? static_cast<std::size_t>(end - field.data()) : field.size();
        block.codes[c][block.rows] =
            here ? read.codes[c].code_of(field, readable)
                 : read.codes[c].code_of(read.undone.emplace_back(field), field.size());
      }
      ++block.rows;
    }
    for (auto& codes : block.codes) codes.resize(block.rows);
    if (row != CsvRecords::Row::end) read.fault = pieces_.fault(row, records.fields());
  }

  std::int32_t common_code(std::string_view text, Known& known) const {
    std::string label = decode(std::string(text)).text;
    if (std::find(missing_.begin(), missing_.end(), label) != missing_.end()) label.clear();
    const auto [at, added] =
        known.codes.try_emplace(label, static_cast<std::int32_t>(known.labels.size()));
    if (added) known.labels.push_back(std::move(label));
    return at->second;
  }

  CsvPieces pieces_;
  std::vector<std::string> missing_;
  std::vector<std::size_t> positions_;
  std::vector<Known> known_;
  std::size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<CodedRows> open_coded_rows(const std::filesystem::path& path,
                                           const std::vector<std::string>& columns) {
  if (!is_connection(path)) {
    require_readable(path);
    if (std::filesystem::is_directory(path)) return open_coded_folder(path, columns);
    if (is_delimited_text(path)) return std::make_unique<TextRows>(path, columns);
  }
  throw Error(ErrorKind::user, {.subject = shown_source(path),
                                .what = "rows are read from delimited text or a column folder",
                                .hint = "let its name end in .csv, .tsv or .txt"});
}

}  // namespace omrade::io
