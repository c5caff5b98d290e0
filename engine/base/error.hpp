// The one error type of omrade. An Error says what happened, where, and what to do about it.
//
//   throw Error(ErrorKind::user, {.subject = "areas.gpkg", .what = "no layer 'deso'",
//                                 .hint = "did you mean 'deso_2025'?"});
//
// Exceptions are caught at three seams only: the plugin trampoline, a node of the run's graph, and
// main(). Failures that are data (a layer that could not be computed) are values, never exceptions.
#pragma once

#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace omrade {

/// Who can mend it; decides the exit code.
enum class ErrorKind : std::uint8_t {
  user,         ///< recipe, data or arguments are wrong: exit 2
  environment,  ///< file system, memory, missing program: exit 3
  bug,          ///< a broken promise inside omrade: exit 4
  failed,       ///< a required computation or a validation failed: exit 1
  interrupted,  ///< Ctrl-C or SIGTERM: exit 130
};

/// One finding, printed as "subject:place: what; hint" with absent parts left out.
struct Message {
  std::string subject{};  ///< file, plugin, layer or column
  std::string place{};    ///< "line:column", "row 17" …
  std::string what{};     ///< what is wrong, a sentence without a full stop
  std::string hint{};     ///< what to do, a clause without a full stop

  [[nodiscard]] std::string text() const;
};

class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, Message message);
  /// Several findings at once, in the order given; must not be empty. A template, since a braced
  /// Message would otherwise be ambiguous.
  template <std::same_as<std::vector<Message>> Messages>
  Error(ErrorKind kind, Messages messages) : Error(kind, std::move(messages), 0) {}

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const std::vector<Message>& messages() const noexcept { return messages_; }

 private:
  Error(ErrorKind kind, std::vector<Message> messages, int);
  ErrorKind kind_;
  std::vector<Message> messages_;
};

}  // namespace omrade
