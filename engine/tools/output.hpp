// What all commands that give a table do with it. They lie inside the trust boundary: their numbers
// are not gated, and say so (disclosure: none) in --json, in files that have metadata and on
// standard error.
#pragma once

#include "io/table_sink.hpp"
#include "tools/second_copy.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace omrade::tools {

struct OutputOptions {
  std::string command{};  ///< its name, for --json
  std::string out{};      ///< a file by its ending; "" or "-": standard output, as CSV
  bool overwrite = false;
  bool json = false;   ///< one JSON object on standard output; without `out` it holds the rows
  bool quiet = false;  ///< no notice that the numbers are not gated
  bool gated = false;  ///< they are
  /// Without `overwrite`, `out` may be a file of the very bytes that are written: somebody was
  /// killed who had just written it.
  bool again = false;
};

/// The options of a command that reads these sources, or "" for none: Error user if its result
/// would replace one of them, also with `overwrite`.
OutputOptions keeping(OutputOptions options, const std::vector<std::string>& sources);

/// Error user where the file `out` cannot be made: its folder does not exist, it is a folder, or it
/// exists and `overwrite` is false.
void require_free(const std::string& out, bool overwrite);

/// One table on its way out. Made before the work, so that a name that cannot be written to is
/// refused at once.
class Output {
 public:
  /// Error user for an unknown ending, a folder that does not exist, a file that does unless
  /// `overwrite`, or `again` and it is no folder.
  explicit Output(OutputOptions options);

  /// `places` as in io::open_table_sink.
  void open(std::vector<io::ResultColumn> columns, const AreaSet* places = nullptr);
  void write(const Table& block);
  /// As io::TableSink::write_blocks.
  void write_blocks(std::span<const io::ResultBlock> blocks, const ParallelFor& loop);
  /// Ends a step of the work, for the timings of --json.
  void lap(const std::string& step);
  /// Gives the file its name: what `finish` does first, unless it was done. Error user where a file
  /// of that name is there that only `again` allowed, and holds anything else.
  void publish();
  /// Publishes the file, says that it is not gated and prints the JSON object: command, disclosure,
  /// out or else table, rows (how many), seconds by step and, where given, `result`, the text of a
  /// JSON object.
  void finish(const std::string& result = "");

 private:
  using Clock = std::chrono::steady_clock;

  OutputOptions options_;
  Clock::time_point began_ = Clock::now(), lap_ = began_;
  std::vector<std::pair<std::string, double>> seconds_;
  std::unique_ptr<SecondCopy> second_;   ///< of the file that is there
  std::unique_ptr<io::TableSink> sink_;  ///< none where the rows go into the JSON object
  std::vector<std::string> names_;
  std::string rows_json_;
  std::size_t rows_ = 0;
  bool published_ = false;
};

}  // namespace omrade::tools
