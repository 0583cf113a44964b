// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opens a plugin by its interface, and calls each of the functions that share
// a name.

#include "host.hpp"

#include "host.interface.hpp"
#include "units.interface.hpp"

#include <hallmark/loader.hpp>

#include <iostream>

namespace host {

int
post(int number)
{
  return number + 1;
}

int
post(const Event& event)
{
  return event.number + 2;
}

bool
operator<(const Event& one, const Event& other)
{
  return one.number < other.number;
}

template<class T>
T
largest(T one, T other)
{
  return one < other ? other : one;
}

template int
largest<int>(int, int);

int zähler = 40;

}  // namespace host

namespace {

using Units = hallmark::Bound<hallmark::interfaces::units>;

void
call(const Units& units)
{
  std::cout << "celsius " << units->to_celsius(212) << ' '
            << units->to_celsius_float(50) << ' '
            << units->to_celsius_text("212") << '\n';
  const auto far = units->add(units->kilometers(2), {3});
  std::cout << "lengths " << far.meters << ' '
            << units->subtract(far, {4}).meters << ' '
            << units->negate(far).meters << ' ' << units->is_equal(far, far)
            << '\n';
  std::cout << "instances " << units->twice(21) << ' '
            << units->twice_length(far).meters << ' ' << (*units->limits)[0]
            << '\n';
  std::cout << "size " << units->size(4, 8) << ' ' << units->größe(2) << '\n';
  std::cout << "tails " << units->tail(5) << ' '
            << (units->tail_long ? "yes" : "no") << '\n';
}

template<class T>
void
look_up(const hallmark::Plugin& plugin, const char* name)
{
  const auto found = plugin.lookup<T>(name);
  std::cout << (found ? "found" : found.error().message()) << '\n';
}

}  // namespace

int
main(int, char** words)
{
  hallmark::Loader loader;
  if (const auto provided = loader.provide<hallmark::interfaces::host>();
      !provided) {
    std::cerr << provided.error().explain() << '\n';
    return 1;
  }
  const auto units = loader.open<hallmark::interfaces::units>(words[1]);
  if (!units) {
    std::cerr << units.error().explain() << '\n';
    return 1;
  }
  call(*units);
  const auto& plugin = units->plugin();
  look_up<int(int)>(plugin, "metric::prefix(int)");
  look_up<const char*(const char*)>(plugin, "metric::prefix(const char*)");
  look_up<long(int)>(plugin, "metric::prefix(int)");
  look_up<double(double)>(plugin, "units::to_celsius(double)");
  look_up<float(float) noexcept>(plugin, "units::to_celsius(float)");
  look_up<double(double)>(plugin, "units::to_celsius");
  look_up<double(long)>(plugin, "units::to_celsius");
  look_up<units::Length(const units::Length&, const units::Length&)>(
    plugin, "units::operator+");
  look_up<units::Length(const units::Length&, const units::Length&)>(
    plugin, "units::operator+(const units::Length&,const units::Length&)");
  look_up<units::Length(const units::Length&, const units::Length&)>(
    plugin, "units::operator+(const units::Length&)");
}
