// Pages for readers: one self-contained HTML file per area of the profile's page level, and an
// index.
#pragma once

#include "model/gated_profile.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace omrade::report {

/// A scenario's page, for the index.
struct ScenarioLink {
  Text title{};
  std::string path{};  ///< "scenarios/NAME.html"
};

/// What all pages of a profile share (simplified outlines, class breaks, styles), computed once.
/// Immutable, so that pages may be written from several threads. Keeps a reference to the profile,
/// which must outlive it.
class PageSet {
 public:
  /// Error user for a language other than sv and en.
  explicit PageSet(const GatedProfile& profile);
  PageSet(const PageSet&) = delete;
  PageSet& operator=(const PageSet&) = delete;
  PageSet(PageSet&&) = delete;
  PageSet& operator=(PageSet&&) = delete;
  ~PageSet();

  /// Areas of the page level.
  [[nodiscard]] std::size_t pages() const;
  /// "centres/ID.html", the id made safe for a file name.
  [[nodiscard]] std::string path(std::size_t page) const;
  [[nodiscard]] std::string html(std::size_t page) const;
  /// index.html: all areas of the page level, and the scenarios if there are any.
  [[nodiscard]] std::string index_html(const std::vector<ScenarioLink>& scenarios = {}) const;

 private:
  struct Shared;
  std::unique_ptr<const Shared> shared_;
};

/// How coarse, in metres, all outlines of the profile may be without a page or a figure showing it.
double tolerance(const GatedProfile& profile);

/// provenance.json: keyed hashes only, no data.
std::string provenance_json(const GatedProfile& profile);

}  // namespace omrade::report
