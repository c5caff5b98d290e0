include_guard(GLOBAL)

# omrade_add_plugin(<target> SOURCES <file>... [LINK <library>...] [SAMPLE <recipe>])
#
# Builds <target>.so with the settings that the loader relies on:
#   - one exported symbol, by a version script; libraries linked in stay inside;
#   - shared libraries that it does not use are not loaded with it;
#   - no unresolved symbol is left for the first call to find (-z defs);
#   - no STB_GNU_UNIQUE symbols, through which two plugins would share what looks private to each;
#   - a build-id, which tells one build of a plugin from another;
#   - no contraction to fused multiply-add: the same bits on every machine.
# Lies in OMRADE_PLUGIN_OUTPUT_DIRECTORY when that is set.
#
# Where the program omrade is installed, ctest gets <target>.conforms, which asks it whether the plugin keeps its
# contract, and with SAMPLE <target>.sample, which runs that recipe. Both need enable_testing() before.
function(omrade_add_plugin target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SAMPLE" "SOURCES;LINK")
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "omrade_add_plugin(${target}): SOURCES names no file")
  endif()
  set(version_script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map")

  add_library(${target} MODULE ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES
    PREFIX "" SUFFIX ".so"
    POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    CXX_EXTENSIONS OFF
    LINK_DEPENDS "${version_script}")
  if(OMRADE_PLUGIN_OUTPUT_DIRECTORY)
    set_target_properties(${target} PROPERTIES
      LIBRARY_OUTPUT_DIRECTORY "${OMRADE_PLUGIN_OUTPUT_DIRECTORY}")
  endif()
  target_link_libraries(${target} PRIVATE omrade::sdk ${arg_LINK})
  target_compile_options(${target} PRIVATE
    -ffp-contract=off
    # Who names no build type wants a plugin that is fast.
    $<$<CONFIG:>:-O2>
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>
    # A long descriptor takes clang many steps to write at compile time.
    $<$<COMPILE_LANG_AND_ID:CXX,Clang>:-fconstexpr-steps=50000000>)
  target_link_options(${target} PRIVATE
    "LINKER:--version-script=${version_script}"
    "LINKER:--exclude-libs,ALL"
    "LINKER:--as-needed"
    "LINKER:--build-id")
  # clang leaves the sanitizers' own symbols to the program.
  if(NOT (OMRADE_SANITIZER AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang"))
    target_link_options(${target} PRIVATE "LINKER:-z,defs")
  endif()

  if(OMRADE_PROGRAM)
    _omrade_plugin_tests(${target} "${arg_SAMPLE}")
  endif()
endfunction()

function(_omrade_plugin_tests target sample)
  add_test(NAME ${target}.conforms
    COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=${OMRADE_PROGRAM}" "-DLIBRARY=$<TARGET_FILE:${target}>"
      -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/conforms.cmake")
  set_tests_properties(${target}.conforms PROPERTIES TIMEOUT 120)
  if(sample)
    get_filename_component(recipe "${sample}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    add_test(NAME ${target}.sample
      COMMAND "${CMAKE_COMMAND}" -E env "OMRADE_PLUGIN_PATH=$<TARGET_FILE_DIR:${target}>"
        "${OMRADE_PROGRAM}" run "${recipe}" -o "${CMAKE_CURRENT_BINARY_DIR}/${target}-profiles")
    set_tests_properties(${target}.sample PROPERTIES TIMEOUT 120)
  endif()
endfunction()
