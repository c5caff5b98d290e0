#include "recipe/pins.hpp"

#include "base/text.hpp"
#include "recipe/version.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace omrade::recipe {
namespace {

using Builds = std::vector<const catalogue::Descriptor*>;

std::string build_of(const catalogue::Descriptor& plugin) {
  return plugin.build_id.empty() ? "none" : plugin.build_id;
}

/// Each once, in the order of the search.
std::string listed(const Builds& builds, std::string (*text)(const catalogue::Descriptor&)) {
  std::vector<std::string> all;
  for (const catalogue::Descriptor* one : builds) {
    if (std::find(all.begin(), all.end(), text(*one)) == all.end()) all.push_back(text(*one));
  }
  return join(all, ", ");
}

class Chooser {
 public:
  Chooser(const Recipe& recipe, const IndicatorSpec& spec, const catalogue::Catalogue& catalogue)
      : recipe_(recipe), spec_(spec), catalogue_(catalogue) {}

  Pinned choose() {
    Builds builds;
    try {
      builds = catalogue_.builds(catalogue_.find(spec_.plugin.text).id);
    } catch (const Error& error) {  // the catalogue does not know where the recipe asks
      problem(spec_.plugin.place, error.messages().front().what, error.messages().front().hint);
      return std::move(out_);
    }
    const Builds all = builds;
    out_.plugin = all.front();
    if (!spec_.version.empty()) {
      if (is_version_pin(spec_.version.text)) {
        builds = of_version(builds);
      } else {
        problem(spec_.version.place, "'" + spec_.version.text + "' is no version pin",
                "write \">=1.0\", \"=1.2.3\" or \"1.2\"");
      }
    }
    if (!spec_.build_id.empty()) builds = of_build(builds.empty() ? all : builds);
    if (!builds.empty()) {
      out_.plugin = builds.front();
      if (spec_.build_id.empty()) note_choice(builds);
    }
    return std::move(out_);
  }

 private:
  void problem(Place place, std::string what, std::string hint) {
    out_.problems.push_back(recipe_.problem(place, std::move(what), std::move(hint)));
  }

  Builds of_version(const Builds& builds) {
    const std::string& pin = spec_.version.text;
    Builds kept;
    for (const catalogue::Descriptor* one : builds) {
      if (satisfies(one->version, pin)) kept.push_back(one);
    }
    if (kept.empty()) {
      const auto version = [](const catalogue::Descriptor& one) { return one.version; };
      const auto fits = [&](const catalogue::Descriptor& one) {
        return satisfies(one.version, pin);
      };
      problem(spec_.version.place,
              "plugin '" + out_.plugin->id + "' has version " + listed(builds, version) + ", not " +
                  pin,
              refused(fits, "install another version or change the pin"));
    }
    return kept;
  }

  Builds of_build(const Builds& builds) {
    const std::string& pin = spec_.build_id.text;
    Builds kept;
    for (const catalogue::Descriptor* one : builds) {
      if (one->build_id == pin) kept.push_back(one);
    }
    if (kept.empty()) {
      const auto fits = [&](const catalogue::Descriptor& one) { return one.build_id == pin; };
      const auto begins = std::find_if(builds.begin(), builds.end(), [&](const auto* one) {
        return one->build_id.rfind(pin, 0) == 0;
      });
      const std::string hint = begins != builds.end() ? "write the whole build-id"
                                                      : "pin this build or install the pinned one";
      problem(spec_.build_id.place,
              "plugin '" + out_.plugin->id + "' has build-id " + listed(builds, build_of) +
                  ", not " + pin,
              refused(fits, hint));
    }
    return kept;
  }

  /// The remedy: that of the pinned build where it lies there but may not run, else `otherwise`.
  template <class Fits>
  std::string refused(const Fits& fits, const std::string& otherwise) const {
    for (const catalogue::Rejected& one : catalogue_.rejected()) {
      for (const catalogue::Descriptor& plugin : one.plugins) {
        if (plugin.id == out_.plugin->id && fits(plugin))
          return "it was found but refused: " + one.why.text();
      }
    }
    return otherwise;
  }

  /// With several builds that would do, the order of folders has decided: readers should know.
  void note_choice(const Builds& builds) {
    if (builds.size() < 2) return;
    const catalogue::Descriptor& chosen = *builds.front();
    const catalogue::Descriptor& other = *builds[1];
    out_.notes.push_back(recipe_.problem(
        spec_.plugin.place,
        "'" + chosen.id + "' is version " + chosen.version + " of " + chosen.library.string() +
            ", found before version " + other.version + " of " + other.library.string(),
        "build_id = \"" + chosen.build_id + "\" would pin it"));
  }

  const Recipe& recipe_;
  const IndicatorSpec& spec_;
  const catalogue::Catalogue& catalogue_;
  Pinned out_;
};

}  // namespace

Pinned choose_build(const Recipe& recipe, const IndicatorSpec& spec,
                    const catalogue::Catalogue& catalogue) {
  return Chooser(recipe, spec, catalogue).choose();
}

}  // namespace omrade::recipe
