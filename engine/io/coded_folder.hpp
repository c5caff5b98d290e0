// Coded rows of a column folder.
#pragma once

#include "io/coded_rows.hpp"

namespace omrade::io {

std::unique_ptr<CodedRows> open_coded_folder(const std::filesystem::path& folder,
                                             const std::vector<std::string>& columns);

}  // namespace omrade::io
