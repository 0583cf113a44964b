#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a plugin with any number of exports, as sources and descriptions.

make_plugin.py COUNT FOLDER writes many_COUNT.{h,c,interface.toml,plugin.toml},
next_COUNT.plugin.toml, a later version of the same, and apart_COUNT.plugin.toml,
one whose path can be changed in the file that was made.
"""

import pathlib
import sys

# `Ez` and `FY` have one hash in symbol tables, so that either can stand for the
# other in a file that is linked.
CHANGEABLE = 14 * "Ez"


def write_sources(count: int, folder: pathlib.Path) -> None:
    """A header and a source of `count` functions."""
    name = f"many_{count}"
    names = [f"{name}_{number:04}" for number in range(count)]
    header = ["#pragma once", "#include <hallmark/plugin.h>", "HALLMARK_C_BEGIN"]
    header += [f"HALLMARK_EXPORT int {one}(int value);" for one in names]
    header += ["HALLMARK_C_END", ""]
    source = [f'#include "{name}.h"']
    source += [
        f"int {one}(int value) {{ return value + {number}; }}"
        for number, one in enumerate(names)
    ]
    write(folder / f"{name}.h", "\n".join(header))
    write(folder / f"{name}.c", "\n".join(source) + "\n")
    write_descriptions(name, names, folder)


def write_descriptions(name: str, names: list, folder: pathlib.Path) -> None:
    """The interface of all functions, and the plugin that implements it."""
    listed = ",\n  ".join(f'"{one}"' for one in names)
    write(
        folder / f"{name}.interface.toml",
        f'name = "bench.example/{name}"\nversion = "1.0.0"\n'
        f'header = "{name}.h"\nexports = [\n  {listed},\n]\n',
    )
    later = name.replace("many", "next")
    apart = name.replace("many", "apart")
    for stem, path, version in ((name, name, "1.0.0"), (later, name, "1.0.1"),
                                (apart, CHANGEABLE, "1.0.0")):
        write(
            folder / f"{stem}.plugin.toml",
            f'path = "bench.example/plugins/{path}"\nversion = "{version}"\n'
            f'implements = ["{name}.interface.toml"]\n',
        )


def write(file: pathlib.Path, text: str) -> None:
    file.write_text("/* SPDX-License-Identifier: 0BSD */\n" + text
                    if file.suffix in (".c", ".h") else text)


if __name__ == "__main__":
    write_sources(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
