#include "bring/keyed.hpp"

#include "bring/vintage.hpp"

#include <algorithm>

namespace omrade::bring {

Keyed match(const Column& codes, const AreaSet& areas, std::span<const std::string> outside) {
  constexpr std::int32_t outside_mark = -2;
  constexpr std::int32_t unknown_mark = -3;
  // One look-up per distinct code, however many rows carry it.
  std::vector<std::int32_t> area_of_code(codes.label_count());
  Keyed keyed;
  for (std::size_t c = 0; c < area_of_code.size(); ++c) {
    const std::string label(codes.label(c));
    if (const auto index = areas.index_of(label)) {
      area_of_code[c] = static_cast<std::int32_t>(*index);
    } else if (const auto bare = areas.index_of(without_vintage(label))) {
      area_of_code[c] = static_cast<std::int32_t>(*bare);
      keyed.suffix = vintage_suffix(label);
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

std::string explain_mismatch(const Keyed& keyed, const AreaSet& areas) {
  for (const std::string& code : keyed.unknown) {
    for (std::string padded = "0" + code; padded.size() <= 16; padded.insert(padded.begin(), '0')) {
      if (!areas.index_of(padded)) continue;
      return "'" + code + "' is '" + padded +
             "' without its leading zeros; keep codes as text where the table is made";
    }
  }
  const std::string theirs = keyed.unknown.empty()
                                 ? "all of them are empty"
                                 : "they look like '" + keyed.unknown.front() + "'";
  const std::string ours = areas.size() == 0
                               ? "there are no areas"
                               : "the areas have ids like '" + areas.ids().front() + "'";
  return theirs + ", " + ours;
}

}  // namespace omrade::bring
