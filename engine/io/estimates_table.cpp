#include "io/estimates_table.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "io/estimate_rows.hpp"
#include "io/metadata_rows.hpp"
#include "io/workbook.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace omrade::io {
namespace {

[[noreturn]] void refuse(const std::string& option, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = option, .what = std::move(what), .hint = std::move(hint)});
}

bool among(const std::string& one, const std::vector<std::string>& all) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void add(std::vector<std::string>& all, const std::string& one) {
  if (!among(one, all)) all.push_back(one);
}

bool wants(const EstimateChoice& choice, const LayerResult& layer) {
  const bool named = choice.layers.empty() || among(layer.indicator, choice.layers) ||
                     among(layer.indicator + "." + layer.info->id, choice.layers);
  return named && (choice.periods.empty() || among(layer.period, choice.periods));
}

void require_known(const Profile& profile, const EstimateChoice& choice) {
  std::vector<std::string> layers;
  std::vector<std::string> indicators;
  std::vector<std::string> levels;
  std::vector<std::string> periods;
  for (const LevelResult& level : profile.levels) {
    add(levels, level.id);
    for (const LayerResult& layer : level.layers) {
      add(layers, layer.indicator + "." + layer.info->id);
      add(indicators, layer.indicator);
      add(periods, layer.period);
    }
  }
  const auto require = [](const std::string& option, const std::string& kind,
                          const std::vector<std::string>& wanted,
                          const std::vector<std::string>& known) {
    for (const std::string& one : wanted) {
      if (!among(one, known))
        refuse(option, "no " + kind + " '" + one + "'", name_hint(one, known));
    }
  };
  for (const std::string& one : choice.layers) {
    if (!among(one, indicators)) require("--layer", "layer", {one}, layers);
  }
  require("--level", "level", choice.levels, levels);
  require("--period", "period", choice.periods, periods);
}

/// The profile with what is wanted of it. Results share their numbers with it, so nothing is copied
/// that is large.
Profile chosen(const Profile& from, const EstimateChoice& choice) {
  Profile out = from;
  std::erase_if(out.levels, [&](const LevelResult& level) {
    return !choice.levels.empty() && !among(level.id, choice.levels);
  });
  for (LevelResult& level : out.levels)
    std::erase_if(level.layers, [&](const LayerResult& layer) { return !wants(choice, layer); });
  return out;
}

std::string clean(std::string_view text) {
  return not_a_formula(one_line(text));
}

std::string csv_of(const Profile& profile, std::size_t& rows) {
  std::string out;
  for (std::size_t c = 0; c < kEstimateColumns.size(); ++c) {
    if (c > 0) out += ',';
    out += kEstimateColumns[c].name;
  }
  out += '\n';
  for_each_estimate(profile, [&](const EstimateRow& row) {
    ++rows;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (c > 0) out += ',';
      const EstimateCell& cell = row.cells[c];
      out += !kEstimateColumns[c].number ? csv_field(clean(cell.text))
             : row.withheld              ? std::string(kWithheld)
                                         : shortest(cell.number);
    }
    out += '\n';
  });
  return out;
}

WorkbookSheet sheet_of(const Profile& profile, std::size_t& rows) {
  WorkbookSheet out{.name = "estimates"};
  std::vector<SheetCell> names;
  for (const EstimateColumn& column : kEstimateColumns)
    names.emplace_back(std::string(column.name));
  out.rows.push_back(std::move(names));
  for_each_estimate(profile, [&](const EstimateRow& row) {
    ++rows;
    std::vector<SheetCell> cells;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const EstimateCell& cell = row.cells[c];
      if (!kEstimateColumns[c].number) {
        cells.emplace_back(clean(cell.text));
      } else if (row.withheld) {
        cells.emplace_back(std::string(kWithheld));
      } else if (std::isfinite(cell.number)) {
        cells.emplace_back(cell.number);
      } else {
        cells.emplace_back();
      }
    }
    out.rows.push_back(std::move(cells));
  });
  return out;
}

WorkbookSheet metadata_sheet(const Profile& profile, const DisclosureSummary& disclosure,
                             const std::string& language) {
  WorkbookSheet out{.name = "metadata"};
  for (const MetadataRow& row : metadata_rows(profile, disclosure, language))
    out.rows.push_back({clean(row.topic), clean(row.item), clean(row.property), clean(row.text)});
  return out;
}

}  // namespace

void require_estimates_ending(const std::filesystem::path& out) {
  const std::string ending = lower_ascii(out.extension().string());
  if (ending == ".csv" || ending == ".xlsx" || ending == ".ods") return;
  refuse(out.string(),
         ending.empty() ? "a name without an ending, so its format is unknown"
                        : "no format of tables ends in '" + ending + "'",
         "let it end in one of: .csv, .xlsx, .ods");
}

std::size_t write_estimates(const GatedProfile& gated, const EstimateChoice& choice,
                            const std::string& language, const std::filesystem::path& out) {
  if (!out.empty()) require_estimates_ending(out);
  require_known(gated.view(), choice);
  const Profile profile = chosen(gated.view(), choice);
  std::size_t rows = 0;
  const bool csv = out.empty() || lower_ascii(out.extension().string()) == ".csv";
  const std::string text = csv ? csv_of(profile, rows) : "";
  WorkbookSheet sheet = csv ? WorkbookSheet{} : sheet_of(profile, rows);
  if (rows == 0) refuse("--layer, --level, --period", "no row of the profile fits all of them", "");
  if (out.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else if (csv) {
    write_file(out, text);
  } else {
    std::vector<WorkbookSheet> sheets;
    sheets.push_back(std::move(sheet));
    sheets.push_back(metadata_sheet(profile, gated.disclosure(), language));
    write_workbook(sheets, out);
  }
  return rows;
}

}  // namespace omrade::io
