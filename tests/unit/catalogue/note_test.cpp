#include "catalogue/note.hpp"

#include "elf_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::catalogue {
namespace {

const std::string kLayer =
    R"({"id":"l","title":{"sv":"","en":""},"doc":{"sv":"","en":""},"unit":"","kind":"count",)"
    R"("base_of":"persons","direction":"neutral","counts_persons":true,"decimals":2,"multiplier":1,)"
    R"("pairs_of":"","pairs_by":"","parts":[],"reasons":[]})";
const std::string kInput =
    R"({"id":"n","title":{"sv":"","en":""},"doc":{"sv":"","en":""},"unit":"","required":true,)"
    R"("kind":"column","measure":"count","of":""})";
const std::string kParam =
    R"({"id":"p","title":{"sv":"","en":""},"doc":{"sv":"","en":""},"unit":"","kind":"real",)"
    R"("min":null,"max":10,"default":1})";

std::string plugin_with(const std::string& params, const std::string& inputs,
                        const std::string& layers) {
  return R"({"id":"a.b","version":"1.0.0","title":{"sv":"","en":""},"summary":{"sv":"","en":""},)"
         R"("method":{"sv":"","en":""},"vendor":"","license":"","concurrency":"reentrant",)"
         R"("row_independent":true,"deterministic":true,"params":[)" +
         params + R"(],"inputs":[)" + inputs + R"(],"layers":[)" + layers + "]}";
}
std::string note_with(const std::string& plugin) {
  return R"({"abi":[1,0],"plugins":[)" + plugin + "]}";
}
std::string good_note() {
  return note_with(plugin_with(kParam, kInput, kLayer));
}

/// The good note with `from` replaced once.
std::string changed(const std::string& from, const std::string& to) {
  std::string note = good_note();
  const std::size_t at = note.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return note.replace(at, from.size(), to);
}
std::string refusal(const std::string& note) {
  return error_of([&] { (void)parse_note(note, "x.so"); });
}

TEST(Note, IsReadWhole) {
  const auto plugins = parse_note(good_note(), "x.so");
  ASSERT_EQ(plugins.size(), 1U);
  EXPECT_EQ(plugins[0].id, "a.b");
  EXPECT_EQ(plugins[0].short_name(), "b");
  EXPECT_EQ(plugins[0].params.at(0).max, 10);
  EXPECT_EQ(plugins[0].inputs.at(0).measure, Measure::count);
  EXPECT_EQ(plugins[0].layers.at(0).kind, LayerKind::count);
}

TEST(Note, AnotherAbiIsToldBeforeAnythingElseIsRead) {
  EXPECT_EQ(refusal(R"({"abi":[2,0],"whatever":true})"),
            "x.so: built for plugin ABI 2.0, this engine speaks 1.0; "
            "build it again with this engine's SDK");
  EXPECT_EQ(refusal(changed("[1,0]", "[0,9]")),
            "x.so: built for plugin ABI 0.9, this engine speaks 1.0; "
            "build it again with this engine's SDK");
}

TEST(Note, ALaterMinorIsReadAndWhatItAddedIsRefusedByName) {
  EXPECT_EQ(parse_note(changed("[1,0]", "[1,7]"), "x.so").size(), 1U);
  std::string later = changed("[1,0]", "[1,7]");
  later.replace(later.find(R"("decimals")"), 0, R"("colour":"red",)");
  EXPECT_THAT(refusal(later), ::testing::HasSubstr("holds an unknown key 'colour'"));
}

TEST(Note, CodesOfALayerMayBeLeftOutAndNoTwoAreTheSame) {
  EXPECT_TRUE(parse_note(good_note(), "x.so").at(0).layers.at(0).codes.empty());
  const auto with = [](const std::string& codes) {
    std::string note = good_note();
    return note.replace(note.find(R"("decimals")"), 0, R"("codes":[)" + codes + "],");
  };
  const std::string yes = R"({"value":1,"sv":"ja","en":"yes"})";
  const auto codes = parse_note(with(yes), "x.so").at(0).layers.at(0).codes;
  EXPECT_EQ(codes, (std::vector<Code>{{1, {"ja", "yes"}}}));
  EXPECT_THAT(refusal(with(yes + "," + yes)), ::testing::HasSubstr("has two codes of one value"));
}

TEST(Note, DamageIsNamed) {
  EXPECT_EQ(refusal("not json"), "x.so: its note is damaged: it is no JSON");
  EXPECT_EQ(refusal("{\"a\":\"\xff\"}"), "x.so: its note is damaged: it is no JSON");
  EXPECT_EQ(refusal("[]"), "x.so: its note is damaged: it is no object");
  EXPECT_EQ(refusal("{}"), "x.so: its note is damaged: abi is missing");
  EXPECT_EQ(refusal(R"({"abi":[0]})"), "x.so: its note is damaged: abi is no list of 2 numbers");
  EXPECT_EQ(refusal(R"({"abi":[1,0]})"), "x.so: its note is damaged: plugins is missing");
  EXPECT_EQ(refusal(R"({"abi":[1,0],"plugins":[]})"), "x.so: its note describes no plugin");
  EXPECT_EQ(refusal(R"({"abi":[1,0],"plugins":[7]})"),
            "x.so: its note is damaged: plugins[0] is no object");
}

TEST(Note, EveryKeyIsWantedAndNoOther) {
  EXPECT_EQ(refusal(changed(R"("measure":"count",)", "")),
            "x.so: its note is damaged: plugins[0].inputs[0].measure is missing");
  EXPECT_EQ(refusal(changed(R"("measure")", R"("mesure":"count","measure")")),
            "x.so: its note is damaged: plugins[0].inputs[0] holds an unknown key 'mesure'; "
            "did you mean 'measure'?");
}

TEST(Note, EveryTypeIsChecked) {
  EXPECT_EQ(refusal(changed(R"("measure":"count")", R"("measure":"sum")")),
            "x.so: its note is damaged: plugins[0].inputs[0].measure is 'sum'; "
            "known: count, mean, share, intensity, none");
  EXPECT_EQ(refusal(changed(R"("measure":"count")", R"("measure":"")")),
            "x.so: its note is damaged: plugins[0].inputs[0].measure is ''; "
            "known: count, mean, share, intensity, none");
  EXPECT_EQ(refusal(changed(R"("required":true)", R"("required":1)")),
            "x.so: its note is damaged: plugins[0].inputs[0].required is neither true nor false");
  EXPECT_EQ(refusal(changed(R"("max":10)", R"("max":"10")")),
            "x.so: its note is damaged: plugins[0].params[0].max is no number");
  EXPECT_EQ(refusal(changed(R"("decimals":2)", R"("decimals":-1)")),
            "x.so: its note is damaged: plugins[0].layers[0].decimals is no whole number between 0 "
            "and 6");
  EXPECT_EQ(refusal(changed(R"("parts":[])", R"("parts":{})")),
            "x.so: its note is damaged: plugins[0].layers[0].parts is no list");
  EXPECT_EQ(refusal(changed(R"("parts":[])", R"("parts":[1])")),
            "x.so: its note is damaged: plugins[0].layers[0].parts is no text");
  EXPECT_EQ(refusal(changed(R"("reasons":[])", R"("reasons":[{"sv":"s"}])")),
            "x.so: its note is damaged: plugins[0].layers[0].reasons[0].en is missing");
}

TEST(Note, TextThatCommandsATerminalIsRefused) {
  EXPECT_EQ(refusal(changed(R"("vendor":"")", R"("vendor":"\u001b[2J")")),
            "x.so: its note is damaged: plugins[0].vendor holds a control character");
}

TEST(Note, RulesOfIdsAndVersions) {
  EXPECT_EQ(refusal(changed("a.b", "A.b")), "x.so: A.b: 'A.b' is no valid plugin id");
  EXPECT_EQ(refusal(changed(R"("version":"1.0.0")", R"("version":"1.0")")),
            "x.so: a.b: version '1.0' is not MAJOR.MINOR.PATCH");
  EXPECT_EQ(refusal(changed(R"("id":"n")", R"("id":"n n")")),
            "x.so: a.b: 'n n' is no valid input id");
  EXPECT_EQ(refusal(note_with(plugin_with("", "", kLayer + "," + kLayer))),
            "x.so: a.b: two layers are called 'l'");
  EXPECT_EQ(refusal(note_with(plugin_with("", "", ""))), "x.so: a.b: it declares no layer");
}

TEST(Note, RulesOfParameters) {
  EXPECT_EQ(refusal(changed(R"("default":1)", R"("default":11)")),
            "x.so: a.b: the default of parameter 'p' lies outside its bounds");
  EXPECT_EQ(refusal(changed(R"("kind":"real","min":null,"max":10,"default":1)",
                            R"("kind":"integer","min":0,"max":10,"default":1.5)")),
            "x.so: a.b: the default of parameter 'p' is no whole number");
  EXPECT_EQ(refusal(changed(R"("kind":"real")", R"("kind":"bool")")),
            "x.so: a.b: parameter 'p' is a bool with other bounds than 0 and 1");
}

/// The good note with another parameter: its kind and what follows it.
std::string with_param(const std::string& rest) {
  return changed(R"("kind":"real","min":null,"max":10,"default":1)", rest);
}
const std::string kTwoChoices =
    R"("choices":[{"id":"one","title":{"sv":"","en":""}},{"id":"two","title":{"sv":"","en":""}}])";

TEST(Note, ChoicesTextsAndListsAreRead) {
  const auto choice = parse_note(
      with_param(R"("kind":"choice","min":0,"max":1,"default":"two",)" + kTwoChoices), "x.so");
  EXPECT_EQ(choice.at(0).params.at(0).kind, ParamKind::choice);
  EXPECT_EQ(choice.at(0).params.at(0).choices.at(1).id, "two");
  EXPECT_EQ(choice.at(0).params.at(0).fallback.number, 1);
  const auto text =
      parse_note(with_param(R"("kind":"text","min":0,"max":0,"default":"t")"), "x.so");
  EXPECT_EQ(text.at(0).params.at(0).fallback.text, "t");
  const auto list =
      parse_note(with_param(R"("kind":"list","min":0,"max":110,"default":[18,65])"), "x.so");
  EXPECT_EQ(list.at(0).params.at(0).fallback.list, (std::vector<double>{18, 65}));
}

TEST(Note, RulesOfChoicesAndLists) {
  EXPECT_EQ(
      refusal(with_param(R"("kind":"choice","min":0,"max":1,"default":"three",)" + kTwoChoices)),
      "x.so: a.b: the default of parameter 'p' is none of its choices");
  EXPECT_EQ(refusal(with_param(R"("kind":"choice","min":0,"max":0,"default":"","choices":[])")),
            "x.so: a.b: parameter 'p' offers no choice");
  EXPECT_EQ(refusal(with_param(R"("kind":"list","min":0,"max":110,"default":[18,111])")),
            "x.so: a.b: the default of parameter 'p' lies outside its bounds");
  EXPECT_EQ(refusal(with_param(R"("kind":"choice","min":0,"max":1,"default":"one")")),
            "x.so: its note is damaged: plugins[0].params[0].choices is missing");
}

TEST(Note, RulesOfMeasures) {
  EXPECT_EQ(refusal(changed(R"("measure":"count")", R"("measure":"mean")")),
            "x.so: a.b: input 'n' needs `of`, the count that weighs it");
  EXPECT_EQ(refusal(changed(R"("of":"")", R"("of":"n")")),
            "x.so: a.b: input 'n' has `of`, which belongs to means and shares");
  EXPECT_EQ(refusal(changed(R"("measure":"count","of":"")", R"("measure":"mean","of":"n")")),
            "x.so: a.b: `of` of input 'n' is 'n', which is no count input");
}

TEST(Note, RulesOfLayers) {
  EXPECT_EQ(refusal(changed(R"("parts":[])", R"("parts":["m"])")),
            "x.so: a.b: layer 'l' names 'm' as a part, which is no other layer");
  EXPECT_EQ(refusal(changed(R"("parts":[])", R"("parts":["l"])")),
            "x.so: a.b: layer 'l' names 'l' as a part, which is no other layer");
  EXPECT_EQ(refusal(changed(R"("multiplier":1)", R"("multiplier":0)")),
            "x.so: a.b: layer 'l' has an impossible multiplier");
  EXPECT_EQ(refusal(changed(R"("pairs_of":"")", R"("pairs_of":"n")")),
            "x.so: a.b: layer 'l' is keyed by 'n.', which is no category field");
}

}  // namespace
}  // namespace omrade::catalogue
