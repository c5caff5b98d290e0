#include "base/error.hpp"
#include "base/safe_text.hpp"
#include "catalogue/safety.hpp"
#include "cli/plugin_commands.hpp"
#include "validate/validate.hpp"

#include <signal.h>
#include <sys/prctl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace omrade::cli {
namespace {

using validate::Result;
using validate::Status;

int list() {
  for (const validate::CheckInfo& check : validate::list_checks())
    std::printf("%-24s %s\n", std::string(check.id).c_str(),
                std::string(check.description).c_str());
  return 0;
}

/// This program, to run each check in a process of its own.
std::vector<std::string> self() {
  std::error_code code;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", code);
  return {program.string(), "plugin", "validate"};
}

/// No blanks at the end of a row without a reason.
void print_row(std::string_view status, const std::string& check, const std::string& told) {
  std::printf("  %-8s ", std::string(status).c_str());
  if (told.empty()) {
    std::printf("%s\n", check.c_str());
  } else {
    std::printf("%-24s %s\n", check.c_str(), told.c_str());
  }
}

void print(const std::vector<Result>& results, const ValidateArguments& arguments) {
  std::array<std::size_t, 4> of_status{};
  std::string plugin;
  for (const Result& one : results) {
    if (one.plugin != plugin) std::printf("%s\n", one.plugin.c_str());
    plugin = one.plugin;
    ++of_status.at(static_cast<std::size_t>(one.finding.status));
    print_row(to_string(one.finding.status), one.check, omrade::one_line(one.finding.reason));
    if (!one.finding.advice.empty()) print_row("", "", "what to do: " + one.finding.advice);
  }
  std::printf("%zu ok, %zu failed, %zu doubtful, %zu skipped\n", of_status[0], of_status[1],
              of_status[2], of_status[3]);
  const auto failed = std::find_if(results.begin(), results.end(), [](const Result& one) {
    return one.finding.status == Status::fail;
  });
  if (failed == results.end()) return;
  std::printf(
      "again, in a debugger: gdb --args omrade plugin validate %s --in-process --plugin %s "
      "--only %s --seed %llu%s\n",
      catalogue::shell_quoted(arguments.library).c_str(), failed->plugin.c_str(),
      failed->check.c_str(), static_cast<unsigned long long>(arguments.seed),
      arguments.fuzz > 0 ? " --fuzz 1" : "");
}

}  // namespace

int plugin_validate_command(const ValidateArguments& arguments, const Shared& shared) {
  if (arguments.list) return list();
  if (!(arguments.fuzz >= 0))
    throw Error(
        ErrorKind::user,
        {.subject = "--fuzz", .what = "is no number of seconds", .hint = "write --fuzz 60"});
  if (const auto why = catalogue::why_unsafe(arguments.library)) throw Error(ErrorKind::user, *why);
  validate::Options options;
  options.only = arguments.only;
  options.plugin = arguments.plugin;
  options.seed = arguments.seed;
  options.fuzz = arguments.fuzz;
  options.cancel = &cancelled();
  if (arguments.in_process) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a plugin may never come to its end
  } else {
    options.self = self();
  }
  const std::vector<Result> results =
      validate::validate(std::filesystem::absolute(arguments.library), options);
  if (shared.json) {
    std::printf("%s\n", validate::to_json(results).c_str());
  } else {
    print(results, arguments);
  }
  return validate::conforms(results) ? 0 : 1;
}

}  // namespace omrade::cli
