// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/side.hpp"
#include "support/contract_text.hpp"
#include "toolkit/diff/sides.hpp"

#include <gtest/gtest.h>

namespace hallmark::diff::test_side {
namespace {

using tests::make_contract;
using tests::make_contract_note;
using tests::make_expected_note;
using tests::make_image;
using tests::make_plugin_options;
using tests::Sides;

const std::string text =
  make_contract("export|f|function|int()\n  linkage|f\n");

TEST(side, text_of_an_interface_is_read)
{
  const auto side = Sides().read("a.abi", text);

  EXPECT_EQ(side.kind, Kind::text);
  EXPECT_FALSE(side.manifest);
  ASSERT_EQ(side.spoken.size(), 1U);
  EXPECT_EQ(side.spoken[0].contract.name, "audio.example/filter");
  EXPECT_EQ(side.spoken[0].contract.exports[0].name, "f");
}

TEST(side, texts_of_a_plugin_are_read)
{
  auto options = make_plugin_options("1.2.0", {"f"});
  options.notes.push_back(make_contract_note(text + '\0'));
  options.notes.push_back(make_expected_note(make_contract("", {"1.0.0"})));
  const auto side = Sides().read("a.so", options);

  EXPECT_EQ(side.kind, Kind::plugin);
  ASSERT_TRUE(side.manifest);
  EXPECT_EQ(side.manifest->identity.version, "1.2.0");
  EXPECT_EQ(side.manifest->exports[0].name, "f");
  ASSERT_EQ(side.spoken.size(), 2U);
  EXPECT_FALSE(side.spoken[0].is_expected);
  EXPECT_TRUE(side.spoken[1].is_expected);
  EXPECT_EQ(side.spoken[1].contract.version.format(), "1.0.0");
}

TEST(side, elf_file_that_expects_an_interface_is_a_host)
{
  tests::ImageOptions options;
  options.notes.push_back(make_expected_note(text));
  const auto side = Sides().read("host", options);

  EXPECT_EQ(side.kind, Kind::host);
  EXPECT_FALSE(side.manifest);
  EXPECT_EQ(side.spoken.size(), 1U);
}

TEST(side, manifest_is_read)
{
  const auto side = Sides().read(
    "a.json",
    R"( {"format": 1, "path": "a", "version": "1.0.0", "exports": [],
         "implements": [], "uses": [], "requires": []})");

  EXPECT_EQ(side.kind, Kind::manifest);
  ASSERT_TRUE(side.manifest);
  EXPECT_EQ(side.manifest->identity.path, "a");
}

TEST(side, file_is_kept_and_is_the_subject_of_errors)
{
  const auto side = read_side("/none/a.abi");

  ASSERT_FALSE(side);
  EXPECT_EQ(side.error().code, Code::not_found);
  EXPECT_EQ(base::format_error(side.error()),
            "hallmark: error: '/none/a.abi': no such file or directory");
}

struct Row {
  std::string name;
  std::string bytes;
  std::string expected;
};

std::string
make_elf(const tests::ImageNote& note)
{
  auto options = make_plugin_options("1.2.0");
  options.notes.push_back(note);
  return make_image(options).bytes;
}

const std::vector<Row> rows{
  {"empty",
   "",
   "neither a plugin, a host, the text of an interface nor an exports "
   "manifest"},
  {"blank",
   " \n",
   "neither a plugin, a host, the text of an interface nor an exports "
   "manifest"},
  {"other",
   "#!/bin/sh\n",
   "neither a plugin, a host, the text of an interface nor an exports "
   "manifest"},
  {"text_cut",
   "contract\t1\n",
   "line 2 of the contract: missing line: found the end, expected interface"},
  {"text_newer",
   "contract\t2\n",
   "the contract has another format: found 2, expected 1\n"
   "  hint: update Hallmark"},
  {"json_of_another_kind",
   "{}",
   "not an exports manifest: key 'format' not found"},
  {"elf_cut",
   "\177ELF",
   "file is shorter than an ELF header: found 4 bytes, expected at least 64"},
  {"elf_without_notes",
   make_image({}).bytes,
   "has neither a stamp nor an interface"},
  {"note_of_a_contract_spoiled",
   make_elf({"Hallmark", 3, "contract\t1\n"}),
   "line 2 of the contract: missing line: found the end, expected interface"},
  {"expectation_without_a_text",
   make_elf({"Hallmark", 5, "expected\ta"}),
   "line 1 of the contract: missing line: found the end, expected contract"},
  {"stamp_twice_and_one_spoiled",
   make_elf({"Hallmark", 1, "path\n"}),
   "line 1 of the stamp has no '='"},
};

TEST(side, file_that_is_none_is_refused)
{
  for (const auto& row : rows) {
    EXPECT_EQ(Sides().explain(row.name, row.bytes),
              "hallmark: error: '" + row.name + "': " + row.expected);
  }
}

TEST(side, every_cut_of_a_plugin_is_survived)
{
  auto options = make_plugin_options("1.2.0", {"f"});
  options.notes.push_back(make_contract_note(text));
  const auto bytes = make_image(options).bytes;
  const Sides sides;
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    EXPECT_NE(sides.explain("a.so", bytes.substr(0, size)), "");
  }
}

}  // namespace
}  // namespace hallmark::diff::test_side
