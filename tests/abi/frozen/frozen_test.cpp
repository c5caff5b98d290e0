// Plugins in C and Rust that were built apart from the engine's headers still load and compute.
#include "base/cancel.hpp"
#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

std::vector<double> doubled_by(const std::string& library) {
  static const Cancel cancel;
  const auto described = catalogue::read_library(FIXTURE_FOLDER "/" + library + ".so");
  const auto plugin = Plugin::load(described.at(0), cancel);
  Request request;
  request.area_ids = {"A", "B", "C"};
  request.period = "2024";
  const std::vector<double> x{1, 2, 3.5};
  request.inputs.push_back({.column = Column::of_reals(x)});
  const Outcome outcome = plugin->compute(request);
  EXPECT_EQ(outcome.failure, "");
  const auto values = outcome.layers.at(0).estimates.spans().value;
  return {values.begin(), values.end()};
}

TEST(Frozen, APluginOfTheFrozenHeaderComputes) {
  EXPECT_EQ(doubled_by("abi_frozen"), (std::vector<double>{2, 4, 7}));
}

/// Built once from examples/plugin_in_c, when the ABI froze, and never again: with
/// gcc -std=c11 -shared -fPIC -Os, version script and build-id. Whoever has to replace it has
/// broken the promise of docs/abi.md.
TEST(Frozen, TheLibraryThatWasStoredWhenTheAbiFrozeComputes) {
#if defined(__x86_64__) && defined(__linux__)
  namespace fs = std::filesystem;
  const fs::path folder = FIXTURE_FOLDER;
  fs::copy_file(OMRADE_SOURCE_DIR "/tests/abi/frozen/doubled_1_0.so", folder / "doubled_1_0.so",
                fs::copy_options::overwrite_existing);
  EXPECT_EQ(doubled_by("doubled_1_0"), (std::vector<double>{2, 4, 7}));
#else
  GTEST_SKIP() << "the stored library is of x86-64 Linux";
#endif
}

TEST(Frozen, TheExampleInCComputes) {
  EXPECT_EQ(doubled_by("doubled"), (std::vector<double>{2, 4, 7}));
}

TEST(Frozen, TheExampleInRustComputes) {
  if (!std::filesystem::exists(FIXTURE_FOLDER "/doubled_in_rust.so"))
    GTEST_SKIP() << "rustc was not found (Debian package rustc)";
  EXPECT_EQ(doubled_by("doubled_in_rust"), (std::vector<double>{2, 4, 7}));
}

}  // namespace
}  // namespace omrade::host
