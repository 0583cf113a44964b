// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `__alignof__`, not `alignof`: g++ answers 16 for a vector that it lays out at
// 32. A tail is asked for with [[no_unique_address]], which puts a member where
// a derived class would have it; for abstract classes by deriving.

#include "contract/compile/question_source.hpp"

#include "contract/names/base_words.hpp"

#include <algorithm>

namespace hallmark::contract::compile {
namespace {

constexpr std::string_view question_prologue = R"(
#line 1 "hallmark questions"
namespace hallmark_contract {
template<class hallmark_t> struct hallmark_core {
  typedef hallmark_t hallmark_u;
};
template<class hallmark_t>
struct hallmark_core<const hallmark_t> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<volatile hallmark_t> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<const volatile hallmark_t> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<hallmark_t*> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<hallmark_t* const> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<hallmark_t* volatile> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<hallmark_t* const volatile> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<hallmark_t&> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<hallmark_t[]> : hallmark_core<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_core<hallmark_t[hallmark_n]> : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<const hallmark_t[]> : hallmark_core<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_core<const hallmark_t[hallmark_n]>
  : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<volatile hallmark_t[]> : hallmark_core<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_core<volatile hallmark_t[hallmark_n]>
  : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<const volatile hallmark_t[]>
  : hallmark_core<hallmark_t> {};
template<class hallmark_t, __SIZE_TYPE__ hallmark_n>
struct hallmark_core<const volatile hallmark_t[hallmark_n]>
  : hallmark_core<hallmark_t> {};
template<class hallmark_t>
struct hallmark_core<hallmark_t&&> : hallmark_core<hallmark_t> {};
template<int hallmark_n, class... hallmark_t> struct hallmark_pick;
template<class hallmark_t, class... hallmark_a>
struct hallmark_pick<0, hallmark_t, hallmark_a...>
  : hallmark_core<hallmark_t> {};
template<int hallmark_n, class hallmark_t, class... hallmark_a>
struct hallmark_pick<hallmark_n, hallmark_t, hallmark_a...>
  : hallmark_pick<hallmark_n - 1, hallmark_a...> {};
template<int hallmark_n, class hallmark_t> struct hallmark_part;
template<int hallmark_n, class hallmark_r, class... hallmark_a>
struct hallmark_part<hallmark_n, hallmark_r (*)(hallmark_a...)>
  : hallmark_pick<hallmark_n, hallmark_r, hallmark_a...> {};
template<int hallmark_n, class hallmark_r, class... hallmark_a>
struct hallmark_part<hallmark_n, hallmark_r (*)(hallmark_a..., ...)>
  : hallmark_pick<hallmark_n, hallmark_r, hallmark_a...> {};
#ifdef __cpp_noexcept_function_type
template<int hallmark_n, class hallmark_r, class... hallmark_a>
struct hallmark_part<hallmark_n, hallmark_r (*)(hallmark_a...) noexcept>
  : hallmark_pick<hallmark_n, hallmark_r, hallmark_a...> {};
template<int hallmark_n, class hallmark_r, class... hallmark_a>
struct hallmark_part<hallmark_n, hallmark_r (*)(hallmark_a..., ...) noexcept>
  : hallmark_pick<hallmark_n, hallmark_r, hallmark_a...> {};
#endif
template<int hallmark_n, class hallmark_t> struct hallmark_vector {
  typedef hallmark_t hallmark_u
    __attribute__((__vector_size__(hallmark_n * sizeof(hallmark_t))));
};
template<class hallmark_t> struct hallmark_void { typedef void hallmark_u; };
template<class hallmark_t, class = void> struct hallmark_hash {
  static const bool hallmark_v = false;
};
template<class hallmark_t>
struct hallmark_hash<
  hallmark_t,
  typename hallmark_void<
    decltype(hallmark_lvalue<const typename hallmark_t::hasher>()(
      hallmark_lvalue<const typename hallmark_t::key_type>()))>::hallmark_u> {
  static const bool hallmark_v =
    noexcept(hallmark_lvalue<const typename hallmark_t::hasher>()(
      hallmark_lvalue<const typename hallmark_t::key_type>()));
};
template<class hallmark_t> struct hallmark_passable {
  static const bool hallmark_v =
    !__is_abstract(hallmark_t) && sizeof(hallmark_ends<hallmark_t>(0)) == 1;
};
template<int hallmark_n, class hallmark_t> struct hallmark_measure {
  static const unsigned long long hallmark_facts[];
};
template<int hallmark_n, class hallmark_t>
const unsigned long long
hallmark_measure<hallmark_n, hallmark_t>::hallmark_facts[] = {
  sizeof(hallmark_t),
  __alignof__(hallmark_t),
  __is_final(hallmark_t),
  __is_abstract(hallmark_t),
  hallmark_hash<hallmark_t>::hallmark_v,
  hallmark_passable<hallmark_t>::hallmark_v};
template<class hallmark_t, bool = __is_abstract(hallmark_t)>
struct hallmark_tail {
  [[no_unique_address]] hallmark_t hallmark_a;
  char hallmark_c;
};
template<class hallmark_t>
struct hallmark_tail<hallmark_t, true> : hallmark_t {
  char hallmark_c;
};
template<int hallmark_n, class hallmark_t> struct hallmark_behind {
  static const unsigned long long hallmark_facts[];
};
template<int hallmark_n, class hallmark_t>
const unsigned long long
hallmark_behind<hallmark_n, hallmark_t>::hallmark_facts[] = {
  __builtin_offsetof(hallmark_tail<hallmark_t>, hallmark_c)};
template<class hallmark_t, class = void> struct hallmark_moving {
  static const bool hallmark_v = false;
};
template<class hallmark_t>
struct hallmark_moving<
  hallmark_t,
  typename hallmark_void<decltype(hallmark_t(static_cast<hallmark_t&&>(
    hallmark_lvalue<hallmark_t>())))>::hallmark_u> {
  static const bool hallmark_v = noexcept(
    hallmark_t(static_cast<hallmark_t&&>(hallmark_lvalue<hallmark_t>())));
};
template<class hallmark_t> struct hallmark_fits {
#ifdef _LIBCPP_VERSION
  static const bool hallmark_v = sizeof(hallmark_t) <= 3 * sizeof(void*) &&
                                 alignof(hallmark_t) <= alignof(void*);
#else
  static const bool hallmark_v = sizeof(hallmark_t) <= sizeof(void*) &&
                                 alignof(hallmark_t) <= alignof(void*);
#endif
};
template<class hallmark_t, bool = hallmark_fits<hallmark_t>::hallmark_v &&
                                  hallmark_passable<hallmark_t>::hallmark_v>
struct hallmark_kept {
  static const unsigned long long hallmark_v = 0;
};
template<class hallmark_t> struct hallmark_kept<hallmark_t, true> {
  static const unsigned long long hallmark_v =
    hallmark_moving<hallmark_t>::hallmark_v ? 2 : 1;
};
template<int hallmark_n, class hallmark_t> struct hallmark_move {
  static const unsigned long long hallmark_facts[];
};
template<int hallmark_n, class hallmark_t>
const unsigned long long
hallmark_move<hallmark_n, hallmark_t>::hallmark_facts[] = {
  hallmark_kept<hallmark_t>::hallmark_v};
template<int hallmark_n, class hallmark_t,
         bool = hallmark_passable<hallmark_t>::hallmark_v>
struct hallmark_pass {};
template<int hallmark_n, class hallmark_t>
struct hallmark_pass<hallmark_n, hallmark_t, true> {
  static void hallmark_take(hallmark_t hallmark_value);
};
template<int hallmark_n, class hallmark_t>
void
hallmark_pass<hallmark_n, hallmark_t, true>::hallmark_take(hallmark_t) {}
template<class hallmark_t, class hallmark_u> struct hallmark_exact {
  static hallmark_t hallmark_of(hallmark_t);
  static hallmark_u hallmark_of(hallmark_u);
};
template<int hallmark_n, int hallmark_m, class hallmark_t>
struct hallmark_member { static const char hallmark_key[]; };
template<int hallmark_n, int hallmark_m, class hallmark_t>
const char
hallmark_member<hallmark_n, hallmark_m, hallmark_t>::hallmark_key[] = "";
}
)";

void
add_instance(std::string& text,
             std::string_view marker,
             std::string_view name,
             std::size_t number,
             const std::string& type)
{
  add_line(text, marker, number);
  text += "template struct hallmark_contract::hallmark_";
  text.append(name);
  text += "<" + std::to_string(number) + ", " + type + ">;\n";
}

void
add_cpp_question(std::string& text,
                 const QuestionOptions& options,
                 std::size_t number,
                 const std::string& type,
                 const Question& question)
{
  add_instance(text, measure_marker, "measure", number, type);
  if (question.asks_move && !options.unmoved.contains(number)) {
    add_instance(text, move_marker, "move", number, type);
  }
  if (!question.is_open && !options.untailed.contains(number)) {
    add_instance(text, behind_marker, "behind", number, type);
  }
  if (!options.unpassed.contains(number)) {
    add_instance(text, pass_marker, "pass", number, type);
  }
}

/// One of several functions of a name is found by all of its type. That it is
/// noexcept need not be known: the exact one is the better match. Here access is
/// not checked.
std::string
spell_overloaded(const MemberQuestion& member,
                 const std::string& owner,
                 const std::string& function)
{
  const auto before = "auto (" + owner + "::*)" + member.parameters;
  const auto after = " -> " + member.result;
  return "\n#ifdef __cpp_noexcept_function_type\n"
         "decltype(::hallmark_contract::hallmark_exact<" +
         before + after + ", " + before + " noexcept" + after +
         ">::hallmark_of(" + function + "))\n#else\ndecltype(static_cast<" +
         before + after + ">(" + function + "))\n#endif\n";
}

/// The type of a member, `type` being its class.
std::string
spell_member(const MemberQuestion& member,
             const std::string& type,
             bool is_overloaded)
{
  const auto owner =
    "::hallmark_contract::hallmark_core<" + type + ">::hallmark_u";
  const auto name = owner + "::" + member.name;
  if (!member.is_function) {
    return "decltype(" + name + ")";
  }
  return is_overloaded ? spell_overloaded(member, owner, "&" + name)
                       : "decltype(&" + name + ")";
}

/// The question about one member; `place` is its number of those of all.
void
add_member(std::string& text,
           const QuestionOptions& options,
           const MemberQuestion& member,
           const std::string& type,
           const std::string& numbers,
           std::size_t place)
{
  if (options.silent.contains(place)) {
    return;
  }
  // Below the headers, whose macros may have the name of a member.
  if (std::ranges::all_of(member.name, names::is_word_part)) {
    text += "#undef " + member.name + "\n";
  }
  add_line(text, member_marker, place);
  const bool is_overloaded =
    member.is_overloaded || options.overloaded.contains(place);
  text += "template struct hallmark_contract::hallmark_member<" + numbers +
          ", " + spell_member(member, type, is_overloaded) + ">;\n";
}

void
add_c_question(std::string& text, std::size_t number, const std::string& type)
{
  add_line(text, measure_marker, number);
  text +=
    "__attribute__((__used__)) const unsigned long long hallmark_measure_" +
    std::to_string(number) + "[] = {sizeof(" + type + "), __alignof__(" + type +
    ")};\n";
}

/// Where a function has the name of the class, or an argument of a template is
/// no value that source can have: `{1,true}`.
std::string
spell_again(const Question& question)
{
  return question.other.empty() ? question.keyword + " " + question.type
                                : question.other;
}

}  // namespace

void
add_line(std::string& text, std::string_view marker, std::size_t number)
{
  text += "#line 1 \"";
  text += marker;
  text += std::to_string(number) + "\"\n";
}

std::string_view
format_question_prologue()
{
  return question_prologue;
}

std::string
format_questions(const QuestionOptions& options, Language language)
{
  std::string text;
  std::size_t number = 0;
  std::size_t place = 0;
  for (const auto& [name, question] : options.questions) {
    const auto type = options.elaborated.contains(number)
                        ? spell_again(question)
                        : question.type;
    if (language == Language::c) {
      add_c_question(text, number, type);
    } else {
      add_cpp_question(text, options, number, type, question);
    }
    std::size_t member_number = 0;
    for (const auto& [key, member] : question.members) {
      const auto numbers =
        std::to_string(number) + ", " + std::to_string(member_number++);
      add_member(text, options, member, type, numbers, place++);
    }
    ++number;
  }
  return text;
}

}  // namespace hallmark::contract::compile
