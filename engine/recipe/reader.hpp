// One table of the recipe seen through the table of keys. Construction reports every unknown key,
// missing key and wrong type at once; what is asked for afterwards is right or absent.
//
//   const Reader reader(node, "grids.*", "[grids.people]", problems);
//   spec.unit = reader.text("unit");
//
// A key that is nearly a known one which is missing is reported and then taken for it, so that one
// slip of the pen is one problem.
#pragma once

#include "recipe/keys.hpp"
#include "recipe/node.hpp"
#include "recipe/problems.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::recipe {

/// A value of the shape `title`: text, or { sv = …, en = … }.
Text title_of(const Node& value);

class Reader {
 public:
  /// `label` names the table in messages: "[areas.deso]" or "levels.kommun.by". All must outlive
  /// the reader.
  Reader(const Node& table, std::string_view section_path, std::string label, Problems& problems);

  [[nodiscard]] const std::string& label() const noexcept { return label_; }
  /// Of the table.
  [[nodiscard]] Place place() const noexcept { return place_; }
  /// True also when the value is of the wrong type, which has then been reported.
  [[nodiscard]] bool has(std::string_view key) const;
  /// The value if it is there and of the right shape, else null.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// The value and those under names near to the key, whatever their shape: for sections of free
  /// names.
  [[nodiscard]] std::vector<const Node*> all(std::string_view key) const;
  [[nodiscard]] Place key_place(std::string_view key) const;

  // Absent or wrong values come out empty, or as the fallback.
  [[nodiscard]] Word word(std::string_view key) const;
  [[nodiscard]] std::string text(std::string_view key) const { return word(key).text; }
  [[nodiscard]] Text title(std::string_view key) const;
  [[nodiscard]] std::int64_t whole(std::string_view key, std::int64_t fallback) const;
  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  [[nodiscard]] bool truth(std::string_view key, bool fallback) const;
  [[nodiscard]] std::vector<Word> words(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;

  // What is right in a list or a table of texts, also where something else in it is wrong.
  [[nodiscard]] std::vector<Word> right_words(std::string_view key) const;
  [[nodiscard]] std::vector<std::pair<Word, Word>> right_entries(std::string_view key) const;

  /// Reports that a key is missing which the key table does not demand by itself; `why` may be
  /// empty.
  void missing(std::string_view key, std::string_view why = {}) const;

 private:
  struct Slot {
    const Key* key;
    const Node* node = nullptr;
    bool right = false;
    std::vector<const Node*> also{};  ///< sections under a misspelt name beside the right one
  };

  void match(const Node& table);
  void report_unknown(const Node& entry, const Slot* near) const;
  [[nodiscard]] const Slot* slot(std::string_view key) const;
  [[nodiscard]] Slot* slot(std::string_view key);

  const Section* section_;
  std::string label_;
  Place place_;
  Problems* problems_;
  std::vector<Slot> slots_;
};

}  // namespace omrade::recipe
