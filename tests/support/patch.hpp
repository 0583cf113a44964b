// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Spoils one field of an image, and the rows of tests that do so.

#pragma once

#include "support/image.hpp"

#include <cstring>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace hallmark::tests {

/// A good image with one field spoilt, and what is to be said of it.
struct Refusal {
  std::string name;     ///< the row's, an identifier
  std::string message;  ///< whole, without subject
  std::function<void(BuiltImage&)> spoil;
};

/// A Refusal's name, as INSTANTIATE_TEST_SUITE_P wants it.
[[nodiscard]] std::string
format_row(const testing::TestParamInfo<Refusal>& row);

void
PrintTo(const Refusal& row, std::ostream* stream);

/// Change a record of the file: `change` gets a copy, which is put back.
template<class Record, class Change>
void
edit_at(BuiltImage& image, std::uint64_t offset, const Change& change)
{
  if (offset > image.bytes.size() ||
      sizeof(Record) > image.bytes.size() - offset) {
    throw std::out_of_range("record past the end of the image");
  }
  Record record;
  std::memcpy(&record, image.bytes.data() + offset, sizeof record);
  change(record);
  std::memcpy(image.bytes.data() + offset, &record, sizeof record);
}

/// Put a number into the file.
template<class T>
void
put(BuiltImage& image, std::uint64_t offset, T value)
{
  edit_at<T>(image, offset, [value](T& number) { number = value; });
}

void
edit_header(BuiltImage& image, const std::function<void(Elf64_Ehdr&)>& change);

/// Change the program header of a type; `nth` of them, from 0.
void
edit_segment(BuiltImage& image,
             std::uint32_t type,
             const std::function<void(Elf64_Phdr&)>& change,
             std::size_t nth = 0);

/// Change the section header of a part, by the part's name.
void
edit_section(BuiltImage& image,
             std::string_view part,
             const std::function<void(Elf64_Shdr&)>& change);

/// Change the first dynamic entry of a tag.
void
edit_dynamic(BuiltImage& image,
             std::int64_t tag,
             const std::function<void(Elf64_Dyn&)>& change);

/// Change a dynamic symbol; 0 is the null entry.
void
edit_symbol(BuiltImage& image,
            std::size_t index,
            const std::function<void(Elf64_Sym&)>& change);

}  // namespace hallmark::tests
