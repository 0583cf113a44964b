// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin in memory that has the notes which decide, and the texts that they
// repeat.

#pragma once

#include "model/decision.hpp"
#include "support/image.hpp"

#include <string>

#include <elf.h>

namespace hallmark::verify {

inline constexpr std::string_view decided_digits =
  "000102030405060708090a0b0c0d0e0f";

/// What a decided plugin is made of, to be changed before it is made.
struct DecidedParts {
  std::string stamp = "format=1\n"
                      "path=audio.example/reverb\n"
                      "version=1.2.0\n"
                      "language=c++\n"
                      "export=create\n"
                      "export=gain\n"
                      "optional=tail\n"
                      "implements=audio.example/filter 2.1.0\n"
                      "fact.compiler=gcc\n"
                      "fact.language_standard=c++20\n"
                      "fact.char=signed\n";
  std::string table =
    "interface\taudio.example/filter\t2.1.0\t" + std::string(decided_digits) +
    "\n"
    "export\tcreate\t" +
    std::string(decided_digits) +
    "\t\tint(int)\taudio.example/filter\n"
    "export\ttail\t" +
    std::string(decided_digits) + "\t\tint(int)\taudio.example/filter\n";
  std::string facts = "fact.compiler=gcc\n"
                      "fact.language_standard=c++20\n"
                      "fact.char=signed\n";
  std::string decision;  ///< all of note type 8, if it is to be another
  std::string exports;   ///< all of note type 9, likewise
  std::vector<tests::ImageNote> more;  ///< notes behind the others
  tests::ImageOptions options = make_options();

  static tests::ImageOptions make_options()
  {
    tests::ImageOptions made;
    made.hash = tests::ImageHash::gnu;
    made.symbols.resize(5);
    made.symbols[0].name = "create";
    made.symbols[1].name = "gain";
    made.symbols[2].name = "hallmark_on_open";
    made.symbols[2].value = 0x48;
    made.symbols[4].name = "tail";
    auto& stamp = made.symbols[3];
    stamp.name = "hallmark$audio.example$2freverb$1.2.0";
    stamp.value = 1;
    stamp.size = 0;
    stamp.type = STT_NOTYPE;
    stamp.section = SHN_ABS;
    return made;
  }

  [[nodiscard]] tests::BuiltImage make() const
  {
    const auto parsed = model::parse_stamp(stamp);
    const auto read = model::parse_table(table);
    const auto notes =
      model::format_decision(*parsed, read ? *read : model::Table());
    std::vector<tests::ImageNote> texts = {
      {"Hallmark", 9, exports.empty() ? notes.exports : exports},
      {"Hallmark", 1, stamp},
      {"Hallmark", 2, table}};
    std::uint32_t following = 0;
    for (const auto& note : texts) {
      following += static_cast<std::uint32_t>(tests::make_note(note).size());
    }
    const std::string count(reinterpret_cast<const char*>(&following),
                            sizeof following);
    auto all = options;
    all.notes = {
      {"Hallmark",
       8,
       decision.empty() ? count + notes.decision + facts + '\0' : decision}};
    all.notes.insert(all.notes.end(), texts.begin(), texts.end());
    all.notes.insert(all.notes.end(), more.begin(), more.end());
    return tests::make_image(all);
  }
};

}  // namespace hallmark::verify
