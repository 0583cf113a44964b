# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The part of C++ that headers are made from, as values.

A cell is a namespace with a few types and exports of its own. What could be
renamed or moved has an identity beside its name, so that what one side writes
and the other reads can be compared after any change.
"""

import dataclasses
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scalar:
    """A type of the language: `unsigned long`."""
    word: str


@dataclass(frozen=True)
class Pointer:
    """A pointer to a scalar or to a named type; to None: `void *`."""
    to: object
    const: bool = False


@dataclass(frozen=True)
class Named:
    """A class, a union or an enumeration of the cell."""
    name: str


@dataclass(frozen=True)
class Array:
    """An array that is a member."""
    of: object
    count: int


@dataclass(frozen=True)
class Vector:
    """GNU's vector of a scalar; its size is in bytes."""
    of: str
    size: int


@dataclass(frozen=True)
class Callback:
    """A pointer to a function."""
    params: tuple
    result: object = None
    convention: str = ""
    noexcept: bool = False
    throws: bool = False


@dataclass(frozen=True)
class Standard:
    """A type of the standard library that holds text or numbers."""
    spelling: str


@dataclass
class Anonymous:
    """An unnamed union or struct that is a member."""
    word: str
    members: list


@dataclass
class Member:
    """A non-static data member, maybe a bit-field."""
    id: str
    name: str
    type: object
    bits: int | None = None
    const: bool = False
    mutable: bool = False
    volatile: bool = False
    access: str = "public"
    align: int = 0
    packed: bool = False
    no_address: bool = False
    init: bool = False


@dataclass
class Base:
    """A base class."""
    name: str
    virtual: bool = False
    access: str = "public"


@dataclass
class Virtual:
    """A virtual function; with the identity of another it overrides that. One
    that throws does so unless it promises not to."""
    id: str
    name: str
    params: tuple = ()
    result: object = None
    const: bool = False
    pure: bool = False
    noexcept: bool = False
    final: bool = False
    throws: bool = False


SPECIALS = ("default", "copy", "move", "copy_assign", "move_assign", "destroy")


@dataclass
class Record:
    """A class or a union. `specials` has the form of each special member that
    is declared: `defaulted`, `deleted`, `user`, `late`, `argument`, … A template has one type
    as its argument, and values: pairs of their types and spellings."""
    name: str
    word: str = "struct"
    bases: list = field(default_factory=list)
    members: list = field(default_factory=list)
    virtuals: list = field(default_factory=list)
    specials: dict = field(default_factory=dict)
    virtual_destroy: bool = False
    align: int = 0
    packed: bool = False
    pack: int = 0
    final: bool = False
    attributes: tuple = ()
    parameter: object = None
    values: list = field(default_factory=list)
    extras: list = field(default_factory=list)
    before: list = field(default_factory=list)

    @property
    def is_union(self):
        """Whether it is a union."""
        return self.word == "union"


@dataclass
class Enumerator:
    """One name of an enumeration."""
    id: str
    name: str
    value: int


@dataclass
class Enum:
    """An enumeration."""
    name: str
    scoped: bool = False
    underlying: str | None = None
    enumerators: list = field(default_factory=list)
    packed: bool = False
    attributes: tuple = ()
    before: list = field(default_factory=list)


@dataclass
class Param:
    """A parameter or a result: how it crosses is its mode. What is passed as a
    pointer or a reference may be an object of a derived class."""
    type: object
    mode: str = "value"
    actual: str | None = None
    name: str = ""
    default: str = ""


@dataclass
class Export:
    """A function that the plugin has. `throws` is what it throws, and `caught`
    the class under which the host catches it."""
    id: str
    name: str
    params: list = field(default_factory=list)
    result: Param | None = None
    is_c: bool = False
    noexcept: bool = False
    convention: str = ""
    is_variable: bool = False
    throws: object = None
    caught: object = None
    attributes: tuple = ()
    before: list = field(default_factory=list)


@dataclass
class Cell:
    """What is judged at once: types, and the exports that they cross by."""
    number: int
    types: list = field(default_factory=list)
    exports: list = field(default_factory=list)
    includes: list = field(default_factory=list)
    extras: list = field(default_factory=list)
    counter: int = 0

    def __str__(self):
        return f"c{self.number}"

    def find(self, name):
        """The type of that name."""
        for one in self.types:
            if one.name == name:
                return one
        raise KeyError(name)

    def is_named(self, one):
        """Whether a contract has a type: of a template it has the instances
        that the header names."""
        if getattr(one, "parameter", None) is None:
            return True
        word = repr(Named(one.name))
        return any(word in repr(each) for each in self.types + self.exports)

    def records(self):
        """Classes and unions, in order."""
        return [one for one in self.types if isinstance(one, Record)]

    def enums(self):
        """Enumerations, in order."""
        return [one for one in self.types if isinstance(one, Enum)]

    def new_id(self, letter):
        """A name that nothing else has."""
        self.counter += 1
        return f"{letter}{self.counter}"

    def is_record(self, kind):
        """Whether a type is a class or a union."""
        return isinstance(kind, Named) and isinstance(
            self.find(kind.name), Record)

    def bases_of(self, record):
        """A class and all that it is derived from, each once."""
        found = {record.name: record}
        for base in record.bases:
            for one in self.bases_of(self.find(base.name)):
                found.setdefault(one.name, one)
        return list(found.values())

    def virtuals_of(self, record):
        """The functions of a class and its bases: the last overrider of each,
        by name and signature."""
        found = {}
        for base in record.bases:
            for key, one in self.virtuals_of(self.find(base.name)).items():
                if key not in found or found[key].pure:
                    found[key] = one
        for one in record.virtuals:
            found[(one.name, one.params, one.const)] = one
        return found

    def is_polymorphic(self, record):
        """Whether a class has virtual functions."""
        return any(one.virtuals or one.virtual_destroy
                   for one in self.bases_of(record))

    def is_abstract(self, record):
        """Whether a pure function is left."""
        return any(one.pure for one in self.virtuals_of(record).values())


def walk(kind):
    """A type and those that it is made from."""
    yield kind
    for name in ("to", "of", "result"):
        inner = getattr(kind, name, None)
        if dataclasses.is_dataclass(inner):
            yield from walk(inner)
    for inner in getattr(kind, "params", ()):
        yield from walk(inner)
