#include "run/graph.hpp"

#include "run/progress.hpp"

#include <sched.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace omrade::run {
namespace {

/// What failed, sorted out after the run.
class Failures {
 public:
  explicit Failures(std::size_t nodes) : of_node_(nodes) {}

  void put(NodeId id, std::exception_ptr failure) {
    of_node_[id] = std::move(failure);
    any_ = true;
  }
  [[nodiscard]] bool any() const { return any_; }

  [[noreturn]] void rethrow(const std::vector<Node>& nodes) const {
    std::vector<Message> messages;
    ErrorKind worst = ErrorKind::user;
    for (std::size_t id = 0; id < of_node_.size(); ++id) {
      if (!of_node_[id]) continue;
      try {
        std::rethrow_exception(of_node_[id]);
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::interrupted) throw;
        worst = graver(worst, error.kind());
        messages.insert(messages.end(), error.messages().begin(), error.messages().end());
      } catch (const std::bad_alloc&) {
        worst = graver(worst, ErrorKind::environment);
        messages.push_back({.subject = nodes[id].name,
                            .what = "out of memory",
                            .hint = "lower --memory or --threads"});
      } catch (const std::exception& error) {
        worst = ErrorKind::bug;
        messages.push_back({.subject = nodes[id].name, .what = error.what()});
      }
    }
    throw Error(worst, std::move(messages));
  }

 private:
  static ErrorKind graver(ErrorKind a, ErrorKind b) {
    const auto weight = [](ErrorKind kind) {
      return kind == ErrorKind::bug ? 2 : kind == ErrorKind::environment ? 1 : 0;
    };
    return weight(b) > weight(a) ? b : a;
  }
  std::vector<std::exception_ptr> of_node_;
  bool any_ = false;
};

/// One run of a graph. All members but the group are guarded by the mutex.
class Execution {
 public:
  Execution(std::vector<Node>& nodes, const GraphOptions& options)
      : nodes_(nodes),
        options_(options),
        feeds_(nodes.size()),
        waiting_(nodes.size()),
        users_(nodes.size()),
        skipped_(nodes.size(), false),
        failures_(nodes.size()) {
    for (NodeId id = 0; id < nodes.size(); ++id) {
      waiting_[id] = nodes[id].needs.size();
      for (const NodeId need : nodes[id].needs) {
        feeds_[need].push_back(id);
        ++users_[need];
      }
    }
  }

  GraphReport run() {
    const int threads = static_cast<int>(std::max(1U, options_.threads));
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute([this] {
      {
        const std::lock_guard lock(mutex_);
        for (NodeId id = nodes_.size(); id-- > 0;) {
          if (waiting_[id] == 0) ready_.push_back(id);
        }
        admit();
      }
      group_.wait();
    });
    if (options_.cancel != nullptr) options_.cancel->check();
    if (failures_.any()) failures_.rethrow(nodes_);
    return report_;
  }

 private:
  /// Newest first: what has just become possible consumes what was just made, so memory is freed
  /// early.
  void admit() {
    if (options_.cancel != nullptr && options_.cancel->requested()) return;
    for (std::size_t k = ready_.size(); k-- > 0;) {
      const NodeId id = ready_[k];
      if (options_.memory != 0 && used_ + nodes_[id].bytes > options_.memory) continue;
      ready_.erase(ready_.begin() + static_cast<std::ptrdiff_t>(k));
      start(id);
    }
    if (running_ != 0 || ready_.empty()) return;
    // Nothing runs, so nothing will be freed: the smallest goes through, and is reported.
    const auto least = std::min_element(ready_.begin(), ready_.end(), [this](NodeId a, NodeId b) {
      return nodes_[a].bytes < nodes_[b].bytes;
    });
    const NodeId id = *least;
    ready_.erase(least);
    ++report_.forced;
    start(id);
  }

  void start(NodeId id) {
    used_ += nodes_[id].bytes;
    report_.peak_bytes = std::max(report_.peak_bytes, used_);
    ++running_;
    group_.run([this, id] { work(id); });
  }

  void work(NodeId id) {
    std::exception_ptr failure;
    if (options_.progress != nullptr) options_.progress->started(nodes_[id].name);
    try {
      nodes_[id].work();
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    --running_;
    if (options_.progress != nullptr) options_.progress->finished(nodes_[id].name);
    if (failure) failures_.put(id, failure);
    complete(id, failure != nullptr);
    admit();
  }

  /// Frees what is no longer needed; wakes the nodes that waited, or skips them when this one
  /// failed.
  void complete(NodeId id, bool failed) {
    nodes_[id].work = nullptr;
    for (const NodeId need : nodes_[id].needs) {
      if (--users_[need] == 0) free(need);
    }
    if (users_[id] == 0) free(id);
    for (const NodeId next : feeds_[id]) {
      skipped_[next] = skipped_[next] || failed;
      if (--waiting_[next] != 0) continue;
      if (!skipped_[next]) {
        ready_.push_back(next);
      } else {
        if (options_.progress != nullptr) options_.progress->finished(nodes_[next].name);
        complete_skipped(next);
      }
    }
  }

  void complete_skipped(NodeId id) {
    used_ += nodes_[id].bytes;  // free() takes it off again
    complete(id, true);
  }

  void free(NodeId id) {
    used_ -= nodes_[id].bytes;
    if (nodes_[id].release) nodes_[id].release();
  }

  std::vector<Node>& nodes_;
  const GraphOptions& options_;
  std::vector<std::vector<NodeId>> feeds_;
  std::vector<std::size_t> waiting_, users_;
  std::vector<bool> skipped_;
  std::vector<NodeId> ready_;
  std::size_t used_ = 0;
  std::size_t running_ = 0;
  Failures failures_;
  GraphReport report_;
  std::mutex mutex_;
  tbb::task_group group_;
};

}  // namespace

NodeId Graph::add(Node node) {
  for (const NodeId need : node.needs) {
    if (need >= nodes_.size())
      throw Error(ErrorKind::bug, {.subject = node.name, .what = "needs a node that comes later"});
  }
  // A node that is needed twice would be waited for twice.
  std::sort(node.needs.begin(), node.needs.end());
  node.needs.erase(std::unique(node.needs.begin(), node.needs.end()), node.needs.end());
  nodes_.push_back(std::move(node));
  return nodes_.size() - 1;
}

GraphReport Graph::run(const GraphOptions& options) {
  if (options.progress != nullptr) options.progress->expect(nodes_.size());
  Execution execution(nodes_, options);
  return execution.run();
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  tbb::parallel_for(std::size_t{0}, count, body);
}

unsigned available_threads() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

}  // namespace omrade::run
