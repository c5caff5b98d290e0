#include "validate/validate.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "catalogue/catalogue.hpp"
#include "validate/checks.hpp"
#include "validate/child.hpp"
#include "validate/threads.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace omrade::validate {
namespace {

constexpr std::string_view kDebug = "run it again with --in-process, in a debugger";

std::vector<Check> all_checks() {
  std::vector<Check> out;
  for (const auto checks : {note_checks(), size_checks().first(1), metamorphic_checks(),
                            repeat_checks(), hostile_checks(), size_checks().subspan(1)})
    out.insert(out.end(), checks.begin(), checks.end());
  return out;
}

std::vector<Check> chosen(const std::vector<std::string>& only) {
  const std::vector<Check> all = all_checks();
  std::vector<std::string> ids;
  for (const Check& check : all) ids.emplace_back(check.id);
  for (const std::string& id : only) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
    throw Error(ErrorKind::user, {.subject = "--only",
                                  .what = "there is no check '" + id + "'",
                                  .hint = name_hint(id, ids)});
  }
  std::vector<Check> out;
  for (const Check& check : all) {
    if (only.empty() || std::find(only.begin(), only.end(), check.id) != only.end())
      out.push_back(check);
  }
  return out;
}

std::vector<catalogue::Descriptor> described(const std::filesystem::path& library,
                                             const std::string& plugin) {
  std::vector<catalogue::Descriptor> all = catalogue::read_library(library);
  if (plugin.empty()) return all;
  std::vector<std::string> ids;
  for (const catalogue::Descriptor& one : all) ids.push_back(one.id);
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const catalogue::Descriptor& one) { return one.id != plugin; }),
            all.end());
  if (!all.empty()) return all;
  throw Error(ErrorKind::user, {.subject = library.string(),
                                .what = "there is no plugin '" + plugin + "'",
                                .hint = name_hint(plugin, ids)});
}

Finding run_here(const Check& check, const catalogue::Descriptor& plugin, const Options& options) {
  try {
    Subject subject(plugin, options.seed, options.fuzz);
    return check.run(subject);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::bug) throw;  // ours, not the plugin's
    // It cannot be loaded, or is not what its note says.
    return {Status::fail, error.messages().front().text(),
            "let the library load; every check needs it"};
  }
}

Finding run_apart(const Check& check, const catalogue::Descriptor& plugin, const Options& options) {
  std::vector<std::string> arguments = options.self;
  for (const std::string& one :
       {plugin.library.string(), std::string("--in-process"), std::string("--json"),
        std::string("--plugin"), plugin.id, std::string("--only"), std::string(check.id),
        std::string("--seed"), std::to_string(options.seed)})
    arguments.push_back(one);
  if (options.fuzz > 0) {
    arguments.emplace_back("--fuzz");
    arguments.push_back(shortest(options.fuzz));
  }
  const double more = check.id == "fuzz" ? options.fuzz : 0;
  static const Cancel never;
  const Ended ended = run_child(arguments, options.limit + more,
                                options.cancel == nullptr ? never : *options.cancel);
  const std::string debug(kDebug);
  if (!ended.fault.empty()) return {Status::fail, ended.fault, debug};
  if (ended.status > 1)
    return {Status::fail, "its process ended with status " + std::to_string(ended.status), debug};
  try {
    const std::vector<Result> told = from_json(ended.output);
    if (told.size() == 1 && told.front().check == check.id) return told.front().finding;
  } catch (const Error&) {
    // A plugin that ends the process, or writes on its standard output as it ends.
  }
  return {Status::fail, "its process ended without a result", debug};
}

Finding run_one(const Check& check, const catalogue::Descriptor& plugin, const Options& options) {
  const std::string unfit = check.unfit == nullptr ? "" : check.unfit(plugin);
  if (!unfit.empty()) return {Status::skipped, unfit};
  if (check.id == "fuzz" && options.fuzz <= 0)
    return {Status::skipped, "--fuzz SECONDS was not given"};
  Finding finding =
      options.self.empty() ? run_here(check, plugin, options) : run_apart(check, plugin, options);
  if (finding.status == Status::fail && finding.advice.empty()) finding.advice = check.advice;
  return finding;
}

/// These look at the clock, and want the machine for themselves.
bool is_timed(const Check& check) {
  return check.id == "many-areas" || check.id == "cancellation" || check.id == "fuzz";
}

/// All checks of a plugin: processes side by side, except those that are timed.
std::vector<Finding> run_all(const std::vector<Check>& checks, const catalogue::Descriptor& plugin,
                             const Options& options) {
  std::vector<Finding> out(checks.size());
  std::vector<std::exception_ptr> failed(checks.size());
  const auto run = [&](std::size_t k, bool timed) {
    if (is_timed(checks[k]) != timed) return;
    try {
      out[k] = run_one(checks[k], plugin, options);
    } catch (...) {  // no thread ends by an exception; the first is thrown on below
      failed[k] = std::current_exception();
    }
  };
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  on_threads(options.self.empty() ? 1 : cores, checks.size(),
             [&](std::size_t k) { run(k, false); });
  for (std::size_t k = 0; k < checks.size(); ++k) run(k, true);
  for (const std::exception_ptr& one : failed)
    if (one) std::rethrow_exception(one);
  return out;
}

}  // namespace

std::vector<CheckInfo> list_checks() {
  std::vector<CheckInfo> out;
  for (const Check& check : all_checks())
    out.push_back({check.id, check.description, check.advice});
  return out;
}

std::vector<Result> validate(const std::filesystem::path& library, const Options& options) {
  const std::vector<Check> checks = chosen(options.only);
  std::vector<Result> out;
  for (const catalogue::Descriptor& plugin : described(library, options.plugin)) {
    std::vector<Finding> findings = run_all(checks, plugin, options);
    for (std::size_t k = 0; k < checks.size(); ++k)
      out.push_back({plugin.id, std::string(checks[k].id), std::move(findings[k])});
  }
  return out;
}

}  // namespace omrade::validate
