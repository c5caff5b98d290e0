#include "recipe/composite_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "recipe/near.hpp"
#include "recipe/read_composite.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace omrade::recipe {
namespace {

class FileReader {
 public:
  FileReader(const std::filesystem::path& file, Problems& problems)
      : root_(read_toml(read_file(file), problems)), problems_(problems) {}

  composite::TableSpec read() {
    const Reader reader(root_, "composite-file", "the spec", problems_);
    CompositeSpec composite;
    read_composite(reader,
                   {.path = "composite-file",
                    .label = "",
                    .columns = true,
                    .each_part = [this](const Reader& part) { columns(part); }},
                   composite, problems_);
    read_rest(reader, composite);
    if (!problems_.empty()) return {};
    out_.spec = composite_spec(composite);
    if (const auto how = composite::imputation(reader.text("impute"))) out_.spec.impute = *how;
    for (std::size_t p = 0; p < out_.columns.size(); ++p)
      bound(out_.columns[p], out_.spec.parts[p]);
    return std::move(out_);
  }

 private:
  void columns(const Reader& part) {
    composite::PartColumns one{.layer = part.text("layer"),
                               .standard_error = part.text("standard_error"),
                               .lower = part.text("lower"),
                               .upper = part.text("upper"),
                               .numerator = part.text("numerator"),
                               .denominator = part.text("denominator"),
                               .rate = part.text("kind") == "rate"};
    if (part.has("lower") != part.has("upper"))
      part.missing(part.has("lower") ? "upper" : "lower", "limits come in pairs");
    if (part.has("numerator") != part.has("denominator"))
      part.missing(part.has("numerator") ? "denominator" : "numerator",
                   "counts come with what they are counts of");
    const int ways = (part.has("standard_error") ? 1 : 0) + (part.has("lower") ? 1 : 0) +
                     (part.has("numerator") ? 1 : 0);
    if (ways > 1)
      problems_.add(part.place(),
                    "[[parts]]: the error of '" + shown(one.layer) + "' is given in " +
                        std::to_string(ways) + " ways",
                    "keep standard_error, lower and upper, or numerator and denominator");
    out_.columns.push_back(std::move(one));
  }

  /// True values of proportions and rates are not below 0, nor are proportions above 1.
  static void bound(const composite::PartColumns& columns, composite::PartSpec& part) {
    if (columns.numerator.empty()) return;
    part.least = 0;
    if (!columns.rate) part.most = 1;
  }

  void read_rest(const Reader& reader, const CompositeSpec& composite) {
    out_.id = reader.text("id");
    out_.population = reader.text("population");
    out_.group = reader.text("group");
    out_.resources = reader.text("resources");
    if (const auto share = reader.number("share")) {
      out_.share = *share;
      if (!(*share > 0 && *share <= 1))
        problems_.add(reader.key_place("share"), "'share' must lie above 0, and at most at 1",
                      "write 0.5 for half of the need");
      if (!reader.has("population")) reader.missing("population", "the need is that of people");
    }
    if (reader.text("impute") == "group" && out_.group.empty())
      reader.missing("group", "impute = \"group\" has one");
    const bool by_people =
        composite.normalise == "population-z-score" ||
        std::any_of(composite.parts.begin(), composite.parts.end(),
                    [](const auto& part) { return part.normalise == "population-z-score"; });
    if (by_people && out_.population.empty())
      reader.missing("population", "population-z-score has one");
    if (const Node* const node = reader.find("choices")) {
      const Reader choices(*node, "composite-file.choices", "[choices]", problems_);
      words(choices, "normalise", composite::kNormalisations, composite::normalisation,
            out_.choices.normalise);
      words(choices, "weights", composite::kWeighings, composite::weighing, out_.choices.weights);
      words(choices, "aggregate", composite::kAggregations, composite::aggregation,
            out_.choices.aggregate);
      out_.draw_choices = choices.truth("draw", false);
    }
  }

  template <class Read, class Value>
  void words(const Reader& reader, std::string_view key, std::string_view all, const Read& read,
             std::vector<Value>& to) {
    for (const Word& word : reader.words(key)) {
      if (const auto value = read(word.text)) {
        to.push_back(*value);
        continue;
      }
      std::vector<std::string> known;
      for (const std::string_view one : split(all, '|')) known.emplace_back(one);
      problems_.add(word.place, "[choices]: no " + std::string(key) + " '" + shown(word.text) + "'",
                    near_hint(word.text, known));
    }
  }

  Node root_;
  Problems& problems_;
  composite::TableSpec out_;
};

}  // namespace

composite::TableSpec read_composite_file(const std::filesystem::path& file) {
  Problems problems(file);
  FileReader reader(file, problems);
  if (!problems.empty()) throw Error(ErrorKind::user, problems.sorted());
  composite::TableSpec read = reader.read();
  if (!problems.empty()) throw Error(ErrorKind::user, problems.sorted());
  return read;
}

}  // namespace omrade::recipe
