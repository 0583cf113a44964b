// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "support/image.hpp"
#include "verify/candidate.hpp"

#include <functional>
#include <string>

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::verify::test_candidate {
namespace {

using tests::BuiltImage;
using tests::ImageNote;
using tests::ImageOptions;
using tests::ImageSymbol;

constexpr auto stamp_symbol = "hallmark$audio.example$2freverb$1.2.0";

constexpr auto stamp_text = "format=1\n"
                            "path=audio.example/reverb\n"
                            "version=1.2.0\n"
                            "language=c++\n"
                            "export=create_filter\n"
                            "export=gain\n"
                            "optional=tail\n";

constexpr auto metadata_text = "metadata.name=\"Reverb\"\n";

constexpr auto stamp_hint =
  "\n  hint: stamp it in its build: see 'hallmark stamp --help'";

ImageSymbol
make_stamp_symbol(std::string name)
{
  ImageSymbol symbol;
  symbol.name = std::move(name);
  symbol.value = 1;
  symbol.size = 0;
  symbol.type = STT_NOTYPE;
  symbol.section = SHN_ABS;
  return symbol;
}

ImageSymbol
make_symbol(std::string name)
{
  ImageSymbol symbol;
  symbol.name = std::move(name);
  return symbol;
}

/// A sound plugin.
ImageOptions
make_plugin()
{
  ImageOptions options;
  options.notes = {{"Hallmark", 1, stamp_text}, {"Hallmark", 4, metadata_text}};
  options.symbols = {make_symbol("create_filter"),
                     make_symbol("gain"),
                     make_stamp_symbol(stamp_symbol)};
  options.soname = "reverb.so";
  return options;
}

/// An ordinary library.
ImageOptions
make_library()
{
  auto options = make_plugin();
  options.notes.clear();
  options.symbols.pop_back();
  return options;
}

/// What is said of bytes as a plugin, all of it; empty when nothing.
std::string
find_fault(const std::string& bytes)
{
  base::MemorySource source{std::string_view(bytes)};
  const auto candidate = read_candidate(source, this_platform());
  return candidate ? "" : base::format_error(candidate.error());
}

std::string
find_fault(const ImageOptions& options)
{
  return find_fault(tests::make_image(options).bytes);
}

Code
find_code(const ImageOptions& options)
{
  const auto image = tests::make_image(options);
  base::MemorySource source{std::string_view(image.bytes)};
  return read_candidate(source, this_platform()).error().code;
}

/// All faults of a plugin, as their first lines.
std::vector<std::string>
find_faults(const ImageOptions& options)
{
  const auto image = tests::make_image(options);
  base::MemorySource source{std::string_view(image.bytes)};
  std::vector<std::string> faults;
  for (const auto& error : check_parts(*read_parts(source, {}))) {
    faults.push_back(base::format_message(error));
  }
  return faults;
}

TEST(candidate, plugin_is_read_with_its_stamp_and_metadata)
{
  const auto image = tests::make_image(make_plugin());
  base::MemorySource source{std::string_view(image.bytes)};
  const auto candidate = read_candidate(source, this_platform());

  ASSERT_TRUE(candidate) << base::format_error(candidate.error());
  EXPECT_EQ(candidate->stamp.identity.path, "audio.example/reverb");
  EXPECT_EQ(candidate->stamp.identity.version, "1.2.0");
  EXPECT_EQ(candidate->metadata.find("name"), "Reverb");
  EXPECT_EQ(candidate->notes.size(), 2U);
  EXPECT_EQ(candidate->dynamic.soname, "reverb.so");
}

TEST(candidate, places_of_exports_are_those_of_its_symbols)
{
  const auto image = tests::make_image(make_plugin());
  base::MemorySource source{std::string_view(image.bytes)};
  const auto candidate = read_candidate(source, this_platform());

  ASSERT_TRUE(candidate);
  const auto& entries = candidate->symbols.entries;
  EXPECT_EQ(entries[candidate->places.exports[0]].name, "create_filter");
  EXPECT_EQ(entries[candidate->places.exports[1]].name, "gain");
  EXPECT_EQ(candidate->places.optional,
            std::vector<std::uint32_t>{ExportPlaces::absent});
}

TEST(candidate, plugin_is_read_whatever_hash_table_it_has)
{
  for (const auto hash : {tests::ImageHash::sysv,
                          tests::ImageHash::gnu,
                          tests::ImageHash::both,
                          tests::ImageHash::none}) {
    auto options = make_plugin();
    options.hash = hash;
    EXPECT_EQ(find_fault(options), "") << static_cast<int>(hash);
  }
}

TEST(candidate, plugin_needs_no_metadata)
{
  auto options = make_plugin();
  options.notes.pop_back();

  EXPECT_EQ(find_fault(options), "");
}

TEST(candidate, notes_of_other_owners_and_unknown_types_are_passed_over)
{
  auto options = make_plugin();
  options.notes.push_back({"GNU", 1, "build id"});
  options.notes.push_back({"Hallmark", 5, "expected"});
  options.notes.push_back({"Hallmark", 5, "expected"});
  options.notes.push_back({"Hallmark", 77, "\x01\xff"});

  EXPECT_EQ(find_fault(options), "");
}

TEST(candidate, stamp_symbol_that_the_file_needs_does_not_count)
{
  auto options = make_plugin();
  options.symbols.push_back(make_stamp_symbol("hallmark$other$1.0.0"));
  options.symbols.back().section = SHN_UNDEF;

  EXPECT_EQ(find_fault(options), "");
}

TEST(candidate, library_with_an_interpreter_may_be_a_plugin)
{
  const auto image = tests::make_image(make_plugin());
  base::MemorySource source{std::string_view(image.bytes)};
  auto parts = read_parts(source, {});
  ASSERT_TRUE(parts);
  parts->image.segments.push_back({PT_INTERP});

  EXPECT_TRUE(check_parts(*parts).empty());
}

TEST(candidate, interpreter_without_a_name_is_a_program)
{
  auto options = make_plugin();
  options.soname = "";
  const auto image = tests::make_image(options);
  base::MemorySource source{std::string_view(image.bytes)};
  auto parts = read_parts(source, {});
  ASSERT_TRUE(parts);
  parts->image.segments.push_back({PT_INTERP});

  ASSERT_EQ(check_parts(*parts).size(), 1U);
  EXPECT_EQ(check_parts(*parts)[0].message,
            "not a plugin: this is an executable");
}

/// A plugin with one thing spoilt, and what is said of it.
struct Row {
  const char* name;
  Code code;
  std::string message;
  std::function<void(ImageOptions&)> spoil;
};

void
PrintTo(const Row& row, std::ostream* stream)
{
  *stream << row.name;
}

std::string
format_name(const testing::TestParamInfo<Row>& row)
{
  return row.param.name;
}

class SpoiltPlugin : public testing::TestWithParam<Row> {};

TEST_P(SpoiltPlugin, is_refused_by_code_and_message)
{
  auto options = make_plugin();
  GetParam().spoil(options);

  ASSERT_EQ(find_fault(options), "hallmark: error: " + GetParam().message);
  EXPECT_EQ(find_code(options), GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
  not_stamped,
  SpoiltPlugin,
  testing::Values(
    Row{"library",
        Code::not_stamped,
        std::string("not a plugin: no stamp in this shared object") +
          stamp_hint,
        [](auto& plugin) { plugin = make_library(); }},
    Row{"library_that_is_a_host",
        Code::not_stamped,
        std::string("not a plugin: no stamp in this shared object") +
          stamp_hint,
        [](auto& plugin) {
          plugin = make_library();
          plugin.notes = {{"Hallmark", 5, "expected"}};
        }},
    Row{"library_that_needs_a_stamp_symbol",
        Code::not_stamped,
        std::string("not a plugin: no stamp in this shared object") +
          stamp_hint,
        [](auto& plugin) {
          plugin.notes.clear();
          plugin.symbols.back().section = SHN_UNDEF;
        }},
    Row{"stamp_of_another_owner",
        Code::not_stamped,
        std::string("not a plugin: no stamp in this shared object") +
          stamp_hint,
        [](auto& plugin) {
          plugin.symbols.pop_back();
          plugin.notes[0].owner = "hallmark";
        }},
    Row{"executable",
        Code::not_stamped,
        std::string("not a plugin: this is an executable") + stamp_hint,
        [](auto& plugin) { plugin.type = ET_EXEC; }},
    Row{"executable_that_is_static",
        Code::not_stamped,
        std::string("not a plugin: this is an executable") + stamp_hint,
        [](auto& plugin) {
          plugin.type = ET_EXEC;
          plugin.has_dynamic = false;
        }},
    Row{"executable_that_can_be_placed_anywhere",
        Code::not_stamped,
        std::string("not a plugin: this is an executable") + stamp_hint,
        [](auto& plugin) { plugin.flags_1 = DF_1_PIE; }},
    Row{"object",
        Code::not_stamped,
        std::string("not a plugin: this is an object") + stamp_hint,
        [](auto& plugin) {
          plugin.type = ET_REL;
          plugin.has_segments = false;
        }},
    Row{"core_file",
        Code::not_stamped,
        std::string("not a plugin: this is a core file") + stamp_hint,
        [](auto& plugin) { plugin.type = ET_CORE; }},
    Row{"file_of_an_unknown_type",
        Code::not_stamped,
        std::string("not a plugin: this is a file of type 0xfe00") + stamp_hint,
        [](auto& plugin) { plugin.type = 0xfe00; }},
    Row{"file_of_debug_information",
        Code::not_stamped,
        std::string("not a plugin: this is a shared object without a dynamic "
                    "section") +
          stamp_hint,
        [](auto& plugin) { plugin.has_dynamic = false; }}),
  format_name);

INSTANTIATE_TEST_SUITE_P(
  malformed,
  SpoiltPlugin,
  testing::Values(
    Row{"note_without_symbol",
        Code::malformed,
        "stamp has a note but no symbol\n"
        "  hint: link with the flags that 'hallmark stamp' wrote, and let no "
        "version script hide 'hallmark$*'",
        [](auto& plugin) { plugin.symbols.pop_back(); }},
    Row{"symbol_without_note",
        Code::malformed,
        "stamp has a symbol but no note\n"
        "  hint: compile and link the source that 'hallmark stamp' wrote",
        [](auto& plugin) { plugin.notes.clear(); }},
    Row{"local_symbol",
        Code::malformed,
        "stamp has a note but no symbol\n"
        "  hint: link with the flags that 'hallmark stamp' wrote, and let no "
        "version script hide 'hallmark$*'",
        [](auto& plugin) { plugin.symbols.back().visibility = STV_HIDDEN; }},
    Row{"two_symbols",
        Code::malformed,
        "more than one stamp symbol: found "
        "'hallmark$audio.example$2freverb$1.2.0', 'hallmark$b$1.0.0', "
        "expected one",
        [](auto& plugin) {
          plugin.symbols.push_back(make_stamp_symbol("hallmark$b$1.0.0"));
        }},
    Row{"symbol_twice",
        Code::malformed,
        "more than one stamp symbol: found "
        "'hallmark$audio.example$2freverb$1.2.0', "
        "'hallmark$audio.example$2freverb$1.2.0', expected one",
        [](auto& plugin) { plugin.symbols.push_back(plugin.symbols.back()); }},
    Row{"symbol_that_spells_another_path",
        Code::malformed,
        "symbol and note differ in the path: found 'audio.example/echo' in the "
        "symbol, expected 'audio.example/reverb' as in the note",
        [](auto& plugin) {
          plugin.symbols.back().name = "hallmark$audio.example$2fecho$1.2.0";
        }},
    Row{"symbol_that_spells_another_version",
        Code::malformed,
        "symbol and note differ in the version: found '1.2.0+b' in the symbol, "
        "expected '1.2.0' as in the note",
        [](auto& plugin) { plugin.symbols.back().name += "$2bb"; }},
    Row{
      "symbol_that_spells_another_identity",
      Code::malformed,
      "symbol and note differ in the identity\n"
      "  path: found 'echo' in the symbol, expected 'audio.example/reverb' "
      "as in the note\n"
      "  version: found '2.0.0' in the symbol, expected '1.2.0' as in the "
      "note",
      [](auto& plugin) { plugin.symbols.back().name = "hallmark$echo$2.0.0"; }},
    Row{"symbol_with_a_bad_escape",
        Code::malformed,
        "stamp symbol has a bad escape at byte 10: found '$40', expected one "
        "of $2b $2d $2f",
        [](auto& plugin) {
          plugin.symbols.back().name = "hallmark$a$40b$1.0.0";
        }},
    Row{"note_without_a_path",
        Code::malformed,
        "stamp has no 'path'",
        [](auto& plugin) { plugin.notes[0].content = "format=1\n"; }},
    Row{"empty_note",
        Code::malformed,
        "stamp has no 'format'",
        [](auto& plugin) { plugin.notes[0].content = ""; }},
    Row{"note_with_a_bad_line",
        Code::malformed,
        "line 8 of the stamp has no '='",
        [](auto& plugin) { plugin.notes[0].content += "colour\n"; }},
    Row{
      "interface_that_the_table_lacks",
      Code::malformed,
      "stamp and table differ in the interfaces: found 'a' 1.0.0 in the "
      "stamp, expected none as in the table",
      [](auto& plugin) { plugin.notes[0].content += "implements=a 1.0.0\n"; }},
    Row{"use_without_a_note",
        Code::malformed,
        "stamp does not describe interface 'host', which it uses",
        [](auto& plugin) { plugin.notes[0].content += "uses=host 1.0.0\n"; }},
    Row{"call_without_a_note",
        Code::malformed,
        "stamp does not describe interface 'bins', which it calls",
        [](auto& plugin) {
          plugin.notes[0].content +=
            "requires=fft ^2.0\ncalls=fft bins 1.0.0\n";
        }},
    Row{"fact_of_another_machine",
        Code::wrong_platform,
        "file is for another machine: found x86-64, expected aarch64 as in its "
        "stamp",
        [](auto& plugin) {
          plugin.notes[0].content += "fact.architecture=aarch64\n";
        }},
    Row{"bad_metadata",
        Code::malformed,
        "line 1 of the metadata: wrong key: found 'name', expected "
        "metadata.KEY or items.INDEX.KEY",
        [](auto& plugin) { plugin.notes[1].content = "name=1\n"; }}),
  format_name);

INSTANTIATE_TEST_SUITE_P(
  contents,
  SpoiltPlugin,
  testing::Values(
    Row{"newer_format",
        Code::unsupported,
        "stamp has format 2: found 2, expected 1\n  hint: update Hallmark",
        [](auto& plugin) {
          plugin.notes[0].content = "format=2\nidentity: reverb\n";
        }},
    Row{"missing_export",
        Code::missing_export,
        "export 'gain' is not defined\n  nearest: 'gains'",
        [](auto& plugin) { plugin.symbols[1].name = "gains"; }},
    Row{"missing_exports",
        Code::missing_export,
        "2 declared exports are not defined\n"
        "  export 'create_filter' is not defined; nearest: 'create_fliter'\n"
        "  export 'gain' is not defined",
        [](auto& plugin) {
          plugin.symbols[0].name = "create_fliter";
          plugin.symbols[1].section = SHN_UNDEF;
        }}),
  format_name);

/// What is said of a plugin that has its note `index` twice.
std::string
find_fault_of_repeated(std::size_t index)
{
  auto options = make_plugin();
  options.notes.push_back(options.notes[index]);
  return find_fault(options);
}

/// `0x158, 0x210`: where the notes of a plugin are that has one of them twice.
std::string
find_offsets_of_repeated(std::size_t index)
{
  auto options = make_plugin();
  options.notes.push_back(options.notes[index]);
  const auto image = tests::make_image(options);
  base::MemorySource source{std::string_view(image.bytes)};
  const auto notes = read_parts(source, {})->notes;
  return base::format_hex(notes[index].offset) + ", " +
         base::format_hex(notes[2].offset);
}

TEST(candidate, two_stamp_notes_are_malformed_and_their_places_told)
{
  EXPECT_EQ(find_fault_of_repeated(0),
            "hallmark: error: more than one stamp note: found notes at " +
              find_offsets_of_repeated(0) + ", expected one");
}

TEST(candidate, two_metadata_notes_are_malformed_and_their_places_told)
{
  EXPECT_EQ(find_fault_of_repeated(1),
            "hallmark: error: more than one metadata note: found notes at " +
              find_offsets_of_repeated(1) + ", expected one");
}

TEST(candidate, all_faults_are_told_in_their_order)
{
  auto options = make_plugin();
  options.symbols[0].name = "other";
  options.symbols.back().name = "hallmark$audio.example$2freverb$1.3.0";
  options.notes[1].content = "x";

  EXPECT_EQ(find_faults(options),
            (std::vector<std::string>{
              "symbol and note differ in the version: found '1.3.0' in the "
              "symbol, expected '1.2.0' as in the note",
              "line 1 of the metadata has no end",
              "export 'create_filter' is not defined"}));
}

TEST(candidate, contents_are_checked_though_the_symbol_is_missing)
{
  auto options = make_plugin();
  options.symbols.erase(options.symbols.begin() + 1, options.symbols.end());

  EXPECT_EQ(find_faults(options),
            (std::vector<std::string>{"stamp has a note but no symbol",
                                      "export 'gain' is not defined"}));
}

TEST(candidate, sound_plugin_has_no_faults)
{
  EXPECT_TRUE(find_faults(make_plugin()).empty());
}

TEST(candidate, many_stamps_are_counted_and_not_all_named)
{
  auto options = make_plugin();
  for (const auto* name : {"b", "c", "d", "e", "f"}) {
    options.symbols.push_back(
      make_stamp_symbol(std::string("hallmark$") + name + "$1.0.0"));
  }

  EXPECT_EQ(find_fault(options),
            "hallmark: error: more than one stamp symbol: found "
            "'hallmark$audio.example$2freverb$1.2.0', 'hallmark$b$1.0.0', "
            "'hallmark$c$1.0.0', 'hallmark$d$1.0.0', … (6 in all), expected "
            "one");
}

TEST(candidate, platform_is_told_before_all_that_is_wrong)
{
  auto options = make_library();
  options.machine = EM_S390;
  auto bytes = tests::make_image(options).bytes;
  bytes.resize(64);

  EXPECT_EQ(find_fault(bytes),
            "hallmark: error: file is for another machine: found s390, "
            "expected " +
              elf::format_machine(this_platform().machine));
}

TEST(candidate, class_is_told_though_the_file_ends_behind_it)
{
  auto bytes = tests::make_image(make_plugin()).bytes;
  bytes[EI_CLASS] = ELFCLASS32;
  bytes.resize(20);

  EXPECT_EQ(find_fault(bytes),
            "hallmark: error: file is for another class: found 32 bits, "
            "expected 64 bits");
}

TEST(candidate, tools_read_plugins_for_other_machines)
{
  auto options = make_plugin();
  options.machine = EM_S390;
  const auto image = tests::make_image(options);
  base::MemorySource source{std::string_view(image.bytes)};

  EXPECT_TRUE(read_candidate(source, std::nullopt));
}

TEST(candidate, plugin_cut_at_any_length_is_malformed_or_whole)
{
  const auto bytes = tests::make_image(make_plugin()).bytes;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = bytes.substr(0, size);
    base::MemorySource source{std::string_view(cut)};
    const auto candidate = read_candidate(source, this_platform());
    EXPECT_TRUE(candidate ? candidate->stamp.exports.size() == 2
                          : candidate.error().code == Code::malformed)
      << size;
  }
}

TEST(candidate, plugin_with_any_byte_changed_never_has_another_identity)
{
  const auto bytes = tests::make_image(make_plugin()).bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const char change : {'\x01', '\x80', '\xff'}) {
      auto changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ change);
      base::MemorySource source{std::string_view(changed)};
      const auto candidate = read_candidate(source, this_platform());
      EXPECT_TRUE(!candidate ||
                  candidate->stamp.identity ==
                    (model::Identity{"audio.example/reverb", "1.2.0"}))
        << i;
    }
  }
}

TEST(candidate, empty_file_and_text_are_malformed)
{
  EXPECT_EQ(find_fault(std::string()), "hallmark: error: file is empty");
  EXPECT_EQ(find_fault(std::string("#!/bin/sh\necho hello, hello, hello\n")),
            "hallmark: error: not an ELF file");
}

}  // namespace
}  // namespace hallmark::verify::test_candidate
