#include "host/quarantine.hpp"

#include <map>
#include <mutex>
#include <utility>

namespace omrade::host::quarantine {
namespace {

constexpr int kMost = 2;

struct Ends {
  int count = 0;
  std::string last;
};
using Key = std::pair<std::string, std::string>;  // id and build

std::mutex mutex;

std::map<Key, Ends>& all() {
  static std::map<Key, Ends> ends;
  return ends;
}
Key key_of(const catalogue::Descriptor& plugin) {
  return {plugin.id, plugin.library.string() + ' ' + plugin.build_id};
}

}  // namespace

void count(const catalogue::Descriptor& plugin, const std::string& why) {
  const std::lock_guard lock(mutex);
  Ends& ends = all()[key_of(plugin)];
  ++ends.count;
  ends.last = why;
}

std::string reason(const catalogue::Descriptor& plugin) {
  const std::lock_guard lock(mutex);
  const auto found = all().find(key_of(plugin));
  if (found == all().end() || found->second.count < kMost) return "";
  return "is not called again: its process ended twice (" + found->second.last + ")";
}

}  // namespace omrade::host::quarantine
