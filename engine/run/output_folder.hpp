// The folder of results: it holds one whole, fresh run, or nothing.
//
// A run writes into a folder of its own beside the output and takes its place in one step when
// everything is there. When a run fails, what an earlier run left is moved aside to OUT.previous,
// so that nobody takes it for the new result; it is not deleted. A folder of that name which no run
// made is left alone: then it is OUT.previous-2, and so on.
#pragma once

#include <filesystem>
#include <string>

namespace omrade::run {

class OutputFolder {
 public:
  /// Nothing is written yet. Error user when `out` lies below a file, or exists and is neither
  /// empty nor the output of an earlier run (then it is never touched).
  explicit OutputFolder(std::filesystem::path out);
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  OutputFolder(OutputFolder&&) = delete;
  OutputFolder& operator=(OutputFolder&&) = delete;
  /// Removes the staging folder of a run that did not get to `publish`.
  ~OutputFolder();

  /// Makes the staging folder, having removed those of earlier runs that were killed.
  const std::filesystem::path& stage();
  /// Syncs the staging folder and puts it in the place of `out`.
  void publish();
  /// Moves what an earlier run left to OUT.previous, in the place of what was moved there before,
  /// or to the first OUT.previous-N that is no folder of the user's; returns where it is, or an
  /// empty path when there was none.
  std::filesystem::path set_aside();

 private:
  std::filesystem::path out_, staging_;
  bool staged_ = false;
};

}  // namespace omrade::run
