#include "io/table_sink.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "io/gdal.hpp"
#include "io/table.hpp"
#include "io/vector.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <memory>
#include <utility>

namespace {

using namespace omrade;
namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<io::ResultColumn> kColumns{
    {"id", io::ResultKind::text}, {"count", io::ResultKind::whole}, {"mean", io::ResultKind::real}};

/// Points a metre from each other.
std::unique_ptr<AreaSet> in_a_row(const std::vector<std::string>& ids) {
  AreaSetParts parts{.id = "places", .ids = ids, .names = ids, .crs = "EPSG:3006"};
  for (std::size_t k = 0; k < ids.size(); ++k)
    parts.points.push_back({500000 + static_cast<double>(k), 6300000});
  return std::make_unique<AreaSet>(std::move(parts));
}

Table block(const std::vector<std::string>& ids, const std::vector<double>& counts,
            const std::vector<double>& means) {
  return {{"id", "count", "mean"},
          {Column::of_texts(ids), Column::of_reals(counts), Column::of_reals(means)}};
}

class TableSinkTest : public ::testing::Test {
 protected:
  TableSinkTest()
      : folder_(fs::temp_directory_path() / ("omrade-sink-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~TableSinkTest() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const AreaSet* places = nullptr) const {
    const fs::path out = folder_ / name;
    const auto sink = io::open_table_sink(out.string(), kColumns, places);
    sink->write(block({"a", "b,c"}, {3, 0}, {0.1, std::nan("")}));
    sink->write(block({"\u00e5"}, {1e6}, {-2.5}));
    sink->finish();
    return out;
  }

  const fs::path folder_;
};

TEST_F(TableSinkTest, CsvIsTheShortestTextThatReadsBack) {
  EXPECT_EQ(read_file(write("t.csv")), "id,count,mean\na,3,0.1\n\"b,c\",0,\n\u00e5,1000000,-2.5\n");
}

TEST_F(TableSinkTest, AColumnFolderReadsBackAsATable) {
  const fs::path out = write("t/").parent_path();
  const auto table = io::open_table(out, {});
  ASSERT_EQ(table->rows(), 3U);
  const Column ids = table->categories("id");
  EXPECT_EQ(ids.text(0), "a");
  EXPECT_EQ(ids.text(1), "b,c");
  EXPECT_EQ(ids.text(2), "\u00e5");
  EXPECT_THAT(table->reals("count").reals(), ElementsAre(3, 0, 1e6));
  EXPECT_TRUE(std::isnan(table->reals("mean").reals()[1]));
  EXPECT_EQ(table->reals("mean").reals()[2], -2.5);
  EXPECT_EQ(write("t/").parent_path(), out);  // in its own place
}

TEST_F(TableSinkTest, AColumnFolderWithoutRowsIsOne) {
  const fs::path out = folder_ / "none";
  io::open_table_sink(out.string() + "/", kColumns, nullptr)->finish();
  EXPECT_EQ(io::open_table(out, {})->rows(), 0U);
}

/// Blocks as commands give them, and the same rows as a table.
TEST_F(TableSinkTest, BlocksAreWrittenAsTheirTablesAre) {
  const io::ResultLabels labels({"a", "b,c"});
  const std::vector<std::int32_t> codes{1, -1, 0, 1};
  const std::vector<std::int64_t> wholes{3, -4, 0, 5000000000};
  const std::vector<double> reals{0.1, std::nan(""), -2.5, 1e300};
  const std::vector<std::uint32_t> listed{7, 9};
  const std::vector<io::ResultColumn> columns{{"row", io::ResultKind::whole},
                                              {"id", io::ResultKind::text},
                                              {"count", io::ResultKind::whole},
                                              {"mean", io::ResultKind::real}};
  const auto block = [&](const io::RowNumbers& rows) {
    return io::ResultBlock{
        4, {rows, io::LabelCodes{codes, &labels}, io::Wholes(wholes), io::Reals(reals)}};
  };
  const std::vector<io::ResultBlock> blocks{block({.first = 5}),
                                            block({.listed = listed, .times = 2})};
  const auto backwards = [](std::size_t count, const auto& body) {
    for (std::size_t i = count; i > 0; --i) body(i - 1);
  };
  for (const char* name : {"blocks.csv", "blocks.json"}) {
    const std::string out = (folder_ / name).string();
    auto sink = io::open_table_sink(out, columns, nullptr);
    sink->write_blocks(blocks, backwards);
    sink->finish();
    const std::string written = read_file(out);
    sink.reset();  // before the next, which has the same temporary name
    sink = io::open_table_sink(out, columns, nullptr);
    for (const io::ResultBlock& one : blocks) sink->write(table_of(one, names_of(columns)));
    sink->finish();
    EXPECT_EQ(written, read_file(out));
  }
  EXPECT_EQ(read_file(folder_ / "blocks.csv"),
            "row,id,count,mean\n5,\"b,c\",3,0.1\n6,,-4,\n7,a,0,-2.5\n8,\"b,c\",5000000000,1e+300\n"
            "7,\"b,c\",3,0.1\n7,,-4,\n9,a,0,-2.5\n9,\"b,c\",5000000000,1e+300\n");
  auto sink = io::open_table_sink((folder_ / "blocks/").string(), columns, nullptr);
  sink->write_blocks(blocks, backwards);
  sink->finish();
  const auto table = io::open_table(folder_ / "blocks", {});
  EXPECT_THAT(table->reals("row").reals(), ElementsAre(5, 6, 7, 8, 7, 7, 9, 9));
  EXPECT_EQ(table->categories("id").text(4), "b,c");
  EXPECT_EQ(table->categories("id").text(5), "");
  EXPECT_EQ(table->reals("count").reals()[7], 5e9);
}

TEST_F(TableSinkTest, JsonIsAListOfObjects) {
  EXPECT_EQ(read_file(write("t.json")), R"([
    {"id": "a", "count": 3, "mean": 0.1},
    {"id": "b,c", "count": 0, "mean": null},
    {"id": ")"
                                        "\u00e5"
                                        R"(", "count": 1000000, "mean": -2.5}
]
)");
}

TEST_F(TableSinkTest, AnEmptyTableStillNamesItsColumns) {
  const fs::path out = folder_ / "empty.csv";
  io::open_table_sink(out.string(), kColumns, nullptr)->finish();
  EXPECT_EQ(read_file(out), "id,count,mean\n");
  const fs::path json = folder_ / "empty.json";
  io::open_table_sink(json.string(), kColumns, nullptr)->finish();
  EXPECT_EQ(read_file(json), "[]\n");
}

TEST_F(TableSinkTest, WithoutFinishNothingRemains) {
  const auto places = in_a_row({"a"});
  for (const std::string& ending : io::table_endings()) {
    const auto sink =
        io::open_table_sink((folder_ / ("gone." + ending)).string(), kColumns, places.get());
    sink->write(block({"a"}, {1}, {1}));
  }
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(TableSinkTest, AWorkbookReadsBack) {
  const auto table = io::open_table(write("t.xlsx"), io::CsvOptions{});
  EXPECT_THAT(table->names(), ElementsAre("id", "count", "mean"));
  EXPECT_EQ(table->reals("count").reals()[2], 1e6);
  EXPECT_TRUE(std::isnan(table->reals("mean").reals()[1]));
}

TEST_F(TableSinkTest, FormatsOfGdalHoldTheGeometryOfEachRow) {
  const auto places = in_a_row({"1", "2", "3"});
  for (const char* ending : {"gpkg", "geojson", "fgb"}) {
    const auto read =
        io::read_vector({.file = write(std::string("t.") + ending, places.get()), .id = "id"});
    EXPECT_EQ(read.parts.crs, "EPSG:3006") << ending;
    ASSERT_EQ(read.parts.points.size(), 3U) << ending;
    for (std::size_t row = 0; row < 3; ++row) {  // FlatGeobuf has an order of its own
      const std::string id = std::vector<std::string>{"a", "b,c", "\u00e5"}[row];
      const auto at = std::find(read.parts.ids.begin(), read.parts.ids.end(), id);
      ASSERT_NE(at, read.parts.ids.end()) << ending;
      EXPECT_EQ(read.parts.points[static_cast<std::size_t>(at - read.parts.ids.begin())].x,
                500000 + static_cast<double>(row))
          << ending;
    }
  }
}

TEST_F(TableSinkTest, ASheetHoldsNoMoreRowsThanASheetCan) {
  const std::size_t rows = 1'048'576;
  const auto sink = io::open_table_sink((folder_ / "long.xlsx").string(), {{"n"}}, nullptr);
  try {
    sink->write(Table({"n"}, {Column::of_reals(std::vector<double>(rows, 1))}));
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_THAT(error.what(), HasSubstr("a sheet holds no more than 1 048 576 rows"));
  }
}

/// Files of this program can be no larger, as if the disk were full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  FullDisk(FullDisk&&) = delete;
  FullDisk& operator=(FullDisk&&) = delete;
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  void (*handler_)(int);
  rlimit before_{};
};

TEST_F(TableSinkTest, AFullDiskIsAnErrorInEveryFormat) {
  std::vector<std::string> ids;
  std::vector<double> numbers;
  for (int k = 0; k < 20'000; ++k) {
    ids.push_back("area " + std::to_string(k * 7919));
    numbers.push_back(k * 1.37);
  }
  const Table table = block(ids, numbers, numbers);
  const auto places = in_a_row(ids);
  for (const std::string& ending : io::table_endings()) {
    ErrorKind kind = ErrorKind::bug;
    {
      const FullDisk full(65536);
      try {
        const auto sink =
            io::open_table_sink((folder_ / ("full." + ending)).string(), kColumns, places.get());
        sink->write(table);
        sink->finish();
      } catch (const Error& error) {
        kind = error.kind();
      }
    }
    EXPECT_EQ(kind, ErrorKind::environment) << ending;
    EXPECT_TRUE(fs::is_empty(folder_)) << ending;
  }
}

TEST_F(TableSinkTest, AGeoPackageSaysThatNothingGatedIt) {
  const io::DatasetHandle dataset = io::open_dataset(write("t.gpkg"), io::GdalKind::vector);
  EXPECT_STREQ(dataset->GetLayer(0)->GetMetadataItem("disclosure"), "none");
}

TEST_F(TableSinkTest, AFlatGeobufWithoutPlacesIsRefused) {
  // GDAL leaves a file of no bytes and calls it a success.
  EXPECT_THROW(io::open_table_sink((folder_ / "t.fgb").string(), kColumns, nullptr), Error);
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(TableSinkTest, TheSameRowsAreTheSameBytes) {
  const auto places = in_a_row({"1", "2", "3"});
  for (const char* ending : {"gpkg", "geojson", "fgb"}) {
    const std::string first = read_file(write(std::string("one.") + ending, places.get()));
    fs::remove(folder_ / (std::string("one.") + ending));
    EXPECT_FALSE(first.empty()) << ending;
    EXPECT_EQ(first, read_file(write(std::string("one.") + ending, places.get()))) << ending;
  }
}

TEST(TableEnding, AnUnknownOneIsRefusedWithThoseThatAreKnown) {
  try {
    io::require_table_ending("x.parquet");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "x.parquet: no format ends in '.parquet'; let it end in one of: .csv, .json, "
                 ".geojson, .gpkg, .fgb, .xlsx; or in / for a column folder");
  }
}

TEST_F(TableSinkTest, AFolderThatRefusesIsAnErrorOfTheEnvironment) {
  try {
    io::open_table_sink((folder_ / "no" / "t.csv").string(), kColumns, nullptr);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::environment);
    EXPECT_THAT(error.what(), HasSubstr("cannot create the file: No such file or directory"));
  }
}

}  // namespace
