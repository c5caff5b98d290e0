#include "io/crs.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"
#include "io/vector.hpp"

#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace omrade::io {
namespace {

constexpr std::array<const char*, 3> kIsSame{"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                             "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
                                             nullptr};
constexpr std::array<const char*, 3> kParse{"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO",
                                            nullptr};

/// "EPSG:3006" of the whole system, or "".
std::string authority_code(const OGRSpatialReference& reference) {
  const char* authority = reference.GetAuthorityName(nullptr);
  const char* code = reference.GetAuthorityCode(nullptr);
  if (authority == nullptr || code == nullptr) return "";
  return std::string(authority) + ":" + code;
}

/// A GeoPackage says "Undefined geographic SRS" where it does not know; plane systems without a
/// place on Earth, "Undefined Cartesian SRS" among them, are local.
bool is_undefined(const OGRSpatialReference& reference) {
  const char* name = reference.GetName();
  return name == nullptr || std::string_view(name).starts_with("Undefined ") ||
         reference.IsLocal() != 0;
}

/// Metres without an exponent.
std::string coordinate(double value) {
  return std::trunc(value) == value ? fixed(value, 0) : shortest(value);
}

bool same(const OGRSpatialReference& a, const OGRSpatialReference& b) {
  return crs_name(a) == crs_name(b) || a.IsSame(&b, kIsSame.data()) != 0;
}

}  // namespace

ReferenceHandle parse_crs(const std::string& crs) {
  const GdalErrors errors;
  ReferenceHandle reference(new OGRSpatialReference);
  if (crs.empty() || reference->SetFromUserInput(crs.c_str(), kParse.data()) != OGRERR_NONE) {
    throw Error(ErrorKind::user,
                {.what = "no coordinate reference system " + in_quotes(crs),
                 .hint = "write the code of one, such as \"EPSG:3006\" for SWEREF 99 TM"});
  }
  reference->StripVertical();
  reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

std::string crs_name(const OGRSpatialReference& reference) {
  const GdalErrors errors;
  const ReferenceHandle flat(reference.Clone());
  flat->StripVertical();
  if (std::string code = authority_code(*flat); !code.empty()) return code;
  // CRS84 is the same with the axes in the order that omrade uses anyhow.
  OGRSpatialReference world;
  world.importFromEPSG(4326);
  if (flat->IsGeographic() != 0 && flat->IsSame(&world, kIsSame.data()) != 0) return "EPSG:4326";
  // ESRI's .prj files name no authority.
  const ReferenceHandle match(flat->FindBestMatch());
  if (match) {
    if (std::string code = authority_code(*match); !code.empty()) return code;
  }
  char* text = nullptr;
  constexpr std::array<const char*, 3> options{"FORMAT=WKT2_2019", "MULTILINE=NO", nullptr};
  const bool written = flat->exportToWkt(&text, options.data()) == OGRERR_NONE && text != nullptr;
  std::string wkt = written ? text : "";
  CPLFree(text);
  return wkt;
}

std::string shown_crs(const std::string& crs) {
  const std::size_t begin = crs.find("[\"");
  if (begin == std::string::npos) return crs;
  const std::size_t end = crs.find('"', begin + 2);
  return "the system '" + crs.substr(begin + 2, end - begin - 2) + "'";
}

std::string source_crs(const std::string& subject, const std::string& what,
                       const OGRSpatialReference* own, const std::string& stated) {
  const bool known = own != nullptr && !is_undefined(*own);
  if (!known && stated.empty()) {
    throw Error(ErrorKind::user,
                {.subject = subject,
                 .what = what + " has no coordinate reference system",
                 .hint = "write crs = \"EPSG:3006\" in the recipe, or give the file one"});
  }
  if (!known) return normal_crs(stated);
  if (!stated.empty() && !same(*own, *parse_crs(stated))) {
    throw Error(ErrorKind::user, {.subject = subject,
                                  .what = what + " is in " + shown_crs(crs_name(*own)) +
                                          ", but the recipe says crs = \"" + stated + "\"",
                                  .hint = "leave crs out of the recipe, or correct the file"});
  }
  return crs_name(*own);
}

std::vector<std::size_t> transform_points(std::span<Point> points, const std::string& from,
                                          const std::string& to) {
  const ReferenceHandle source = parse_crs(from);
  const ReferenceHandle target = parse_crs(to);
  if (same(*source, *target)) return {};
  const GdalErrors errors;
  const TransformationHandle way(OGRCreateCoordinateTransformation(source.get(), target.get()));
  if (!way) {
    throw Error(ErrorKind::user, {.what = errors.explain("no way from " + from + " to " + to)});
  }
  std::vector<std::size_t> lost;
  constexpr std::size_t at_once = 1U << 16U;
  std::vector<double> x(std::min(at_once, points.size()));
  std::vector<double> y(x.size());
  std::vector<int> good(x.size());
  for (std::size_t begin = 0; begin < points.size(); begin += at_once) {
    const std::span<Point> part = points.subspan(begin, std::min(at_once, points.size() - begin));
    for (std::size_t i = 0; i < part.size(); ++i) {
      x[i] = part[i].x;
      y[i] = part[i].y;
    }
    way->Transform(static_cast<int>(part.size()), x.data(), y.data(), nullptr, good.data());
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (std::isnan(part[i].x) || std::isnan(part[i].y)) continue;
      part[i] = {x[i], y[i]};
      if (good[i] == 0 || !std::isfinite(x[i]) || !std::isfinite(y[i])) lost.push_back(begin + i);
    }
  }
  return lost;
}

std::vector<Point> transform(std::vector<Point> points, const std::string& crs,
                             const std::string& target_crs) {
  const std::vector<Point> before = points;
  Findings findings("", "", "point");
  for (const std::size_t i : transform_points(points, crs, target_crs)) {
    findings.add({.place = "row " + std::to_string(i + 1),
                  .what = "the point (" + coordinate(before[i].x) + ", " + coordinate(before[i].y) +
                          ") has no place in " + shown_crs(target_crs),
                  .hint = "check crs and the order of x and y"});
  }
  findings.raise();
  return points;
}

std::string normal_crs(const std::string& crs) {
  const ReferenceHandle reference = parse_crs(crs);
  const std::string name = crs_name(*reference);
  return name.find('[') == std::string::npos ? name : crs;
}

double coordinate_limit(const std::string& crs) {
  constexpr double around_the_earth = 40'075'017;  // metres
  const ReferenceHandle reference = parse_crs(crs);
  return reference->IsProjected() != 0 ? around_the_earth / reference->GetLinearUnits()
                                       : std::numeric_limits<double>::infinity();
}

bool is_projected_metres(const std::string& crs) {
  const ReferenceHandle reference = parse_crs(crs);
  return reference->IsProjected() != 0 && std::abs(reference->GetLinearUnits() - 1) < 1e-9;
}

}  // namespace omrade::io
