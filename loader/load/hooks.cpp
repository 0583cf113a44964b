// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/hooks.hpp"

#include "base/text.hpp"

#include <exception>
#include <string>
#include <utility>

#include <cxxabi.h>

namespace hallmark::load {
namespace {

base::BoxedError
make_init_error(const std::string& what)
{
  return base::box_error(Code::init_failed, what);
}

/// Run a hook so that nothing is thrown through.
template<class Hook>
Result<void>
guard(const std::string& what, Hook hook)
{
  try {
    return hook();
  } catch (const std::exception& thrown) {
    return make_init_error(what + " threw: " + thrown.what());
  } catch (abi::__forced_unwind&) {
    throw;  // the thread is being cancelled, which must not be stopped
  } catch (...) {
    return make_init_error(
      what +
      " threw something that is not a std::exception of this standard library");
  }
}

/// What a hook answers that gives a reason or null.
Result<void>
read_reason(const std::string& what, const char* reason)
{
  if (reason) {
    return make_init_error(what + " says: " + reason);
  }
  return {};
}

/// Ask until what is to be saved fits; it may grow while it is asked for.
Result<void>
fill_state(const table::Plugin& plugin, SavedState& state)
{
  constexpr std::size_t most_bytes = 1 << 30;
  constexpr int most_tries = 8;
  auto size = plugin.on_save(nullptr, 0, &state.version);
  for (int tries = 0; tries < most_tries; ++tries) {
    if (size > most_bytes) {
      return base::box_mismatch(Code::init_failed,
                                "save hook asks for too much memory",
                                base::format_count(size, "byte"),
                                "at most " +
                                  base::format_count(most_bytes, "byte"));
    }
    state.bytes.resize(size);
    size = plugin.on_save(state.bytes.data(), size, &state.version);
    if (size <= state.bytes.size()) {
      state.bytes.resize(size);
      return {};
    }
  }
  return make_init_error("save hook asks for more memory each time");
}

}  // namespace

Result<void>
run_open_hook(const table::Plugin& plugin)
{
  if (!plugin.on_open) {
    return {};
  }
  const std::string what = "open hook";
  return guard(what, [&] { return read_reason(what, plugin.on_open()); });
}

Result<std::optional<SavedState>>
save_state(const table::Plugin& plugin)
{
  if (!plugin.on_save) {
    return std::optional<SavedState>();
  }
  SavedState state;
  auto saved = guard("save hook", [&] { return fill_state(plugin, state); });
  if (!saved) {
    return saved.error();
  }
  return std::optional(std::move(state));
}

Result<void>
restore_state(const table::Plugin& plugin, const SavedState& state)
{
  if (!plugin.on_restore) {
    return {};
  }
  const std::string what = "restore hook";
  return guard(what, [&] {
    return read_reason(
      what,
      plugin.on_restore(state.bytes.data(), state.bytes.size(), state.version));
  });
}

void
run_close_hook(const table::Plugin& plugin)
{
  if (!plugin.on_close) {
    return;
  }
  try {
    plugin.on_close();
  } catch (abi::__forced_unwind&) {
    throw;
  } catch (...) {
  }
}

}  // namespace hallmark::load
