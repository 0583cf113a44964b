// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::dwarf::test_index_linked {
namespace {

/// The text of a header whose compiler may put types outside their namespaces.
std::string
make_text(const std::string& compiler)
{
  return tests::text_of(
    {.text = "#include <stddef.h>\n"
             "namespace audio {\n"
             "namespace v {\n"
             "extern \"C\" {\n"
             "struct Opaque;\n"
             "enum Mode { dry, wet };\n"
             "typedef struct { int level; } Named;\n"
             "struct CS { struct Inner { int x; } i; void (*done)(struct "
             "Opaque*); };\n"
             "int audio_take(struct CS*, enum Mode, Named, struct Opaque*);\n"
             "}\n"
             "}\n"
             "struct Plain { v::CS cs; };\n"
             "extern \"C\" int audio_give(Plain*);\n"
             "}\n",
     .exports = {"audio::v::audio_take", "audio::audio_give"},
     .compiler = compiler + " -std=c++20",
     .owns_types = true});
}

TEST(types_in_extern_c, belong_to_the_namespaces_around_it)
{
  const auto text = make_text("g++");
  EXPECT_NE(text.find("int(audio::v::CS*,audio::v::Mode,audio::v::Named,"
                      "audio::v::Opaque*)"),
            text.npos)
    << text;
  for (const auto& compiler : tests::find_compilers()) {
    EXPECT_EQ(make_text(compiler), text) << compiler;
  }
}

}  // namespace
}  // namespace hallmark::contract::dwarf::test_index_linked
