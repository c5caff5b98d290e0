// The command line: `omrade VERB …`.
#pragma once

namespace omrade::cli {

/// Runs one command and returns the exit code of contracts: 0 done, 1 done with a failed layer, or
/// nothing published because of one, 2 wrong input, 3 environment, 4 a bug, 130 interrupted.
int main(int argc, const char* const* argv);

}  // namespace omrade::cli
