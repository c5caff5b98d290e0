#include "run/graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace omrade::run {
namespace {

using ::testing::ElementsAre;

Error failure_of(Graph& graph, const GraphOptions& options) {
  try {
    graph.run(options);
  } catch (const Error& error) {
    return error;
  }
  return {ErrorKind::bug, {.what = "nothing was thrown"}};
}

/// A pseudo-random graph of `n` nodes in which each node checks that all it needs is done.
struct Checked {
  Graph graph;
  std::vector<std::atomic<bool>> done;
  std::atomic<int> early{0};

  explicit Checked(std::size_t n) : done(n) {
    std::size_t state = 12345;
    const auto next = [&state] {
      return state = state * 6364136223846793005U + 1442695040888963407U;
    };
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<NodeId> needs;
      for (std::size_t k = next() % 4; i > 0 && k-- > 0;) needs.push_back((next() >> 20U) % i);
      graph.add({.name = "node " + std::to_string(i),
                 .bytes = 1 + (next() >> 20U) % 1000,
                 .needs = needs,
                 .work = [this, i, needs] {
                   for (const NodeId need : needs) early += done[need] ? 0 : 1;
                   done[i] = true;
                 }});
    }
  }
};

TEST(Graph, NoNodeStartsBeforeWhatItNeeds) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    Checked checked(500);
    checked.graph.run({.threads = threads});
    EXPECT_EQ(checked.early, 0);
    for (const auto& done : checked.done) EXPECT_TRUE(done);
  }
}

TEST(Graph, StaysWithinTheBudgetOrSaysThatItDidNot) {
  Checked roomy(300);
  EXPECT_EQ(roomy.graph.run({.threads = 4, .memory = 1U << 30U}).forced, 0U);
  Checked tight(300);
  const GraphReport report = tight.graph.run({.threads = 4, .memory = 10});
  EXPECT_GT(report.forced, 0U);
  for (const auto& done : tight.done) EXPECT_TRUE(done);
}

TEST(Graph, FreesWhatNothingNeedsAnyMore) {
  std::vector<std::string> order;
  Graph graph;
  const NodeId table = graph.add({.name = "table",
                                  .bytes = 100,
                                  .work = [&] { order.emplace_back("load"); },
                                  .release = [&] { order.emplace_back("free"); }});
  const NodeId use =
      graph.add({.name = "use", .needs = {table}, .work = [&] { order.emplace_back("use"); }});
  graph.add({.name = "after", .needs = {use}, .work = [&] { order.emplace_back("after"); }});
  graph.run({.threads = 1});
  EXPECT_THAT(order, ElementsAre("load", "use", "free", "after"));
}

TEST(Graph, TellsAllIndependentFailuresInTheOrderOfNodes) {
  for (const unsigned threads : {1U, 4U}) {
    Graph graph;
    bool dependent_ran = false;
    const NodeId a =
        graph.add({.name = "a", .work = [] {
                     throw Error(ErrorKind::user, {.subject = "a.csv", .what = "is empty"});
                   }});
    graph.add({.name = "b", .work = [] {
                 throw Error(ErrorKind::user, {.subject = "b.csv", .what = "is empty"});
               }});
    graph.add({.name = "c", .needs = {a}, .work = [&] { dependent_ran = true; }});
    const Error error = failure_of(graph, {.threads = threads});
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_STREQ(error.what(), "a.csv: is empty\nb.csv: is empty");
    EXPECT_FALSE(dependent_ran);
  }
}

TEST(Graph, AStrangeExceptionIsABugNamedByItsNode) {
  Graph graph;
  graph.add({.name = "make level around", .work = [] { throw std::logic_error("surprise"); }});
  const Error error = failure_of(graph, {.threads = 1});
  EXPECT_EQ(error.kind(), ErrorKind::bug);
  EXPECT_STREQ(error.what(), "make level around: surprise");
}

TEST(Graph, StopsStartingNodesOnceCancelled) {
  Cancel cancel;
  Graph graph;
  std::atomic<int> ran{0};
  NodeId last = graph.add({.name = "first", .work = [&] { cancel.request(); }});
  for (int i = 0; i < 10; ++i)
    last = graph.add({.name = "later", .needs = {last}, .work = [&] { ++ran; }});
  EXPECT_EQ(failure_of(graph, {.threads = 2, .cancel = &cancel}).kind(), ErrorKind::interrupted);
  EXPECT_EQ(ran, 0);
}

TEST(Graph, ANodeMayLendItsThreadsToALoop) {
  Graph graph;
  std::vector<int> squares(1000);
  graph.add({.name = "loop", .work = [&] {
               parallel_for(squares.size(),
                            [&](std::size_t i) { squares[i] = static_cast<int>(i * i); });
             }});
  graph.run({.threads = 4});
  EXPECT_EQ(squares[31], 961);
  EXPECT_EQ(squares[999], 998001);
}

TEST(Graph, ANeedThatComesLaterIsABug) {
  Graph graph;
  EXPECT_THROW(graph.add({.name = "a", .needs = {1}}), Error);
}

}  // namespace
}  // namespace omrade::run
