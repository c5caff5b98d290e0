#include "validate/subject.hpp"

#include "validate/parameters.hpp"
#include <omrade/sdk/random.hpp>

#include <utility>

namespace omrade::validate {
namespace {

constexpr std::size_t kAttempts = 60;
constexpr std::size_t kTrialAreas = 24;
constexpr std::uint64_t kSizeStream = 3;

bool names(const std::string& refusal, const std::string& id) {
  return refusal.find("'" + id + "'") != std::string::npos ||
         refusal.find("." + id + "'") != std::string::npos;
}

}  // namespace

Finding Answer::verdict() const {
  if (!broken.empty()) return {Status::fail, broken};
  return {Status::skipped, "the plugin refused the sample: " + refusal};
}

Subject::Subject(const catalogue::Descriptor& plugin, std::uint64_t seed, double fuzz)
    : plugin_(plugin),
      seed_(seed),
      fuzz_(fuzz),
      loaded_(host::Plugin::load(plugin, cancel_)),
      reading_(readings(plugin), 0) {}

Answer Subject::compute(const host::Request& request) {
  host::Outcome outcome = loaded_->compute(request);
  if (outcome.failure.empty()) return {.layers = std::move(outcome.layers)};
  const std::string own = plugin_.id + ": ";
  std::string told = std::move(outcome.failure);
  if (told.rfind(own, 0) == 0) told.erase(0, own.size());
  // The host speaks of layers, a plugin's own errors of areas and inputs.
  const bool host_speaks = told.rfind("layer '", 0) == 0 || told.rfind("an exception", 0) == 0;
  if (host_speaks) return {.broken = std::move(told)};
  return {.refusal = std::move(told)};
}

bool Subject::read_otherwise(const std::string& refusal) {
  if (attempts_++ >= kAttempts) return false;
  bool named = false;
  std::size_t at = 0;
  for (const catalogue::Input& input : plugin_.inputs) {
    if (names(refusal, input.id)) {
      ++reading_[at];
      named = true;
    }
    ++at;
    for (const catalogue::Field& field : input.fields) {
      if (names(refusal, field.id)) {
        ++reading_[at];
        named = true;
      }
      ++at;
    }
  }
  if (!named && at > 0) ++reading_[attempts_ % at];
  return at > 0;
}

/// A part above its whole is no fault of the plugin while the whole is a guess.
bool Subject::read_another_whole() {
  for (const std::vector<std::size_t>& reading : other_wholes(plugin_)) {
    const host::Request trial =
        validate::sample(plugin_, {.areas = kTrialAreas, .reading = reading});
    if (!compute(trial).answered()) continue;
    reading_ = reading;
    return true;
  }
  return false;
}

/// By one seed for all, so that a sample is the same whatever was drawn before it.
void Subject::settle() {
  if (settled_) return;
  const host::Request first =
      validate::sample(plugin_, {.areas = kTrialAreas, .reading = reading_});
  settled_ = compute(first).answered() || read_another_whole();
  while (!settled_) {
    const Answer answer =
        compute(validate::sample(plugin_, {.areas = kTrialAreas, .reading = reading_}));
    settled_ = answer.refusal.empty() || !read_otherwise(answer.refusal);
  }
}

host::Request Subject::sample(std::size_t areas, std::uint64_t salt, std::size_t rows_per_area) {
  constexpr std::uint64_t salted = 7919;
  settle();
  return validate::sample(plugin_, {.areas = areas,
                                    .seed = seed_ + salted * salt,
                                    .rows_per_area = rows_per_area,
                                    .reading = reading_});
}

host::Request Subject::fuzzed(std::uint64_t seed) {
  constexpr std::size_t most = 40;
  settle();
  const std::size_t areas = 1 + Random(seed, kSizeStream).below(most);
  host::Request request =
      validate::sample(plugin_, {.areas = areas, .seed = seed, .reading = reading_});
  request.params = random_params(plugin_, seed);
  return request;
}

}  // namespace omrade::validate
