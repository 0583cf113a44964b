# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One change to an interface on the plugin's side alone."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Row:
    """One change. Texts are pairs of what stands in a file and what then does;
    arguments are the compiler's."""

    name: str
    interface: str = "plain"
    header: tuple = ()
    source: tuple = ()
    description: tuple = ()
    args: tuple = ()
    accepted: bool = False
    compilers: tuple = ("g++", "clang++")  # that know the arguments
    breaks: tuple = ()  # facts: a host that is told of them alone goes wrong


def change(name, old, new, more=(), **others):
    """A change of the header alone, or of other files too."""
    return Row(name, header=((old, new), *more), **others)
