// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "output/work_folder.hpp"

#include <cstdlib>

namespace hallmark::output {
namespace {

namespace fs = std::filesystem;

fs::path
find_temporary_folder()
{
  std::error_code ignored;
  return fs::temp_directory_path(ignored);
}

}  // namespace

WorkFolder::WorkFolder() : WorkFolder(find_temporary_folder()) {}

WorkFolder::WorkFolder(const fs::path& parent)
{
  auto name = (parent / "hallmark-XXXXXX").string();
  if (::mkdtemp(name.data())) {
    path_ = name;
  }
}

WorkFolder::~WorkFolder()
{
  std::error_code ignored;
  if (!path_.empty()) {
    fs::remove_all(path_, ignored);
  }
}

std::string
WorkFolder::file(std::string_view name) const
{
  return (path_ / name).string();
}

}  // namespace hallmark::output
