#include "io/feature_sink.hpp"

#include "base/error.hpp"
#include "io/area_shape.hpp"
#include "io/crs.hpp"
#include "io/gdal.hpp"
#include "io/temporary_file.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <utility>

namespace omrade::io {
namespace {

namespace fs = std::filesystem;

const char* driver_of(const std::string& ending) {
  if (ending == "gpkg") return "GPKG";
  if (ending == "fgb") return "FlatGeobuf";
  return ending == "xlsx" ? "XLSX" : "GeoJSON";
}

OGRFieldType type_of(ResultKind kind) {
  if (kind == ResultKind::text) return OFTString;
  return kind == ResultKind::whole ? OFTInteger64 : OFTReal;
}

class FeatureSink final : public TableSink {
 public:
  FeatureSink(fs::path out, const std::string& ending, std::vector<ResultColumn> columns,
              const AreaSet* places)
      : out_(std::move(out)),
        columns_(std::move(columns)),
        places_(ending == "xlsx" ? nullptr : places),
        clock_("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z"),
        synchronous_("OGR_SQLITE_SYNCHRONOUS", "OFF"),  // synced once, at the end
        temporary_(out_, "." + ending) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_of(ending));
    if (driver == nullptr) fail("write it: GDAL lacks the driver");
    dataset_.reset(driver->Create(temporary_.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) fail("create the file");
    create_layer(ending);
    transaction_ = dataset_->TestCapability(ODsCTransactions) != 0;
    if (transaction_ && dataset_->StartTransaction() != OGRERR_NONE) fail("create the file");
  }

  void write(const Table& block) override {
    require_rows_to_fit(block.rows());
    for (std::size_t row = 0; row < block.rows(); ++row, ++rows_) {
      const FeatureHandle feature(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
      for (std::size_t c = 0; c < columns_.size(); ++c)
        set(*feature, static_cast<int>(c), block.at(columns_[c].name), row);
      if (places_ != nullptr) feature->SetGeometry(shape_of(*places_, rows_).get());
      if (layer_->CreateFeature(feature.get()) != OGRERR_NONE) fail("write the file");
    }
  }

  void write_blocks(std::span<const ResultBlock> blocks, const ParallelFor& /*loop*/) override {
    for (const ResultBlock& block : blocks) write(table_of(block, names_of(columns_)));
  }

  void finish() override {
    if (transaction_ && dataset_->CommitTransaction() != OGRERR_NONE) fail("write the file");
    dataset_.reset();
    if (errors_.any()) fail("write the file");  // closing reports in no other way
    require_end();
    temporary_.publish();
  }

 private:
  [[noreturn]] void fail(const std::string& doing) const {
    throw Error(ErrorKind::environment,
                {.subject = out_.string(), .what = errors_.explain("cannot " + doing)});
  }

  void require_rows_to_fit(std::size_t more) const {
    constexpr std::size_t most = 1'048'575;  // and the line of names
    if (out_.extension() != ".xlsx" || rows_ + more <= most) return;
    throw Error(ErrorKind::user, {.subject = out_.string(),
                                  .what = "a sheet holds no more than 1 048 576 rows",
                                  .hint = "let the name end in .csv or .gpkg"});
  }

  void require_end() const {
    if (is_whole()) return;
    throw Error(
        ErrorKind::environment,
        {.subject = out_.string(), .what = "cannot be written to the end; is the disk full?"});
  }

  /// Some drivers do not say that the disk was full: then the end of what they write is missing.
  [[nodiscard]] bool is_whole() const {
    const std::string ending = out_.extension().string();
    if (ending == ".xlsx") return tail().find("PK\5\6") != std::string::npos;  // of its directory
    if (ending == ".geojson") return tail().ends_with("\n]\n}\n");
    if (ending == ".fgb") return features_read_back() == rows_;
    return true;
  }

  [[nodiscard]] std::string tail() const {
    constexpr std::streamoff most = 1024;
    std::ifstream file(temporary_.path(), std::ios::binary | std::ios::ate);
    const std::streamoff size = file.tellg();
    std::string end(static_cast<std::size_t>(std::clamp<std::streamoff>(size, 0, most)), '\0');
    file.seekg(size - static_cast<std::streamoff>(end.size()));
    file.read(end.data(), static_cast<std::streamsize>(end.size()));
    return end;
  }

  [[nodiscard]] std::size_t features_read_back() const {
    const GdalErrors ignored;  // a file that cannot be read has no features
    const DatasetHandle written(static_cast<GDALDataset*>(
        GDALOpenEx(temporary_.path().c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr)));
    if (!written || written->GetLayerCount() == 0) return 0;
    std::size_t count = 0;
    while (const FeatureHandle feature{written->GetLayer(0)->GetNextFeature()}) ++count;
    return count;
  }

  void create_layer(const std::string& ending) {
    ReferenceHandle reference;
    OGRwkbGeometryType type = wkbNone;
    if (places_ != nullptr) {
      type = places_->polygons() != nullptr ? wkbMultiPolygon : wkbPoint;
      if (!places_->crs().empty()) reference = parse_crs(places_->crs());
    }
    std::vector<char*> options;
    options.push_back(nullptr);
    layer_ = dataset_->CreateLayer(out_.stem().c_str(), reference.get(), type, options.data());
    if (layer_ == nullptr) fail("create its layer");
    if (ending == "gpkg") layer_->SetMetadataItem("disclosure", "none");
    for (const ResultColumn& column : columns_) {
      OGRFieldDefn field(column.name.c_str(), type_of(column.kind));
      if (layer_->CreateField(&field) != OGRERR_NONE)
        fail("create the field '" + column.name + "'");
    }
  }

  void set(OGRFeature& feature, int field, const Column& column, std::size_t row) const {
    if (column.type() != ColumnType::real) {
      const std::string_view text = column.text(row);
      if (!text.empty()) feature.SetField(field, std::string(text).c_str());
      return;
    }
    const double value = column.reals()[row];
    if (std::isnan(value)) return;
    if (columns_[static_cast<std::size_t>(field)].kind == ResultKind::whole) {
      feature.SetField(field, static_cast<GIntBig>(value));
    } else {
      feature.SetField(field, value);
    }
  }

  fs::path out_;
  std::vector<ResultColumn> columns_;
  const AreaSet* places_;
  GdalErrors errors_;
  GdalOption clock_, synchronous_;
  TemporaryFile temporary_;
  DatasetHandle dataset_;
  OGRLayer* layer_ = nullptr;
  bool transaction_ = false;
  std::size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<TableSink> open_feature_sink(const std::filesystem::path& out,
                                             const std::string& ending,
                                             std::vector<ResultColumn> columns,
                                             const AreaSet* places) {
  if (ending == "fgb" && places == nullptr) {  // GDAL would write an empty file, and not say so
    throw Error(ErrorKind::user, {.subject = out.string(),
                                  .what = "a .fgb file holds places, and this result has none",
                                  .hint = "let the name end in .csv or .gpkg"});
  }
  return std::make_unique<FeatureSink>(out, ending, std::move(columns), places);
}

}  // namespace omrade::io
