#include "io/table_sink.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/feature_sink.hpp"
#include "io/folder_sink.hpp"
#include "io/temporary_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <utility>

namespace omrade::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = std::size_t{1} << 20U;  // bytes that are written at once

/// Text that goes to a file under a temporary name, or to standard output.
class TextOutput {
 public:
  explicit TextOutput(const std::string& out) : shown_(out) {
    if (out.empty()) {
      shown_ = "standard output";
      file_ = stdout;
      return;
    }
    temporary_.emplace(out, fs::path(out).extension().string());
    file_ = std::fopen(temporary_->path().c_str(), "wbe");
    if (file_ == nullptr) fail("create the file");
  }
  TextOutput(const TextOutput&) = delete;
  TextOutput& operator=(const TextOutput&) = delete;
  TextOutput(TextOutput&&) = delete;
  TextOutput& operator=(TextOutput&&) = delete;
  ~TextOutput() {
    if (temporary_ && file_ != nullptr) std::fclose(file_);
  }

  [[nodiscard]] std::string& buffer() { return buffer_; }
  void flush_when_full() {
    if (buffer_.size() >= kBlock) flush();
  }
  /// What is long is not copied first.
  void append(const std::string& text) {
    flush();
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail("write the file");
  }
  void finish() {
    flush();
    if (std::fflush(file_) != 0) fail("write the file");
    if (!temporary_) return;
    if (std::fclose(std::exchange(file_, nullptr)) != 0) fail("write the file");
    temporary_->publish();
  }

 private:
  [[noreturn]] void fail(const std::string& doing) const {
    throw Error(ErrorKind::environment,
                {.subject = shown_, .what = "cannot " + doing + ": " + std::strerror(errno)});
  }
  void flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size())
      fail("write the file");
    buffer_.clear();
  }

  std::string shown_;
  std::string buffer_;
  std::optional<TemporaryFile> temporary_;
  std::FILE* file_ = nullptr;
};

class CsvSink final : public TableSink {
 public:
  CsvSink(const std::string& out, const std::vector<ResultColumn>& columns) : output_(out) {
    output_.buffer() = csv_header(columns);
  }
  void write(const Table& block) override {
    append_csv(block, output_.buffer());
    output_.flush_when_full();
  }
  void write_blocks(std::span<const ResultBlock> blocks, const ParallelFor& loop) override {
    if (texts_.size() < blocks.size()) texts_.resize(blocks.size());
    loop(blocks.size(), [&](std::size_t i) {
      texts_[i].clear();
      append_csv(blocks[i], texts_[i]);
    });
    for (std::size_t i = 0; i < blocks.size(); ++i) output_.append(texts_[i]);
  }
  void finish() override { output_.finish(); }

 private:
  TextOutput output_;
  std::vector<std::string> texts_;  ///< per block, kept for their memory
};

class JsonSink final : public TableSink {
 public:
  JsonSink(const std::string& out, const std::vector<ResultColumn>& columns)
      : output_(out), names_(names_of(columns)) {
    output_.buffer() = "[";
  }
  void write(const Table& block) override {
    append_json(block, first_, output_.buffer());
    if (block.rows() > 0) first_ = false;
    output_.flush_when_full();
  }
  void write_blocks(std::span<const ResultBlock> blocks, const ParallelFor& /*loop*/) override {
    for (const ResultBlock& block : blocks) write(table_of(block, names_));
  }
  void finish() override {
    output_.buffer() += first_ ? "]\n" : "\n]\n";
    output_.finish();
  }

 private:
  TextOutput output_;
  std::vector<std::string> names_;
  bool first_ = true;
};

std::string ending_of(const fs::path& out) {
  std::string ending = out.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return ending;
}

}  // namespace

const std::vector<std::string>& table_endings() {
  static const std::vector<std::string> all{"csv", "json", "geojson", "gpkg", "fgb", "xlsx"};
  return all;
}

void require_table_ending(const fs::path& out) {
  if (names_folder(out.string())) return;
  const std::string ending = ending_of(out);
  const auto& all = table_endings();
  if (std::find(all.begin(), all.end(), ending) != all.end()) return;
  throw Error(
      ErrorKind::user,
      {.subject = out.string(),
       .what = ending.empty() ? "a name without an ending, so its format is unknown"
                              : "no format ends in '." + ending + "'",
       .hint = "let it end in one of: ." + join(all, ", .") + "; or in / for a column folder"});
}

std::unique_ptr<TableSink> open_table_sink(const std::string& out,
                                           std::vector<ResultColumn> columns,
                                           const AreaSet* places) {
  if (out.empty()) return std::make_unique<CsvSink>("", columns);
  if (names_folder(out)) return open_folder_sink(out, std::move(columns));
  require_table_ending(out);
  const std::string ending = ending_of(out);
  if (ending == "csv") return std::make_unique<CsvSink>(out, columns);
  if (ending == "json") return std::make_unique<JsonSink>(out, columns);
  return open_feature_sink(out, ending, std::move(columns), places);
}

}  // namespace omrade::io
