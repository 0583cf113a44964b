#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks who includes what: scripts/check_layers.py [ROOT]

Arrows run one way: base, elf, model, verify, image, table, find, watch, load,
api; the toolkit stands on all of them. The order among the toolkit's folders is
that of the subdir() calls of its meson.build; a folder that has rooms of its own
stands above them. Units, which are a header and its source, include one another
in no circle, inside a layer either.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lint"))

import tree  # noqa: E402  pylint: disable=wrong-import-position

LOADER = ["base", "elf", "model", "verify", "image", "table", "find", "watch",
          "load", "api"]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
SUBDIR = re.compile(r"^[ \t]*subdir\('([^']+)'\)", re.M)

# What a layer of the loader may name of the public headers: the C interface and
# the code that both languages share. The rest is header-only over these.
SHARED_HEADERS = re.compile(
    r"hallmark/(c/\w+\.h|hallmark\.h|plugin\.h|code\.hpp)")

# The system's own headers that the loader stands on: C library and kernel.
SYSTEM_HEADERS = re.compile(
    r"(sys|linux|asm)/[\w/]+\.h"
    r"|(assert|cxxabi|dirent|dlfcn|elf|endian|errno|fcntl|fnmatch|inttypes|limits|link"
    r"|poll|pthread|signal|stddef|stdint|stdlib|string|time|unistd|wchar)\.h")

# Calls that belong to one layer, or to none.
CALLS = [
    (re.compile(r"\b(dlm?open|dlclose|dlsym)\s*\("), "image",
     "belongs to loader/image"),
    (re.compile(r"\b(f?printf|f?puts|perror)\s*\(|\bstd::c(out|err|log)\b"),
     None, "prints: the loader gives errors back"),
    (re.compile(r"\b(std::)?(exit|_exit|quick_exit|terminate)\s*\("),
     None, "ends the process: the loader gives errors back"),
]


def read_order(root, folder):
    """The folders of a meson.build in the order in which they are entered."""
    build = root / folder / "meson.build"
    if not build.is_file():
        return []
    return SUBDIR.findall(build.read_text(encoding="utf-8"))


def read_rooms(root, folder):
    """read_order() with the rooms of each folder before it: `contract/names`,
    `contract`."""
    rooms = []
    for name in read_order(root, folder):
        rooms += [f"{name}/{room}" for room in read_rooms(
            root, f"{folder}/{name}")]
        rooms.append(name)
    return rooms


def find_room(rooms, path):
    """The room that a file or header is in; the folder where there is none."""
    folders = path.split("/")[:-1]
    for size in range(len(folders), 0, -1):
        name = "/".join(folders[:size])
        if name in rooms:
            return name
    return folders[0] if folders else path


def check_upward(names, own, other):
    """What is wrong with `own` including `other`, of layers in order."""
    if names.index(other) > names.index(own):
        return f"'{own}' may not include '{other}': it is a higher layer"
    return None


def check_loader_include(own, quoted, header):
    """What is wrong with one include of a file in loader/OWN, or nothing."""
    first = header.split("/")[0]
    if quoted:
        if first not in LOADER:
            return f"the loader may not include '{header}'"
        return check_upward(LOADER, own, first)
    if first == "hallmark":
        if SHARED_HEADERS.fullmatch(header):
            return None
        return f"'{own}' may not include '{header}': it is made for hosts"
    if re.fullmatch(r"[a-z_]+", header) and header != "iostream":
        return None
    if SYSTEM_HEADERS.fullmatch(header):
        return None
    return f"the loader may not include '{header}': no other library, no printing"


def check_public_include(file, quoted, header):
    """What is wrong with one include of a public header, or nothing."""
    if quoted:
        return f"a public header may not include '{header}': it is not installed"
    if file.suffix == ".h" and header.endswith(".hpp"):
        return f"a C header may not include '{header}'"
    if not header.startswith("hallmark/") and "/" in header:
        return f"a public header may not include '{header}'"
    return None


def check_toolkit_include(order, own, quoted, header):
    """What is wrong with one include of a file in toolkit/OWN, or nothing."""
    other = find_room(order, header)
    if not quoted:
        is_own = "/" in header and (other in LOADER or other in order)
        return (f"'{header}' is the project's own: include it with quotes"
                if is_own else None)
    if other in LOADER:
        return None
    if own not in order:
        return f"'{own}' is not entered by toolkit/meson.build"
    if other not in order:
        return f"the toolkit may not include '{header}'"
    return check_upward(order, own, other)


def find_checker(toolkit_order, file):
    """The check for the includes of a file, or nothing."""
    folders = file.parts[:-1]
    if folders[:2] == ("loader", "include"):
        return lambda *include: check_public_include(file, *include)
    if folders[:1] == ("loader",) and len(folders) > 1:
        return lambda *include: check_loader_include(folders[1], *include)
    if folders[:1] == ("toolkit",) and len(folders) > 1:
        own = find_room(toolkit_order, "/".join(file.parts[1:]))
        return lambda *include: check_toolkit_include(
            toolkit_order, own, *include)
    return None


def check_calls(file, text):
    """The calls in a source of the loader that it may not make."""
    for pattern, owner, why in CALLS:
        if owner and file.parts[1] == owner:
            continue
        for match in pattern.finditer(text):
            line = tree.find_line(text, match.start())
            yield f"{file}:{line}: '{match.group().strip(' (')}' {why}"


def check_file(root, toolkit_order, file):
    """The problems of one file."""
    check = find_checker(toolkit_order, file)
    if not check:
        return
    text = tree.strip_comments(tree.read_text(root, file))
    for match in INCLUDE.finditer(text):
        problem = check(match.group(1) == '"', match.group(2))
        if problem:
            yield f"{file}:{tree.find_line(text, match.start())}: {problem}"
    if file.parts[0] == "loader" and file.parts[1] in LOADER:
        yield from check_calls(file, text)


def name_unit(file):
    """The unit of a file, or nothing. A public header is a unit by itself."""
    if file.parts[:2] == ("loader", "include"):
        return str(file)
    if file.parts[0] in ("loader", "toolkit") and len(file.parts) > 2:
        return str(file.with_suffix(""))
    return None


def find_headers(files):
    """The unit of each header, by what it is included as."""
    headers = {}
    for file in files:
        if file.suffix in (".h", ".hpp"):
            start = 2 if file.parts[:2] == ("loader", "include") else 1
            headers["/".join(file.parts[start:])] = name_unit(file)
    return headers


def read_graph(root):
    """Which units each unit includes."""
    files = [file for file in tree.find_files(root, ".c", ".cpp", ".h", ".hpp")
             if name_unit(file)]
    headers = find_headers(files)
    graph = {}
    for file in files:
        unit = name_unit(file)
        text = tree.strip_comments(tree.read_text(root, file))
        included = {headers.get(header) for _, header in INCLUDE.findall(text)}
        graph.setdefault(unit, set()).update(included - {unit, None})
    return graph


def find_way(graph, start, goal):
    """The units from one to another, both included; nothing when none leads
    there."""
    before, waiting = {start: None}, [start]
    while waiting:
        unit = waiting.pop(0)
        for other in sorted(graph.get(unit, ())):
            if other == goal:
                way = [goal]
                while unit is not None:
                    way.append(unit)
                    unit = before[unit]
                return way[::-1]
            if other not in before:
                before[other] = unit
                waiting.append(other)
    return None


def check_circles(root):
    """A shortest circle for each unit that is in one, each circle once."""
    graph = read_graph(root)
    seen = set()
    for unit in sorted(graph):
        way = find_way(graph, unit, unit)
        if way and unit not in seen:
            seen.update(way)
            yield f"{unit}: units include one another: {' > '.join(way)}"


def check(root):
    """The problems of a source tree."""
    problems = []
    loader_order = [
        name for name in read_order(root, "loader") if name in LOADER]
    if loader_order != LOADER:
        problems.append("loader/meson.build:1: enters its layers in the wrong "
                        f"order: found {' '.join(loader_order) or 'none'}, "
                        f"expected {' '.join(LOADER)}")
    toolkit_order = read_rooms(root, "toolkit")
    for file in tree.find_files(root, ".c", ".cpp", ".h", ".hpp"):
        problems.extend(check_file(root, toolkit_order, file))
    problems.extend(check_circles(root))
    return problems


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.argv.append(str(ROOT))
    sys.exit(tree.run(check))
