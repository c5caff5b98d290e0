// Pages for readers: one self-contained HTML file per area of the profile's page level, and an
// index.
#pragma once

#include "model/gated_profile.hpp"
#include "report/dialog.hpp"

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
  /// Pages of the areas of `level`, or of the profile's own page level. Error user for a language
  /// other than sv and en.
  explicit PageSet(const GatedProfile& profile, const std::string& level = {});
  PageSet(const PageSet&) = delete;
  PageSet& operator=(const PageSet&) = delete;
  PageSet(PageSet&&) = delete;
  PageSet& operator=(PageSet&&) = delete;
  ~PageSet();

  /// The other levels whose areas have a page each: municipalities, the region.
  static std::vector<std::string> other_levels(const GatedProfile& profile);

  /// Areas of the page level.
  [[nodiscard]] std::size_t pages() const;
  /// "centres/ID.html", the id made safe for a file name; "areas/LEVEL.ID.html" of another level.
  [[nodiscard]] std::string path(std::size_t page) const;
  /// With what a group has written in its forms, if it has.
  [[nodiscard]] std::string html(std::size_t page, const Dialog* dialog = nullptr) const;
  /// The page that a dialogue belongs to. Error user if there is none; `file` names it in messages.
  [[nodiscard]] std::size_t page_of(const Dialog& dialog, const std::string& file) const;
  /// "interviews/ID.html": a sheet of questions to staff, drawn from the area's figures.
  [[nodiscard]] std::string interview_path(std::size_t page) const;
  [[nodiscard]] std::string interview_html(std::size_t page) const;
  /// about.html: definitions and method of every indicator.
  [[nodiscard]] std::string about_html() const;
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
