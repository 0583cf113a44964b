// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Bounds-checked reading of numbers and text from bytes.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace hallmark::base {

/**
 * A view of bytes whose every access is checked.
 *
 * All reading of file contents goes through it. Offsets are bytes from its
 * start; arithmetic cannot overflow; nothing is assumed of alignment. Numbers
 * are little endian, the only byte order that is read past the ELF header.
 * It does not own what it shows. Any thread may read it.
 */
class Bytes {
public:
  Bytes() = default;

  Bytes(std::span<const std::byte> bytes) : bytes_(bytes) {}

  Bytes(std::string_view text)
    : bytes_(std::as_bytes(std::span(text.data(), text.size())))
  {
  }

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const std::byte* data() const { return bytes_.data(); }

  /// Whether `count` bytes from `offset` on lie inside.
  [[nodiscard]] bool has(std::uint64_t offset, std::uint64_t count) const
  {
    return offset <= size() && count <= size() - offset;
  }

  /// `count` bytes from `offset` on, or nothing when they are not all inside.
  [[nodiscard]] std::optional<Bytes> slice(std::uint64_t offset,
                                           std::uint64_t count) const
  {
    if (!has(offset, count)) {
      return std::nullopt;
    }
    return Bytes(bytes_.subspan(offset, count));
  }

  /// An unsigned little-endian number at `offset`, or nothing.
  template<class T>
  [[nodiscard]] std::optional<T> number(std::uint64_t offset) const
  {
    if (!has(offset, sizeof(T))) {
      return std::nullopt;
    }
    T value{};
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&value, data() + offset, sizeof value);
      return value;
    }
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      const auto byte = std::to_integer<T>(bytes_[offset + i]);
      value = static_cast<T>(value | static_cast<T>(byte << (8 * i)));
    }
    return value;
  }

  /// Text from `offset` up to a NUL, or nothing when none follows.
  [[nodiscard]] std::optional<std::string_view> text(std::uint64_t offset) const
  {
    if (offset >= size()) {
      return std::nullopt;
    }
    const auto* start = reinterpret_cast<const char*>(data()) + offset;
    const auto* end = std::memchr(start, 0, size() - offset);
    if (!end) {
      return std::nullopt;
    }
    return std::string_view(
      start, static_cast<std::size_t>(static_cast<const char*>(end) - start));
  }

  /// All of it as text.
  [[nodiscard]] std::string_view view() const
  {
    return {reinterpret_cast<const char*>(data()), size()};
  }

private:
  std::span<const std::byte> bytes_;
};

}  // namespace hallmark::base
