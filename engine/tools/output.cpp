#include "tools/output.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "io/folder_sink.hpp"
#include "tools/source.hpp"

#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace omrade::tools {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& out, std::string what, std::string hint) {
  throw Error(ErrorKind::user, {.subject = out, .what = std::move(what), .hint = std::move(hint)});
}

[[noreturn]] void refuse_existing(const std::string& out) {
  refuse(out, "it exists already", "name another file, or add --overwrite");
}

std::string in_seconds(double seconds) {
  constexpr int tenths_of_milliseconds = 4;
  return fixed(seconds, tenths_of_milliseconds);
}

}  // namespace

OutputOptions keeping(OutputOptions options, const std::vector<std::string>& sources) {
  for (const std::string& source : sources) {
    std::error_code ignored;
    if (source.empty() || options.out.empty() ||
        !fs::equivalent(parse_source(source).file, options.out, ignored)) {
      continue;
    }
    refuse(options.out, "it is what the command reads", "name another file");
  }
  return options;
}

void require_free(const std::string& out, bool overwrite) {
  const fs::path file = out;
  std::error_code ignored;
  if (file.has_parent_path() && !fs::is_directory(file.parent_path(), ignored))
    refuse(out, "no folder " + file.parent_path().string(), "make it first");
  if (fs::is_directory(file, ignored)) refuse(out, "it is a folder", "name a file");
  if (!overwrite && fs::exists(file, ignored)) refuse_existing(out);
}

Output::Output(OutputOptions options) : options_(std::move(options)) {
  if (options_.out == "-") options_.out.clear();
  if (options_.out.empty()) return;
  const bool folder = io::names_folder(options_.out);
  const fs::path out = folder ? fs::path(options_.out).parent_path() : fs::path(options_.out);
  io::require_table_ending(options_.out);
  std::error_code ignored;
  if (out.has_parent_path() && !fs::is_directory(out.parent_path(), ignored))
    refuse(options_.out, "no folder " + out.parent_path().string(), "make it first");
  if (!folder && fs::is_directory(out, ignored))
    refuse(options_.out, "it is a folder", "name a file, or end it in / for a column folder");
  if (folder && fs::exists(out, ignored) && !fs::is_directory(out, ignored))
    refuse(options_.out, "it is a file", "name a folder");
  if (options_.overwrite || !fs::exists(out, ignored)) return;
  if (folder || !options_.again) refuse_existing(options_.out);
  second_ = std::make_unique<SecondCopy>(out);
}

void Output::open(std::vector<io::ResultColumn> columns, const AreaSet* places) {
  names_ = io::names_of(columns);
  if (options_.json && options_.out.empty()) return;
  sink_ = io::open_table_sink(second_ ? second_->path().string() : options_.out, std::move(columns),
                              places);
}

void Output::write(const Table& block) {
  if (sink_) {
    sink_->write(block);
  } else {
    io::append_json(block, rows_ == 0, rows_json_);
  }
  rows_ += block.rows();
}

void Output::write_blocks(std::span<const io::ResultBlock> blocks, const ParallelFor& loop) {
  if (!sink_) {
    for (const io::ResultBlock& block : blocks) write(io::table_of(block, names_));
    return;
  }
  sink_->write_blocks(blocks, loop);
  for (const io::ResultBlock& block : blocks) rows_ += block.rows;
}

void Output::lap(const std::string& step) {
  const Clock::time_point now = Clock::now();
  seconds_.emplace_back(step, std::chrono::duration<double>(now - lap_).count());
  lap_ = now;
}

void Output::publish() {
  if (std::exchange(published_, true)) return;
  if (sink_) sink_->finish();
  if (second_) {
    if (!second_->same()) refuse_existing(options_.out);
    sync_path(options_.out);
  }
  lap("write");
}

void Output::finish(const std::string& result) {
  publish();
  if (!options_.quiet && !options_.gated)
    std::fputs("note: not gated (disclosure: none); what is published goes through omrade run\n",
               stderr);
  if (!options_.json) return;
  std::string json = "{\n  \"command\": " + json_quote(options_.command) +
                     ",\n  \"disclosure\": " + (options_.gated ? "\"gated\"" : "\"none\"");
  if (!options_.out.empty()) json += ",\n  \"out\": " + json_quote(options_.out);
  json += ",\n  \"rows\": " + std::to_string(rows_);
  if (!sink_) json += ",\n  \"table\": [" + rows_json_ + (rows_ == 0 ? "]" : "\n  ]");
  if (!result.empty()) json += ",\n  \"result\": " + result;
  json += ",\n  \"seconds\": {";
  for (const auto& [step, seconds] : seconds_)
    json += json_quote(step) + ": " + in_seconds(seconds) + ", ";
  const std::chrono::duration<double> all = lap_ - began_;
  json += "\"all\": " + in_seconds(all.count()) + "}\n}\n";
  std::fwrite(json.data(), 1, json.size(), stdout);
}

}  // namespace omrade::tools
