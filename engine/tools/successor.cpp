#include "tools/successor.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <sys/stat.h>

#include <exception>
#include <system_error>

namespace omrade::tools {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& subject, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = subject.string(), .what = std::move(what), .hint = std::move(hint)});
}

fs::path table_of(const std::string& out) {
  const fs::path table = out;
  return table.has_filename() ? table : table.parent_path();
}

fs::path beside(const fs::path& table, const std::string& ending) {
  fs::path file = table;
  return file.replace_extension(ending);
}

const std::string kFile = ".history.json";
const std::string kNext = ".history.next.json";
const std::string kBefore = ".history.before.json";

std::optional<std::pair<unsigned long, unsigned long>> identity_of(const fs::path& file) {
  struct ::stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return std::pair{static_cast<unsigned long>(status.st_dev),
                   static_cast<unsigned long>(status.st_ino)};
}

void sync_folder_of(const fs::path& file) {
  sync_path(file.has_parent_path() ? file.parent_path() : ".");
}

void move(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::rename(from, to, failed);
  if (failed) {
    throw Error(ErrorKind::environment,
                {.subject = from.string(),
                 .what = "cannot give it the name " + to.string() + ": " + failed.message()});
  }
}

}  // namespace

bool Successor::left_unfinished(const std::string& out) {
  if (out.empty() || out == "-") return false;
  const fs::path table = table_of(out);
  std::error_code ignored;
  return fs::exists(beside(table, kNext), ignored) && !fs::exists(beside(table, kFile), ignored);
}

Successor::Successor(const fs::path& history, const std::string& out, bool overwrite)
    : table_(table_of(out)), unfinished_(left_unfinished(out)) {
  if (out.empty() || out == "-") {
    refuse(history, "its successor is written beside the published table, which has no file",
           "name one: -o published.csv");
  }
  file_ = beside(table_, kFile);
  next_ = beside(table_, kNext);
  before_ = beside(table_, kBefore);
  std::error_code ignored;
  for (const fs::path& file : {file_, next_, before_}) {
    if (fs::weakly_canonical(file, ignored) == fs::weakly_canonical(history, ignored)) {
      refuse(file,
             "it is the history that is read, and its successor would replace it before anything "
             "is published",
             "name another output; copy its history over the old one when it is published");
    }
    if (fs::is_directory(file, ignored)) refuse(file, "it is a folder", "name another output");
  }
  if (!overwrite && fs::exists(file_, ignored))
    refuse(file_, "it exists already", "name another output, or add --overwrite");
  if (!unfinished_ && fs::exists(before_, ignored) && !fs::exists(file_, ignored)) {
    refuse(before_,
           "it was " + file_.string() + " until a program was killed that replaced " +
               table_.string() + ", and the one that came after it is gone",
           "give it that name again if the table is still the old one; if it is the new one, "
           "disclose to another name");
  }
}

Successor::~Successor() {
  leave();
}

void Successor::go_on(const std::string& text) {
  std::error_code ignored;
  moved_ = fs::exists(before_, ignored);
  if (read_file(next_) == text) return;
  const std::string what = "a program was killed that had written it and was to publish " +
                           table_.string() + ", and today's numbers or marks are others";
  if (moved_) {
    refuse(next_, what,
           "give " + before_.string() + " the name " + file_.string() +
               " again if the table is still the old one; if it is the new one, that name belongs "
               "to this one, and the other is removed");
  }
  refuse(next_, what,
         "give it the name " + file_.string() +
             " if anybody may have the table that it knows; else remove it");
}

void Successor::stage(const std::string& text) {
  table_before_ = identity_of(table_);
  if (unfinished_) {
    go_on(text);
    staged_ = true;
    return;
  }
  write_file(next_, text);
  staged_ = true;
  std::error_code ignored;
  if (fs::exists(file_, ignored)) {
    move(file_, before_);
    moved_ = true;
  }
  sync_folder_of(file_);
}

void Successor::publish() {
  if (!staged_) return;
  staged_ = false;  // whatever happens now, the table is there: the one before is not put back
  move(next_, file_);
  sync_folder_of(file_);
  std::error_code ignored;
  if (moved_) fs::remove(before_, ignored);
}

bool Successor::table_replaced() const {
  const auto now = identity_of(table_);
  return now && now != table_before_;
}

void Successor::leave() noexcept {
  if (!staged_) return;
  try {
    if (table_replaced()) {
      publish();
      return;
    }
    staged_ = false;
    if (unfinished_) return;
    std::error_code failed;
    if (moved_) fs::rename(before_, file_, failed);
    if (!failed) fs::remove(next_, failed);
  } catch (const std::exception&) {
    return;  // then neither has its name, and the next one says so
  }
}

}  // namespace omrade::tools
