// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The dynamic section: what a file tells the dynamic loader.

#pragma once

#include "elf/image.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::elf {

/// What PT_DYNAMIC says. Text views live as long as the source.
struct Dynamic {
  std::vector<std::string_view> needed;  ///< DT_NEEDED, in order
  std::string_view soname;               ///< DT_SONAME, or empty
  std::string_view rpath;                ///< DT_RPATH, or empty
  std::string_view runpath;              ///< DT_RUNPATH, or empty
  std::uint64_t flags = 0;               ///< DT_FLAGS
  std::uint64_t flags_1 = 0;             ///< DT_FLAGS_1
  bool has_text_relocations = false;     ///< DT_TEXTREL or DF_TEXTREL

  std::uint64_t symbols_address = 0;   ///< DT_SYMTAB, virtual; 0 when absent
  std::uint64_t strings_address = 0;   ///< DT_STRTAB, virtual
  std::uint64_t strings_size = 0;      ///< DT_STRSZ, bytes
  std::uint64_t hash_address = 0;      ///< DT_HASH, virtual
  std::uint64_t gnu_hash_address = 0;  ///< DT_GNU_HASH, virtual
};

/**
 * Read the dynamic section.
 *
 * @return  Nothing when the file has none: a static executable, an object, a
 *          file of debug information.
 *
 * Errors:   malformed  it or what it points to lies outside the file, it or
 *                      its text has no end, there are two of it, an entry
 *                      size on which the dynamic loader ends the process
 */
Result<std::optional<Dynamic>>
read_dynamic(Source& source, const Image& image);

/// The string table that DT_STRTAB tells of; empty when there is none.
Result<Bytes>
read_strings(Source& source, const Image& image, const Dynamic& dynamic);

}  // namespace hallmark::elf
