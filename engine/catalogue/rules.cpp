#include "base/error.hpp"
#include "base/text.hpp"
#include "catalogue/note.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string_view>

namespace omrade::catalogue {
namespace {

class Rules {
 public:
  Rules(const Descriptor& descriptor, const std::string& subject)
      : plugin_(descriptor), subject_(subject) {}

  void check() const {
    if (!well_formed(plugin_.id, true)) broken("'" + plugin_.id + "' is no valid plugin id");
    const auto parts = split(plugin_.version, '.');
    const bool numbers = std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
      return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    });
    if (parts.size() != 3 || !numbers) {
      broken("version '" + plugin_.version + "' is not MAJOR.MINOR.PATCH");
    }
    check_ids("parameter", plugin_.params);
    check_ids("input", plugin_.inputs);
    check_ids("layer", plugin_.layers);
    if (plugin_.layers.empty()) broken("it declares no layer");
    for (const Param& param : plugin_.params) check_param(param);
    for (const Input& input : plugin_.inputs) check_input(input);
    for (const LayerInfo& layer : plugin_.layers) check_layer(layer);
  }

 private:
  [[noreturn]] void broken(const std::string& what) const {
    throw Error(ErrorKind::user, {.subject = subject_, .what = plugin_.id + ": " + what});
  }

  static bool well_formed(std::string_view id, bool plugin) {
    constexpr std::size_t longest = 63;  // the column of an omrade_error holds it
    const std::string_view known = plugin ? "abcdefghijklmnopqrstuvwxyz0123456789_-."
                                          : "abcdefghijklmnopqrstuvwxyz0123456789_";
    return !id.empty() && id.size() <= longest && id.front() >= 'a' && id.front() <= 'z' &&
           id.find_first_not_of(known) == std::string_view::npos && id.back() != '.' &&
           id.back() != '-';
  }

  template <class T>
  void check_ids(const std::string& what, const std::vector<T>& all) const {
    std::set<std::string_view> seen;
    for (const T& one : all) {
      if (!well_formed(one.id, false)) broken("'" + one.id + "' is no valid " + what + " id");
      if (!seen.insert(one.id).second) broken("two " + what + "s are called '" + one.id + "'");
    }
  }

  void check_param(const Param& param) const {
    if (param.kind == ParamKind::text) return;
    if (param.kind == ParamKind::choice) return check_choice(param);
    if (param.kind == ParamKind::list) {
      for (const double one : param.fallback.list) check_bounds(param, one);
      return;
    }
    const double fallback = param.fallback.number;
    check_bounds(param, fallback);
    if (param.kind != ParamKind::real && fallback != std::floor(fallback)) {
      broken("the default of parameter '" + param.id + "' is no whole number");
    }
    if (param.kind == ParamKind::boolean && (param.min != 0 || param.max != 1)) {
      broken("parameter '" + param.id + "' is a bool with other bounds than 0 and 1");
    }
  }

  void check_bounds(const Param& param, double value) const {
    if (!(param.min <= value && value <= param.max))
      broken("the default of parameter '" + param.id + "' lies outside its bounds");
  }

  void check_choice(const Param& param) const {
    check_ids("choice", param.choices);
    if (param.choices.empty()) broken("parameter '" + param.id + "' offers no choice");
    if (!(param.fallback.number < static_cast<double>(param.choices.size())))
      broken("the default of parameter '" + param.id + "' is none of its choices");
  }

  void check_input(const Input& input) const {
    check_ids("field", input.fields);
    const bool weighed = input.measure == Measure::mean || input.measure == Measure::share;
    if (weighed != !input.of.empty()) {
      broken(weighed ? "input '" + input.id + "' needs `of`, the count that weighs it"
                     : "input '" + input.id + "' has `of`, which belongs to means and shares");
    }
    if (!weighed) return;
    const Input* base = plugin_.find_input(input.of);
    if (base == nullptr || base->measure != Measure::count) {
      broken("`of` of input '" + input.id + "' is '" + input.of + "', which is no count input");
    }
  }

  void check_layer(const LayerInfo& layer) const {
    const bool fits = layer.multiplier > 0 && std::isfinite(layer.multiplier) &&
                      (layer.kind != LayerKind::count || layer.multiplier == 1);
    if (!fits) broken("layer '" + layer.id + "' has an impossible multiplier");
    for (std::size_t i = 0; i < layer.codes.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j)
        if (layer.codes[i].value == layer.codes[j].value)
          broken("layer '" + layer.id + "' has two codes of one value");
    }
    for (const std::string& part : layer.parts) {
      const bool known = std::any_of(plugin_.layers.begin(), plugin_.layers.end(),
                                     [&](const LayerInfo& other) { return other.id == part; });
      if (!known || part == layer.id) {
        broken("layer '" + layer.id + "' names '" + part + "' as a part, which is no other layer");
      }
    }
    if (layer.pairs_of.empty() && layer.pairs_by.empty()) return;
    const Input* rows = plugin_.find_input(layer.pairs_of);
    const bool category =
        rows != nullptr && rows->kind == InputKind::rows &&
        std::any_of(rows->fields.begin(), rows->fields.end(), [&](const Field& f) {
          return f.id == layer.pairs_by && f.type == FieldType::category;
        });
    if (!category) {
      broken("layer '" + layer.id + "' is keyed by '" + layer.pairs_of + "." + layer.pairs_by +
             "', which is no category field");
    }
  }

  const Descriptor& plugin_;
  const std::string& subject_;
};

}  // namespace

void check_rules(const Descriptor& descriptor, const std::string& subject) {
  Rules(descriptor, subject).check();
}

}  // namespace omrade::catalogue
