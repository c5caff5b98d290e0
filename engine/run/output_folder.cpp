#include "run/output_folder.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStaging = ".omrade-staging-";

constexpr const char* kAnother = "name another with -o DIR";

[[noreturn]] void fail(const fs::path& path, const std::string& what, const std::error_code& code) {
  throw Error(ErrorKind::environment,
              {.subject = path.string(), .what = what + ": " + code.message(), .hint = kAnother});
}

/// Tells before anything is computed that no folder can be made at `out`, `written` by the user.
void require_room(const fs::path& written, const fs::path& out) {
  std::error_code code;
  if (fs::is_symlink(out, code)) {
    throw Error(
        ErrorKind::user,
        {.subject = written.string(), .what = "the output is a link to nowhere", .hint = kAnother});
  }
  fs::path there = out.parent_path();
  while (!fs::exists(there, code) && there.has_relative_path()) there = there.parent_path();
  if (!fs::is_directory(there, code)) {
    throw Error(ErrorKind::user,
                {.subject = written.string(),
                 .what = "the output would lie below '" + there.string() + "', which is no folder",
                 .hint = kAnother});
  }
  if (::access(there.c_str(), W_OK | X_OK) != 0)
    fail(there, "the output cannot be written there", {errno, std::generic_category()});
}

bool is_output(const fs::path& folder) {
  return fs::exists(folder / "provenance.json");
}

fs::path sibling(const fs::path& out, const std::string& name) {
  return out.parent_path() / name;
}

/// Where an earlier run may be moved to: nothing is there, or the output of a run before it. What a
/// link leads to is never omrade's.
bool may_be_replaced(const fs::path& path) {
  std::error_code code;
  const fs::file_status status = fs::symlink_status(path, code);
  if (status.type() == fs::file_type::not_found) return true;
  return fs::is_directory(status) && is_output(path);
}

/// The pid at the end of a staging folder's name; 0 if it is not one of ours.
pid_t owner_of(const std::string& name, const std::string& prefix) {
  if (name.rfind(prefix, 0) != 0) return 0;
  pid_t pid = 0;
  const char* end = name.data() + name.size();
  const auto [stop, code] = std::from_chars(name.data() + prefix.size(), end, pid);
  return code == std::errc{} && stop == end ? pid : 0;
}

void sync_tree(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) sync_path(entry.path());
  }
  sync_path(folder);
}

}  // namespace

OutputFolder::OutputFolder(fs::path out) {
  if (out.empty()) {
    throw Error(ErrorKind::user, {.subject = "--out",
                                  .what = "the output has no name",
                                  .hint = "name a folder with -o DIR"});
  }
  out_ = fs::absolute(out).lexically_normal();
  if (out_.filename().empty()) out_ = out_.parent_path();
  staging_ = sibling(out_, kStaging + out_.filename().string() + "-" + std::to_string(::getpid()));
  std::error_code code;
  if (!fs::exists(out_, code)) {
    require_room(out, out_);
    return;
  }
  if (!fs::is_directory(out_)) {
    throw Error(
        ErrorKind::user,
        {.subject = out.string(), .what = "the output is a file, not a folder", .hint = kAnother});
  }
  if (!fs::is_empty(out_) && !is_output(out_)) {
    throw Error(ErrorKind::user, {.subject = out.string(),
                                  .what = "the folder holds files that no omrade run made",
                                  .hint = std::string(kAnother) + "; nothing was touched"});
  }
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (staged_) fs::remove_all(staging_, ignored);
}

const fs::path& OutputFolder::stage() {
  std::error_code code;
  fs::create_directories(out_.parent_path(), code);
  if (code) fail(out_.parent_path(), "cannot make the folder", code);
  const std::string prefix = kStaging + out_.filename().string() + "-";
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(out_.parent_path())) {
    const pid_t owner = owner_of(entry.path().filename().string(), prefix);
    if (owner != 0 && (owner == ::getpid() || ::kill(owner, 0) != 0)) left.push_back(entry.path());
  }
  for (const fs::path& path : left) fs::remove_all(path, code);
  if (!fs::create_directory(staging_, code)) fail(staging_, "cannot make the folder", code);
  staged_ = true;
  return staging_;
}

void OutputFolder::publish() {
  sync_tree(staging_);
  std::error_code code;
  if (fs::exists(out_)) {
    // One step: a reader sees the old run or the new one.
    if (::renameat2(AT_FDCWD, staging_.c_str(), AT_FDCWD, out_.c_str(), RENAME_EXCHANGE) != 0) {
      fs::remove_all(out_, code);  // a file system that cannot exchange
      fs::rename(staging_, out_, code);
      if (code) fail(out_, "cannot put the run in place", code);
      staged_ = false;
    }
  } else {
    fs::rename(staging_, out_, code);
    if (code) fail(out_, "cannot put the run in place", code);
    staged_ = false;
  }
  if (staged_) {
    fs::remove_all(staging_, code);
    staged_ = false;
  }
  sync_path(out_.parent_path());
}

fs::path OutputFolder::set_aside() {
  std::error_code code;
  if (!fs::exists(out_, code) || fs::is_empty(out_, code)) return {};
  fs::path previous = out_;
  previous += ".previous";
  const std::string first = previous.string();
  constexpr int most = 1000;
  for (int k = 2; !may_be_replaced(previous) && k <= most; ++k)
    previous = first + "-" + std::to_string(k);
  if (!may_be_replaced(previous))
    fail(first, "the earlier run cannot be moved", std::make_error_code(std::errc::file_exists));
  fs::remove_all(previous, code);
  fs::rename(out_, previous, code);
  if (code) fail(out_, "cannot move what the earlier run left", code);
  return previous;
}

}  // namespace omrade::run
