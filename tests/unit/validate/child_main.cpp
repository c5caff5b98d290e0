// Runs one check as the omrade program does for itself: LIBRARY --in-process --json --plugin ID
// --only ID --seed N.
#include "validate/validate.hpp"

#include <cstdio>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  omrade::validate::Options options;
  for (std::size_t i = 1; i + 1 < arguments.size(); ++i) {
    if (arguments[i] == "--plugin") options.plugin = arguments[i + 1];
    if (arguments[i] == "--only") options.only = {arguments[i + 1]};
    if (arguments[i] == "--seed") options.seed = std::stoull(arguments[i + 1]);
    if (arguments[i] == "--fuzz") options.fuzz = std::stod(arguments[i + 1]);
  }
  const auto results = omrade::validate::validate(arguments.front(), options);
  std::printf("%s\n", omrade::validate::to_json(results).c_str());
  return omrade::validate::conforms(results) ? 0 : 1;
}
