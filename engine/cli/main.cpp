#include "cli/app.hpp"

int main(int argc, char** argv) {
  return omrade::cli::main(argc, argv);
}
