#include "io/qml.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace omrade::io {
namespace {

/// The steps of the pages' colour scale: #dbe7f3 #aacbe3 #6ba6d0 #2e7ebc #084f99.
constexpr std::array<std::string_view, 5> kShades{
    "219,231,243,255", "170,203,227,255", "107,166,208,255", "46,126,188,255", "8,79,153,255"};
constexpr std::string_view kHatchGround = "247,247,247,255";
constexpr std::string_view kHatchLine = "90,90,90,255";
constexpr std::string_view kDotGround = "239,239,239,255";
constexpr std::string_view kDot = "107,107,107,255";
constexpr std::string_view kOutline = "79,91,102,255";

using Property = std::pair<std::string_view, std::string_view>;

/// Text for an attribute value; control characters, which XML cannot hold, become blanks.
std::string xml(std::string_view text) {
  std::string clean(text);
  std::replace_if(
      clean.begin(), clean.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return html_escape(clean);
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

std::string symbol_layer(std::string_view kind, std::initializer_list<Property> properties,
                         std::string_view inside = "") {
  std::string out = "<layer" + attribute("class", kind) +
                    " enabled=\"1\" locked=\"0\" pass=\"0\">\n<Option type=\"Map\">\n";
  for (const auto& [name, value] : properties) {
    out +=
        "<Option type=\"QString\"" + attribute("name", name) + attribute("value", value) + "/>\n";
  }
  return out + "</Option>\n" + std::string(inside) + "</layer>\n";
}

std::string symbol(std::string_view type, std::string_view name, const std::string& layers) {
  return "<symbol" + attribute("type", type) + attribute("name", name) +
         " alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n" + layers + "</symbol>\n";
}

std::string fill(std::string_view colour) {
  return symbol_layer("SimpleFill", {{"color", colour},
                                     {"style", "solid"},
                                     {"outline_color", kOutline},
                                     {"outline_style", "solid"},
                                     {"outline_width", "0.1"},
                                     {"outline_width_unit", "MM"}});
}

// Patterns for areas without a colour, as on the pages: told apart without colours, on paper too.
// QGIS names the symbol inside a symbol layer by the symbol around it and the layer's number.

std::string hatching(const std::string& name) {
  const std::string line = symbol_layer("SimpleLine", {{"line_color", kHatchLine},
                                                       {"line_style", "solid"},
                                                       {"line_width", "0.3"},
                                                       {"line_width_unit", "MM"}});
  return fill(kHatchGround) +
         symbol_layer("LinePatternFill",
                      {{"angle", "45"}, {"distance", "1.6"}, {"distance_unit", "MM"}},
                      symbol("line", "@" + name + "@1", line));
}

std::string dots(const std::string& name) {
  const std::string dot = symbol_layer("SimpleMarker", {{"name", "circle"},
                                                        {"color", kDot},
                                                        {"outline_style", "no"},
                                                        {"size", "0.5"},
                                                        {"size_unit", "MM"}});
  return fill(kDotGround) + symbol_layer("PointPatternFill",
                                         {{"distance_x", "1.6"},
                                          {"distance_x_unit", "MM"},
                                          {"distance_y", "1.6"},
                                          {"distance_y_unit", "MM"}},
                                         symbol("marker", "@" + name + "@1", dot));
}

/// A field in a QGIS expression.
std::string column(std::string_view field) {
  std::string out = "\"";
  for (const char c : field) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

class Rules {
 public:
  /// The name of the next rule's symbol.
  [[nodiscard]] std::string next() const { return std::to_string(count_); }

  void add(std::string_view key, const std::string& filter, const Text& label,
           const std::string& fills) {
    rules_ += "<rule" + attribute("key", key) + attribute("filter", filter) +
              attribute("label", in_both(label)) + attribute("symbol", next()) + "/>\n";
    symbols_ += symbol("fill", next(), fills);
    ++count_;
  }

  [[nodiscard]] std::string renderer() const {
    return "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" forceraster=\"0\" "
           "enableorderby=\"0\" referencescale=\"-1\">\n<rules key=\"{root}\">\n" +
           rules_ + "</rules>\n<symbols>\n" + symbols_ + "</symbols>\n</renderer-v2>\n";
  }

 private:
  int count_ = 0;
  std::string rules_;
  std::string symbols_;
};

/// The values of class `k`. A bound reads back as the same double, so no area changes its class.
std::string filter_of(const std::vector<QmlClass>& classes, std::size_t k,
                      const std::string& field) {
  std::string out;
  if (k > 0) out = field + " >= " + shortest(classes[k].from);
  if (k + 1 < classes.size()) {
    out += (out.empty() ? "" : " AND ") + field + " < " + shortest(classes[k + 1].from);
  }
  return out.empty() ? field + " IS NOT NULL" : out;
}

std::string aliases(std::span<const QmlField> fields) {
  std::string out = "<aliases>\n";
  int index = 0;  // the feature id is field 0 in QGIS
  for (const QmlField& field : fields) {
    out += "<alias" + attribute("index", std::to_string(++index)) + attribute("field", field.name) +
           attribute("name", field.alias) + "/>\n";
  }
  return out + "</aliases>\n";
}

/// A style that says nothing of what it does not set: QGIS keeps its own there.
std::string document(const std::string& categories, const std::string& inside, int geometry_type) {
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
         "<qgis version=\"3.22.0\" styleCategories=\"" +
         categories + "\" labelsEnabled=\"" + (geometry_type == 0 ? "1" : "0") + "\">\n" + inside +
         "<layerGeometryType>" + std::to_string(geometry_type) + "</layerGeometryType>\n</qgis>\n";
}

}  // namespace

std::string in_both(const Text& text) {
  const std::string& sv = text.in("sv");
  const std::string& en = text.in("en");
  return sv == en ? sv : sv + " / " + en;
}

std::string choropleth_qml(const Choropleth& map, std::span<const QmlField> fields) {
  const std::string field = column(map.field);
  const std::string state = column(map.state_field);
  Rules rules;
  rules.add("{withheld}", state + " = 'withheld'", {.sv = "skyddad", .en = "protected"},
            hatching(rules.next()));
  // A withheld number is no number either: without the second half both rules would draw there.
  rules.add("{missing}", field + " IS NULL AND " + state + " <> 'withheld'",
            {.sv = "uppgift saknas", .en = "no data"}, dots(rules.next()));
  for (std::size_t k = 0; k < map.classes.size(); ++k) {
    rules.add("{class-" + std::to_string(k + 1) + "}", filter_of(map.classes, k, field),
              class_label(map.classes[k], map.decimals), fill(kShades[map.classes[k].shade]));
  }
  return document("Symbology|Fields", rules.renderer() + aliases(fields), 2);
}

std::string points_qml(const std::string& label, std::span<const QmlField> fields) {
  const std::string marker = symbol_layer("SimpleMarker", {{"name", "circle"},
                                                           {"color", "17,17,17,255"},
                                                           {"outline_color", "255,255,255,255"},
                                                           {"outline_style", "solid"},
                                                           {"outline_width", "0.4"},
                                                           {"outline_width_unit", "MM"},
                                                           {"size", "2.4"},
                                                           {"size_unit", "MM"}});
  return document("Symbology|Labeling|Fields",
                  "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" forceraster=\"0\" "
                  "enableorderby=\"0\" referencescale=\"-1\">\n<symbols>\n" +
                      symbol("marker", "0", marker) +
                      "</symbols>\n</renderer-v2>\n<labeling type=\"simple\">\n<settings>\n"
                      "<text-style isExpression=\"0\" fontSize=\"8\" fontSizeUnit=\"Point\" "
                      "textColor=\"17,17,17,255\" textOpacity=\"1\"" +
                      attribute("fieldName", label) +
                      ">\n<text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" "
                      "bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\" "
                      "bufferOpacity=\"1\"/>\n</text-style>\n"
                      "<placement placement=\"6\" dist=\"1\" distUnits=\"MM\"/>\n"
                      "</settings>\n</labeling>\n" +
                      aliases(fields),
                  0);
}

}  // namespace omrade::io
