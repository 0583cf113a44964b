// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/image.hpp"
#include "verify/unstamped.hpp"

#include <string>
#include <vector>

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::verify::test_unstamped {
namespace {

using ::testing::ElementsAre;
using tests::ImageOptions;
using tests::ImageSymbol;

ImageSymbol
make_symbol(std::string name, std::uint8_t type, std::uint16_t section = 1)
{
  ImageSymbol symbol;
  symbol.name = std::move(name);
  symbol.type = type;
  symbol.section = section;
  return symbol;
}

ImageOptions
make_library()
{
  ImageOptions options;
  options.symbols = {make_symbol("answer", STT_FUNC),
                     make_symbol("_end", STT_NOTYPE),
                     make_symbol("count", STT_OBJECT),
                     make_symbol("needed", STT_FUNC, SHN_UNDEF),
                     make_symbol("answer", STT_FUNC),
                     make_symbol("slot", STT_TLS),
                     make_symbol("chosen", STT_GNU_IFUNC)};
  return options;
}

std::string
explain(const ImageOptions& options)
{
  const auto image = tests::make_image(options);
  base::MemorySource source{base::Bytes(image.bytes)};
  const auto read = read_unstamped(source, this_platform());
  return read ? "read" : base::format_error(read.error());
}

TEST(unstamped, functions_and_variables_are_offered_each_name_once)
{
  const auto image = tests::make_image(make_library());
  base::MemorySource source{base::Bytes(image.bytes)};
  const auto read = read_unstamped(source, this_platform());
  ASSERT_TRUE(read);
  EXPECT_FALSE(is_stamped(*read));

  std::vector<std::string> names;
  for (const auto place : read->places.exports) {
    names.emplace_back(read->symbols.entries[place].name);
  }
  EXPECT_THAT(names, ElementsAre("answer", "count", "chosen"));
}

TEST(unstamped, executable_is_no_library)
{
  auto options = make_library();
  options.flags_1 = DF_1_PIE;
  EXPECT_EQ(explain(options),
            "hallmark: error: not a plugin: this is an executable\n"
            "  hint: stamp it in its build: see 'hallmark stamp --help'");
}

TEST(unstamped, library_with_half_a_stamp_is_malformed)
{
  auto options = make_library();
  options.symbols.push_back(
    make_symbol("hallmark$audio.example$2freverb$1.2.0", STT_NOTYPE));
  EXPECT_EQ(explain(options),
            "hallmark: error: stamp has a symbol but no note\n"
            "  hint: compile and link the source that 'hallmark stamp' wrote");
}

TEST(unstamped, library_of_another_machine_is_refused)
{
  auto options = make_library();
  options.machine = EM_PPC64;
  EXPECT_NE(explain(options).find("file is for another machine"),
            std::string::npos);
}

}  // namespace
}  // namespace hallmark::verify::test_unstamped
