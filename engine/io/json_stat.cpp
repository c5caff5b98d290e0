#include "io/json_stat.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/column_names.hpp"
#include "io/findings.hpp"
#include "io/source_file.hpp"
#include "io/text_table.hpp"
#include "io/unpacked_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace omrade::io {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostCells = 100'000'000;

struct Dimension {
  std::string id;
  std::vector<std::string> codes{};   ///< by position
  std::vector<std::string> labels{};  ///< likewise; the code where there is none
};

class Cube {
 public:
  Cube(const std::filesystem::path& file, const Json& root) : file_(file), root_(root) {
    require_dataset();
    read_dimensions();
    contents_ = find_contents();
  }

  [[nodiscard]] TextTableParts table() const {
    TextTableParts parts{.subject = file_.string()};
    const std::size_t rows = count_cells() / contents_size();
    add_dimensions(parts, rows);
    add_values(parts, rows);
    for (std::size_t row = 1; row <= rows; ++row) parts.shown_rows.push_back(row);
    parts.detected = {{"format", "json-stat2"}};
    for (const char* key : {"source", "updated"}) {
      if (root_.contains(key) && root_[key].is_string())
        parts.detected.emplace_back(key, root_[key].get<std::string>());
    }
    require_distinct_names(parts.subject, parts.names);
    return parts;
  }

 private:
  [[noreturn]] void refuse(std::string what, std::string hint = "") const {
    throw Error(ErrorKind::user,
                {.subject = file_.string(), .what = std::move(what), .hint = std::move(hint)});
  }

  void require_dataset() const {
    const auto is = [&](const char* key, const char* text) {
      return root_.is_object() && root_.contains(key) && root_[key] == text;
    };
    if (is("class", "dataset") && is("version", "2.0")) return;
    refuse("it is not a JSON-stat dataset of version 2.0", "fetch the table as json-stat2");
  }

  /// A member that must be there, as `what` describes it.
  [[nodiscard]] const Json& member(const Json& parent, const std::string& key,
                                   bool good(const Json&), const std::string& what) const {
    const auto at = parent.find(key);
    if (at == parent.end() || !good(*at)) refuse("it has no " + what);
    return *at;
  }
  static bool is_array(const Json& json) { return json.is_array(); }
  static bool is_object(const Json& json) { return json.is_object(); }

  void read_dimensions() {
    const Json& ids = member(root_, "id", is_array, "list 'id' of dimensions");
    const Json& sizes = member(root_, "size", is_array, "list 'size' of dimensions");
    const Json& all = member(root_, "dimension", is_object, "object 'dimension'");
    if (ids.empty()) refuse("it has no dimensions");
    if (sizes.size() != ids.size()) {
      refuse("it has " + counted(ids.size(), "dimension") + ", but " +
             counted(sizes.size(), "size"));
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (!ids[i].is_string()) refuse("a dimension's id is not text");
      const auto id = ids[i].get<std::string>();
      const Json& dimension = member(all, id, is_object, "dimension " + in_quotes(id));
      dimensions_.push_back(read_dimension(id, dimension));
      const std::size_t found = dimensions_.back().codes.size();
      if (!sizes[i].is_number_unsigned() || sizes[i].get<std::size_t>() != found) {
        refuse("dimension " + in_quotes(id) + " has " + std::to_string(found) +
               (found == 1 ? " category" : " categories") + ", but its size is " + sizes[i].dump());
      }
      if (found == 0) refuse("dimension " + in_quotes(id) + " has no categories");
    }
  }

  [[nodiscard]] Dimension read_dimension(const std::string& id, const Json& json) const {
    const std::string title = "dimension " + in_quotes(id);
    const Json& category = member(json, "category", is_object, "categories of " + title);
    const auto index = category.find("index");
    const auto label = category.find("label");
    const bool labelled = label != category.end() && label->is_object();
    Dimension out{.id = id};
    if (index != category.end() && index->is_array()) {
      for (const Json& code : *index) {
        if (!code.is_string()) refuse(title + " has a category whose code is not text");
        out.codes.push_back(code.get<std::string>());
      }
    } else if (index != category.end() && index->is_object()) {
      out.codes = codes_by_position(title, *index);
    } else if (labelled && label->size() == 1) {
      out.codes.push_back(label->begin().key());  // the one category needs no index
    } else {
      refuse(title + " has no index of its categories");
    }
    for (const std::string& code : out.codes) {
      const auto at = labelled ? label->find(code) : Json::const_iterator{};
      const bool named = labelled && at != label->end() && at->is_string();
      out.labels.push_back(named ? at->get<std::string>() : code);
    }
    return out;
  }

  [[nodiscard]] std::vector<std::string> codes_by_position(const std::string& title,
                                                           const Json& index) const {
    std::vector<std::string> codes(index.size());
    std::vector<bool> taken(index.size());
    for (const auto& [code, position] : index.items()) {
      const bool whole = position.is_number_unsigned();
      const std::size_t at = whole ? position.get<std::size_t>() : codes.size();
      if (at >= codes.size() || taken[at]) {
        refuse(title + ": category " + in_quotes(code) + " has the position " + position.dump(),
               "positions run from 0 to " + std::to_string(codes.size() - 1) + ", each once");
      }
      codes[at] = code;
      taken[at] = true;
    }
    return codes;
  }

  [[nodiscard]] std::optional<std::size_t> find_contents() const {
    std::string wanted = "ContentsCode";
    const auto role = root_.find("role");
    if (role != root_.end() && role->is_object()) {
      const auto metric = role->find("metric");
      const bool given = metric != role->end() && metric->is_array() && !metric->empty();
      if (given && metric->front().is_string()) wanted = metric->front().get<std::string>();
    }
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      if (dimensions_[i].id == wanted) return i;
    }
    return std::nullopt;
  }

  /// Of the dimensions read so far.
  [[nodiscard]] std::size_t count_cells() const {
    std::size_t cells = 1;
    for (const Dimension& dimension : dimensions_) {
      if (dimension.codes.size() > kMostCells / cells) {
        refuse("it holds more than " + std::to_string(kMostCells) + " values",
               "fetch fewer categories");
      }
      cells *= dimension.codes.size();
    }
    return cells;
  }

  [[nodiscard]] std::size_t contents_size() const {
    return contents_ ? dimensions_[*contents_].codes.size() : 1;
  }

  /// How many values lie between two neighbours of a dimension.
  [[nodiscard]] std::size_t stride(std::size_t dimension) const {
    std::size_t out = 1;
    for (std::size_t i = dimension + 1; i < dimensions_.size(); ++i)
      out *= dimensions_[i].codes.size();
    return out;
  }

  void add_dimensions(TextTableParts& parts, std::size_t rows) const {
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      if (contents_ == i) continue;
      const Dimension& dimension = dimensions_[i];
      const bool above = contents_ && *contents_ > i;
      const std::size_t step = above ? stride(i) / contents_size() : stride(i);
      for (const bool label : {false, true}) {
        TextCells cells;
        std::vector<std::int32_t> codes;
        for (const std::string& text : label ? dimension.labels : dimension.codes)
          codes.push_back(cells.code_of(std::string(trim(text))));
        for (std::size_t row = 0; row < rows; ++row)
          cells.add_code(codes[row / step % codes.size()]);
        parts.names.push_back(label ? dimension.id + ".label" : dimension.id);
        parts.columns.push_back(std::move(cells));
      }
    }
  }

  void add_values(TextTableParts& parts, std::size_t rows) const {
    const std::vector<const Json*> values = read_values();
    const std::size_t step = contents_ ? stride(*contents_) : 1;
    for (std::size_t k = 0; k < contents_size(); ++k) {
      TextCells cells;
      for (std::size_t row = 0; row < rows; ++row) {
        // The contents dimension is left out of `row`: what lies above it comes round `step` rows.
        const std::size_t at = row / step * step * contents_size() + k * step + row % step;
        cells.add(text_of(at, values[at]));
      }
      parts.names.push_back(contents_ ? dimensions_[*contents_].codes[k] : "value");
      parts.columns.push_back(std::move(cells));
    }
  }

  [[nodiscard]] std::vector<const Json*> read_values() const {
    std::vector<const Json*> out(count_cells());
    const auto value = root_.find("value");
    if (value != root_.end() && value->is_array()) {
      if (value->size() != out.size()) {
        refuse("it has " + counted(value->size(), "value") + ", but its sizes make " +
               std::to_string(out.size()));
      }
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = &(*value)[i];
    } else if (value != root_.end() && value->is_object()) {
      for (const auto& [key, entry] : value->items()) {
        const auto at = key.find_first_not_of("0123456789") == std::string::npos ? parse_number(key)
                                                                                 : std::nullopt;
        if (!at || *at >= static_cast<double>(out.size())) {
          refuse("it has a value at " + in_quotes(key) + ", but its sizes make " +
                 std::to_string(out.size()));
        }
        out[static_cast<std::size_t>(*at)] = &entry;
      }
    } else {
      refuse("it has no values");
    }
    return out;
  }

  [[nodiscard]] std::string text_of(std::size_t at, const Json* value) const {
    if (value == nullptr || value->is_null()) return "";
    if (value->is_number()) return shortest(value->get<double>());
    if (value->is_string()) return std::string(trim(value->get<std::string>()));
    refuse("value " + std::to_string(at) + " is neither a number nor null");
  }

  const std::filesystem::path& file_;
  const Json& root_;
  std::vector<Dimension> dimensions_;
  std::optional<std::size_t> contents_;
};

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

bool is_json(const std::filesystem::path& file) {
  const std::string name = lower_case(file.filename().string());
  return name.ends_with(".json") || name.ends_with(".json.gz");
}

std::unique_ptr<TableSource> open_json_stat(const std::filesystem::path& file,
                                            const CsvOptions& options) {
  require_readable_file(file);
  const Json root = Json::parse(read_unpacked(file), nullptr, false);
  if (root.is_discarded()) {
    throw Error(ErrorKind::user, {.subject = file.string(),
                                  .what = "it is not JSON, or cut short",
                                  .hint = "fetch the table as json-stat2"});
  }
  TextTableParts parts = Cube(file, root).table();
  parts.missing = missing_marks(options);
  return std::make_unique<TextTable>(std::move(parts));
}

}  // namespace omrade::io
