#include "base/error.hpp"
#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "catalogue/trust.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace omrade::catalogue {
namespace {

constexpr std::string_view kHead =
    "# Libraries from recipes' folders that omrade may run, written by: omrade plugin trust\n"
    "# SHA-256 BUILD-ID PLUGINS VERSIONS PATH\n";
constexpr std::size_t kHashDigits = 64;
constexpr std::string_view kNone = "-";

bool is_hash(std::string_view text) {
  return text.size() == kHashDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The words before the path, which may hold spaces itself.
std::optional<Trusted> parse_line(std::string_view line) {
  std::array<std::string_view, 4> words;
  for (std::string_view& word : words) {
    const std::size_t end = line.find(' ');
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    word = line.substr(0, end);
    line = line.substr(end + 1);
  }
  if (!is_hash(words[0]) || line.empty()) return std::nullopt;
  return Trusted{.hash = std::string(words[0]),
                 .build_id = words[1] == kNone ? std::string() : std::string(words[1]),
                 .ids = std::string(words[2]),
                 .versions = std::string(words[3]),
                 .library = line};
}

}  // namespace

TrustList TrustList::parse(std::string_view text, const std::string& file) {
  TrustList list;
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty() || line.front() == '#') continue;
    std::optional<Trusted> entry = parse_line(line);
    if (!entry) {
      throw Error(ErrorKind::user,
                  {.subject = file,
                   .place = std::to_string(number),
                   .what = "is no line of trust (SHA-256 BUILD-ID PLUGINS VERSIONS PATH)",
                   .hint = "take the line out and run omrade plugin trust LIBRARY again"});
    }
    list.entries_.push_back(std::move(*entry));
  }
  return list;
}

const Trusted* TrustList::find_hash(std::string_view hash) const {
  const auto at = std::find_if(entries_.begin(), entries_.end(),
                               [&](const Trusted& one) { return one.hash == hash; });
  return at == entries_.end() ? nullptr : &*at;
}

const Trusted* TrustList::find_library(const std::filesystem::path& library) const {
  const auto at = std::find_if(entries_.begin(), entries_.end(),
                               [&](const Trusted& one) { return one.library == library; });
  return at == entries_.end() ? nullptr : &*at;
}

void TrustList::add(Trusted entry) {
  entries_.erase(std::remove_if(entries_.begin(), entries_.end(),
                                [&](const Trusted& one) {
                                  return one.hash == entry.hash || one.library == entry.library;
                                }),
                 entries_.end());
  entries_.push_back(std::move(entry));
}

std::vector<Trusted> TrustList::remove(std::string_view name) {
  const auto meant = [&](const Trusted& one) {
    const auto ids = split(one.ids, ',');
    return one.hash == name || one.library == std::filesystem::path(name) ||
           std::find(ids.begin(), ids.end(), name) != ids.end();
  };
  const auto at = std::stable_partition(entries_.begin(), entries_.end(),
                                        [&](const Trusted& one) { return !meant(one); });
  std::vector<Trusted> removed(std::make_move_iterator(at),
                               std::make_move_iterator(entries_.end()));
  entries_.erase(at, entries_.end());
  return removed;
}

std::string TrustList::text() const {
  std::string out(kHead);
  for (const Trusted& one : entries_) {
    out += one.hash + ' ' + (one.build_id.empty() ? std::string(kNone) : one.build_id) + ' ' +
           one.ids + ' ' + one.versions + ' ' + one_line(one.library.string()) + '\n';
  }
  return out;
}

}  // namespace omrade::catalogue
