// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "soak/world.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include <link.h>

namespace hallmark::soak {
namespace {

std::size_t
count_entries(const char* folder)
{
  const std::filesystem::directory_iterator entries(folder);
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

struct Images {
  std::string folder;
  std::size_t count = 0;
};

int
count_image(dl_phdr_info* info, std::size_t, void* data)
{
  auto& images = *static_cast<Images*>(data);
  if (std::string_view(info->dlpi_name).starts_with(images.folder)) {
    ++images.count;
  }
  return 0;
}

std::optional<std::string>
compare(const char* what, std::size_t found, std::size_t expected)
{
  if (found == expected) {
    return std::nullopt;
  }
  return std::string(what) + ": found " + std::to_string(found) +
         ", expected " + std::to_string(expected);
}

}  // namespace

World::World()
{
  for (std::size_t i = 0; i < slots.size(); ++i) {
    slots[i].file = std::filesystem::canonical(folder.path()).string() +
                    "/slot" + std::to_string(i) + ".so";
  }
  descriptors_ = count_entries("/proc/self/fd");
  threads_ = count_entries("/proc/self/task");
}

Answer
World::predict(std::size_t slot)
{
  const auto& now = slots[slot];
  if (!now.kind) {
    return {nullptr, "not_found"};
  }
  for (auto& one : open) {
    if (one.slot == slot) {
      return one.generation == now.generation ? Answer{&one, nullptr}
                                              : Answer{nullptr, "changed"};
    }
  }
  if (now.is_cut) {
    return {nullptr, ""};
  }
  if (now.kind->code) {
    return {nullptr, now.kind->code};
  }
  const auto is_twin = [&](const Open& one) { return one.kind == now.kind; };
  const auto is_open = std::any_of(open.begin(), open.end(), is_twin);
  return {nullptr, is_open ? "duplicate" : nullptr};
}

std::optional<std::string>
World::check() const
{
  Images images{std::filesystem::canonical(folder.path()).string() + "/", 0};
  ::dl_iterate_phdr(count_image, &images);
  if (auto wrong = compare("mappings", images.count, open.size())) {
    return wrong;
  }
  if (auto wrong =
        compare("descriptors", count_entries("/proc/self/fd"), descriptors_)) {
    return wrong;
  }
  return compare("threads", count_entries("/proc/self/task"), threads_);
}

}  // namespace hallmark::soak
