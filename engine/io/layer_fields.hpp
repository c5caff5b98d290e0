// The fields of a layer, for results that carry them along.
#pragma once

#include "io/table_sink.hpp"
#include "model/table.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::io {

struct LayerFields {
  std::vector<ResultColumn> columns{};
  Table table{};  ///< a row per feature, in the order of read_vector
};

/// Of a layer that read_vector has read (empty: the only one). Whole numbers of more than 53 bits
/// and what is neither number nor text, such as dates, become text. Nothing of a connection, whose
/// rows have no order of their own.
LayerFields read_fields(const std::filesystem::path& file, const std::string& layer);

}  // namespace omrade::io
