// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/platform.hpp"

#include <bit>
#include <string>
#include <vector>

#include <elf.h>

namespace hallmark::verify {
namespace {

using base::Difference;

std::string
format_class(std::uint8_t file_class)
{
  return file_class == ELFCLASS64 ? "64 bits" : "32 bits";
}

std::string
format_byte_order(std::uint8_t byte_order)
{
  return byte_order == ELFDATA2LSB ? "little endian" : "big endian";
}

/// Class, byte order and machine in which a file is for another platform.
std::vector<Difference>
compare_platform(const elf::Header& header,
                 const std::optional<Platform>& platform)
{
  const auto wanted =
    platform.value_or(Platform{ELFCLASS64, ELFDATA2LSB, header.machine});
  std::vector<Difference> differences;
  if (header.file_class != wanted.file_class) {
    differences.push_back({"class",
                           format_class(header.file_class),
                           format_class(wanted.file_class)});
  }
  if (header.byte_order != wanted.byte_order) {
    differences.push_back({"byte order",
                           format_byte_order(header.byte_order),
                           format_byte_order(wanted.byte_order)});
  }
  if (header.machine != wanted.machine) {
    differences.push_back({"machine",
                           elf::format_machine(header.machine),
                           elf::format_machine(wanted.machine)});
  }
  return differences;
}

}  // namespace

Platform
this_platform()
{
  Platform platform;
  platform.file_class = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
  platform.byte_order =
    std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
#if defined(__x86_64__)
  platform.machine = EM_X86_64;
#elif defined(__aarch64__)
  platform.machine = EM_AARCH64;
#else
  platform.machine = EM_NONE;
#endif
  return platform;
}

Result<void>
check_platform(const elf::Header& header,
               const std::optional<Platform>& platform)
{
  auto differences = compare_platform(header, platform);
  if (differences.empty()) {
    return {};
  }
  const auto what =
    differences.size() == 1 ? differences.front().field : "platform";
  auto error =
    base::make_error(Code::wrong_platform, "file is for another " + what);
  error.differences = std::move(differences);
  return error;
}

Result<void>
check_machine(const elf::Header& header)
{
  if (header.machine == EM_X86_64 || header.machine == EM_AARCH64) {
    return {};
  }
  return base::make_mismatch(Code::wrong_platform,
                             "file is for another machine",
                             elf::format_machine(header.machine),
                             "x86-64 or aarch64");
}

}  // namespace hallmark::verify
