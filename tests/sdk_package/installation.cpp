#include "installation.hpp"

#include "base/file.hpp"

#include <cstdlib>
#include <vector>

namespace omrade::testing {

namespace fs = std::filesystem;

Installation::Installation() {
  std::string pattern = (fs::temp_directory_path() / "omrade-installation-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
  fs::create_directory(work());
  fs::create_directory(folder_ / "home");
  write_file(folder_ / "key", std::string(32, 'k'));
  fs::permissions(folder_ / "key", fs::perms::owner_read | fs::perms::owner_write);
  installed_ = run_program({OMRADE_CMAKE, "--install", OMRADE_BINARY_DIR, "--prefix", prefix()},
                           folder_, {"DESTDIR="});
}

Installation::~Installation() {
  fs::remove_all(folder_);
}

Ended Installation::shell(const std::string& script) const {
  const char* path = std::getenv("PATH");
  const std::string home = (folder_ / "home").string();
  return run_program({"/bin/bash", "-euo", "pipefail", "-c", script}, work(),
                     {"HOME=" + home, "XDG_DATA_HOME=" + home + "/.local/share",
                      "XDG_CONFIG_HOME=" + home + "/.config",
                      "PATH=" + (prefix() / "bin").string() + ":" + (path == nullptr ? "" : path),
                      "OMRADE_DISCLOSURE_KEY=" + (folder_ / "key").string(), "OMRADE_PLUGIN_PATH=",
                      // tests/packages.txt brings no make.
                      "CMAKE_GENERATOR=Ninja"});
}

}  // namespace omrade::testing
