# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Spells types and writes headers."""

from model import (Anonymous, Array, Callback, Enum, Named, Pointer, Scalar, Standard,
                   Vector, walk)

EXPORTED = '__attribute__((visibility("default")))'

# Types that a word stands for.
TYPEDEFS = {
    "wide_int": "int wide_int __attribute__((aligned(16)))",
    "narrow_long": "long narrow_long __attribute__((aligned(1)))",
    "wide_char": "char wide_char __attribute__((aligned(8)))",
    "method": "void (probe::*method)()",
    "field": "int probe::*field",
}

# How each special member is declared; {0} is the class.
HEADS = {
    "default": "{0}()",
    "copy": "{0}(const {0} &)",
    "move": "{0}({0} &&)",
    "copy_assign": "{0} &operator=(const {0} &)",
    "move_assign": "{0} &operator=({0} &&)",
    "destroy": "~{0}()",
}

# The same with another parameter.
OTHER_HEADS = {
    "argument": {"copy": "{0}(const {0} &, int = 0)",
                 "move": "{0}({0} &&, int = 0)",
                 "default": "{0}(int = 0)"},
    "volatile": {"copy": "{0}(const volatile {0} &)",
                 "copy_assign": "{0} &operator=(const volatile {0} &)"},
    "plain": {"copy": "{0}({0} &)", "copy_assign": "{0} &operator=({0} &)"},
}

# Forms that have a body of their own, which each side defines.
DEFINED = ("user", "argument", "plain", "volatile", "noexcept")


class Speller:
    """Spells what a cell has."""

    def __init__(self, cell):
        self.cell = cell

    def declare(self, kind, name=""):
        """A declaration of a type and a name; without one, the type."""
        if isinstance(kind, Pointer):
            if kind.to is None:
                return f"{'const ' if kind.const else ''}void *{name}"
            inner = self.declare(kind.to, f"*{name}")
            return f"const {inner}" if kind.const else inner
        if isinstance(kind, Array):
            return self.declare(kind.of, f"{name}[{kind.count}]")
        if isinstance(kind, Callback):
            params = ", ".join(self.declare(one) for one in kind.params)
            ending = " noexcept" if kind.noexcept else ""
            return (f"{self.name(kind.result)} ({kind.convention}*{name})"
                    f"({params}){ending}")
        return f"{self.name(kind)} {name}".rstrip()

    def name(self, kind):
        """A type that needs nothing after a name."""
        if kind is None:
            return "void"
        if isinstance(kind, Scalar):
            return kind.word
        if isinstance(kind, Standard):
            return kind.spelling
        if isinstance(kind, Vector):
            return f"vector_{kind.of.replace(' ', '_')}_{kind.size}"
        if isinstance(kind, Named):
            parameter = getattr(self.cell.find(kind.name), "parameter", None)
            if parameter is None:
                return kind.name
            words = [self.declare(parameter)]
            words += [value for _, value in self.cell.find(kind.name).values]
            return f"{kind.name}<{', '.join(words)}>"
        return self.declare(kind)

    def param(self, param, name=""):
        """A parameter or a result."""
        if param is None:
            return "void"
        if param.mode == "value":
            return self.declare(param.type, name)
        const = "const " if param.mode in ("cref", "cptr") else ""
        mark = "&" if param.mode in ("ref", "cref") else "*"
        return const + self.declare(param.type, mark + name)

    def virtual(self, one, owner=None):
        """The head of a virtual function, without what only its first
        declaration has."""
        params = ", ".join(self.declare(kind, f"p{i}")
                           for i, kind in enumerate(one.params))
        name = f"{owner}::{one.name}" if owner else one.name
        return (f"{self.name(one.result)} {name}({params})"
                f"{' const' if one.const else ''}"
                f"{' noexcept' if one.noexcept else ''}")

    def export(self, export, with_defaults=True):
        """The declaration of an export, without its end."""
        params = []
        for i, one in enumerate(export.params):
            default = f" = {one.default}" if one.default and with_defaults else ""
            params.append(self.param(one, one.name or f"p{i}") + default)
        return (f"{self.param(export.result)} {export.convention}"
                f"{export.name}({', '.join(params)})"
                f"{' noexcept' if export.noexcept else ''}")


class Header(Speller):
    """Writes the header of a cell."""

    def special(self, record, which, form):
        """The declaration of a special member."""
        head = OTHER_HEADS.get(form, HEADS).get(which, HEADS[which])
        text = head.format(record.name)
        if which == "destroy" and record.virtual_destroy:
            text = "virtual " + text
        ending = {"defaulted": " = default", "deleted": " = delete",
                  "inline": " {}", "noexcept": " noexcept",
                  "private": " = default"}.get(form, "")
        semicolon = "" if form == "inline" else ";"
        if form == "private":
            return f"private: {text}{ending}; public:"
        return f"{text}{ending}{semicolon}"

    def member(self, record, one):
        """The declaration of a member, with the access that it has."""
        words = [word for word, is_there in (
            ("[[no_unique_address]]", one.no_address),
            (f"alignas({one.align})", one.align),
            ("mutable", one.mutable), ("const", one.const),
            ("volatile", one.volatile)) if is_there]
        kind = one.type
        if isinstance(kind, Anonymous):
            inner = " ".join(self.member(record, each).partition(": ")[2]
                             for each in kind.members)
            return f"{one.access}: {kind.word} {{ {inner} }};"
        if record.parameter is not None and kind == record.parameter:
            text = f"Parameter {one.name}"
        else:
            text = self.declare(kind, one.name)
        if isinstance(kind, (Pointer, Callback)) and (one.const or one.volatile):
            # Of the member, not of what it points to.
            words = [word for word in words if word not in ("const", "volatile")]
            mark = "const " if one.const else "volatile "
            text = self.declare(kind, f"{mark}{one.name}")
        if one.bits is not None:
            text += f" : {one.bits}"
        if one.packed:
            text += " __attribute__((packed))"
        if one.init:
            text += "{}"
        return f"{one.access}: {' '.join(words + [text])};"

    def body(self, record):
        """The lines between a class's braces."""
        yield "friend struct probe;"
        specials = dict(record.specials)
        if specials.keys() & {"copy", "move"}:
            specials.setdefault("default", "defaulted")
        if record.virtual_destroy:
            specials["destroy"] = "user"
        for which, form in specials.items():
            yield "public: " + self.special(record, which, form)
        for one in record.virtuals:
            pure = " = 0" if one.pure else ""
            final = " final" if one.final else ""
            yield f"public: virtual {self.virtual(one)}{final}{pure};"
        for one in record.members:
            yield self.member(record, one)
        for line in record.extras:
            yield "public: " + line

    def record(self, record):
        """The lines of a class."""
        yield from record.before
        if record.pack:
            yield f"#pragma pack(push, {record.pack})"
        if record.parameter is not None:
            words = ["class Parameter"] + [
                f"{kind} V{i}" for i, (kind, _) in enumerate(record.values)]
            yield f"template <{', '.join(words)}>"
        words = [record.word, *record.attributes]
        if record.packed:
            words.append("__attribute__((packed))")
        if record.align:
            words.append(f"alignas({record.align})")
        words.append(record.name + (" final" if record.final else ""))
        bases = ", ".join(
            f"{'virtual ' if one.virtual else ''}{one.access} "
            f"{self.name(Named(one.name))}" for one in record.bases)
        yield " ".join(words) + (f" : {bases}" if bases else "") + " {"
        for line in self.body(record):
            yield "  " + line
        yield "};"
        for which, form in record.specials.items():
            if form == "late":
                head = HEADS[which].format(record.name)
                ret, _, rest = head.rpartition("operator")
                if ret:
                    head = f"{ret}{record.name}::operator{rest}"
                else:
                    head = f"{record.name}::{head}"
                yield f"inline {head} = default;"
        if record.pack:
            yield "#pragma pack(pop)"

    def enum(self, enum):
        """The lines of an enumeration."""
        yield from enum.before
        words = ["enum class" if enum.scoped else "enum", *enum.attributes]
        if enum.packed:
            words.append("__attribute__((packed))")
        words.append(enum.name)
        if enum.underlying:
            words.append(f": {enum.underlying}")
        names = ", ".join(f"{one.name} = {spell_number(one.value)}"
                          for one in enum.enumerators)
        yield f"{' '.join(words)} {{ {names} }};"

    def vectors(self):
        """The vectors that a cell names."""
        kinds = [one.type for record in self.cell.records()
                 for one in flatten(record.members)]
        kinds += [record.parameter for record in self.cell.records()]
        kinds += [kind for record in self.cell.records()
                  for one in record.virtuals for kind in (*one.params, one.result)]
        for export in self.cell.exports:
            kinds += [one.type for one in (*export.params, export.result) if one]
        found = {inner for kind in kinds if kind for inner in walk(kind)
                 if isinstance(inner, Vector)}
        for one in sorted(found, key=self.name):
            yield (f"typedef {one.of} {self.name(one)} "
                   f"__attribute__((vector_size({one.size})));")

    def declare_export(self, one):
        """The declaration of an export."""
        linkage = 'extern "C" ' if one.is_c else ""
        words = " ".join((*one.attributes, EXPORTED))
        if one.is_variable:
            linkage = linkage or "extern "
            return (f"{linkage}{words} "
                    f"{self.declare(one.result.type, one.name)};")
        return f"{linkage}{words} {self.export(one)};"

    def typedef(self, name, line):
        """The lines of one of TYPEDEFS. Before 19 clang loses bytes of a class
        with a narrow_long that goes in registers, even within one program."""
        if name == "narrow_long":
            yield "#if defined(__clang__) && __clang_major__ < 19"
            yield f"typedef long {name};"
            yield "#else"
        yield f"typedef {line};"
        if name == "narrow_long":
            yield "#endif"

    def lines(self):
        """The whole header."""
        yield "#pragma once"
        for name in self.cell.includes:
            yield f"#include <{name}>"
        yield f"namespace {self.cell} {{"
        yield "struct probe;"
        text = repr(self.cell)
        for name, line in TYPEDEFS.items():
            if f"'{name}'" in text:
                yield from self.typedef(name, line)
        yield from self.vectors()
        yield from self.cell.extras
        for one in self.cell.types:
            yield from (self.enum(one) if isinstance(one, Enum)
                        else self.record(one))
        for one in self.cell.exports:
            yield from one.before
            yield self.declare_export(one)
        yield "}"

    def text(self):
        """The whole header, as text."""
        return "\n".join(self.lines()) + "\n"


def flatten(members):
    """Members, and those of unnamed ones in their place."""
    for one in members:
        if isinstance(one.type, Anonymous):
            yield from flatten(one.type.members)
        else:
            yield one


def spell_number(value):
    """A number as a literal that has its value in each type that holds it."""
    if value == -2**63:
        return "-9223372036854775807LL - 1"
    if value > 2**63 - 1:
        return f"{value}ULL"
    return str(value) if -2**31 < value < 2**31 else f"{value}LL"


def format_header(cell):
    """The header of a cell."""
    return Header(cell).text()
