#include "case_file.hpp"

#include "base/file.hpp"
#include "npy_bytes.hpp"

#include <sstream>
#include <stdexcept>
#include <utility>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "{folder}";

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// \n, \\ and \xHH.
std::string unescape(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 'n') plain += '\n';
    if (kind == '\\') plain += '\\';
    if (kind == 'x') {
      plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    }
  }
  return plain;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

std::string utf16(const std::string& ascii) {
  std::string wide = "\xff\xfe";
  for (const char letter : ascii) {
    wide += letter;
    wide += '\0';
  }
  return wide;
}

/// "verb file: text", where the file and the text may lack.
Step split(const std::string& line) {
  const std::size_t colon = line.find(':');
  const std::vector<std::string> head = words(line.substr(0, colon));
  Step step{head[0], head.size() > 1 ? head[1] : "", "", ""};
  if (colon != std::string::npos && colon + 2 <= line.size()) step.text = line.substr(colon + 2);
  return step;
}

void change(const Project& project, const Step& step) {
  const std::string from = unescape(step.text);
  const std::string to = unescape(step.replacement);
  if (step.verb == "change") return project.change(step.file, from, to);
  const std::string content = project.read(step.file);
  if (content.find(from) == std::string::npos)
    throw std::runtime_error("'" + from + "' is not in " + step.file);
  project.write(step.file, replace_all(content, from, to));
}

void take(const Step& step, const Project& project) {
  const fs::path path = project.folder() / step.file;
  if (step.verb == "change" || step.verb == "change-all") {
    change(project, step);
  } else if (step.verb == "write") {
    project.write(step.file, unescape(step.text));
  } else if (step.verb == "column") {
    project.write(step.file, npy_bytes(words(step.text)));
  } else if (step.verb == "cut") {
    project.write(step.file, project.read(step.file).substr(0, std::stoul(step.text)));
  } else if (step.verb == "utf-16") {
    project.write(step.file, utf16(project.read(step.file)));
  } else if (step.verb == "remove") {
    if (fs::remove_all(path) == 0) throw std::runtime_error("there is no " + step.file);
  } else if (step.verb == "folder") {
    fs::create_directories(path);
  } else if (step.verb == "link") {
    fs::create_symlink(step.text, path);
  } else if (step.verb == "mode") {
    fs::permissions(path, static_cast<fs::perms>(std::stoi(step.text, nullptr, 8)));
  } else if (step.verb == "earlier") {
    const Ended ended = project.omrade(words(step.text));
    if (ended.code != 0) throw std::runtime_error("the earlier run failed: " + ended.errors);
  } else {
    throw std::runtime_error("unknown step '" + step.verb + "'");
  }
}

}  // namespace

Case read_case(const fs::path& file) {
  Case one;
  std::istringstream lines(read_file(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    Step step = split(line);
    if (step.verb == "command") {
      one.command = words(step.text);
    } else if (step.verb == "in") {
      one.in = step.text;
    } else if (step.verb == "exit") {
      one.exit = std::stoi(step.text);
    } else if (step.verb == "leaves") {
      one.leaves = step.text;
    } else if (step.verb == "says") {
      one.says.push_back(step.text);
    } else if (step.verb == "environment") {
      one.environment.push_back(step.text);
    } else if (step.verb == "with" && !one.steps.empty()) {
      one.steps.back().replacement = step.text;
    } else {
      if (step.verb == "write") {
        step.text.clear();
        for (std::string row; std::getline(lines, row) && row != "----";) step.text += row + "\n";
      }
      one.steps.push_back(std::move(step));
    }
  }
  return one;
}

void apply(const Case& one, const Project& project) {
  for (const Step& step : one.steps) take(step, project);
}

Ended run(const Case& one, const Project& project) {
  const std::string folder = project.folder().string();
  std::vector<std::string> command{omrade_program()};
  for (const std::string& word : one.command) command.push_back(replace_all(word, kFolder, folder));
  std::vector<std::string> environment = project.environment();
  for (const std::string& variable : one.environment)
    environment.push_back(replace_all(variable, kFolder, folder));
  Ended ended = run_program(command, project.folder() / one.in, environment);
  ended.errors = replace_all(ended.errors, folder, kFolder);
  return ended;
}

void rewrite_case(const fs::path& file, int exit, const std::vector<std::string>& says) {
  std::istringstream lines(read_file(file));
  std::string content;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("exit: ", 0) != 0 && line.rfind("says: ", 0) != 0) content += line + "\n";
  }
  content += "exit: " + std::to_string(exit) + "\n";
  for (const std::string& line : says) content += "says: " + line + "\n";
  write_file(file, content);
}

}  // namespace omrade::testing
