#include "io/connection.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace omrade::io {
namespace {

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Whether "key =" follows the blank at `at`, or nothing more: then a value ended there.
bool value_ends(std::string_view text, std::size_t at) {
  const auto skip_blanks = [&] {
    while (at < text.size() && is_blank(text[at])) ++at;
  };
  skip_blanks();
  if (at == text.size()) return true;
  const std::size_t begin = at;
  while (at < text.size() && (text[at] == '_' || (text[at] >= 'a' && text[at] <= 'z'))) ++at;
  const bool word = at > begin;
  skip_blanks();
  return word && at < text.size() && text[at] == '=';
}

/// The end of a value that begins at `at`: at its closing quote, else at the blank before the next
/// key, for a password with blanks that lacks its quotes is one all the same; a backslash guards
/// the next character. In a URL values also end at '&'.
std::size_t end_of_value(std::string_view text, std::size_t at, bool url) {
  const bool quoted = at < text.size() && text[at] == '\'';
  if (quoted) ++at;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (quoted && text[at] == '\'') {
      return at + 1;
    } else if (!quoted && ((url && text[at] == '&') ||
                           (is_blank(text[at]) && (url || value_ends(text, at))))) {
      return at;
    }
  }
  return text.size();
}

/// Replaces what follows "password =" and "sslpassword =", wherever that stands.
void hide_values(std::string& text, bool url) {
  constexpr std::string_view key = "password";
  std::string lower = lower_case(text);
  for (std::size_t at = lower.find(key); at != std::string::npos; at = lower.find(key, at)) {
    at += key.size();
    std::size_t value = at;
    while (value < text.size() && is_blank(text[value])) ++value;
    if (value >= text.size() || text[value] != '=') continue;
    ++value;
    while (value < text.size() && is_blank(text[value])) ++value;
    text.replace(value, end_of_value(text, value, url) - value, "***");
    lower = lower_case(text);
    at = value;
  }
}

/// Replaces PASSWORD in "//user:PASSWORD@host"; a password may hold '@' and '/' where somebody
/// forgot to escape them, so the last '@' counts.
void hide_user_part(std::string& text) {
  const std::size_t slashes = text.find("://");
  if (slashes == std::string::npos) return;
  const std::size_t at_sign = text.rfind('@');
  const std::size_t colon = text.find(':', slashes + 3);
  if (at_sign == std::string::npos || colon >= at_sign) return;
  text.replace(colon + 1, at_sign - colon - 1, "***");
}

/// "tables=…" where it stands in the connection, else nothing. GDAL wants no blank beside the '='.
std::string_view tables_setting(std::string_view connection) {
  constexpr std::string_view key = "tables=";
  for (std::size_t at = connection.find(key); at != std::string_view::npos;
       at = connection.find(key, at + 1)) {
    const bool begins = at > 0 && (is_blank(connection[at - 1]) || connection[at - 1] == ':');
    if (begins) return connection.substr(at, end_of_value(connection, at + key.size(), false) - at);
  }
  return {};
}

}  // namespace

bool is_connection(const std::filesystem::path& source) {
  constexpr std::array<std::string_view, 2> schemes{"pg:", "postgresql:"};
  const std::string lower = lower_case(source.native().substr(0, 16));
  return std::any_of(schemes.begin(), schemes.end(),
                     [&](std::string_view scheme) { return lower.starts_with(scheme); });
}

std::string without_password(std::string_view connection) {
  std::string text(connection);
  hide_user_part(text);
  hide_values(text, text.find("://") != std::string::npos);
  return text;
}

std::string tables_of(std::string_view connection) {
  const std::string_view setting = tables_setting(connection);
  if (setting.empty()) return "";
  std::string_view value = setting.substr(setting.find('=') + 1);
  if (value.size() > 1 && value.front() == '\'') value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::string without_tables(std::string_view connection) {
  const std::string_view setting = tables_setting(connection);
  std::string text(connection);
  if (!setting.empty()) text.erase(connection.find(setting), setting.size());
  return text;
}

std::string shown_source(const std::filesystem::path& source) {
  return is_connection(source) ? without_password(source.native()) : source.string();
}

}  // namespace omrade::io
