// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/builtin.hpp"

#include <bit>

namespace hallmark::model {
namespace {

base::BoxedError
make_short_error()
{
  return base::box_error(Code::malformed,
                         "record of a built-in plugin is truncated");
}

base::BoxedError
make_format_error(std::uint32_t format)
{
  return base::box_mismatch(
    format > builtin_format ? Code::unsupported : Code::malformed,
    "record of a built-in plugin has another format",
    std::to_string(format),
    std::to_string(builtin_format),
    format > builtin_format ? "link a newer Hallmark" : "");
}

/// The address that begins at `offset`; its name nothing when it lies outside.
Result<BuiltinAddress>
parse_address(base::Bytes content, std::uint64_t offset)
{
  const auto distance = content.number<std::uint64_t>(offset);
  const auto size = content.number<std::uint64_t>(offset + 8);
  const auto kind = content.number<std::uint32_t>(offset + 16);
  const auto name = content.number<std::uint32_t>(offset + 20);
  if (!distance || !size || !kind || !name) {
    return make_short_error();
  }
  const auto text = content.text(*name);
  if (!text || text->empty()) {
    return base::box_error(Code::malformed,
                           "record of a built-in plugin has a symbol "
                           "without a name");
  }
  return BuiltinAddress{*text,
                        content.data() + offset,
                        std::bit_cast<std::int64_t>(*distance),
                        *size,
                        *kind == 1};
}

}  // namespace

Result<BuiltinRecord>
parse_builtin(base::Bytes content)
{
  const auto format = content.number<std::uint32_t>(0);
  const auto count = content.number<std::uint32_t>(4);
  const auto notes_offset = content.number<std::uint32_t>(8);
  const auto notes_size = content.number<std::uint32_t>(12);
  if (!format || !count || !notes_offset || !notes_size) {
    return make_short_error();
  }
  if (*format != builtin_format) {
    return make_format_error(*format);
  }
  const auto notes = content.slice(*notes_offset, *notes_size);
  if (!notes) {
    return make_short_error();
  }
  BuiltinRecord record;
  record.notes = *notes;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto address =
      parse_address(content, builtin_header_size + i * builtin_entry_size);
    if (!address) {
      return address.error();
    }
    record.addresses.push_back(*address);
  }
  return record;
}

}  // namespace hallmark::model
