#include "report/forms.hpp"

#include <algorithm>
#include <array>

namespace omrade::report {
namespace {

constexpr std::array kCertainty{Choice{"certain", {"säker", "certain"}},
                                Choice{"probable", {"trolig", "probable"}},
                                Choice{"uncertain", {"osäker", "uncertain"}}};
constexpr std::array kAgreement{Choice{"agree", {"håller med", "agree"}},
                                Choice{"disagree", {"håller inte med", "disagree"}}};

constexpr std::array kResidentThemes{
    Field{"theme", {"Tema", "Theme"}},
    Field{"quote", {"Citat eller exempel", "Quotation or example"}, FieldKind::text},
    Field{"group", {"Vilka sade det", "Who said it"}},
    Field{"date", {"Datum", "Date"}, FieldKind::date},
};
constexpr std::array kResidents{Field{"unheard",
                                      {"Vilka har inte hörts, och hur kan de nås?",
                                       "Who has not been heard, and how can they be reached?"},
                                      FieldKind::text}};
constexpr std::array kStaffThemes{
    Field{"theme", {"Tema", "Theme"}},
    Field{"words", {"Med personalens ord", "In the words of staff"}, FieldKind::text},
    Field{"date", {"Datum", "Date"}, FieldKind::date},
};
constexpr std::array kStaff{Field{"differs",
                                  {"Var säger uppgifterna och personalen olika saker?",
                                   "Where do the data and staff say different things?"},
                                  FieldKind::text}};
constexpr std::array kResources{
    Field{"strengths",
          {"Vilka människor, föreningar och platser är områdets styrka?",
           "Which people, associations and places are the strength of the area?"},
          FieldKind::text},
    Field{"missing",
          {"Vad saknas, och för vilka?", "What is missing, and for whom?"},
          FieldKind::text}};
constexpr std::array kNeeds{
    Field{"need", {"Behov", "Need"}},
    Field{"certainty", {"Hur säkert", "How certain"}, FieldKind::choice, kCertainty},
    Field{"resources",
          {"Resurser som svarar mot det", "Resources that answer to it"},
          FieldKind::text},
    Field{"agreement", {"Gruppen", "The group"}, FieldKind::choice, kAgreement},
};
constexpr std::array kGoals{
    Field{"need", {"Behov", "Need"}, FieldKind::text},
    Field{"intention", {"Avsikt", "Intention"}, FieldKind::text},
    Field{"measure", {"Mått (kod)", "Measure (code)"}, FieldKind::measure},
    Field{"target", {"Målvärde", "Target"}},
    Field{"year", {"År", "Year"}},
    Field{"responsible", {"Ansvarig", "Responsible"}},
};
constexpr std::array kEffects{
    Field{"effect", {"Vilken effekt", "What effect"}, FieldKind::text},
    Field{"enablers", {"Vad krävs för den", "What enables it"}, FieldKind::text},
    Field{"who", {"Vem förverkligar", "Who realises it"}},
    Field{"when", {"När", "When"}},
    Field{"often", {"Hur ofta följs den", "How often followed"}},
    Field{"by", {"Av vem", "By whom"}},
    Field{"measures", {"Med vilka mått", "By which measures"}},
};
constexpr std::array kMandate{
    Field{"mandate", {"Uppdrag", "Mandate"}, FieldKind::text},
    Field{"meetings", {"Möten", "Meetings"}, FieldKind::text},
    Field{"next", {"Nästa uppföljning", "Next follow-up"}, FieldKind::date},
};
constexpr std::array kMembers{
    Field{"party", {"Part", "Party"}},
    Field{"name", {"Namn", "Name"}},
    Field{"contact", {"Kontakt", "Contact"}},
};
constexpr std::array kChanges{
    Field{"log",
          {"Vad har ändrats sedan förra profilen?", "What has changed since the last profile?"},
          FieldKind::text}};

constexpr std::array kForms{
    Form{"residents.themes",
         2,
         {"Teman ur samtal och enkäter", "Themes of talks and surveys"},
         4,
         kResidentThemes},
    Form{"residents", 2, {"Vilka återstår", "Who remains"}, 0, kResidents},
    Form{"staff.themes", 3, {"Teman ur verksamheten", "Themes of the staff"}, 3, kStaffThemes},
    Form{"staff", 3, {"Skillnader", "Differences"}, 0, kStaff},
    Form{"resources", 4, {"Styrkor och luckor", "Strengths and gaps"}, 0, kResources},
    Form{"needs", 5, {"Gruppens lista över behov", "The group's list of needs"}, 4, kNeeds},
    Form{"goals", 6, {"Avsikter och mål", "Intentions and goals"}, 3, kGoals},
    Form{"effects", 6, {"Effektplan", "Effect plan"}, 3, kEffects},
    Form{"group", 7, {"Uppdrag och möten", "Mandate and meetings"}, 0, kMandate},
    Form{"group.members", 7, {"Deltagare", "Members"}, 5, kMembers},
    Form{"changes", 7, {"Ändringslogg", "Changelog"}, 0, kChanges},
};

}  // namespace

std::span<const Form> forms() {
  return kForms;
}

std::string field_id(const Form& form, std::size_t row, const Field& field) {
  std::string out(form.id);
  if (form.rows > 0) out += "." + std::to_string(row + 1);
  return out + "." + std::string(field.id);
}

const Field* field_called(std::string_view id) {
  for (const Form& form : kForms) {
    for (const Field& field : form.fields) {
      for (std::size_t row = 0; row < std::max<std::size_t>(form.rows, 1); ++row) {
        if (field_id(form, row, field) == id) return &field;
      }
    }
  }
  return nullptr;
}

std::vector<std::string> field_ids() {
  std::vector<std::string> out;
  for (const Form& form : kForms) {
    for (std::size_t row = 0; row < std::max<std::size_t>(form.rows, 1); ++row) {
      for (const Field& field : form.fields) out.push_back(field_id(form, row, field));
    }
  }
  return out;
}

}  // namespace omrade::report
