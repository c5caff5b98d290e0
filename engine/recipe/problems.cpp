#include "recipe/problems.hpp"

#include <algorithm>
#include <tuple>

namespace omrade::recipe {

void Problems::add(Place place, std::string what, std::string hint) {
  if (place.line == 0) place = {.line = 1, .column = 1};
  found_.emplace_back(place, Message{.subject = file_,
                                     .place = place.text(),
                                     .what = std::move(what),
                                     .hint = std::move(hint)});
}

std::vector<Message> Problems::sorted() const {
  auto ordered = found_;
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.line, a.first.column) < std::tie(b.first.line, b.first.column);
  });
  std::vector<Message> messages;
  messages.reserve(ordered.size());
  for (auto& [place, message] : ordered) messages.push_back(std::move(message));
  return messages;
}

}  // namespace omrade::recipe
