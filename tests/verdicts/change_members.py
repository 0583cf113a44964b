# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Mutations of data members."""

import grow
import packing
import words
from kinds import mutation, other, pick
from model import Array, Callback, Member, Named, Pointer, Scalar, Vector
from spell import flatten

# Types that a processor does not tell apart; a bool holds a small number.
ALIKE = (("long", "long long"), ("unsigned long", "unsigned long long"),
         ("char", "signed char", "bool"), ("unsigned char", "char8_t", "bool"),
         ("unsigned short", "char16_t"), ("int", "wchar_t"),
         ("unsigned", "char32_t"))


def list_alike(word):
    """Other types that look the same as one."""
    return [one for row in ALIKE if word in row for one in row if one != word]


def choose_unlike(rng, word):
    """A type that does not look the same."""
    return pick(rng, [one for one in words.SCALARS
                      if one != word and one not in list_alike(word)])


def choose_crossing(rng, kind):
    """What does not cross as a type does, not even by chance: a smaller number
    may well arrive where a larger one is awaited."""
    if isinstance(kind, Scalar) and kind.word in ("float", "double",
                                                  "long double"):
        return Scalar(rng.choice(("int", "long")))
    return Scalar("double")


def find_records(cell, rng, needed):
    """A class with as many members, or None."""
    return pick(rng, [one for one in cell.records()
                      if len(one.members) >= needed])


def find_member(cell, rng, accept):
    """A class and a member of it that is as wanted, or two Nones."""
    found = pick(rng, [(record, one) for record in cell.records()
                       for one in flatten(record.members)
                       if accept(record, one)])
    return found or (None, None)


def make_plain(cell, rng):
    """A member for a class of any kind."""
    identity = cell.new_id("m")
    return Member(identity, identity, grow.make_scalar(rng))


@mutation("member added at the end")
def add_last(cell, rng):
    """A member after all others."""
    record = find_records(cell, rng, 0)
    if record:
        record.members.append(make_plain(cell, rng))
    return record


@mutation("member added")
def add_member(cell, rng):
    """A member between others."""
    record = find_records(cell, rng, 1)
    if record:
        record.members.insert(rng.randrange(len(record.members)),
                              make_plain(cell, rng))
    return record


@mutation("member removed")
def remove_member(cell, rng):
    """A member less."""
    record = find_records(cell, rng, 1)
    if record:
        del record.members[rng.randrange(len(record.members))]
    return record


@mutation("members swapped")
def swap_members(cell, rng):
    """Two members change places."""
    record = pick(rng, [one for one in cell.records()
                        if len(one.members) > 1 and not one.is_union])
    if record:
        i, j = rng.sample(range(len(record.members)), 2)
        members = record.members
        members[i], members[j] = members[j], members[i]
    return record


@mutation("members of a union swapped")
def swap_union(cell, rng):
    """Another member of a union is the first."""
    record = pick(rng, [one for one in cell.records()
                        if len(one.members) > 1 and one.is_union])
    if record:
        record.members.reverse()
    return record


@mutation("member of another type")
def retype(cell, rng):
    """A scalar is another one."""
    record, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Scalar) and one.bits is None)
    if member:
        word = choose_unlike(rng, member.type.word)
        if record.parameter == member.type:
            record.parameter = Scalar(word)
        member.type = Scalar(word)
    return member


@mutation("member of a like type")
def retype_alike(cell, rng):
    """A scalar becomes one that looks the same to a processor."""
    record, member = find_member(cell, rng, lambda record, one: isinstance(
        one.type, Scalar) and list_alike(one.type.word)
        and record.parameter != one.type)
    if member:
        member.type = Scalar(pick(rng, list_alike(member.type.word)))
    return record


@mutation("member renamed")
def rename(cell, rng):
    """A member has another name."""
    _, member = find_member(cell, rng, lambda *_: True)
    if member:
        member.name += "_renamed"
    return member


@mutation("width of a bit-field")
def widen(cell, rng):
    """A bit-field is wider or narrower."""
    _, member = find_member(cell, rng, lambda _, one: one.bits is not None
                            and isinstance(one.type, Scalar)
                            and one.type.word != "bool")
    if member:
        member.bits = other(rng, range(1, 9 if "char" in member.type.word
                                       else 17), member.bits)
    return member


@mutation("type of a bit-field")
def retype_bits(cell, rng):
    """A bit-field of another type, which may move what follows."""
    _, member = find_member(cell, rng, lambda _, one: one.bits is not None
                            and isinstance(one.type, Scalar))
    if member and member.bits <= 8:
        word = other(rng, [one for one in words.BIT_TYPES if one != "bool"],
                     member.type.word)
        member.type = Scalar(word)
        return True
    return False


@mutation("bit-field or not")
def make_bits(cell, rng):
    """A member becomes a bit-field of all its bits, or the other way."""
    _, member = find_member(
        cell, rng, lambda record, one: not record.is_union
        and isinstance(one.type, Scalar) and not one.volatile and not one.init
        and one.type.word in ("int", "unsigned", "long", "short") and
        not one.const and not one.align)
    if member:
        width = {"long": 64, "short": 16}.get(member.type.word, 32)
        member.bits = None if member.bits is not None else width
    return member


@mutation("unnamed bit-field added")
def separate_bits(cell, rng):
    """`int : 0` ends the unit of a bit-field."""
    record, member = find_member(cell, rng, lambda record, one: one.bits
                                 is not None and record.parameter is None)
    if member and member in record.members:
        at = record.members.index(member)
        identity = cell.new_id("m")
        record.members.insert(at, Member(identity, "", Scalar("int"), bits=0))
        return True
    return False


@mutation("alignment of a member")
def align_member(cell, rng):
    """`alignas` of a member comes, goes or changes."""
    _, member = find_member(cell, rng, lambda record, one: one.bits is None
                            and not record.packed and not record.pack)
    if member:
        able = [number for number in (0, 8, 16, 32, 64) if not number
                or number >= packing.natural_align(cell, member.type)]
        member.align = other(rng, able, member.align) or 0
    return member


@mutation("member packed")
def pack_member(cell, rng):
    """A member is packed, or no longer."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, (Scalar, Pointer)) and not one.volatile and not one.const)
    if member:
        member.packed = not member.packed
    return member


@mutation("[[no_unique_address]]")
def share_address(cell, rng):
    """A member may share its address, or no longer."""
    _, member = find_member(cell, rng, lambda record, one: cell.is_record(
        one.type) and not record.is_union)
    if member:
        member.no_address = not member.no_address
    return member


@mutation("initializer of a member")
def initialize(cell, rng):
    """A member gets an initializer, or loses it."""
    _, member = find_member(cell, rng, lambda record, one: not record.is_union
                            and one.bits is None
                            and isinstance(one.type, (Scalar, Pointer)))
    if member:
        member.init = not member.init
    return member


@mutation("access of a member", silent=True)
def hide_member(cell, rng):
    """Who may name a member is no matter of layout."""
    record, member = find_member(cell, rng, lambda record, _: not record.is_union)
    if record:
        member.access = other(rng, ("public", "protected", "private"),
                              member.access)
    return member


@mutation("member made const")
def freeze(cell, rng):
    """A member is const, or no longer."""
    _, member = find_member(cell, rng, lambda record, one: isinstance(
        one.type, (Scalar, Pointer)) and one.bits is None
        and not record.is_union and not record.packed and not one.packed
        and not record.pack and record.parameter is None)
    if member:
        member.const = not member.const
        member.init = member.init or member.const
    return member


@mutation("member of a class made const")
def freeze_class(cell, rng):
    """A member of class type is const: no more can be moved from it."""
    _, member = find_member(cell, rng, lambda record, one: cell.is_record(
        one.type) and not record.is_union)
    if member:
        member.const = not member.const
    return member


@mutation("member made mutable", silent=True)
def make_mutable(cell, rng):
    """A member may be written in const functions."""
    _, member = find_member(cell, rng, lambda record, one: not one.const
                            and not record.is_union)
    if member:
        member.mutable = not member.mutable
    return member


@mutation("length of an array")
def lengthen(cell, rng):
    """An array has another length."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Array))
    if member:
        member.type = Array(member.type.of, other(rng, range(1, 6),
                                                  member.type.count))
    return member


@mutation("pointee of another type")
def repoint(cell, rng):
    """A pointer points to something else."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Pointer) and isinstance(one.type.to, Scalar))
    if member:
        word = choose_unlike(rng, member.type.to.word)
        member.type = Pointer(Scalar(word), member.type.const)
    return member


@mutation("pointee made const")
def point_to_const(cell, rng):
    """What a pointer points to is const, or no longer."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Pointer) and one.type.to is not None)
    if member:
        member.type = Pointer(member.type.to, not member.type.const)
    return member


@mutation("vector of another kind")
def change_vector(cell, rng):
    """A vector is longer, shorter, or of something else."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Vector))
    if member:
        kind = member.type
        while kind == member.type:
            kind = grow.make_vector(rng)
        member.type = kind
        member.align = 0
    return member


@mutation("callback of another type")
def change_callback(cell, rng):
    """A member's function has another parameter, or result."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Callback))
    if member:
        old = member.type
        if rng.random() < 0.4 and not old.throws:
            member.type = Callback(old.params, choose_crossing(rng, old.result))
        else:
            member.type = Callback((*old.params, grow.make_scalar(rng)),
                                   old.result, throws=old.throws)
    return member


@mutation("noexcept of a callback")
def silence_callback(cell, rng):
    """A member's function may not throw."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Callback) and one.type.throws)
    if member:
        old = member.type
        member.type = Callback(old.params, noexcept=not old.noexcept, throws=True)
    return member


@mutation("convention of a callback")
def convert_callback(cell, rng):
    """A member's function is called otherwise."""
    _, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Callback))
    if member:
        old = member.type
        member.type = Callback(old.params, old.result, throws=old.throws,
                               convention="__attribute__((ms_abi)) ")
    return member


@mutation("class of a member replaced")
def replace_class(cell, rng):
    """A member is of another class of the cell, or of a number."""
    record, member = find_member(cell, rng, lambda _, one: isinstance(
        one.type, Named))
    if member:
        at = cell.types.index(record)
        able = [Named(one.name) for one in cell.types[:at]
                if grow.can_pass(cell, one)]
        member.type = other(rng, [*able, Scalar("long")], member.type)
        member.no_address = member.no_address and isinstance(member.type, Named)
    return member
