#include "base/error.hpp"

#include <gtest/gtest.h>

namespace omrade {

TEST(Message, SaysWhereWhatAndWhatToDo) {
  const Message message{.subject = "recipe.toml",
                        .place = "3:1",
                        .what = "unknown key 'sorce'",
                        .hint = "did you mean 'source'?"};
  EXPECT_EQ(message.text(), "recipe.toml:3:1: unknown key 'sorce'; did you mean 'source'?");
}

TEST(Message, APlaceInWordsIsSetOffByAComma) {
  EXPECT_EQ((Message{.subject = "persons", .place = "row 2", .what = "no label for 7"}).text(),
            "persons, row 2: no label for 7");
}

TEST(Message, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ((Message{.what = "interrupted"}).text(), "interrupted");
  EXPECT_EQ((Message{.subject = "a.csv", .what = "is empty"}).text(), "a.csv: is empty");
}

TEST(Error, HoldsSeveralFindingsInTheirOrder) {
  const Error error(ErrorKind::user, std::vector<Message>{{.what = "first"}, {.what = "second"}});
  EXPECT_STREQ(error.what(), "first\nsecond");
  EXPECT_EQ(error.messages().size(), 2U);
}

}  // namespace omrade
