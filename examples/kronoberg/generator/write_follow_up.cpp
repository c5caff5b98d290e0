/// What is followed up over the years: measurements of the centres, and residents of 2019 and 2024
/// by age and sex. Made of what the model holds and of numbers of their own, so that no other file
/// changes.
#include "centres.hpp"
#include "random.hpp"
#include "write_files.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kronoberg {
namespace {

constexpr int first_year = 2019;
constexpr int last_year = 2024;
constexpr int pilots_begin = 2022;
constexpr int opened_late = 2021;
constexpr std::uint64_t seed = 0x666f6c6c6f77ULL;

/// About normal with mean 0 and variance 1: twelve uniform numbers.
double spread_at(std::int64_t i, std::int64_t j) {
  double sum = -6;
  for (std::int64_t k = 0; k < 12; ++k) sum += unit_at(seed, i, 100 * j + k);
  return sum;
}

long draw(double n, double p, std::int64_t i, std::int64_t j) {
  const double q = std::clamp(p, 0.02, 0.99);
  return std::llround(std::clamp(n * q + std::sqrt(n * q * (1 - q)) * spread_at(i, j), 0.0, n));
}

std::string centre_rows(const Model& model, std::size_t c) {
  const auto at = static_cast<std::int64_t>(c);
  const double need = model.listed_at_centres[c].cni();
  const bool pilot = c % 4 == 1;
  const bool late = c % 16 == 7;
  std::string text;
  for (int year = first_year; year <= last_year; ++year) {
    const int passed = year - first_year;
    // Nobody is listed where there is no centre yet: 0, which adds up, and not an empty cell.
    const bool open = !late || year >= opened_late;
    const double listed = open ? std::round(centres()[c].listed * (0.95 + 0.01 * passed)) : 0;
    const double sought = std::round(listed * (0.30 + 0.08 * unit_at(seed, at, 9001)));
    const double own = 0.05 * spread_at(at, 1);
    const double helped = pilot && year >= pilots_begin ? 0.05 : 0;
    const double assessed = 0.83 + own - 0.10 * (need - 1) + 0.006 * passed + helped;
    const double doctor = 0.35 + 4 * own + 0.05 * passed;
    const double drugs = 0.31 + 0.5 * own - 0.008 * passed;
    const std::int64_t draws = 10 * (passed + 1);
    text += slug(centres()[c].name) + "," + std::to_string(year) + "," +
            std::to_string(std::llround(listed)) + "," + std::to_string(std::llround(sought)) +
            "," + std::to_string(draw(sought, assessed, at, draws)) + "," +
            std::to_string(draw(listed, doctor, at, draws + 1)) + "," +
            std::to_string(draw(listed, drugs, at, draws + 2)) + "," +
            std::to_string(std::llround(1000 * need)) + "," + (pilot ? "1" : "0") + "\n";
  }
  return text;
}

std::string follow_up_table(const Model& model) {
  std::string text = "centre,year,listed,sought,assessed,fixed_doctor,antibiotics,need,pilot\n";
  for (std::size_t c = 0; c < centres().size(); ++c) text += centre_rows(model, c);
  return text;
}

constexpr int band_width = 5;
constexpr std::size_t bands = 18;  // 0-4 … 80-84, 85 and older
using Bands = std::array<long, 2 * bands>;

/// Residents of each deso now: women of each band, then men.
std::vector<Bands> residents_of(const Model& model) {
  std::vector<Bands> out(model.deso.size(), Bands{});
  for (std::size_t p = 0; p < model.persons.size(); ++p) {
    const auto home = static_cast<std::size_t>(model.persons.home[p]);
    if (home >= out.size()) continue;
    const auto band = std::min<std::size_t>(model.persons.age[p] / band_width, bands - 1);
    ++out[home][model.persons.sex[p] * bands + band];
  }
  return out;
}

/// Five years ago those of a band were in the band below it. Some have come since, and the oldest
/// have become fewer; of those who died there are none left to count.
Bands five_years_ago(const Bands& now, std::int64_t area) {
  Bands out{};
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (std::size_t band = 0; band + 1 < bands; ++band) {
      const auto at = static_cast<std::int64_t>(sex * bands + band);
      const double old = std::max(0.0, static_cast<double>(band) - 12);
      const double stayed = 1.02 - 0.05 * old + 0.04 * spread_at(area, 500 + at);
      const auto later = static_cast<double>(now[sex * bands + band + 1]);
      const double part = band + 2 == bands ? 0.55 : 1;  // the last band holds older ones, too
      out[sex * bands + band] = std::llround(part * later / std::max(0.5, stayed));
    }
    out[sex * bands + bands - 1] =
        std::llround(1.1 * static_cast<double>(now[sex * bands + bands - 1]));
  }
  return out;
}

void add_year(std::string& text, const std::string& code, int year, const Bands& counts) {
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (std::size_t band = 0; band < bands; ++band) {
      text += code + "," + std::to_string(year) + "," + (sex == woman ? "kvinna" : "man") + "," +
              std::to_string(band * band_width) + "," + std::to_string(counts[sex * bands + band]) +
              "\n";
    }
  }
}

}  // namespace

void write_follow_up(const Model& model, const OutputFolder& out) {
  std::string people = "desokod,year,sex,age,people\n";
  std::string moves = "desokod,moved_in,moved_out\n";
  const std::vector<Bands> now = residents_of(model);
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto area = static_cast<std::int64_t>(i);
    add_year(people, model.deso[i].code, last_year - 5, five_years_ago(now[i], area));
    add_year(people, model.deso[i].code, last_year, now[i]);
    const double in =
        model.residents_of_deso[i].with_need[static_cast<std::size_t>(Need::moved_in)];
    moves += model.deso[i].code + "," + std::to_string(std::llround(in)) + "," +
             std::to_string(std::llround(in * (0.8 + 0.3 * unit_at(seed, area, 9002)))) + "\n";
  }
  out.put_text("follow_up.csv", follow_up_table(model));
  out.put_text("population.csv", people);
  out.put_text("moves_2024.csv", moves);
}

}  // namespace kronoberg
