// How many seek care for one ailment, by where they live. Definition and assumptions: method.md.
#include <omrade/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace contact_reasons {

constexpr omrade::Text kNobody{.sv = "ingen bor här", .en = "nobody lives here"};
constexpr omrade::Text kUnknown{.sv = "ingen kontakt i underlaget har denna sökorsak",
                                .en = "no contact in the data has this reason"};

struct ContactReasons {
  static constexpr omrade::Info info{
      .id = "org.example.contact_reasons",
      .version = "0.1.0",
      .title = {.sv = "Sökorsaker", .en = "Reasons for contact"},
      .summary = {.sv = "Patienter som sökt vård för ett besvär, per 1 000 boende.",
                  .en = "Patients who sought care for one ailment, per 1 000 residents."},
      .method = {.sv = "Varje patient räknas en gång, hur många kontakterna än är.",
                 .en = "Every patient counts once, however many the contacts."},
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr omrade::TextParam ailment{
      .id = "ailment",
      .title = {.sv = "Besvär", .en = "Ailment"},
      .doc = {.sv = "Sökorsaken, som den står i kontakterna.",
              .en = "The reason, as the contacts have it."},
      .fallback = "diabetes"};
  static constexpr omrade::Field<omrade::Category> patient{
      .id = "patient", .title = {.sv = "Patient (pseudonym)", .en = "Patient (pseudonym)"}};
  static constexpr omrade::Field<omrade::Category> reason{
      .id = "reason", .title = {.sv = "Sökorsak", .en = "Reason for contact"}};
  static constexpr auto contacts =
      omrade::rows({.id = "contacts",
                    .title = {.sv = "Vårdkontakter efter patientens bostad",
                              .en = "Contacts by the patient's home"},
                    .unit = "contacts"},
                   patient, reason);
  static constexpr omrade::Input residents{
      .id = "residents", .title = {.sv = "Boende", .en = "Residents"}, .unit = "persons"};
  static constexpr omrade::Layer rate{
      .id = "rate",
      .title = {.sv = "Sökande", .en = "Patients"},
      .doc = {.sv = "Patienter med minst en kontakt för besväret, per 1 000 boende.",
              .en = "Patients with at least one contact for the ailment, per 1 000 residents."},
      .unit = "per 1 000",
      .kind = omrade::Kind::rate,
      .decimals = 1,
      .multiplier = 1000,
      .reasons = {kNobody, kUnknown}};

  static constexpr auto declares = omrade::declare(ailment, contacts, residents, rate);

  void compute(const omrade::Call& call) const;
};

namespace {

std::optional<std::int32_t> code_of(const omrade::Categories& categories, std::string_view label) {
  for (std::size_t code = 0; code < categories.size(); ++code) {
    if (categories.label(code) == label) return static_cast<std::int32_t>(code);
  }
  return std::nullopt;
}

/// The distinct patients of area i; one who lives in a part of it counts by that part.
double patients(const omrade::Call& call, std::size_t i, std::int32_t wanted) {
  const omrade::RowsView rows = call[ContactReasons::contacts];
  const omrade::Categories who = rows[ContactReasons::patient];
  const omrade::Categories why = rows[ContactReasons::reason];
  std::vector<std::pair<std::int32_t, double>> found;
  for (const omrade::Run run : rows.runs(i)) {
    for (std::size_t row = run.begin; row < run.end; ++row) {
      if (why.code(row) != wanted) continue;
      if (who.code(row) < 0) {
        throw omrade::Error("a contact without a patient", {.area = i, .column = "contacts"});
      }
      found.emplace_back(who.code(row), run.share);
    }
  }
  // One who has moved within the area lived in two of its parts: the larger share is kept.
  std::sort(found.begin(), found.end());
  double sum = 0;
  for (std::size_t at = 0; at < found.size(); ++at) {
    const bool last = at + 1 == found.size() || found[at + 1].first != found[at].first;
    if (last) sum += found[at].second;
  }
  return sum;
}

}  // namespace

void ContactReasons::compute(const omrade::Call& call) const {
  const omrade::EstimateWriter out = call[rate];
  const omrade::Column people = call[residents];
  const std::optional<std::int32_t> wanted = code_of(call[contacts][reason], call[ailment]);
  for (std::size_t i = 0; i < call.areas(); ++i) {
    if (!wanted) {
      out.missing(i, kUnknown);
    } else if (people[i] == 0) {
      out.not_applicable(i, kNobody);
    } else if (!(people[i] > 0)) {
      out.missing(i);
    } else {
      out.set(i, patients(call, i, *wanted), people[i]);
    }
  }
}

}  // namespace contact_reasons

OMRADE_PLUGINS(contact_reasons::ContactReasons)
