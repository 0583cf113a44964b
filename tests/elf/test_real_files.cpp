// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What linkers made and the dynamic loader took: the files of this process.

#include "elf/good_image.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <dlfcn.h>
#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <link.h>
#include <unistd.h>

namespace hallmark::elf::test_real_files {
namespace {

/// The names of the files that this process has mapped as libraries.
std::vector<std::string>
list_libraries()
{
  std::vector<std::string> names;
  ::dl_iterate_phdr(
    [](::dl_phdr_info* info, std::size_t, void* result) {
      if (info->dlpi_name && info->dlpi_name[0] == '/') {
        static_cast<std::vector<std::string>*>(result)->emplace_back(
          info->dlpi_name);
      }
      return 0;
    },
    &names);
  return names;
}

/// A file read in full.
struct Library {
  base::File file;
  Image image;
  Dynamic dynamic;
  Symbols symbols;
};

std::optional<Library>
read_library(const std::string& name)
{
  auto file = base::File::open(name);
  const auto image = file ? read_image(*file) : file.error();
  const auto dynamic = image ? read_dynamic(*file, *image) : image.error();
  if (!dynamic || !*dynamic) {
    return std::nullopt;
  }
  const auto symbols = read_symbols(*file, *image, **dynamic);
  if (!symbols) {
    return std::nullopt;
  }
  return Library{*std::move(file), *image, **dynamic, *symbols};
}

TEST(real_files, libraries_of_this_process_are_sound)
{
  const auto names = list_libraries();
  EXPECT_GE(names.size(), 2U);

  for (const auto& name : names) {
    auto file = base::File::open(name);
    ASSERT_TRUE(file) << name;
    const auto read = read_everything(*file);
    EXPECT_TRUE(read) << name << ": " << base::format_message(read.error());
  }
}

TEST(real_files, this_program_is_an_executable_that_needs_the_c_library)
{
  const auto program = read_library("/proc/self/exe");

  ASSERT_TRUE(program);
  EXPECT_EQ(format_type(program->image), "executable");
  EXPECT_EQ(program->image.header.machine, tests::this_machine);
  EXPECT_THAT(program->dynamic.needed, testing::Contains("libc.so.6"));
}

TEST(real_files, symbols_agree_with_the_section_table)
{
  for (const auto& name : list_libraries()) {
    auto library = read_library(name);
    ASSERT_TRUE(library) << name;
    const auto sections = read_sections(library->file, library->image.header);
    ASSERT_TRUE(sections) << name;

    const auto section =
      std::find_if(sections->begin(), sections->end(), [](auto& s) {
        return s.type == SHT_DYNSYM;
      });
    ASSERT_NE(section, sections->end()) << name;
    EXPECT_EQ(library->symbols.entries.size() + 1, section->size / 24) << name;
  }
}

TEST(real_files, exports_are_where_the_dynamic_loader_finds_them)
{
  ::Dl_info info = {};
  ASSERT_NE(::dladdr(::dlsym(RTLD_DEFAULT, "getpid"), &info), 0);
  auto* handle = ::dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
  const auto library = read_library(info.dli_fname);
  ASSERT_TRUE(library) << info.dli_fname;

  std::set<std::string_view> names;
  for (const auto& symbol : library->symbols.entries) {
    if (symbol.name == "getpid" || symbol.name == "environ") {
      EXPECT_TRUE(symbol.is_export());
      EXPECT_EQ(static_cast<char*>(info.dli_fbase) + symbol.value,
                ::dlsym(handle, symbol.name.data()));
      names.insert(symbol.name);
    }
  }
  ::dlclose(handle);
  EXPECT_EQ(names.size(), 2U);
}

TEST(real_files, build_id_of_this_program_is_found_or_absent_as_a_whole)
{
  auto file = base::File::open("/proc/self/exe");
  ASSERT_TRUE(file);
  const auto image = read_image(*file);
  ASSERT_TRUE(image);

  const auto notes = read_notes(*file, *image, "GNU");

  ASSERT_TRUE(notes);
  for (const auto& note : *notes) {
    EXPECT_EQ(note.owner, "GNU");
    EXPECT_LE(note.offset + note.size, file->size());
  }
}

/// A program with a note of ours beside those that compilers and linkers add.
constexpr std::string_view noted_program = R"(
struct Note {
  unsigned name_size, content_size, type;
  char name[12], content[12];
};
__attribute__((section(".note.hallmark"), used, aligned(4)))
extern const Note note = {9, 9, 5, "Hallmark", "expected\n"};
int main() {}
)";

class Linkers : public testing::TestWithParam<std::string> {};

TEST_P(Linkers, keep_a_note_beside_those_of_the_compiler)
{
  const tests::TemporaryFolder folder;
  const auto source = (folder.path() / "main.cpp").string();
  const auto program = (folder.path() / "main").string();
  tests::write_bytes(source, noted_program);
  const auto flag = "-fuse-ld=" + GetParam();
  if (tests::run({"g++", flag, "-Wl,--version"}).status != 0) {
    GTEST_SKIP() << "no linker " << GetParam() << " here";
  }
  const auto linked =
    tests::run({"g++", flag, "-Wl,--build-id", source, "-o", program});
  ASSERT_EQ(linked.status, 0) << linked.describe();

  auto file = base::File::open(program);
  ASSERT_TRUE(file);
  const auto image = read_image(*file);
  ASSERT_TRUE(image);
  const auto notes = read_notes(*file, *image, "Hallmark");
  ASSERT_TRUE(notes) << base::format_message(notes.error());
  ASSERT_EQ(notes->size(), 1U);
  EXPECT_EQ(notes->front().content.view(), "expected\n");
}

INSTANTIATE_TEST_SUITE_P(real_files,
                         Linkers,
                         testing::Values("bfd", "gold", "lld", "mold"),
                         [](const auto& row) { return row.param; });

TEST(real_files, made_image_is_taken_by_the_dynamic_loader)
{
  const tests::TemporaryFolder folder;
  const auto name = folder.path() / "good.so";
  for (const auto hash : {tests::ImageHash::sysv, tests::ImageHash::gnu}) {
    auto options = make_good_options();
    options.hash = hash;
    tests::write_bytes(name, tests::make_image(options).bytes);

    auto* handle = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);

    ASSERT_TRUE(handle) << ::dlerror();
    EXPECT_NE(::dlsym(handle, "create"), nullptr);
    EXPECT_NE(::dlsym(handle, "gain"), nullptr);
    ::dlclose(handle);
    ::unlink(name.c_str());
  }
}

}  // namespace
}  // namespace hallmark::elf::test_real_files
