// Says that its outputs are longer than they are, and lie elsewhere.
#include "hostile.hpp"

HOSTILE_ANSWER("changes_lengths", index)

void Hostile::spoil(const omrade_call& call) {
  auto& layer = const_cast<omrade_estimates&>(*call.layers[0]);
  layer.length = std::int64_t{1} << 40U;
  layer.value = nullptr;
  layer.struct_size = 0;
  const_cast<omrade_call&>(call).n_areas = std::int64_t{1} << 40U;
  const_cast<omrade_call&>(call).layers = nullptr;
}
