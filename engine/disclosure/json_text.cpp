#include "disclosure/json_text.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::disclosure {
namespace {

std::string json_of(double value) {
  return std::isfinite(value) ? shortest(value) : "null";
}

}  // namespace

std::string JsonText::quoted(std::string_view text) {
  using Json = nlohmann::json;
  return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void JsonText::put(std::string_view key, std::string_view value) {
  if (!open_.empty()) out_ += first_ ? "\n" : ",\n";
  out_.append(open_.size(), ' ');
  if (!key.empty()) out_ += quoted(key) + ": ";
  out_ += value;
  first_ = false;
}

void JsonText::begin(char bracket, std::string_view key) {
  put(key, std::string_view(&bracket, 1));
  open_.push_back(bracket == '{' ? '}' : ']');
  first_ = true;
}

void JsonText::end() {
  const char bracket = open_.back();
  open_.pop_back();
  if (!first_) out_ += "\n" + std::string(open_.size(), ' ');
  out_ += bracket;
  first_ = false;
}

void JsonText::text(std::string_view key, std::string_view value) {
  put(key, quoted(value));
}

void JsonText::texts(std::string_view key, const Text& value) {
  put(key, R"({"sv": )" + quoted(value.sv) + R"(, "en": )" + quoted(value.en) + "}");
}

void JsonText::text_list(std::string_view key, std::span<const std::string> values) {
  line(key, values.size(), [&](std::size_t i) { return quoted(values[i]); });
}

void JsonText::number(std::string_view key, double value) {
  put(key, json_of(value));
}

void JsonText::whole(std::string_view key, std::uint64_t value) {
  put(key, std::to_string(value));
}

void JsonText::boolean(std::string_view key, bool value) {
  put(key, value ? "true" : "false");
}

void JsonText::null(std::string_view key) {
  put(key, "null");
}

void JsonText::numbers(std::string_view key, std::span<const double> values) {
  if (std::none_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); })) {
    null(key);
    return;
  }
  line(key, values.size(), [&](std::size_t i) { return json_of(values[i]); });
}

}  // namespace omrade::disclosure
