// What money for health centres follows: the listed, their need, and what kind of centre it is.
#include "centres.hpp"
#include "random.hpp"
#include "write_files.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kronoberg {
namespace {

constexpr std::uint64_t pay_seed = 0x70617900;

/// Made up from names: companies' centres, not a register of who runs what.
bool is_private(std::string_view name) {
  constexpr std::array<std::string_view, 7> companies{
      "Achima", "Capio", "Kry ", "Läkarhuset", "Praktikertjänst", "Prima", "Växjöhälsan"};
  return std::any_of(companies.begin(), companies.end(),
                     [&](std::string_view company) { return name.starts_with(company); });
}

/// Municipalities whose centres got the grant for sparsely populated ones in 2025 (minutes of the
/// region's primary-care forum, 27 May 2025): Uppvidinge, Lessebo, Tingsryd, Alvesta and Markaryd.
bool is_rural(std::string_view municipality) {
  constexpr std::array<std::string_view, 5> rural{"0760", "0761", "0763", "0764", "0767"};
  return std::find(rural.begin(), rural.end(), municipality) != rural.end();
}

/// Points per listed person in hundredths, as text.
std::string points_per_listed(const NeedCounts& counts) {
  double points = 0;
  for (std::size_t k = 0; k < need_count; ++k)
    points += need_groups[k].weight * counts.with_need[k];
  const long long hundredths = std::llround(100 * points / counts.people);
  const std::string digits = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + digits;
}

std::string pay_table(const Model& model) {
  std::string text = "centre,listed,points_per_listed,fixed_doctor_percent,private,rural\n";
  for (std::size_t i = 0; i < centres().size(); ++i) {
    const Centre& centre = centres()[i];
    const double chance = unit_at(pay_seed, static_cast<std::int64_t>(i), 0);
    text += slug(centre.name) + "," + std::to_string(centre.listed) + "," +
            points_per_listed(model.listed_at_centres[i]) + "," +
            std::to_string(8 + static_cast<int>(chance * 85)) + "," +
            (is_private(centre.name) ? "1" : "0") + "," +
            (is_rural(centre.municipality) ? "1" : "0") + "\n";
  }
  return text;
}

}  // namespace

void write_pay(const Model& model, const OutputFolder& out) {
  out.put_text("pay_2024.csv", pay_table(model));
}

}  // namespace kronoberg
