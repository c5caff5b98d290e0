// [indicators.*.inputs]: the forms in which an input may be given.
#include "base/text.hpp"
#include "recipe/parse_sections.hpp"
#include "recipe/shape.hpp"

#include <utility>

namespace omrade::recipe {
namespace {

/// "table.column"; the name of a table holds no '.', the name of a column may.
ColumnRef read_column(const Word& word, const std::string& label, Problems& problems) {
  const std::size_t dot = word.text.find('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == word.text.size()) {
    problems.add(word.place, label + ": " + json_quote(word.text) + " names no column of a table",
                 "write \"TABLE.COLUMN\"");
    return {};
  }
  return {.table = {.text = word.text.substr(0, dot), .place = word.place},
          .column = {.text = word.text.substr(dot + 1), .place = word.place}};
}

std::vector<ColumnRef> read_columns(const std::vector<Word>& words, const std::string& label,
                                    Problems& problems) {
  std::vector<ColumnRef> columns;
  for (const Word& word : words) {
    ColumnRef column = read_column(word, label, problems);
    if (!column.table.empty()) columns.push_back(std::move(column));
  }
  return columns;
}

InputForm read_rows(const Reader& reader) {
  InputRows rows{.table = reader.word("rows"), .by = reader.word("by")};
  if (!reader.has("columns")) reader.missing("columns", "'rows' needs it");
  rows.fields = reader.right_entries("columns");
  return rows;
}

InputForm read_form(const Node& entry, const std::string& inputs, InputSpec& input,
                    Problems& problems) {
  static const std::vector<Form> forms{{.main = "shared", .with = {"columns"}},
                                       {.main = "areas", .with = {}},
                                       {.main = "column", .with = {"percent_of", "by"}},
                                       {.main = "sum", .with = {"by"}},
                                       {.main = "any", .with = {"by"}},
                                       {.main = "rows", .with = {"columns", "by"}}};
  const std::string label = inputs + "." + entry.key.text;
  const Reader reader(entry, "indicators.*.inputs.*", label, problems);
  const Form* const form = choose_form(reader, forms, problems);
  if (form == nullptr) {
    problems.add(entry.place, label + ": names no table",
                 "write { column = \"TABLE.COLUMN\" } or { rows = \"TABLE\", columns = { … } }");
    return {};
  }
  input.by = reader.word("by");
  if (form->main == "areas") return InputAreas{reader.word("areas")};
  if (form->main == "shared") {
    InputShared shared{.table = reader.word("shared")};
    if (!reader.has("columns")) reader.missing("columns", "'shared' needs it");
    shared.fields = reader.right_entries("columns");
    return shared;
  }
  if (form->main == "rows") return read_rows(reader);
  if (form->main == "sum")
    return InputSum{read_columns(reader.right_words("sum"), label, problems)};
  if (form->main == "any")
    return InputAny{read_columns(reader.right_words("any"), label, problems)};
  const auto column = [&](std::string_view key) {
    const Word word = reader.word(key);
    return word.empty() ? ColumnRef{} : read_column(word, label, problems);
  };
  if (!reader.has("percent_of")) return InputColumn{column("column")};
  return InputPercentOf{.percent = column("column"), .of = column("percent_of")};
}

}  // namespace

std::vector<InputSpec> parse_inputs(const Node& node, const std::string& label, Context& context) {
  static const Key list_key{"any", Shape::names, R"(["scb.x", "listed.x"])", ""};
  std::vector<InputSpec> inputs;
  for (const Node& entry : node.items) {
    InputSpec input{.name = entry.key};
    const std::string own = label + "." + entry.key.text;
    if (entry.kind == NodeKind::text) {
      const Word word{.text = entry.text, .place = entry.place};
      input.form = InputColumn{read_column(word, own, context.problems)};
    } else if (entry.kind == NodeKind::table) {
      input.form = read_form(entry, label, input, context.problems);
    } else if (entry.kind == NodeKind::list) {
      std::vector<Word> words;
      if (check_shape(entry, entry.key.text, list_key, own, context.problems)) {
        for (const Node& item : entry.items)
          words.push_back({.text = item.text, .place = item.place});
      }
      input.form = InputAny{read_columns(words, own, context.problems)};
    } else {
      report_kind(entry, entry.key.text, "\"TABLE.COLUMN\", a list of them or a table",
                  "\"TABLE.COLUMN\"", context.problems);
    }
    inputs.push_back(std::move(input));
  }
  return inputs;
}

}  // namespace omrade::recipe
