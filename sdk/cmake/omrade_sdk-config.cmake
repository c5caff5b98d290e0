# find_package(omrade_sdk) gives the target omrade::sdk, the library omrade::stats for plugins that want statistics
# (<omrade/stats.hpp>), the function omrade_add_plugin and, where the program is installed too, OMRADE_PROGRAM,
# which the plugins' tests run.
include_guard(GLOBAL)

# The real path: where /lib is a link to /usr/lib, the headers are not in /include.
get_filename_component(_omrade_sdk_here "${CMAKE_CURRENT_LIST_DIR}" REALPATH)
get_filename_component(_omrade_sdk_prefix "${_omrade_sdk_here}/../../.." ABSOLUTE)
add_library(omrade::sdk INTERFACE IMPORTED GLOBAL)
target_include_directories(omrade::sdk INTERFACE "${_omrade_sdk_prefix}/include")
target_compile_features(omrade::sdk INTERFACE cxx_std_20)
add_library(omrade::stats STATIC IMPORTED GLOBAL)
set_target_properties(omrade::stats PROPERTIES
  IMPORTED_LOCATION "${_omrade_sdk_prefix}/lib/libomrade_stats.a"
  INTERFACE_LINK_LIBRARIES omrade::sdk)
# The program of the same installation: another one may refuse what is built here.
find_program(OMRADE_PROGRAM omrade PATHS "${_omrade_sdk_prefix}/bin" NO_DEFAULT_PATH
  DOC "the program that tests plugins")
unset(_omrade_sdk_here)
unset(_omrade_sdk_prefix)

include("${CMAKE_CURRENT_LIST_DIR}/omrade_add_plugin.cmake")
