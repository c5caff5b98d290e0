#include "host/isolate.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "host/checked_plugin.hpp"
#include "host/parcel.hpp"
#include "host/quarantine.hpp"
#include "host/worker_memory.hpp"
#include "host/worker_process.hpp"

#include <tbb/global_control.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace omrade::host {
namespace {

/// The subject, what and hint that a worker tells.
Error as_error(std::string_view text) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    if (c == wire::kBetween) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  parts.resize(3);
  return {ErrorKind::user, Message{.subject = parts[0], .what = parts[1], .hint = parts[2]}};
}

void tell_once_what_is_not_confined(std::int32_t what) {
  static std::once_flag calls, files;
  if ((what & wire::kFreeCalls) != 0) {
    std::call_once(calls, [] {
      log::warn(
          "this system cannot confine plugins (seccomp): they run in processes of their own, but "
          "may open files and use the network");
    });
  }
  if ((what & wire::kFreeFiles) != 0) {
    std::call_once(files, [] {
      log::warn(
          "this system cannot keep plugins from reading files while they are loaded (Landlock)");
    });
  }
}

/// One process with the memory that it shares.
class Worker {
 public:
  Worker(const catalogue::Descriptor& plugin, const Cancel& cancel, const Limits& limits)
      : process_({plugin.library.string(), std::to_string(plugin.index), plugin.build_id},
                 plugin.id, cancel, limits.time),
        memory_(process_, limits.memory) {
    process_.send({.kind = wire::Kind::start});
    wire::Message answer;
    process_.answer(answer);
    if (answer.kind == wire::Kind::not_ready) throw as_error(answer.view());
    tell_once_what_is_not_confined(answer.level);
  }

  std::string call(const Request& request, std::span<const LayerView> layers) {
    process_.begin();
    pack(request, layers, parcel_);
    memory_.send(parcel_, layers);
    parcel_.arenas.clear();  // or a worker at rest would keep the columns
    wire::Message answer;
    process_.answer(answer);
    if (answer.length == 0) memory_.fetch(layers);
    return std::string(answer.view());
  }

 private:
  WorkerProcess process_;
  WorkerMemory memory_;
  Parcel parcel_;
};

class IsolatedPlugin : public CheckedPlugin {
 public:
  IsolatedPlugin(const catalogue::Descriptor& descriptor, const Cancel& cancel,
                 const Limits& limits)
      : CheckedPlugin(descriptor), cancel_(cancel), limits_(limits) {
    const std::string why = quarantine::reason(plugin());
    if (!why.empty()) throw cannot_start(why);
    try {
      idle_.push_back(std::make_unique<Worker>(plugin(), cancel_, limits_));
      ++workers_;
    } catch (const Ended& ended) {
      if (ended.by_plugin) quarantine::count(plugin(), ended.brief);
      throw cannot_start(ended.sentence);
    }
  }

 private:
  [[nodiscard]] Error cannot_start(const std::string& why) const {
    return {ErrorKind::user, Message{.subject = plugin().library.string(),
                                     .what = plugin().id + " cannot be started: " + why}};
  }

  std::string call_all(const Request& request, std::span<const LayerView> layers) override {
    if (request.area_ids.empty()) return "";
    if (cancel_.requested()) return failed("interrupted");
    std::unique_ptr<Worker> worker = take();
    std::string failure = quarantine::reason(plugin());
    if (!failure.empty()) {
      give_back(std::move(worker));
      return failed(failure);
    }
    try {
      if (!worker) worker = std::make_unique<Worker>(plugin(), cancel_, limits_);
      failure = worker->call(request, layers);
    } catch (const Ended& ended) {
      if (ended.by_plugin) quarantine::count(plugin(), ended.brief);
      failure = failed(ended.sentence);
      worker.reset();
    } catch (const Error& error) {
      failure = failed(error.messages().front().what);
      worker.reset();
    } catch (...) {
      give_back(nullptr);
      throw;
    }
    give_back(std::move(worker));
    return failure;
  }

  /// An idle worker; null when the caller may start one.
  std::unique_ptr<Worker> take() {
    const std::size_t most = std::max<std::size_t>(
        1, tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism));
    std::unique_lock lock(mutex_);
    free_.wait(lock, [&] { return !idle_.empty() || workers_ < most; });
    if (idle_.empty()) {
      ++workers_;
      idle_.reserve(workers_);  // so that giving back cannot fail
      return nullptr;
    }
    std::unique_ptr<Worker> worker = std::move(idle_.back());
    idle_.pop_back();
    return worker;
  }

  void give_back(std::unique_ptr<Worker> worker) {
    {
      const std::lock_guard lock(mutex_);
      if (worker) {
        idle_.push_back(std::move(worker));
      } else {
        --workers_;
      }
    }
    free_.notify_one();
  }

  const Cancel& cancel_;
  Limits limits_;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<std::unique_ptr<Worker>> idle_;
  std::size_t workers_ = 0;  // idle or lent
};

}  // namespace

std::shared_ptr<Plugin> load_isolated(const catalogue::Descriptor& descriptor, const Cancel& cancel,
                                      const Limits& limits) {
  return std::make_shared<IsolatedPlugin>(descriptor, cancel, limits);
}

}  // namespace omrade::host
