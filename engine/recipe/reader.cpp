#include "recipe/reader.hpp"

#include "recipe/near.hpp"
#include "recipe/shape.hpp"

#include <algorithm>
#include <utility>

namespace omrade::recipe {

Text title_of(const Node& value) {
  if (value.kind == NodeKind::text) return {.sv = value.text, .en = value.text};
  Text both;
  for (const Node& entry : value.items) {
    if (entry.kind != NodeKind::text) continue;
    if (entry.key.text == "sv") both.sv = entry.text;
    if (entry.key.text == "en") both.en = entry.text;
  }
  return both;
}

Reader::Reader(const Node& table, std::string_view section_path, std::string label,
               Problems& problems)
    : section_(&section(section_path)),
      label_(std::move(label)),
      place_(table.place),
      problems_(&problems) {
  for (const Key& key : section_->keys) slots_.push_back(Slot{.key = &key});
  match(table);
  for (Slot& slot : slots_) {
    if (slot.node == nullptr) {
      if (slot.key->required) missing(slot.key->name);
      continue;
    }
    slot.right = check_shape(*slot.node, slot.key->name, *slot.key, label_, *problems_);
  }
}

void Reader::match(const Node& table) {
  std::vector<const Node*> unknown;
  for (const Node& entry : table.items) {
    if (Slot* const known = slot(entry.key.text)) {
      known->node = &entry;
    } else {
      unknown.push_back(&entry);
    }
  }
  const auto names = key_names(*section_);
  for (const Node* const entry : unknown) {
    const auto name = near_name(entry->key.text, names);
    Slot* const near = name ? slot(*name) : nullptr;
    report_unknown(*entry, near);
    if (near == nullptr) continue;
    if (near->node == nullptr) {
      near->node = entry;
    } else {
      near->also.push_back(entry);
    }
  }
}

void Reader::report_unknown(const Node& entry, const Slot* near) const {
  const std::string name = shown(entry.key.text);
  const bool top = section_->path.empty();
  const bool table = entry.kind == NodeKind::table || entry.kind == NodeKind::list;
  std::string what = "unknown key '" + name + "'" + (top ? " at the top" : " in " + label_);
  if (top && table) what = "unknown section [" + name + "]";
  std::string hint = near_hint(entry.key.text, key_names(*section_));
  const Key* const above = find_key(section(""), entry.key.text);
  if (near == nullptr && !top && above != nullptr && above->shape != Shape::section) {
    hint = "it belongs at the top of the recipe, before the first [section]";
  }
  problems_->add(entry.key.place, what, hint);
}

const Reader::Slot* Reader::slot(std::string_view key) const {
  const auto found = std::find_if(slots_.begin(), slots_.end(),
                                  [&](const Slot& slot) { return slot.key->name == key; });
  return found == slots_.end() ? nullptr : &*found;
}

Reader::Slot* Reader::slot(std::string_view key) {
  return const_cast<Slot*>(std::as_const(*this).slot(key));  // NOLINT: one search for both
}

bool Reader::has(std::string_view key) const {
  const Slot* const found = slot(key);
  return found != nullptr && found->node != nullptr;
}

const Node* Reader::find(std::string_view key) const {
  const Slot* const found = slot(key);
  return found != nullptr && found->right ? found->node : nullptr;
}

std::vector<const Node*> Reader::all(std::string_view key) const {
  const Slot* const found = slot(key);
  if (found == nullptr || found->node == nullptr) return {};
  std::vector<const Node*> nodes{found->node};
  nodes.insert(nodes.end(), found->also.begin(), found->also.end());
  return nodes;
}

Place Reader::key_place(std::string_view key) const {
  const Slot* const found = slot(key);
  return found != nullptr && found->node != nullptr ? found->node->key.place : place_;
}

Word Reader::word(std::string_view key) const {
  const Node* const value = find(key);
  return value == nullptr ? Word{} : Word{.text = value->text, .place = value->place};
}

Text Reader::title(std::string_view key) const {
  const Node* const value = find(key);
  return value == nullptr ? Text{} : title_of(*value);
}

std::int64_t Reader::whole(std::string_view key, std::int64_t fallback) const {
  const Node* const value = find(key);
  return value == nullptr ? fallback : value->whole;
}

std::optional<double> Reader::number(std::string_view key) const {
  const Node* const value = find(key);
  return value == nullptr ? std::nullopt : std::optional(value->real);
}

bool Reader::truth(std::string_view key, bool fallback) const {
  const Node* const value = find(key);
  return value == nullptr ? fallback : value->truth;
}

std::vector<Word> Reader::words(std::string_view key) const {
  return find(key) == nullptr ? std::vector<Word>{} : right_words(key);
}

std::vector<std::string> Reader::texts(std::string_view key) const {
  std::vector<std::string> texts;
  for (Word& word : words(key)) texts.push_back(std::move(word.text));
  return texts;
}

std::vector<Word> Reader::right_words(std::string_view key) const {
  std::vector<Word> words;
  const Slot* const found = slot(key);
  if (found == nullptr || found->node == nullptr || found->node->kind != NodeKind::list)
    return words;
  for (const Node& item : found->node->items) {
    if (item.kind == NodeKind::text) words.push_back({.text = item.text, .place = item.place});
  }
  return words;
}

std::vector<std::pair<Word, Word>> Reader::right_entries(std::string_view key) const {
  std::vector<std::pair<Word, Word>> entries;
  const Slot* const found = slot(key);
  if (found == nullptr || found->node == nullptr || found->node->kind != NodeKind::table)
    return entries;
  for (const Node& entry : found->node->items) {
    if (entry.kind != NodeKind::text || entry.text.empty()) continue;
    entries.emplace_back(entry.key, Word{.text = entry.text, .place = entry.place});
  }
  return entries;
}

void Reader::missing(std::string_view key, std::string_view why) const {
  const Key* const known = find_key(*section_, key);
  std::string what = "'" + std::string(key) + "' is missing ";
  what += section_->path.empty() ? "at the top" : "in " + label_;
  if (!why.empty()) what += ": " + std::string(why);
  std::string hint = "write " + std::string(key);
  if (known != nullptr && !known->example.empty()) hint += " = " + std::string(known->example);
  problems_->add(place_, std::move(what), std::move(hint));
}

}  // namespace omrade::recipe
