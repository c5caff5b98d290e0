// Views of inputs: records, shared tables, and what the engine derives from the map.
#include "lent.hpp"
#include <omrade/plugin.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Plugin {
  static constexpr omrade::Info info{.id = "test.views", .version = "1.0.0"};
  static constexpr omrade::Field<omrade::Category> sex{.id = "sex"};
  static constexpr omrade::Field<double> people{.id = "people"};
  static constexpr omrade::Field<double> weight{.id = "weight", .required = false};
  static constexpr omrade::Field<double> elsewhere{.id = "elsewhere"};
  static constexpr omrade::Input count{.id = "count"};
  static constexpr auto visits = omrade::rows({.id = "visits"}, sex, people, weight);
  static constexpr auto standard = omrade::shared({.id = "standard"}, sex, people, weight);
  static constexpr omrade::AreaKm2 area{.id = "area"};
  static constexpr omrade::Centroid centroid{.id = "centroid"};
  static constexpr omrade::Neighbours neighbours{.id = "neighbours"};
  static constexpr omrade::Outline outline{.id = "outline"};
  static constexpr omrade::DistanceToNearest distance{.id = "distance"};
  static constexpr omrade::SupplyPoints points{.id = "points"};
  static constexpr omrade::Layer y{.id = "y"};
  static constexpr auto declares = omrade::declare(count, visits, standard, area, centroid,
                                                   neighbours, outline, distance, points, y);
  void compute(const omrade::Call&) {}
};
enum Place { count, visits, standard, area, centroid, neighbours, outline, distance, points };

/// A call whose inputs all are absent until a test lends one.
class Lender {
 public:
  Lender() { call_.inputs = addresses_.data(); }
  [[nodiscard]] omrade::Call call() const {
    return {call_, omrade::detail::Described<Plugin>::desc, nullptr};
  }

  std::vector<omrade_input> inputs = std::vector<omrade_input>(9);

 private:
  std::vector<const omrade_input*> addresses_ = lent::addresses(inputs);
  omrade_call call_{};
};

std::string error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const omrade::Error& error) {
    return std::string(error.place().column) + ": " + error.what();
  }
  return "";
}

/// Two women and a man, one of them without a sex; no weights.
struct People {
  lent::Labelled sex{{1, -1, 0}, {"man", "kvinna"}};
  lent::Reals people{{9, 10, 20, 30}, 1};
  lent::Fields fields{3, {&sex.array, &people.array, nullptr}};
};

TEST(Column, BeginsAtItsOffset) {
  const lent::Reals lent({7, 1, std::nan("")}, 1);
  Lender lender;
  lender.inputs[count] = lent::present(lent.array);
  const omrade::Column column = lender.call()[Plugin::count];
  EXPECT_EQ(column.size(), 2U);
  EXPECT_EQ(column[0], 1);
  EXPECT_TRUE(std::isnan(column[1]));
  const std::span<const double> span = column;
  EXPECT_EQ(span.data(), &*column.begin());
}

TEST(Shared, IsATableOfFieldsWithoutAreas) {
  const People lent;
  Lender lender;
  lender.inputs[standard] = lent::present(lent.fields.array);
  const omrade::TableView table = lender.call()[Plugin::standard];
  EXPECT_EQ(table.size(), 3U);
  EXPECT_THAT(table[Plugin::people], ElementsAre(10, 20, 30));
  const omrade::Categories sex = table[Plugin::sex];
  EXPECT_THAT(sex.codes(), ElementsAre(1, -1, 0));
  EXPECT_EQ(sex.size(), 2U);
  EXPECT_EQ(sex.label(0), "man");
  EXPECT_EQ(sex.label(1), "kvinna");
}

TEST(Shared, AnAbsentFieldIsNotReadUnasked) {
  const People lent;
  Lender lender;
  lender.inputs[standard] = lent::present(lent.fields.array);
  const omrade::Call call = lender.call();
  EXPECT_TRUE(call[Plugin::standard].has(Plugin::people));
  EXPECT_FALSE(call[Plugin::standard].has(Plugin::weight));
  EXPECT_EQ(error_of([&] { (void)call[Plugin::standard][Plugin::weight]; }),
            "standard: field 'weight' is absent here; ask has() first");
  EXPECT_EQ(error_of([&] { (void)call[Plugin::standard][Plugin::elsewhere]; }),
            "standard: field 'elsewhere' is not one of 'standard'");
}

TEST(Rows, AnAreaHasItsRunsWithTheirShares) {
  const People lent;
  const std::vector<std::int64_t> offset{0, 2, 2, 3}, begin{0, 2, 1}, end{1, 3, 2};
  const std::vector<double> share{1, 0.25, 0.75};
  Lender lender;
  omrade_input& input = lender.inputs[visits];
  input = lent::present(lent.fields.array);
  input.n_runs = 3;
  input.run_offset = offset.data();
  input.run_begin = begin.data();
  input.run_end = end.data();
  input.run_share = share.data();
  const omrade::RowsView rows = lender.call()[Plugin::visits];
  std::vector<double> sums;
  for (std::size_t i = 0; i < 3; ++i) {
    double sum = 0;
    for (const omrade::Run run : rows.runs(i)) {
      for (std::size_t row = run.begin; row < run.end; ++row)
        sum += run.share * rows[Plugin::people][row];
    }
    sums.push_back(sum);
  }
  // 10 + a quarter of 30; nobody; three quarters of 20
  EXPECT_EQ(sums, (std::vector<double>{17.5, 0, 15}));
}

TEST(Derived, AreasAndDistancesAreColumns) {
  const lent::Reals km2({1, 2.5}), metres({0, 1200});
  Lender lender;
  lender.inputs[area] = lent::present(km2.array);
  lender.inputs[distance] = lent::present(metres.array);
  const omrade::Column areas = lender.call()[Plugin::area];
  const omrade::Column distances = lender.call()[Plugin::distance];
  EXPECT_EQ(std::vector<double>(areas.begin(), areas.end()), (std::vector<double>{1, 2.5}));
  EXPECT_EQ(std::vector<double>(distances.begin(), distances.end()),
            (std::vector<double>{0, 1200}));
}

TEST(Derived, CentroidsAndSupplyPointsHaveBothCoordinates) {
  const lent::Reals x({500000, 501000}), y({6300000, 6301000}), one_x({7}), one_y({8});
  const lent::Fields centroids(
      2, {const_cast<ArrowArray*>(&x.array), const_cast<ArrowArray*>(&y.array)});
  const lent::Fields supply(
      1, {const_cast<ArrowArray*>(&one_x.array), const_cast<ArrowArray*>(&one_y.array)});
  Lender lender;
  lender.inputs[centroid] = lent::present(centroids.array);
  lender.inputs[points] = lent::present(supply.array);
  const omrade::Points of_areas = lender.call()[Plugin::centroid];
  EXPECT_EQ(of_areas.size(), 2U);
  EXPECT_EQ(of_areas.x(1), 501000);
  EXPECT_EQ(of_areas.y(0), 6300000);
  const omrade::Points of_supply = lender.call()[Plugin::points];
  EXPECT_EQ(of_supply.size(), 1U) << "as many as there are points, not areas";
  EXPECT_EQ(of_supply.x(0), 7);
  EXPECT_EQ(of_supply.y(0), 8);
}

TEST(Derived, NeighboursArePositionsInTheLevel) {
  // Areas 4 and 5 of a level, and an island between them.
  const lent::Wholes others({3, 6, 4});
  const std::vector<std::int64_t> offset{0, 2, 2, 3};
  Lender lender;
  lender.inputs[neighbours] = lent::present(others.array);
  lender.inputs[neighbours].run_offset = offset.data();
  const omrade::NeighboursView view = lender.call()[Plugin::neighbours];
  EXPECT_THAT(view.of(0), ElementsAre(3, 6));
  EXPECT_THAT(view.of(1), IsEmpty());
  EXPECT_THAT(view.of(2), ElementsAre(4));
}

TEST(Derived, OutlinesAreBytesOfEachArea) {
  const lent::Texts wkb({"before", "ab", "", "xyz"}, 1);
  Lender lender;
  lender.inputs[outline] = lent::present(wkb.array);
  const omrade::Outlines outlines = lender.call()[Plugin::outline];
  EXPECT_THAT(outlines.of(0), ElementsAre(std::byte{'a'}, std::byte{'b'}));
  EXPECT_THAT(outlines.of(1), IsEmpty());
  EXPECT_EQ(outlines.of(2).size(), 3U);
}

TEST(Has, TellsWhatReachesTheLevel) {
  const lent::Reals km2({1});
  const People lent;
  Lender lender;
  lender.inputs[area] = lent::present(km2.array);
  lender.inputs[standard] = lent::present(lent.fields.array);
  const omrade::Call call = lender.call();
  EXPECT_TRUE(call.has(Plugin::area));
  EXPECT_TRUE(call.has(Plugin::standard));
  EXPECT_FALSE(call.has(Plugin::count));
  EXPECT_FALSE(call.has(Plugin::visits));
  EXPECT_FALSE(call.has(Plugin::centroid));
  EXPECT_FALSE(call.has(Plugin::neighbours));
}

TEST(Has, WhatIsAbsentIsNotReadUnasked) {
  const Lender lender;
  const omrade::Call call = lender.call();
  const std::string error = ": the input does not reach this level; ask call.has() first";
  EXPECT_EQ(error_of([&] { (void)call[Plugin::visits]; }), "visits" + error);
  EXPECT_EQ(error_of([&] { (void)call[Plugin::standard]; }), "standard" + error);
  EXPECT_EQ(error_of([&] { (void)call[Plugin::area]; }), "area" + error);
  EXPECT_EQ(error_of([&] { (void)call[Plugin::centroid]; }), "centroid" + error);
  EXPECT_EQ(error_of([&] { (void)call[Plugin::neighbours]; }), "neighbours" + error);
  EXPECT_EQ(error_of([&] { (void)call[Plugin::outline]; }), "outline" + error);
  EXPECT_EQ(error_of([&] { (void)call[Plugin::distance]; }), "distance" + error);
  EXPECT_EQ(error_of([&] { (void)call[Plugin::points]; }), "points" + error);
}

TEST(Descriptor, SaysWhatIsDerivedAndWhichFieldsMayBeAbsent) {
  const omrade_plugin_desc& desc = omrade::detail::Described<Plugin>::desc;
  EXPECT_EQ(desc.inputs[standard]->kind, OMRADE_INPUT_SHARED);
  ASSERT_EQ(desc.inputs[standard]->n_fields, 3U);
  EXPECT_EQ(desc.inputs[standard]->fields[0]->type, OMRADE_FIELD_CATEGORY);
  EXPECT_EQ(desc.inputs[standard]->fields[1]->flags, OMRADE_REQUIRED);
  EXPECT_EQ(desc.inputs[standard]->fields[2]->flags, 0U);
  EXPECT_EQ(desc.inputs[area]->kind, OMRADE_INPUT_DERIVED);
  EXPECT_EQ(desc.inputs[area]->derived, OMRADE_DERIVED_AREA_KM2);
  EXPECT_EQ(desc.inputs[points]->derived, OMRADE_DERIVED_SUPPLY_POINTS);
  EXPECT_EQ(desc.inputs[outline]->measure, 0U);
}

}  // namespace
