// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Takes objects from two plugins, gives them to the other one, and lets go of
// all before it closes them. Prints what came of it.

#include "crossing.hpp"

#include <hallmark/loader.hpp>

#include <any>
#include <functional>
#include <iostream>
#include <memory>
#include <thread>

namespace {

using crossing::Shape;

template<class T>
T*
find(const hallmark::Plugin& plugin, const char* name)
{
  return plugin.lookup<T>(name).value().get();
}

void
say(const char* what, const auto& value)
{
  std::cout << what << ": " << value << '\n';
}

void
cross_functions(const hallmark::Plugin& one)
{
  std::function<int(int)> function;
  find<void(std::function<int(int)>*)>(one, "make_function")(&function);
  const auto copy = function;
  say("std::function", copy(2));
}

void
cross_shared(const hallmark::Plugin& one)
{
  int destroyed = 0;
  std::shared_ptr<Shape> shared;
  find<void(std::shared_ptr<Shape>*, int*)>(one, "make_shared")(&shared,
                                                                &destroyed);
  const std::weak_ptr<Shape> weak = shared;
  say("std::shared_ptr", shared->corners());
  shared.reset();
  say("deleter of the plugin ran", destroyed);
  say("expired", weak.expired());
}

void
cross_types(const hallmark::Plugin& one, const hallmark::Plugin& two)
{
  std::any any;
  find<void(std::any*)>(one, "fill_any")(&any);
  say("std::any", std::any_cast<crossing::Token>(any).value);

  const std::unique_ptr<Shape> shape(find<Shape*()>(one, "make_shape")());
  const Shape& known = *shape;
  say("typeid", typeid(known) == typeid(crossing::Square));
  say("dynamic_cast of the host",
      dynamic_cast<crossing::Square*>(shape.get()) != nullptr);
  say("dynamic_cast of the other plugin",
      find<bool(const Shape*)>(two, "is_square")(shape.get()));
}

void
throw_trouble()
{
  throw crossing::Trouble("thrown by the host");
}

void
cross_exceptions(const hallmark::Plugin& one)
{
  try {
    find<void()>(one, "throw_trouble")();
  } catch (const crossing::Trouble& trouble) {
    say("caught by the host", trouble.what());
  }
  try {
    find<void(void (*)())>(one, "call_through")(throw_trouble);
  } catch (const crossing::Trouble& trouble) {
    say("through the plugin", trouble.what());
  }
  say("caught by the plugin",
      find<const char*(void (*)())>(one, "call_guarded")(throw_trouble));
}

void
cross_threads(const hallmark::Plugin& one)
{
  const auto count = find<int()>(one, "count_in_thread");
  count();
  int of_thread = 0;
  std::thread([&] { of_thread = count(); }).join();
  say("thread_local of this thread", count());
  say("thread_local of another", of_thread);
}

void
cross_statics(const hallmark::Plugin& one, const hallmark::Plugin& two)
{
  find<int()>(one, "fill_registry")();
  say("template statics of one", find<int()>(one, "fill_registry")());
  say("template statics of two", find<int()>(two, "fill_registry")());
}

}  // namespace

int
main(int, char** words)
{
  hallmark::Loader loader;
  auto one = loader.open(words[1]).value();
  auto two = loader.open(words[2]).value();
  cross_functions(one);
  cross_shared(one);
  cross_types(one, two);
  cross_exceptions(one);
  cross_threads(one);
  cross_statics(one, two);
  say("one unmapped", one.close() == hallmark::Closed::unmapped);
  say("two unmapped", two.close() == hallmark::Closed::unmapped);
}
