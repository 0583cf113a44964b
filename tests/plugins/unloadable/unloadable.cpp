// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin with templates' statics, inline variables, threads and exceptions.

#include "unloadable.hpp"

#include <regex>
#include <stdexcept>
#include <thread>
#include <vector>

// Visible to all, as the standard library's own templates are.
template<class T>
struct __attribute__((visibility("default"))) Registry {
  static inline std::vector<T> all;
};

__attribute__((visibility("default"))) inline std::string shared_name = "one";

__attribute__((visibility("default"))) inline std::vector<int>&
find_cache()
{
  static std::vector<int> cache;
  return cache;
}

namespace {

struct Private {
  int value;
};

}  // namespace

extern "C" {
int
use_everything()
{
  Registry<int>::all.push_back(1);
  find_cache().push_back(2);
  std::thread thread([] { Registry<std::string>::all.push_back(shared_name); });
  thread.join();
  const std::regex pattern("o.e");
  return std::regex_match(Registry<std::string>::all.front(), pattern) ? 42 : 0;
}

void
throw_error()
{
  throw std::runtime_error("thrown by the plugin");
}

void
throw_private()
{
  throw Private{7};
}
}

std::shared_ptr<std::string>
make_shared_text()
{
  return std::make_shared<std::string>("made by the plugin");
}
