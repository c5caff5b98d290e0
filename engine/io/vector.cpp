#include "io/vector.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/crs.hpp"
#include "io/findings.hpp"
#include "io/gdal.hpp"
#include "io/shape_builder.hpp"
#include "io/vector_layer.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace omrade::io {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = shown_source(file), .what = std::move(what), .hint = std::move(hint)});
}

std::vector<std::string> fields_of(OGRLayer& layer) {
  std::vector<std::string> names;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
  }
  return names;
}

std::string place_of(const OGRFeature& feature) {
  return "feature " + std::to_string(feature.GetFID());
}

/// Positions of the fields that serve as id, name and value; the name is absent where ids serve.
struct Fields {
  int id = 0;
  std::optional<int> name{}, value{};
};

bool is_number(OGRFieldType type) {
  return type == OFTInteger || type == OFTInteger64 || type == OFTReal;
}

Fields find_fields(OGRLayer& layer, const VectorRequest& request) {
  const std::vector<std::string> names = fields_of(layer);
  std::vector<Message> problems;
  const auto find = [&](const std::string& wanted) {
    const auto at = std::find(names.begin(), names.end(), wanted);
    if (at == names.end()) {
      problems.push_back({.subject = shown_source(request.file),
                          .what = layer_title(layer) + " has no field " + in_quotes(wanted),
                          .hint = name_hint(wanted, names)});
    }
    return static_cast<int>(at - names.begin());
  };
  Fields fields{.id = find(request.id)};
  if (!request.name.empty()) fields.name = find(request.name);
  if (!request.value.empty()) fields.value = find(request.value);
  const auto require = [&](int field, bool fits, const char* hint) {
    if (fits) return;
    const OGRFieldDefn& definition = *layer.GetLayerDefn()->GetFieldDefn(field);
    problems.push_back({.subject = shown_source(request.file),
                        .what = "field " + in_quotes(definition.GetNameRef()) + " of " +
                                layer_title(layer) + " is of type " +
                                OGRFieldDefn::GetFieldTypeName(definition.GetType()),
                        .hint = hint});
  };
  if (problems.empty()) {
    const OGRFieldType type = layer.GetLayerDefn()->GetFieldDefn(fields.id)->GetType();
    require(fields.id, type == OFTString || type == OFTInteger || type == OFTInteger64,
            "ids are text or whole numbers");
    if (fields.value) {
      require(*fields.value,
              is_number(layer.GetLayerDefn()->GetFieldDefn(*fields.value)->GetType()),
              "values are numbers");
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
  return fields;
}

std::string text_of(const OGRFeature& feature, int field) {
  if (feature.IsFieldSetAndNotNull(field) == 0) return "";
  return std::string(trim(feature.GetFieldAsString(field)));
}

/// Reads the features of one layer and gathers everything that is wrong with them.
class Reading {
 public:
  Reading(const VectorRequest& request, OGRLayer& layer)
      : request_(request),
        layer_(layer),
        fields_(find_fields(layer, request)),
        geometry_(shown_source(request.file), "", "feature"),
        empty_ids_(shown_source(request.file), "", "feature") {}

  AreaSetParts read(const std::string& crs) {
    layer_.ResetReading();
    const GdalErrors errors;
    if (is_connection(request_.file)) {
      add_by_id();
    } else {
      constexpr std::size_t sample = 100;
      while (const FeatureHandle feature{layer_.GetNextFeature()}) {
        add(*feature);
        if (places_.size() != sample || layer_.TestCapability(OLCFastFeatureCount) == 0) continue;
        shapes_.expect(static_cast<std::size_t>(std::max<GIntBig>(0, layer_.GetFeatureCount(0))));
      }
    }
    if (errors.any()) refuse(request_.file, errors.explain("cannot be read to the end"), "");
    if (places_.empty()) refuse(request_.file, layer_title(layer_) + " holds no features", "");
    const std::string target = request_.target_crs.empty() ? crs : normal_crs(request_.target_crs);
    if (geometry_.empty()) find_far(crs);
    if (geometry_.empty()) bring_to(crs, target);
    raise();
    parts_.id = request_.set;
    parts_.division = request_.division;
    parts_.crs = target;
    if (shapes_.kind() == ShapeBuilder::Kind::polygons) {
      parts_.polygons = shapes_.take_polygons();
    } else {
      parts_.points.assign(shapes_.points().begin(), shapes_.points().end());
    }
    return std::move(parts_);
  }

  std::vector<double> values() { return std::move(values_); }

 private:
  /// The rows of a database have no order of their own, and results must not hang on one.
  void add_by_id() {
    std::vector<FeatureHandle> features;
    while (FeatureHandle feature{layer_.GetNextFeature()}) features.push_back(std::move(feature));
    std::stable_sort(features.begin(), features.end(),
                     [this](const FeatureHandle& a, const FeatureHandle& b) {
                       return text_of(*a, fields_.id) < text_of(*b, fields_.id);
                     });
    for (const FeatureHandle& feature : features) add(*feature);
  }

  void add(OGRFeature& feature) {
    const std::string id = text_of(feature, fields_.id);
    const std::string place = place_of(feature);
    if (id.empty()) {
      empty_ids_.add({.place = place,
                      .what = "the id field " + in_quotes(request_.id) + " is empty",
                      .hint = "every area needs an id"});
    }
    if (std::string wrong = shapes_.add(feature.GetGeometryRef()); !wrong.empty()) {
      geometry_.add({.place = place, .what = named(id) + wrong});
    }
    parts_.ids.push_back(id);
    if (fields_.name) {
      std::string name = text_of(feature, *fields_.name);
      if (name.empty()) name = id;
      parts_.names.push_back(std::move(name));
    }
    if (fields_.value) {
      values_.push_back(feature.IsFieldSetAndNotNull(*fields_.value) != 0
                            ? feature.GetFieldAsDouble(*fields_.value)
                            : std::numeric_limits<double>::quiet_NaN());
    }
    places_.push_back(place);
  }

  static std::string named(const std::string& id) { return "area " + in_quotes(id) + " has "; }

  /// Once per area.
  void find_far(const std::string& crs) {
    const double limit = coordinate_limit(crs);
    const std::span<const Point> points = shapes_.points();
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double far = std::abs(points[i].x) > limit ? points[i].x : points[i].y;
      if (!(std::abs(far) > limit)) continue;
      const std::size_t area = shapes_.area_of(i);
      if (last == area) continue;
      last = area;
      geometry_.add({.place = places_[area],
                     .what = named(parts_.ids[area]) + "the coordinate " + shortest(far) +
                             ", which is no place in " + shown_crs(crs),
                     .hint = "correct it in the source"});
    }
  }

  void bring_to(const std::string& crs, const std::string& target) {
    std::vector<std::size_t> areas;
    for (const std::size_t point : transform_points(shapes_.points(), crs, target)) {
      areas.push_back(shapes_.area_of(point));
    }
    areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
    for (const std::size_t area : areas) {
      geometry_.add(
          {.place = places_[area],
           .what = named(parts_.ids[area]) + "a point without a place in " + shown_crs(target),
           .hint = "is it really in " + shown_crs(crs) + "?"});
    }
  }

  /// Every id that stands for several areas, in order of its first.
  void find_duplicates(Findings& duplicates) const {
    std::map<std::string_view, std::vector<std::size_t>> areas_of;
    for (std::size_t i = 0; i < parts_.ids.size(); ++i) areas_of[parts_.ids[i]].push_back(i);
    for (std::size_t i = 0; i < parts_.ids.size(); ++i) {
      const std::vector<std::size_t>& areas = areas_of[parts_.ids[i]];
      if (parts_.ids[i].empty() || areas.size() < 2 || areas.front() != i) continue;
      duplicates.add({.place = places_[areas[1]],
                      .what = "the id " + in_quotes(parts_.ids[i]) + " stands for " +
                              counted(areas.size(), "area") + ", " + places_[i] + " first",
                      .hint = "every area needs an id of its own"});
    }
  }

  void raise() const {
    Findings duplicates(shown_source(request_.file), "", "duplicate id");
    if (!request_.doubled_ids) find_duplicates(duplicates);
    std::vector<Message> all;
    empty_ids_.append_to(all);
    duplicates.append_to(all);
    geometry_.append_to(all);
    if (!all.empty()) throw Error(ErrorKind::user, std::move(all));
  }

  const VectorRequest& request_;
  OGRLayer& layer_;
  Fields fields_;
  Findings geometry_, empty_ids_;
  ShapeBuilder shapes_;
  AreaSetParts parts_;
  std::vector<double> values_;
  std::vector<std::string> places_;  ///< per feature, for messages
};

}  // namespace

VectorResult read_vector(const VectorRequest& request) {
  const DatasetHandle dataset = open_dataset(request.file, GdalKind::vector);
  const GdalErrors errors;
  OGRLayer& layer = find_layer(*dataset, request.file, request.layer);
  Reading reading(request, layer);
  const std::string crs = source_crs(shown_source(request.file), layer_title(layer),
                                     layer.GetSpatialRef(), request.crs);
  VectorResult result{.parts = reading.read(crs)};
  result.values = reading.values();
  result.detected = {{"driver", dataset->GetDriver()->GetDescription()},
                     {"layer", layer.GetName()},
                     {"crs", crs},
                     {"geometry", OGRGeometryTypeToName(wkbFlatten(layer.GetGeomType()))}};
  return result;
}

std::vector<std::string> layer_names(const std::filesystem::path& file) {
  const DatasetHandle dataset = open_dataset(file, GdalKind::vector);
  return names_of(*dataset);
}

std::vector<std::string> field_names(const std::filesystem::path& file, const std::string& layer) {
  const DatasetHandle dataset = open_dataset(file, GdalKind::vector);
  return fields_of(find_layer(*dataset, file, layer));
}

bool is_empty_layer(const std::filesystem::path& file, const std::string& layer) {
  const DatasetHandle dataset = open_dataset(file, GdalKind::vector);
  const GdalErrors errors;
  OGRLayer& found = find_layer(*dataset, file, layer);
  found.ResetReading();
  return FeatureHandle(found.GetNextFeature()) == nullptr && !errors.any();
}

}  // namespace omrade::io
