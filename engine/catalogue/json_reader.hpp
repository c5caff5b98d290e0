// Reads a JSON object strictly: every key is asked for once, its type is checked, and what nobody
// asked for is refused. Private to the catalogue.
#pragma once

#include "base/error.hpp"
#include "model/layer.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::catalogue {

class JsonObject {
 public:
  /// `subject` names the file in messages. Error user when `text` is no JSON object.
  static JsonObject parse(const std::string& text, const std::string& subject);

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] Text texts(std::string_view key);  ///< {"sv": …, "en": …}
  [[nodiscard]] bool boolean(std::string_view key);
  /// False where the key is not there.
  [[nodiscard]] bool boolean_or_false(std::string_view key);
  /// A list of numbers of this length.
  [[nodiscard]] std::vector<double> numbers(std::string_view key, std::size_t length);
  /// A list of any number of numbers.
  [[nodiscard]] std::vector<double> numbers(std::string_view key);
  [[nodiscard]] int whole(std::string_view key, int least, int most);
  [[nodiscard]] double number(std::string_view key);
  /// A number, or null for `unbounded`.
  [[nodiscard]] double number_or(std::string_view key, double unbounded);
  /// The place of the word in `words`; an empty word is never accepted.
  [[nodiscard]] std::size_t word(std::string_view key, std::span<const std::string_view> words);
  [[nodiscard]] std::vector<std::string> text_list(std::string_view key);
  [[nodiscard]] std::vector<Text> texts_list(std::string_view key);
  /// Calls `read` with a reader of each object of a list, and closes it.
  void each(std::string_view key, const std::function<void(JsonObject&)>& read);
  /// The same of a key that may be left out.
  void each_or_none(std::string_view key, const std::function<void(JsonObject&)>& read);

  /// Error user when there is a key that was not asked for.
  void close() const;

  [[noreturn]] void refuse(std::string_view key, std::string what, std::string hint = {}) const;

 private:
  struct Node;  // a value of the JSON library
  /// `place` is the path of this object, such as "plugins[0].inputs[2]".
  JsonObject(std::shared_ptr<const Node> node, std::string subject, std::string place);

  [[nodiscard]] Node get(std::string_view key);
  [[nodiscard]] Node get_list(std::string_view key);
  [[nodiscard]] std::string plain(const Node& node, std::string_view key) const;
  [[nodiscard]] Text read_texts(const Node& node, const std::string& place) const;
  [[nodiscard]] std::string path(std::string_view key) const;

  std::shared_ptr<const Node> node_;
  std::string subject_, place_;
  std::vector<std::string> asked_;
};

}  // namespace omrade::catalogue
