#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks how many bytes the stripped library takes: at most a tenth more than
sizes.json records for this compiler. Also checks the libraries that it needs.

test_size.py LIBRARY BUILD RECORD [--accept]

BUILD says what the library was built by, `gcc 12.2.0 -O1`; what is not in the
record is not compared. --accept records the size of now.
"""

import json
import pathlib
import struct
import sys

# What every C++ program of the GNU C library has already.
LIBRARIES = {
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
    "libc.so.6",
    "libgcc_s.so.1",
    "libm.so.6",
    "libstdc++.so.6",
}

PT_LOAD = 1
PT_DYNAMIC = 2
DT_NEEDED = 1
DT_STRTAB = 5


def read_segments(data: bytes) -> list:
    """Of a 64-bit little-endian file: type, offset, address, bytes in it."""
    (offset,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    segments = []
    for i in range(count):
        words = struct.unpack_from("<IIQQQQ", data, offset + i * size)
        segments.append((words[0], words[2], words[3], words[5]))
    return segments


def measure(data: bytes) -> int:
    """Bytes up to the end of what is loaded; strip takes what is behind."""
    return max(
        offset + size
        for kind, offset, _, size in read_segments(data)
        if kind == PT_LOAD
    )


def list_needed(data: bytes) -> list:
    """Names of the shared libraries that are loaded with this one."""
    segments = read_segments(data)
    _, start, _, size = next(s for s in segments if s[0] == PT_DYNAMIC)
    entries = list(struct.iter_unpack("<qQ", data[start : start + size]))
    table = next(value for tag, value in entries if tag == DT_STRTAB)
    texts = next(
        offset + table - address
        for kind, offset, address, size in segments
        if kind == PT_LOAD and address <= table < address + size
    )
    names = [texts + value for tag, value in entries if tag == DT_NEEDED]
    return [data[at : data.index(0, at)].decode() for at in names]


def compare(data: bytes, recorded: int) -> list:
    """What is wrong; `recorded` is 0 where nothing is."""
    wrong = [
        f"needs another library: found '{name}', expected none but those of C++"
        for name in list_needed(data)
        if name not in LIBRARIES
    ]
    size = measure(data)
    if recorded and size > recorded * 1.1:
        wrong.append(
            f"library has grown: found {size} bytes, expected at most"
            f" {recorded * 1.1:.0f}, a tenth over the recorded {recorded}"
        )
    return wrong


def main() -> int:
    library, build, record_file = sys.argv[1:4]
    data = pathlib.Path(library).read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        print("skipped: not a 64-bit little-endian ELF file")
        return 77
    file = pathlib.Path(record_file)
    record = json.loads(file.read_text())
    print(f"{measure(data)} bytes, needs {', '.join(list_needed(data))}")
    if "--accept" in sys.argv:
        record[build] = measure(data)
        new = file.with_name(file.name + ".new")
        new.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n")
        new.replace(file)
        return 0
    wrong = compare(data, record.get(build, 0))
    for line in wrong:
        print(f"size: error: {line}")
    if wrong:
        print("  hint: to accept the size run scripts/accept_counts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
