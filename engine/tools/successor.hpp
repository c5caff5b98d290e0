// The history that says what is known once a table is published, beside the table: both are there,
// or neither that would mislead.
//
// Two files cannot be replaced in one step, and whoever died in between must not leave a table with
// a history that does not know it: the next publication would know less than everybody. So while
// the table is replaced, no history lies there at all:
//
//   Successor successor(spec.history, "published.csv", overwrite);
//   successor.stage(text);   // published.history.next.json is written; what was
//                            // published.history.json is published.history.before.json
//   …                        // published.csv is replaced
//   successor.publish();     // published.history.json is the new one; the one before is removed
//
// A history of a table that was not published does not get its name either: it would take for known
// what nobody knows.
//
// Whoever is killed leaves published.history.next.json and no published.history.json, whichever of
// the two tables lies there. Then the next one goes on where the same history comes out, and so the
// same numbers: nothing is lost, whoever has seen them. Where another one comes out it stops, since
// the one that waits may be all that knows a table that was published.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace omrade::tools {

class Successor {
 public:
  /// Whether somebody was killed who disclosed to OUT: there is a history that waits for its name,
  /// and none that has it. The table there may be the one that it knows.
  static bool left_unfinished(const std::string& out);

  /// The file is OUT without its ending and with .history.json. Error user where there is no OUT,
  /// where the file is there and `overwrite` is false, where it is the history that is read, and
  /// where a history before lies there and neither of the others.
  Successor(const std::filesystem::path& history, const std::string& out, bool overwrite);
  Successor(const Successor&) = delete;
  Successor& operator=(const Successor&) = delete;
  Successor(Successor&&) = delete;
  Successor& operator=(Successor&&) = delete;
  /// Staged and neither published nor left: as `leave`.
  ~Successor();

  [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }

  /// To be called before the table is replaced. Error environment when the disk refuses. Error user
  /// where somebody was killed who had staged another text: then nothing is touched.
  void stage(const std::string& text);
  /// The table is there.
  void publish();
  /// The table could not be replaced, or could and was not told to be on the disk: which of the
  /// two, is looked up. Then the new history is published, else the one before is put back; what
  /// somebody left who was killed stays as it was.
  void leave() noexcept;

 private:
  void go_on(const std::string& text);
  [[nodiscard]] bool table_replaced() const;

  std::filesystem::path table_, file_, next_, before_;
  std::optional<std::pair<unsigned long, unsigned long>> table_before_{};  ///< its device and inode
  bool unfinished_ = false;  ///< as somebody who was killed left it
  bool staged_ = false, moved_ = false;
};

}  // namespace omrade::tools
