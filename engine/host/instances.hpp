// Instances of one plugin, lent for a call at a time as its declared concurrency allows.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/library.hpp"
#include <omrade/plugin.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace omrade::host {

class Instances {
 public:
  /// Makes the first instance. Error user when the plugin cannot be made.
  Instances(Library& library, const catalogue::Descriptor& plugin, const omrade_host* host);

  /// An instance that the holder may call until the loan ends.
  class Loan {
   public:
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Loan(Loan&&) = delete;
    Loan& operator=(Loan&&) = delete;
    ~Loan();
    [[nodiscard]] const omrade_instance& operator*() const noexcept { return *instance_; }

   private:
    friend class Instances;
    explicit Loan(Instances& owner);

    Instances& owner_;
    omrade_instance* instance_ = nullptr;
    std::unique_lock<std::mutex> turn_;  // serial plugins only
  };
  /// Waits for its turn if the plugin is serial; makes another instance if all are lent.
  [[nodiscard]] Loan borrow() { return Loan(*this); }

 private:
  struct Destroy {
    void operator()(omrade_instance* instance) const noexcept { instance->destroy(instance); }
  };
  using Owned = std::unique_ptr<omrade_instance, Destroy>;
  [[nodiscard]] Owned make() const;

  Library& library_;
  const catalogue::Descriptor& plugin_;
  const omrade_host* host_;
  std::mutex mutex_;
  std::vector<Owned> all_;
  std::vector<omrade_instance*> free_;  // per-instance plugins only
};

}  // namespace omrade::host
