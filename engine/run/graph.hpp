// The run as a graph of nodes: what can be done at once is, within a number of threads and a budget
// of bytes.
//
// Results never depend on the order in which nodes finish: a node writes only what is its own.
#pragma once

#include "base/cancel.hpp"
#include "base/error.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace omrade::run {

using NodeId = std::size_t;

struct Node {
  std::string name{};     ///< for progress and reports
  std::size_t bytes = 0;  ///< what its result takes, until the last node that needs it has finished
  std::vector<NodeId> needs{};
  std::function<void()> work{};
  std::function<void()>
      release{};  ///< drops the result; called once nothing needs it; may be empty
};

class Progress;

struct GraphOptions {
  unsigned threads = 1;
  std::size_t memory = 0;  ///< bytes; 0: no limit
  const Cancel* cancel = nullptr;
  Progress* progress = nullptr;
};

struct GraphReport {
  std::size_t peak_bytes = 0;  ///< as declared by the nodes
  std::size_t forced = 0;      ///< nodes let through though they alone exceed the budget
};

class Graph {
 public:
  /// Nodes may need only nodes added before them, so that there is no cycle (Error bug otherwise).
  NodeId add(Node node);
  [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }

  /// Runs every node whose needs have succeeded. When nodes fail, those that do not depend on them
  /// still run, so that all failures are told at once: then throws one Error with the messages in
  /// the order of nodes (its kind the gravest: bug, environment, user). Stops starting nodes once
  /// cancelled, then throws Error interrupted.
  GraphReport run(const GraphOptions& options);

 private:
  std::vector<Node> nodes_;
};

/// A loop over 0 … count-1 on the threads of the graph that is running; to be lent to kernels
/// inside a node.
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body);

/// All cores that this process may use.
unsigned available_threads();

}  // namespace omrade::run
