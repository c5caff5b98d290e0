#include "centres.hpp"
#include "places.hpp"
#include "write_files.hpp"

#include <cmath>
#include <cstddef>
#include <string>

namespace kronoberg {
namespace {

constexpr const char* readme =
    "Synthetic data of Region Kronoberg for the example of omrade. Everything in this folder was\n"
    "made by the program kronoberg-data from random numbers with fixed seeds: no person in it is\n"
    "real, and no border, lake or parish is where the real one is. Real are only the names of\n"
    "municipalities, places and health centres, and the published numbers of persons listed at "
    "the\n"
    "32 centres on 1 May 2025, which the synthetic persons add up to exactly. The codes follow "
    "the\n"
    "format of the real ones, but the areas behind them are different: do not join them with\n"
    "official statistics. Coordinates are in SWEREF 99 TM (EPSG:3006), metres; text is UTF-8.\n"
    "The answers in respondents.csv (life habits, a weighted sample aged 16 to 84) and the teeth "
    "in\n"
    "children.csv (examinations at ages 3, 6, 12, 19 and 23) are made up too; an empty cell is a\n"
    "question not answered or a child not examined. The places in resources.csv (schools, "
    "libraries,\n"
    "associations, pharmacies, meeting places, care) stand at invented addresses under invented\n"
    "names.\n";

std::string whole(double value) {
  return std::to_string(std::llround(value));
}

std::string need_columns() {
  std::string text;
  for (const NeedGroup& group : need_groups) text.append(";").append(group.column);
  return text;
}

std::string need_values(const NeedCounts& counts) {
  std::string text;
  for (const double count : counts.with_need) text.append(";").append(whole(count));
  return text;
}

std::string municipality_table() {
  std::string text = "id,name\n";
  for (const Municipality& home : municipalities()) {
    text += std::string(home.id) + "," + std::string(home.name) + "\n";
  }
  return text;
}

std::string centre_table() {
  std::string text = "centre,name,kommun,kommunnamn,x,y,listed\n";
  for (const Centre& centre : centres()) {
    const auto home = static_cast<std::size_t>(municipality_index(centre.municipality));
    text += slug(centre.name) + "," + std::string(centre.name) + "," +
            std::string(centre.municipality) + "," + std::string(municipalities()[home].name) +
            "," + whole(centre.x) + "," + whole(centre.y) + "," + std::to_string(centre.listed) +
            "\n";
  }
  return text;
}

std::string catchment_table(const Model& model) {
  std::string text = "kod,centre\n";
  for (std::size_t i = 0; i < model.parishes.size(); ++i) {
    const auto centre = static_cast<std::size_t>(model.centre_of_parishes[i]);
    text += model.parishes[i].code + "," + slug(centres()[centre].name) + "\n";
  }
  return text;
}

std::string deso_table(const Model& model) {
  std::string text = "desokod;desonamn;befolkning" + need_columns() + "\n";
  for (std::size_t i = 0; i < model.deso.size(); ++i) {
    const NeedCounts& counts = model.residents_of_deso[i];
    text += model.deso[i].code + ";" + model.deso[i].name + ";" + whole(counts.people) +
            need_values(counts) + "\n";
  }
  return text;
}

std::string listed_table(const Model& model) {
  std::string text = "centre;listade" + need_columns() + "\n";
  for (std::size_t i = 0; i < centres().size(); ++i) {
    const NeedCounts& counts = model.listed_at_centres[i];
    text += slug(centres()[i].name) + ";" + whole(counts.people) + need_values(counts) + "\n";
  }
  return text;
}

}  // namespace

void write_tables(const Model& model, const OutputFolder& out) {
  out.put_text("kommuner.csv", municipality_table());
  out.put_text("centres.csv", centre_table());
  out.put_text("catchment.csv", catchment_table(model));
  out.put_text("scb_2024.csv", deso_table(model));
  out.put_text("listed_2024.csv", listed_table(model));
  out.put_text("README.txt", readme);
}

}  // namespace kronoberg
