# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the code of each side of a cell, as that side's header has it: the
host calls every export, the plugin defines them, and both note what they write
and read. See harness.hpp."""

from model import (Array, Callback, Enum, Named, Param, Pointer, Scalar,
                   Standard, Vector)
from spell import Speller

MOST_DEPTH = 4

# What stands in standard types, and how it gets there and out.
STANDARD = {
    "std::string": ("{0}.assign(17 + harness::mix({1}) % 9, 'x')",
                    "{0}.size()"),
    "std::vector<int>": ("{0}.assign(3 + harness::mix({1}) % 9, 7)",
                         "{0}.size() * 100 + unsigned({0}.at(1))"),
    "std::vector<bool>": ("{0}.assign(3 + harness::mix({1}) % 90, true)",
                          "{0}.size()"),
    "std::optional<int>": ("{0} = int(harness::mix({1}) % 99)", "*{0}"),
    "std::pair<int, double>": ("{0} = {{int(harness::mix({1}) % 99), 0.5}}",
                               "{0}.first"),
    "std::function<int(int)>": ("{0} = [](int p0) {{ return p0 + 3; }}",
                                "{0}(40)"),
    "std::map<int, int>": ("{0}[3] = int(harness::mix({1}) % 99)", "{0}.at(3)"),
    "std::unordered_map<int, int, Hash>": (
        "{0}[3] = int(harness::mix({1}) % 99), {0}[4] = 1", "{0}.at(3)"),
    "std::shared_ptr<int>": (
        "{0} = std::make_shared<int>(harness::mix({1}) % 99)", "*{0}"),
    "std::variant<int, std::string>": (
        "{0} = std::string(20 + harness::mix({1}) % 9, 'y')",
        "std::get<1>({0}).size()"),
    "std::string_view": ('{0} = "four"', "{0}.size()"),
}


class Driver(Speller):
    """Writes the code of one side."""

    def __init__(self, cell, provides):
        super().__init__(cell)
        self.provides = provides
        self.functions = []  # that callbacks point to
        self.made = set()
        self.loops = 0

    # What crosses, by its parts.

    def put(self, kind, place, key):
        """Statements that write a value, and note it."""
        if isinstance(kind, (Scalar, Enum)) or self.is_enum(kind):
            yield from self.put_number(kind, place, key)
        elif isinstance(kind, Pointer):
            yield from self.put_pointer(kind, place, key)
        elif isinstance(kind, (Array, Vector)):
            yield from self.each(kind, place, key, self.put)
        elif isinstance(kind, Callback):
            yield f"{place} = {self.callback(kind, key)};"
        elif isinstance(kind, Standard):
            write, read = (text.format(place, key)
                           for text in STANDARD[kind.spelling])
            yield f"{write}; harness::note<unsigned long>('W', {key}, {read});"
        else:
            yield f"put({place}, {key});"

    def get(self, kind, place, key):
        """Statements that read a value, and note it."""
        if isinstance(kind, Scalar):
            yield f"harness::note<{kind.word}>(harness::reading, {key}, {place});"
        elif self.is_enum(kind):
            yield (f"harness::note_enum<{self.name(kind)}>(harness::reading, "
                   f"{key}, {place});")
        elif isinstance(kind, Pointer):
            yield from self.get_pointer(kind, place, key)
        elif isinstance(kind, (Array, Vector)):
            yield from self.each(kind, place, key, self.get)
        elif isinstance(kind, Callback):
            params = [Param(one) for one in kind.params]
            yield f"if (harness::reading == 'R' && {place}) {{"
            thrown = Scalar("int") if kind.throws else None
            yield from self.call(place, params,
                                 kind.result and Param(kind.result),
                                 self.find_site(key), thrown, thrown)
            yield "}"
        elif isinstance(kind, Standard):
            read = STANDARD[kind.spelling][1].format(place)
            yield f"harness::note<unsigned long>(harness::reading, {key}, {read});"
        else:
            yield f"get({place}, {key});"

    def is_enum(self, kind):
        """Whether a type is an enumeration."""
        return isinstance(kind, Named) and not self.cell.is_record(kind)

    def put_number(self, kind, place, key):
        """The same of a scalar or an enumeration."""
        word = self.name(kind)
        if isinstance(kind, Scalar):
            yield f"{place} = harness::pick<{word}>({key});"
            yield f"harness::note<{word}>('W', {key}, {place});"
            return
        names = [f"{word}::{one.name}"
                 for one in self.cell.find(kind.name).enumerators]
        yield "{"
        yield f"  const {word} all[] = {{{', '.join(names)}}};"
        yield f"  {place} = all[harness::mix({key}) % {len(names)}];"
        yield f"  harness::note_enum<{word}>('W', {key}, {place});"
        yield "}"

    def put_pointer(self, kind, place, key):
        """The same of a pointer, and of what it points to."""
        if kind.to is None:
            yield f"{place} = verdicts_memory(1, 1);"
            yield f"harness::note<unsigned long>('W', {key}, (unsigned long){place});"
            return
        word = self.declare(kind.to)
        yield f"if ({key}.depth() < {MOST_DEPTH}) {{"
        yield f"  auto& target = {self.make(kind.to)};"
        for line in self.put(kind.to, "target", self.part(key, "*")):
            yield "  " + line
        yield f"  {place} = ({word}*)&target;"
        yield "} else {"
        yield f"  {place} = nullptr;"
        yield "}"
        yield f"harness::note<bool>('W', {key}, {place} != nullptr);"

    def get_pointer(self, kind, place, key):
        """The same of a pointer, and of what it points to."""
        if kind.to is None:
            yield (f"harness::note<unsigned long>(harness::reading, {key}, "
                   f"(unsigned long){place});")
            return
        word = self.declare(kind.to)
        yield (f"harness::note<bool>(harness::reading, {key}, "
               f"{place} != nullptr);")
        yield f"if ({key}.depth() < {MOST_DEPTH} && {place}) {{"
        yield f"  auto& target = *const_cast<{word}*>({place});"
        for line in self.get(kind.to, "target", self.part(key, "*")):
            yield "  " + line
        yield "}"

    def each(self, kind, place, key, act):
        """The same of each element."""
        inner = Scalar(kind.of) if isinstance(kind, Vector) else kind.of
        self.loops += 1
        i = f"i{self.loops}"
        count = f"int(sizeof({self.declare(kind)}) / sizeof({self.declare(inner)}))"
        yield f"for (int {i} = 0; {i} < {count}; ++{i}) {{"
        for line in act(inner, f"{place}[{i}]", self.part(key, "e", i)):
            yield "  " + line
        yield "}"

    @staticmethod
    def part(key, name, index=None):
        """The key of a part."""
        ending = f", {index}" if index else ""
        if key in ("k", "own"):
            return f'harness::Key{{&{key}, "{name}"{ending}}}'
        # A key that is a temporary lives until the end of the statement.
        return f'harness::Key{{&(const harness::Key&){key}, "{name}"{ending}}}'

    def find_site(self, key):
        """The name of the place that a callback stands in."""
        words = [word for word in key.split('"')[1::2] if word != "*"]
        return "cb." + ".".join([self.site, *words])

    site = ""

    def callback(self, kind, key):
        """The name of a function that a callback may point to."""
        site = self.find_site(key)
        name = "call_" + "".join(c if c.isalnum() else "_" for c in site)
        if name not in self.made:
            self.made.add(name)
            params = [Param(one) for one in kind.params]
            heads = ", ".join(self.declare(one, f"p{i}")
                              for i, one in enumerate(kind.params))
            lines = [f"static {self.name(kind.result)} {kind.convention}{name}"
                     f"({heads}){' noexcept' if kind.noexcept else ''} {{"]
            thrown = Scalar("int") if kind.throws else None
            lines += self.body(params, kind.result and Param(kind.result), site,
                               thrown, thrown, kind.noexcept)
            self.functions += [*lines, "}"]
        return name

    def make(self, kind, actual=None):
        """An expression for a new object."""
        if self.cell.is_record(kind):
            record = self.cell.find(actual or kind.name)
            if self.cell.is_abstract(record):
                return f"harness::fresh<own_{record.name}>()"
            return f"harness::fresh<{self.name(Named(record.name))}>()"
        return f"harness::fresh<{self.declare(kind)}>()"

    # Calls, and the bodies of what is called.

    def cross(self, param, place, key, act):
        """put() or get() of a parameter: of the object that it really is."""
        kind = Named(param.actual) if param.actual else param.type
        yield from act(kind, place, key)

    def call(self, callee, params, result, site, throws=None, caught=None):
        """Statements that call a function."""
        yield "{"
        yield f'harness::Key k{{nullptr, "{site}"}};'
        words = []
        for i, one in enumerate(params):
            key = self.part("k", f"p{i}")
            yield f"auto& a{i} = {self.make(one.type, one.actual)};"
            yield from self.in_site(site, self.cross(one, f"a{i}", key, self.put))
            words.append(f"&a{i}" if one.mode in ("ptr", "cptr") else f"a{i}")
        passed = [i for i, one in enumerate(params)
                  if one.mode == "value" and self.cell.is_record(one.type)]
        if passed:
            checks = " && ".join(
                f"harness::passable<{self.name(params[i].type)}>" for i in passed)
            names = ", ".join(f"auto& b{i}" for i in passed)
            yield f"[&]({names}) {{"
            yield f"if constexpr (({checks}) && sizeof(b{passed[0]}) != 0) {{"
            for i in passed:
                words[i] = f"harness::hand(b{i})"
        yield from self.call_it(f"{callee}({', '.join(words)})", result, site,
                                throws, caught)
        for i, one in enumerate(params):
            if one.mode in ("ref", "ptr"):
                yield from self.in_site(site, self.cross(
                    one, f"a{i}", self.part("k", f"p{i}out"), self.get))
        if passed:
            yield "} else { harness::skip(k); }"
            yield f"}}({', '.join(f'a{i}' for i in passed)});"
        yield "}"

    def call_it(self, expression, result, site, throws, caught):
        """The call itself, and what comes of it."""
        if throws is not None:
            key = self.part("k", "thrown")
            yield f"try {{ {expression}; }}"
            yield f"catch ({self.declare(caught)}& thrown) {{"
            yield from self.in_site(site, self.get(caught, "thrown", key))
            if self.is_seen_whole(throws, caught):
                yield (f"if (auto* whole = dynamic_cast<{self.name(throws)}*>"
                       f"(&thrown)) {{")
                yield from self.get(throws, "*whole", self.part("k", "whole"))
                yield "}"
            yield "}"
            return
        if result is None:
            yield f"{expression};"
            return
        key = self.part("k", "ret")
        yield f"auto&& r = {expression};"
        if result.mode in ("ptr", "cptr"):
            yield f"auto& rr = const_cast<{self.declare(result.type)}&>(*r);"
        else:
            yield f"auto& rr = const_cast<{self.declare(result.type)}&>(r);"
        if result.actual and result.actual != result.type.name:
            yield (f"auto* whole = dynamic_cast<"
                   f"{self.name(Named(result.actual))}*>(&rr);")
            yield "harness::note<bool>('R', k, whole != nullptr);"
            yield "if (whole) {"
            yield from self.get(Named(result.actual), "*whole",
                                self.part("k", "whole"))
            yield "}"
        lines = [*self.in_site(site, self.cross(
            Param(result.type, result.mode), "rr", key, self.get))]
        if result.mode == "value" and self.cell.is_record(result.type):
            lines = [f'if (!verdicts_is_skipped("{site}.ret")) {{', *lines, "}"]
        yield from lines
        if result.mode != "value" and self.can_doom(result.type):
            # The first destructor that is virtual: each derived class has it.
            name = [one.name for one in self.cell.bases_of(
                self.cell.find(result.type.name)) if one.virtual_destroy][-1]
            name = f"destroy.{name}"
            yield (f'verdicts_doom("{name}"); '
                   f"harness::note<bool>('W', harness::Key{{nullptr, \"{name}\"}}, 1);")
            yield f"rr.~{result.type.name}();"

    def is_seen_whole(self, throws, caught):
        """Whether who catches a base of a class can find the class."""
        return caught != throws and self.cell.is_polymorphic(
            self.cell.find(caught.name))

    def can_doom(self, kind):
        """Whether a destructor is virtual, and one that both sides note."""
        return (self.cell.is_record(kind)
                and self.cell.find(kind.name).virtual_destroy)

    def in_site(self, site, lines):
        """Lines whose callbacks belong to a call."""
        before, self.site = self.site, site
        yield from list(lines)
        self.site = before

    def body(self, params, result, site, throws=None, caught=None,
             noexcept=False):
        """Statements of a function: what it gets, and what it gives. One that
        promises not to throw does not."""
        yield f'harness::Key k{{nullptr, "{site}"}}; (void)k;'
        for i, one in enumerate(params):
            place = f"(*p{i})" if one.mode in ("ptr", "cptr") else f"p{i}"
            if one.mode in ("cref", "cptr"):
                place = f"const_cast<{self.declare(one.type)}&>({place})"
            if one.actual and one.actual != one.type.name:
                place = f"dynamic_cast<{self.name(Named(one.actual))}&>({place})"
            yield from self.in_site(site, self.cross(
                one, place, self.part("k", f"p{i}"), self.get))
            if one.mode in ("ref", "ptr"):
                yield from self.in_site(site, self.cross(
                    one, place, self.part("k", f"p{i}out"), self.put))
        if throws is not None and noexcept:
            yield "harness::skip(k);"
        elif throws is not None:
            yield from self.throw(throws, caught, site)
        elif result is not None:
            yield from self.give(result, site)

    def throw(self, throws, caught, site):
        """Statements that throw."""
        whole, thrown = self.part("k", "whole"), self.part("k", "thrown")
        yield f"auto& t = {self.make(throws)};"
        if caught == throws:
            yield from self.in_site(site, self.put(throws, "t", thrown))
        else:
            yield from self.in_site(site, self.put(throws, "t", whole))
            yield from self.tell(caught, "t", thrown)
            if not self.is_seen_whole(throws, caught):
                yield f"harness::skip({whole});"
        yield f"harness::raise<{self.name(throws)}>(t, k);"

    def tell(self, kind, place, key):
        """Note what was written of an object, once more: as a base of it."""
        yield "{ const harness::Telling telling;"
        yield f"  get_members(({self.name(kind)}&){place}, {key});"
        yield "}"

    def give(self, result, site):
        """Statements that return something."""
        key = self.part("k", "ret")
        if result.mode == "value" and self.cell.is_record(result.type):
            yield f"return give<{self.name(result.type)}>({key});"
            return
        yield f"auto& r = {self.make(result.type, result.actual)};"
        if result.actual and result.actual != result.type.name:
            yield "harness::note<bool>('W', k, true);"
            yield from self.in_site(site, self.put(
                Named(result.actual), "r", self.part("k", "whole")))
            yield from self.tell(result.type, "r", key)
        else:
            yield from self.in_site(site, self.cross(result, "r", key, self.put))
        mark = "&" if result.mode in ("ptr", "cptr") else ""
        yield f"return {mark}r;"
