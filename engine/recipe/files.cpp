#include "recipe/files.hpp"

#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/findings.hpp"
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
    if (!recipe_.crs.empty()) crs({recipe_.crs, {}});
    for (const AreasSpec& spec : recipe_.areas) {
      crs(spec.crs);
      const bool points = !spec.x.empty();
      if (io::is_connection(spec.source.path) && !points) {
        database(spec);
      } else if (exists(spec.source) && !points && !spec.source.path.empty()) {
        vector(spec);
      }
    }
    for (const GridSpec& spec : recipe_.grids) {
      crs(spec.crs);
      exists(spec.source);
    }
    for (const TableSpec& spec : recipe_.tables) {
      exists(spec.source);
      if (spec.changes) exists(spec.changes->table);
    }
    for (const LevelSpec& spec : recipe_.levels) {
      if (const auto* table = std::get_if<ByTable>(&spec.by)) exists(table->table);
      if (spec.names) exists(*spec.names);
    }
    if (recipe_.resources) resources(*recipe_.resources);
    return std::move(problems_);
  }

 private:
  void resources(const ResourcesSpec& spec) {
    crs(spec.crs);
    const bool table = !spec.x.empty();
    if (exists(spec.source) && !table && !spec.source.path.empty())
      vector({.source = spec.source, .id = spec.id, .label = spec.label});
  }

  bool exists(const Source& source) {
    if (source.written.empty()) return false;  // its absence is a problem already
    if (io::is_connection(source.path)) {
      problems_.push_back(recipe_.problem(
          source.place, "'" + source.written + "' is a database, and only areas are read from one",
          "write the table to a file first"));
      return false;
    }
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

  void crs(const Word& word) {
    if (word.empty()) return;
    try {
      io::normal_crs(word.text);
    } catch (const Error& error) {
      const Message& message = error.messages().front();
      problems_.push_back(recipe_.problem(word.place, "crs: " + message.what, message.hint));
    }
  }

  void vector(const AreasSpec& spec) {
    std::vector<std::string> layers;
    std::vector<std::string> fields;
    bool empty = false;
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
      const std::string layer = spec.source.layer.empty() ? layers.front() : spec.source.layer;
      fields = io::field_names(spec.source.path, layer);
      empty = io::is_empty_layer(spec.source.path, layer);
    } catch (const Error& error) {
      problems_.push_back(recipe_.problem(spec.source.place, error.messages().front().text()));
      return;
    }
    if (empty) {  // it may have no fields either
      problems_.push_back(recipe_.problem(spec.source.place,
                                          "'" + spec.source.written + "' holds no features",
                                          "give a file with an area in it"));
      return;
    }
    find_fields(spec, fields);
  }

  /// A connection shows one table, or "tables=" says which.
  void database(const AreasSpec& spec) {
    const std::string connection = spec.source.path.string();
    const std::string tables = io::tables_of(connection);
    const auto add = [&](const std::string& what, const std::string& hint) {
      problems_.push_back(recipe_.problem(spec.source.place, what, hint));
    };
    if (spec.source.written != connection) {  // shown with ***
      add("'" + spec.source.written + "' holds a password, and results quote the recipe",
          "leave it out and put it into PGPASSWORD, ~/.pgpass or a service file");
      return;
    }
    try {
      const std::vector<std::string> layers = io::layer_names(spec.source.path);
      if (layers.size() != 1) {
        add("'" + spec.source.written + "' has " + io::counted(layers.size(), "table") +
                " with geometry",
            "name one as tables=SCHEMA.TABLE in the connection" +
                (layers.empty() ? "" : "; " + name_hint("", layers)));
        return;
      }
      const std::vector<std::string> fields = io::field_names(spec.source.path, layers.front());
      if (fields.empty()) {  // GDAL takes every name in tables= for a table
        add("'" + spec.source.written + "': there is no table '" + tables + "'",
            name_hint(tables, io::layer_names(io::without_tables(connection))));
        return;
      }
      find_fields(spec, fields);
    } catch (const Error& error) {
      add(error.messages().front().text(), "");
    }
  }

  void find_fields(const AreasSpec& spec, const std::vector<std::string>& fields) {
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
