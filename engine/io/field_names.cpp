#include "io/field_names.hpp"

#include <algorithm>
#include <array>

namespace omrade::io {
namespace {

constexpr std::array<const char*, 4> kParts{"", "_lower95", "_upper95", "_state"};

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

bool FieldNames::is_taken(const std::string& name) const {
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](const char* part) { return taken_.count(lower_case(name + part)) > 0; });
}

std::string FieldNames::unique(std::string name) {
  const auto needs_quotes = [](char c) { return c == '.' || c == '@'; };
  std::replace_if(name.begin(), name.end(), needs_quotes, '_');
  std::string unique = name;
  for (int k = 2; is_taken(unique); ++k) unique = name + "_" + std::to_string(k);
  for (const char* part : kParts) taken_.insert(lower_case(unique + part));
  return unique;
}

}  // namespace omrade::io
