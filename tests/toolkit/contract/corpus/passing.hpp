// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Holds classes that are passed by value and in memory, for each reason.

#pragma once

namespace corpus {

// How objects are passed.

struct Trivial {
  int a, b;
};

struct UserCopy {
  UserCopy(const UserCopy&);
  int a;
};

struct UserMove {
  UserMove(UserMove&&);
  int a;
};

struct UserDestructor {
  ~UserDestructor();
  int a;
};

struct DefaultedCopy {
  DefaultedCopy(const DefaultedCopy&) = default;
  int a;
};

struct DefaultedLater {
  DefaultedLater(const DefaultedLater&);
  int a;
};

struct DeletedCopy {
  DeletedCopy(const DeletedCopy&) = delete;
  int a;
};

struct MoveOnly {
  MoveOnly(const MoveOnly&) = delete;
  MoveOnly(MoveOnly&&) = default;
  int a;
};

struct DeletedBoth {
  DeletedBoth(const DeletedBoth&) = delete;
  DeletedBoth(DeletedBoth&&) = delete;
  int a;
};

struct DeletedMove {
  DeletedMove(DeletedMove&&) = delete;
  int a;
};

struct MoveAssigned {
  MoveAssigned& operator=(MoveAssigned&&);
  int a;
};

struct CopyAssigned {
  CopyAssigned& operator=(const CopyAssigned&);
  int a;
};

struct TemplateCopy {
  template<class T>
  TemplateCopy(const T&);
  int a;
};

struct NonConstCopy {
  NonConstCopy(NonConstCopy&);
  int a;
};

struct DefaultedDestructor {
  ~DefaultedDestructor() = default;
  int a;
};

struct HoldsMoveOnly {
  MoveOnly m;
};

struct HoldsMoveOnlyNoMove {
  ~HoldsMoveOnlyNoMove() = default;
  MoveOnly m;
};

struct HoldsUserCopy {
  UserCopy m;
};

struct HoldsArray {
  UserDestructor m[2];
};

struct DerivesUserCopy : UserCopy {};

struct HoldsRvalue {
  int&& r;
};

union UnionOfCopy {
  UserCopy m;
  int i;
};

union UnionTrivial {
  Trivial m;
  int i;
};

template<class T>
struct TemplateClass {
  TemplateClass(const TemplateClass&);
  TemplateClass(const TemplateClass<T*>&, int);
  T value;
};

struct ConvertsFromOther {
  ConvertsFromOther(const Trivial&);
  ConvertsFromOther(Trivial&&);
  int a;
};

struct DeletedDestructor {
  ~DeletedDestructor() = delete;
  int a;
};

struct ConstMember {
  const int a;
  const MoveOnly m;
};

struct Passed {
  Trivial* a1;
  UserCopy* a2;
  UserMove* a3;
  UserDestructor* a4;
  DefaultedCopy* a5;
  DefaultedLater* a6;
  DeletedCopy* a7;
  MoveOnly* a8;
  DeletedBoth* a9;
  DeletedMove* b1;
  MoveAssigned* b2;
  CopyAssigned* b3;
  TemplateCopy* b4;
  NonConstCopy* b5;
  DefaultedDestructor* b6;
  HoldsMoveOnly* b7;
  HoldsMoveOnlyNoMove* b8;
  HoldsUserCopy* b9;
  HoldsArray* c1;
  DerivesUserCopy* c2;
  HoldsRvalue* c3;
  UnionOfCopy* c4;
  UnionTrivial* c5;
  TemplateClass<int>* c6;
  ConvertsFromOther* c7;
  DeletedDestructor* c8;
  ConstMember* c9;
};

}  // namespace corpus
