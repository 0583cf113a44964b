# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes cells at random."""

from kinds import LEFT_OUT
from model import (Anonymous, Array, Base, Callback, Cell, Enum, Enumerator,
                   Export, Member, Named, Param, Pointer, Record, Scalar,
                   Standard, Vector, Virtual)
from packing import is_safe, natural_align
from words import (BIT_TYPES, FORMS, HASH, ODD, SCALARS, STANDARD, UNDERLYING,
                   USUAL, VALUES)


def chance(rng, percent):
    """True as often."""
    return rng.random() * 100 < percent


def make_scalar(rng):
    """A type of the language, an ordinary one more often."""
    return Scalar(rng.choice(USUAL if chance(rng, 70) else SCALARS))


def make_vector(rng):
    """A vector of 8 to 32 bytes."""
    of = rng.choice(("int", "float", "double", "short", "unsigned char"))
    return Vector(of, rng.choice((16, 16, 8, 32)))


def make_callback(cell, rng):
    """A pointer to a function of scalars, enumerations and classes."""
    kinds = [make_scalar(rng) for _ in range(rng.randrange(3))]
    named = [Named(one.name) for one in cell.types if can_pass(cell, one)]
    if named and chance(rng, 50):
        kinds.append(rng.choice(named))
    if chance(rng, 15):
        return Callback(tuple(kinds), throws=True)
    result = rng.choice((None, make_scalar(rng), *named[:1]))
    return Callback(tuple(kinds), result)


def can_pass(cell, one):
    """Whether what is made here may well be passed by value."""
    if isinstance(one, Enum):
        return True
    return not cell.is_abstract(one) and "private" not in one.specials.values()


def make_type(cell, rng, depth=0):
    """The type of a member."""
    named = [Named(one.name) for one in cell.types
             if isinstance(one, Enum) or not cell.is_abstract(one)]
    which = rng.randrange(100)
    if which < 50 or depth > 1:
        return make_scalar(rng)
    if which < 62 and named:
        return rng.choice(named)
    if which < 72:
        inner = rng.choice([None, make_scalar(rng), *named])
        return Pointer(inner, inner is not None and chance(rng, 30))
    if which < 80:
        inner = make_type(cell, rng, depth + 1)
        return Array(inner, rng.randint(1, 4))
    if which < 86:
        return make_callback(cell, rng)
    if which < 91:
        return make_vector(rng)
    return make_scalar(rng)


def make_member(cell, rng):
    """A member of any kind."""
    identity = cell.new_id("m")
    member = Member(identity, identity, make_type(cell, rng))
    if chance(rng, 5):
        return make_anonymous(cell, rng)
    if chance(rng, 4) and cell.enums():
        enum = rng.choice(cell.enums())
        if all(0 <= one.value < 256 for one in enum.enumerators) \
                and not enum.packed and "char" not in (enum.underlying or ""):
            return Member(identity, identity, Named(enum.name),
                          bits=rng.randint(9, 12))
    if chance(rng, 18):
        member.type = Scalar(rng.choice(BIT_TYPES))
        widest = {"bool": 1, "unsigned char": 8, "unsigned short": 16,
                  "long": 40}.get(member.type.word, 20)
        member.bits = rng.randint(1, widest)
    if member.bits is None and chance(rng, 6):
        member.align = rng.choice((4, 8, 16, 32))
        if member.align < natural_align(cell, member.type):
            member.align = 0
    if isinstance(member.type, Named) and cell.is_record(member.type):
        member.no_address = chance(rng, 25)
    elif member.bits is None and not isinstance(member.type, (Array, Vector)):
        member.init = chance(rng, 6) and not isinstance(member.type, Callback)
        member.volatile = chance(rng, 3) and isinstance(member.type, Scalar)
    return member


def make_anonymous(cell, rng):
    """An unnamed union or struct."""
    identity = cell.new_id("m")
    members = []
    for _ in range(rng.randint(1, 3)):
        inner = cell.new_id("m")
        members.append(Member(inner, inner, make_scalar(rng)))
    return Member(identity, "", Anonymous(rng.choice(("union", "struct")),
                                          members))


def make_enum(cell, rng):
    """An enumeration of one to five names."""
    enum = Enum(cell.new_id("E"), chance(rng, 50))
    enum.underlying = rng.choice(UNDERLYING) if chance(rng, 50) else None
    enum.packed = not enum.underlying and chance(rng, 10)
    value = rng.choice((0, 0, 0, 1, 100))
    for _ in range(rng.randint(1, 5)):
        identity = cell.new_id("e")
        enum.enumerators.append(Enumerator(identity, identity, value))
        value += rng.choice((1, 1, 1, 2, 3))
    if not enum.underlying and not enum.scoped and chance(rng, 15):
        enum.enumerators[-1].value = rng.choice((2**31, 2**40, 2**64 - 1))
    elif enum.underlying not in ("unsigned char", "unsigned short", "unsigned",
                                 "unsigned long") and chance(rng, 15):
        enum.enumerators[0].value = -1
    cell.types.append(enum)
    return enum


def make_virtual(cell, rng):
    """A virtual function."""
    identity = cell.new_id("v")
    named = [Named(one.name) for one in cell.types if can_pass(cell, one)
             and isinstance(one, Enum)]
    params = tuple(rng.choice([make_scalar(rng), make_scalar(rng), *named])
                   for _ in range(rng.randrange(3)))
    throws = chance(rng, 15)
    result = None if throws else rng.choice([None, make_scalar(rng), *named])
    return Virtual(identity, identity, params, result, chance(rng, 30),
                   chance(rng, 40), throws=throws)


def add_bases(cell, record, rng):
    """Derive a class from up to two that are there."""
    able = [one for one in cell.records()
            if not one.is_union and not one.final and one.parameter is None]
    rng.shuffle(able)
    taken = set()
    for one in able[:rng.choice((0, 1, 1, 2))]:
        names = {each.name for each in cell.bases_of(one)}
        if names & taken:
            continue
        taken |= names
        record.bases.append(Base(one.name, chance(rng, 25)))


def add_specials(record, rng):
    """Declare some special members."""
    which = rng.sample(list(FORMS), rng.choice((0, 0, 0, 1, 1, 2, 3)))
    for one in which:
        record.specials[one] = rng.choice(FORMS[one])
    if record.specials.get("copy") == "plain" and "copy_assign" in which:
        record.specials["copy_assign"] = "user"


def make_record(cell, rng, with_bases=True):
    """A class."""
    record = Record(cell.new_id("S"), rng.choice(("struct", "struct", "class")))
    if with_bases and chance(rng, 55):
        add_bases(cell, record, rng)
    for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 3, 4, 5))):
        record.members.append(make_member(cell, rng))
    if chance(rng, 30):
        record.virtuals = [make_virtual(cell, rng)
                           for _ in range(rng.randint(1, 3))]
    record.virtual_destroy = bool(record.virtuals) and chance(rng, 40)
    add_overrides(cell, record, rng)
    if chance(rng, 45):
        add_specials(record, rng)
        if record.virtual_destroy:
            record.specials.pop("destroy", None)
    if chance(rng, 8):
        record.align = rng.choice((32, 64))
    cell.types.append(record)
    if chance(rng, 8):
        record.packed = True
    elif chance(rng, 7):
        record.pack = rng.choice((1, 2, 4))
    if not is_safe(cell):
        record.packed, record.pack = False, 0
    return record


def add_overrides(cell, record, rng):
    """Override some of what the bases have."""
    for one in cell.virtuals_of(record).values():
        if one not in record.virtuals and chance(rng, 40):
            record.virtuals.append(Virtual(
                one.id, one.name, one.params, one.result, one.const,
                throws=one.throws))


def make_union(cell, rng):
    """A union of plain things."""
    record = Record(cell.new_id("U"), "union")
    for _ in range(rng.randint(1, 3)):
        identity = cell.new_id("m")
        kind = make_scalar(rng)
        if chance(rng, 25):
            kind = Array(kind, rng.randint(1, 3))
        record.members.append(Member(identity, identity, kind))
    cell.types.append(record)
    return record


def make_template(cell, rng):
    """A class template, with the one argument that the cell has for it."""
    record = Record(cell.new_id("T"), "struct")
    kind = make_scalar(rng)
    named = [Named(one.name) for one in cell.types if can_pass(cell, one)]
    record.parameter = rng.choice((kind, kind, Pointer(kind), *named[-1:]))
    if kind.word in ODD or f"<{kind.word}>" in LEFT_OUT:
        record.parameter = Scalar("int")
    if chance(rng, 35):
        record.values.append(rng.choice(VALUES))
        if cell.enums() and chance(rng, 50):
            enum = cell.enums()[0]
            record.values.append((enum.name, f"{enum.name}::"
                                  f"{enum.enumerators[-1].name}"))
    identity = cell.new_id("m")
    record.members = [Member(identity, identity, record.parameter)]
    for _ in range(rng.randrange(3)):
        record.members.append(make_member(cell, rng))
    cell.types.append(record)
    return record


def make_param(cell, rng, kind, modes=("value", "value", "cref", "ref", "ptr")):
    """A parameter of a type."""
    mode = rng.choice(modes)
    if cell.is_record(kind):
        record = cell.find(kind.name)
        if cell.is_abstract(record) and mode == "value":
            mode = "ref"
    return Param(kind, mode)


def make_throwing(cell, rng, kind):
    """An export that throws."""
    identity = cell.new_id("x")
    export = Export(identity, f"{identity}_{cell}", throws=kind, caught=kind)
    record = cell.find(kind.name)
    if record.bases and chance(rng, 60):
        export.caught = Named(rng.choice(record.bases).name)
    return export


def make_export(cell, rng, kind):
    """A function that passes a type, and others beside it."""
    identity = cell.new_id("x")
    export = Export(identity, f"{identity}_{cell}", is_c=chance(rng, 35))
    which = rng.randrange(100)
    if which >= 90 and cell.is_record(kind) and not can_pass(
            cell, cell.find(kind.name)):
        which = 0
    if which < 6 and (not cell.is_record(kind)
                      or can_pass(cell, cell.find(kind.name))):
        export.is_variable = True
        export.result = Param(kind)
        return export
    if which < 55:
        export.params.append(make_param(cell, rng, kind))
        for _ in range(rng.choice((0, 0, 1, 2))):
            export.params.insert(rng.randrange(len(export.params) + 1),
                                 Param(make_scalar(rng)))
        if chance(rng, 30):
            export.result = Param(make_scalar(rng))
    elif which < 90:
        export.result = make_param(cell, rng, kind,
                                   ("value", "value", "ptr", "cref"))
        if chance(rng, 30):
            export.params.append(Param(make_scalar(rng)))
    else:
        export.params.append(Param(Callback((kind, make_scalar(rng)),
                                            make_scalar(rng))))
    return export


def is_through_base(cell, kind, rng):
    """Whether a class may stand for its first base."""
    record = cell.find(kind.name)
    if not record.bases or not chance(rng, 40):
        return False
    return cell.is_polymorphic(cell.find(record.bases[0].name))


def make_cell(number, rng, with_standard=False):
    """A cell."""
    cell = Cell(number)
    if chance(rng, 40):
        make_enum(cell, rng)
    for _ in range(rng.choice((0, 1, 1, 2))):
        make = rng.choice((make_record, make_record, make_record, make_union,
                           make_template))
        make(cell, rng)
    subject = make_enum(cell, rng) if chance(rng, 8) else make_record(cell, rng)
    if with_standard:
        spelling = rng.choice(list(STANDARD))
        cell.includes += [STANDARD[spelling], "string"]
        if "Hash" in spelling:
            cell.extras.append(HASH)
        identity = cell.new_id("m")
        target = next(iter(one for one in reversed(cell.records())
                           if not one.is_union and not one.packed
                           and not one.pack), None)
        if target:
            target.members.append(Member(identity, identity, Standard(spelling)))
    add_exports(cell, rng, Named(subject.name))
    return cell


def is_simple(cell, one):
    """Whether the layout of a type says all about it, so that it may as well be
    one that no export reaches."""
    if isinstance(one, Enum):
        return True
    return (one.parameter is None and not cell.is_polymorphic(one)
            and not any(isinstance(member.type, (Callback, Pointer))
                        for member in one.members))


def add_exports(cell, rng, kind):
    """The exports that the last type crosses by, and some of the others."""
    for _ in range(rng.randint(1, 3)):
        cell.exports.append(make_export(cell, rng, kind))
    for one in cell.types[:-1]:
        if chance(rng, 40) or not is_simple(cell, one):
            cell.exports.append(make_export(cell, rng, Named(one.name)))
    if chance(rng, 10):
        cell.exports.append(make_export(cell, rng, make_scalar(rng)))
    if cell.is_record(kind):
        record = cell.find(kind.name)
        if can_pass(cell, record) and chance(rng, 30):
            cell.exports.append(make_throwing(cell, rng, kind))
        if is_through_base(cell, kind, rng):
            identity = cell.new_id("x")
            base = Named(record.bases[0].name)
            cell.exports.append(Export(
                identity, f"{identity}_{cell}",
                result=Param(base, "ptr", actual=record.name)))
