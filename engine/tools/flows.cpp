#include "tools/flows.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/coded_rows.hpp"
#include "io/connection.hpp"
#include "io/findings.hpp"
#include "tools/code_order.hpp"
#include "tools/pair_counts.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

[[noreturn]] void refuse(std::string subject, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = std::move(subject), .what = std::move(what), .hint = std::move(hint)});
}

void require_columns(const FlowsArguments& arguments) {
  if (arguments.profile) {
    if (arguments.age.empty() || arguments.sex.empty())
      refuse("--profile", "needs the columns of age and sex", "add --age COL and --sex COL");
    return;
  }
  if (arguments.centre.empty())
    refuse("flows", "needs the column of centres", "add --centre COL, or --profile");
  if (!arguments.age.empty() || !arguments.sex.empty())
    refuse("--age and --sex", "have no use without a profile", "add --profile");
}

/// The second code of a profile's rows: the band of the age, and the sex, as one number.
class BandAndSex {
 public:
  BandAndSex(const io::CodedRows& rows, const FlowsArguments& arguments)
      : rows_(rows), arguments_(arguments), bands_(kOldest / arguments.bands + 2) {}

  /// Learns the codes that are new.
  void update() {
    for (std::size_t code = band_of_.size(); code < rows_.codes(kAge); ++code)
      band_of_.push_back(band_of(rows_.text(kAge, code)));
    if (rows_.codes(kSex) > kMostSexes) {
      refuse(io::shown_source(parse_source(arguments_.rows).file) + ", column " +
                 io::in_quotes(arguments_.sex),
             "it holds more than " + std::to_string(kMostSexes) + " different values",
             "is it the column of sex?");
    }
  }

  /// Sexes vary slowest, so that one more adds codes at the end.
  [[nodiscard]] std::size_t codes() const { return rows_.codes(kSex) * bands_; }
  /// Turns the codes of ages into those of both. Codes that no row has were not looked at.
  void merge(std::vector<std::int32_t>& ages, const std::vector<std::int32_t>& sexes) const {
    for (std::size_t i = 0; i < ages.size(); ++i) {
      const std::int32_t band = band_of_[static_cast<std::size_t>(ages[i])];
      if (band < 0) refuse_age(static_cast<std::size_t>(ages[i]));
      ages[i] = sexes[i] * static_cast<std::int32_t>(bands_) + band;
    }
  }
  [[nodiscard]] std::size_t sex(std::uint32_t code) const { return code / bands_; }
  /// 0 is no age, b + 1 is band b.
  [[nodiscard]] std::size_t band(std::uint32_t code) const { return code % bands_; }
  [[nodiscard]] std::size_t bands() const { return bands_; }

  static constexpr std::size_t kAge = 1, kSex = 2;

 private:
  static constexpr int kOldest = 150;
  static constexpr std::size_t kMostSexes = 64;

  [[nodiscard]] std::int32_t band_of(const std::string& text) const {
    if (text.empty()) return 0;
    const auto age = parse_number(text);
    if (!age || !(*age >= 0) || *age > kOldest || std::floor(*age) != *age) return -1;
    return static_cast<std::int32_t>(*age) / arguments_.bands + 1;
  }
  [[noreturn]] void refuse_age(std::size_t code) const {
    refuse(io::shown_source(parse_source(arguments_.rows).file) + ", column " +
               io::in_quotes(arguments_.age),
           io::in_quotes(rows_.text(kAge, code)) + " is not an age",
           "ages are whole years from 0 to " + std::to_string(kOldest));
  }

  const io::CodedRows& rows_;
  const FlowsArguments& arguments_;
  std::size_t bands_;
  std::vector<std::int32_t> band_of_;  ///< per code of an age; -1 is none
};

/// The codes of a column in their order, with their texts.
struct Ordered {
  explicit Ordered(const std::vector<std::string>& texts) : order(order_of(texts)) {
    std::vector<std::string> sorted;
    place.resize(texts.size());
    for (const std::uint32_t code : order) {
      place[code] = static_cast<std::int32_t>(sorted.size());
      sorted.push_back(texts[code]);
    }
    // The labels of a result have no empty text: it is no label.
    if (!sorted.empty() && sorted.front().empty()) {
      for (std::int32_t& one : place) --one;
      sorted.erase(sorted.begin());
    }
    labels.emplace(std::move(sorted));
  }
  std::vector<std::uint32_t> order;
  std::vector<std::int32_t> place;  ///< per code: its position in `labels`, -1 of the empty text
  std::optional<io::ResultLabels> labels;
};

std::vector<std::string> texts_of(const io::CodedRows& rows, std::size_t column) {
  std::vector<std::string> texts;
  for (std::size_t code = 0; code < rows.codes(column); ++code)
    texts.push_back(rows.text(column, code));
  return texts;
}

/// The rows of a part of the result.
struct Part {
  std::vector<std::int32_t> home, second, third;
  std::vector<std::int64_t> count;
};

struct Totals {
  std::int64_t rows = 0, without_home = 0, unlisted = 0;
  std::size_t pairs = 0;
};

class Flows {
 public:
  explicit Flows(const FlowsArguments& arguments)
      : arguments_(arguments),
        output_(keeping(arguments.output, {arguments.rows})),
        threads_(arguments.threads),
        loop_(threads_.loop()),
        rows_(io::open_coded_rows(parse_source(arguments.rows).file, columns())),
        counts_(arguments.threads) {
    if (arguments.profile) both_.emplace(*rows_, arguments_);
  }

  void run() {
    count();
    output_.lap("count");
    if (arguments_.profile) {
      write_profile();
    } else {
      write_flows();
    }
    finish();
  }

 private:
  [[nodiscard]] std::vector<std::string> columns() const {
    if (arguments_.profile) return {arguments_.home, arguments_.age, arguments_.sex};
    return {arguments_.home, arguments_.centre};
  }

  void count() {
    std::vector<io::CodedBlock> blocks;
    std::vector<CodePairs> pairs;
    while (true) {
      rows_->next(loop_, blocks);
      if (blocks.empty()) break;
      std::size_t second_codes = rows_->codes(1);
      if (both_) {
        both_->update();
        second_codes = both_->codes();
        loop_(blocks.size(),
              [&](std::size_t b) { both_->merge(blocks[b].codes[1], blocks[b].codes[2]); });
      }
      pairs.clear();
      for (const io::CodedBlock& block : blocks) pairs.push_back({block.codes[0], block.codes[1]});
      counts_.add(pairs, rows_->codes(0), second_codes, loop_);
    }
  }

  void write_flows() {
    const Ordered homes(texts_of(*rows_, 0));
    const Ordered centres(texts_of(*rows_, 1));
    std::vector<Part> parts;
    counts_.each_part(
        homes.order, centres.order, loop_, [&](std::size_t n) { parts.resize(n); },
        [&](std::size_t n, std::span<const PairCount> pairs) {
          Part& part = parts[n];
          for (const PairCount& pair : pairs) {
            part.home.push_back(homes.place[pair.first]);
            part.second.push_back(centres.place[pair.second]);
            part.count.push_back(static_cast<std::int64_t>(pair.count));
          }
        });
    output_.open({{"home", io::ResultKind::text},
                  {"centre", io::ResultKind::text},
                  {"count", io::ResultKind::whole}});
    std::vector<io::ResultBlock> blocks;
    for (const Part& part : parts) {
      add_up(part);
      blocks.push_back({part.count.size(),
                        {io::LabelCodes{part.home, &*homes.labels},
                         io::LabelCodes{part.second, &*centres.labels}, io::Wholes(part.count)}});
    }
    write(blocks);
  }

  /// In order of home, band and sex, while the counts have the sex before the band.
  void write_profile() {
    const Ordered homes(texts_of(*rows_, 0));
    const Ordered sexes(texts_of(*rows_, BandAndSex::kSex));
    std::vector<std::string> names;
    for (std::size_t band = 0; band + 1 < both_->bands(); ++band)
      names.push_back(std::to_string(band));
    const io::ResultLabels bands(names);
    std::vector<std::uint32_t> order;
    for (std::uint32_t band = 0; band < both_->bands(); ++band) {
      for (const std::uint32_t sex : sexes.order)
        order.push_back(sex * static_cast<std::uint32_t>(both_->bands()) + band);
    }
    std::vector<Part> parts;
    counts_.each_part(
        homes.order, order, loop_, [&](std::size_t n) { parts.resize(n); },
        [&](std::size_t n, std::span<const PairCount> pairs) {
          Part& part = parts[n];
          for (const PairCount& pair : pairs) {
            part.home.push_back(homes.place[pair.first]);
            part.second.push_back(static_cast<std::int32_t>(both_->band(pair.second)) - 1);
            part.third.push_back(sexes.place[both_->sex(pair.second)]);
            part.count.push_back(static_cast<std::int64_t>(pair.count));
          }
        });
    output_.open({{"home", io::ResultKind::text},
                  {"band", io::ResultKind::text},
                  {"sex", io::ResultKind::text},
                  {"count", io::ResultKind::whole}});
    std::vector<io::ResultBlock> blocks;
    for (const Part& part : parts) {
      add_up(part);
      blocks.push_back(
          {part.count.size(),
           {io::LabelCodes{part.home, &*homes.labels}, io::LabelCodes{part.second, &bands},
            io::LabelCodes{part.third, &*sexes.labels}, io::Wholes(part.count)}});
    }
    write(blocks);
  }

  void add_up(const Part& part) {
    totals_.pairs += part.count.size();
    for (std::size_t i = 0; i < part.count.size(); ++i) {
      totals_.rows += part.count[i];
      if (part.home[i] < 0) totals_.without_home += part.count[i];
      if (part.second[i] < 0) totals_.unlisted += part.count[i];
    }
  }

  void write(const std::vector<io::ResultBlock>& blocks) {
    if (totals_.rows == 0) refuse(arguments_.rows, "it holds no rows", "");
    output_.write_blocks(blocks, loop_);
  }

  void finish() {
    const char* const second = arguments_.profile ? "without_age" : "unlisted";
    if (!arguments_.output.json && !arguments_.quiet) {
      std::fprintf(stderr, "%lld rows, %lld of them without a home, %lld %s\n",
                   static_cast<long long>(totals_.rows),
                   static_cast<long long>(totals_.without_home),
                   static_cast<long long>(totals_.unlisted),
                   arguments_.profile ? "without an age" : "listed nowhere");
    }
    output_.finish("{\"rows\": " + std::to_string(totals_.rows) +
                   ", \"without_home\": " + std::to_string(totals_.without_home) + ", \"" + second +
                   "\": " + std::to_string(totals_.unlisted) + "}");
  }

  const FlowsArguments& arguments_;
  Output output_;
  Threads threads_;
  ParallelFor loop_;
  std::unique_ptr<io::CodedRows> rows_;
  PairCounts counts_;
  std::optional<BandAndSex> both_;
  Totals totals_;
};

}  // namespace

int flows(const FlowsArguments& arguments) {
  require_columns(arguments);
  Flows(arguments).run();
  return 0;
}

}  // namespace omrade::tools
