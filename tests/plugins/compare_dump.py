#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the dump in FORMAT.md with the bytes of a plugin that was built.

usage: compare_dump.py FORMAT.md PLUGIN [--update]

Facts of the toolchain are part of a stamp, so the dump is that of one compiler:
with another one the test is skipped (status 77). --update writes the dump anew.
"""

import re
import struct
import sys

BEGIN = '<!-- dump: begin -->'
END = '<!-- dump: end -->'
COMPILER = b'fact.compiler=gcc\nfact.compiler_version=12.2.0\n'


def read_section(elf, wanted):
    """The bytes of a section of an ELF64 file, and its offset."""
    table, = struct.unpack_from('<Q', elf, 40)
    size, count, names = struct.unpack_from('<HHH', elf, 58)
    headers = [struct.unpack_from('<IIQQQQ', elf, table + i * size)
               for i in range(count)]
    strings = headers[names][4]
    for name, _, _, _, offset, length in headers:
        end = elf.index(b'\0', strings + name)
        if elf[strings + name:end] == wanted:
            return elf[offset:offset + length]
    raise SystemExit(f'compare_dump: no section {wanted.decode()}')


def format_dump(content):
    lines = []
    for at in range(0, len(content), 16):
        row = content[at:at + 16]
        digits = ' '.join(f'{byte:02x}' for byte in row)
        text = ''.join(chr(b) if 32 <= b < 127 else '.' for b in row)
        lines.append(f'{at:04x}  {digits:<47}  {text}')
    return '\n'.join(lines)


def main():
    page, plugin = sys.argv[1:3]
    with open(plugin, 'rb') as file:
        elf = file.read()
    with open(page, encoding='utf-8') as file:
        text = file.read()

    note = read_section(elf, b'.note.hallmark')
    if COMPILER not in note or b'fact.sanitizers=none\n' not in note:
        print('skipped: the dump is of gcc 12.2.0 without sanitizers')
        return 77
    made = f'{BEGIN}\n```\n{format_dump(note)}\n```\n{END}'
    pattern = re.compile(re.escape(BEGIN) + '.*' + re.escape(END), re.DOTALL)
    if '--update' in sys.argv:
        with open(page, 'w', encoding='utf-8') as file:
            file.write(pattern.sub(lambda _: made, text))
        return 0

    shown = pattern.search(text)
    if shown and shown.group(0) == made:
        return 0
    print(f'{page}: the dump is not that of the built plugin, which is\n{made}')
    print('write it with: compare_dump.py FORMAT.md PLUGIN --update')
    return 1


sys.exit(main())
