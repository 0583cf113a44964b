// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Holds bit-fields, alignment, packing, unnamed parts, lists, vectors.

#pragma once

#include "templates.hpp"

#include <vector>

namespace corpus {

// Bit-fields, alignment, packing.

struct Bits {
  unsigned a : 3;
  int b : 5;
  unsigned : 0;
  Mode mode : 8;
  bool flag : 1;
  unsigned long wide : 40;
  unsigned : 2;
  long signed_wide : 7;
};

struct alignas(32) Aligned {
  char c;
};

struct HoldsAligned {
  char c;
  Aligned a;
  alignas(16) int member;
};

struct __attribute__((packed)) Packed {
  char c;
  int i;
  short s;
};

#pragma pack(push, 2)
struct PackedByTwo {
  char c;
  long l;
};
#pragma pack(pop)

struct HoldsPacked {
  char c;
  Packed p;
  PackedByTwo two;
};

typedef int AlignedInt __attribute__((aligned(16)));

struct HoldsAlignedInt {
  char c;
  AlignedInt i;
};

struct Nothing {};

struct NoAddress {
  [[no_unique_address]] Nothing nothing;
  int value;
};

struct Flexible {
  int count;
  int items[];
};

struct ZeroLength {
  int count;
  int items[0];
};

// Unnamed parts.

typedef struct {
  int value;
} FromTypedef;

struct Unnamed {
  union {
    int number;
    struct {
      short low;
      short high;
    };
  };
  struct {
    int x;
    int y;
  } point;
  union {
    int a;
    float b;
  } either[2];
  FromTypedef named;
};

union Either {
  int number;
  double real;
  Unnamed* deep;
};

// Lists: incomplete, recursive, private.

struct Opaque;

template<class T>
class List {
public:
  List();
  List(const List&);
  ~List();

private:
  struct Node {
    T value;
    Node* next;
  };
  Node* head_;
};

class Pimpl {
public:
  Pimpl();
  ~Pimpl();

private:
  struct Implementation;
  Implementation* implementation_;
};

struct Recursive {
  Recursive* self;
  Opaque* opaque;
  List<Target>* list;
  std::vector<Holder<Recursive*>>* nodes;
};

// Vectors of the machine.

typedef float Vector __attribute__((vector_size(16)));

struct Vectors {
  Vector v;
  Holder<Vector> held;
};

}  // namespace corpus
