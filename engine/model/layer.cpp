#include "model/layer.hpp"

namespace omrade {

std::string_view to_string(LayerKind kind) {
  switch (kind) {
    case LayerKind::count:
      return "count";
    case LayerKind::proportion:
      return "proportion";
    case LayerKind::rate:
      return "rate";
    case LayerKind::ratio:
      return "ratio";
    case LayerKind::mean:
      return "mean";
    case LayerKind::index:
      return "index";
    case LayerKind::difference:
      return "difference";
  }
  return "index";
}

std::string_view to_string(BaseOf base) {
  switch (base) {
    case BaseOf::persons:
      return "persons";
    case BaseOf::respondents:
      return "respondents";
    case BaseOf::events:
      return "events";
  }
  return "persons";
}

}  // namespace omrade
