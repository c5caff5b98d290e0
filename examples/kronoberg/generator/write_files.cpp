#include "write_files.hpp"

#include <fstream>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace kronoberg {

OutputFolder::OutputFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
}

void OutputFolder::put(const std::string& name,
                       const std::function<void(const std::filesystem::path&)>& write) const {
  const std::filesystem::path target = folder_ / name;
  std::filesystem::create_directories(target.parent_path());
  const std::filesystem::path draft =
      target.parent_path() / (".draft-" + target.filename().string());
  std::filesystem::remove(draft);  // what an interrupted run may have left
  write(draft);
  std::filesystem::rename(draft, target);
  std::cerr << target.string() << "  " << std::filesystem::file_size(target) << " bytes\n";
}

void OutputFolder::put_text(const std::string& name, const std::string& text) const {
  put(name, [&](const std::filesystem::path& path) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw std::runtime_error("Could not write " + path.string() + ".");
  });
}

}  // namespace kronoberg
