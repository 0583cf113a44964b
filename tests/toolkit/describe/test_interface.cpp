// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/interface.hpp"
#include "toolkit/describe/description.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_interface {
namespace {

using tests::Descriptions;
using tests::explain_interface;
using tests::Fault;

constexpr std::string_view whole = R"(name = "audio.example/filter"
version = "2.1.0"
header = "filter.hpp"
exports = ["create_filter", { symbol = "audio::create", as = "create_audio" }]
optional = ["audio::tail"]
provider = "host"
type = "audio::FilterExports"
leaves = ["Eigen::*", "fmt::v9::*"]
extra_types = ["std::tm"]
private = ["audio::detail::*"]

[allow]
opaque = ["audio::Impl"]
grow_enum = ["audio::Mode"]
grow_tail = ["audio::Params"]
append_virtuals = ["audio::Filter"]

[metadata]
require = ["name", "category"]
)";

constexpr std::string_view least = R"(name = "a"
version = "1.0.0"
header = "a.h"
exports = ["f"]
)";

Interface
read(std::string_view text, const std::string& name = "filter.interface.toml")
{
  const Descriptions files;
  auto interface = read_interface(files.write(name, text), std::nullopt);
  EXPECT_EQ(files.explain(interface), "");
  return interface ? *interface : Interface();
}

TEST(interface, every_key_is_read)
{
  const auto interface = read(whole);

  EXPECT_EQ(interface.name, "audio.example/filter");
  EXPECT_EQ(interface.stem, "filter");
  EXPECT_EQ(interface.version, "2.1.0");
  ASSERT_EQ(interface.headers.size(), 1U);
  EXPECT_EQ(interface.headers[0].value, "filter.hpp");
  EXPECT_EQ(interface.provider, Provider::host);
  EXPECT_EQ(interface.type, "audio::FilterExports");
  EXPECT_EQ(interface.required_metadata,
            (std::vector<std::string>{"name", "category"}));
}

TEST(interface, exports_are_named_by_their_last_component_or_as_asked)
{
  const auto interface = read(whole);

  ASSERT_EQ(interface.exports.size(), 2U);
  EXPECT_EQ(interface.exports[0].symbol.value, "create_filter");
  EXPECT_EQ(interface.exports[0].name, "create_filter");
  EXPECT_EQ(interface.exports[1].symbol.value, "audio::create");
  EXPECT_EQ(interface.exports[1].name, "create_audio");
  ASSERT_EQ(interface.optional.size(), 1U);
  EXPECT_EQ(interface.optional[0].symbol.value, "audio::tail");
  EXPECT_EQ(interface.optional[0].name, "tail");
}

TEST(interface, overloads_and_instances_are_named_for_what_they_are)
{
  const auto exports =
    read("name='a'\nversion='1.0.0'\nheader='a.h'\nexports=["
         "'a::f( int )', {symbol='a::f(V const&)', as='f_v'}, 'a::make<int>', "
         "{symbol='a::operator+', as='add'}]\n")
      .exports;

  ASSERT_EQ(exports.size(), 4U);
  EXPECT_EQ(exports[0].symbol.value, "a::f(int)");
  EXPECT_EQ(exports[0].name, "f");
  EXPECT_EQ(exports[1].symbol.value, "a::f(const V&)");
  EXPECT_EQ(exports[1].name, "f_v");
  EXPECT_EQ(exports[2].name, "make");
  EXPECT_EQ(exports[3].symbol.value, "a::operator+");
  EXPECT_EQ(exports[3].name, "add");
}

TEST(interface, keys_that_may_be_missing_have_defaults)
{
  const auto interface = read(least);

  EXPECT_EQ(interface.provider, Provider::plugin);
  EXPECT_EQ(interface.type, "hallmark::interfaces::filter");
  EXPECT_TRUE(interface.optional.empty());
  EXPECT_TRUE(interface.required_metadata.empty());
}

TEST(interface, type_is_named_for_the_file_with_identifiers_bytes_only)
{
  EXPECT_EQ(read(least, "audio-filter.v2.interface.toml").type,
            "hallmark::interfaces::audio_filter_v2");
}

TEST(interface, type_that_would_be_a_keyword_is_named_otherwise)
{
  EXPECT_EQ(read(least, "class.interface.toml").type,
            "hallmark::interfaces::class_");
}

TEST(interface, own_interface_exports_what_has_a_reserved_name)
{
  const auto own = read("name='hallmark/loader'\nversion='1.0.0'\n"
                        "header='a.h'\nexports=['hallmark_open']\n");
  ASSERT_EQ(own.exports.size(), 1U);
  EXPECT_EQ(own.exports[0].symbol.value, "hallmark_open");
}

TEST(interface, exports_may_all_be_optional)
{
  const auto interface =
    read("name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
         "optional=['f']\n");

  EXPECT_TRUE(interface.exports.empty());
  EXPECT_EQ(interface.optional.size(), 1U);
}

/// A description of many exports, each under a long name.
std::string
make_large(int count)
{
  std::string text = "name = \"a\"\nversion = \"1.0.0\"\nheader = \"a.h\"\n"
                     "exports = [\n";
  for (int i = 0; i < count; ++i) {
    text += "\"an_interface::with_names::that_are_long::f" + std::to_string(i) +
            "\",\n";
  }
  return text + "]\n";
}

TEST(interface, may_have_as_many_exports_as_a_contract)
{
  EXPECT_EQ(read(make_large(65'536)).exports.size(), 65'536U);
  EXPECT_EQ(explain_interface(make_large(65'537)),
            "f.interface.toml:4:11: error: too many exports: found 65537, "
            "expected at most 65536");
}

TEST(interface, version_can_be_set_by_the_build)
{
  const Descriptions files;
  const auto name =
    files.write("f.interface.toml", "name='a'\nheader='a.h'\nexports=['f']\n");
  const auto interface = read_interface(name, "3.0.0");

  ASSERT_TRUE(interface);
  EXPECT_EQ(interface->version, "3.0.0");
}

TEST(interface, version_set_by_the_build_must_be_one)
{
  const Descriptions files;
  const auto name = files.write("f.interface.toml", least);

  EXPECT_EQ(files.explain(read_interface(name, "3")),
            "hallmark: error: '--set-version': not a semantic version: found "
            "'3', expected MAJOR.MINOR.PATCH");
}

class InterfaceFaults : public testing::TestWithParam<Fault> {};

TEST_P(InterfaceFaults, are_told_with_their_place)
{
  EXPECT_EQ(explain_interface(GetParam().text), GetParam().explanation);
}

const Fault faults[] = {
  {"unknown_key",
   "nmae = 'a'\n",
   "f.interface.toml:1:1: error: unknown key: found 'nmae', expected one of "
   "name, version, header, exports, optional, provider, type, leaves, "
   "extra_types, private, allow, "
   "metadata\n"
   "  hint: did you mean 'name'?"},
  {"missing_name",
   "version='1.0.0'\nheader='a.h'\nexports=[]\n",
   "f.interface.toml:1:1: error: missing key 'name'"},
  {"missing_version",
   "name='a'\nheader='a.h'\nexports=[]\n",
   "f.interface.toml:1:1: error: missing key 'version'\n"
   "  hint: add one, or set it from the build with --set-version"},
  {"missing_header",
   "name='a'\nversion='1.0.0'\nexports=[]\n",
   "f.interface.toml:1:1: error: missing key 'header'"},
  {"missing_exports",
   "name='a'\nversion='1.0.0'\nheader='a.h'\n",
   "f.interface.toml:1:1: error: missing key 'exports'"},
  {"no_export",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n",
   "f.interface.toml:4:9: error: interface without an export: found none under "
   "'exports' or 'optional', expected a function or a variable"},
  {"no_export_and_none_that_is_optional",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\noptional=[]\n",
   "f.interface.toml:4:9: error: interface without an export: found none under "
   "'exports' or 'optional', expected a function or a variable"},
  {"bad_name",
   "name='a b'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n",
   "f.interface.toml:1:6: error: interface name has an invalid character at "
   "byte 1: found ' ', expected one of A-Z a-z 0-9 . _ / -"},
  {"bad_version",
   "name='a'\nversion='1.0'\nheader='a.h'\nexports=[]\n",
   "f.interface.toml:2:9: error: not a semantic version: found '1.0', expected "
   "MAJOR.MINOR.PATCH"},
  {"bad_header",
   "name='a'\nversion='1.0.0'\nheader=''\nexports=[]\n",
   "f.interface.toml:3:8: error: not the name of a file: found '', expected a "
   "name without control characters"},
  {"export_of_wrong_type",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[3]\n",
   "f.interface.toml:4:10: error: wrong type of element of 'exports': found an "
   "integer, expected a string or { symbol = …, as = … }"},
  {"export_that_is_no_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['f(double value)']\n",
   "f.interface.toml:4:10: error: not a symbol name: found 'f(double value)', "
   "expected a name such as audio::gain, audio::gain(int) or "
   "audio::make<int>"},
  {"operator_without_a_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['a::operator+(V, V)']\n",
   "f.interface.toml:4:10: error: export needs a name in the binding: found "
   "'operator+', expected an identifier\n"
   "  hint: write { symbol = \"a::operator+(V,V)\", as = \"…\" }"},
  {"literal_without_a_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\n"
   "exports=['operator\"\"_km(long double)']\n",
   "f.interface.toml:4:10: error: export needs a name in the binding: found "
   "'operator\"\"_km', expected an identifier\n"
   "  hint: write { symbol = 'operator\"\"_km(long double)', as = \"…\" }"},
  {"overloads_of_one_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['f(int)','f( long )']\n",
   "f.interface.toml:4:19: error: two exports have the same name in the "
   "binding: found 'f(long)' as 'f', expected a name that 'f(int)' does not "
   "use\n"
   "  hint: write { symbol = \"f(long)\", as = \"…\" }"},
  {"one_overload_in_two_spellings",
   "name='a'\nversion='1.0.0'\nheader='a.h'\n"
   "exports=['f(unsigned)']\noptional=['f( unsigned int )']\n",
   "f.interface.toml:5:11: error: duplicate export: found 'f(unsigned int)' "
   "again, expected it only in line 4"},
  {"export_with_a_reserved_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['hallmark_f']\n",
   "f.interface.toml:4:10: error: name is reserved: found 'hallmark_f', "
   "expected one that does not begin with 'hallmark'"},
  {"renamed_export_without_a_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[{symbol='f'}]\n",
   "f.interface.toml:4:10: error: missing key 'as'"},
  {"renamed_export_with_an_unknown_key",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[{symbol='f',az='g'}]\n",
   "f.interface.toml:4:22: error: unknown key: found 'az', expected one of "
   "symbol, as"},
  {"renamed_export_with_a_bad_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[{symbol='f',as='a::g'}]"
   "\n",
   "f.interface.toml:4:25: error: not a name: found 'a::g', expected an "
   "identifier"},
  {"renamed_export_with_a_keyword",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[{symbol='f',as="
   "'class'}]\n",
   "f.interface.toml:4:25: error: not a name: found the keyword 'class', "
   "expected an identifier"},
  {"export_whose_name_is_a_keyword",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['restrict']\n",
   "f.interface.toml:4:10: error: export needs a name in the binding: found "
   "the keyword 'restrict', expected an identifier\n"
   "  hint: write { symbol = \"restrict\", as = \"…\" }"},
  {"duplicate_export",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['f']\noptional=['f']\n",
   "f.interface.toml:5:11: error: duplicate export: found 'f' again, expected "
   "it only in line 4"},
  {"two_exports_of_one_name",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['a::f','b::f']\n",
   "f.interface.toml:4:17: error: two exports have the same name in the "
   "binding: found 'b::f' as 'f', expected a name that 'a::f' does not use\n"
   "  hint: write { symbol = \"b::f\", as = \"…\" }"},
  {"export_named_as_a_function_of_the_binding",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=['a::expected']\n",
   "f.interface.toml:4:10: error: name is reserved in the binding: found "
   "'expected', expected another name\n"
   "  hint: write { symbol = \"a::expected\", as = \"…\" }"},
  {"no_header",
   "name='a'\nversion='1.0.0'\nheader=[]\nexports=[]\n",
   "f.interface.toml:3:8: error: no header: found an empty list, expected a "
   "header that declares the exports"},
  {"header_that_is_no_file",
   "name='a'\nversion='1.0.0'\nheader=['a.h','']\nexports=[]\n",
   "f.interface.toml:3:15: error: not the name of a file: found '', expected a "
   "name without control characters"},
  {"keyword_in_the_type",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\ntype='a::for'\n",
   "f.interface.toml:5:6: error: not the name of a type: found the keyword "
   "'for', expected an identifier, qualified or not"},
  {"unknown_provider",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\nprovider='me'\n",
   "f.interface.toml:5:10: error: unknown provider: found 'me', expected "
   "'plugin' or 'host'"},
  {"bad_type",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\ntype='a b'\n",
   "f.interface.toml:5:6: error: not the name of a type: found 'a b', expected "
   "an identifier, qualified or not"},
  {"metadata_with_an_unknown_key",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n[metadata]\nname=''\n",
   "f.interface.toml:6:1: error: unknown key: found 'name', expected one of "
   "require"},
};

INSTANTIATE_TEST_SUITE_P(interface,
                         InterfaceFaults,
                         testing::ValuesIn(faults),
                         tests::name_fault);

}  // namespace
}  // namespace hallmark::describe::test_interface
