// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes a small ELF file in memory. It is sound in every part, and so plain
// that each test can spoil one field of it (see patch.hpp).
//
// Two segments are loaded. The first begins with the header; the second, which
// holds the dynamic section, lies a page further in memory than in the file,
// so that an offset taken for an address shows. The dynamic loader takes what
// is made here for the machine of the test.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <elf.h>

namespace hallmark::tests {

/// A note, in the one PT_NOTE segment.
struct ImageNote {
  std::string owner = "Hallmark";
  std::uint32_t type = 1;
  std::string content;
};

/// A dynamic symbol; a function that is exported unless told otherwise.
struct ImageSymbol {
  std::string name;
  std::uint64_t value = 0x40;
  std::uint64_t size = 4;
  std::uint8_t binding = STB_GLOBAL;
  std::uint8_t type = STT_FUNC;
  std::uint8_t visibility = STV_DEFAULT;
  std::uint16_t section = 1;  ///< SHN_UNDEF: needed, not offered
};

/// Which hash tables an image has.
enum class ImageHash { sysv, gnu, both, none };

/// The machine that the tests run on, EM_*.
#if defined(__aarch64__)
inline constexpr std::uint16_t this_machine = EM_AARCH64;
#else
inline constexpr std::uint16_t this_machine = EM_X86_64;
#endif

/// What an image is made of.
struct ImageOptions {
  std::uint16_t type = ET_DYN;
  std::uint16_t machine = this_machine;
  std::vector<ImageNote> notes;
  std::uint64_t note_alignment = 4;  ///< 4 or 8
  std::vector<ImageSymbol> symbols;
  std::vector<std::string> needed;
  std::string soname;         ///< none when empty
  std::string rpath;          ///< none when empty
  std::string runpath;        ///< none when empty
  std::uint64_t flags = 0;    ///< DT_FLAGS, none when 0
  std::uint64_t flags_1 = 0;  ///< DT_FLAGS_1, none when 0
  ImageHash hash = ImageHash::sysv;
  bool has_segments = true;  ///< not: a relocatable object
  bool has_dynamic = true;   ///< not: a static executable
  bool has_sections = true;
};

/// A part of an image; the offset is from the start of the file.
struct ImagePart {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

/// An image, and where its parts are.
struct BuiltImage {
  std::string bytes;
  /// `segments`, `sections`, and by the names of sections without their dot:
  /// `note.hallmark`, `hash`, `gnu.hash`, `dynsym`, `dynstr`, `dynamic`,
  /// `shstrtab`. What an image does not have has no entry.
  std::map<std::string, ImagePart, std::less<>> parts;

  /// Where a part is; fails the test run when the image has none.
  [[nodiscard]] const ImagePart& part(std::string_view name) const;
};

/// Make an image. With DT_GNU_HASH the symbols are put in the order that it
/// asks for: undefined ones first, then by their hash.
[[nodiscard]] BuiltImage
make_image(const ImageOptions& options);

/// The bytes of one note, with its padding.
[[nodiscard]] std::string
make_note(const ImageNote& note, std::uint64_t alignment = 4);

}  // namespace hallmark::tests
