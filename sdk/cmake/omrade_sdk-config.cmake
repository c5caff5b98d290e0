# find_package(omrade_sdk) gives the target omrade::sdk and the function omrade_add_plugin.
include_guard(GLOBAL)

get_filename_component(_omrade_sdk_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
add_library(omrade::sdk INTERFACE IMPORTED GLOBAL)
target_include_directories(omrade::sdk INTERFACE "${_omrade_sdk_prefix}/include")
target_compile_features(omrade::sdk INTERFACE cxx_std_20)
unset(_omrade_sdk_prefix)

include("${CMAKE_CURRENT_LIST_DIR}/omrade_add_plugin.cmake")
