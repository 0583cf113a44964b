# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Mutations of classes: bases, special members, virtual functions, attributes."""

import grow
import packing
import words
from change_members import choose_crossing
from kinds import mutation, other, pick
from model import SPECIALS, Base, Named, Scalar, Virtual


def find_class(cell, rng, accept=lambda one: True):
    """A class that is no union, as wanted, or None."""
    return pick(rng, [one for one in cell.records()
                      if not one.is_union and accept(one)])


@mutation("base added")
def add_base(cell, rng):
    """A class is derived from one more."""
    record = find_class(cell, rng, lambda one: one.parameter is None)
    if not record:
        return False
    known = {each.name for each in cell.bases_of(record)}
    at = cell.types.index(record)
    able = [one for one in cell.types[:at] if one in cell.records()
            and not one.is_union and one.parameter is None and not one.final
            and not known & {each.name for each in cell.bases_of(one)}]
    base = pick(rng, able)
    if base:
        record.bases.insert(rng.randrange(len(record.bases) + 1),
                            Base(base.name, rng.random() < 0.3))
    return base


@mutation("base removed")
def remove_base(cell, rng):
    """A class is derived from one less."""
    record = find_class(cell, rng, lambda one: one.bases)
    if record:
        del record.bases[rng.randrange(len(record.bases))]
    return record


@mutation("base made virtual")
def share_base(cell, rng):
    """A base becomes a virtual one, or the other way."""
    record = find_class(cell, rng, lambda one: one.bases)
    if record:
        base = rng.choice(record.bases)
        base.virtual = not base.virtual
    return record


@mutation("bases swapped")
def swap_bases(cell, rng):
    """Two bases change places."""
    record = find_class(cell, rng, lambda one: len(one.bases) > 1)
    if record:
        record.bases.reverse()
    return record


@mutation("access of a base")
def hide_base(cell, rng):
    """A base is no longer public, or is so again."""
    record = find_class(cell, rng, lambda one: one.bases)
    if record:
        base = rng.choice(record.bases)
        base.access = other(rng, ("public", "protected", "private"), base.access)
    return record


def change_special(cell, rng, which):
    """Another form of a special member, or none."""
    record = find_class(cell, rng, lambda one: which != "destroy"
                        or not one.virtual_destroy)
    if record:
        form = other(rng, (None, *words.FORMS[which]), record.specials.get(which))
        if form is None:
            record.specials.pop(which, None)
        else:
            record.specials[which] = form
    return record


def declare_special(which):
    """A mutation for each special member."""
    @mutation(f"special member: {which}")
    def change(cell, rng):
        return change_special(cell, rng, which)
    return change


for special in SPECIALS:
    declare_special(special)


@mutation("destructor made virtual")
def destroy_virtually(cell, rng):
    """A class gets a virtual destructor, or loses it."""
    record = find_class(cell, rng, lambda one: one.parameter is None
                        and "destroy" not in one.specials)
    if record:
        record.virtual_destroy = not record.virtual_destroy
    return record


def find_virtual(cell, rng, accept=lambda record, one: True):
    """A class and one of its functions, or two Nones."""
    found = pick(rng, [(record, one) for record in cell.records()
                       for one in record.virtuals if accept(record, one)])
    return found or (None, None)


def change_virtual(cell, one, **changes):
    """Change a function in each class that has it or overrides it."""
    for record in cell.records():
        for each in record.virtuals:
            if each.id == one.id:
                for name, value in changes.items():
                    setattr(each, name, value)


@mutation("virtual added")
def add_virtual(cell, rng):
    """A virtual function before others."""
    record = find_class(cell, rng, lambda one: one.virtuals)
    if record:
        record.virtuals.insert(rng.randrange(len(record.virtuals)),
                               grow.make_virtual(cell, rng))
    return record


@mutation("virtual added at the end")
def append_virtual(cell, rng):
    """A virtual function after all others, or the first one."""
    record = find_class(cell, rng, lambda one: one.parameter is None)
    if record:
        record.virtuals.append(grow.make_virtual(cell, rng))
    return record


@mutation("virtual removed")
def remove_virtual(cell, rng):
    """A virtual function less."""
    _, one = find_virtual(cell, rng)
    if one:
        for record in cell.records():
            record.virtuals = [each for each in record.virtuals
                               if each.id != one.id]
    return one


@mutation("virtuals swapped")
def swap_virtuals(cell, rng):
    """Two virtual functions change places."""
    record = find_class(cell, rng, lambda one: len(one.virtuals) > 1)
    if record:
        i, j = rng.sample(range(len(record.virtuals)), 2)
        all_of = record.virtuals
        all_of[i], all_of[j] = all_of[j], all_of[i]
    return record


@mutation("override added or removed")
def override(cell, rng):
    """A class overrides what a base has, or no longer does."""
    able = []
    for record in cell.records():
        mine = {one.id for one in record.virtuals}
        for one in cell.virtuals_of(record).values():
            if one.id not in mine:
                able.append((record, one))
    record, one = pick(rng, able) or (None, None)
    if record:
        record.virtuals.insert(0, Virtual(one.id, one.name, one.params, one.result,
                                          one.const, throws=one.throws))
    return record


@mutation("virtual renamed")
def rename_virtual(cell, rng):
    """A virtual function has another name."""
    _, one = find_virtual(cell, rng)
    if one:
        change_virtual(cell, one, name=one.name + "_renamed")
    return one


@mutation("virtual loses or gains const")
def freeze_virtual(cell, rng):
    """A virtual function promises to write nothing, or no longer."""
    _, one = find_virtual(cell, rng)
    if one:
        change_virtual(cell, one, const=not one.const)
    return one


@mutation("result of a virtual")
def change_result(cell, rng):
    """A virtual function returns something else."""
    _, one = find_virtual(cell, rng, lambda _, one: not one.throws)
    if one:
        change_virtual(cell, one, result=choose_crossing(rng, one.result))
    return one


@mutation("parameter of a virtual")
def change_parameter(cell, rng):
    """A virtual function takes something else."""
    _, one = find_virtual(cell, rng)
    if one:
        params = [*one.params, grow.make_scalar(rng)]
        if one.params and rng.random() < 0.5:
            params = [choose_crossing(rng, one.params[0]), *one.params[1:]]
        change_virtual(cell, one, params=tuple(params))
    return one


@mutation("noexcept of a virtual")
def silence_virtual(cell, rng):
    """A virtual function may not throw, or may again."""
    _, one = find_virtual(cell, rng, lambda _, one: one.throws)
    if one:
        change_virtual(cell, one, noexcept=not one.noexcept)
    return one


@mutation("virtual made final")
def close_virtual(cell, rng):
    """A virtual function may not be overridden."""
    _, one = find_virtual(cell, rng, lambda _, one: not one.pure)
    if one:
        one.final = not one.final
    return one


@mutation("virtual made pure")
def empty_virtual(cell, rng):
    """A virtual function has no body any more."""
    _, one = find_virtual(cell, rng, lambda _, one: not one.pure)
    if one:
        one.pure = True
    return one


@mutation("virtual no longer pure")
def fill_virtual(cell, rng):
    """A virtual function has a body."""
    _, one = find_virtual(cell, rng, lambda _, one: one.pure)
    if one:
        one.pure = False
    return one


@mutation("class made final")
def close_class(cell, rng):
    """A class may not be derived from."""
    used = {base.name for record in cell.records() for base in record.bases}
    record = find_class(cell, rng, lambda one: one.name not in used
                        and not cell.is_abstract(one))
    if record:
        record.final = not record.final
    return record


@mutation("alignment of a class")
def align_class(cell, rng):
    """`alignas` of a class comes, goes or changes."""
    record = pick(rng, cell.records())
    if record:
        record.align = other(rng, (0, 16, 32, 64), record.align)
    return record


@mutation("class packed")
def pack_class(cell, rng):
    """A class is packed, or no longer."""
    record = pick(rng, cell.records())
    if record:
        record.packed = not record.packed
    return record


@mutation("#pragma pack")
def pack_by_pragma(cell, rng):
    """A class is defined under `#pragma pack`, or no longer."""
    record = pick(rng, cell.records())
    if record:
        record.pack = other(rng, (0, 1, 2, 4, 8), record.pack)
    return record


def declare_attribute(text):
    """A mutation for an attribute of classes."""
    @mutation(f"attribute {text} of a class",
              silent="ms_struct" not in text and "trivial_abi" not in text)
    def change(cell, rng):
        record = pick(rng, cell.records())
        if record:
            word = text if text.startswith("[[") else f"__attribute__(({text}))"
            record.attributes = (word,)
        return record
    return change


for attribute in ("[[nodiscard]]", "[[deprecated]]", "may_alias", "ms_struct",
                  "[[clang::trivial_abi]]", "warn_unused", "[[maybe_unused]]"):
    declare_attribute(attribute)


@mutation("union or struct")
def change_word(cell, rng):
    """A struct becomes a union, or the other way."""
    record = pick(rng, [one for one in cell.records() if packing.is_plain(cell, one)
                        and not one.specials and len(one.members) > 1
                        and one.parameter is None and not any(
                            member.bits is not None or member.init
                            for member in one.members)])
    used = {base.name for each in cell.records() for base in each.bases}
    if record and record.name not in used:
        record.word = "struct" if record.is_union else "union"
        return True
    return False


@mutation("argument of a template")
def change_argument(cell, rng):
    """A class template is used with another argument."""
    record = pick(rng, [one for one in cell.records()
                        if isinstance(one.parameter, Scalar)])
    if record:
        kind = Scalar(other(rng, words.USUAL, record.parameter.word))
        for member in record.members:
            if member.type == record.parameter and member.bits is None:
                member.type = kind
        record.parameter = kind
    return record


@mutation("class moved", silent=True)
def move_class(cell, rng):
    """Two definitions that do not need each other change places."""
    del rng
    for i in range(len(cell.types) - 1):
        first, second = cell.types[i:i + 2]
        if second in cell.records() and not any(
                getattr(one.type, "name", None) == first.name or
                first.name in repr(one.type) for one in second.members) \
                and not any(one.name == first.name for one in second.bases) \
                and first.name not in repr(second.virtuals):
            cell.types[i:i + 2] = [second, first]
            return Named(first.name)
    return None


@mutation("value of a template's argument")
def change_value(cell, rng):
    """A class template is used with another value."""
    record = pick(rng, [one for one in cell.records() if one.values])
    if record:
        record.values[0] = other(rng, words.VALUES, record.values[0])
    return record
