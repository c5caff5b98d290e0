#include "report/layer_map_frame.hpp"

#include "base/text.hpp"
#include "report/document.hpp"
#include "report/figure.hpp"
#include "report/numbers.hpp"
#include "report/view.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace omrade::report {
namespace {

constexpr double kWidth = 1280;
constexpr double kHeight = 720;
constexpr double kEdge = 40;
constexpr double kMapWidth = 780;
constexpr double kMapHeight = kMapWidth * 0.75;  // the proportions of every map
constexpr double kLegend = kEdge + kMapWidth + 32;
constexpr double kWhole = 1 - 1e-9;

std::string text_at(double x, double y, std::string_view style, const std::string& words) {
  return "<text class=\"" + std::string(style) + "\" x=\"" + pixel(x) + "\" y=\"" + pixel(y) +
         "\">" + html_escape(words) + "</text>\n";
}

/// Lines one below the other; `y` moves on.
std::string lines_at(double x, double& y, double step, std::string_view style,
                     const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    out += text_at(x, y, style, line);
    y += step;
  }
  return out;
}

Language language_of(const Context& context) {
  return context.voice.first();
}

std::string subtitle(const Context& context, std::optional<std::size_t> page) {
  const LayerInfo& info = *context.mapped->info;
  const Language l = language_of(context);
  std::vector<std::string> parts;
  if (!info.unit.empty()) parts.push_back(info.unit == "%" ? "%" : unit_name(info.unit, l));
  parts.push_back(title_of(*context.map).in(code(l)));
  if (page) parts.push_back(context.name(*page));
  if (!context.mapped->period.empty()) parts.push_back(context.mapped->period);
  return join(parts, " · ");
}

class Legend {
 public:
  explicit Legend(double y) : y_(y) {}

  void add(const std::string& drawing, const std::string& words) {
    constexpr double room = kWidth - kLegend - kEdge - 44;
    out_ += "<g transform=\"translate(" + pixel(kLegend) + " " + pixel(y_ - 15) + ")\">" + drawing +
            "</g>\n";
    out_ += lines_at(kLegend + 44, y_, 22, "entry", wrapped(words, room, 16));
    y_ += 8;
  }
  void box(const std::string& style, const std::string& words) {
    add("<rect class=\"" + style + "\" width=\"32\" height=\"20\" stroke=\"#4f5b66\"/>", words);
  }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  double y_;
  std::string out_;
};

std::string range_text(const Context& context, const Classes::Range& range) {
  const LayerInfo& info = *context.mapped->info;
  const Language l = language_of(context);
  return with_unit(range.lower == range.upper ? number(range.lower, info.decimals, l)
                                              : limits(range.lower, range.upper, info.decimals, l),
                   info.unit == "%" ? "%" : "", l);
}

std::string counted(std::size_t areas, Language l) {
  const std::string n = number(static_cast<double>(areas), 0, l);
  if (l == Language::sv) return " (" + n + (areas == 1 ? " område)" : " områden)");
  return " (" + n + (areas == 1 ? " area)" : " areas)");
}

std::string legend(const Context& context, std::optional<std::size_t> page, double y) {
  const Language l = language_of(context);
  Legend out(y);
  for (std::size_t k = 0; k < context.classes.ranges().size(); ++k) {
    const Classes::Range& range = context.classes.ranges()[k];
    out.box("c" + std::to_string(context.classes.shade(k)),
            range_text(context, range) + counted(range.areas, l));
  }
  std::size_t withheld = 0;
  std::size_t missing = 0;
  for (std::size_t area = 0; area < context.map->areas->size(); ++area) {
    const Figure figure(*context.mapped, area);
    if (figure.state() == State::withheld) ++withheld;
    if (!figure.has_value() && figure.state() != State::withheld) ++missing;
  }
  if (withheld > 0) out.box("withheld", std::string(words::withheld.in(l)) + counted(withheld, l));
  if (missing > 0) out.box("missing", std::string(words::missing.in(l)) + counted(missing, l));
  const Phrase whole{"hör helt till området", "belongs wholly to the area"};
  const Phrase part{"hör till en del till området", "belongs in part to the area"};
  if (page && context.maps_base()) {
    const auto& shares = context.shares[*page];
    const auto is_part = [](const Share& one) { return one.share < kWhole; };
    out.add("<path class=\"own\" d=\"M2,2H30V18H2z\"/>", std::string(whole.in(l)));
    if (std::any_of(shares.begin(), shares.end(), is_part))
      out.add("<path class=\"own part\" d=\"M2,2H30V18H2z\"/>", std::string(part.in(l)));
  }
  if (page && context.places != nullptr)
    out.add("<circle class=\"place own-place\" cx=\"16\" cy=\"10\" r=\"7\"/>", context.name(*page));
  return out.text();
}

/// Who the figures are from, which run, and whether they are what they seem.
std::string source_line(const Context& context) {
  const Language l = language_of(context);
  std::vector<std::string> from;
  for (const SourceRecord& one : context.profile.provenance.sources) {
    if (!one.attribution.empty() &&
        std::find(from.begin(), from.end(), one.attribution) == from.end())
      from.push_back(one.attribution);
  }
  std::string out;
  if (!from.empty()) out = (l == Language::sv ? "Källa: " : "Source: ") + join(from, ", ") + ". ";
  if (context.profile.title != Text{}) out += context.profile.title.in(code(l)) + ", ";
  out += std::string(words::run.in(l)) + " " + context.profile.run_id + " (omrade " +
         context.profile.provenance.engine_version + ").";
  if (context.profile.notice != Text{}) out += " " + context.profile.notice.in(code(l));
  return out;
}

std::string alarm(const Context& context) {
  const Phrase off{"Sekretesskontrollen är avstängd: ", "Disclosure control is off: "};
  if (context.disclosure.on) return "";
  return std::string(off.in(language_of(context))) + context.disclosure.off_reason;
}

constexpr std::string_view kStyle =
    "text{font-family:\"Liberation Sans\",Arial,Helvetica,sans-serif;fill:#1a1a1a;font-size:13px}\n"
    ".title{font-size:32px;font-weight:bold}.long{font-size:22px;font-weight:bold}"
    ".subtitle{font-size:20px;fill:#4a5661}\n"
    ".entry{font-size:16px}.source{font-size:12px;fill:#4a5661}\n"
    ".alarm{font-size:16px;font-weight:bold;fill:#a8071a}\n";

}  // namespace

std::string map_style() {
  static constexpr std::array<std::string_view, 12> wanted{
      ".areas{",   ".c0{",    ".plain{",     ".casing,",          ".casing{",        ".own{",
      ".own.part", ".place{", ".own-place{", ".map .place-name{", ".map .own-name{", ".scale "};
  std::string out;
  for (const std::string_view line : split(style_sheet(), '\n')) {
    if (line.starts_with("@media")) break;  // what follows is for narrow screens and paper
    if (std::any_of(wanted.begin(), wanted.end(),
                    [&](std::string_view one) { return line.starts_with(one); }))
      out += std::string(line) + "\n";
  }
  return out + ".map .scale text{font-size:14px}\n";
}

std::vector<std::string> wrapped(const std::string& text, double width, double size) {
  const auto letters = [](std::string_view word) {
    return std::count_if(word.begin(), word.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  };
  const auto most = static_cast<std::ptrdiff_t>(std::floor(width / (size * 0.55)));
  std::vector<std::string> lines;
  for (const std::string_view word : split(text, ' ')) {
    if (!lines.empty() && letters(lines.back()) + 1 + letters(word) <= most) {
      lines.back() += " " + std::string(word);
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

std::string layer_map_frame(const Context& context, std::optional<std::size_t> page,
                            const std::string& map) {
  const Language l = language_of(context);
  const std::string title = title_of(*context.mapped->info).in(code(l));
  constexpr double room = kWidth - 2 * kEdge;
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"" + std::string(code(l)) +
                    "\" width=\"" + pixel(kWidth) + "\" height=\"" + pixel(kHeight) +
                    "\" viewBox=\"0 0 " + pixel(kWidth) + " " + pixel(kHeight) +
                    "\">\n<title id=\"title\">" + html_escape(title) + "</title>\n<style>" +
                    std::string(kStyle) + map_style() + "</style>\n<rect width=\"" + pixel(kWidth) +
                    "\" height=\"" + pixel(kHeight) + "\" fill=\"#fff\"/>\n";
  // Long titles are printed smaller rather than over the map.
  const bool fits = wrapped(title, room, 32).size() == 1;
  double y = fits ? 56 : 38;
  out += lines_at(kEdge, y, 26, fits ? "title" : "long", wrapped(title, room, fits ? 32 : 22));
  out += text_at(kEdge, 88, "subtitle", subtitle(context, page));
  const std::string off = alarm(context);
  if (!off.empty()) out += text_at(kEdge, 110, "alarm", "⚠ " + off);
  const double top = 118;
  // The source may take several lines, and the map what is left above them.
  const std::vector<std::string> source = wrapped(source_line(context), room, 12);
  const double foot = kHeight - 16 - 16 * static_cast<double>(source.size() - 1);
  const double height = std::min(kMapHeight, foot - 20 - top);
  out += "<svg x=\"" + pixel(kEdge) + "\" y=\"" + pixel(top) + "\" width=\"" + pixel(kMapWidth) +
         "\" height=\"" + pixel(height) + "\">\n" + map + "</svg>\n";
  out += legend(context, page, top + 20);
  double at = foot;
  out += lines_at(kEdge, at, 16, "source", source);
  return out + "</svg>\n";
}

}  // namespace omrade::report
