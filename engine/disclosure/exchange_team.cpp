#include "disclosure/exchange_team.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::size_t kHands = 8;    ///< at most so many search at once
constexpr std::size_t kAtOnce = 64;  ///< questions that are searched with one copy
constexpr std::size_t kFewest = 3;   ///< questions that are worth sharing out

}  // namespace

/// Exchanges that are one's own for a while.
class ExchangeTeam::Helper {
 public:
  explicit Helper(ExchangeTeam& team) : team_(team), own_(team.lend()) {}
  ~Helper() { team_.give_back(std::move(own_)); }
  Helper(const Helper&) = delete;
  Helper& operator=(const Helper&) = delete;
  Helper(Helper&&) = delete;
  Helper& operator=(Helper&&) = delete;
  Exchanges& operator*() const { return *own_; }
  Exchanges* operator->() const { return own_.get(); }

 private:
  ExchangeTeam& team_;
  std::unique_ptr<Exchanges> own_;
};

ExchangeTeam::ExchangeTeam(Exchanges& exchanges, const ParallelFor& loop)
    : exchanges_(exchanges), loop_(loop) {}

std::unique_ptr<Exchanges> ExchangeTeam::lend() {
  std::unique_ptr<Exchanges> helper;
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      helper = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (helper == nullptr) return std::make_unique<Exchanges>(exchanges_);
  helper->follow(exchanges_);
  return helper;
}

void ExchangeTeam::give_back(std::unique_ptr<Exchanges> helper) {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(helper));
}

/// What is to be searched next: the questions in turn, of each first the first order, and when that
/// finds nothing the others, before any later question.
class ExchangeTeam::Queue {
 public:
  struct Task {
    std::size_t question = 0, order = 0;
  };

  Queue(std::size_t questions, std::size_t orders)
      : orders_(orders), open_(questions), shown_(questions) {}

  /// Nothing where nobody is needed.
  std::optional<Task> next() {
    const std::scoped_lock lock(mutex_);
    for (; first_ < started_ && settled(open_[first_]); ++first_) {
    }
    for (std::size_t i = first_; i < started_ && i <= last_; ++i) {
      Open& one = open_[i];
      if (one.missed > 0 && one.next < std::min(orders_, one.found)) return Task{i, one.next++};
    }
    if (started_ == open_.size() || started_ > last_) return std::nullopt;
    open_[started_].next = 1;
    return Task{started_++, 0};
  }

  void done(const Task& task, Exchanges::Shown shown) {
    const std::scoped_lock lock(mutex_);
    Open& one = open_[task.question];
    if (shown.possible) one.found = std::min(one.found, task.order);
    one.missed += shown.possible ? 0 : 1;
    if (one.missed == orders_) last_ = std::min(last_, task.question);
    shown_[task.question].emplace_back(task.order, std::move(shown));
  }

  /// Up to the first that was found, in order.
  std::vector<std::pair<std::size_t, Exchanges::Shown>>& shown_of(std::size_t question) {
    auto& all = shown_[question];
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return all;
  }

 private:
  struct Open {
    std::size_t next = 0, missed = 0;
    std::size_t found = SIZE_MAX;  ///< the first order that finds something
  };
  [[nodiscard]] bool settled(const Open& one) const {
    return one.next >= std::min(orders_, one.found) && one.found != SIZE_MAX;
  }

  std::mutex mutex_;
  std::size_t orders_;
  std::size_t first_ = 0, started_ = 0;
  std::size_t last_ = SIZE_MAX;  ///< the first that is not possible
  std::vector<Open> open_;
  std::vector<std::vector<std::pair<std::size_t, Exchanges::Shown>>> shown_;
};

bool ExchangeTeam::all_possible(std::span<const Question> questions,
                                const std::function<void(std::size_t)>& shown) {
  if (!loop_ || (questions.size() < kFewest && exchanges_.orders() == 1)) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if (!exchanges_.possible(questions[i].cell, questions[i].value)) return false;
      shown(i);
    }
    return true;
  }
  Queue queue(questions.size(), exchanges_.orders());
  loop_(kHands, [&](std::size_t) {
    auto task = queue.next();
    if (!task) return;
    const Helper helper(*this);
    for (; task; task = queue.next()) {
      const Question& question = questions[task->question];
      queue.done(*task, helper->show(question.cell, question.value, task->order));
    }
  });
  for (std::size_t i = 0; i < questions.size(); ++i) {
    bool possible = false;
    for (auto& [order, one] : queue.shown_of(i)) {
      possible = one.possible;
      exchanges_.take(questions[i].cell, questions[i].value, std::move(one));
      if (possible) break;
    }
    if (!possible) return false;
    shown(i);
  }
  return true;
}

void ExchangeTeam::ask(std::span<const Question> questions,
                       const std::function<void(std::size_t, bool)>& told) {
  if (!loop_) {
    for (std::size_t i = 0; i < questions.size(); ++i)
      told(i, exchanges_.possible(questions[i].cell, questions[i].value));
    return;
  }
  std::vector<Exchanges::Shown> shown(questions.size());
  loop_((questions.size() + kAtOnce - 1) / kAtOnce, [&](std::size_t b) {
    const Helper helper(*this);
    for (std::size_t i = b * kAtOnce; i < std::min(questions.size(), (b + 1) * kAtOnce); ++i) {
      std::size_t work = 0;
      for (std::size_t order = 0; order < helper->orders() && !shown[i].possible; ++order) {
        shown[i] = helper->show(questions[i].cell, questions[i].value, order);
        work += shown[i].work;
      }
      shown[i].work = work;
    }
  });
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const bool possible = shown[i].possible;
    exchanges_.take(questions[i].cell, questions[i].value, std::move(shown[i]));
    told(i, possible);
  }
}

void ExchangeTeam::each_part(std::size_t parts,
                             const std::function<void(Exchanges&, std::size_t)>& body) {
  if (!loop_) {
    for (std::size_t p = 0; p < parts; ++p) body(exchanges_, p);
    return;
  }
  struct Done {
    std::vector<Opened> opened;
    std::size_t work = 0;
  };
  std::vector<Done> done(parts);
  idle_.clear();
  loop_(parts, [&](std::size_t p) {
    const Helper helper(*this);
    const std::size_t opened = helper->opened().size();
    const std::size_t work = helper->work();
    body(*helper, p);
    done[p].opened.assign(helper->opened().begin() + static_cast<std::ptrdiff_t>(opened),
                          helper->opened().end());
    done[p].work = helper->work() - work;
  });
  idle_.clear();  // each knows only what it opened itself
  for (const Done& one : done) {
    for (const Opened& opened : one.opened) exchanges_.open(opened);
    exchanges_.add_work(one.work);
  }
}

}  // namespace omrade::disclosure
