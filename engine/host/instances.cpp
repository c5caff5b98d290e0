#include "host/instances.hpp"

#include "base/error.hpp"
#include "host/call_error.hpp"
#include "host/oldest.hpp"

#include <cstring>
#include <string>

namespace omrade::host {

using catalogue::Concurrency;

Instances::Instances(Library& library, const catalogue::Descriptor& plugin, const omrade_host* host)
    : library_(library), plugin_(plugin), host_(host) {
  all_.push_back(make());
  free_.push_back(all_.front().get());
}

Instances::Owned Instances::make() const {
  CallError error;
  omrade_instance* raw = nullptr;
  const std::lock_guard lock(library_.creation());
  const auto failed = [&](const std::string& why) {
    return Error(ErrorKind::user, {.subject = library_.path().string(),
                                   .what = plugin_.id + " cannot be started: " + why});
  };
  omrade_status status = OMRADE_ERR_INTERNAL;
  try {
    status = library_.entry().create(host_, plugin_.index, &raw, &error);
  } catch (...) {
    throw failed("an exception crossed the C boundary");
  }
  if (status != OMRADE_OK) {
    const std::string told(error.message, ::strnlen(error.message, sizeof error.message));
    throw failed(told.empty() ? "failed with status " + std::to_string(status) : told);
  }
  if (raw == nullptr || raw->struct_size < oldest::kInstance || raw->compute == nullptr ||
      raw->destroy == nullptr) {
    throw failed("it gave no instance");
  }
  return Owned(raw);
}

Instances::Loan::Loan(Instances& owner) : owner_(owner) {
  if (owner.plugin_.concurrency != Concurrency::per_instance) {
    if (owner.plugin_.concurrency == Concurrency::serial) {
      turn_ = std::unique_lock(owner.library_.serial());
    }
    instance_ = owner.all_.front().get();
    return;
  }
  {
    const std::lock_guard lock(owner.mutex_);
    if (!owner.free_.empty()) {
      instance_ = owner.free_.back();
      owner.free_.pop_back();
      return;
    }
  }
  Owned made = owner.make();
  const std::lock_guard lock(owner.mutex_);
  owner.free_.reserve(owner.all_.size() + 1);  // so that giving back cannot fail
  owner.all_.push_back(std::move(made));
  instance_ = owner.all_.back().get();
}

Instances::Loan::~Loan() {
  if (owner_.plugin_.concurrency != Concurrency::per_instance) return;
  const std::lock_guard lock(owner_.mutex_);
  owner_.free_.push_back(instance_);
}

}  // namespace omrade::host
