#include "base/error.hpp"
#include "base/text.hpp"
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
  Shared(const GatedProfile& profile, const std::string& level)
      : context(profile, level), atlas(context), about(about_section(context, "../about.html")) {}

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

PageSet::PageSet(const GatedProfile& profile, const std::string& level)
    : shared_(std::make_unique<const Shared>(profile, level)) {}
PageSet::~PageSet() = default;

std::size_t PageSet::pages() const {
  return shared_->context.pages();
}

std::string PageSet::path(std::size_t page) const {
  shared_->check(page);
  return shared_->context.file(page);
}

std::size_t PageSet::page_of(const Dialog& dialog, const std::string& file) const {
  const Context& context = shared_->context;
  const std::string& level = context.columns.front().level->id;
  if (dialog.level != level) {
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "is of the level '" + dialog.level +
                                          "', and these pages are of '" + level + "'",
                                  .hint = "use the pages that it was written on"});
  }
  const auto page = context.page_areas().index_of(dialog.area);
  if (!page) {
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "is of an area that has no page: '" + dialog.area + "'",
                                  .hint = name_hint(dialog.area, context.page_areas().ids())});
  }
  return *page;
}

std::string PageSet::html(std::size_t page, const Dialog* dialog) const {
  shared_->check(page);
  const Context& context = shared_->context;
  const std::string& name = context.name(page);
  DocumentParts parts;
  parts.title = {std::string(words::area_profile.sv) + ": " + name,
                 std::string(words::area_profile.en) + ": " + name};
  parts.way_up = "<p class=\"way-up\"><a href=\"../index.html\">" +
                 context.voice.say(Phrase{"Alla områden", "All areas"}) + "</a></p>\n";
  parts.body =
      brief_section(context, shared_->atlas, page) + health_section(context, shared_->atlas, page) +
      steps_sections(context, shared_->atlas, page, dialog == nullptr ? Dialog{} : *dialog) +
      shared_->about;
  parts.script = page_script();
  return document(context, parts);
}

std::vector<std::string> PageSet::other_levels(const GatedProfile& profile) {
  std::vector<std::string> out;
  for (const LevelResult* level : other_page_levels(profile.view())) out.push_back(level->id);
  return out;
}

std::string PageSet::interview_path(std::size_t page) const {
  shared_->check(page);
  return "interviews/" + file_name_for(shared_->context.id(page)) + ".html";
}

std::string PageSet::interview_html(std::size_t page) const {
  shared_->check(page);
  const Context& context = shared_->context;
  const std::string& name = context.name(page);
  DocumentParts parts;
  parts.title = {"Frågor till personalen: " + name, "Questions for staff: " + name};
  parts.way_up = "<p class=\"way-up\"><a href=\"../" + link_to(context.file(page)) + "\">" +
                 context.voice.say(words::area_profile) + "</a></p>\n";
  parts.body = interview_body(context, page);
  return document(context, parts);
}

std::string PageSet::about_html() const {
  const Context& context = shared_->context;
  DocumentParts parts;
  parts.title = {"Definitioner och metod", "Definitions and method"};
  parts.way_up = "<p class=\"way-up\"><a href=\"index.html\">" +
                 context.voice.say(Phrase{"Alla områden", "All areas"}) + "</a></p>\n";
  parts.body = about_body(context);
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
