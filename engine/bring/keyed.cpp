#include "bring/keyed.hpp"

#include "bring/vintage.hpp"

#include <algorithm>

namespace omrade::bring {

namespace {

/// True if a mark such as the ring of å stands as a character of its own (U+0300 to U+036F).
bool is_decomposed(const std::string& text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (first == 0xCCU || (first == 0xCDU && second < 0xB0U)) return true;
  }
  return false;
}

}  // namespace

Found find_area(std::string_view code, const AreaSet& areas) {
  if (const auto index = areas.index_of(code)) return {.area = index};
  if (const auto bare = areas.index_of(without_vintage(code)))
    return {.area = bare, .suffix = vintage_suffix(code)};
  return {};
}

std::string explain_other_division(std::string_view code, const Found& found,
                                   const AreaSet& areas) {
  const std::string_view own = areas.vintage();
  if (found.suffix.empty() || own.empty() || same_vintage(found.suffix, own)) return {};
  return "'" + std::string(code) + "' is a code of " + std::string(found.suffix.substr(1)) +
         ", and areas '" + areas.id() + "' are of " + std::string(own.substr(1));
}

Keyed match(const Column& codes, const AreaSet& areas, std::span<const std::string> outside) {
  constexpr std::int32_t outside_mark = -2;
  constexpr std::int32_t unknown_mark = -3;
  // One look-up per distinct code, however many rows carry it.
  std::vector<std::int32_t> area_of_code(codes.label_count());
  Keyed keyed;
  for (std::size_t c = 0; c < area_of_code.size(); ++c) {
    const std::string label(codes.label(c));
    if (const Found found = find_area(label, areas); found.area) {
      area_of_code[c] = static_cast<std::int32_t>(*found.area);
      if (!found.suffix.empty()) keyed.suffix = found.suffix;
    } else {
      const bool known = std::find(outside.begin(), outside.end(), label) != outside.end();
      area_of_code[c] = known ? outside_mark : unknown_mark;
    }
  }
  keyed.area.reserve(codes.size());
  std::vector<bool> seen(area_of_code.size(), false);
  for (const std::int32_t code : codes.codes()) {
    const std::int32_t area = code < 0 ? kNoArea : area_of_code[static_cast<std::size_t>(code)];
    keyed.area.push_back(area < 0 ? kNoArea : area);
    if (area >= 0) {
      ++keyed.matched;
    } else if (area == kNoArea) {
      ++keyed.empty;
    } else if (area == outside_mark) {
      ++keyed.outside;
    } else {
      ++keyed.unknown_rows;
      if (!seen[static_cast<std::size_t>(code)])
        keyed.unknown.emplace_back(codes.label(static_cast<std::size_t>(code)));
      seen[static_cast<std::size_t>(code)] = true;
    }
  }
  return keyed;
}

std::string with_leading_zeros(const std::string& code, const AreaSet& areas) {
  constexpr std::size_t longest = 16;
  if (code.empty()) return {};
  for (std::string padded = "0" + code; padded.size() <= longest;
       padded.insert(padded.begin(), '0'))
    if (areas.index_of(padded)) return padded;
  return {};
}

std::string explain_lost_zeros(std::span<const std::string> codes, const AreaSet& areas) {
  for (const std::string& code : codes) {
    const std::string whole = with_leading_zeros(code, areas);
    if (!whole.empty())
      return "'" + code + "' is '" + whole +
             "' without its leading zeros; keep codes as text where the table is made";
  }
  return {};
}

std::string explain_decomposed(std::span<const std::string> codes, const AreaSet& areas) {
  const bool theirs = std::any_of(codes.begin(), codes.end(), is_decomposed);
  const bool ours = std::any_of(areas.ids().begin(), areas.ids().end(), is_decomposed);
  if (theirs == ours) return {};
  return std::string(theirs ? "some of the codes" : "ids of the areas") +
         " are written with decomposed characters (Unicode NFD); normalise that file to NFC";
}

std::string explain_mismatch(const Keyed& keyed, const AreaSet& areas) {
  if (std::string lost = explain_lost_zeros(keyed.unknown, areas); !lost.empty()) return lost;
  if (std::string why = explain_decomposed(keyed.unknown, areas); !why.empty()) return why;
  const std::string theirs = keyed.unknown.empty()
                                 ? "all of them are empty"
                                 : "they look like '" + keyed.unknown.front() + "'";
  const std::string ours = areas.size() == 0
                               ? "there are no areas"
                               : "the areas have ids like '" + areas.ids().front() + "'";
  return theirs + ", " + ours;
}

}  // namespace omrade::bring
