// The files of a new plugin, embedded from sdk/template when the program is built.
#pragma once

#include <string_view>
#include <vector>

namespace omrade::cli {

/// Path and content hold @NAME@, @STRUCT@ and @TITLE@ in place of what the author chose.
struct TemplateFile {
  std::string_view path, content;
};

const std::vector<TemplateFile>& plugin_template();

}  // namespace omrade::cli
