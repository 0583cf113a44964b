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
  if (now.is_obstructed) {
    return {nullptr, "unreadable"};
  }
  bool is_name_taken = false;
  for (auto& one : open) {
    if (one.slot != slot || one.is_superseded) {
      continue;
    }
    if (one.generation == now.generation) {
      return {&one, nullptr};
    }
    is_name_taken = true;
  }
  return is_name_taken ? Answer{nullptr, "changed"} : predict_new(now, nullptr);
}

Answer
World::predict_reload(Open& one)
{
  const auto& now = slots[one.slot];
  if (!now.kind) {
    return {nullptr, "not_found"};
  }
  if (now.is_obstructed) {
    return {nullptr, "unreadable"};
  }
  auto& current = find_current(one);
  for (auto& other : open) {
    if (other.slot == one.slot && other.generation == now.generation) {
      return &other == &current ? Answer{&other, nullptr}
                                : Answer{nullptr, "changed"};
    }
  }
  return predict_new(now, &current);
}

Answer
World::predict_new(const Slot& now, const Open* replaced) const
{
  if (now.is_cut) {
    return {nullptr, ""};
  }
  const std::string_view code = now.kind->code ? now.kind->code : "";
  // What cannot be resolved has an identity all the same, which comes first.
  const auto has_identity = code.empty() || code == "unresolved";
  if (replaced && has_identity && now.kind->path() != replaced->kind->path()) {
    return {nullptr, "wrong_identity"};
  }
  if (!code.empty()) {
    return {nullptr, now.kind->code};
  }
  const auto is_twin = [&](const Open& one) {
    return std::string_view(one.kind->identity) == now.kind->identity &&
           !one.is_superseded &&
           !(replaced && one.lineage == replaced->lineage);
  };
  const auto is_open = std::any_of(open.begin(), open.end(), is_twin);
  return {nullptr, is_open ? "duplicate" : nullptr};
}

Open&
World::find_current(Open& one)
{
  const auto current =
    std::find_if(open.begin(), open.end(), [&](const Open& other) {
      return other.lineage == one.lineage && !other.is_superseded;
    });
  return current == open.end() ? one : *current;
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
