/// The files of the example. Each is written under a temporary name and then renamed, so that
/// nobody reads half a file.
#pragma once

#include "model.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace kronoberg {

class OutputFolder {
 public:
  /// Makes the folder where it is missing.
  explicit OutputFolder(std::filesystem::path folder);

  /// Calls `write` with a temporary path, renames the file to `name` and reports it.
  void put(const std::string& name,
           const std::function<void(const std::filesystem::path&)>& write) const;
  void put_text(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path folder_;
};

void write_layers(const Model& model, const OutputFolder& out);   // kronoberg.gpkg
void write_raster(const Model& model, const OutputFolder& out);   // population_100m.tif
void write_tables(const Model& model, const OutputFolder& out);   // *.csv and README.txt
void write_persons(const Model& model, const OutputFolder& out);  // persons/
void write_pay(const Model& model, const OutputFolder& out);      // pay_2024.csv
void write_places(const Model& model, const OutputFolder& out);   // homes.csv, supply.csv
void write_surveys(const Model& model, const OutputFolder& out);  // respondents and children
void write_resources(const OutputFolder& out);                    // resources.csv
void write_follow_up(const Model& model,
                     const OutputFolder& out);  // follow_up.csv, population.csv …

}  // namespace kronoberg
