// A TOML document as plain values with the place of every word, in the order of the file. The rest
// of recipe parsing sees this, never the TOML library.
#pragma once

#include "recipe/problems.hpp"
#include "recipe/recipe.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace omrade::recipe {

enum class NodeKind : std::uint8_t { text, whole, real, truth, date, list, table };

struct Node {
  Word key{};     ///< of an entry of a table; empty for items of a list
  Place place{};  ///< of the value; of the bracket for a [section]
  NodeKind kind = NodeKind::table;
  std::string text{};  ///< the text, or a number, truth value or date as it is written
  std::int64_t whole = 0;
  double real = 0;  ///< also of a whole number
  bool truth = false;
  std::vector<Node> items{};  ///< of a list, or the entries of a table
};

/// "text", "a whole number", "a list" …
std::string_view kind_text(NodeKind kind);

/// The value as one would write it: "\"scb\"", "5", "[1, 2]"; "…" for what is inside tables.
std::string written(const Node& node);

/// The document's root table. A syntax error is one problem, and the root is then empty.
Node read_toml(const std::string& text, Problems& problems);

}  // namespace omrade::recipe
