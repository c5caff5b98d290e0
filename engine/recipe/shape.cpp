#include "recipe/shape.hpp"

#include "base/text.hpp"
#include "recipe/near.hpp"
#include "recipe/reader.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::recipe {
namespace {

std::string quote(std::string_view name) {
  return "'" + std::string(name) + "'";
}

std::string assignment(std::string_view name, std::string_view value) {
  return "write " + std::string(name) + " = " + std::string(value);
}

std::vector<std::string> choices_of(const Key& key) {
  std::vector<std::string> choices;
  if (key.choices.empty()) return choices;
  for (const std::string_view choice : split(key.choices, '|')) choices.emplace_back(choice);
  return choices;
}

bool is_scalar(const Node& value) {
  return value.kind != NodeKind::list && value.kind != NodeKind::table;
}

/// The value put right if that is plain, such as 2024 for "2024", else the key's example.
std::string put_right(const Node& value, const Key& key) {
  switch (key.shape) {
    case Shape::text:
    case Shape::any_text:
    case Shape::title:
      if (is_scalar(value) && value.kind != NodeKind::truth) return json_quote(value.text);
      break;
    case Shape::whole:
    case Shape::number:
      if (value.kind == NodeKind::text) {
        const auto number = parse_number(trim(value.text));
        const bool whole = number && *number == std::floor(*number) && std::abs(*number) < 1e15;
        if (number && (whole || key.shape == Shape::number)) return shortest(*number);
      }
      break;
    case Shape::truth:
      if (value.text == "true" || value.text == "false") return value.text;
      break;
    case Shape::names:
    case Shape::texts: {
      std::vector<std::string> items;
      if (is_scalar(value)) return "[" + json_quote(value.text) + "]";
      for (const Node& item : value.items) {
        if (value.kind == NodeKind::table || !is_scalar(item)) return std::string(key.example);
        items.push_back(json_quote(item.text));
      }
      if (!items.empty()) return "[" + join(items, ", ") + "]";
      break;
    }
    case Shape::map:
    case Shape::section:
    case Shape::sections:
    case Shape::form:
    case Shape::later:
      break;
  }
  return std::string(key.example);
}

bool holds_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && c != '\t' && c != '\n') || u == 0x7F;
  });
}

bool check_text(const Node& value, std::string_view name, const Key& key, Problems& problems) {
  if (holds_control(value.text)) {
    problems.add(value.place, quote(name) + " holds a control character", "remove it");
    return false;
  }
  if (key.shape != Shape::any_text && key.shape != Shape::texts && trim(value.text).empty()) {
    problems.add(value.place, quote(name) + " is empty", assignment(name, key.example));
    return false;
  }
  const auto choices = choices_of(key);
  if (choices.empty() || std::find(choices.begin(), choices.end(), value.text) != choices.end()) {
    return true;
  }
  const auto near = value.text.size() > 1 ? near_name(value.text, choices) : std::nullopt;
  std::vector<std::string> known;
  known.reserve(choices.size());
  for (const std::string& choice : choices) known.push_back(json_quote(choice));
  problems.add(value.place, quote(name) + " knows no " + json_quote(shown(value.text)),
               near ? "did you mean " + json_quote(*near) + "?" : "known: " + join(known, ", "));
  return false;
}

bool check_title(const Node& value, std::string_view name, const Key& key, const std::string& label,
                 Problems& problems) {
  if (value.kind == NodeKind::text) return check_text(value, name, key, problems);
  const std::string inner = label.empty() ? std::string(name) : label + " " + std::string(name);
  const Reader reader(value, "text", inner, problems);
  const auto blank = [&](std::string_view language) {
    const Node* const found = reader.find(language);
    return !reader.has(language) || (found != nullptr && trim(found->text).empty());
  };
  if (!blank("sv") || !blank("en")) return true;
  problems.add(value.place, quote(name) + " is empty", assignment(name, key.example));
  return false;
}

bool check_list(const Node& value, std::string_view name, const Key& key, Problems& problems) {
  const auto odd = std::find_if(value.items.begin(), value.items.end(),
                                [](const Node& item) { return item.kind != NodeKind::text; });
  if (odd != value.items.end()) {
    problems.add(
        odd->place,
        quote(name) + " must be a list of texts, and this is " + std::string(kind_text(odd->kind)),
        assignment(name, put_right(value, key)));
    return false;
  }
  bool right = true;
  if (key.shape == Shape::names && value.items.empty()) {
    problems.add(value.place, quote(name) + " is empty", assignment(name, key.example));
    right = false;
  }
  for (auto item = value.items.begin(); item != value.items.end(); ++item) {
    right = check_text(*item, name, key, problems) && right;
    const bool twice = std::any_of(value.items.begin(), item,
                                   [&](const Node& before) { return before.text == item->text; });
    if (key.shape == Shape::names && twice) {
      problems.add(item->place, json_quote(item->text) + " stands twice in " + quote(name),
                   "remove one");
      right = false;
    }
  }
  return right;
}

bool check_map(const Node& value, std::string_view name, const Key& key, Problems& problems) {
  bool right = !value.items.empty();
  if (!right) problems.add(value.place, quote(name) + " is empty", assignment(name, key.example));
  const Key entry_key{key.name, Shape::text, R"("COLUMN")", ""};
  for (const Node& entry : value.items) {
    right = check_shape(entry, entry.key.text, entry_key, {}, problems) && right;
  }
  return right;
}

bool check_range(const Node& value, std::string_view name, const Key& key, Problems& problems) {
  if (value.whole >= key.low && value.whole <= key.high) return true;
  const std::string range = key.high == INT64_MAX
                                ? std::to_string(key.low) + " or more"
                                : std::to_string(key.low) + " to " + std::to_string(key.high);
  problems.add(value.place, quote(name) + " must be " + range + ", not " + value.text,
               assignment(name, key.example));
  return false;
}

bool check_finite(const Node& value, std::string_view name, const Key& key, Problems& problems) {
  if (std::isfinite(value.real)) return true;
  problems.add(value.place, quote(name) + " must be a finite number, not " + value.text,
               assignment(name, key.example));
  return false;
}

}  // namespace

void report_kind(const Node& value, std::string_view name, std::string_view must_be,
                 const std::string& write, Problems& problems) {
  problems.add(value.place,
               quote(name) + " must be " + std::string(must_be) + ", not " +
                   std::string(kind_text(value.kind)),
               assignment(name, write));
}

bool check_shape(const Node& value, std::string_view name, const Key& key, const std::string& label,
                 Problems& problems) {
  const auto wrong_kind = [&] {
    report_kind(value, name, shape_text(key.shape), put_right(value, key), problems);
    return false;
  };
  switch (key.shape) {
    case Shape::text:
    case Shape::any_text:
      return value.kind == NodeKind::text ? check_text(value, name, key, problems) : wrong_kind();
    case Shape::title:
      return value.kind == NodeKind::text || value.kind == NodeKind::table
                 ? check_title(value, name, key, label, problems)
                 : wrong_kind();
    case Shape::whole:
      return value.kind == NodeKind::whole ? check_range(value, name, key, problems) : wrong_kind();
    case Shape::number:
      return value.kind == NodeKind::whole || value.kind == NodeKind::real
                 ? check_finite(value, name, key, problems)
                 : wrong_kind();
    case Shape::truth:
      return value.kind == NodeKind::truth || wrong_kind();
    case Shape::names:
    case Shape::texts:
      return value.kind == NodeKind::list ? check_list(value, name, key, problems) : wrong_kind();
    case Shape::map:
      return value.kind == NodeKind::table ? check_map(value, name, key, problems) : wrong_kind();
    case Shape::section:
    case Shape::sections:
    case Shape::form:
    case Shape::later:
      break;
  }
  return true;
}

}  // namespace omrade::recipe
