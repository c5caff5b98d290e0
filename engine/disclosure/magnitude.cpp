#include "disclosure/magnitude.hpp"

namespace omrade::disclosure {

double p_percent_need(double total, double largest, double second, double p) {
  return p / 100 * largest - (total - largest - second);
}

double dominance_need(double total, double largest, double second, double k) {
  return 100 / k * (largest + second) - total;
}

}  // namespace omrade::disclosure
