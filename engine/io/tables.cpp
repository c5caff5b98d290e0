#include "io/tables.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "io/estimate_rows.hpp"
#include "io/wide_columns.hpp"

#include <string>
#include <system_error>

namespace omrade::io {
namespace {

std::string number_field(double number, bool withheld) {
  return withheld ? std::string(kWithheld) : shortest(number);
}

/// Whoever opens a table in a spreadsheet must not run what somebody wrote into a name.
std::string text_field(const std::string& text) {
  return csv_field(not_a_formula(one_line(text)));
}

std::string wide_table(const LevelResult& level, const std::string& default_period) {
  const std::vector<WideColumn> columns = wide_columns(level, default_period);
  std::string out = "id,name";
  for (const WideColumn& column : columns) {
    for (const char* part : {"", "_lower95", "_upper95", "_state"}) {
      out += ',' + text_field(column.name + part);
    }
  }
  out += '\n';
  for (std::size_t area = 0; area < level.areas->size(); ++area) {
    out += text_field(level.areas->ids()[area]) + ',' + text_field(level.areas->name(area));
    for (const WideColumn& column : columns) {
      const WideCells cells = wide_cells(*column.layer, area);
      const bool withheld = cells.state == State::withheld;
      for (const double number : {cells.value, cells.lower95, cells.upper95}) {
        out += ',' + number_field(number, withheld);
      }
      out += ',';
      out += to_string(cells.state);
    }
    out += '\n';
  }
  return out;
}

std::string long_table(const Profile& profile) {
  std::string out;
  for (std::size_t c = 0; c < kEstimateColumns.size(); ++c) {
    if (c > 0) out += ',';
    out += kEstimateColumns[c].name;
  }
  out += '\n';
  for_each_estimate(profile, [&out](const EstimateRow& row) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (c > 0) out += ',';
      const EstimateCell& cell = row.cells[c];
      out += kEstimateColumns[c].number ? number_field(cell.number, row.withheld)
                                        : text_field(std::string(cell.text));
    }
    out += '\n';
  });
  return out;
}

}  // namespace

void write_tables(const GatedProfile& gated, const std::filesystem::path& folder) {
  const Profile& profile = gated.view();
  require_free_names(profile);
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    throw Error(ErrorKind::environment, {.subject = folder.string(),
                                         .what = "cannot create the folder: " + failed.message()});
  }
  for (const LevelResult& level : profile.levels) {
    write_file(folder / (file_name_for(level.id) + ".csv"), wide_table(level, profile.period));
  }
  write_file(folder / "estimates.csv", long_table(profile));
  sync_path(folder);
}

}  // namespace omrade::io
