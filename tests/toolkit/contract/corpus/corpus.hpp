// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Holds the types on which compilers are known to disagree in their debugging
// information. Each export leads to a few of them.

#pragma once

#include "basic.hpp"
#include "layout.hpp"
#include "passing.hpp"
#include "tables.hpp"
#include "templates.hpp"

#include <array>
#include <chrono>
#include <complex>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <variant>

namespace corpus {

// The standard library: leaves, and users' types through them.

struct Through {
  int reached;
};

struct Key {
  int key;
};

struct Standard {
  std::string text;
  std::string_view view;
  std::vector<Through> things;
  std::map<Key, std::vector<Through*>> map;
  std::unordered_map<std::string, Holder<Key>> hashed;
  std::unique_ptr<Opaque> owned;
  std::shared_ptr<Target> shared;
  std::function<void(const Key&, Ring<int, 3>*)> call;
  std::optional<Mode> mode;
  std::variant<int, Through, std::string> either;
  std::tuple<char, Key, double> tuple;
  std::array<Through, 2> array;
  std::pair<const Key, int> pair;
  std::chrono::nanoseconds duration;
  std::complex<float> complex;
  std::exception_ptr failure;
  std::vector<bool> flags;
};

// Local types of member functions, conversions, friends and other company that
// takes no room.

class Busy {
public:
  using alias = int;
  static int count;
  static constexpr int constant = 4;
  template<class T>
  T convert() const;
  friend class Friend;
  void method();
  bool operator==(const Busy&) const;

private:
  alias value_;
  mutable int cache_;
};

// The exports.

Numbers
numbers(bool, char, signed char, unsigned long, long double);
Pointers*
pointers(const char* const*, void (*)(int), int (&)[4], int&&);
MemberPointers*
member_pointers(int Target::*, int (Target::*)(int) const);
Enumerated*
enumerated(Mode, Plain, const Negative&);
Templates*
templates(const Ring<float, 4>&, Holder<int (*)()>);
#if __cplusplus >= 201703L
Automatic*
automatic();
#endif
Versioned
versioned();
Bits*
bits();
HoldsAligned*
aligned(HoldsPacked*, HoldsAlignedInt*);
NoAddress*
empty(Flexible*, ZeroLength*, EmptyBase*);
Unnamed*
unnamed(Either*, FromTypedef);
Recursive*
recursive(const List<float>&, Pimpl*);
Derived*
bases(Diamond*, OnlyVirtualBase*, PrimaryVirtual*);
void
tables(First*,
       Middle*,
       Last*,
       Implicit*,
       ImplicitSecond*,
       GainsDestructor*,
       SecondHasDestructor*,
       Overrides*,
       CovariantDerived*,
       Pure*,
       Failure*);
Passed* passed(Trivial, MoveOnly);
Vectors* vectors(Vector);
Standard*
standard(const std::string&, std::vector<Through>&&);
Busy*
busy();
void
quiet(int) noexcept;
int
variadic(const char*, ...);
extern int variable;
extern const int constant;
extern const char* const text;
extern int (*callback)(const Key&);
extern const Through table[3];
extern Ring<long, 2> ring;
extern std::map<int, Key> map;

struct Owner {
  static Owner* create(int);
  static int created;
};

}  // namespace corpus

extern "C" {
int
corpus_plain(int, const struct corpus_tag*, unsigned long);
}
