// Exchanges sought on several threads: they find what one would, asked one question after another,
// to the last step of work. For the gate alone.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/exchanges.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace omrade::disclosure {

/// Whether a cell can be a value.
struct Question {
  std::size_t cell = 0;
  double value = 0;
};

class ExchangeTeam {
 public:
  /// An empty loop: all is done by `exchanges` itself. Both must outlive it.
  ExchangeTeam(Exchanges& exchanges, const ParallelFor& loop);

  /// Whether all are possible. Calls `shown(i)` for one after another, as if exchanges.possible()
  /// had just been asked, whose witness() is that of the question, up to the first that is not.
  bool all_possible(std::span<const Question> questions,
                    const std::function<void(std::size_t)>& shown);

  /// Likewise `told(i, possible)` for each of them.
  void ask(std::span<const Question> questions, const std::function<void(std::size_t, bool)>& told);

  /// Calls `body(exchanges, p)` for each of so many parts of the system that share no relation,
  /// with exchanges that are its own; what it opens there counts for all afterwards.
  void each_part(std::size_t parts, const std::function<void(Exchanges&, std::size_t)>& body);

 private:
  class Helper;
  class Queue;
  std::unique_ptr<Exchanges> lend();
  void give_back(std::unique_ptr<Exchanges> helper);

  Exchanges& exchanges_;
  const ParallelFor& loop_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Exchanges>> idle_;
};

}  // namespace omrade::disclosure
