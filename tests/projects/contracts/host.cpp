// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Binds one of these interfaces, or provides `services`, and calls across it:
// `host INTERFACE FILE [FACT]`. A difference of the fact is told, not refused.

#include "bases.hpp"
#include "bases.interface.hpp"
#include "calls.hpp"
#include "calls.interface.hpp"
#include "growing.hpp"
#include "growing.interface.hpp"
#include "nested.hpp"
#include "nested.interface.hpp"
#include "plain.hpp"
#include "plain.interface.hpp"
#include "rich.hpp"
#include "rich.interface.hpp"
#include "services.hpp"
#include "services.interface.hpp"
#include "vectors.hpp"
#include "vectors.interface.hpp"
#include "wide.hpp"
#include "wide.interface.hpp"

#include <hallmark/loader.hpp>

#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace {

/// Doubles what is put into it.
struct Doubler : audio::Sink {
  int put(int sample) override { return 2 * sample; }
};

}  // namespace

audio::Settings audio::settings{1, 3};

std::string&
audio::title()
{
  static std::string text = "loud";
  return text;
}

audio::Sink&
audio::sink()
{
  static Doubler made;
  return made;
}

namespace {

namespace interfaces = hallmark::interfaces;

int
call(const hallmark::Bound<interfaces::plain>& plain)
{
  audio::Leaf leaf{20};
  audio::Inner inner{&leaf};
  audio::Params params{};
  params.gain = 1.0;
  params.inner = &inner;
  const auto applied = plain->apply(params, audio::Mode::fine);
  const auto sum = plain->sum({3, 4});
  if (plain->tail && plain->tail() != 9) {
    return 3;
  }
  return applied == 121 && sum == 7 && *plain->presets == 7 &&
             plain->speed() == audio::quick &&
             std::string_view(plain->name("gain")) == "gain"
           ? 0
           : 3;
}

int
call(const hallmark::Bound<interfaces::bases>& bases)
{
  audio::Both both;
  return bases->left_of(both) == 1 && bases->shade_of({}, {6}) == 10 &&
             bases->tag_of({}) == 5
           ? 0
           : 3;
}

/// Hears what is played to it.
struct Hearer : audio::Listener {
  int hear(int sample) noexcept override { return 10 * sample; }
};

int
double_it(int sample) noexcept
{
  return 2 * sample;
}

int
call(const hallmark::Bound<interfaces::calls>& calls)
{
  Hearer hearer;
  const audio::Hooks hooks{double_it, double_it};
  auto* voice = calls->make_voice();
  auto* chorus = calls->make_chorus();
  return voice->pitch() == 5 && voice->level() == 6 && voice->tune(7) == 7 &&
             chorus->level() == 6 &&
             calls->play(hearer, hooks) == 10 + 1 + 4 + 6 &&
             calls->steady(8) == 8 && calls->wild(9) == 9 &&
             calls->listen(double_it) == 8
           ? 0
           : 3;
}

int
call(const hallmark::Bound<interfaces::growing>& growing)
{
  const grown::Config config{3, 4};
  const auto effect = growing.own(growing->start(&config));
  grown::Value value{};
  value.whole[0] = 5;
  return effect->run(2) == 6 && effect->rest() == 7 &&
             growing->report()->peak == 2 &&
             growing->convert(value, grown::Mode::wet) == 15 &&
             growing->kind_of({8, 1.5, {}}) == 8 &&
             growing->real_of({0.5}) == 0.5 && growing->tag_of({9, 0}) == 9
           ? 0
           : 3;
}

int
call(const hallmark::Bound<interfaces::rich>& rich)
{
  const auto filter = rich.own(rich->create("four", {1, 2}));
  return filter->process(10) == 16 && filter->size() == 6 ? 0 : 3;
}

int
call(const hallmark::Bound<interfaces::vectors>& vectors)
{
  const audio::Lanes lanes{1, 0, 0, 0, 0, 0, 0, 2};
  return vectors->add(lanes) == 3.0F ? 0 : 3;
}

int
call(const hallmark::Bound<interfaces::nested>& nested)
{
  const audio::Frame frame{{{1, 0, 0, 0, 0, 0, 0, 2}}};
  return nested->mix(frame) == 3.0F ? 0 : 3;
}

int
call(const hallmark::Bound<interfaces::wide>& wide)
{
  for (int i = 0; i < 4; ++i) {
    const auto* block = wide->make();
    if (reinterpret_cast<std::uintptr_t>(block) % alignof(audio::Block) != 0) {
      return 3;
    }
  }
  return wide->length(L"four") == 4 && wide->half(5.0L) == 2.5 ? 0 : 3;
}

/// Options with which a difference of these facts refuses nothing.
hallmark::Options
tell(const std::vector<std::string>& facts)
{
  hallmark::Options options;
  for (const auto& fact : facts) {
    options.facts[fact] = hallmark::Fact::told;
  }
  return options;
}

template<class I>
int
run(const char* file, const hallmark::Options& options)
{
  hallmark::Loader loader(options);
  const auto bound = loader.open<I>(file);
  if (!bound) {
    std::cerr << bound.error().explain() << '\n';
    return 1;
  }
  return call(*bound);
}

/// Provide the interface to a plugin that uses it.
int
serve(const char* file, const hallmark::Options& options)
{
  hallmark::Loader loader(options);
  loader.provide<interfaces::services>().value();
  const auto plugin = loader.open(file);
  if (!plugin) {
    std::cerr << plugin.error().explain() << '\n';
    return 1;
  }
  return (*plugin->lookup<int()>("serve"))() == 13 ? 0 : 3;
}

}  // namespace

int
main(int count, char** words)
{
  const std::string_view name = words[1];
  const char* file = words[2];
  const auto options = tell({words + 3, words + count});
  return name == "bases"      ? run<interfaces::bases>(file, options)
         : name == "calls"    ? run<interfaces::calls>(file, options)
         : name == "growing"  ? run<interfaces::growing>(file, options)
         : name == "nested"   ? run<interfaces::nested>(file, options)
         : name == "plain"    ? run<interfaces::plain>(file, options)
         : name == "rich"     ? run<interfaces::rich>(file, options)
         : name == "services" ? serve(file, options)
         : name == "vectors"  ? run<interfaces::vectors>(file, options)
                              : run<interfaces::wide>(file, options);
}
