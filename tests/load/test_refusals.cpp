// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every refusal, from a file that provokes it: the whole message, and no line
// of the plugin run.

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <filesystem>
#include <fstream>
#include <functional>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::tests::test_refusals {
namespace {

namespace fs = std::filesystem;

struct Refusal {
  std::string name;    ///< of the row
  std::string plugin;  ///< that is copied
  Code code;
  std::string text;  ///< after `hallmark: error: 'FILE': `
  std::function<void(const std::string& file)> spoil = [](auto&) {};
};

std::ostream&
operator<<(std::ostream& stream, const Refusal& row)
{
  return stream << row.name;
}

void
replace_text(const std::string& file, const std::string& old, std::string now)
{
  auto bytes = read_bytes(file);
  now.resize(old.size(), '\0');
  for (auto at = bytes.find(old); at != std::string::npos;
       at = bytes.find(old, at + 1)) {
    bytes.replace(at, old.size(), now);
  }
  write_bytes(file, bytes);
}

void
replace_byte(const std::string& file, std::size_t offset, char byte)
{
  auto bytes = read_bytes(file);
  bytes.at(offset) = byte;
  write_bytes(file, bytes);
}

class Refusals : public ::testing::TestWithParam<Refusal> {};

TEST_P(Refusals, are_explained_and_run_nothing)
{
  const auto& row = GetParam();
  const TemporaryFolder folder;
  const auto file = copy_built(folder, row.plugin);
  row.spoil(file);
  forget_trace();

  Loader loader;
  const auto plugin = loader.open(file);
  ASSERT_FALSE(plugin);
  EXPECT_EQ(plugin.error().code(), row.code);
  EXPECT_EQ(plugin.error().file(), file);
  EXPECT_EQ(plugin.error().explain(),
            "hallmark: error: '" + file + "': " + row.text);
  EXPECT_EQ(find_trace(), "");
  EXPECT_FALSE(is_mapped_file(file));
}

const Refusal refusals[] = {
  {"unstamped",
   "unstamped",
   Code::not_stamped,
   "not a plugin: no stamp in this shared object\n"
   "  hint: stamp it in its build: see 'hallmark stamp --help'"},
  {"empty",
   "good",
   Code::malformed,
   "file is empty",
   [](auto& file) { write_bytes(file, ""); }},
  {"text",
   "good",
   Code::malformed,
   "not an ELF file",
   [](auto& file) { write_bytes(file, std::string(100, 'a')); }},
  {"other_machine",
   "good",
   Code::wrong_platform,
   "file is for another machine: found aarch64, expected x86-64",
   [](auto& file) { replace_byte(file, 18, '\xb7'); }},
  {"newer_format",
   "good",
   Code::unsupported,
   "stamp has format 9: found 9, expected 1\n"
   "  hint: update Hallmark",
   [](auto& file) {
     replace_text(file, "format=1\n", "format=9\n");
     // The number behind the owner and what follows, in note type 8.
     auto bytes = read_bytes(file);
     bytes.at(bytes.find("Hallmark") + 12 + 4) = '\x9';
     write_bytes(file, bytes);
   }},
  {"two_stamps",
   "two_stamps",
   Code::malformed,
   "more than one stamp symbol: found "
   "'hallmark$tests.example$2ftwo_stamps$1.0.0', "
   "'hallmark$tests.example$2fother$1.0.0', expected one"},
  {"no_note",
   "no_note",
   Code::malformed,
   "stamp has a symbol but no note\n"
   "  hint: compile and link the source that 'hallmark stamp' wrote"},
  {"no_symbol",
   "no_symbol",
   Code::malformed,
   "stamp has a note but no symbol\n"
   "  hint: link with the flags that 'hallmark stamp' wrote, and let no "
   "version script hide 'hallmark$*'"},
  {"disagreeing",
   "disagreeing",
   Code::malformed,
   "symbol and note differ in the version: found '1.0.1' in the symbol, "
   "expected '1.0.0' as in the note"},
  {"missing_export",
   "missing_export",
   Code::missing_export,
   "2 declared exports are not defined\n"
   "  export 'anwser' is not defined; nearest: 'answer'\n"
   "  export 'question' is not defined"},
};

INSTANTIATE_TEST_SUITE_P(All,
                         Refusals,
                         ::testing::ValuesIn(refusals),
                         [](auto& given) { return given.param.name; });

}  // namespace
}  // namespace hallmark::tests::test_refusals
