# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Where and why libabigail's abidiff, which reads the debugging information of
the linked files, judges differently from Hallmark. Rows that are not listed
here are judged alike: a change for both, or for neither."""

import pathlib

from contract_facts import FACT_ROWS
from project import run

# Rows without a change, by interface: what the others are compared with.
BASELINES = {"plain": "unchanged", "rich": "unchanged_rich"}

# The stamp's own symbol has the plugin's path in it.
SUPPRESSIONS = """[suppress_variable]
  symbol_name_regexp = ^hallmark
[suppress_function]
  symbol_name_regexp = ^hallmark
"""

# Refused, and no change for abidiff.
MISSED = {
    "copy_constructor": "it compares layouts, not how objects are passed",
    "member_renamed": "a name is harmless where type and place stay",
    "rule_of_neither_side": "an enumerator more is harmless",
    "virtual_loses_const": "a slot of the same name and number is the same",
    "unsigned_char": "the signedness of char is a name to it",
    "without_rtti": "options of the compiler are not types",
    "sanitized": "options of the compiler are not types",
    "next_major_version": "a file has no version of its interface",
}

FLAGS = {row.name: "options of the compiler are not types"
         for row in FACT_ROWS
         if not row.accepted and row.interface in BASELINES}

# Accepted, and a change for abidiff.
ADDED = {
    "newer_with_more": "a function more is told, and breaks nobody",
    "optional_export": "a function more is told, and breaks nobody",
}

REASONS = {**MISSED, **FLAGS, **ADDED}


def sees_change(folder, row, plugins):
    """Whether abidiff tells a change, and its words: bit 2 of its status is a
    change of any kind, bits 0 and 1 are faults of its own."""
    suppressions = pathlib.Path(folder) / "suppressions.ini"
    suppressions.write_text(SUPPRESSIONS, encoding="utf-8")
    outcome = run("abidiff", "--suppressions", suppressions,
                  plugins / f"{BASELINES[row.interface]}.so",
                  plugins / f"{row.name}.so")
    if outcome.status & 3:
        raise AssertionError(str(outcome))
    return bool(outcome.status & 4), str(outcome)
