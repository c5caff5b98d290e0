// Statistical cubes in JSON-stat 2, as PxWeb (SCB) gives them out.
//
// The categories of the contents dimension become columns of values, named by code; every other
// dimension ID becomes a column ID of codes and a column ID.label. One row per combination, the
// last dimension fastest.
#pragma once

#include "io/table.hpp"

#include <filesystem>
#include <memory>

namespace omrade::io {

/// "….json" or "….json.gz".
bool is_json(const std::filesystem::path& file);

/// The contents dimension is the first of role.metric, else the one with the id ContentsCode; where
/// there is neither, values stand in one column "value". null and absent values are missing;
/// `status` is ignored. Of `options` only the missing marks matter. Error user: not a dataset of
/// version 2.0, dimensions or values that do not fit their sizes, doubled names.
std::unique_ptr<TableSource> open_json_stat(const std::filesystem::path& file,
                                            const CsvOptions& options);

}  // namespace omrade::io
