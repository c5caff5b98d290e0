// What is wrong with a source, row by row: the first five in full, the rest as a number. A column
// of text where numbers were meant is one mistake, not ten thousand.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

class Findings {
 public:
  /// The closing line reads "SUBJECT: ABOUT… and 12 more NOUNs"; `about` may be empty.
  Findings(std::string subject, std::string about, std::string noun);

  /// `message` without its subject, which is added.
  void add(Message message);
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] const std::string& about() const noexcept { return about_; }
  void append_to(std::vector<Message>& all) const;
  /// Throws Error user when there is anything.
  void raise() const;

 private:
  std::string subject_, about_, noun_;
  std::vector<Message> first_;
  std::size_t count_ = 0;
};

/// 'text' in single quotes, cut after 40 bytes: a field may hold a whole page.
std::string in_quotes(std::string_view text);

/// "1 row", "2 rows".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace omrade::io
