// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "object/object.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>
#include <sys/mman.h>

namespace hallmark::object::test_object {
namespace {

constexpr std::string_view source = "static int own() { return 3; }\n"
                                    "int (*held)() = own;\n"
                                    "int empty[64];\n"
                                    "extern int other;\n"
                                    "int *to_other = &other;\n";

/// Files of a folder, of which `a.o` is an object of `source`.
class ObjectFile : public testing::Test {
protected:
  ObjectFile()
  {
    tests::write_bytes(folder_.path() / "a.c", source);
    tests::RunOptions options;
    options.folder = folder_.path();
    const auto done = tests::run(
      {"gcc", "-fPIC", "-fno-common", "-c", "a.c", "-o", "a.o"}, options);
    EXPECT_EQ(done.status, 0) << done.describe();
    bytes_ = tests::read_bytes(folder_.path() / "a.o");
  }

  /// The file opened, with all that was read of it.
  struct Opened {
    base::File file;
    Object object;
  };

  [[nodiscard]] Result<Opened> open(std::string_view bytes) const
  {
    const auto descriptor = ::memfd_create("b.o", MFD_CLOEXEC);
    EXPECT_TRUE(base::write_all(descriptor, bytes));
    auto file = base::File::adopt(descriptor);
    if (!file) {
      return file.error();
    }
    auto object = Object::read(*file);
    if (!object) {
      return object.error();
    }
    return Opened{*std::move(file), *std::move(object)};
  }

  [[nodiscard]] Opened open() const { return *open(bytes_); }

  /// Read all that there is, as long as it can be read.
  void read_all(std::string_view bytes) const
  {
    const auto opened = open(bytes);
    if (!opened) {
      EXPECT_EQ(opened.error().code, Code::malformed);
      return;
    }
    for (const auto& section : opened->object.read_sections()) {
      const auto content = opened->object.read_bytes(section.index);
      const auto view = content.view();
      EXPECT_LE(std::ranges::count(view, 'x'),
                static_cast<std::ptrdiff_t>(view.size()));
      const auto relocations = opened->object.read_relocations(section);
      EXPECT_LE(relocations.size(), bytes.size());
    }
    const auto symbols = opened->object.read_symbols();
    EXPECT_TRUE(symbols || symbols.error().code == Code::malformed);
  }

  tests::TemporaryFolder folder_;
  std::string bytes_;
};

const elf::Symbol*
find_symbol(const std::vector<elf::Symbol>& symbols, std::string_view name)
{
  const auto found = std::ranges::find(symbols, name, &elf::Symbol::name);
  return found == symbols.end() ? nullptr : &*found;
}

TEST_F(ObjectFile, sections_are_found_by_name)
{
  const auto opened = open();
  const auto text = opened.object.find_section(".text");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->header.sh_type, SHT_PROGBITS);
  EXPECT_EQ(opened.object.read_bytes(text->index).size(), text->header.sh_size);
  EXPECT_EQ(opened.object.read_sections()[text->index - 1].name, ".text");
}

TEST_F(ObjectFile, section_that_is_not_there_is_none)
{
  const auto opened = open();
  EXPECT_FALSE(opened.object.find_section(".nothing"));
  EXPECT_EQ(opened.object.read_bytes(0).size(), 0U);
  EXPECT_EQ(opened.object.read_bytes(1000).size(), 0U);
}

TEST_F(ObjectFile, section_that_the_file_does_not_hold_has_no_bytes)
{
  const auto opened = open();
  const auto empty = opened.object.find_section(".bss");
  ASSERT_TRUE(empty);
  EXPECT_NE(empty->header.sh_size, 0U);
  EXPECT_EQ(opened.object.read_bytes(empty->index).size(), 0U);
}

TEST_F(ObjectFile, symbols_of_people_are_read)
{
  const auto opened = open();
  const auto symbols = opened.object.read_symbols();
  ASSERT_TRUE(symbols);
  const auto* own = find_symbol(*symbols, "own");
  ASSERT_TRUE(own);
  EXPECT_EQ(own->binding, STB_LOCAL);
  EXPECT_TRUE(own->is_function());
  EXPECT_NE(own->section, SHN_UNDEF);
  EXPECT_EQ(find_symbol(*symbols, "held")->size, sizeof(void*));
  EXPECT_EQ(find_symbol(*symbols, "other")->section, SHN_UNDEF);
}

TEST_F(ObjectFile, stripped_file_has_no_symbols)
{
  const auto file = (folder_.path() / "a.o").string();
  const auto linked = (folder_.path() / "a.so").string();
  const auto done = tests::run({"gcc", "-s", "-shared", file, "-o", linked});
  ASSERT_EQ(done.status, 0) << done.describe();
  bytes_ = tests::read_bytes(linked);
  const auto opened = open();
  const auto symbols = opened.object.read_symbols();
  ASSERT_TRUE(symbols);
  EXPECT_TRUE(symbols->empty());
}

TEST_F(ObjectFile, relocation_names_place_and_symbol)
{
  const auto opened = open();
  const auto symbols = opened.object.read_symbols();
  const auto* pointer = find_symbol(*symbols, "to_other");
  std::vector<std::string_view> names;
  for (const auto& section : opened.object.read_sections()) {
    if (section.header.sh_info != pointer->section) {
      continue;
    }
    for (const auto& one : opened.object.read_relocations(section)) {
      if (one.place == pointer->value) {
        names.push_back((*symbols)[one.symbol].name);
      }
    }
  }
  EXPECT_EQ(names, std::vector<std::string_view>{"other"});
}

TEST_F(ObjectFile, what_is_no_elf_file_is_malformed)
{
  for (const auto* bytes : {"", "text", "!<arch>\n"}) {
    const auto opened = open(bytes);
    ASSERT_FALSE(opened) << bytes;
    EXPECT_EQ(base::format_error(opened.error()),
              "hallmark: error: not a readable ELF file");
  }
}

TEST_F(ObjectFile, name_outside_its_table_is_malformed)
{
  const auto opened = open();
  const auto table = opened.object.find_section(".symtab");
  ASSERT_TRUE(table);
  const auto names = opened.object.read_bytes(table->header.sh_link).size();
  const auto at = table->header.sh_offset + sizeof(Elf64_Sym);
  bytes_.replace(at, 4, "\x10\x27\0\0", 4);
  const auto spoilt = open();
  const auto symbols = spoilt.object.read_symbols();
  ASSERT_FALSE(symbols);
  EXPECT_EQ(base::format_error(symbols.error()),
            "hallmark: error: name of symbol 1 lies outside its string table: "
            "found 0x2710, expected below " +
              base::format_hex(names));
}

TEST_F(ObjectFile, cut_at_every_length_is_no_crash)
{
  for (std::size_t size = 0; size < bytes_.size(); ++size) {
    read_all(bytes_.substr(0, size));
  }
}

TEST_F(ObjectFile, damage_at_random_is_no_crash)
{
  std::mt19937 random(10);
  for (int round = 0; round < 3000; ++round) {
    auto bytes = bytes_;
    for (int i = 0; i < 4; ++i) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    read_all(bytes);
  }
}

}  // namespace
}  // namespace hallmark::object::test_object
