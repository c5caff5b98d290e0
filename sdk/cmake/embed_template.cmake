# cmake -DTEMPLATE=folder -DOUT=file.cpp -P embed_template.cmake: the template of a plugin as a C++ source, so
# that the program needs no files beside it.
cmake_minimum_required(VERSION 3.25)
set(files
  CMakeLists.txt.in=CMakeLists.txt
  plugin.cpp.in=@NAME@.cpp
  method.md.in=method.md
  README.md.in=README.md
  gitignore.in=.gitignore
  ci.yml.in=.github/workflows/ci.yml
  sample/recipe.toml.in=sample/recipe.toml
  sample/areas.geojson.in=sample/areas.geojson
  sample/counts.csv.in=sample/counts.csv)

set(text "#include \"cli/plugin_template.hpp\"\n\nnamespace omrade::cli {\n\n")
string(APPEND text "const std::vector<TemplateFile>& plugin_template() {\n  static const std::vector<TemplateFile> files{\n")
foreach(file IN LISTS files)
  string(REGEX MATCH "^(.*)=(.*)$" found "${file}")
  file(READ "${TEMPLATE}/${CMAKE_MATCH_1}" content)
  string(APPEND text "    {\"${CMAKE_MATCH_2}\", R\"template(${content})template\"},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n\n}  // namespace omrade::cli\n")
file(WRITE "${OUT}" "${text}")
