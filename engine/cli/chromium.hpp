// Prints pages with a browser that the machine has: Chromium and its kin, without a window, spoken
// to over a pipe (the DevTools protocol), one process for all pages.
#pragma once

#include <memory>
#include <string>

namespace omrade::cli {

class Chromium {
 public:
  /// Starts the program that OMRADE_CHROMIUM names, or else the first on the PATH of chromium,
  /// chromium-browser, google-chrome and their kin, in a profile of its own that is removed with
  /// it. It reaches no network and runs no scripts. Error environment, with the remedy, where there
  /// is none, it cannot be started, or it does not answer in time; interrupted likewise.
  Chromium();
  Chromium(const Chromium&) = delete;
  Chromium& operator=(const Chromium&) = delete;
  Chromium(Chromium&&) = delete;
  Chromium& operator=(Chromium&&) = delete;
  /// Ends it, with all that it started.
  ~Chromium();

  /// A page as a tagged PDF, on paper as its style says, without a clock or a path in it. Links to
  /// other files are left out. Error environment as above; `called` names the page in messages.
  std::string pdf(const std::string& html, const std::string& called);

 private:
  class Process;
  std::unique_ptr<Process> process_;
  std::string session_, frame_;
};

}  // namespace omrade::cli
