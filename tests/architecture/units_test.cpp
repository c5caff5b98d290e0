// No page says an English unit in Swedish: what the bundled plugins count in, the report can name.
#include "catalogue/catalogue.hpp"
#include "report/numbers.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::architecture {
namespace {

catalogue::Catalogue bundled() {
  const std::vector<std::filesystem::path> folders{
      std::filesystem::path(OMRADE_BINARY_DIR "/lib/omrade/plugins")};
  return catalogue::Catalogue::scan(folders);
}

void expect_known(const std::string& unit, const std::string& of) {
  EXPECT_TRUE(report::knows_unit(unit))
      << of << " counts in '" << unit << "', which engine/report/numbers.cpp cannot say in Swedish";
}

TEST(BundledPlugins, CountInUnitsThatThePagesCanNameInBothLanguages) {
  const catalogue::Catalogue plugins = bundled();
  ASSERT_GE(plugins.descriptors().size(), 5U);
  for (const catalogue::Descriptor& plugin : plugins.descriptors()) {
    for (const LayerInfo& layer : plugin.layers)
      expect_known(layer.unit, plugin.id + ", layer " + layer.id);
    for (const catalogue::Input& input : plugin.inputs) {
      expect_known(input.unit, plugin.id + ", input " + input.id);
      for (const catalogue::Field& field : input.fields)
        expect_known(field.unit, plugin.id + ", field " + field.id);
    }
    for (const catalogue::Param& param : plugin.params)
      expect_known(param.unit, plugin.id + ", parameter " + param.id);
  }
}

}  // namespace
}  // namespace omrade::architecture
