#include "base/error.hpp"
#include "report/atlas.hpp"
#include "report/context.hpp"
#include "report/document.hpp"
#include "report/index_page.hpp"
#include "report/report.hpp"
#include "report/script.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace omrade::report {

struct PageSet::Shared {
  explicit Shared(const GatedProfile& profile)
      : context(profile), atlas(context), about(about_section(context)) {}

  void check(std::size_t page) const {
    if (page >= context.pages()) {
      throw Error(ErrorKind::bug, {.what = "there is no page " + std::to_string(page) + " among " +
                                           std::to_string(context.pages())});
    }
  }

  Context context;
  Atlas atlas;
  std::string about;
};

PageSet::PageSet(const GatedProfile& profile) : shared_(std::make_unique<const Shared>(profile)) {}
PageSet::~PageSet() = default;

std::size_t PageSet::pages() const {
  return shared_->context.pages();
}

std::string PageSet::path(std::size_t page) const {
  shared_->check(page);
  return shared_->context.file(page);
}

std::string PageSet::html(std::size_t page) const {
  shared_->check(page);
  const Context& context = shared_->context;
  const std::string& name = context.name(page);
  DocumentParts parts;
  parts.title = {std::string(words::area_profile.sv) + ": " + name,
                 std::string(words::area_profile.en) + ": " + name};
  parts.way_up = "<p class=\"way-up\"><a href=\"../index.html\">" +
                 context.voice.say(Phrase{"Alla områden", "All areas"}) + "</a></p>\n";
  parts.body = key_figures_section(context, page) + map_section(context, shared_->atlas, page) +
               measures_section(context, page) + flows_section(context, page) + shared_->about;
  parts.script = page_script();
  return document(context, parts);
}

std::string PageSet::index_html(const std::vector<ScenarioLink>& scenarios) const {
  const Context& context = shared_->context;
  DocumentParts parts;
  parts.title = {std::string(words::area_profiles.sv), std::string(words::area_profiles.en)};
  parts.body = index_body(context, shared_->atlas, scenarios);
  parts.script = page_script();
  return document(context, parts);
}

double tolerance(const GatedProfile& profile) {
  return Atlas::tolerance(Context(profile));
}

}  // namespace omrade::report
