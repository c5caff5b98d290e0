#include "base/error.hpp"
#include "base/log.hpp"
#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/safety.hpp"
#include "catalogue/trust.hpp"
#include "cli/plugin_commands.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;
using catalogue::Descriptor;
using catalogue::Trusted;
using catalogue::TrustList;
using Json = nlohmann::ordered_json;

/// What lies at the path now: the trusted file, another one, or none.
std::string state_of(const Trusted& entry) {
  std::error_code code;
  if (!fs::is_regular_file(entry.library, code)) return "gone";
  try {
    return catalogue::file_hash(entry.library) == entry.hash ? "trusted" : "changed";
  } catch (const Error&) {
    return "unreadable";
  }
}

Json json_of(const Trusted& entry) {
  return {{"sha256", entry.hash},
          {"build_id", entry.build_id},
          {"plugins", entry.ids},
          {"versions", entry.versions},
          {"library", entry.library.string()}};
}

void print(const Json& json) {
  // Paths are bytes, and not always UTF-8.
  std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

int list(const Shared& shared) {
  const TrustList list = catalogue::read_trust_list(catalogue::trust_file());
  Json json = Json::array();
  for (const Trusted& entry : list.entries()) {
    if (shared.json) {
      json.push_back(json_of(entry));
      json.back()["state"] = state_of(entry);
    } else {
      std::printf("%-32s %-8s %-10s %.12s %s\n", one_line(entry.ids).c_str(),
                  one_line(entry.versions).c_str(), state_of(entry).c_str(), entry.hash.c_str(),
                  one_line(entry.library.string()).c_str());
    }
  }
  if (shared.json) print(json);
  if (list.entries().empty()) log::info("no library of a recipe's folder is trusted");
  return 0;
}

int remove(const std::string& name, const Shared& shared) {
  std::error_code code;
  const fs::path real = fs::weakly_canonical(name, code);
  const fs::path file = catalogue::trust_file();
  std::vector<Trusted> removed;
  std::vector<std::string> known;
  if (!catalogue::read_trust_list(file).entries().empty()) {
    catalogue::change_trust_list(file, [&](TrustList& list) {
      for (const Trusted& entry : list.entries()) {
        known.push_back(entry.library.string());
        for (const std::string_view id : split(entry.ids, ',')) known.emplace_back(id);
      }
      removed = list.remove(name);
      if (removed.empty() && !code) removed = list.remove(real.string());
    });
  }
  if (removed.empty()) {
    throw Error(ErrorKind::user,
                {.subject = file.string(),
                 .what = "'" + name + "' is no path, id or SHA-256 of a trusted library",
                 .hint = known.empty() ? "no library is trusted" : name_hint(name, known)});
  }
  Json json = Json::array();
  for (const Trusted& entry : removed) {
    json.push_back(json_of(entry));
    if (!shared.json)
      std::printf("no longer trusted: %s\n", one_line(entry.library.string()).c_str());
  }
  if (shared.json) print(json);
  return 0;
}

void print(const Trusted& entry, const std::vector<Descriptor>& plugins) {
  for (const Descriptor& plugin : plugins) {
    std::printf("%s %s\n  title    %s\n  vendor   %s\n  licence  %s\n", plugin.id.c_str(),
                plugin.version.c_str(), one_line(plugin.title.in("en")).c_str(),
                one_line(plugin.vendor).c_str(), one_line(plugin.license).c_str());
  }
  std::printf("  library  %s\n  build-id %s\n  sha256   %s\n",
              one_line(entry.library.string()).c_str(),
              entry.build_id.empty() ? "none" : entry.build_id.c_str(), entry.hash.c_str());
}

int trust(const std::string& name, const Shared& shared) {
  const fs::path library = name;
  if (std::optional<Message> why = catalogue::why_unsafe(library))
    throw Error(ErrorKind::user, std::move(*why));
  const std::vector<Descriptor> plugins = catalogue::read_library(library);
  const Trusted entry = catalogue::entry_of(library, plugins);
  const fs::path file = catalogue::trust_file();
  catalogue::change_trust_list(file, [&](TrustList& list) { list.add(entry); });
  if (shared.json) {
    print(json_of(entry));
  } else {
    print(entry, plugins);
  }
  log::info("a recipe may use this file from now on; that is what it says of itself, and " +
            file.string() + " keeps its sha256");
  return 0;
}

}  // namespace

int plugin_trust_command(const TrustArguments& arguments, const Shared& shared) {
  if (arguments.list) return list(shared);
  return arguments.remove ? remove(arguments.library, shared) : trust(arguments.library, shared);
}

}  // namespace omrade::cli
