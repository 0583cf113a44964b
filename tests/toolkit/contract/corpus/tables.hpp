// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Holds bases and virtual tables: destructors first, middle, last, implicit.

#pragma once

#include "layout.hpp"

#include <exception>

namespace corpus {

// Bases.

struct Base {
  int value;
};

struct SecondBase {
  char c;
};

struct Derived
  : Base
  , SecondBase {
  short s;
};

struct VirtualRoot {
  virtual ~VirtualRoot();
  int root;
};

struct Left : virtual VirtualRoot {
  int left;
};

struct Right : virtual VirtualRoot {
  int right;
};

struct Diamond
  : Left
  , Right {
  int bottom;
  virtual void diamond();
};

struct EmptyBase : Nothing {
  int value;
};

// Virtual tables: destructors first, in the middle, last and implicit.

struct First {
  virtual ~First();
  virtual int one();
  virtual int two() const;
};

struct Middle {
  virtual int one();
  virtual ~Middle();
  virtual int two(const char*, unsigned long) const volatile;
};

struct Last {
  virtual int one();
  virtual int two();
  virtual ~Last();
};

struct Implicit : First {
  virtual void three();
};

struct ImplicitSecond
  : Base
  , First {
  virtual void three();
};

struct WithoutDestructor {
  virtual void alone();
};

struct GainsDestructor : WithoutDestructor {
  virtual void two();
  virtual ~GainsDestructor();
  virtual void three();
};

struct SecondHasDestructor
  : WithoutDestructor
  , First {
  int two() const override;
  virtual void four();
};

struct Overrides : First {
  int one() override;
  ~Overrides() override;
  virtual int two();
};

struct Covariant {
  virtual ~Covariant();
  virtual Covariant* clone() const;
  virtual WithoutDestructor* other();
};

struct CovariantDerived
  : First
  , Covariant {
  CovariantDerived* clone() const override;
  GainsDestructor* other() override;
  virtual void after();
};

struct Pure {
  virtual void run() = 0;
  virtual operator bool() const = 0;
  virtual operator unsigned long() const = 0;
  virtual int operator()(int) & = 0;
  virtual int operator[](std::size_t) const&& = 0;
  virtual bool operator<(const Pure&) const = 0;
  virtual ~Pure() = default;
};

struct Failure : std::exception {
  const char* what() const noexcept override;
  virtual int code() const;
};

struct OnlyVirtualBase : virtual Nothing {
  int value;
};

struct NearlyEmpty {
  virtual void near();
};

struct PrimaryVirtual : virtual NearlyEmpty {
  virtual void far();
};

}  // namespace corpus
