#include "cli/chromium.hpp"

#include "base/error.hpp"
#include "cli/chromium_process.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace omrade::cli {
namespace {

using Json = nlohmann::json;

int digit_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

std::string from_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  unsigned bits = 0;
  int held = 0;
  for (const char c : text) {
    const int digit = digit_of(c);
    if (digit < 0) break;  // the padding
    bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFFFU;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
  }
  return out;
}

/// The times of writing become the beginning of the epoch, in as many letters.
void stop_clocks(std::string& pdf) {
  constexpr std::string_view epoch = "19700101000000";
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"}) {
    for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
      const std::size_t digits = at + key.size();
      if (digits + epoch.size() <= pdf.size()) pdf.replace(digits, epoch.size(), epoch);
    }
  }
}

}  // namespace

/// Commands are numbered; answers carry the number, events none.
class Chromium::Process : public ChromiumProcess {
 public:
  Json call(const std::string& method, Json parameters, const std::string& session,
            const std::string& doing) {
    Json command{{"id", ++last_}, {"method", method}, {"params", std::move(parameters)}};
    if (!session.empty()) command["sessionId"] = session;
    send(command.dump(-1, ' ', false, Json::error_handler_t::replace), doing);
    while (true) {
      const Json answer = Json::parse(receive(doing), nullptr, false);
      if (answer.is_discarded() || !answer.is_object() || answer.value("id", 0) != last_) continue;
      if (answer.contains("error")) {
        const Json& error = answer["error"];
        fail(doing, error.is_object() ? error.value("message", "") : "");
      }
      return answer.value("result", Json::object());
    }
  }

 private:
  int last_ = 0;
};

Chromium::Chromium() : process_(std::make_unique<Process>()) {
  const std::string doing = "start";
  const Json target = process_->call("Target.createTarget", {{"url", "about:blank"}}, "", doing);
  const Json attached =
      process_->call("Target.attachToTarget",
                     {{"targetId", target.value("targetId", "")}, {"flatten", true}}, "", doing);
  session_ = attached.value("sessionId", "");
  process_->call("Emulation.setScriptExecutionDisabled", {{"value", true}}, session_, doing);
  // The page's policy names its style by a hash, which this way in does not count as its own. What
  // it forbids besides, scripts and requests, there is none of: no scripts run, and no name
  // resolves.
  process_->call("Page.setBypassCSP", {{"enabled", true}}, session_, doing);
  const Json tree = process_->call("Page.getFrameTree", Json::object(), session_, doing);
  frame_ = tree.at("frameTree").at("frame").at("id").get<std::string>();
}

Chromium::~Chromium() = default;

std::string Chromium::pdf(const std::string& html, const std::string& called) {
  const std::string doing = "print " + called;
  // Not by its file: the paths of links would stand in the result.
  process_->call("Page.setDocumentContent", {{"frameId", frame_}, {"html", html}}, session_, doing);
  const Json printed =
      process_->call("Page.printToPDF",
                     {{"printBackground", true},
                      {"preferCSSPageSize", true},
                      {"paperWidth", 210 / 25.4},  // where the style names none: A4
                      {"paperHeight", 297 / 25.4},
                      {"generateTaggedPDF", true},
                      {"generateDocumentOutline", true},
                      {"transferMode", "ReturnAsBase64"}},
                     session_, doing);
  std::string out = from_base64(printed.value("data", ""));
  if (!out.starts_with("%PDF-")) process_->fail(doing, "what came back is no PDF");
  stop_clocks(out);
  return out;
}

}  // namespace omrade::cli
