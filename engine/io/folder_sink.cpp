#include "io/folder_sink.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "io/findings.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace omrade::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeader = 128;  // bytes before the values, as numpy aligns them

/// numpy's format 1.0.
std::array<char, kHeader> npy_header(const std::string& type, std::size_t rows) {
  std::array<char, kHeader> header{};
  header.fill(' ');
  const std::string text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" +
                           std::to_string(rows) + ",), }";
  constexpr std::size_t prefix = 10;
  constexpr std::array<char, prefix> magic{'\x93',           'N', 'U', 'M', 'P', 'Y', 1, 0,
                                           kHeader - prefix, 0};
  std::copy(magic.begin(), magic.end(), header.begin());
  std::copy(text.begin(), text.end(), header.begin() + prefix);
  header.back() = '\n';
  return header;
}

/// One column on its way to its file.
class ColumnFile {
 public:
  ColumnFile(const fs::path& file, const std::string& type, std::size_t width)
      : file_(file), type_(type), width_(width) {
    descriptor_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail();
  }
  ColumnFile(const ColumnFile&) = delete;
  ColumnFile& operator=(const ColumnFile&) = delete;
  ColumnFile(ColumnFile&& other) noexcept
      : file_(std::move(other.file_)),
        type_(std::move(other.type_)),
        width_(other.width_),
        descriptor_(std::exchange(other.descriptor_, -1)) {}
  ColumnFile& operator=(ColumnFile&&) = delete;
  ~ColumnFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  /// From row `first` on. Safe from several threads for different rows.
  void write(const void* values, std::size_t rows, std::size_t first) const {
    put(static_cast<const char*>(values), rows * width_, kHeader + first * width_);
  }
  void finish(std::size_t rows) {
    const auto header = npy_header(type_, rows);
    put(header.data(), header.size(), 0);
    if (::close(std::exchange(descriptor_, -1)) != 0) fail();
  }

 private:
  void put(const char* bytes, std::size_t count, std::size_t at) const {
    while (count > 0) {
      const ssize_t done = ::pwrite(descriptor_, bytes, count, static_cast<off_t>(at));
      if (done < 0 && errno == EINTR) continue;
      if (done <= 0) fail();
      bytes += done;
      count -= static_cast<std::size_t>(done);
      at += static_cast<std::size_t>(done);
    }
  }
  [[noreturn]] void fail() const {
    throw Error(ErrorKind::environment,
                {.subject = file_.string(),
                 .what = std::string("cannot write the file: ") + std::strerror(errno)});
  }

  fs::path file_;
  std::string type_;
  std::size_t width_;
  int descriptor_ = -1;
};

bool is_column_file(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.ends_with(".npy") || name.ends_with(".labels.txt");
}

void require_columns_only(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (is_column_file(entry.path())) continue;
    throw Error(ErrorKind::user, {.subject = folder.string(),
                                  .what = "it holds " + entry.path().filename().string() +
                                          ", so it is no column folder to be replaced",
                                  .hint = "name another folder"});
  }
}

class FolderSink final : public TableSink {
 public:
  FolderSink(const std::string& out, std::vector<ResultColumn> columns)
      : out_(fs::path(out).parent_path()), columns_(std::move(columns)), texts_(columns_.size()) {
    temporary_ = out_;
    temporary_ += ".tmp-" + std::to_string(::getpid());
    require_columns_only(out_);
    std::error_code failed;
    fs::remove_all(temporary_, failed);
    fs::create_directory(temporary_, failed);
    if (failed) {
      throw Error(
          ErrorKind::environment,
          {.subject = out_.string(), .what = "cannot create the folder: " + failed.message()});
    }
  }
  FolderSink(const FolderSink&) = delete;
  FolderSink& operator=(const FolderSink&) = delete;
  FolderSink(FolderSink&&) = delete;
  FolderSink& operator=(FolderSink&&) = delete;
  ~FolderSink() override {
    files_.clear();
    std::error_code ignored;
    fs::remove_all(temporary_, ignored);
  }

  /// Of the columns of a table those of texts are coded anew, as each may have labels of its own.
  void write(const Table& block) override {
    std::vector<std::vector<std::int32_t>> codes(columns_.size());
    std::vector<std::vector<std::int64_t>> wholes(columns_.size());
    ResultBlock result{block.rows(), {}};
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Column& column = block.at(columns_[c].name);
      if (columns_[c].kind == ResultKind::real) {
        result.columns.emplace_back(Reals(column.reals()));
      } else if (columns_[c].kind == ResultKind::whole) {
        for (const double value : column.reals()) wholes[c].push_back(whole(value, columns_[c]));
        result.columns.emplace_back(Wholes(wholes[c]));
      } else {
        for (std::size_t row = 0; row < block.rows(); ++row)
          codes[c].push_back(code_of(std::string(column.text(row)), texts_[c]));
        result.columns.emplace_back(LabelCodes{codes[c], nullptr});
      }
    }
    append({&result, 1}, [](std::size_t count, const auto& body) {
      for (std::size_t i = 0; i < count; ++i) body(i);
    });
  }

  void write_blocks(std::span<const ResultBlock> blocks, const ParallelFor& loop) override {
    for (const ResultBlock& block : blocks) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const auto* texts = std::get_if<LabelCodes>(&block.columns[c]);
        if (texts != nullptr && texts_[c].labels.empty()) texts_[c].labels = texts->labels->texts();
      }
    }
    append(blocks, loop);
  }

  void finish() override {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (files_.empty()) open({0, std::vector<ResultValues>(columns_.size(), Wholes{})});
      files_[c].finish(rows_);
      if (columns_[c].kind == ResultKind::text) write_labels(c);
    }
    std::error_code failed;
    if (fs::is_directory(out_, failed)) fs::remove_all(out_, failed);
    fs::rename(temporary_, out_, failed);
    if (failed) {
      throw Error(ErrorKind::environment,
                  {.subject = out_.string(), .what = "cannot write it: " + failed.message()});
    }
  }

 private:
  struct Texts {
    std::vector<std::string> labels;
    std::unordered_map<std::string, std::int32_t> codes;
  };

  static std::int32_t code_of(const std::string& text, Texts& texts) {
    if (text.empty()) return -1;
    const auto [at, added] =
        texts.codes.try_emplace(text, static_cast<std::int32_t>(texts.labels.size()));
    if (added) texts.labels.push_back(text);
    return at->second;
  }

  static std::int64_t whole(double value, const ResultColumn& column) {
    if (!std::isnan(value)) return static_cast<std::int64_t>(value);
    throw Error(ErrorKind::user, {.subject = "column " + in_quotes(column.name),
                                  .what = "it has no value in some row, which a column of whole "
                                          "numbers cannot tell",
                                  .hint = "let the output end in .csv"});
  }

  void open(const ResultBlock& like) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const fs::path file = temporary_ / (columns_[c].name + ".npy");
      if (columns_[c].kind == ResultKind::text) {
        files_.emplace_back(file, "<i4", sizeof(std::int32_t));
      } else if (columns_[c].kind == ResultKind::real) {
        files_.emplace_back(file, "<f8", sizeof(double));
      } else if (std::holds_alternative<RowNumbers>(like.columns[c])) {
        files_.emplace_back(file, "<u4", sizeof(std::uint32_t));
      } else {
        files_.emplace_back(file, "<i8", sizeof(std::int64_t));
      }
    }
  }

  void append(std::span<const ResultBlock> blocks, const ParallelFor& loop) {
    if (blocks.empty()) return;
    if (files_.empty()) open(blocks.front());
    std::vector<std::size_t> first;
    for (const ResultBlock& block : blocks) {
      first.push_back(rows_);
      rows_ += block.rows;
    }
    loop(blocks.size(), [&](std::size_t i) {
      for (std::size_t c = 0; c < columns_.size(); ++c)
        write_values(files_[c], blocks[i].columns[c], blocks[i].rows, first[i]);
    });
  }

  static void write_values(const ColumnFile& file, const ResultValues& values, std::size_t rows,
                           std::size_t first) {
    if (const auto* numbers = std::get_if<RowNumbers>(&values)) {
      std::vector<std::uint32_t> out(rows);
      for (std::size_t row = 0; row < rows; ++row)
        out[row] = static_cast<std::uint32_t>(numbers->at(row));
      file.write(out.data(), rows, first);
    } else if (const auto* texts = std::get_if<LabelCodes>(&values)) {
      file.write(texts->codes.data(), rows, first);
    } else if (const auto* wholes = std::get_if<Wholes>(&values)) {
      file.write(wholes->data(), rows, first);
    } else {
      file.write(std::get<Reals>(values).data(), rows, first);
    }
  }

  void write_labels(std::size_t c) const {
    std::string lines;
    for (const std::string& text : texts_[c].labels) {
      if (text.find_first_of("\r\n") != std::string::npos) {
        throw Error(ErrorKind::user, {.subject = "column " + in_quotes(columns_[c].name),
                                      .what = in_quotes(text) + " holds a line end",
                                      .hint = "let the output end in .csv"});
      }
      lines += text + "\n";
    }
    write_file(temporary_ / (columns_[c].name + ".labels.txt"), lines);
  }

  fs::path out_, temporary_;
  std::vector<ResultColumn> columns_;
  std::vector<Texts> texts_;
  std::vector<ColumnFile> files_;
  std::size_t rows_ = 0;
};

}  // namespace

bool names_folder(const std::string& out) {
  return out.size() > 1 && out.back() == '/';
}

std::unique_ptr<TableSink> open_folder_sink(const std::string& out,
                                            std::vector<ResultColumn> columns) {
  return std::make_unique<FolderSink>(out, std::move(columns));
}

}  // namespace omrade::io
