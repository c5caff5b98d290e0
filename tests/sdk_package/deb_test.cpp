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

  [[nodiscard]] fs::path folder() const { return folder_; }

  /// What dpkg-deb says of the one package whose name begins so.
  [[nodiscard]] std::string told(const std::string& option, const std::string& package) const {
    return run_program({"/usr/bin/dpkg-deb", option, file_of(package)}, folder_).output;
  }
  void unpack(const std::string& package, const fs::path& root) const {
    const Ended ended = run_program({"/usr/bin/dpkg-deb", "-x", file_of(package), root}, folder_);
    ASSERT_EQ(ended.code, 0) << ended.errors;
  }

 private:
  [[nodiscard]] fs::path file_of(const std::string& package) const {
    for (const auto& entry : fs::directory_iterator(folder_)) {
      if (entry.path().filename().string().rfind(package + "_", 0) == 0) return entry.path();
    }
    ADD_FAILURE() << "no package " << package;
    return {};
  }

  fs::path folder_;
};

TEST_F(Deb, TheProgramAndTheSdkAreTwoPackages) {
  const std::string program = told("-c", "omrade");
  EXPECT_THAT(program, AllOf(HasSubstr(" ./usr/bin/omrade\n"), Not(HasSubstr("/include/")),
                             Not(HasSubstr("/cmake/"))));
  for (const char* plugin : {"access", "cni", "dental_caries", "follow_up", "life_habits",
                             "listing_mismatch", "need_allocation", "population", "proportion"})
    EXPECT_THAT(program, HasSubstr(" ./usr/lib/omrade/plugins/" + std::string(plugin) + ".so\n"));
  EXPECT_THAT(program, HasSubstr(" ./usr/bin/omrade-worker\n"));
  EXPECT_THAT(program, HasSubstr(" ./usr/lib/omrade/bundled.txt\n"));

  EXPECT_THAT(
      told("-c", "libomrade-sdk-dev"),
      AllOf(HasSubstr(" ./usr/include/omrade/plugin.h\n"),
            HasSubstr(" ./usr/include/omrade/plugin.hpp\n"),
            HasSubstr(" ./usr/include/omrade/stats/rate.hpp\n"),
            HasSubstr(" ./usr/lib/libomrade_stats.a\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/omrade_sdk-config.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/omrade_sdk-config-version.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/omrade_add_plugin.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/conforms.cmake\n"),
            HasSubstr(" ./usr/lib/cmake/omrade_sdk/plugin.map\n"), Not(HasSubstr("/bin/"))));
}

TEST_F(Deb, APluginIsBuiltAndTestedWithWhatTheyHold) {
  const fs::path root = folder() / "root";
  unpack("omrade", root);
  unpack("libomrade-sdk-dev", root);
  const fs::path work = folder() / "work";
  fs::copy(fs::path(OMRADE_SOURCE_DIR) / "examples/outside_plugin", work,
           fs::copy_options::recursive);
  const Ended ended =
      run_program({"/bin/sh", "-ec",
                   "cmake -S . -B build -DCMAKE_PREFIX_PATH=\"$PWD/../root/usr\"\ncmake --build "
                   "build\nctest --test-dir build --output-on-failure"},
                  work);
  ASSERT_EQ(ended.code, 0) << ended.output << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("100% tests passed, 0 tests failed out of 2"));
}

TEST_F(Deb, TheyNameWhatTheyNeed) {
  EXPECT_THAT(told("-I", "omrade"),
              AllOf(HasSubstr("Package: omrade\n"), HasSubstr("libgdal"), HasSubstr("libsodium")));
  EXPECT_THAT(told("-I", "libomrade-sdk-dev"), AllOf(HasSubstr("Package: libomrade-sdk-dev\n"),
                                                     Not(HasSubstr("Architecture: all\n")),
                                                     HasSubstr("Depends: omrade (= 0.1.0)\n")));
}

}  // namespace
}  // namespace omrade::testing
