#include "report/form_markup.hpp"

#include "report/sections.hpp"

namespace omrade::report {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + html_escape(value) + "\"";
}

std::string choices(const Voice& voice, const Field& field, const std::string& id,
                    const std::string& name, std::string_view value) {
  std::string out = "<span class=\"choices\" role=\"radiogroup\"" + name + ">";
  for (const Choice& choice : field.choices) {
    out += "<label><input type=\"radio\"" + attribute("name", id) + attribute("data-field", id) +
           attribute("value", choice.id) + (choice.id == value ? " checked>" : ">") +
           voice.say(choice.words) + "</label>";
  }
  return out + "</span>";
}

/// `name` is the attribute that names the field: aria-labelledby, or id for a label elsewhere.
std::string control(const Voice& voice, const Field& field, const std::string& id,
                    const std::string& name, std::string_view value) {
  const std::string field_attribute = attribute("data-field", id);
  switch (field.kind) {
    case FieldKind::text:
      // The first line break of a text area is no part of its value.
      return "<textarea rows=\"2\" maxlength=\"4000\"" + name + field_attribute + ">" +
             (value.starts_with('\n') ? "\n" : "") + html_escape(value) + "</textarea>";
    case FieldKind::choice:
      return choices(voice, field, id, name, value);
    case FieldKind::date:
      return "<input type=\"text\" inputmode=\"numeric\" maxlength=\"10\" "
             "pattern=\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"" +
             name + field_attribute + attribute("value", value) + ">";
    case FieldKind::measure:
      return "<input type=\"text\" list=\"measure-codes\" maxlength=\"200\"" + name +
             field_attribute + attribute("value", value) + ">";
    case FieldKind::line:
      break;
  }
  return "<input type=\"text\" maxlength=\"1000\"" + name + field_attribute +
         attribute("value", value) + ">";
}

std::string label(const Voice& voice, const Field& field) {
  if (field.kind != FieldKind::date) return voice.say(field.label);
  return voice.say(field.label) + " <small>" + voice.say(Phrase{"(ÅÅÅÅ-MM-DD)", "(YYYY-MM-DD)"}) +
         "</small>";
}

std::string table_form(const Context& context, const Form& form, const Dialog& dialog) {
  const Voice& voice = context.voice;
  const std::string id = "form-" + std::string(form.id);
  const std::string cell = "f" + std::to_string(&form - forms().data());
  const auto column = [&](const Field& field) {
    return cell + "c" + std::to_string(&field - form.fields.data());
  };
  std::string rows = "<thead><tr><td></td>";
  for (const Field& field : form.fields) {
    rows += "<th scope=\"col\" id=\"" + column(field) + "\">" + label(voice, field) + "</th>";
  }
  rows += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < form.rows; ++row) {
    const std::string number = std::to_string(row + 1);
    const std::string row_id = cell + "r" + number;
    rows += "<tr><th scope=\"row\" id=\"" + row_id + "\">" + number + "</th>";
    for (const Field& field : form.fields) {
      const std::string named = field_id(form, row, field);
      rows +=
          "<td>" +
          control(voice, field, named, attribute("aria-labelledby", column(field) + " " + row_id),
                  dialog.in(named)) +
          "</td>";
    }
    rows += "</tr>\n";
  }
  return "<div class=\"form\">\n" + scroll_box(id, voice.say(form.title), rows + "</tbody>\n") +
         "</div>\n";
}

std::string plain_form(const Context& context, const Form& form, const Dialog& dialog) {
  std::string out = "<div class=\"form\">\n";
  for (const Field& field : form.fields) {
    const std::string named = field_id(form, 0, field);
    const std::string id = "form-" + named;
    out += "<div class=\"field\"><label for=\"" + id + "\">" + label(context.voice, field) +
           "</label>" +
           control(context.voice, field, named, attribute("id", id), dialog.in(named)) + "</div>\n";
  }
  return out + "</div>\n";
}

}  // namespace

std::string forms_of_step(const Context& context, int step, const Dialog& dialog) {
  std::string out;
  for (const Form& form : forms()) {
    if (form.step != step) continue;
    out += form.rows > 0 ? table_form(context, form, dialog) : plain_form(context, form, dialog);
  }
  return out;
}

}  // namespace omrade::report
