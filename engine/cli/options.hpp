// Options that several commands take.
#pragma once

#include "cli/common.hpp"
#include "tools/output.hpp"

#include <string>

namespace CLI {
class App;
}

namespace omrade::cli {

/// --json, --quiet and --log.
void add_shared(CLI::App& command, Shared& shared);
/// --isolate, of commands that call plugins.
void add_isolation(CLI::App& command, Shared& shared);
/// --threads and --memory, of commands that compute.
void add_work(CLI::App& command, Shared& shared);

/// -o and --overwrite, of commands that give a table.
void add_output(CLI::App& command, tools::OutputOptions& output);

/// --x, --y and --bad-rows, of commands that read points.
void add_point_columns(CLI::App& command, std::string& x, std::string& y, std::string& bad_rows);

/// Gives every command what the grammar gives to all: one that has no use for --threads, --memory,
/// --seed, --lang, --quiet or --log takes them without a word in its help, so that a script may
/// pass the same to each. After all commands are declared.
void add_grammar(CLI::App& app, Shared& shared);

}  // namespace omrade::cli
