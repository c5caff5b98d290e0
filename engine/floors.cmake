# The floors of the house: a library may link lower floors only. The same table is read by the test
# tests/architecture, which scans includes.
set(OMRADE_FLOORS
  base=0 model=1 catalogue=2 geometry=3 stats=3 composite=4 io=4 disclosure=4 recipe=5 host=5 bring=5 tools=5 run=6 worker=6 validate=6 report=7 cli=8)

# Flags that hold for all code of the project; warnings for our own code, not for users of the headers.
add_library(omrade_flags INTERFACE)
target_compile_options(omrade_flags INTERFACE
  -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual>
  $<$<BOOL:${OMRADE_WERROR}>:-Werror>)
if(OMRADE_SANITIZER STREQUAL "address")
  target_compile_options(omrade_flags INTERFACE -fsanitize=address,undefined -fno-sanitize=vptr
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(omrade_flags INTERFACE -fsanitize=address,undefined)
elseif(OMRADE_SANITIZER STREQUAL "thread")
  target_compile_options(omrade_flags INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
  target_link_options(omrade_flags INTERFACE -fsanitize=thread)
elseif(OMRADE_SANITIZER)
  message(FATAL_ERROR "OMRADE_SANITIZER is '${OMRADE_SANITIZER}'; it takes address or thread")
endif()
if(OMRADE_SANITIZER)
  # In the standard library's instrumented code g++ 12 sees faults that are none (regex, sums of strings).
  target_compile_options(omrade_flags INTERFACE
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-maybe-uninitialized -Wno-stringop-overread>)
endif()

# Programs built with a sanitizer need the shim; libraries do not.
function(omrade_sanitize program)
  if(OMRADE_SANITIZER)
    target_sources(${program} PRIVATE "${PROJECT_SOURCE_DIR}/engine/sanitizers/dlopen_shim.cpp")
  endif()
endfunction()

function(omrade_floor folder result)
  foreach(entry IN LISTS OMRADE_FLOORS)
    if(entry MATCHES "^${folder}=([0-9]+)$")
      set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "engine/${folder} has no floor in engine/floors.cmake")
endfunction()

# Headers of the standard library that nearly every file reads, parsed once: a third of the time that a file takes to compile.
# Release builds and clang-tidy go without, so that no file can forget an include of its own.
set(OMRADE_PRECOMPILE OFF)
if(OMRADE_BUILD_TESTS AND NOT CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT CMAKE_CXX_CLANG_TIDY)
  set(OMRADE_PRECOMPILE ON)
  file(WRITE "${PROJECT_BINARY_DIR}/headers.cpp" "// Only its precompiled headers are used.\n")
  add_library(omrade_headers OBJECT EXCLUDE_FROM_ALL "${PROJECT_BINARY_DIR}/headers.cpp")
  target_link_libraries(omrade_headers PRIVATE omrade_flags)
  target_compile_options(omrade_headers PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  target_precompile_headers(omrade_headers PRIVATE
    <algorithm> <array> <cmath> <cstddef> <cstdint> <filesystem> <functional> <limits> <map> <memory> <optional> <set>
    <span> <string> <string_view> <tuple> <utility> <vector>)
endif()

# omrade_add_library(<folder> SOURCES <file>... [DEPENDS <folder>...] [PRIVATE <target>...])
# The static library omrade_<folder> with the alias omrade::<folder>.
function(omrade_add_library folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;PRIVATE")
  omrade_floor(${folder} own)
  add_library(omrade_${folder} STATIC ${arg_SOURCES})
  add_library(omrade::${folder} ALIAS omrade_${folder})
  target_include_directories(omrade_${folder} PUBLIC "${PROJECT_SOURCE_DIR}/engine")
  target_link_libraries(omrade_${folder} PRIVATE omrade_flags ${arg_PRIVATE})
  if(OMRADE_PRECOMPILE)
    target_precompile_headers(omrade_${folder} REUSE_FROM omrade_headers)
    # g++ 12 sees overlaps in strings that are none, the more of the library it sees at once.
    target_compile_options(omrade_${folder} PRIVATE
      $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess -Wno-array-bounds -Wno-stringop-overflow>)
  endif()
  foreach(dependency IN LISTS arg_DEPENDS)
    omrade_floor(${dependency} other)
    if(NOT other LESS own)
      message(FATAL_ERROR "engine/${folder} (floor ${own}) may not use engine/${dependency} (floor ${other})")
    endif()
    target_link_libraries(omrade_${folder} PUBLIC omrade::${dependency})
  endforeach()
endfunction()
