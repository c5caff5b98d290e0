#include "io/layer_styles.hpp"

#include "fixtures.hpp"
#include "io/gdal.hpp"
#include "io/geopackage.hpp"
#include "io/vector.hpp"
#include "profile_fixture.hpp"

#include <cpl_minixml.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Rule {
  std::string filter, label;
  friend bool operator==(const Rule&, const Rule&) = default;
  friend void PrintTo(const Rule& rule, std::ostream* to) {
    *to << rule.filter << " -> " << rule.label;
  }
};

struct Xml {
  explicit Xml(const std::string& text) : root(CPLParseXMLString(text.c_str())) {}
  Xml(const Xml&) = delete;
  Xml& operator=(const Xml&) = delete;
  Xml(Xml&&) = delete;
  Xml& operator=(Xml&&) = delete;
  ~Xml() { CPLDestroyXMLNode(root); }
  CPLXMLNode* root;
};

/// Attributes of the elements called `name` inside the element at `path`.
std::vector<std::pair<std::string, std::string>> read(const std::string& qml, const char* path,
                                                      const std::string& name, const char* first,
                                                      const char* second) {
  const Xml xml(qml);
  EXPECT_NE(xml.root, nullptr) << qml;
  std::vector<std::pair<std::string, std::string>> out;
  const CPLXMLNode* inside = CPLGetXMLNode(xml.root, path);
  for (const CPLXMLNode* node = inside == nullptr ? nullptr : inside->psChild; node != nullptr;
       node = node->psNext) {
    if (node->eType != CXT_Element || node->pszValue != name) continue;
    out.emplace_back(CPLGetXMLValue(node, first, ""), CPLGetXMLValue(node, second, ""));
  }
  return out;
}

std::vector<Rule> rules(const std::string& qml) {
  std::vector<Rule> out;
  for (auto& [filter, label] : read(qml, "=qgis.renderer-v2.rules", "rule", "filter", "label")) {
    out.push_back({filter, label});
  }
  return out;
}

LayerResult layer_of(const std::string& id, Text title, LayerKind kind = LayerKind::index) {
  LayerResult layer{.indicator = "care",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(
                        LayerInfo{.id = id, .title = std::move(title), .kind = kind}),
                    .estimates = Estimates(2)};
  return layer;
}

TEST(QmlClasses, UpToFiveDistinctNumbersHaveAClassEach) {
  const std::vector<double> values{3, 1, 1, 2};
  const std::vector<QmlClass> classes = qml_classes(values, 0);
  ASSERT_EQ(classes.size(), 3U);
  EXPECT_EQ(classes[0].areas, 2U);
  EXPECT_EQ(classes[1].from, 2);
  EXPECT_EQ(classes[0].shade, 0U);
  EXPECT_EQ(classes[1].shade, 2U);
  EXPECT_EQ(classes[2].shade, 4U);
}

TEST(QmlClasses, TenNumbersAreTwoToAClass) {
  const std::vector<double> values{10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
  const std::vector<QmlClass> classes = qml_classes(values, 0);
  ASSERT_EQ(classes.size(), 5U);
  for (std::size_t k = 0; k < 5; ++k) {
    EXPECT_EQ(classes[k].areas, 2U);
    EXPECT_EQ(classes[k].lower, static_cast<double>(2 * k + 1));
    EXPECT_EQ(classes[k].upper, static_cast<double>(2 * k + 2));
  }
}

TEST(QmlClasses, NumbersThatLookTheSameStayTogether) {
  const std::vector<double> values{1.04, 0.96, 2.0};
  const std::vector<QmlClass> classes = qml_classes(values, 1);
  ASSERT_EQ(classes.size(), 2U);
  EXPECT_EQ(classes[0].lower, 1.0);
  EXPECT_EQ(classes[0].from, 0.96);  // the bound is the value, not what is printed of it
}

TEST(QmlClasses, ValuesThatAreNoNumbersAreInNoClass) {
  const std::vector<double> values{std::nan(""), std::numeric_limits<double>::infinity()};
  EXPECT_THAT(qml_classes(values, 2), IsEmpty());
}

TEST(QmlClasses, EveryValueIsInExactlyOneClass) {
  EXPECT_TRUE(rc::check([](std::vector<int> drawn) {
    std::vector<double> values;
    for (const int value : drawn) values.push_back(value / 7.0);
    const std::vector<QmlClass> classes = qml_classes(values, 1);
    RC_ASSERT(classes.size() <= 5U);
    std::size_t counted = 0;
    for (std::size_t k = 0; k < classes.size(); ++k) {
      const auto inside = [&](double value) {
        return (k == 0 || value >= classes[k].from) &&
               (k + 1 == classes.size() || value < classes[k + 1].from);
      };
      const auto areas = std::count_if(values.begin(), values.end(), inside);
      RC_ASSERT(static_cast<std::size_t>(areas) == classes[k].areas);
      counted += classes[k].areas;
    }
    RC_ASSERT(counted == values.size());
  }));
}

TEST(ClassLabel, SaysBothLanguages) {
  EXPECT_EQ(in_both(class_label({.lower = 1.05, .upper = 1.23}, 2)), "1,05–1,23 / 1.05–1.23");
  EXPECT_EQ(in_both(class_label({.lower = 7, .upper = 7}, 0)), "7");
  EXPECT_EQ(in_both(class_label({.lower = -1.2, .upper = 0.4}, 1)), "−1,2 till 0,4 / −1.2 to 0.4");
  EXPECT_EQ(in_both(class_label({.lower = 999, .upper = 12345}, 0)),
            "999–12\u202f345 / 999–12,345");
}

TEST(Choropleth, RulesAreWithheldThenMissingThenTheClasses) {
  const std::string qml = choropleth_qml({.field = "x",
                                          .state_field = "x_state",
                                          .decimals = 2,
                                          .classes = qml_classes(std::vector{0.5, 0.25, -1.0}, 2)},
                                         {});
  EXPECT_THAT(rules(qml), ElementsAre(Rule{"\"x_state\" = 'withheld'", "skyddad / protected"},
                                      Rule{"\"x\" IS NULL AND \"x_state\" <> 'withheld'",
                                           "uppgift saknas / no data"},
                                      Rule{"\"x\" < 0.25", "−1,00 / −1.00"},
                                      Rule{"\"x\" >= 0.25 AND \"x\" < 0.5", "0,25 / 0.25"},
                                      Rule{"\"x\" >= 0.5", "0,50 / 0.50"}));
  EXPECT_THAT(qml, HasSubstr("LinePatternFill"));
  EXPECT_THAT(qml, HasSubstr("PointPatternFill"));
  for (const char* colour : {"219,231,243,255", "107,166,208,255", "8,79,153,255"}) {
    EXPECT_THAT(qml, HasSubstr(colour));
  }
}

TEST(Choropleth, OneClassHoldsEveryValueAndNoneLeavesTwoRules) {
  const Choropleth one{
      .field = "x", .state_field = "x_state", .decimals = 0, .classes = {{.lower = 3, .upper = 3}}};
  ASSERT_EQ(rules(choropleth_qml(one, {})).size(), 3U);
  EXPECT_EQ(rules(choropleth_qml(one, {}))[2].filter, "\"x\" IS NOT NULL");
  EXPECT_EQ(rules(choropleth_qml({.field = "x", .state_field = "s", .classes = {}}, {})).size(),
            2U);
}

TEST(Choropleth, MarkupAndQuotesInNamesAreText) {
  const std::vector<QmlField> fields{{"a\"b", "Å <b> & 'c' \"d\"\x01"}};
  const std::string qml =
      choropleth_qml({.field = "a\"b", .state_field = "s", .classes = {}}, fields);
  EXPECT_EQ(rules(qml)[1].filter, "\"a\"\"b\" IS NULL AND \"s\" <> 'withheld'");
  EXPECT_THAT(qml, HasSubstr("name=\"Å &lt;b&gt; &amp; &#39;c&#39; &quot;d&quot; \""));
  EXPECT_THAT(read(qml, "=qgis.aliases", "alias", "index", "field"),
              ElementsAre(std::pair<std::string, std::string>("1", "a\"b")));
}

TEST(LevelStyles, FirstLayerThatDoesNotCountAndDidNotFailIsTheDefault) {
  LevelResult level = small_ungated_profile().levels[0];
  level.layers = {layer_of("people", {.sv = "Antal", .en = "People"}, LayerKind::count),
                  layer_of("broken", {.sv = "Trasig", .en = "Broken"}),
                  layer_of("time", {.sv = "Restid", .en = "Travel time"}),
                  layer_of("cni", {.sv = "CNI", .en = "CNI"})};
  level.layers[1].failure = "the plugin failed";
  std::vector<StyledColumn> columns;
  for (const LayerResult& layer : level.layers) columns.push_back({layer.info->id, &layer});
  const std::vector<LayerStyle> styles = level_styles(level, columns);
  ASSERT_EQ(styles.size(), 3U);
  EXPECT_EQ(styles[0].name, "Trasig / Broken");
  EXPECT_FALSE(styles[0].is_default);
  EXPECT_EQ(styles[1].name, "Restid / Travel time");
  EXPECT_EQ(styles[1].description, "Restid / Travel time");
  EXPECT_TRUE(styles[1].is_default);
  EXPECT_EQ(styles[2].name, "CNI");
  EXPECT_FALSE(styles[2].is_default);
}

TEST(LevelFields, HaveNamesForReadersInBothLanguages) {
  const LayerResult time = layer_of("time", {.sv = "Restid", .en = "Travel time"});
  const LayerResult cni = layer_of("cni", {.sv = "CNI", .en = "CNI"});
  std::vector<std::string> names;
  for (const QmlField& field : level_fields(std::vector<StyledColumn>{{"t", &time}, {"c", &cni}})) {
    names.push_back(field.name + ": " + field.alias);
  }
  EXPECT_THAT(names,
              ElementsAre("id: id", "name: namn / name", "t: Restid / Travel time",
                          "t_lower95: Restid, nedre 95 % / Travel time, lower 95%",
                          "t_upper95: Restid, övre 95 % / Travel time, upper 95%",
                          "t_state: Restid, status / Travel time, state", "c: CNI",
                          "c_lower95: CNI, nedre 95 % / lower 95%",
                          "c_upper95: CNI, övre 95 % / upper 95%", "c_state: CNI, status / state"));
}

TEST(LevelFields, EqualTitlesAreToldApart) {
  const LayerResult one = layer_of("men", {.sv = "Andel", .en = "Share"});
  const LayerResult two = layer_of("women", {.sv = "Andel", .en = "Share"});
  const std::vector<QmlField> fields =
      level_fields(std::vector<StyledColumn>{{"m", &one}, {"w", &two}});
  EXPECT_EQ(fields[2].alias, "Andel (care.men) / Share (care.men)");
  EXPECT_EQ(fields[6].alias, "Andel (care.women) / Share (care.women)");
}

struct Stored {
  std::string table, column, name, qml, is_default, time, catalog, schema;
};

class LayerStylesTest : public ::testing::Test {
 protected:
  void SetUp() override { write_geopackage(small_profile(), file()); }
  std::filesystem::path file() const { return folder_.path("profile.gpkg"); }

  std::vector<Stored> stored() const {
    const DatasetHandle dataset = open_dataset(file(), GdalKind::vector);
    OGRLayer& styles = *dataset->GetLayerByName("layer_styles");
    EXPECT_STREQ(styles.GetFIDColumn(), "id");
    std::vector<Stored> out;
    while (const FeatureHandle row{styles.GetNextFeature()}) {
      const auto text = [&row](const char* field) {
        const int at = row->GetFieldIndex(field);
        return std::string(row->IsFieldSetAndNotNull(at) != 0 ? row->GetFieldAsString(at) : "NULL");
      };
      out.push_back({text("f_table_name"), text("f_geometry_column"), text("styleName"),
                     text("styleQML"), text("useAsDefault"), text("update_time"),
                     text("f_table_catalog"), text("f_table_schema")});
    }
    return out;
  }

  TestFolder folder_;
};

TEST_F(LayerStylesTest, TableHasTheFieldsThatQgisReads) {
  EXPECT_THAT(field_names(file(), "layer_styles"),
              ElementsAre("f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column",
                          "styleName", "styleQML", "styleSLD", "useAsDefault", "description",
                          "owner", "ui", "update_time"));
  const std::vector<Stored> styles = stored();
  ASSERT_EQ(styles.size(), 2U);
  EXPECT_EQ(styles[0].table, "deso");
  EXPECT_EQ(styles[0].name, "relative");
  EXPECT_EQ(styles[1].table, "centre");
  EXPECT_EQ(styles[1].name, "centre");
  for (const Stored& style : styles) {
    EXPECT_EQ(style.column, "geom");
    EXPECT_EQ(style.is_default, "1");
    EXPECT_EQ(style.time, "1970/01/01 00:00:00+00");
    EXPECT_EQ(style.catalog, "");
    EXPECT_EQ(style.schema, "");
  }
}

TEST_F(LayerStylesTest, EveryStyleNamesFieldsThatAreThere) {
  for (const Stored& style : stored()) {
    std::vector<std::string> named;
    for (auto& [name, index] : read(style.qml, "=qgis.aliases", "alias", "field", "index")) {
      named.push_back(name);
    }
    EXPECT_EQ(named, field_names(file(), style.table));
  }
  const std::string deso = stored()[0].qml;
  EXPECT_THAT(rules(deso),
              ElementsAre(Rule{"\"cni_relative_state\" = 'withheld'", "skyddad / protected"},
                          Rule{"\"cni_relative\" IS NULL AND \"cni_relative_state\" <> 'withheld'",
                               "uppgift saknas / no data"},
                          Rule{"\"cni_relative\" IS NOT NULL", "1,50 / 1.50"}));
}

TEST_F(LayerStylesTest, PointsAreLabelledByName) {
  const std::string qml = stored()[1].qml;
  EXPECT_THAT(read(qml, "=qgis.labeling.settings", "text-style", "fieldName", "isExpression"),
              ElementsAre(std::pair<std::string, std::string>("name", "0")));
  EXPECT_THAT(qml, HasSubstr("labelsEnabled=\"1\""));
  EXPECT_THAT(qml, HasSubstr("<layerGeometryType>0<"));
}

TEST_F(LayerStylesTest, EveryRuleHasItsSymbol) {
  const std::string qml = stored()[0].qml;
  EXPECT_THAT(read(qml, "=qgis.renderer-v2.rules", "rule", "symbol", "key"),
              ElementsAre(std::pair<std::string, std::string>("0", "{withheld}"),
                          std::pair<std::string, std::string>("1", "{missing}"),
                          std::pair<std::string, std::string>("2", "{class-1}")));
  EXPECT_THAT(read(qml, "=qgis.renderer-v2.symbols", "symbol", "name", "type"),
              ElementsAre(std::pair<std::string, std::string>("0", "fill"),
                          std::pair<std::string, std::string>("1", "fill"),
                          std::pair<std::string, std::string>("2", "fill")));
}

TEST_F(LayerStylesTest, WithheldNumberHasNoPartInTheClasses) {
  Profile profile = small_ungated_profile();
  profile.levels[0].layers[0].estimates.spans().value[1] = 77;
  write_geopackage(pass(std::move(profile)), file());
  EXPECT_THAT(stored()[0].qml, Not(HasSubstr("77")));
}

TEST_F(LayerStylesTest, LevelNamedAsTheStylesIsRefused) {
  Profile profile = small_ungated_profile();
  profile.levels[0].id = "layer_styles";
  const GatedProfile gated = pass(std::move(profile));
  EXPECT_EQ(folder_.error([&] { write_geopackage(gated, folder_.path("again.gpkg")); }),
            "level 'layer_styles': its table would take the place of the styles for QGIS; give the "
            "level another name");
}

}  // namespace
}  // namespace omrade::io
