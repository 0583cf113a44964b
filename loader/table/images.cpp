// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/images.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <vector>

namespace hallmark::table {
namespace {

using Contexts = std::vector<const hallmark_context*>;

struct Images {
  std::mutex mutex;
  std::map<const void*, Contexts> open;  ///< by Image::dynamic
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
set_context(const Image& image, const hallmark_context* context)
{
  if (image.slot) {
    std::atomic_ref(*image.slot).store(context);
  }
}

}  // namespace

void
add_image(const Image& image)
{
  auto& images = all_images();
  const std::lock_guard lock(images.mutex);
  images.open[image.dynamic].push_back(image.context);
  set_context(image, image.context);
}

bool
remove_image(const Image& image)
{
  auto& images = all_images();
  const std::lock_guard lock(images.mutex);
  const auto known = images.open.find(image.dynamic);
  if (known == images.open.end() ||
      std::erase(known->second, image.context) == 0) {
    return false;
  }
  const auto& contexts = known->second;
  set_context(image, contexts.empty() ? nullptr : contexts.back());
  if (contexts.empty()) {
    images.open.erase(known);
    return false;
  }
  return true;
}

}  // namespace hallmark::table
