// Every kind of input and parameter reaches a plugin in a process of its own, to the last bit.
#include "isolated.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <optional>
#include <random>

namespace omrade::host {
namespace {

/// A request to test.everything; the same for the same seed.
class Maker {
 public:
  Maker(std::uint32_t seed, std::size_t areas) : random_(seed), areas_(areas) {}

  Request make() {
    Request out;
    for (std::size_t i = 0; i < areas_; ++i) out.area_ids.push_back("A" + std::to_string(i));
    out.period = "2024";
    out.seed = random_();
    out.params = {finite(),
                  static_cast<double>(below(7)),
                  static_cast<double>(below(2)),
                  ParamValue{},
                  ParamValue{},
                  ParamValue{}};
    const std::size_t choice = below(2);
    out.params[3].number = static_cast<double>(choice);
    out.params[3].text = choice == 0 ? "short" : "very_long";
    out.params[4].text = std::string(below(2) * below(5000), 'w');
    out.params[5].list.assign(below(4), finite());
    out.inputs = {column(counts()),
                  perhaps(column(numbers(areas_))),
                  rows(),
                  standard(),
                  perhaps(column(numbers(areas_))),
                  points(areas_),
                  neighbours(),
                  outlines(),
                  perhaps(column(numbers(areas_))),
                  supply(below(5))};
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  double finite() { return static_cast<double>(random_()) / 3 - 1e9; }
  double number() { return below(10) == 0 ? kNone : finite(); }
  std::vector<double> numbers(std::size_t n) {
    std::vector<double> out(n);
    for (double& one : out) one = number();
    return out;
  }
  std::vector<double> counts() {
    std::vector<double> out(areas_);
    for (double& one : out) one = below(9) == 0 ? kNone : static_cast<double>(below(1000)) / 7;
    return out;
  }
  InputData perhaps(InputData data) { return below(4) == 0 ? InputData{} : std::move(data); }
  Column categories(std::size_t n, const std::vector<std::string>& labels) {
    std::vector<std::int32_t> codes(n);
    for (std::int32_t& code : codes) code = static_cast<std::int32_t>(below(labels.size() + 1)) - 1;
    return Column::of_categories(codes, labels);
  }

  InputData rows() {
    RowsInput out;
    out.rows = below(200);
    out.fields.emplace_back(categories(out.rows, {"red", "green", "", "blå"}));
    out.fields.emplace_back();
    if (below(3) != 0) out.fields[1] = Column::of_reals(numbers(out.rows));
    out.run_offset.push_back(0);
    for (std::size_t i = 0; i < areas_; ++i) {
      for (std::size_t r = below(3); r > 0; --r) {
        const std::size_t begin = below(out.rows + 1);
        out.run_begin.push_back(static_cast<std::int64_t>(begin));
        out.run_end.push_back(static_cast<std::int64_t>(begin + below(out.rows - begin + 1)));
        out.run_share.push_back(static_cast<double>(1 + below(7)) / 7);
      }
      out.run_offset.push_back(static_cast<std::int64_t>(out.run_begin.size()));
    }
    InputData data;
    data.rows = std::move(out);
    return perhaps(std::move(data));
  }
  InputData standard() {
    InputData data;
    data.table.emplace();
    data.table->rows = below(20);
    data.table->fields = {categories(data.table->rows, {"0-4", "5-9"}),
                          Column::of_reals(numbers(data.table->rows))};
    return perhaps(std::move(data));
  }
  InputData points(std::size_t n) {
    InputData data;
    data.table = TableInput{{Column::of_reals(numbers(n)), Column::of_reals(numbers(n))}, n};
    return perhaps(std::move(data));
  }
  /// Points with ids.
  InputData supply(std::size_t n) {
    InputData data;
    std::vector<std::string> ids;
    std::vector<std::int32_t> codes;
    for (std::size_t i = 0; i < n; ++i) {
      codes.push_back(static_cast<std::int32_t>(i));
      ids.push_back("centre å" + std::to_string(i));
    }
    data.table = TableInput{{Column::of_reals(numbers(n)), Column::of_reals(numbers(n)),
                             Column::of_categories(codes, ids)},
                            n};
    return perhaps(std::move(data));
  }
  InputData neighbours() {
    InputData data;
    data.neighbours.emplace();
    data.neighbours->offset.push_back(0);
    for (std::size_t i = 0; i < areas_; ++i) {
      for (std::size_t other = 0; other < areas_; ++other) {
        if (below(4) == 0) data.neighbours->other.push_back(static_cast<std::int32_t>(other));
      }
      data.neighbours->offset.push_back(static_cast<std::int64_t>(data.neighbours->other.size()));
    }
    return perhaps(std::move(data));
  }
  InputData outlines() {
    std::vector<std::string> shapes(areas_);
    for (std::string& shape : shapes) {
      for (std::size_t n = below(40); n > 0; --n) shape += static_cast<char>(below(256));
    }
    InputData data;
    data.column = Column::of_texts(shapes);
    return perhaps(std::move(data));
  }

  std::mt19937 random_;
  std::size_t areas_;
};

class IsolatedInputs : public ::testing::Test {
 protected:
  const std::shared_ptr<Plugin> here = loaded("everything", "test.everything");
  const std::shared_ptr<Plugin> there = isolated(described("everything", "test.everything"));
};

TEST_F(IsolatedInputs, AreTheSameToTheLastBit) {
  EXPECT_TRUE(rc::check([&](std::uint32_t seed) {
    const Request r = Maker(seed, seed % 30).make();
    const Outcome one = here->compute(r), other = there->compute(r);
    RC_ASSERT(one.failure == "");
    RC_ASSERT(other.failure == "");
    RC_ASSERT(bits(one) == bits(other));
  }));
}

TEST_F(IsolatedInputs, AreReadAgainWhereTheyLieInAnotherCall) {
  // More columns than a worker keeps, all alive: the first ones are handed over a second time.
  std::vector<Request> all;
  for (std::uint32_t seed = 0; seed < 80; ++seed) all.push_back(Maker(seed, 12).make());
  for (int round = 0; round < 2; ++round) {
    for (const Request& r : all) ASSERT_EQ(bits(here->compute(r)), bits(there->compute(r)));
  }
}

TEST_F(IsolatedInputs, MayLieInASpilledFile) {
  Request r = Maker(7, 50).make();
  const auto arena = Arena::create(50 * sizeof(double), 1, Arena::Backing::spill);
  const std::span<double> values = arena->allocate<double>(50);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i) / 3;
  ColumnLayout layout;
  layout.size = values.size();
  layout.values_at =
      static_cast<std::uint64_t>(reinterpret_cast<const std::byte*>(values.data()) - arena->base());
  r.inputs[0].column = Column::at(arena, layout);
  const Outcome one = here->compute(r), other = there->compute(r);
  ASSERT_EQ(other.failure, "");
  EXPECT_EQ(bits(one), bits(other));
  EXPECT_EQ(std::as_const(other.layers.at(5).estimates).spans().numerator[3], 1);
}

TEST_F(IsolatedInputs, StayWritableForTheEngineThatOwnsThem) {
  const auto arena = Arena::create(2 * sizeof(double), 1, Arena::Backing::memory);
  const std::span<double> values = arena->allocate<double>(2);
  ColumnLayout layout;
  layout.size = values.size();
  layout.values_at =
      static_cast<std::uint64_t>(reinterpret_cast<const std::byte*>(values.data()) - arena->base());
  Request r = Maker(7, 2).make();
  r.inputs[0].column = Column::at(arena, layout);
  for (const double x : {1.0, 2.0}) {
    values[1] = x;
    const Outcome outcome = there->compute(r);
    ASSERT_EQ(outcome.failure, "");
    EXPECT_EQ(std::as_const(outcome.layers.at(5).estimates).spans().numerator[1], x);
  }
}

TEST_F(IsolatedInputs, OfManyRowsGrowTheRoomForThem) {
  for (const std::size_t areas : {1U, 3000U, 2U, 20000U, 0U, 5U}) {
    Request r = Maker(3, 0).make();
    r.inputs.assign(r.inputs.size(), {});
    std::vector<double> x;
    for (std::size_t i = 0; i < areas; ++i) {
      r.area_ids.push_back("area " + std::to_string(i));
      x.push_back(static_cast<double>(i) / 3);
    }
    r.inputs[0] = column(x);
    ASSERT_EQ(bits(here->compute(r)), bits(there->compute(r))) << areas;
  }
}

}  // namespace
}  // namespace omrade::host
