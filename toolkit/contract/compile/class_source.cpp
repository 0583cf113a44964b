// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/class_source.hpp"

namespace hallmark::contract::compile {
namespace {

// The classes that a type names, as <hallmark/detail/classes.hpp> finds them,
// with what <hallmark/type.hpp> says of each; here without <type_traits>. What
// has a type in its name is neither defined nor emitted, the number of an
// export aside: to g++ function types with `noreturn` or `const` are others of
// the same mangled name.
constexpr std::string_view class_prologue = R"(
#line 1 "hallmark classes"
#if defined(__clang__)
#define HALLMARK_DESTROYS_(t) __is_trivially_destructible(t)
#else
#define HALLMARK_DESTROYS_(t) __has_trivial_destructor(t)
#endif
#pragma push_macro("layout")
#undef layout
namespace hallmark {
template<class hallmark_t, __SIZE_TYPE__ hallmark_s, __SIZE_TYPE__ hallmark_a,
         bool hallmark_v>
struct layout { static const char hallmark_key; };
}
namespace hallmark_contract {
template<class hallmark_t, __SIZE_TYPE__ hallmark_s, __SIZE_TYPE__ hallmark_a,
         bool hallmark_v>
using hallmark_layout =
  ::hallmark::layout<hallmark_t, hallmark_s, hallmark_a, hallmark_v>;
}
#pragma pop_macro("layout")
namespace hallmark_contract {
template<class hallmark_t> hallmark_t& hallmark_lvalue() noexcept;
template<class hallmark_t>
char hallmark_ends(decltype(hallmark_lvalue<hallmark_t>().~hallmark_t())*);
template<class hallmark_t> int hallmark_ends(...);
template<class hallmark_t> struct hallmark_passing {
  static constexpr bool hallmark_c =
    __is_constructible(hallmark_t, const hallmark_t&);
  static constexpr bool hallmark_m =
    __is_constructible(hallmark_t, hallmark_t&&);
  static constexpr bool hallmark_v =
    sizeof(hallmark_ends<hallmark_t>(0)) == 1 &&
    HALLMARK_DESTROYS_(hallmark_t) && (hallmark_c || hallmark_m) &&
    (!hallmark_c ||
     __is_trivially_constructible(hallmark_t, const hallmark_t&)) &&
    (!hallmark_m || __is_trivially_constructible(hallmark_t, hallmark_t&&));
};
template<class hallmark_t, __SIZE_TYPE__>
struct hallmark_exists { typedef void hallmark_u; };
#define HALLMARK_INLINE_ inline __attribute__((__always_inline__))
inline void hallmark_keep(const void*) {}
template<class hallmark_t,
         bool = __is_class(hallmark_t) || __is_union(hallmark_t), class = void>
struct hallmark_named { static HALLMARK_INLINE_ void hallmark_run() {} };
template<class hallmark_t>
struct hallmark_named<
  hallmark_t, true,
  typename hallmark_exists<hallmark_t, sizeof(hallmark_t)>::hallmark_u> {
  static HALLMARK_INLINE_ void hallmark_run()
  {
    hallmark_keep(
      &hallmark_layout<hallmark_t, sizeof(hallmark_t), alignof(hallmark_t),
                       hallmark_passing<hallmark_t>::hallmark_v>::hallmark_key);
  }
};
template<class hallmark_t> struct hallmark_each : hallmark_named<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<const hallmark_t> : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<volatile hallmark_t> : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<const volatile hallmark_t> : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<hallmark_t*> : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<hallmark_t&> : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<hallmark_t&&> : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<hallmark_t[]> : hallmark_each<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_each<hallmark_t[hallmark_n]> : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<const hallmark_t[]> : hallmark_each<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_each<const hallmark_t[hallmark_n]>
  : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<volatile hallmark_t[]> : hallmark_each<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_each<volatile hallmark_t[hallmark_n]>
  : hallmark_each<hallmark_t> {};
template<class hallmark_t>
struct hallmark_each<const volatile hallmark_t[]>
  : hallmark_each<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_each<const volatile hallmark_t[hallmark_n]>
  : hallmark_each<hallmark_t> {};
template<class... hallmark_t>
struct hallmark_every { static HALLMARK_INLINE_ void hallmark_run() {} };
template<class hallmark_t, class... hallmark_a>
struct hallmark_every<hallmark_t, hallmark_a...> {
  static HALLMARK_INLINE_ void hallmark_run()
  {
    hallmark_each<hallmark_t>::hallmark_run();
    hallmark_every<hallmark_a...>::hallmark_run();
  }
};
template<class hallmark_r, class... hallmark_a>
struct hallmark_each<hallmark_r(hallmark_a...)>
  : hallmark_every<hallmark_r, hallmark_a...> {};
template<class hallmark_r, class... hallmark_a>
struct hallmark_each<hallmark_r(hallmark_a..., ...)>
  : hallmark_every<hallmark_r, hallmark_a...> {};
#ifdef __cpp_noexcept_function_type
template<class hallmark_r, class... hallmark_a>
struct hallmark_each<hallmark_r(hallmark_a...) noexcept>
  : hallmark_every<hallmark_r, hallmark_a...> {};
template<class hallmark_r, class... hallmark_a>
struct hallmark_each<hallmark_r(hallmark_a..., ...) noexcept>
  : hallmark_every<hallmark_r, hallmark_a...> {};
#endif
template<__SIZE_TYPE__ hallmark_n, class hallmark_t> struct hallmark_root {
  static void hallmark_run() { hallmark_each<hallmark_t>::hallmark_run(); }
};
}
#undef HALLMARK_DESTROYS_
#undef HALLMARK_INLINE_
)";

}  // namespace

std::string_view
format_class_prologue()
{
  return class_prologue;
}

std::string
format_class_root(const std::string& type, std::size_t number)
{
  return "__attribute__((used, visibility(\"hidden\"))) void "
         "(*hallmark_classes_" +
         std::to_string(number) + ")() = &::hallmark_contract::hallmark_root<" +
         std::to_string(number) + ", " + type + ">::hallmark_run;\n";
}

}  // namespace hallmark::contract::compile
