#include "places.hpp"
#include "write_files.hpp"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace kronoberg {
namespace {

void add_ring(const Ring& ring, OGRPolygon& polygon) {
  auto line = std::make_unique<OGRLinearRing>();
  line->setNumPoints(static_cast<int>(ring.size()));
  int i = 0;
  for (const Point& p : ring) line->setPoint(i++, p.x, p.y);
  polygon.addRingDirectly(line.release());
}

std::unique_ptr<OGRPolygon> geometry_of(const Polygon& polygon) {
  auto geometry = std::make_unique<OGRPolygon>();
  add_ring(polygon.shell, *geometry);
  for (const Ring& hole : polygon.holes) add_ring(hole, *geometry);
  return geometry;
}

class GeoPackage {
 public:
  explicit GeoPackage(const std::string& path) : path_(path) {
    file_.reset(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0,
                                                                        GDT_Unknown, nullptr));
    if (file_ == nullptr) throw std::runtime_error("GDAL could not create " + path + ".");
    if (system_.importFromEPSG(3006) != OGRERR_NONE) {
      throw std::runtime_error("GDAL does not know EPSG:3006; is PROJ's database installed?");
    }
    system_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    check(file_->StartTransaction() == OGRERR_NONE);
  }

  void add_layer(const char* name, OGRwkbGeometryType type,
                 std::initializer_list<const char*> fields) {
    layer_ = file_->CreateLayer(name, &system_, type, nullptr);
    check(layer_ != nullptr);
    for (const char* field : fields) {
      OGRFieldDefn text(field, OFTString);
      check(layer_->CreateField(&text) == OGRERR_NONE);
    }
  }

  void add_feature(const MultiPolygon& shape, std::initializer_list<std::string> values) {
    OGRFeature feature(layer_->GetLayerDefn());
    int i = 0;
    for (const std::string& value : values) feature.SetField(i++, value.c_str());
    if (layer_->GetGeomType() == wkbPolygon) {
      feature.SetGeometryDirectly(geometry_of(shape.front()).release());
    } else {
      auto geometry = std::make_unique<OGRMultiPolygon>();
      for (const Polygon& part : shape) {
        geometry->addGeometryDirectly(geometry_of(part).release());
      }
      feature.SetGeometryDirectly(geometry.release());
    }
    check(layer_->CreateFeature(&feature) == OGRERR_NONE);
  }

  void close() {
    check(file_->CommitTransaction() == OGRERR_NONE);
    file_.reset();
  }

 private:
  void check(bool done) const {
    if (!done) throw std::runtime_error("GDAL could not write " + path_ + ".");
  }

  std::string path_;
  OGRSpatialReference system_;
  GDALDatasetUniquePtr file_;
  OGRLayer* layer_ = nullptr;
};

void write_geopackage(const Model& model, const std::string& path) {
  GeoPackage file(path);
  file.add_layer("deso", wkbPolygon, {"desokod", "desonamn", "kommun", "kommunnamn"});
  for (const Deso& area : model.deso) {
    const Municipality& home = municipalities()[static_cast<std::size_t>(area.municipality)];
    file.add_feature(area.shape,
                     {area.code, area.name, std::string(home.id), std::string(home.name)});
  }
  file.add_layer("nyckelkod", wkbMultiPolygon, {"kod", "namn"});
  for (const Parish& parish : model.parishes) {
    file.add_feature(parish.shape, {parish.code, parish.name});
  }
  file.add_layer("lakes", wkbPolygon, {"name"});
  for (const Lake& lake : model.county.lakes) file.add_feature({{lake.shore, {}}}, {lake.name});
  file.close();
}

}  // namespace

void write_layers(const Model& model, const OutputFolder& out) {
  // The file is the same whenever it is made, and need not survive a power failure half-way.
  CPLSetConfigOption("OGR_CURRENT_DATE", "2025-01-01T00:00:00.000Z");
  CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
  out.put("kronoberg.gpkg",
          [&](const std::filesystem::path& path) { write_geopackage(model, path.string()); });
}

}  // namespace kronoberg
