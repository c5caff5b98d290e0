#include "report/dialog.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "report/forms.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace omrade::report {
namespace {

constexpr std::string_view kVersionKey = "omrade_dialog";
constexpr std::uint64_t kVersion = 1;

[[noreturn]] void refuse(const std::string& subject, std::string place, std::string what,
                         std::string hint) {
  throw Error(ErrorKind::user, {.subject = subject,
                                .place = std::move(place),
                                .what = std::move(what),
                                .hint = std::move(hint)});
}

/// "line:column" of a byte.
std::string place_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n');
  const std::size_t column =
      start == std::string_view::npos ? before.size() : before.size() - start - 1;
  return std::to_string(line) + ":" + std::to_string(std::max<std::size_t>(column, 1));
}

bool is_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u < 0x20 && c != '\n' && c != '\t') || u == 0x7F;
}

/// What a field may hold.
void check_field(const std::string& subject, const std::string& id, const std::string& value) {
  const Field* const field = field_called(id);
  if (field == nullptr) {
    refuse(subject, "", "there is no field '" + id.substr(0, 80) + "'",
           name_hint(id.substr(0, 80), field_ids()));
  }
  if (value.size() > Dialog::kMostBytesOfAField) {
    refuse(subject, "", "the field '" + id + "' holds " + std::to_string(value.size()) + " bytes",
           "at most " + std::to_string(Dialog::kMostBytesOfAField) + " are read: shorten it");
  }
  if (std::any_of(value.begin(), value.end(), is_control)) {
    refuse(subject, "", "the field '" + id + "' holds a control character", "remove it");
  }
  if (field->kind == FieldKind::date && !value.empty() && !is_date(value)) {
    refuse(subject, "", "the field '" + id + "' is no date: '" + value.substr(0, 40) + "'",
           "write it as 2026-05-31");
  }
  if (field->kind != FieldKind::choice || value.empty()) return;
  std::vector<std::string> known;
  for (const Choice& choice : field->choices) known.emplace_back(choice.id);
  if (std::find(known.begin(), known.end(), value) != known.end()) return;
  refuse(subject, "", "the field '" + id + "' holds '" + value.substr(0, 40) + "'",
         name_hint(value.substr(0, 40), known));
}

/// Two levels of objects that hold texts: anything else is refused where it begins, however deep it
/// would go.
class Reader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Reader(std::string_view text, std::string subject) : text_(text), subject_(std::move(subject)) {}

  [[nodiscard]] Dialog dialog() const { return dialog_; }
  [[nodiscard]] bool versioned() const { return versioned_; }

  bool null() override { refuse_kind("null"); }
  bool boolean(bool) override { refuse_kind("true or false"); }
  bool number_integer(number_integer_t) override { refuse_kind("a negative number"); }
  bool number_unsigned(number_unsigned_t number) override {
    if (depth_ != 1 || key_ != kVersionKey) refuse_kind("a number");
    if (number != kVersion) {
      refuse(subject_, "", "is of version " + std::to_string(number) + " of saved dialogues",
             "this omrade reads version 1");
    }
    versioned_ = true;
    return true;
  }
  bool number_float(number_float_t, const string_t&) override { refuse_kind("a number"); }
  bool binary(binary_t&) override { refuse_kind("binary data"); }
  bool string(string_t& value) override {
    if (depth_ == 2) {
      check_field(subject_, key_, value);
      if (!trim(value).empty()) dialog_.fields[key_] = value;
      return true;
    }
    const std::array<std::pair<std::string_view, std::string*>, 4> heads{
        {{"level", &dialog_.level},
         {"area", &dialog_.area},
         {"period", &dialog_.period},
         {"run", &dialog_.run}}};
    for (const auto& [name, to] : heads) {
      if (depth_ != 1 || key_ != name) continue;
      if (value.size() > 400 || std::any_of(value.begin(), value.end(), is_control) ||
          value.find('\n') != std::string::npos) {
        refuse(subject_, "", "'" + key_ + "' is no name", "save the dialogue anew from its page");
      }
      *to = value;
      return true;
    }
    refuse_kind("a text");
  }
  bool start_object(std::size_t) override {
    if (depth_ == 1 && key_ != "fields") refuse_kind("an object");
    if (depth_ >= 2) refuse_kind("an object");
    ++depth_;
    return true;
  }
  bool key(string_t& name) override {
    if (!seen_.insert(std::to_string(depth_) + name).second)
      refuse(subject_, "", "'" + name.substr(0, 80) + "' is there twice", "keep one of them");
    if (depth_ == 1) {
      const std::vector<std::string> known{
          std::string(kVersionKey), "level", "area", "period", "run", "fields"};
      if (std::find(known.begin(), known.end(), name) == known.end())
        refuse(subject_, "", "there is no '" + name.substr(0, 80) + "' in a saved dialogue",
               name_hint(name.substr(0, 80), known));
    }
    key_ = name;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool start_array(std::size_t) override { refuse_kind("a list"); }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    refuse(subject_, place_of(text_, position), "is no JSON text in UTF-8 from here on",
           "save the dialogue anew from its page");
  }

 private:
  [[noreturn]] void refuse_kind(const std::string& what) const {
    refuse(subject_, "",
           depth_ == 0 ? "is " + what + ", not an object"
                       : "'" + key_.substr(0, 80) + "' may not be " + what,
           "save the dialogue anew from its page");
  }

  std::string_view text_;
  std::string subject_;
  Dialog dialog_;
  std::string key_;
  std::set<std::string> seen_;
  int depth_ = 0;
  bool versioned_ = false;
};

}  // namespace

std::string_view Dialog::in(std::string_view field) const {
  const auto found = fields.find(field);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

bool is_date(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t k : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!digit(text[k])) return false;
  }
  const auto part = [&](std::size_t from, std::size_t length) {
    int out = 0;
    for (const char c : text.substr(from, length)) out = 10 * out + (c - '0');
    return out;
  };
  const int year = part(0, 4);
  const int month = part(5, 2);
  const int day = part(8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

Dialog parse_dialog(std::string_view text, const std::string& subject) {
  if (text.size() > Dialog::kMostBytes) {
    refuse(subject, "", "holds " + std::to_string(text.size()) + " bytes",
           "a saved dialogue has at most " + std::to_string(Dialog::kMostBytes));
  }
  Reader reader(text, subject);
  nlohmann::json::sax_parse(text, &reader);
  if (!reader.versioned()) {
    refuse(subject, "", "says no version ('omrade_dialog')", "is it a dialogue saved from a page?");
  }
  Dialog out = reader.dialog();
  if (out.area.empty())
    refuse(subject, "", "names no area", "save the dialogue anew from its page");
  return out;
}

}  // namespace omrade::report
