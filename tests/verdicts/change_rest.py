# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Mutations of enumerations and exports, and those that nobody notices."""

import grow
import words
from change_members import choose_crossing, list_alike
from kinds import mutation, other, pick
from model import Enumerator, Param, Scalar


def find_enum(cell, rng, least=1):
    """An enumeration with as many names, or None."""
    return pick(rng, [one for one in cell.enums()
                      if len(one.enumerators) >= least])


@mutation("enumerator added at the end")
def add_enumerator(cell, rng):
    """One name more."""
    enum = find_enum(cell, rng)
    if enum:
        identity = cell.new_id("e")
        enum.enumerators.append(Enumerator(identity, identity, max(
            one.value for one in enum.enumerators) + 1))
    return enum


@mutation("enumerator inserted")
def insert_enumerator(cell, rng):
    """One name more, before others."""
    enum = find_enum(cell, rng)
    if enum:
        identity = cell.new_id("e")
        at = rng.randrange(len(enum.enumerators))
        enum.enumerators.insert(at, Enumerator(
            identity, identity, enum.enumerators[at].value))
        for one in enum.enumerators[at + 1:]:
            one.value += 1
    return enum


@mutation("enumerator removed")
def remove_enumerator(cell, rng):
    """One name less."""
    enum = find_enum(cell, rng, 2)
    if enum:
        del enum.enumerators[rng.randrange(len(enum.enumerators))]
    return enum


@mutation("value of an enumerator")
def revalue(cell, rng):
    """A name has another value."""
    enum = find_enum(cell, rng)
    if enum:
        one = rng.choice(enum.enumerators)
        one.value = other(rng, (0, 1, 5, 63, 120), one.value)
    return enum


@mutation("large value of an enumerator")
def enlarge(cell, rng):
    """A value that needs a larger type."""
    enum = find_enum(cell, rng)
    if enum and not enum.underlying:
        enum.enumerators[-1].value = 2**33
        return True
    return False


@mutation("enumerator renamed")
def rename_enumerator(cell, rng):
    """A value has another name."""
    enum = find_enum(cell, rng)
    if enum:
        rng.choice(enum.enumerators).name += "_renamed"
    return enum


@mutation("enumerators swapped in writing", silent=True)
def reorder(cell, rng):
    """Values are written in another order."""
    enum = find_enum(cell, rng, 2)
    if enum:
        enum.enumerators.reverse()
    return enum


@mutation("underlying type")
def underlie(cell, rng):
    """An enumeration is kept in another type."""
    enum = find_enum(cell, rng)
    if enum:
        enum.packed = False
        enum.underlying = other(rng, words.UNDERLYING, enum.underlying)
    return enum


@mutation("enumeration packed")
def pack_enum(cell, rng):
    """An enumeration is as small as can be."""
    enum = pick(rng, [one for one in cell.enums() if not one.underlying])
    if enum:
        enum.packed = not enum.packed
    return enum


@mutation("enumeration made scoped")
def scope(cell, rng):
    """`enum` becomes `enum class`, or the other way."""
    enum = find_enum(cell, rng)
    if enum:
        enum.scoped = not enum.scoped
    return enum


@mutation("result of an export")
def change_result(cell, rng):
    """A function returns something else."""
    export = pick(rng, [one for one in cell.exports if not one.throws
                        and not one.is_variable])
    if export:
        kind = export.result and export.result.type
        export.result = Param(choose_crossing(rng, kind))
    return export


@mutation("parameter of an export")
def change_parameter(cell, rng):
    """A function takes something else."""
    export = pick(rng, [one for one in cell.exports if one.params])
    if export:
        at = rng.randrange(len(export.params))
        export.params[at] = Param(choose_crossing(rng, export.params[at].type))
        return export.params[at]
    return None


@mutation("parameter of a like type")
def change_alike(cell, rng):
    """A function takes what looks the same to a processor."""
    able = [one for export in cell.exports if export.is_c
            for one in export.params if isinstance(one.type, Scalar)
            and list_alike(one.type.word) and one.mode == "value"]
    param = pick(rng, able)
    if param:
        param.type = Scalar(pick(rng, list_alike(param.type.word)))
    return param


@mutation("parameter added")
def add_parameter(cell, rng):
    """A function takes one more."""
    export = pick(rng, [one for one in cell.exports if not one.throws
                        and not one.is_variable])
    if export:
        export.params.insert(rng.randrange(len(export.params) + 1),
                             Param(grow.make_scalar(rng)))
    return export


@mutation("noexcept of a hash")
def silence_hash(cell, _rng):
    """The hash of a table may not throw: its nodes are laid out otherwise."""
    if words.HASH in cell.extras:
        cell.extras[cell.extras.index(words.HASH)] = words.HASH.replace(
            "const {", "const noexcept {")
        return True
    return False


@mutation("noexcept of an export")
def silence(cell, rng):
    """A function may not throw, or may again."""
    export = pick(rng, [one for one in cell.exports if one.throws])
    if export:
        export.noexcept = not export.noexcept
    return export


@mutation("convention of an export")
def convert(cell, rng):
    """A function is called otherwise."""
    export = pick(rng, [one for one in cell.exports if not one.is_variable])
    if export:
        export.convention = "__attribute__((ms_abi)) "
    return export


@mutation("nothing", silent=True)
def keep(_cell, _rng):
    """Both have one header: only the compilers may differ."""
    return True


def declare_line(name, line, where="extras"):
    """A mutation that writes a line that no layout depends on."""
    @mutation(name, silent=True)
    def add(cell, rng):
        able = cell.records() if where == "extras" else [*cell.types,
                                                         *cell.exports]
        one = pick(rng, able)
        if one:
            getattr(one, where).append(line.format(one.name))
        return one
    return add


declare_line("function added", "int added(int p0) const {{ return p0; }}")
declare_line("static function added", "static int added() {{ return 1; }}")
declare_line("static member added", "static const int added = 4;")
declare_line("inline member added", "inline static double added = 2.5;")
declare_line("nested alias added", "using added = long double;")
declare_line("friend added", "friend int befriended({0} *);")
declare_line("constructor added", "explicit {0}(const int *, char) {{}} {0}() "
             "= default;")
declare_line("operator added", "bool operator==(const {0} *) const "
             "{{ return true; }}")
declare_line("function template added",
             "template <class Any> Any added(Any any) {{ return any; }}")
declare_line("deleted function added", "void added(long) = delete;")
declare_line("comment added", "// A word about {0}.", "before")
declare_line("alias added", "using alias_of_{0} = int;", "before")
declare_line("constant added", "inline constexpr int value_of_{0} = 3;", "before")
declare_line("macro added", "#define ADDED_{0} 1", "before")
declare_line("inline function added",
             "inline int inline_{0}(int p0) {{ return p0 + 1; }}", "before")
declare_line("static_assert added", "static_assert(sizeof(int) == 4);", "before")


@mutation("class added", silent=True)
def add_class(cell, rng):
    """A class that nothing mentions."""
    one = pick(rng, cell.types)
    if one:
        one.before.append(f"struct Added_{cell} {{ int first; double second; }};")
    return one


@mutation("alias in place of a type", silent=True)
def use_alias(cell, rng):
    """A member's type is written by another name of it."""
    able = [(record, one) for record in cell.records() for one in record.members
            if isinstance(one.type, Scalar) and record.parameter is None
            and one.type.word in ("int", "double", "unsigned")]
    record, member = pick(rng, able) or (None, None)
    if member:
        name = f"alias_of_{member.id}"
        record.before.append(f"typedef {member.type.word} {name};")
        member.type = Scalar(name)
    return member


@mutation("struct or class", silent=True)
def change_word(cell, rng):
    """The word that a class is defined by."""
    record = pick(rng, [one for one in cell.records() if not one.is_union])
    if record:
        record.word = "class" if record.word == "struct" else "struct"
    return record


@mutation("name of a parameter", silent=True)
def rename_parameter(cell, rng):
    """What a declaration calls its parameter."""
    export = pick(rng, [one for one in cell.exports if one.params])
    if export:
        rng.choice(export.params).name = "renamed"
    return export


@mutation("default argument", silent=True)
def default_argument(cell, rng):
    """The last parameter may be left out."""
    export = pick(rng, [one for one in cell.exports if one.params
                        and isinstance(one.params[-1].type, Scalar)
                        and one.params[-1].mode == "value"])
    if export:
        export.params[-1].default = "0"
    return export


@mutation("attribute of an export", silent=True)
def attribute_export(cell, rng):
    """A word to the compiler about a function."""
    export = pick(rng, [one for one in cell.exports if not one.is_variable])
    if export:
        export.attributes = (rng.choice((
            "[[deprecated]]", "__attribute__((cold))", "__attribute__((hot))",
            "__attribute__((noinline))", "[[maybe_unused]]")),)
    return export


@mutation("attribute of an enumeration", silent=True)
def attribute_enum(cell, rng):
    """A word to the compiler about an enumeration."""
    enum = find_enum(cell, rng)
    if enum:
        enum.attributes = ("[[deprecated]]",)
    return enum


@mutation("exports reordered", silent=True)
def reorder_exports(cell, rng):
    """Functions are declared in another order."""
    rng.shuffle(cell.exports)
    return len(cell.exports) > 1
