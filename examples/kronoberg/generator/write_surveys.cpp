#include "write_files.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace kronoberg {
namespace {

/// Whole numbers of tenths or thousandths as text: 1234 -> "1.234".
std::string with_decimals(std::int64_t value, std::size_t decimals) {
  std::string digits = std::to_string(value);
  if (digits.size() <= decimals) {
    std::string zeros(decimals + 1 - digits.size(), '0');
    digits = zeros + digits;
  }
  return digits.substr(0, digits.size() - decimals) + "." + digits.substr(digits.size() - decimals);
}

std::string cell(const std::optional<int>& answer, bool in_tenths) {
  if (!answer.has_value()) return "";
  return in_tenths ? with_decimals(*answer, 1) : std::to_string(*answer);
}

const std::string& home_of(const Model& model, std::size_t person) {
  return model.deso[static_cast<std::size_t>(model.persons.home[person])].code;
}

std::string respondent_table(const Model& model) {
  std::string text = "deso,weight,age,sex";
  for (const QuestionColumn& column : question_columns) text.append(",").append(column.name);
  text += "\n";
  for (const Respondent& respondent : model.survey) {
    const std::size_t person = respondent.person;
    text += home_of(model, person) + "," + with_decimals(respondent.weight, 3) + "," +
            std::to_string(model.persons.age[person]) + "," +
            (model.persons.sex[person] == woman ? "kvinna" : "man");
    for (std::size_t i = 0; i < question_count; ++i) {
      text += "," + cell(respondent.answers[i], question_columns[i].in_tenths);
    }
    text += "\n";
  }
  return text;
}

std::string children_table(const Model& model) {
  std::string text = "deso,age,affected\n";
  for (const DentalRecord& record : model.dental) {
    text += home_of(model, record.person) + "," + std::to_string(model.persons.age[record.person]) +
            "," + cell(record.affected, false) + "\n";
  }
  return text;
}

}  // namespace

void write_surveys(const Model& model, const OutputFolder& out) {
  out.put_text("respondents.csv", respondent_table(model));
  out.put_text("children.csv", children_table(model));
}

}  // namespace kronoberg
