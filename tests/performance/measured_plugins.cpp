// Plugins whose calls are timed: next to no work, ten columns, and ten columns of rows.
#include <omrade/plugin.hpp>

#include <array>
#include <cstddef>

namespace {

using omrade::Concurrency;

struct Nothing {
  static constexpr omrade::Info info{
      .id = "measured.nothing", .version = "1.0.0", .concurrency = Concurrency::reentrant};
  static constexpr omrade::Input x{.id = "x"};
  static constexpr omrade::Layer y{.id = "y"};
  static constexpr auto declares = omrade::declare(x, y);
  void compute(const omrade::Call& call) const { call[y].value()[0] = call[x][0]; }
};

constexpr std::array<const char*, 10> kIds{"c0", "c1", "c2", "c3", "c4",
                                           "c5", "c6", "c7", "c8", "c9"};

/// The sum of ten columns; in chunks, or not.
template <bool Chunked>
struct Columns {
  static constexpr omrade::Info info{.id = Chunked ? "measured.chunks" : "measured.columns",
                                     .version = "1.0.0",
                                     .concurrency = Concurrency::reentrant,
                                     .row_independent = Chunked};
  static constexpr omrade::Input c0{.id = kIds[0]}, c1{.id = kIds[1]}, c2{.id = kIds[2]},
      c3{.id = kIds[3]}, c4{.id = kIds[4]}, c5{.id = kIds[5]}, c6{.id = kIds[6]}, c7{.id = kIds[7]},
      c8{.id = kIds[8]}, c9{.id = kIds[9]};
  static constexpr omrade::Layer sum{.id = "sum"};
  static constexpr auto declares = omrade::declare(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, sum);
  void compute(const omrade::Call& call) const {
    const std::array<omrade::Column, 10> all{call[c0], call[c1], call[c2], call[c3], call[c4],
                                             call[c5], call[c6], call[c7], call[c8], call[c9]};
    const auto out = call[sum];
    for (std::size_t i = 0; i < call.areas(); ++i) {
      double total = 0;
      for (const omrade::Column& one : all) total += one[i];
      out.value(i, total);
    }
  }
};

/// The sum over an area's rows of ten fields.
struct Rows {
  static constexpr omrade::Info info{
      .id = "measured.rows", .version = "1.0.0", .concurrency = Concurrency::reentrant};
  using Real = omrade::Field<double>;
  static constexpr Real c0{.id = kIds[0]}, c1{.id = kIds[1]}, c2{.id = kIds[2]}, c3{.id = kIds[3]},
      c4{.id = kIds[4]}, c5{.id = kIds[5]}, c6{.id = kIds[6]}, c7{.id = kIds[7]}, c8{.id = kIds[8]},
      c9{.id = kIds[9]};
  static constexpr auto things =
      omrade::rows({.id = "things"}, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9);
  static constexpr omrade::Layer sum{.id = "sum"};
  static constexpr auto declares = omrade::declare(things, sum);
  void compute(const omrade::Call& call) const {
    const auto rows = call[things];
    const auto out = call[sum];
    for (std::size_t i = 0; i < call.areas(); ++i) {
      double total = 0;
      for (const omrade::Run run : rows.runs(i)) {
        for (const Real* field : {&c0, &c1, &c2, &c3, &c4, &c5, &c6, &c7, &c8, &c9}) {
          const auto values = rows[*field];
          for (std::size_t r = run.begin; r < run.end; ++r) total += run.share * values[r];
        }
      }
      out.value(i, total);
    }
  }
};

}  // namespace

OMRADE_PLUGINS(Nothing, Columns<false>, Columns<true>, Rows)
