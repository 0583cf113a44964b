// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "metric.hpp"

#include "host.hpp"
#include "units.hpp"

namespace units {

double
to_celsius(double fahrenheit)
{
  return (fahrenheit - 32) / 1.8;
}

float
to_celsius(float fahrenheit) noexcept
{
  return (fahrenheit - 32) / 1.8F;
}

std::string
to_celsius(const std::string& fahrenheit)
{
  return fahrenheit == "212" ? "100" : "?";
}

Length
operator+(const Length& one, const Length& other)
{
  return {one.meters + other.meters};
}

Length
operator-(const Length& one, const Length& other)
{
  return {one.meters - other.meters};
}

Length
operator-(const Length& one)
{
  return {-one.meters};
}

bool
operator==(const Length& one, const Length& other)
{
  return !(one.meters < other.meters) && !(other.meters < one.meters);
}

Length operator""_km(long double value)
{
  return {static_cast<double>(value) * 1000};
}

template<class T>
T
twice(T value)
{
  return value + value;
}

template int
twice<int>(int);
template Length twice<Length>(Length);

template<class T>
T Scale<T>::limits[2] = {T(-273), T(1000)};
template struct Scale<int>;

int
Table::size(int rows)
{
  return rows;
}

int
Table::size(int rows, int columns)
{
  return host::largest(host::post(rows), host::post(host::Event{columns}));
}

int
größe(int meter)
{
  return host::zähler + meter;
}

int
tail(int value)
{
  return value;
}

}  // namespace units

namespace metric {

int
prefix(int power)
{
  return power * 3;
}

const char*
prefix(const char*)
{
  return "kilo";
}

}  // namespace metric
