// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The one good image that this layer's refusals spoil, and a reader of
// everything in an image.
//
//   0x000  header
//   0x040  segments: load, load, dynamic, note, stack
//   0x158  note.hallmark  36  one note: "Hallmark", 1, "format=1\n"
//   0x180  hash           32
//   0x1a0  dynsym        120  null, puts, create, gain, secret
//   0x218  dynstr         53
//   0x250  dynamic       144  at 0x1250 in memory
//   0x2e0  shstrtab       57
//   0x320  sections      448  null, note.hallmark, hash, dynsym, …
//   0x4e0  the end

#pragma once

#include "base/file.hpp"
#include "elf/dynamic.hpp"
#include "elf/image.hpp"
#include "elf/notes.hpp"
#include "elf/symbols.hpp"
#include "support/image.hpp"

#include <string>

namespace hallmark::elf {

/// What the good image is made of; tests change a copy.
inline tests::ImageOptions
make_good_options()
{
  tests::ImageOptions options;
  options.notes = {{"Hallmark", 1, "format=1\n"}};
  options.symbols = {
    {.name = "puts", .value = 0, .size = 0, .section = SHN_UNDEF},
    {.name = "create"},
    {.name = "gain", .value = 0x1260, .size = 8, .type = STT_OBJECT},
    {.name = "secret", .visibility = STV_HIDDEN},
  };
  options.needed = {"libc.so.6", "libm.so.6"};
  options.soname = "good.so";
  return options;
}

inline tests::BuiltImage
make_good_image()
{
  return tests::make_image(make_good_options());
}

/// Read an image in every way that there is.
inline Result<void>
read_everything(Source& source)
{
  const auto image = read_image(source);
  if (!image) {
    return image.error();
  }
  if (auto notes = read_notes(source, *image, "Hallmark"); !notes) {
    return notes.error();
  }
  const auto dynamic = read_dynamic(source, *image);
  if (!dynamic) {
    return dynamic.error();
  }
  if (*dynamic) {
    if (auto symbols = read_symbols(source, *image, **dynamic); !symbols) {
      return symbols.error();
    }
  }
  const auto sections = read_sections(source, image->header);
  return sections ? Result<void>() : sections.error();
}

/// What reading the bytes of an image says; empty when they are sound.
template<class Read>
std::string
find_fault(std::string_view bytes, const Read& read)
{
  base::MemorySource source{Bytes(bytes)};
  const auto result = read(source);
  return result ? std::string() : base::format_message(result.error());
}

}  // namespace hallmark::elf
