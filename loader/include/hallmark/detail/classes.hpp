// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The complete classes that a type names.

#pragma once

#include <type_traits>

namespace hallmark::detail {

template<class... T>
struct TypeList {
};

template<class A, class B>
struct Concatenated;

template<class... A, class... B>
struct Concatenated<TypeList<A...>, TypeList<B...>> {
  using List = TypeList<A..., B...>;
};

template<class... Lists>
struct ConcatenatedAll {
  using List = TypeList<>;
};

template<class First, class... Rest>
struct ConcatenatedAll<First, Rest...> {
  using List =
    typename Concatenated<First, typename ConcatenatedAll<Rest...>::List>::List;
};

template<class T, class = void>
struct IsComplete : std::false_type {
};

template<class T>
struct IsComplete<T, std::void_t<decltype(sizeof(T))>> : std::true_type {
};

template<class T>
struct Classes;

/// The complete classes and unions that T names: in parameters and results,
/// behind pointers and references, as elements; each as often as named.
template<class T>
using CompleteClasses = typename Classes<T>::List;

/// What is left when nothing below takes T apart.
template<class T, bool = std::is_class_v<T> || std::is_union_v<T>, class = void>
struct ClassesOfName {
  using List = TypeList<>;
};

template<class T>
struct ClassesOfName<T, true, std::enable_if_t<IsComplete<T>::value>> {
  using List = TypeList<T>;
};

template<class T>
struct Classes : ClassesOfName<T> {
};

template<class T>
struct Classes<const T> : Classes<T> {
};
template<class T>
struct Classes<volatile T> : Classes<T> {
};
template<class T>
struct Classes<const volatile T> : Classes<T> {
};
template<class T>
struct Classes<T*> : Classes<T> {
};
template<class T>
struct Classes<T&> : Classes<T> {
};
template<class T>
struct Classes<T&&> : Classes<T> {
};
template<class T>
struct Classes<T[]> : Classes<T> {
};
template<class T, decltype(sizeof(0)) N>
struct Classes<T[N]> : Classes<T> {
};

// An array of const is const and an array: neither rule above is nearer.
template<class T>
struct Classes<const T[]> : Classes<T> {
};
template<class T, decltype(sizeof(0)) N>
struct Classes<const T[N]> : Classes<T> {
};

template<class R, class... A>
struct Classes<R(A...)>
  : ConcatenatedAll<CompleteClasses<R>, CompleteClasses<A>...> {
};
template<class R, class... A>
struct Classes<R(A...) noexcept> : Classes<R(A...)> {
};
template<class R, class... A>
struct Classes<R(A..., ...)> : Classes<R(A...)> {
};
template<class R, class... A>
struct Classes<R(A..., ...) noexcept> : Classes<R(A...)> {
};

}  // namespace hallmark::detail
