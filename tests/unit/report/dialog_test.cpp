// Saved dialogues: what is read, what is refused, and that nothing in them is more than text.
#include "report/dialog.hpp"

#include "base/error.hpp"
#include "report/forms.hpp"
#include "report/report.hpp"
#include "tiny_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>
#include <string>

namespace omrade::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string saved(const std::string& fields, const std::string& head = "\"omrade_dialog\": 1") {
  return "{" + head +
         ", \"level\": \"around\", \"area\": \"vc1\", \"period\": \"2024\", \"run\": "
         "\"0123456789ab\", \"fields\": {" +
         fields + "}}";
}

std::string refusal(const std::string& text) {
  try {
    static_cast<void>(parse_dialog(text, "x.dialog.json"));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "accepted";
}

TEST(Dialog, HoldsWhatWasWritten) {
  const Dialog dialog =
      parse_dialog(saved(R"("residents.themes.1.theme": "Otrygghet", "group.next": "2026-05-31",
               "needs.2.certainty": "certain", "staff.differs": "rad 1\nrad 2", "changes.log": " ")"),
                   "x");
  EXPECT_EQ(dialog.level, "around");
  EXPECT_EQ(dialog.area, "vc1");
  EXPECT_EQ(dialog.in("residents.themes.1.theme"), "Otrygghet");
  EXPECT_EQ(dialog.in("staff.differs"), "rad 1\nrad 2");
  EXPECT_EQ(dialog.in("residents.themes.2.theme"), "");
  EXPECT_FALSE(dialog.fields.contains("changes.log")) << "blanks are nothing written";
}

TEST(Dialog, RefusesWhatIsNoSavedDialogue) {
  EXPECT_EQ(refusal("[]"),
            "x.dialog.json: is a list, not an object; save the dialogue anew from its page");
  EXPECT_EQ(refusal("{\"a\"\n : }"),
            "x.dialog.json: there is no 'a' in a saved dialogue; known: "
            "omrade_dialog, level, area, period, run, fields");
  EXPECT_THAT(refusal("{\"run\"\n : }"), StartsWith("x.dialog.json:2:4: is no JSON text"));
  EXPECT_THAT(refusal(saved("").substr(0, 40)), HasSubstr("is no JSON text in UTF-8"));
  EXPECT_THAT(refusal("{\"area\": \"v\xFF\"}"), HasSubstr("is no JSON text in UTF-8"));
  EXPECT_THAT(refusal("{\"area\": \"vc1\"}"), HasSubstr("says no version ('omrade_dialog')"));
  EXPECT_THAT(refusal("{\"omrade_dialog\": 1}"), HasSubstr("names no area"));
  EXPECT_THAT(refusal(saved("", "\"omrade_dialog\": 2")), HasSubstr("is of version 2"));
  EXPECT_THAT(refusal(saved("", "\"omrade_dialog\": \"1\"")), HasSubstr("may not be a text"));
}

TEST(Dialog, RefusesFieldsThatThePageDoesNotHave) {
  EXPECT_THAT(refusal(saved(R"("residents.unherd": "x")")),
              HasSubstr("there is no field 'residents.unherd'; did you mean 'residents.unheard'?"));
  EXPECT_THAT(refusal(saved(R"("residents.themes.99.theme": "x")")),
              HasSubstr("there is no field"));
  EXPECT_THAT(refusal(saved(R"("group.next": "a", "group.next": "b")")), HasSubstr("no date: 'a'"));
  EXPECT_THAT(refusal(saved(R"("changes.log": "a", "changes.log": "b")")),
              HasSubstr("'changes.log' is there twice"));
  EXPECT_THAT(refusal(saved(R"("changes.log": 5)")),
              HasSubstr("'changes.log' may not be a number"));
  EXPECT_THAT(refusal(saved(R"("changes.log": {"a": {}})")), HasSubstr("may not be an object"));
  EXPECT_THAT(refusal(saved(R"("group.next": "2026-02-29")")),
              HasSubstr("the field 'group.next' is no date: '2026-02-29'; write it as 2026-05-31"));
  EXPECT_THAT(refusal(saved(R"("needs.1.certainty": "certian")")),
              HasSubstr("did you mean 'certain'?"));
  EXPECT_THAT(refusal(saved("\"changes.log\": \"\\u0000\"")), HasSubstr("control character"));
}

TEST(Dialog, RefusesWhatIsTooLarge) {
  EXPECT_EQ(refusal(saved("\"changes.log\": \"" + std::string(16000, 'x') + "\"")), "accepted");
  EXPECT_THAT(refusal(saved("\"changes.log\": \"" + std::string(16001, 'x') + "\"")),
              HasSubstr("the field 'changes.log' holds 16001 bytes; at most 16000"));
  EXPECT_THAT(refusal(std::string(300'000, ' ')), HasSubstr("at most 262144"));
  // Deep nesting is refused at its second step, not when the stack is gone.
  EXPECT_THAT(refusal(saved("\"changes.log\": " + std::string(100'000, '['))),
              HasSubstr("may not be a list"));
}

TEST(Dialog, ADateIsADayOfTheCalendar) {
  for (const char* date : {"2026-05-31", "2024-02-29", "2000-02-29", "0001-01-01"})
    EXPECT_TRUE(is_date(date)) << date;
  for (const char* date : {"2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
                           "2026-1-1", "26-05-31", "2026-05-31 ", "2026/05/31", "åååå-mm-dd", ""}) {
    EXPECT_FALSE(is_date(date)) << date;
  }
}

TEST(Dialog, IsReadOrRefusedWhateverItHolds) {
  EXPECT_TRUE(rc::check("bytes", [](const std::string& text) {
    try {
      static_cast<void>(parse_dialog(text, "x"));
    } catch (const Error& error) {
      RC_ASSERT(error.kind() == ErrorKind::user);
    }
  }));
}

TEST(Forms, EveryFieldHasAnIdOfItsOwnAndStandsOnThePage) {
  const std::vector<std::string> ids = field_ids();
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  const GatedProfile profile = testing::tiny();
  const std::string html = PageSet(profile).html(0);
  for (const std::string& id : ids) {
    EXPECT_NE(field_called(id), nullptr) << id;
    EXPECT_THAT(html, HasSubstr("data-field=\"" + id + "\"")) << id;
  }
  EXPECT_EQ(field_called("needs.1"), nullptr);
}

TEST(Forms, WhatAGroupWroteStandsInThePageAsText) {
  const GatedProfile profile = testing::tiny();
  const PageSet pages(profile);
  const Dialog dialog =
      parse_dialog(saved(R"("residents.themes.1.theme": "\"><script>alert(1)</script>",
               "residents.themes.1.quote": "</textarea><img src=x>", "needs.1.agreement": "agree",
               "group.next": "2026-05-31", "goals.1.measure": "cni.relative")"),
                   "x");
  EXPECT_EQ(pages.page_of(dialog, "x"), 0U);
  const std::string html = pages.html(0, &dialog);
  EXPECT_THAT(html, HasSubstr("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""));
  EXPECT_THAT(html, HasSubstr(">&lt;/textarea&gt;&lt;img src=x&gt;</textarea>"));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, HasSubstr("value=\"agree\" checked>"));
  EXPECT_THAT(html, HasSubstr("value=\"2026-05-31\""));
  // The goal's measure has its baseline and its smallest change.
  EXPECT_THAT(html, HasSubstr("<code>cni.relative</code>"));
  EXPECT_THAT(html, Not(HasSubstr("tidigare profil")));
  EXPECT_THAT(pages.html(0), Not(HasSubstr("alert(1)")));
}

TEST(Forms, ADialogueOfAnEarlierRunSaysSo) {
  const GatedProfile profile = testing::tiny();
  Dialog dialog{.level = "around", .area = "vc1", .period = "2023", .run = "ffff"};
  EXPECT_THAT(PageSet(profile).html(0, &dialog),
              HasSubstr("tidigare profil för 2023 (körning ffff)"));
}

TEST(Forms, ADialogueOfNoPageIsRefused) {
  const GatedProfile profile = testing::tiny();
  const PageSet pages(profile);
  try {
    static_cast<void>(pages.page_of({.level = "around", .area = "vc9"}, "x.dialog.json"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "x.dialog.json: is of an area that has no page: 'vc9'; did you mean 'vc1'?");
  }
  EXPECT_THROW(static_cast<void>(pages.page_of({.level = "kommun", .area = "vc1"}, "x")), Error);
}

}  // namespace
}  // namespace omrade::report
