// The Debian packages that cpack makes of this build.
#include "program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Deb : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* program : {"/usr/bin/dpkg-deb", "/usr/bin/dpkg-shlibdeps"}) {
      if (!fs::exists(program)) GTEST_SKIP() << program << " is missing (Debian package dpkg-dev)";
    }
    std::string pattern = (fs::temp_directory_path() / "omrade-deb-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const Ended packed = run_program({OMRADE_CPACK, "-G", "DEB", "--config",
                                      OMRADE_BINARY_DIR "/CPackConfig.cmake", "-B", folder_},
                                     folder_);
    ASSERT_EQ(packed.code, 0) << packed.output << packed.errors;
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// What dpkg-deb says of the one package whose name begins so.
  [[nodiscard]] std::string told(const std::string& option, const std::string& package) const {
    for (const auto& entry : fs::directory_iterator(folder_)) {
      if (entry.path().filename().string().rfind(package + "_", 0) != 0) continue;
      return run_program({"/usr/bin/dpkg-deb", option, entry.path()}, folder_).output;
    }
    return "no package " + package;
  }

 private:
  fs::path folder_;
};

TEST_F(Deb, TheProgramAndTheSdkAreTwoPackages) {
  const std::string program = told("-c", "omrade");
  EXPECT_THAT(program, AllOf(HasSubstr(" ./usr/bin/omrade\n"), Not(HasSubstr("/include/")),
                             Not(HasSubstr("/cmake/"))));
  for (const char* plugin :
       {"cni", "dental_caries", "life_habits", "listing_mismatch", "proportion"})
    EXPECT_THAT(program, HasSubstr(" ./usr/lib/omrade/plugins/" + std::string(plugin) + ".so\n"));
  if (fs::exists(OMRADE_BINARY_DIR "/bin/omrade-worker")) {
    EXPECT_THAT(program, HasSubstr(" ./usr/bin/omrade-worker\n"));
  }

  EXPECT_THAT(
      told("-c", "libomrade-sdk-dev"),
      AllOf(HasSubstr(" ./usr/include/omrade/plugin.h\n"),
            HasSubstr(" ./usr/include/omrade/plugin.hpp\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/omrade_sdk-config.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/omrade_sdk-config-version.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/omrade_add_plugin.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/conforms.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/plugin.map\n"), Not(HasSubstr("/bin/"))));
}

TEST_F(Deb, TheyNameWhatTheyNeed) {
  EXPECT_THAT(told("-I", "omrade"),
              AllOf(HasSubstr("Package: omrade\n"), HasSubstr("libgdal"), HasSubstr("libsodium")));
  EXPECT_THAT(told("-I", "libomrade-sdk-dev"),
              AllOf(HasSubstr("Package: libomrade-sdk-dev\n"), HasSubstr("Architecture: all\n"),
                    HasSubstr("Depends: omrade (= 0.1.0)\n")));
}

}  // namespace
}  // namespace omrade::testing
