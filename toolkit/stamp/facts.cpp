// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/facts.hpp"

#include "base/text.hpp"

namespace hallmark::stamp {
namespace {

// gcc has no macro for its undefined-behaviour sanitizer.
constexpr std::string_view shared_facts = R"(
#define HALLMARK_TEXT_(x) HALLMARK_QUOTE_(x)
#define HALLMARK_QUOTE_(x) #x

#if defined(__clang__)
#  define HALLMARK_COMPILER_ "clang"
#  define HALLMARK_COMPILER_VERSION_                                           \
    HALLMARK_TEXT_(__clang_major__)                                            \
    "." HALLMARK_TEXT_(__clang_minor__) "." HALLMARK_TEXT_(                    \
      __clang_patchlevel__)
#elif defined(__GNUC__)
#  define HALLMARK_COMPILER_ "gcc"
#  define HALLMARK_COMPILER_VERSION_                                           \
    HALLMARK_TEXT_(__GNUC__)                                                   \
    "." HALLMARK_TEXT_(__GNUC_MINOR__) "." HALLMARK_TEXT_(__GNUC_PATCHLEVEL__)
#else
#  error "the stamp needs a compiler with GNU attributes"
#endif

#if defined(__x86_64__)
#  define HALLMARK_ARCHITECTURE_ "x86-64"
#elif defined(__aarch64__)
#  define HALLMARK_ARCHITECTURE_ "aarch64"
#elif defined(__powerpc64__)
#  define HALLMARK_ARCHITECTURE_ "powerpc64"
#elif defined(__riscv)
#  define HALLMARK_ARCHITECTURE_ "riscv"
#else
#  define HALLMARK_ARCHITECTURE_ "unknown"
#endif

#if defined(__AVX512F__)
#  define HALLMARK_VECTOR_REGISTERS_ "avx512"
#elif defined(__AVX__)
#  define HALLMARK_VECTOR_REGISTERS_ "avx"
#elif defined(__SSE2__)
#  define HALLMARK_VECTOR_REGISTERS_ "sse2"
#elif defined(__ARM_FEATURE_SVE)
#  define HALLMARK_VECTOR_REGISTERS_ "sve"
#elif defined(__ARM_NEON)
#  define HALLMARK_VECTOR_REGISTERS_ "neon"
#else
#  define HALLMARK_VECTOR_REGISTERS_ "none"
#endif

#if defined(__SANITIZE_ADDRESS__)
#  define HALLMARK_SANITIZER_ "address"
#elif defined(__SANITIZE_HWADDRESS__)
#  define HALLMARK_SANITIZER_ "hwaddress"
#elif defined(__SANITIZE_THREAD__)
#  define HALLMARK_SANITIZER_ "thread"
#elif defined(__has_feature)
#  if __has_feature(address_sanitizer)
#    define HALLMARK_SANITIZER_ "address"
#  elif __has_feature(hwaddress_sanitizer)
#    define HALLMARK_SANITIZER_ "hwaddress"
#  elif __has_feature(thread_sanitizer)
#    define HALLMARK_SANITIZER_ "thread"
#  elif __has_feature(memory_sanitizer)
#    define HALLMARK_SANITIZER_ "memory"
#  endif
#  if __has_feature(undefined_behavior_sanitizer)
#    define HALLMARK_HAS_UBSAN_
#  endif
#endif
#if defined(HALLMARK_SANITIZER_) && defined(HALLMARK_HAS_UBSAN_)
#  define HALLMARK_SANITIZERS_ HALLMARK_SANITIZER_ ",undefined"
#elif defined(HALLMARK_SANITIZER_)
#  define HALLMARK_SANITIZERS_ HALLMARK_SANITIZER_
#elif defined(HALLMARK_HAS_UBSAN_)
#  define HALLMARK_SANITIZERS_ "undefined"
#else
#  define HALLMARK_SANITIZERS_ "none"
#endif

#if defined(__CHAR_UNSIGNED__)
#  define HALLMARK_CHAR_ "unsigned"
#else
#  define HALLMARK_CHAR_ "signed"
#endif

#define HALLMARK_LONG_DOUBLE_                                                  \
  HALLMARK_TEXT_(__LDBL_MANT_DIG__)                                            \
  " bits in " HALLMARK_TEXT_(__SIZEOF_LONG_DOUBLE__) " bytes"

#define HALLMARK_SHARED_FACTS_                                                 \
  HALLMARK_KNOWN_FACTS_                                                        \
  HALLMARK_FACT_ "architecture=" HALLMARK_ARCHITECTURE_ "\n"                   \
  HALLMARK_FACT_ "compiler=" HALLMARK_COMPILER_ "\n"                           \
  HALLMARK_FACT_ "compiler_version=" HALLMARK_COMPILER_VERSION_ "\n"           \
  HALLMARK_FACT_ "language_standard=" HALLMARK_STANDARD_ "\n"                  \
  HALLMARK_FACT_ "vector_registers=" HALLMARK_VECTOR_REGISTERS_ "\n"           \
  HALLMARK_FACT_ "sanitizers=" HALLMARK_SANITIZERS_ "\n"                       \
  HALLMARK_FACT_ "char=" HALLMARK_CHAR_ "\n"                                   \
  HALLMARK_FACT_ "wchar_t=" HALLMARK_TEXT_(__SIZEOF_WCHAR_T__) "\n"            \
  HALLMARK_FACT_ "long_double=" HALLMARK_LONG_DOUBLE_ "\n"
)";

constexpr std::string_view shared_cleanup = R"(
#undef HALLMARK_TEXT_
#undef HALLMARK_QUOTE_
#undef HALLMARK_COMPILER_
#undef HALLMARK_COMPILER_VERSION_
#undef HALLMARK_STANDARD_
#undef HALLMARK_ARCHITECTURE_
#undef HALLMARK_VECTOR_REGISTERS_
#undef HALLMARK_SANITIZER_
#undef HALLMARK_SANITIZERS_
#undef HALLMARK_HAS_UBSAN_
#undef HALLMARK_CHAR_
#undef HALLMARK_LONG_DOUBLE_
#undef HALLMARK_KNOWN_FACTS_
#undef HALLMARK_SHARED_FACTS_
#undef HALLMARK_FACT_
#undef HALLMARK_FACTS_
)";

constexpr std::string_view c_facts = R"(
#if !defined(__STDC_VERSION__) || __STDC_VERSION__ < 199901L
#  define HALLMARK_STANDARD_ "c90"
#elif __STDC_VERSION__ < 201112L
#  define HALLMARK_STANDARD_ "c99"
#elif __STDC_VERSION__ < 201710L
#  define HALLMARK_STANDARD_ "c11"
#elif __STDC_VERSION__ < 202000L
#  define HALLMARK_STANDARD_ "c17"
#else
#  define HALLMARK_STANDARD_ "c23"
#endif

#define HALLMARK_FACTS_ HALLMARK_SHARED_FACTS_
)";

// clang defines the alignment that `new` gives in every standard, with a suffix,
// and C++14 asks for no more of any class there either.
//
// Every header of a C++ library defines its macros; <cstddef> is the one that
// no standard added or took away.
constexpr std::string_view cxx_facts = R"(
#include <cstddef>

#if __cplusplus < 201103L
#  define HALLMARK_STANDARD_ "c++98"
#elif __cplusplus < 201402L
#  define HALLMARK_STANDARD_ "c++11"
#elif __cplusplus < 201703L
#  define HALLMARK_STANDARD_ "c++14"
#elif __cplusplus < 202002L
#  define HALLMARK_STANDARD_ "c++17"
#elif __cplusplus == 202002L
#  define HALLMARK_STANDARD_ "c++20"
#elif __cplusplus <= 202302L
#  define HALLMARK_STANDARD_ "c++23"
#else
#  define HALLMARK_STANDARD_ "c++26"
#endif

#if defined(__GLIBCXX__)
#  define HALLMARK_LIBRARY_ "libstdc++"
#  if _GLIBCXX_USE_CXX11_ABI
#    define HALLMARK_LIBRARY_ABI_ "cxx11"
#  else
#    define HALLMARK_LIBRARY_ABI_ "old"
#  endif
#elif defined(_LIBCPP_VERSION)
#  define HALLMARK_LIBRARY_ "libc++"
#  define HALLMARK_LIBRARY_ABI_ "v" HALLMARK_TEXT_(_LIBCPP_ABI_VERSION)
#else
#  define HALLMARK_LIBRARY_ "unknown"
#  define HALLMARK_LIBRARY_ABI_ "unknown"
#endif

#if defined(_GLIBCXX_DEBUG) || defined(_LIBCPP_DEBUG) ||                       \
  defined(_LIBCPP_ENABLE_DEBUG_MODE)
#  define HALLMARK_LIBRARY_DEBUG_ "yes"
#else
#  define HALLMARK_LIBRARY_DEBUG_ "no"
#endif

#if defined(__GXX_RTTI) || defined(__cpp_rtti)
#  define HALLMARK_RTTI_ "yes"
#else
#  define HALLMARK_RTTI_ "no"
#endif

#if defined(__EXCEPTIONS) || defined(__cpp_exceptions)
#  define HALLMARK_EXCEPTIONS_ "yes"
#else
#  define HALLMARK_EXCEPTIONS_ "no"
#endif

#define HALLMARK_RELATIVE_VTABLES_ "no"
#if defined(__has_feature)
#  if __has_feature(cxx_abi_relative_vtable)
#    undef HALLMARK_RELATIVE_VTABLES_
#    define HALLMARK_RELATIVE_VTABLES_ "yes"
#  endif
#endif

#if !defined(__cpp_aligned_new)
#  define HALLMARK_NEW_ALIGNMENT_ "none"
#elif __STDCPP_DEFAULT_NEW_ALIGNMENT__ == 8
#  define HALLMARK_NEW_ALIGNMENT_ "8"
#elif __STDCPP_DEFAULT_NEW_ALIGNMENT__ == 16
#  define HALLMARK_NEW_ALIGNMENT_ "16"
#elif __STDCPP_DEFAULT_NEW_ALIGNMENT__ == 32
#  define HALLMARK_NEW_ALIGNMENT_ "32"
#elif __STDCPP_DEFAULT_NEW_ALIGNMENT__ == 64
#  define HALLMARK_NEW_ALIGNMENT_ "64"
#else
#  define HALLMARK_NEW_ALIGNMENT_                                              \
    HALLMARK_TEXT_(__STDCPP_DEFAULT_NEW_ALIGNMENT__)
#endif

#define HALLMARK_FACTS_                                                        \
  HALLMARK_SHARED_FACTS_                                                       \
  HALLMARK_FACT_ "standard_library=" HALLMARK_LIBRARY_ "\n"                    \
  HALLMARK_FACT_ "standard_library_abi=" HALLMARK_LIBRARY_ABI_ "\n"            \
  HALLMARK_FACT_ "standard_library_debug=" HALLMARK_LIBRARY_DEBUG_ "\n"        \
  HALLMARK_FACT_ "rtti=" HALLMARK_RTTI_ "\n"                                   \
  HALLMARK_FACT_ "exceptions=" HALLMARK_EXCEPTIONS_ "\n"                       \
  HALLMARK_FACT_ "relative_vtables=" HALLMARK_RELATIVE_VTABLES_ "\n"           \
  HALLMARK_FACT_ "new_alignment=" HALLMARK_NEW_ALIGNMENT_ "\n"
)";

constexpr std::string_view cxx_cleanup = R"(#undef HALLMARK_LIBRARY_
#undef HALLMARK_LIBRARY_ABI_
#undef HALLMARK_LIBRARY_DEBUG_
#undef HALLMARK_RTTI_
#undef HALLMARK_EXCEPTIONS_
#undef HALLMARK_RELATIVE_VTABLES_
#undef HALLMARK_NEW_ALIGNMENT_
)";

}  // namespace

std::string_view
format_language(Language language)
{
  return language == Language::c ? "c" : "c++";
}

std::string
format_facts(Language language,
             std::string_view prefix,
             const std::vector<model::Fact>& known)
{
  std::string lines;
  for (const auto& fact : known) {
    lines += base::concat(
      {" \\\n  HALLMARK_FACT_ \"", fact.name, "=", fact.value, "\\n\""});
  }
  const auto own = language == Language::c ? c_facts : cxx_facts;
  return base::concat({"\n#define HALLMARK_FACT_ \"",
                       prefix,
                       "\"\n#define HALLMARK_KNOWN_FACTS_",
                       lines,
                       "\n",
                       shared_facts,
                       own});
}

std::string
format_facts_cleanup(Language language)
{
  const auto own = language == Language::c ? std::string_view() : cxx_cleanup;
  return std::string(shared_cleanup) + std::string(own);
}

}  // namespace hallmark::stamp
