// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Objects that a plugin made. Destroying one also releases its plugin.

#pragma once

#include <hallmark/hold.hpp>

#include <memory>
#include <utility>

namespace hallmark {

/**
 * Destroys an object that a plugin made, then lets go of the plugin.
 *
 * Without an export that destroys it the object is deleted as what it is
 * known as: then its type needs a virtual destructor, which runs the plugin's
 * own delete.
 */
class Release {
public:
  Release() = default;

  /// Delete the object.
  explicit Release(Hold hold) : hold_(std::move(hold)) {}

  /// Call `destroy` with the object.
  template<class T>
  Release(Hold hold, T* object, void (*destroy)(T*))
    : hold_(std::move(hold)),
      object_(object),
      destroy_(reinterpret_cast<void (*)()>(destroy)),
      call_([](void (*function)(), void* target) {
        reinterpret_cast<void (*)(T*)>(function)(static_cast<T*>(target));
      })
  {
  }

  template<class T>
  void operator()(T* object)
  {
    if (call_) {
      // The object as it was given, not as a base of it that it is known as.
      call_(destroy_, object_);
    } else {
      delete object;
    }
    hold_ = Hold();
  }

private:
  Hold hold_;
  void* object_ = nullptr;
  void (*destroy_)() = nullptr;
  void (*call_)(void (*)(), void*) = nullptr;
};

/// A std::unique_ptr that keeps the plugin of its object mapped.
template<class T>
using Owned = std::unique_ptr<T, Release>;

}  // namespace hallmark
