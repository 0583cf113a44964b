// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/object.hpp"
#include "toolkit/workshop.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace hallmark::tests::test_object {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view source =
  "static int own(void) { return 3; }\n"
  "int first(void) { return own(); }\n"
  "int second = 4;\n"
  "static const struct { unsigned sizes[3]; char text[16]; } notes\n"
  "  __attribute__((section(\".note.hallmark\"), used, aligned(4)))\n"
  "  = {{9, 4, 3}, \"Hallmark\\0\\0\\0\\0ABCD\"};\n";

/// A folder with an object `a.o` of `source`.
class RecordObject : public testing::Test {
protected:
  void compile(const std::string& compiler)
  {
    const auto code = (folder_.path() / "a.c").string();
    write_bytes(code, source);
    const auto done = run({compiler, "-fPIC", "-g", "-c", code, "-o", file_});
    ASSERT_EQ(done.status, 0) << done.describe();
  }

  /// The object as it is now.
  [[nodiscard]] builtin::Merged read()
  {
    opened_.push_back(*base::File::open(file_));
    return *builtin::read_merged(opened_.back());
  }

  [[nodiscard]] static std::size_t find_place(const builtin::Merged& merged,
                                              std::string_view name)
  {
    const auto found =
      std::ranges::find(merged.symbols, name, &elf::Symbol::name);
    return static_cast<std::size_t>(found - merged.symbols.begin());
  }

  /// Put a record into it that names `first`; what is wrong.
  std::string write(const builtin::Merged& merged)
  {
    const builtin::Record record{std::string(28, 'c'),
                                 {{16, find_place(merged, "first")}}};
    const auto written = builtin::write_record(file_, merged, record);
    return written ? "" : base::format_error(written.error());
  }

  TemporaryFolder folder_;
  std::string file_ = (folder_.path() / "a.o").string();
  std::vector<base::File> opened_;
};

TEST_F(RecordObject, record_stands_where_the_notes_stood)
{
  compile("gcc");
  ASSERT_EQ(write(read()), "");
  const auto changed = read();
  EXPECT_EQ(changed.note_bytes,
            "\x09\0\0\0\x1c\0\0\0\x06\0\0\0Hallmark\0\0\0\0"
            "cccccccccccccccccccccccccccc"sv);
  ASSERT_EQ(changed.notes.size(), 1U);
  EXPECT_EQ(changed.notes[0].type, 6U);
  EXPECT_EQ(changed.object.find_section(".note.hallmark")->header.sh_type,
            SHT_NOTE);
}

TEST_F(RecordObject, places_are_distances_from_themselves)
{
  for (const auto& [compiler, type] :
       {std::pair("gcc", R_X86_64_PC64),
        std::pair("aarch64-linux-gnu-gcc", R_AARCH64_PREL64)}) {
    if (!has_program(compiler)) {
      continue;
    }
    compile(compiler);
    ASSERT_EQ(write(read()), "");
    const auto listed = run({"readelf", "-W", "--relocs", file_});
    const auto of_note = listed.out.find("'.rela.note.hallmark'");
    ASSERT_NE(of_note, std::string::npos) << listed.out;
    const auto changed = read();
    const auto table = changed.object.find_section(".rela.note.hallmark");
    ASSERT_TRUE(table);
    const auto all = changed.object.read_relocations(*table);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].place, 24U + 16U);
    EXPECT_EQ(changed.symbols[all[0].symbol].name, "first");
    const auto info = base::Bytes(changed.object.read_bytes(table->index))
                        .number<std::uint64_t>(8);
    EXPECT_EQ(ELF64_R_TYPE(*info), static_cast<std::uint64_t>(type));
  }
}

TEST_F(RecordObject, what_it_names_is_hidden)
{
  compile("gcc");
  ASSERT_EQ(write(read()), "");
  const auto changed = read();
  EXPECT_EQ(changed.symbols[find_place(changed, "first")].visibility,
            STV_HIDDEN);
  EXPECT_EQ(changed.symbols[find_place(changed, "second")].visibility,
            STV_DEFAULT);
}

TEST_F(RecordObject, all_else_stays_as_it_was)
{
  compile("gcc");
  const auto before = read();
  const auto sections = before.object.read_sections();
  std::vector<std::string> contents;
  for (const auto& section : sections) {
    contents.emplace_back(before.object.read_bytes(section.index).view());
  }
  ASSERT_EQ(write(before), "");

  const auto changed = read();
  EXPECT_EQ(changed.object.read_sections().size(), sections.size() + 1);
  EXPECT_EQ(changed.symbols.size(), before.symbols.size());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto& section = sections[i];
    EXPECT_EQ(changed.object.find_section(section.name)->index, section.index);
    const auto is_changed = section.name == ".note.hallmark" ||
                            section.name == ".symtab" ||
                            section.name == ".shstrtab";
    EXPECT_EQ(changed.object.read_bytes(section.index).view() == contents[i],
              !is_changed)
      << section.name;
  }
}

TEST_F(RecordObject, other_machine_is_unsupported)
{
  compile("gcc");
  auto merged = read();
  merged.machine = EM_386;
  EXPECT_EQ(write(merged),
            "hallmark: error: plugins for this machine cannot be built in: "
            "found x86, expected x86-64 or aarch64");
}

TEST_F(RecordObject, file_that_cannot_be_written_is_told)
{
  compile("gcc");
  const auto merged = read();
  std::filesystem::remove(file_);
  EXPECT_EQ(write(merged),
            "hallmark: error: '" + file_ +
              "': cannot be written: no such file or directory");
}

}  // namespace
}  // namespace hallmark::tests::test_object
