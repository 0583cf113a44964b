// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The one lock that the C library holds while it maps, unmaps and lists images.
// ThreadSanitizer does not see that lock, and would report races where there
// are none; here it is taken again, where it can be seen. The program's own
// functions come before those of the C library for each library that it loads.

#include <mutex>
#include <optional>

#include <dlfcn.h>
#include <link.h>

// The sanitizer lists images before it can look at what is done.
#define UNSEEN __attribute__((no_sanitize("thread")))

namespace {

std::recursive_mutex* system_lock = nullptr;

__attribute__((constructor)) void
make_lock()
{
  system_lock = new std::recursive_mutex;
}

template<class Function>
UNSEEN Function*
find_next(Function*, const char* name)
{
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

class Guard {
public:
  UNSEEN Guard() : lock_(system_lock)
  {
    if (lock_) {
      lock_->lock();
    }
  }
  UNSEEN ~Guard()
  {
    if (lock_) {
      lock_->unlock();
    }
  }

private:
  std::recursive_mutex* lock_;
};

}  // namespace

extern "C" {

UNSEEN void*
dlopen(const char* file, int flags) noexcept
{
  const Guard guard;
  return find_next(&dlopen, "dlopen")(file, flags);
}

UNSEEN int
dlclose(void* handle) noexcept
{
  const Guard guard;
  return find_next(&dlclose, "dlclose")(handle);
}

UNSEEN int
dl_iterate_phdr(int (*call)(dl_phdr_info*, std::size_t, void*), void* data)
{
  const Guard guard;
  return find_next(&dl_iterate_phdr, "dl_iterate_phdr")(call, data);
}
}
