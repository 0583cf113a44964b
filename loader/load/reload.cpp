// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/reload.hpp"

#include "image/resolve.hpp"
#include "load/admission.hpp"
#include "load/closing.hpp"
#include "load/hooks.hpp"
#include "load/opening.hpp"
#include "table/binding.hpp"

namespace hallmark::load {
namespace {

/// Keeps the old generation while it lives.
class Keeper {
public:
  explicit Keeper(table::Hold& hold) : hold_(hold) {}
  ~Keeper() { drop_hold(hold_); }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  [[nodiscard]] const table::Plugin& plugin() const { return *hold_.plugin; }

private:
  table::Hold& hold_;
};

/// Every interface that is asked for can be bound, before it is too late.
Result<void>
check_bindings(const table::Plugin& plugin, const find::Request& request)
{
  for (const auto* expected : request.interfaces) {
    std::vector<void*> binding(expected->export_count);
    auto bound = table::bind(
      plugin, *expected, plugin.state->options.facts, binding.data());
    if (!bound) {
      return bound;
    }
  }
  return {};
}

Result<void>
hand_over(const table::Plugin& old, const table::Plugin& next)
{
  if (!next.on_restore) {
    return {};
  }
  const auto state = save_state(old);
  if (!state) {
    return state.error();
  }
  return *state ? restore_state(next, **state) : Result<void>();
}

/// All that makes a plugin that is open the next generation of another.
Result<void>
follow(const table::Plugin& old,
       table::Plugin& next,
       const find::Request& request)
{
  auto ready = check_bindings(next, request);
  if (ready) {
    ready = hand_over(old, next);
  }
  if (!ready) {
    run_close_hook(next);
  }
  return ready;
}

Result<table::Plugin*>
open_next(Opening& opening,
          const table::Plugin& old,
          base::File& file,
          const find::Request& request)
{
  auto next = prepare_plugin(old.state, opening.entry(), file, request);
  if (!next) {
    return opening.fail(next.error());
  }
  if (auto ready = follow(old, **next, request); !ready) {
    next->reset();
    return opening.fail(ready.error());
  }
  return opening.succeed(*std::move(next));
}

}  // namespace

Result<table::Plugin*>
reload_file(table::Plugin& plugin,
            const std::string& name,
            const find::Request& given)
{
  if (name.empty()) {
    return base::box_error(Code::invalid_argument,
                           "a built-in plugin has no file",
                           "name the file that replaces it");
  }
  auto request = given;
  request.expectation.path = plugin.identity.path;

  auto opened = image::open_resolved(name);
  if (!opened) {
    return opened.error();
  }
  const auto turn =
    plugin.state->take_reload(plugin, opened->name, opened->file.id());
  if (!turn) {
    return turn.error();
  }
  if (turn->plugin) {
    return share(turn->plugin, request);
  }
  const Keeper old(*turn->old);
  Opening opening(*plugin.state, turn->entry);
  opening.entry().name = image::make_absolute(name);
  return open_next(opening, old.plugin(), opened->file, request);
}

}  // namespace hallmark::load
