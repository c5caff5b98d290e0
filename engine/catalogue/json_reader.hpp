// Reads a JSON object strictly: every key is asked for once, its type is checked, and what nobody
// asked for is refused. Of the notes of plugins, and of profiles.json.
#pragma once

#include "base/error.hpp"
#include "model/layer.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::catalogue {

/// What is said of a document that is not as it should be, and how strange it may be.
struct JsonManner {
  std::string fault = "its note is damaged";
  /// Texts that will be printed on terminals, where control characters are commands.
  bool refuses_control_characters = true;
  /// Messages tell line and column: of files, not of notes inside of libraries.
  bool tells_place = false;
  std::size_t depth = 32;  ///< lists and objects within one another, at most
};

class JsonObject {
 public:
  /// `subject` names the file in messages. Error user when `text` is no JSON object: cut off, NaN
  /// or numbers beyond doubles, a key that stands twice in one object, nested deeper than `manner`
  /// says.
  static JsonObject parse(const std::string& text, const std::string& subject,
                          const JsonManner& manner = {});

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
  /// 0 where the key is not there.
  [[nodiscard]] double number_or_zero(std::string_view key);
  /// A list of `length` numbers of which some may be null, which become NaN; null in place of the
  /// list is `length` of them.
  [[nodiscard]] std::vector<double> numbers_or_none(std::string_view key, std::size_t length);
  /// A list of any number of whole numbers.
  [[nodiscard]] std::vector<std::int64_t> wholes(std::string_view key, std::int64_t least,
                                                 std::int64_t most);
  /// One whole number from 0.
  [[nodiscard]] std::uint64_t count(std::string_view key, std::uint64_t most);
  /// 0 where the key is not there.
  [[nodiscard]] std::uint64_t count_or_zero(std::string_view key, std::uint64_t most);
  /// A number, or null for `unbounded`.
  [[nodiscard]] double number_or(std::string_view key, double unbounded);
  /// The place of the word in `words`; an empty word is never accepted.
  [[nodiscard]] std::size_t word(std::string_view key, std::span<const std::string_view> words);
  /// As `word`, of a list.
  [[nodiscard]] std::vector<std::uint8_t> word_list(std::string_view key,
                                                    std::span<const std::string_view> words);
  /// Whether the key holds null. Asks for it only if it does.
  [[nodiscard]] bool is_null(std::string_view key);
  /// The object of a key, which the caller closes.
  [[nodiscard]] JsonObject object(std::string_view key);
  [[nodiscard]] std::vector<std::string> text_list(std::string_view key);
  /// Empty where the key is not there.
  [[nodiscard]] std::vector<std::string> text_list_or_none(std::string_view key);
  [[nodiscard]] std::vector<Text> texts_list(std::string_view key);
  /// Calls `read` with a reader of each object of a list, and closes it.
  void each(std::string_view key, const std::function<void(JsonObject&)>& read);
  /// The same of a key that may be left out.
  void each_or_none(std::string_view key, const std::function<void(JsonObject&)>& read);

  /// Error user when there is a key that was not asked for.
  void close() const;

  [[noreturn]] void refuse(std::string_view key, std::string what, std::string hint = {}) const;

 private:
  struct Node;      // a value of the JSON library
  struct Document;  // all of it, and its manner
  /// `place` is the path of this object, such as "plugins[0].inputs[2]".
  JsonObject(std::shared_ptr<const Node> node, std::string subject, std::string place);

  [[nodiscard]] Node get(std::string_view key);
  [[nodiscard]] Node get_list(std::string_view key);
  [[nodiscard]] std::string plain(const Node& node, std::string_view key) const;
  [[nodiscard]] Text read_texts(const Node& node, const std::string& place) const;
  [[nodiscard]] std::size_t word_of(std::string_view key, const std::string& value,
                                    std::span<const std::string_view> words) const;
  [[nodiscard]] std::string path(std::string_view key) const;

  std::shared_ptr<const Node> node_;
  std::string subject_, place_;
  std::vector<std::string> asked_;
};

}  // namespace omrade::catalogue
