// The findings of one recipe, put in the order of the file.
#pragma once

#include "base/error.hpp"
#include "recipe/recipe.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace omrade::recipe {

class Problems {
 public:
  explicit Problems(const std::filesystem::path& file) : file_(file.string()) {}

  /// A finding without a place is put at the top of the file.
  void add(Place place, std::string what, std::string hint = {});
  [[nodiscard]] bool empty() const noexcept { return found_.empty(); }
  /// By line and column; findings of one place in the order they were made.
  [[nodiscard]] std::vector<Message> sorted() const;

 private:
  std::string file_;
  std::vector<std::pair<Place, Message>> found_;
};

}  // namespace omrade::recipe
