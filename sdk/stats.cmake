# The engine's statistics for plugins: <omrade/stats.hpp>, and the library omrade::stats. Headers and objects are
# those of engine/stats, so that a plugin and `omrade stats` cannot come to different numbers.
set(headers
  compensated_sum
  direct
  empirical_bayes
  estimate
  fay_herriot
  funnel
  hajek
  indirect
  inequality
  interval
  life_table
  mean
  parallel_for
  post_stratification
  quantile_groups
  raking
  rate
  trend)

# As <omrade/stats/NAME.hpp>, which include each other by these names.
set(folder "${CMAKE_CURRENT_BINARY_DIR}/include")
foreach(header IN LISTS headers)
  set(source "${PROJECT_SOURCE_DIR}/engine/stats/${header}.hpp")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  file(READ "${source}" text)
  string(REGEX REPLACE "#include \"stats/([a-z_]+[.]hpp)\"" "#include <omrade/stats/\\1>" text "${text}")
  file(CONFIGURE OUTPUT "${folder}/omrade/stats/${header}.hpp" CONTENT "${text}" @ONLY)
endforeach()
target_include_directories(omrade_sdk INTERFACE "${folder}")
install(DIRECTORY "${folder}/omrade" DESTINATION include COMPONENT sdk)

# In the build tree omrade::stats is the engine's own library. What is installed stands alone: it holds the
# engine's errors, too, and nothing of any other library has to be linked beside it.
add_library(omrade_sdk_stats STATIC
  "$<TARGET_OBJECTS:omrade_stats>"
  "${PROJECT_SOURCE_DIR}/engine/base/error.cpp"
  "${PROJECT_SOURCE_DIR}/engine/base/safe_text.cpp")
target_include_directories(omrade_sdk_stats PRIVATE "${PROJECT_SOURCE_DIR}/engine")
target_link_libraries(omrade_sdk_stats PRIVATE omrade_flags)
set_target_properties(omrade_sdk_stats PROPERTIES
  OUTPUT_NAME omrade_stats
  ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
install(TARGETS omrade_sdk_stats ARCHIVE DESTINATION lib COMPONENT sdk)
