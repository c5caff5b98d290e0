// What a plugin declares: constexpr objects that are at once the documentation, the recipe's schema
// and the keys by which compute() reaches its data.
#pragma once

#include <omrade/plugin.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <tuple>

namespace omrade {
inline namespace sdk {

/// Text for readers in the two languages of a page.
struct Text {
  const char* sv = "";
  const char* en = "";
};

enum class Concurrency : std::uint32_t {
  serial = OMRADE_SERIAL,              ///< one call at a time in the process
  per_instance = OMRADE_PER_INSTANCE,  ///< one call at a time for each instance
  reentrant = OMRADE_REENTRANT,        ///< any number of calls at once: compute() is const
};

/// How the engine brings a column to a level; s is the share of a base area in the target.
enum class Measure : std::uint32_t {
  count = OMRADE_MEASURE_COUNT,          ///< sum of s*x
  mean = OMRADE_MEASURE_MEAN,            ///< sum of s*b*x over sum of s*b, b the input `of`
  share = OMRADE_MEASURE_SHARE,          ///< the same, x in [0, 1]
  intensity = OMRADE_MEASURE_INTENSITY,  ///< area-weighted mean
  none = OMRADE_MEASURE_NONE,            ///< only at the level it was given for
};

enum class Kind : std::uint32_t {
  count = OMRADE_LAYER_COUNT,            ///< give the numerator
  proportion = OMRADE_LAYER_PROPORTION,  ///< give numerator and denominator: Wilson is added
  rate = OMRADE_LAYER_RATE,              ///< the same: Byar, exact below 10 events
  ratio = OMRADE_LAYER_RATIO,            ///< observed and expected: the same
  mean = OMRADE_LAYER_MEAN,              ///< give the value too, with limits if there are any
  index = OMRADE_LAYER_INDEX,            ///< the same
  difference = OMRADE_LAYER_DIFFERENCE,  ///< the same; may be negative
};

enum class BaseOf : std::uint32_t {
  persons = OMRADE_BASE_PERSONS,
  respondents = OMRADE_BASE_RESPONDENTS,
  events = OMRADE_BASE_EVENTS,
};
enum class Direction : std::int32_t { higher_is_worse = -1, neutral = 0, higher_is_better = 1 };

/// A value that stands for a word, such as 2 for "attained".
struct Code {
  double value = 0;
  Text word{};
};

/// A short constant list, such as the parts of a layer.
template <class From, class To>
class List {
 public:
  static constexpr std::size_t kMost = 24;

  constexpr List() = default;
  constexpr List(std::initializer_list<From> items) {
    if (items.size() > kMost) throw "a list in a declaration holds at most 24 entries";
    for (const From& item : items) items_[size_++] = lower(item);
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr const To* data() const noexcept { return items_.data(); }

 private:
  static constexpr const char* lower(const char* text) { return text; }
  static constexpr omrade_text lower(const Text& text) { return {text.sv, text.en}; }
  static constexpr omrade_code lower(const Code& code) { return {code.value, lower(code.word)}; }

  std::array<To, kMost> items_{};
  std::size_t size_ = 0;
};
using Ids = List<const char*, const char*>;
using Reasons = List<Text, omrade_text>;
using Codes = List<Code, omrade_code>;

/// A short constant list of what is lowered elsewhere.
template <class T>
class Several {
 public:
  static constexpr std::size_t kMost = 24;

  constexpr Several() = default;
  constexpr Several(std::initializer_list<T> items) {
    if (items.size() > kMost) throw "a list in a declaration holds at most 24 entries";
    for (const T& item : items) items_[size_++] = item;
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr const T& operator[](std::size_t i) const noexcept { return items_[i]; }

 private:
  std::array<T, kMost> items_{};
  std::size_t size_ = 0;
};

struct Info {
  const char* id =
      "";  ///< reverse domain, such as "org.example.density"; its end is the short name
  const char* version = "";  ///< MAJOR.MINOR.PATCH
  Text title{};
  Text summary{};  ///< one sentence
  Text method{};   ///< a paragraph: formula, source, assumptions
  const char* vendor = "";
  const char* license = "";
  Concurrency concurrency = Concurrency::per_instance;
  bool row_independent = false;  ///< an area's layers depend on that area's inputs alone
  bool deterministic = true;     ///< same inputs, same bits
};

/// A number that a recipe may set. T is double, std::int64_t or bool.
template <class T>
struct Param {
  using value_type = T;
  const char* id = "";
  Text title{};
  Text doc{};
  T fallback{};
  T min = std::numeric_limits<T>::lowest();  ///< lowest() and max() mean unbounded
  T max = std::numeric_limits<T>::max();
  const char* unit = "";
};

/// One of the ids that a choice offers.
struct Choice {
  const char* id = "";
  Text title{};
};
using Choices = Several<Choice>;

/// One of a few methods or forms: call[key] is a Chosen.
struct ChoiceParam {
  const char* id = "";
  Text title{};
  Text doc{};
  Choices choices{};
  const char* fallback = "";  ///< the id of one of them
};

/// A text that a recipe may set: call[key] is a std::string_view.
struct TextParam {
  const char* id = "";
  Text title{};
  Text doc{};
  const char* fallback = "";
};

/// Some reals, such as the bounds of age bands: call[key] is a std::span<const double>.
struct ListParam {
  const char* id = "";
  Text title{};
  Text doc{};
  Several<double> fallback{};
  double min = std::numeric_limits<double>::lowest();  ///< of each; lowest() and max() as Param's
  double max = std::numeric_limits<double>::max();
  const char* unit = "";
};

/// One real per area.
struct Input {
  const char* id = "";
  Text title{};
  Text doc{};
  const char* unit = "";
  Measure measure = Measure::count;
  const char* of = "";   ///< mean and share: the id of the count input that weighs them
  bool required = true;  ///< false: ask call.has() before reading
  bool history = false;  ///< the periods before the call's, too: call.history(key)
};

/// The type of a field that holds one of a few texts.
struct Category {};

/// A column of a rows input. T is double or Category.
template <class T>
struct Field {
  using value_type = T;
  const char* id = "";
  Text title{};
  const char* unit = "";
  bool required = true;  ///< false: ask has() of the rows before reading
};

struct RowsInfo {
  const char* id = "";
  Text title{};
  Text doc{};
  const char* unit = "";
  bool required = true;
};

/// Any number of records per area. Made by rows().
template <class... T>
struct Rows {
  RowsInfo info;
  std::tuple<const Field<T>*...> fields;
};

///   static constexpr auto visits = omrade::rows({.id = "visits"}, age, clinic);
template <class... T>
constexpr Rows<T...> rows(const RowsInfo& info, const Field<T>&... fields) {
  return {info, std::tuple<const Field<T>*...>{&fields...}};
}

/// An unkeyed table, the same at every level, such as a standard population. Made by shared().
template <class... T>
struct Shared {
  RowsInfo info;
  std::tuple<const Field<T>*...> fields;
};

///   static constexpr auto standard = omrade::shared({.id = "standard"}, band, people);
template <class... T>
constexpr Shared<T...> shared(const RowsInfo& info, const Field<T>&... fields) {
  return {info, std::tuple<const Field<T>*...>{&fields...}};
}

/// What the engine computes for the areas of a level; lengths in metres.
enum class Quantity : std::uint32_t {
  area_km2 = OMRADE_DERIVED_AREA_KM2,
  centroid = OMRADE_DERIVED_CENTROID,
  neighbours = OMRADE_DERIVED_NEIGHBOURS,
  outline = OMRADE_DERIVED_OUTLINE,
  distance_to_nearest = OMRADE_DERIVED_DISTANCE_TO_NEAREST,
  supply_points = OMRADE_DERIVED_SUPPLY_POINTS,
};
template <Quantity Q>
struct Derived {
  const char* id = "";
  Text title{};
  Text doc{};
  bool required = true;  ///< false: ask call.has() before reading
};
using AreaKm2 = Derived<Quantity::area_km2>;       ///< call[key] is a Column
using Centroid = Derived<Quantity::centroid>;      ///< … Points, one per area
using Neighbours = Derived<Quantity::neighbours>;  ///< … NeighboursView
using Outline = Derived<Quantity::outline>;        ///< … Outlines: WKB
/// The recipe names the set of points of these two; a Column, and Points of that set.
using DistanceToNearest = Derived<Quantity::distance_to_nearest>;
using SupplyPoints = Derived<Quantity::supply_points>;

/// One estimate per area.
struct Layer {
  const char* id = "";
  Text title{};
  Text doc{};
  const char* unit = "";
  Kind kind = Kind::index;
  BaseOf base_of = BaseOf::persons;
  Direction direction = Direction::neutral;
  bool counts_persons = true;  ///< the numerator counts persons: small ones are withheld
  int decimals = 2;            ///< on pages
  double multiplier = 1;       ///< value = multiplier * numerator / denominator
  Ids parts{};                 ///< layers it is put together from: withheld where one of them is
  Reasons reasons{};           ///< why there is no value, or an unreliable one
  bool history = false;        ///< its parts are those of every period up to its own
  Codes codes{};               ///< where there are any: each value is one, and read as its word
};

/// One estimate per pair of an area and a category that occurs there, such as a flow.
struct PairLayer {
  const char* id = "";
  const char* rows = "";  ///< id of the rows input …
  const char* by = "";    ///< … and of its category field
  Text title{};
  Text doc{};
  const char* unit = "";
  Kind kind = Kind::count;
  BaseOf base_of = BaseOf::persons;
  Direction direction = Direction::neutral;
  bool counts_persons = true;
  int decimals = 2;
  double multiplier = 1;
  Ids parts{};
  Reasons reasons{};
};

/// Everything a plugin declares, in the order that recipes and pages show.
template <class... D>
constexpr std::tuple<const D*...> declare(const D&... declared) {
  return std::tuple<const D*...>{&declared...};
}

}  // namespace sdk
}  // namespace omrade
