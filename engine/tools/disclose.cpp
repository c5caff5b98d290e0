#include "tools/disclose.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"
#include "tools/cell_composites.hpp"
#include "tools/cell_rules.hpp"
#include "tools/successor.hpp"
#include "tools/table_audit.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

const std::string kMark = "withheld";

/// What became of the indices of a table of units.
struct Indices {
  std::size_t rounded = 0;
  std::size_t withheld = 0;
};

void refuse_steps(const CellTable& table, const disclosure::TableSpec& spec) {
  std::vector<std::string> columns;
  for (const disclosure::CompositeSpec& composite : spec.composites)
    columns.push_back(composite.column);
  if (spec.rounding > 0) {
    columns.push_back(spec.value);
    columns.insert(columns.end(), spec.counts.begin(), spec.counts.end());
  }
  for (const std::string& column : columns) {
    const std::string step = column + "_step";
    if (table.find(step)) {
      throw Error(ErrorKind::user,
                  {.subject = table.source(),
                   .what = "it has a column " + io::in_quotes(step) + " already",
                   .hint = "disclose the table as it was before it was disclosed"});
    }
  }
}

class Discloser {
 public:
  Discloser(CellTable& table, const SpecArguments& arguments)
      : table_(table), spec_(arguments.spec), composites_(read_composites(table, arguments.spec)) {
    refuse_steps(table, arguments.spec);
  }

  void run(const CellHistory& history, const ParallelFor& loop) {
    withheld_ = withhold(table_, spec_, history, loop);
    if (spec_.rounding > 0) {
      publish_rounded();
      return;
    }
    require_formula(table_, composites_, withheld_.values);
    for (std::size_t i = 0; i < withheld_.rules.size(); ++i) {
      const CellTable::Entry& entry = table_.entries()[i];
      if (withheld_.rules[i] != CellRule::none) table_.texts()[entry.column][entry.row] = kMark;
    }
    for (const CompositeColumns& composite : composites_) publish_index(composite);
  }

  /// Of the table with what was put into it. Whoever takes a number that was revised for what it
  /// was is told nothing but what is not so; what was not revised is known, as to somebody who
  /// knows which.
  void check(const CellHistory& history, const ParallelFor& loop) const {
    if (spec_.rounding > 0) return;  // safe by how it is made: see cell_rounding.hpp
    const std::vector<CellRange> cells =
        audit_table(table_, spec_, history, loop, &withheld_.revisions);
    if (std::all_of(cells.begin(), cells.end(), [](const CellRange& cell) { return cell.safe; }))
      return;
    throw Error(ErrorKind::failed,
                {.subject = table_.source(),
                 .what = "what is left of the table tells more than it may; nothing is published" +
                         unsafe_cells(table_, history, cells)});
  }

  [[nodiscard]] std::string summary() const {
    if (spec_.rounding > 0) {
      return io::counted(withheld_.rules.size(), "cell") + " rounded to multiples of " +
             std::to_string(spec_.rounding);
    }
    std::string text;
    for (const CellRule rule : cell_rules) {
      const auto count = std::count(withheld_.rules.begin(), withheld_.rules.end(), rule);
      if (rule == CellRule::none || count == 0) continue;
      text += (text.empty() ? "" : ", ") + std::to_string(count) + " by " +
              std::string(to_string(rule));
    }
    const auto all = static_cast<std::size_t>(
        std::count_if(withheld_.rules.begin(), withheld_.rules.end(),
                      [](CellRule rule) { return rule != CellRule::none; }));
    text = "withheld: " + std::to_string(all) + " of " +
           io::counted(withheld_.rules.size(), "cell") + (text.empty() ? "" : " (" + text + ")");
    if (!composites_.empty()) {
      text += "; indices: " + std::to_string(indices_.rounded) + " rounded, " +
              std::to_string(indices_.withheld) + " withheld";
    }
    return text;
  }

  [[nodiscard]] const Revisions& revisions() const { return withheld_.revisions; }
  [[nodiscard]] const std::string& notice() const { return withheld_.notice; }

  /// The columns of the spec are all that was looked at.
  [[nodiscard]] std::vector<std::string> untouched() const {
    std::set<std::string> known(spec_.cells.begin(), spec_.cells.end());
    known.insert(
        {spec_.value, spec_.denominator, spec_.respondents, spec_.id, spec_.largest, spec_.second});
    known.insert(spec_.counts.begin(), spec_.counts.end());
    for (const auto& step : steps_) known.insert(step.first);  // its own column
    for (const disclosure::CompositeSpec& composite : spec_.composites)
      known.insert({composite.column, composite.population});
    std::vector<std::string> others;
    for (const std::string& name : table_.names())
      if (!known.contains(name)) others.push_back(name);
    return others;
  }

  /// `history` is the file of its successor; "" for none.
  [[nodiscard]] std::string log(const std::string& history) const {
    std::string json = "{";
    if (!history.empty()) json += "\"history\": " + json_quote(history) + ", ";
    json += "\"cells\": " + std::to_string(withheld_.rules.size()) +
            ", \"indices_rounded\": " + std::to_string(indices_.rounded) +
            ", \"indices_withheld\": " + std::to_string(indices_.withheld) + ", \"withheld\": [";
    bool first = true;
    for (std::size_t i = 0; i < withheld_.rules.size(); ++i) {
      if (withheld_.rules[i] == CellRule::none) continue;
      json += first ? "\n    {" : ",\n    {";
      first = false;
      const CellTable::Entry& entry = table_.entries()[i];
      for (std::size_t k = 0; k < entry.key.size(); ++k)
        json += json_quote(table_.key_names()[k]) + ": " + json_quote(entry.key[k]) + ", ";
      json += "\"rule\": " + json_quote(to_string(withheld_.rules[i])) + "}";
    }
    return json + "]}";
  }

  /// Names and texts of the columns that are added.
  [[nodiscard]] const std::vector<std::pair<std::string, std::vector<std::string>>>& steps() const {
    return steps_;
  }

 private:
  void publish_rounded() {
    const std::vector<std::string> columns =
        spec_.of_cells() ? std::vector<std::string>{spec_.value} : spec_.counts;
    for (const std::string& name : columns)
      steps_.emplace_back(name + "_step", std::vector<std::string>(table_.rows()));
    for (std::size_t i = 0; i < withheld_.rules.size(); ++i) {
      const CellTable::Entry& entry = table_.entries()[i];
      table_.texts()[entry.column][entry.row] = shortest(withheld_.rounded.values[i]);
      steps_[i % columns.size()].second[entry.row] = shortest(withheld_.rounded.steps[i]);
    }
  }

  void publish_index(const CompositeColumns& composite) {
    std::vector<std::string> steps(table_.rows());
    bool rounded = false;
    const std::size_t counts = spec_.counts.size();
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      std::string& text = table_.texts()[composite.index][row];
      if (trim(text).empty()) continue;
      const bool few = composite.population[row] < spec_.minimum_denominator;
      bool hidden = false;
      bool small = true;  // all that is withheld may be every small number
      std::vector<double> values(counts);
      for (const CompositeColumns::Part& part : composite.parts) {
        const std::size_t cell = row * counts + part.count;
        const CellRule rule = withheld_.rules[cell];
        values[part.count] = withheld_.values[cell];
        if (rule == CellRule::none) continue;
        hidden = true;
        small = small && rule == CellRule::minimum_count &&
                composite.population[row] >= spec_.minimum_count;
        values[part.count] = std::numeric_limits<double>::quiet_NaN();
      }
      if (!few && !hidden) continue;
      // Sums may tell that what is withheld is not every small number.
      if (!few && small && spec_.hierarchies.empty()) {
        const auto printed =
            rounded_index(composite, row, values, {1, spec_.minimum_count - 1.0}, text);
        if (printed) {
          text = printed->text;
          steps[row] = printed->step;
          rounded = true;
          ++indices_.rounded;
          continue;
        }
      }
      text = kMark;
      ++indices_.withheld;
    }
    if (rounded) steps_.emplace_back(table_.names()[composite.index] + "_step", std::move(steps));
  }

  CellTable& table_;
  const disclosure::TableSpec& spec_;
  std::vector<CompositeColumns> composites_;
  Withholding withheld_;
  Indices indices_;
  std::vector<std::pair<std::string, std::vector<std::string>>> steps_;
};

}  // namespace

int disclose(const SpecArguments& arguments) {
  const std::filesystem::path& before = arguments.spec.history;
  OutputOptions options = keeping(arguments.output, {arguments.table, before.string()});
  options.gated = true;
  options.again = !before.empty() && Successor::left_unfinished(options.out);
  Output output(options);
  std::optional<Successor> successor;
  if (!before.empty()) successor.emplace(before, options.out, options.overwrite);
  CellTable table(arguments.table, arguments.spec);
  output.lap("read");
  Threads threads(arguments.threads);
  const CellHistory history(table, arguments.spec, threads.loop());
  Discloser discloser(table, arguments);
  discloser.run(history, threads.loop());
  output.lap("withhold");
  for (const auto& [name, texts] : discloser.steps()) table.append(name, texts);
  discloser.check(history, threads.loop());
  output.lap("audit");

  std::vector<io::ResultColumn> columns;
  std::vector<Column> contents;
  for (std::size_t c = 0; c < table.names().size(); ++c) {
    const bool secret = arguments.spec.of_sums() && (table.names()[c] == arguments.spec.largest ||
                                                     table.names()[c] == arguments.spec.second);
    if (secret) continue;  // contributions are what is to be hidden
    columns.push_back({.name = table.names()[c], .kind = io::ResultKind::text});
    contents.push_back(Column::of_texts(table.texts()[c]));
  }
  output.open(columns);
  output.write(Table(io::names_of(columns), std::move(contents)));
  if (successor) successor->stage(history.successor(table, discloser.revisions()));
  output.publish();  // where it fails, the history of what lay there comes back
  if (successor) successor->publish();
  const std::string next = successor ? successor->file().string() : std::string{};
  output.finish(discloser.log(next));
  if (arguments.output.quiet) return 0;
  std::string notes = "note: " + discloser.summary() + "\n";
  if (!discloser.notice().empty()) notes += "note: " + discloser.notice() + "\n";
  if (!next.empty()) {
    notes += "note: " + next + " says what is known then: copy it over " + before.string() +
             " when the table is published\n";
  }
  const std::vector<std::string> others = discloser.untouched();
  if (!others.empty())
    notes +=
        "note: left as they are, since the spec does not name them: " + join(others, ", ") + "\n";
  std::fputs(notes.c_str(), stderr);
  return 0;
}

}  // namespace omrade::tools
