// Names of layers as names of database fields.
#pragma once

#include <set>
#include <string>
#include <utility>

namespace omrade::io {

class FieldNames {
 public:
  /// Names that are taken already.
  explicit FieldNames(std::set<std::string> taken) : taken_(std::move(taken)) {}

  /// `name` with _ for points and @; numbered where it or its _lower95, _upper95 or _state would be
  /// taken, since SQLite ignores case and "a.b_c" and "a_b.c" run together.
  std::string unique(std::string name);

 private:
  [[nodiscard]] bool is_taken(const std::string& name) const;

  std::set<std::string> taken_;  ///< in lower case
};

}  // namespace omrade::io
