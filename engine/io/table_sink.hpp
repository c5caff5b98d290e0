// Where the result of a command goes: a file of any table format, block by block, whole or not at
// all; or standard output.
#pragma once

#include "base/parallel_for.hpp"
#include "io/result_block.hpp"
#include "model/area_set.hpp"
#include "model/table.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

/// What stands in a column of a result. Whole numbers and reals are real columns of a Table (NaN is
/// no value); text is a text or category column ("" is no value).
enum class ResultKind : std::uint8_t { text, whole, real };

struct ResultColumn {
  std::string name{};
  ResultKind kind = ResultKind::real;
};

std::vector<std::string> names_of(const std::vector<ResultColumn>& columns);

class TableSink {
 public:
  TableSink() = default;
  TableSink(const TableSink&) = delete;
  TableSink& operator=(const TableSink&) = delete;
  TableSink(TableSink&&) = delete;
  TableSink& operator=(TableSink&&) = delete;
  virtual ~TableSink() = default;

  /// Appends rows; the columns of the block are those the sink was opened with, in their order.
  /// Error environment when the disk refuses, and likewise below.
  virtual void write(const Table& block) = 0;
  /// Appends the blocks in their order; `loop` may be used to make ready what is written. The same
  /// bytes as `write` gives of their tables.
  virtual void write_blocks(std::span<const ResultBlock> blocks, const ParallelFor& loop) = 0;
  /// The file appears under its name; without it nothing remains.
  virtual void finish() = 0;
};

/// The endings that `open_table_sink` knows, without their dots: csv, json, geojson, gpkg, fgb,
/// xlsx.
const std::vector<std::string>& table_endings();

/// Error user for an ending that is none of them, nor a slash.
void require_table_ending(const std::filesystem::path& out);

/// `out` "" is standard output, as CSV; one that ends in a slash is a column folder
/// (folder_sink.hpp). `places`, where given, is the geometry of row i as
/// area i of the set (polygons or points; csv, json and xlsx hold none); it must outlive the sink.
/// Error user for an fgb without them. Numbers of csv and json are the shortest text that reads
/// back. A gpkg says in the metadata of its layer that nothing gated it: disclosure = none.
std::unique_ptr<TableSink> open_table_sink(const std::string& out,
                                           std::vector<ResultColumn> columns,
                                           const AreaSet* places);

/// The line of names of a CSV file, and its rows.
std::string csv_header(const std::vector<ResultColumn>& columns);
void append_csv(const Table& block, std::string& out);
/// Rows as JSON objects, one a line, parted by commas; `first` says that none stands before them.
/// Texts and numbers without a value are null.
void append_json(const Table& block, bool first, std::string& out);

}  // namespace omrade::io
