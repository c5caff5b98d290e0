// Changes its inputs.
#include "hostile.hpp"

HOSTILE_PLUGIN("writes_inputs")

void Hostile::deed(const omrade_call& call) {
  const double* input = static_cast<const double*>(call.inputs[0]->array->buffers[1]);
  *const_cast<double*>(input) = 7;
}
