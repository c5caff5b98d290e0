/// kronoberg-data OUTDIR: writes the synthetic data of the example, always the same.

#include "checks.hpp"
#include "model.hpp"
#include "write_files.hpp"

#include <gdal.h>

#include <exception>
#include <iostream>

int main(int argument_count, char** arguments) {
  if (argument_count != 2 || arguments[1][0] == '-') {
    std::cerr << "usage: kronoberg-data OUTDIR\n";
    return 2;
  }
  try {
    GDALAllRegister();
    const kronoberg::Model model = kronoberg::make_model();
    const kronoberg::OutputFolder out(arguments[1]);
    kronoberg::write_layers(model, out);
    kronoberg::write_raster(model, out);
    kronoberg::write_tables(model, out);
    kronoberg::write_persons(model, out);
    kronoberg::write_surveys(model, out);
    kronoberg::write_pay(model, out);
    kronoberg::write_places(model, out);
    kronoberg::write_follow_up(model, out);
    kronoberg::write_resources(out);
    std::cerr << kronoberg::summary_of(model);
    kronoberg::check(model);
  } catch (const std::exception& error) {
    std::cerr << "kronoberg-data: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
