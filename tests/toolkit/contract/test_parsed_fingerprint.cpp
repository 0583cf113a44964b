// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/parsed_fingerprint.hpp"
#include "model/contract_parse.hpp"
#include "toolkit/contract/corpus_exports.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_parsed_fingerprint {
namespace {

/// Whether the fingerprint of a contract and that of its text are one.
void
expect_same(const Snippet& snippet)
{
  const auto made = make(snippet);
  ASSERT_TRUE(made) << base::format_error(made.error());
  const auto parsed = model::parse_contract(made->text);
  ASSERT_TRUE(parsed) << base::format_error(parsed.error());
  EXPECT_EQ(contract::make_fingerprint(*parsed), made->fingerprint);
}

TEST(parsed_fingerprint, is_that_of_the_contract)
{
  expect_same(
    {.text =
       "#include <functional>\n"
       "#include <map>\n"
       "#include <string>\n"
       "#include <unordered_map>\n"
       "namespace audio {\n"
       "enum class Mode : short { dry, wet };\n"
       "struct Opaque;\n"
       "typedef float v8 __attribute__((vector_size(32)));\n"
       "template<class T, int N> struct Ring { T cells[N]; Mode mode; };\n"
       "struct Params { int level : 3; const Opaque* o; Ring<double, 4> r; };\n"
       "struct Wide { v8 lanes; };\n"
       "class Base { public: virtual ~Base(); virtual Mode mode() const; };\n"
       "class Effect : public Base { public: Mode mode() const final;\n"
       "  virtual std::string name(Params&&) noexcept = 0;\n"
       "  int Params::*which; union { int a; float b; }; };\n"
       "struct Extra { std::map<std::string, Params> all; };\n"
       "Effect* make(const std::function<void(Params)>&, Mode, Wide*);\n"
       "extern const int limits[2];\n"
       "int count(std::unordered_map<std::string, Extra>) noexcept;\n"
       "}\n",
     .exports = {"audio::make", "audio::limits", "audio::count"},
     .optional = {"audio::count"},
     .allow = {{"grow_enum", "audio::Mode"}, {"grow_tail", "audio::Wide"}},
     .owns_types = true});
}

TEST(parsed_fingerprint, of_c_is_that_of_the_contract)
{
  expect_same({.text = "struct P { int a; void (*done)(struct P*); };\n"
                       "union U { int i; struct P p; };\n"
                       "int f(struct P*, union U);\n",
               .exports = {"f"},
               .compiler = "gcc",
               .language = contract::Language::c,
               .owns_types = true});
}

}  // namespace
}  // namespace hallmark::tests::test_parsed_fingerprint
