#include "recipe/files.hpp"

#include "base/text.hpp"
#include "io/vector.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

namespace omrade::recipe {
namespace {

namespace fs = std::filesystem;

class FileCheck {
 public:
  explicit FileCheck(const Recipe& recipe) : recipe_(recipe) {}

  std::vector<Message> check() {
    for (const AreasSpec& spec : recipe_.areas) {
      if (exists(spec.source) && spec.x.empty() && !spec.source.path.empty()) vector(spec);
    }
    for (const GridSpec& spec : recipe_.grids) exists(spec.source);
    for (const TableSpec& spec : recipe_.tables) {
      exists(spec.source);
      if (spec.changes) exists(spec.changes->table);
    }
    for (const LevelSpec& spec : recipe_.levels) {
      if (const auto* table = std::get_if<ByTable>(&spec.by)) exists(table->table);
      if (spec.names) exists(*spec.names);
    }
    return std::move(problems_);
  }

 private:
  bool exists(const Source& source) {
    if (source.written.empty()) return false;  // its absence is a problem already
    std::error_code code;
    if (fs::is_regular_file(source.path, code) || fs::is_directory(source.path, code)) return true;
    if (fs::exists(source.path, code)) {  // a pipe or a device may never end
      problems_.push_back(recipe_.problem(
          source.place, "'" + source.written + "' is neither a file nor a folder", "name a file"));
      return false;
    }
    const fs::path parent =
        source.path.has_parent_path() ? source.path.parent_path() : fs::path(".");
    std::vector<std::string> beside;
    for (const auto& entry : fs::directory_iterator(parent, code))
      beside.push_back(entry.path().filename().string());
    std::sort(beside.begin(), beside.end());
    const auto near = nearest_name(source.path.filename().string(), beside);
    const bool folder = fs::is_directory(parent, code);
    problems_.push_back(
        recipe_.problem(source.place, "the file '" + source.written + "' does not exist",
                        near      ? "did you mean '" + *near + "'?"
                        : !folder ? "there is no folder '" + parent.string() + "' either"
                                  : "paths are relative to the recipe's folder"));
    return false;
  }

  void vector(const AreasSpec& spec) {
    std::vector<std::string> layers;
    std::vector<std::string> fields;
    try {
      layers = io::layer_names(spec.source.path);
      const bool known = spec.source.layer.empty() ||
                         std::find(layers.begin(), layers.end(), spec.source.layer) != layers.end();
      if (!known) {
        problems_.push_back(recipe_.problem(spec.source.place,
                                            "'" + spec.source.path.filename().string() +
                                                "' has no layer '" + spec.source.layer + "'",
                                            name_hint(spec.source.layer, layers)));
        return;
      }
      if (spec.source.layer.empty() && layers.size() != 1) {
        problems_.push_back(recipe_.problem(
            spec.source.place,
            "'" + spec.source.written + "' has " + std::to_string(layers.size()) + " layers",
            "name one as FILE:LAYER (" + join(layers, ", ") + ")"));
        return;
      }
      fields = io::field_names(spec.source.path,
                               spec.source.layer.empty() ? layers.front() : spec.source.layer);
    } catch (const Error& error) {
      problems_.push_back(recipe_.problem(spec.source.place, error.messages().front().text()));
      return;
    }
    for (const Word* word : {&spec.id, &spec.label}) {
      if (word->empty() || std::find(fields.begin(), fields.end(), word->text) != fields.end())
        continue;
      problems_.push_back(recipe_.problem(
          word->place, "'" + spec.source.written + "' has no field '" + word->text + "'",
          name_hint(word->text, fields)));
    }
  }

  const Recipe& recipe_;
  std::vector<Message> problems_;
};

}  // namespace

std::vector<Message> check_files(const Recipe& recipe) {
  return FileCheck(recipe).check();
}

}  // namespace omrade::recipe
