# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Which classes may be packed: code that reads a wide number where it is not
aligned crashes on its own, and says nothing about a verdict."""

from model import Anonymous, Array, Named, Pointer, Scalar, Standard, Vector
from words import USUAL


def natural_align(cell, kind):
    """At least the alignment of a type: what `alignas` may not fall below."""
    if isinstance(kind, Array):
        return natural_align(cell, kind.of)
    if isinstance(kind, Vector):
        return kind.size
    if isinstance(kind, Anonymous):
        return 64
    if isinstance(kind, Scalar):
        return 8 if kind.word in USUAL else 16
    return 8 if not isinstance(kind, Named) or not cell.is_record(kind) else 32


def is_plain(cell, record):
    """Whether a class has nothing but scalars and pointers."""
    return (not record.bases and not cell.is_polymorphic(record)
            and all(isinstance(one.type, (Scalar, Pointer))
                    and not one.volatile for one in record.members))


def is_wide(cell, kind):
    """Whether a type has parts that a processor reads where they are aligned
    alone: the code that reads them may not be used where they are packed."""
    if isinstance(kind, Vector):
        return True
    if isinstance(kind, Anonymous):
        return any(is_wide(cell, one.type) for one in kind.members)
    if isinstance(kind, Array):
        return is_wide(cell, kind.of)
    if isinstance(kind, Scalar):
        return natural_align(cell, kind) > 8
    if not isinstance(kind, Named) or not cell.is_record(kind):
        return isinstance(kind, Standard)
    record = cell.find(kind.name)
    return bool(record.align) or any(
        one.align or is_wide(cell, one.type)
        for each in cell.bases_of(record) for one in each.members)


def is_safe(cell):
    """Whether no class packs what must be aligned."""
    def is_packed(one):
        return one.packed or one.pack
    return not any(
        is_packed(each) and is_wide(cell, Named(record.name))
        for record in cell.records() for each in cell.bases_of(record)) \
        and not any(member.packed and is_wide(cell, member.type)
                    for record in cell.records() for member in record.members)
