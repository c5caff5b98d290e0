#include "catalogue/json_reader.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

namespace omrade::catalogue {

using nlohmann::json;

struct JsonObject::Document {
  json value;
  JsonManner manner;
};

/// Points into the document, which it keeps alive.
struct JsonObject::Node {
  std::shared_ptr<const Document> document;
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

/// "3:17" for a byte of the text, counted from 1.
std::string place_of(const std::string& text, std::size_t byte) {
  const std::size_t end = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const auto lines =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  const std::size_t begin = text.rfind('\n', end == 0 ? 0 : end - 1);
  const std::size_t column = begin == std::string::npos || lines == 0 ? end : end - begin - 1;
  return std::to_string(lines + 1) + ":" + std::to_string(column + 1);
}

/// Refuses while the text is read what the library would take: deep nests, keys that stand twice.
class Strict {
 public:
  Strict(const std::string& subject, const JsonManner& manner)
      : subject_(subject), manner_(manner) {}

  bool operator()(int depth, json::parse_event_t event, const json& value) {
    if (depth >= 0 && static_cast<std::size_t>(depth) > manner_.depth)
      refuse("it nests deeper than " + std::to_string(manner_.depth) + " levels");
    if (event == json::parse_event_t::object_start) keys_.emplace_back();
    if (event == json::parse_event_t::object_end) keys_.pop_back();
    if (event == json::parse_event_t::key) {
      const auto key = value.get<std::string>();
      if (!keys_.back().insert(key).second) refuse("the key '" + shown(key) + "' stands twice");
    }
    return true;
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::user, {.subject = subject_, .what = manner_.fault + ": " + what});
  }

  std::string subject_;
  JsonManner manner_;
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

JsonObject JsonObject::parse(const std::string& text, const std::string& subject,
                             const JsonManner& manner) {
  auto document = std::make_shared<Document>();
  document->manner = manner;
  try {
    Strict strict(subject, manner);
    document->value = json::parse(text, std::ref(strict));
  } catch (const json::parse_error& error) {
    throw Error(ErrorKind::user, {.subject = subject,
                                  .place = manner.tells_place ? place_of(text, error.byte) : "",
                                  .what = manner.fault + ": it is no JSON"});
  } catch (const json::exception&) {
    throw Error(ErrorKind::user,
                {.subject = subject, .what = manner.fault + ": a number is too large"});
  }
  auto node = std::make_shared<Node>();
  node->value = &document->value;
  node->document = std::move(document);
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
  throw Error(ErrorKind::user,
              {.subject = subject_,
               .what = node_->document->manner.fault + ": " + where + " " + std::move(what),
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
  if (!node_->document->manner.refuses_control_characters) return out;
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

double JsonObject::number_or_zero(std::string_view key) {
  return node_->value->contains(key) ? number(key) : 0;
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

std::vector<double> JsonObject::numbers_or_none(std::string_view key, std::size_t length) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (is_null(key)) return std::vector<double>(length, none);
  const Node list = get_list(key);
  std::vector<double> out;
  out.reserve(list.value->size());
  for (const json& value : *list.value) {
    if (!value.is_number() && !value.is_null()) refuse(key, "is no list of numbers and nulls");
    out.push_back(value.is_null() ? none : value.get<double>());
  }
  if (out.size() != length)
    refuse(key,
           "holds " + std::to_string(out.size()) + " of " + std::to_string(length) + " entries");
  return out;
}

std::vector<std::int64_t> JsonObject::wholes(std::string_view key, std::int64_t least,
                                             std::int64_t most) {
  const Node list = get_list(key);
  std::vector<std::int64_t> out;
  out.reserve(list.value->size());
  for (const json& value : *list.value) {
    const bool fits = value.is_number_unsigned()
                          ? value.get<std::uint64_t>() <=
                                static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
                          : value.is_number_integer();
    const std::int64_t number = fits ? value.get<std::int64_t>() : 0;
    if (!fits || number < least || number > most) {
      refuse(key, "is no list of whole numbers between " + std::to_string(least) + " and " +
                      std::to_string(most));
    }
    out.push_back(number);
  }
  return out;
}

std::uint64_t JsonObject::count(std::string_view key, std::uint64_t most) {
  const Node node = get(key);
  if (!node.value->is_number_unsigned() || node.value->get<std::uint64_t>() > most)
    refuse(key, "is no whole number from 0 to " + std::to_string(most));
  return node.value->get<std::uint64_t>();
}

std::uint64_t JsonObject::count_or_zero(std::string_view key, std::uint64_t most) {
  return node_->value->contains(key) ? count(key, most) : 0;
}

int JsonObject::whole(std::string_view key, int least, int most) {
  const double value = number(key);
  if (value != std::floor(value) || value < least || value > most) {
    refuse(key,
           "is no whole number between " + std::to_string(least) + " and " + std::to_string(most));
  }
  return static_cast<int>(value);
}

std::size_t JsonObject::word_of(std::string_view key, const std::string& value,
                                std::span<const std::string_view> words) const {
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

std::size_t JsonObject::word(std::string_view key, std::span<const std::string_view> words) {
  return word_of(key, text(key), words);
}

std::vector<std::uint8_t> JsonObject::word_list(std::string_view key,
                                                std::span<const std::string_view> words) {
  std::vector<std::uint8_t> out;
  for (const std::string& value : text_list(key))
    out.push_back(static_cast<std::uint8_t>(word_of(key, value, words)));
  return out;
}

bool JsonObject::is_null(std::string_view key) {
  const auto found = node_->value->find(key);
  if (found == node_->value->end() || !found->is_null()) return false;
  asked_.emplace_back(key);
  return true;
}

JsonObject JsonObject::object(std::string_view key) {
  return {std::make_shared<Node>(get(key)), subject_, path(key)};
}

std::vector<std::string> JsonObject::text_list(std::string_view key) {
  const Node list = get_list(key);
  std::vector<std::string> out;
  for (const json& value : *list.value) out.push_back(plain(list.at(value), key));
  return out;
}

std::vector<std::string> JsonObject::text_list_or_none(std::string_view key) {
  return node_->value->contains(key) ? text_list(key) : std::vector<std::string>{};
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
