// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile.hpp"
#include "contract/dwarf/definitions.hpp"
#include "support/files.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::dwarf::test_definitions {
namespace {

const char* const source = R"(namespace audio {
float gain(int);
extern int level;
struct Filter {
  static int count;
  static int make(int);
  int level;
  int run();
};
template<class T> T twice(T x) { return x + x; }
template int twice<int>(int);
}
float audio::gain(int x) { return x; }
int audio::level = 3;
int audio::Filter::count = 4;
int audio::Filter::make(int x) { return x; }
int audio::Filter::run() { return 1; }
int level = 5;
extern "C" int plain(int x) { return x; }
)";

std::map<std::string, Definition>
definitions_of(const std::string& compiler)
{
  const tests::TemporaryFolder folder;
  const auto name = (folder.path() / "a.cpp").string();
  const auto object = (folder.path() / "a.o").string();
  tests::write_bytes(name, source);
  const auto ran =
    compile::run_program({compiler, "-g", "-c", name, "-o", object}, "");
  EXPECT_EQ(ran->status, 0) << ran->errors;
  return read_definitions(*Debug::open(object));
}

TEST(definitions, have_the_names_and_places_of_their_source)
{
  for (const auto& compiler : tests::find_compilers()) {
    const auto found = definitions_of(compiler);
    const auto expect =
      [&](const char* linkage, const char* name, unsigned line) {
        ASSERT_TRUE(found.contains(linkage)) << compiler << linkage;
        EXPECT_EQ(found.at(linkage).name, name) << compiler;
        EXPECT_EQ(found.at(linkage).line, line) << compiler << name;
        EXPECT_TRUE(found.at(linkage).file.ends_with("/a.cpp")) << compiler;
      };
    expect("_ZN5audio4gainEi", "audio::gain", 13);
    expect("_ZN5audio5levelE", "audio::level", 14);
    expect("plain", "plain", 19);
    EXPECT_EQ(found.at("_ZN5audio6Filter5countE").name, "audio::Filter::count")
      << compiler;
    expect("_ZN5audio6Filter4makeEi", "audio::Filter::make", 16);
    expect("_ZN5audio6Filter3runEv", "audio::Filter::run", 17);
    expect("level", "level", 18);
  }
}

TEST(definitions, members_of_objects_and_templates_are_told)
{
  for (const auto& compiler : tests::find_compilers()) {
    const auto found = definitions_of(compiler);
    EXPECT_TRUE(found.at("_ZN5audio6Filter3runEv").is_member) << compiler;
    EXPECT_FALSE(found.at("_ZN5audio6Filter4makeEi").is_member) << compiler;
    EXPECT_FALSE(found.at("_ZN5audio6Filter5countE").is_member) << compiler;
    EXPECT_TRUE(found.at("_ZN5audio5twiceIiEET_S1_").is_template) << compiler;
    EXPECT_FALSE(found.at("_ZN5audio4gainEi").is_template) << compiler;
  }
}

}  // namespace
}  // namespace hallmark::contract::dwarf::test_definitions
