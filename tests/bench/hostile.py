#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes plugins that ask a reader for far more work or memory than they are
worth: they claim large counts and sizes, and most of what they claim is a hole
in a sparse file.

hostile.py PLUGINS FOLDER writes FOLDER/NAME.so for each of FILES, out of stamped
plugins in the folder PLUGINS. Each one also lacks an export, so that no reader
may accept it, however much of it is read.
"""

import pathlib
import struct
import sys

from elf import (Elf, PT_DYNAMIC, PT_NOTE, DT_GNU_HASH, DT_HASH, DT_STRSZ,
                 DT_STRTAB, DT_SYMTAB, SYMBOL_SIZE, hash_gnu)

GIGABYTE = 1_000_000_000
SYMBOLS = 30_000_000
COLLIDING = 80_000
# An entry of the dynamic section that readers pass over: DT_DEBUG.
IGNORED_TAG = 21

OWNER = b"Hallmark\0\0\0\0"
OTHER_TYPE = 99  # no note of Hallmark's own


def make_note(kind: int, content_size: int) -> bytes:
    """The beginning of a note of Hallmark's."""
    return struct.pack("<III", 9, content_size, kind) + OWNER


def claim_symbols_sysv(elf: Elf) -> None:
    """A symbol table of 30 million entries, as DT_HASH counts them."""
    symbols = elf.read_symbols()
    real = len(symbols) // SYMBOL_SIZE
    place = elf.add_segment((SYMBOLS * SYMBOL_SIZE) + 4 * (3 + SYMBOLS))
    elf.put(place, symbols)
    table = place + SYMBOLS * SYMBOL_SIZE
    chain = [0, *range(2, real), 0]  # each symbol leads to the next
    elf.put(table, struct.pack(f"<III{real}I", 1, SYMBOLS, 1, *chain))
    elf.set_dynamic(DT_SYMTAB, place)
    elf.set_dynamic(DT_GNU_HASH, table, DT_HASH)


def claim_symbols_gnu(elf: Elf) -> None:
    """The same in DT_GNU_HASH: one chain of 30 million."""
    symbols = elf.read_symbols()
    hashes = [hash_gnu(name) for name in elf.list_names(symbols)][1:]
    place = elf.add_segment((SYMBOLS * SYMBOL_SIZE) + 28 + 4 * SYMBOLS)
    elf.put(place, symbols)
    table = place + SYMBOLS * SYMBOL_SIZE
    elf.put(table, make_gnu_header(1))
    elf.put(table + 28, b"".join(
        struct.pack("<I", number & ~1) for number in hashes))
    elf.put(table + 28 + 4 * (SYMBOLS - 2), struct.pack("<I", 1))
    elf.set_dynamic(DT_SYMTAB, place)
    elf.set_dynamic(DT_GNU_HASH, table)


def make_gnu_header(first: int) -> bytes:
    """A hash table with a filter that lets all pass, and one bucket."""
    return struct.pack("<IIIIQI", 1, first, 1, 0, (1 << 64) - 1, first)


def find_colliding(number: int, wanted: int) -> bytes:
    """The name with this number that has a GNU hash: its last seven characters,
    of 33 that follow one another, are a number to the base 33."""
    name = b"x%d." % number
    rest = (wanted - hash_gnu(name + b"@" * 7)) % (1 << 32)
    digits = []
    for _ in range(7):
        rest, digit = divmod(rest, 33)
        digits.append(ord("@") + digit)
    return name + bytes(reversed(digits))


def collide(elf: Elf) -> None:
    """80,000 symbols in the way of the exports, with one GNU hash for all."""
    symbols = elf.read_symbols()
    rows = [symbols[at:at + SYMBOL_SIZE]
            for at in range(0, len(symbols), SYMBOL_SIZE)]
    names = elf.list_names(symbols)
    needed = [row for row in rows if row[6:8] == b"\0\0"]  # SHN_UNDEF
    offered = [(row, name) for row, name in zip(rows, names)
               if row[6:8] != b"\0\0"]
    wanted = hash_gnu(elf.lost)
    strings = bytearray(elf.read_strings())
    crafted = []
    for number in range(COLLIDING):
        name = find_colliding(number, wanted)
        crafted.append((struct.pack("<I", len(strings)) + offered[-1][0][4:],
                        name))
        strings += name + b"\0"
    covered = crafted + offered
    chains = [hash_gnu(name) & ~1 for _, name in covered]
    chains[-1] |= 1
    table = b"".join(needed) + b"".join(row for row, _ in covered)
    hashes = make_gnu_header(len(needed)) + struct.pack(
        f"<{len(chains)}I", *chains)
    place = elf.add_segment(len(table) + len(hashes) + len(strings))
    elf.put(place, table + hashes + bytes(strings))
    elf.set_dynamic(DT_SYMTAB, place)
    elf.set_dynamic(DT_GNU_HASH, place + len(table))
    elf.set_dynamic(DT_STRTAB, place + len(table) + len(hashes))
    elf.set_dynamic(DT_STRSZ, len(strings))


def move_notes(elf: Elf, size: int) -> int:
    """A note segment of that size before the notes that there are: where it
    begins."""
    notes = elf.read_segment(PT_NOTE)
    place = elf.add_segment(size + len(notes))
    elf.put(place + size, notes)
    elf.move_segment(PT_NOTE, place, size + len(notes))
    return place


def claim_notes(elf: Elf) -> None:
    """Notes without name and content: 12 bytes of zeros each, a gigabyte."""
    move_notes(elf, GIGABYTE // 12 * 12)


def write_notes(elf: Elf) -> None:
    """A million notes of Hallmark's, of an unknown type."""
    count = 1_000_000
    elf.put(move_notes(elf, 24 * count), make_note(OTHER_TYPE, 0) * count)


def claim_note_name(elf: Elf) -> None:
    """A note whose owner has a name of a gigabyte."""
    elf.put(move_notes(elf, 12 + GIGABYTE), struct.pack("<III", GIGABYTE, 0, 1))


def claim_note_content(elf: Elf) -> None:
    """A stamp of a gigabyte."""
    elf.put(move_notes(elf, 24 + GIGABYTE), make_note(1, GIGABYTE))


def claim_strings(elf: Elf) -> None:
    """A string table of a gigabyte."""
    place = elf.add_segment(GIGABYTE)
    elf.put(place, elf.read_strings())
    elf.set_dynamic(DT_STRTAB, place)
    elf.set_dynamic(DT_STRSZ, GIGABYTE)


def write_symbol_name(elf: Elf) -> None:
    """A symbol with a name of 16 MiB. A hole would end it."""
    strings = elf.read_strings() + b"x" * (16 << 20) + b"\0"
    place = elf.add_segment(len(strings))
    elf.put(place, strings)
    symbols = elf.find_symbols()
    last = symbols.offset + symbols.size - SYMBOL_SIZE
    elf.put(last, struct.pack("<I", len(elf.read_strings())))
    elf.set_dynamic(DT_STRTAB, place)
    elf.set_dynamic(DT_STRSZ, len(strings))


def claim_dynamic(elf: Elf) -> None:
    """A dynamic section of a gigabyte, which ends where it did."""
    entries = elf.read_segment(PT_DYNAMIC)
    place = elf.add_segment(GIGABYTE)
    elf.put(place, entries)
    elf.move_segment(PT_DYNAMIC, place, GIGABYTE)


def claim_segments(elf: Elf) -> None:
    """60,000 program headers."""
    place = elf.add_segment(60_000 * 56)
    elf.put(place, elf.read_segments())
    elf.put(32, struct.pack("<Q", place))  # e_phoff
    elf.put(56, struct.pack("<H", 60_000))  # e_phnum


def claim_sections(elf: Elf) -> None:
    """No hash table, and 10 million section headers that could tell how many
    symbols there are."""
    count = 10_000_000
    place = elf.add_segment(64 * count)
    elf.put(place + 32, struct.pack("<Q", count))  # sh_size
    elf.put(40, struct.pack("<Q", place))  # e_shoff
    elf.put(60, struct.pack("<H", 0))  # e_shnum: see sh_size
    elf.set_dynamic(DT_GNU_HASH, 0, IGNORED_TAG)


# How each is made, and how many exports its plugin has.
FILES = {
    "symbols_sysv": (claim_symbols_sysv, 10),
    "symbols_gnu": (claim_symbols_gnu, 10),
    "colliding": (collide, 10),
    "colliding_1000": (collide, 1000),
    "notes_claimed": (claim_notes, 10),
    "notes_written": (write_notes, 10),
    "note_name": (claim_note_name, 10),
    "note_content": (claim_note_content, 10),
    "strings": (claim_strings, 10),
    "symbol_name": (write_symbol_name, 10),
    "dynamic": (claim_dynamic, 10),
    "segments": (claim_segments, 10),
    "sections": (claim_sections, 10),
}


def write(plugins: pathlib.Path, name: str,
          folder: pathlib.Path) -> pathlib.Path:
    """One of FILES."""
    change, exports = FILES[name]
    elf = Elf((plugins / f"many_{exports}.so").read_bytes())
    elf.lose_export()
    change(elf)
    file = folder / f"{name}.so"
    elf.write(file)
    return file


def main() -> int:
    plugins, folder = (pathlib.Path(word) for word in sys.argv[1:3])
    for name in FILES:
        write(plugins, name, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
