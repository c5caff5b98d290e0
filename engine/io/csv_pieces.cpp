#include "io/csv_pieces.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/column_names.hpp"
#include "io/csv_split.hpp"
#include "io/encoding.hpp"
#include "io/findings.hpp"
#include "io/source_file.hpp"
#include "io/unpacked_file.hpp"

#include <algorithm>
#include <array>

namespace omrade::io {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 21U;  // bytes

[[noreturn]] void refuse(const std::string& subject, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = subject, .what = std::move(what), .hint = std::move(hint)});
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

bool is_delimited_text(const std::filesystem::path& file) {
  std::filesystem::path name = lower(file.filename().string());
  if (name.extension() == ".gz") name = name.stem();
  const std::string ending = name.extension().string();
  return ending == ".csv" || ending == ".tsv" || ending == ".txt";
}

CsvPieces::CsvPieces(const std::filesystem::path& file) : subject_(file.string()) {
  require_readable_file(file);
  mapped_.emplace(file);
  text_ = {reinterpret_cast<const char*>(mapped_->bytes().data()), mapped_->bytes().size()};
  if (text_.starts_with("\x1F\x8B")) {
    mapped_.reset();
    unpacked_ = read_unpacked(file);
    text_ = unpacked_;
  }
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF"))
    refuse(subject_, "it is UTF-16 text", "save it as UTF-8");
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  // The header alone is split by csv_split, from a copy that it may change.
  std::size_t end = 0;
  bool inside = false;
  while (end < text_.size() && (text_[end] == '\n' || text_[end] == '\r')) ++end;
  for (; end < text_.size(); ++end) {
    if (text_[end] == '"') inside = !inside;
    if (!inside && (text_[end] == '\n' || text_[end] == '\r')) break;
  }
  std::string header(text_.substr(0, end));
  if (header.find('\0') != std::string::npos) {
    refuse(subject_, "it holds zero bytes, so it is not delimited text",
           "a table is delimited text or a folder of .npy files");
  }
  header = decode(std::move(header)).text;
  if (trim(header).empty())
    refuse(subject_, "it is empty", "a table needs a line with the names of its columns");
  delimiter_ = detect_delimiter(header);
  const CsvFields split = split_csv(subject_, header, delimiter_);
  names_.assign(split.names.begin(), split.names.end());
  require_distinct_names(subject_, names_);
  at_ = end;
}

std::size_t CsvPieces::position(const std::string& column) const {
  const auto at = std::find(names_.begin(), names_.end(), column);
  if (at == names_.end())
    refuse(subject_, "no column " + in_quotes(column), name_hint(column, names_));
  return static_cast<std::size_t>(at - names_.begin());
}

std::size_t CsvPieces::end_of_piece(std::size_t begin) const {
  const std::size_t wanted = begin + kPiece;
  if (wanted >= text_.size()) return text_.size();
  const std::size_t line = std::min(text_.find('\n', wanted), text_.size());
  const std::size_t end = line == text_.size() ? line : line + 1;
  const std::string_view piece = text_.substr(begin, end - begin);
  if (piece.find('"') == std::string_view::npos) return end;
  // A line may end inside quotes: the records themselves tell where they do.
  CsvRecords records = this->records(text_.substr(begin), {});
  while (records.position() < kPiece && records.next() != CsvRecords::Row::end) {
  }
  return begin + records.position();
}

std::vector<std::string_view> CsvPieces::next(std::size_t count) {
  std::vector<std::string_view> pieces;
  while (pieces.size() < count && at_ < text_.size()) {
    const std::size_t end = end_of_piece(at_);
    pieces.push_back(text_.substr(at_, end - at_));
    at_ = end;
    if (pieces.back().find('\0') != std::string_view::npos) {
      refuse(subject_, "it holds zero bytes, so it is not delimited text",
             "a table is delimited text or a folder of .npy files");
    }
  }
  return pieces;
}

std::string CsvPieces::fault(CsvRecords::Row row, std::size_t fields) const {
  if (row == CsvRecords::Row::unclosed) return "a quote is opened and never closed";
  if (row == CsvRecords::Row::trailing) return "text follows a closing quote";
  return counted(fields, "field") + ", but the header has " + std::to_string(names_.size());
}

}  // namespace omrade::io
