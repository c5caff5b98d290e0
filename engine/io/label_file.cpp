#include "io/label_file.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "io/encoding.hpp"
#include "io/findings.hpp"
#include "io/source_file.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace omrade::io {

Labels read_labels(const std::filesystem::path& file, const std::vector<std::string>& missing) {
  require_readable_file(file);
  const std::string text = decode(read_file(file)).text;
  std::vector<std::string_view> lines = split(text, '\n');
  if (lines.back().empty()) lines.pop_back();  // what follows the last line's end
  Labels labels;
  Findings twice(file.string(), "", "label");
  std::unordered_map<std::string_view, std::size_t> line_of;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view label = trim(lines[i]);
    if (std::find(missing.begin(), missing.end(), label) != missing.end()) {
      labels.codes.push_back(-1);
      continue;
    }
    const auto [at, added] = line_of.emplace(label, i + 1);
    if (!added) {
      twice.add({.place = std::to_string(i + 1),
                 .what = "the label " + in_quotes(label) + " stands on line " +
                         std::to_string(at->second) + " already",
                 .hint = "every number needs a label of its own"});
    }
    labels.codes.push_back(static_cast<std::int32_t>(labels.texts.size()));
    labels.texts.emplace_back(label);
  }
  twice.raise();
  return labels;
}

}  // namespace omrade::io
