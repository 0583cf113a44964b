// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"
#include "table/contents.hpp"

#include <hallmark/loader.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::table::test_contents {
namespace {

/// A plugin that is mapped, and what its texts say, read in one of two ways.
class Mapped {
public:
  explicit Mapped(const std::string& name)
    : file_(*base::File::open(name)), library_(*image::map_library(name))
  {
  }

  ~Mapped() { image::unmap_library(library_); }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;

  void fill()
  {
    const auto candidate =
      verify::read_candidate(file_, verify::this_platform());
    EXPECT_TRUE(contents.fill(library_, *candidate));
  }

  void read()
  {
    const auto decided = verify::read_decided(file_, verify::this_platform());
    ASSERT_TRUE(decided);
    contents.read(library_, image::MappedExports(library_, *decided));
  }

  Contents contents;

private:
  base::File file_;
  image::Library library_;
};

std::vector<std::string>
list_exports(const Contents& contents)
{
  std::vector<std::string> all;
  for (const auto& one : contents.exports.all()) {
    all.push_back(
      std::string(one.name) + " " +
      contents.contracts.find_signature(one.name) + " " +
      std::to_string(one.bytes) + " " + std::to_string(one.is_function) + " " +
      std::to_string(reinterpret_cast<std::uintptr_t>(one.address)));
  }
  return all;
}

TEST(Contents, read_from_memory_are_those_of_the_file)
{
  for (const auto* name : {"good", "hooked", "generation_b", "twin_a"}) {
    const auto file = tests::built(name);
    Mapped one(file);
    Mapped other(file);
    one.fill();
    other.read();

    EXPECT_FALSE(other.contents.error) << name;
    EXPECT_EQ(list_exports(one.contents), list_exports(other.contents));
    EXPECT_FALSE(list_exports(one.contents).empty());
    EXPECT_EQ(one.contents.facts, other.contents.facts);
    EXPECT_FALSE(one.contents.facts.empty());
    EXPECT_EQ(one.contents.texts.metadata, other.contents.texts.metadata);
    EXPECT_EQ(one.contents.contracts.notes().table,
              other.contents.contracts.notes().table);
    EXPECT_EQ(one.contents.contracts.notes().contracts,
              other.contents.contracts.notes().contracts);
  }
}

/// A copy of a plugin in whose texts one word is another.
std::string
copy_with(const tests::TemporaryFolder& folder,
          const std::string& name,
          const std::string& word,
          const std::string& other)
{
  const auto file = tests::copy_built(folder, name);
  std::ifstream in(file, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto place = bytes.find(word);
  EXPECT_NE(place, bytes.npos);
  bytes.replace(place, other.size(), other);
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

// A loader has not read the texts: whoever asks for what they say is told.
TEST(Contents, spoilt_text_is_told_to_who_asks_for_it)
{
  const tests::TemporaryFolder folder;
  const auto file = copy_with(folder, "good", "format=1\npath", "format=x\n");
  Loader loader;
  const auto plugin = loader.open(file);

  ASSERT_TRUE(plugin) << plugin.error().explain();
  EXPECT_EQ(plugin->version(), "1.2.0");
  const auto symbol = plugin->lookup<int(int, int)>("add");
  ASSERT_FALSE(symbol);
  EXPECT_EQ(symbol.error().code(), Code::malformed);
  EXPECT_TRUE(plugin->exports().empty());
  EXPECT_FALSE(plugin->metadata("name"));
}

}  // namespace
}  // namespace hallmark::table::test_contents
