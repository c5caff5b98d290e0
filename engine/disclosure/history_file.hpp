// The file that says what was published before, of a run or of a table.
#pragma once

#include <filesystem>
#include <string>

namespace omrade::disclosure {

/// Its text. Error user where it is missing; `last` says which one to take then: "history.json from
/// the output of the last publication".
std::string read_history_file(const std::filesystem::path& file, const std::string& last);

}  // namespace omrade::disclosure
