#include "catalogue/json_reader.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace omrade::catalogue {

using nlohmann::json;

/// Points into the document, which it keeps alive.
struct JsonObject::Node {
  std::shared_ptr<const json> document;
  const json* value = nullptr;

  [[nodiscard]] Node at(const json& inner) const { return {document, &inner}; }
};

namespace {

/// The beginning of a text that nobody has checked, fit for a terminal.
std::string shown(std::string text) {
  constexpr std::size_t most = 40;
  if (text.size() > most) text = text.substr(0, most) + "…";
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
  return text;
}

}  // namespace

JsonObject JsonObject::parse(const std::string& text, const std::string& subject) {
  auto node = std::make_shared<Node>();
  try {
    node->document = std::make_shared<const json>(json::parse(text));
  } catch (const json::exception&) {
    throw Error(ErrorKind::user,
                {.subject = subject, .what = "its note is damaged: it is no JSON"});
  }
  node->value = node->document.get();
  return {std::move(node), subject, ""};
}

JsonObject::JsonObject(std::shared_ptr<const Node> node, std::string subject, std::string place)
    : node_(std::move(node)), subject_(std::move(subject)), place_(std::move(place)) {
  if (!node_->value->is_object()) refuse("", "is no object");
}

std::string JsonObject::path(std::string_view key) const {
  return place_.empty() || key.empty() ? place_ + std::string(key)
                                       : place_ + "." + std::string(key);
}

void JsonObject::refuse(std::string_view key, std::string what, std::string hint) const {
  std::string where = path(key);
  if (where.empty()) where = "it";
  throw Error(ErrorKind::user, {.subject = subject_,
                                .what = "its note is damaged: " + where + " " + std::move(what),
                                .hint = std::move(hint)});
}

JsonObject::Node JsonObject::get(std::string_view key) {
  const auto found = node_->value->find(key);
  if (found == node_->value->end()) refuse(key, "is missing");
  asked_.emplace_back(key);
  return node_->at(*found);
}

JsonObject::Node JsonObject::get_list(std::string_view key) {
  Node node = get(key);
  if (!node.value->is_array()) refuse(key, "is no list");
  return node;
}

std::string JsonObject::plain(const Node& node, std::string_view key) const {
  if (!node.value->is_string()) refuse(key, "is no text");
  auto out = node.value->get<std::string>();
  // The text is printed on terminals, where control characters are commands.
  const bool control = std::any_of(out.begin(), out.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
  });
  if (control) refuse(key, "holds a control character");
  return out;
}

std::string JsonObject::text(std::string_view key) {
  return plain(get(key), key);
}

Text JsonObject::read_texts(const Node& node, const std::string& place) const {
  JsonObject both(std::make_shared<Node>(node), subject_, place);
  Text out{.sv = both.text("sv"), .en = both.text("en")};
  both.close();
  return out;
}

Text JsonObject::texts(std::string_view key) {
  return read_texts(get(key), path(key));
}

bool JsonObject::boolean(std::string_view key) {
  const Node node = get(key);
  if (!node.value->is_boolean()) refuse(key, "is neither true nor false");
  return node.value->get<bool>();
}

bool JsonObject::boolean_or_false(std::string_view key) {
  return node_->value->contains(key) && boolean(key);
}

double JsonObject::number(std::string_view key) {
  const Node node = get(key);
  if (!node.value->is_number()) refuse(key, "is no number");
  return node.value->get<double>();
}

double JsonObject::number_or(std::string_view key, double unbounded) {
  return get(key).value->is_null() ? unbounded : number(key);
}

std::vector<double> JsonObject::numbers(std::string_view key, std::size_t length) {
  std::vector<double> out = numbers(key);
  if (out.size() != length) refuse(key, "is no list of " + std::to_string(length) + " numbers");
  return out;
}

std::vector<double> JsonObject::numbers(std::string_view key) {
  const Node list = get_list(key);
  std::vector<double> out;
  for (const json& value : *list.value) {
    if (!value.is_number()) refuse(key, "is no list of numbers");
    out.push_back(value.get<double>());
  }
  return out;
}

int JsonObject::whole(std::string_view key, int least, int most) {
  const double value = number(key);
  if (value != std::floor(value) || value < least || value > most) {
    refuse(key,
           "is no whole number between " + std::to_string(least) + " and " + std::to_string(most));
  }
  return static_cast<int>(value);
}

std::size_t JsonObject::word(std::string_view key, std::span<const std::string_view> words) {
  const std::string value = text(key);
  const auto found = std::find(words.begin(), words.end(), value);
  if (value.empty() || found == words.end()) {
    std::vector<std::string> known;
    for (const std::string_view word : words) {
      if (!word.empty()) known.emplace_back(word);
    }
    refuse(key, "is '" + shown(value) + "'", "known: " + join(known, ", "));
  }
  return static_cast<std::size_t>(found - words.begin());
}

std::vector<std::string> JsonObject::text_list(std::string_view key) {
  const Node list = get_list(key);
  std::vector<std::string> out;
  for (const json& value : *list.value) out.push_back(plain(list.at(value), key));
  return out;
}

std::vector<Text> JsonObject::texts_list(std::string_view key) {
  const Node list = get_list(key);
  std::vector<Text> out;
  for (const json& value : *list.value) {
    out.push_back(read_texts(list.at(value), path(key) + "[" + std::to_string(out.size()) + "]"));
  }
  return out;
}

void JsonObject::each(std::string_view key, const std::function<void(JsonObject&)>& read) {
  const Node list = get_list(key);
  std::size_t n = 0;
  for (const json& value : *list.value) {
    JsonObject one(std::make_shared<Node>(list.at(value)), subject_,
                   path(key) + "[" + std::to_string(n++) + "]");
    read(one);
    one.close();
  }
}

void JsonObject::each_or_none(std::string_view key, const std::function<void(JsonObject&)>& read) {
  if (node_->value->contains(std::string(key))) {
    each(key, read);
  } else {
    asked_.emplace_back(key);
  }
}

void JsonObject::close() const {
  for (const auto& item : node_->value->items()) {
    if (std::find(asked_.begin(), asked_.end(), item.key()) == asked_.end()) {
      refuse("", "holds an unknown key '" + shown(item.key()) + "'", name_hint(item.key(), asked_));
    }
  }
}

}  // namespace omrade::catalogue
