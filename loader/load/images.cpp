// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/images.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <vector>

namespace hallmark::load {
namespace {

struct Images {
  std::mutex mutex;
  std::map<const void*, std::vector<Plugin*>> open;  ///< by Library::dynamic
};

/// Never destroyed: plugins may be closed while the process ends.
Images&
all_images()
{
  static auto* const images = new Images;
  return *images;
}

/// A thread of the plugin may be reading it.
void
set_context(const Plugin& plugin, const hallmark_context* context)
{
  if (plugin.context_slot) {
    std::atomic_ref(*plugin.context_slot).store(context);
  }
}

}  // namespace

void
add_image(Plugin& plugin)
{
  auto& images = all_images();
  const std::lock_guard lock(images.mutex);
  images.open[plugin.library.dynamic].push_back(&plugin);
  set_context(plugin, &plugin.context);
}

bool
remove_image(Plugin& plugin)
{
  auto& images = all_images();
  const std::lock_guard lock(images.mutex);
  const auto image = images.open.find(plugin.library.dynamic);
  if (image == images.open.end() || std::erase(image->second, &plugin) == 0) {
    return false;
  }
  auto& plugins = image->second;
  set_context(plugin, plugins.empty() ? nullptr : &plugins.back()->context);
  if (plugins.empty()) {
    images.open.erase(image);
    return false;
  }
  return true;
}

}  // namespace hallmark::load
