/// Schools, libraries, associations, pharmacies, meeting places and care: as many as a place of its
/// size would have, at invented addresses under invented names. Made of numbers of their own, so
/// that no other file changes.
#include "places.hpp"
#include "random.hpp"
#include "write_files.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace kronoberg {
namespace {

constexpr std::uint64_t seed = 0x7265736f75726365ULL;
constexpr int most_in_a_place = 8;

struct Kind {
  std::string_view category;
  int people_for_each;
  int least_people;  // smaller places have none
  std::string_view before, after;
};

constexpr std::array<Kind, 6> kinds{{
    {"school", 2000, 220, "", "skolan"},
    {"library", 5500, 600, "Biblioteket ", ""},
    {"association", 1500, 90, "Föreningen ", ""},
    {"pharmacy", 6000, 1000, "Apoteket ", ""},
    {"meeting_place", 3800, 150, "Träffpunkt ", ""},
    {"care", 3600, 400, "Äldreboendet ", ""},
}};

constexpr std::array<std::string_view, 24> words{
    "Björk",  "Lärk",  "Ek",     "Lind",   "Hassel",   "Humle", "Tall",   "Lönn",
    "Rönn",   "Slån",  "Vide",   "Ärt",    "Havre",    "Råg",   "Timjan", "Salvia",
    "Kummin", "Nypon", "Blåbär", "Hallon", "Smultron", "Trast", "Svala",  "Tärn",
};

int number_of(const Kind& kind, const Place& place, std::int64_t p, std::int64_t k) {
  if (place.people < kind.least_people) return 0;
  const double expected = static_cast<double>(place.people) / kind.people_for_each;
  return std::min(most_in_a_place, static_cast<int>(expected + unit_at(seed, p, 1000 * k + 999)));
}

std::string whole(double value) {
  return std::to_string(std::llround(value));
}

std::string numbered(int number) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "r%03d", number);
  return text.data();
}

std::string resource_table() {
  std::string text = "id,name,category,x,y\n";
  int number = 0;
  for (std::size_t place_number = 0; place_number < places().size(); ++place_number) {
    const Place& place = places()[place_number];
    const auto p = static_cast<std::int64_t>(place_number);
    for (std::size_t kind_number = 0; kind_number < kinds.size(); ++kind_number) {
      const Kind& kind = kinds[kind_number];
      const auto k = static_cast<std::int64_t>(kind_number);
      const int count = number_of(kind, place, p, k);
      for (int i = 0; i < count; ++i) {
        const std::int64_t draw = 1000 * k + 10 * i;
        const double reach = 1.4 * place.radius;
        const double x = place.at().x + reach * (unit_at(seed, p, draw) - 0.5);
        const double y = place.at().y + reach * (unit_at(seed, p, draw + 1) - 0.5);
        const auto word = static_cast<std::size_t>(unit_at(seed, p, draw + 2) *
                                                   static_cast<double>(words.size()));
        text += numbered(++number) + "," + std::string(kind.before) + std::string(words[word]) +
                std::string(kind.after) + " i " + std::string(place.name) + "," +
                std::string(kind.category) + "," + whole(x) + "," + whole(y) + "\n";
      }
    }
  }
  return text;
}

}  // namespace

void write_resources(const OutputFolder& out) {
  out.put_text("resources.csv", resource_table());
}

}  // namespace kronoberg
