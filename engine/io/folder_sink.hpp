// A result as a column folder: the fastest way into numpy, R and omrade itself.
#pragma once

#include "io/table_sink.hpp"

namespace omrade::io {

/// A name that ends in a slash.
bool names_folder(const std::string& out);

/// Every column becomes NAME.npy: texts their positions (int32, -1 for none) in NAME.labels.txt,
/// row numbers uint32, whole numbers int64, reals float64. The folder appears whole under its name,
/// in place of a column folder that lies there. Error user for texts that hold a line end, for
/// whole numbers without a value, and for something else that lies there.
std::unique_ptr<TableSink> open_folder_sink(const std::string& out,
                                            std::vector<ResultColumn> columns);

}  // namespace omrade::io
