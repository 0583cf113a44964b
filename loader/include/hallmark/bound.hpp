// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A bound interface of a plugin: every export is a typed member.

#pragma once

#include <hallmark/handle.hpp>

#include <memory>
#include <string>
#include <utility>

namespace hallmark {

/**
 * An interface of an open plugin. It keeps the plugin mapped.
 *
 * @tparam I  A generated binding, `hallmark::interfaces::filter`: functions
 *            are members of function pointer type, variables are pointers; an
 *            optional export that the plugin lacks is null.
 *
 * A call through it is a plain indirect call.
 */
template<class I>
class Bound {
public:
  Bound(Plugin plugin, const I& exports)
    : plugin_(std::move(plugin)),
      exports_(exports),
      hold_(plugin_.get(), "binding")
  {
  }

  const I* operator->() const { return &exports_; }
  const I& operator*() const { return exports_; }

  /// The plugin that it is an interface of.
  [[nodiscard]] const Plugin& plugin() const { return plugin_; }
  /// The plugin's version.
  [[nodiscard]] std::string version() const { return plugin_.version(); }

  /// Plugin::own(): the object, or the object and what destroys it.
  template<class... Arguments>
  [[nodiscard]] auto own(Arguments&&... arguments) const
  {
    return plugin_.own(std::forward<Arguments>(arguments)...);
  }

  /// Plugin::share().
  template<class... Arguments>
  [[nodiscard]] auto share(Arguments&&... arguments) const
  {
    return plugin_.share(std::forward<Arguments>(arguments)...);
  }

  /// Empty this binding and close its plugin; see Plugin::close().
  Closed close()
  {
    hold_ = Hold();
    exports_ = I{};
    return plugin_.close();
  }

private:
  Plugin plugin_;
  I exports_;
  Hold hold_;
};

template<class I>
Result<Bound<I>>
Plugin::bind() const
{
  I exports{};
  hallmark_error* error = nullptr;
  if (!hallmark_bind(
        plugin_, &I::expected(), &exports, sizeof exports, &error)) {
    return Error(error);
  }
  return Bound<I>(*this, exports);
}

}  // namespace hallmark
