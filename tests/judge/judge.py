# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Asks the loader and `hallmark verify` side by side about plugins and hosts."""

import json
import pathlib
import subprocess

MAGIC = b"\x7fELF"
NOTE = b"\x05\0\0\0Hallmark\0"


def is_elf(file):
    """Whether a file is one that a plugin or a host may be."""
    if not file.is_file() or file.is_symlink():
        return False
    with open(file, "rb") as opened:
        return opened.read(4) == MAGIC


def find_plugins(folder):
    """The shared objects below a folder."""
    return sorted(file for file in pathlib.Path(folder).rglob("*.so")
                  if is_elf(file))


def find_hosts(folder):
    """The files below a folder that expect an interface."""
    return sorted(file for file in pathlib.Path(folder).rglob("*")
                  if file.suffix not in (".o", ".a") and is_elf(file)
                  and NOTE in file.read_bytes())


def ask_loader(judge, files, host=None):
    """What the loader says of each file: its code, and all that it prints."""
    command = [judge, *(["--host", host] if host else []), *files]
    done = subprocess.run([str(word) for word in command],
                          stdout=subprocess.PIPE, encoding="utf-8",
                          errors="replace", check=True)
    blocks = done.stdout.split("== ")[1:]
    assert len(blocks) == len(files), done.stdout
    return [tuple(block.split("\n", 1)) for block in blocks]


def ask_tool(tool, file, host=None):
    """What the program says of a file: a code, and all that it prints."""
    command = [tool, "verify", file, *(["--host", host] if host else [])]
    words = [str(word) for word in command]
    said = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding="utf-8", errors="replace", check=False)
    told = subprocess.run([*words, "--json"], stdout=subprocess.PIPE,
                          encoding="utf-8", errors="replace", check=False)
    return json.loads(told.stdout)["code"] or "accepted", said.stderr


def is_host(tool, plugin, host):
    """Whether a file has such a note of its own: the record of a built-in plugin
    holds notes too."""
    words = [str(word) for word in (tool, "verify", plugin, "--host", host)]
    return subprocess.run(words, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False).returncode != 3


def compare(judge, tool, files, host=None):
    """Where the two do not agree: a sentence for each file."""
    if not files:
        return
    for file, (code, text) in zip(files, ask_loader(judge, files, host)):
        other, said = ask_tool(tool, file, host)
        where = f"{file} in {host}" if host else f"{file}"
        if code != other:
            yield (f"{where}: the loader says {code}, the program {other}\n"
                   f"{text}{said}")
        # The program tells every fault of a file; the loader stops at the first.
        # Without a host the program takes every machine that has a loader; of
        # a host that expects several interfaces it says that none is met.
        elif (text != said and "checks failed\n" not in said
              and "implements no interface of" not in said
              and (host or "file is for another machine" not in said)):
            yield f"{where}: two messages\n{text}{said}"


def compare_all(judge, tool, folder):
    """The same of all plugins below a folder, alone and in each host there."""
    plugins = find_plugins(folder)
    yield from compare(judge, tool, plugins)
    for host in find_hosts(folder):
        if is_host(tool, plugins[0], host):
            yield from compare(judge, tool, plugins, host)
