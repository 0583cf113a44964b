// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <unistd.h>

namespace hallmark::tests {

TemporaryFolder::TemporaryFolder()
{
  auto name =
    (std::filesystem::temp_directory_path() / "hallmark-XXXXXX").string();
  if (!::mkdtemp(name.data())) {
    throw std::runtime_error("no temporary folder: " + name);
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string
read_bytes(const std::filesystem::path& file)
{
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw std::runtime_error("no such file: " + file.string());
  }
  return {std::istreambuf_iterator<char>(stream), {}};
}

void
write_bytes(const std::filesystem::path& file, std::string_view bytes)
{
  if (file.has_parent_path()) {
    std::filesystem::create_directories(file.parent_path());
  }
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream.flush()) {
    throw std::runtime_error("cannot be written: " + file.string());
  }
}

}  // namespace hallmark::tests
