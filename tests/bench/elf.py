# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A 64-bit little-endian plugin that is changed in places: tables are moved to
new segments, which may be longer than what is written of them."""

import pathlib
import struct
import typing

PT_LOAD = 1
PT_DYNAMIC = 2
PT_NOTE = 4
PT_GNU_EH_FRAME = 0x6474E550
SHT_DYNSYM = 11
DT_HASH = 4
DT_STRTAB = 5
DT_SYMTAB = 6
DT_STRSZ = 10
DT_GNU_HASH = 0x6FFFFEF5

SEGMENT_SIZE = 56
SECTION_SIZE = 64
SYMBOL_SIZE = 24


class Part(typing.NamedTuple):
    """Bytes of the file."""

    offset: int
    size: int


def hash_gnu(name: bytes) -> int:
    """The hash of a symbol's name in DT_GNU_HASH."""
    value = 5381
    for byte in name:
        value = (value * 33 + byte) & 0xFFFFFFFF
    return value


class Elf:
    """The file, and what is written behind it. The plugin needs no exception
    handling: its entry for that becomes the segment that is added."""

    def __init__(self, data: bytes) -> None:
        self.data = bytearray(data)
        self.added: list = []
        self.size = len(data)
        self.lost = b""

    def put(self, offset: int, content: bytes) -> None:
        """Write over what is there, or into what was added."""
        if offset < len(self.data):
            self.data[offset:offset + len(content)] = content
        else:
            self.added.append((offset, content))

    def write(self, file: pathlib.Path) -> None:
        """The whole file, with holes where nothing was written."""
        with file.open("wb") as stream:
            stream.write(self.data)
            for offset, content in self.added:
                stream.seek(offset)
                stream.write(content)
            stream.truncate(self.size)

    def find_segment(self, kind: int) -> int:
        """Where the program header of that type is."""
        (first,) = struct.unpack_from("<Q", self.data, 32)
        (count,) = struct.unpack_from("<H", self.data, 56)
        for place in range(first, first + count * SEGMENT_SIZE, SEGMENT_SIZE):
            if struct.unpack_from("<I", self.data, place) == (kind,):
                return place
        raise LookupError(f"no segment of type {kind:#x}")

    def read_segments(self) -> bytes:
        """All program headers."""
        (first,) = struct.unpack_from("<Q", self.data, 32)
        (count,) = struct.unpack_from("<H", self.data, 56)
        return bytes(self.data[first:first + count * SEGMENT_SIZE])

    def read_segment(self, kind: int) -> bytes:
        """What the segment of that type holds."""
        place = self.find_segment(kind)
        (offset,) = struct.unpack_from("<Q", self.data, place + 8)
        (size,) = struct.unpack_from("<Q", self.data, place + 32)
        return bytes(self.data[offset:offset + size])

    def move_segment(self, kind: int, place: int, size: int) -> None:
        """Have the segment of that type lie elsewhere."""
        struct.pack_into("<QQQQQ", self.data, self.find_segment(kind) + 8,
                         place, place, place, size, size)

    def add_segment(self, size: int) -> int:
        """A readable segment behind all others: its offset and address."""
        place = (self.size + 0x1FFFF) & ~0xFFFF
        struct.pack_into("<IIQQQQQQ", self.data,
                         self.find_segment(PT_GNU_EH_FRAME), PT_LOAD, 4, place,
                         place, place, size, size, 0x1000)
        self.size = place + size
        return place

    def find_dynamic(self, tag: int) -> int:
        """Where the dynamic entry of a tag is."""
        segment = self.find_segment(PT_DYNAMIC)
        (place,) = struct.unpack_from("<Q", self.data, segment + 8)
        while True:
            (found,) = struct.unpack_from("<Q", self.data, place)
            if found == tag:
                return place
            if found == 0:
                raise LookupError(f"no dynamic entry {tag:#x}")
            place += 16

    def set_dynamic(self, tag: int, value: int, new_tag: int = 0) -> None:
        """Change a dynamic entry, and its tag if there is another."""
        struct.pack_into("<QQ", self.data, self.find_dynamic(tag),
                         new_tag or tag, value)

    def find_symbols(self) -> Part:
        """The symbol table, as the section headers tell of it."""
        (first,) = struct.unpack_from("<Q", self.data, 40)
        (count,) = struct.unpack_from("<H", self.data, 60)
        for place in range(first, first + count * SECTION_SIZE, SECTION_SIZE):
            if struct.unpack_from("<I", self.data, place + 4) == (SHT_DYNSYM,):
                return Part(*struct.unpack_from("<QQ", self.data, place + 24))
        raise LookupError("no dynamic symbol table")

    def read_symbols(self) -> bytes:
        """The symbol table."""
        part = self.find_symbols()
        return bytes(self.data[part.offset:part.offset + part.size])

    def find_strings(self) -> Part:
        """The string table. It is in the first segment, where an address is an
        offset."""
        (offset,) = struct.unpack_from(
            "<Q", self.data, self.find_dynamic(DT_STRTAB) + 8)
        (size,) = struct.unpack_from(
            "<Q", self.data, self.find_dynamic(DT_STRSZ) + 8)
        return Part(offset, size)

    def read_strings(self) -> bytes:
        """The string table."""
        part = self.find_strings()
        return bytes(self.data[part.offset:part.offset + part.size])

    def list_names(self, symbols: bytes) -> list:
        """The names of symbols, with the null entry's."""
        strings = self.read_strings()
        names = []
        for at in range(0, len(symbols), SYMBOL_SIZE):
            (start,) = struct.unpack_from("<I", symbols, at)
            names.append(strings[start:strings.index(b"\0", start)])
        return names

    def lose_export(self) -> None:
        """Give the symbol that stands last another name: `lost` begins it."""
        self.lost = self.list_names(self.read_symbols())[-1]
        place = self.read_strings().index(b"\0" + self.lost + b"\0") + 1
        self.put(self.find_strings().offset + place, b"lost")
