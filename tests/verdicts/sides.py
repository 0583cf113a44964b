# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the source of each side of a cell: what its classes define, how they
are written and read, and the calls (drive.py). One side, mostly the plugin,
provides the exports; the other calls them."""

from drive import Driver
from model import Anonymous, Named, Param, Scalar, Standard
from spell import DEFINED, HEADS, OTHER_HEADS, flatten

ENTRY = "HARNESS_CALL static void"


def named_members(record):
    """The members that hold something."""
    return [one for one in flatten(record.members) if one.name]


class Side(Driver):
    """The source of one side."""

    def place(self, one):
        """A member of `x`, as something that can be written."""
        place = f"x.{one.name}"
        if self.cell.is_record(one.type):
            return f"*({self.name(one.type)}*)&{place}"
        if one.const or one.volatile:
            return f"const_cast<{self.declare(one.type)}&>({place})"
        return place

    def visit(self, record, act):
        """Statements that write or read the bases and members of `x`."""
        verb = "put" if act == self.put else "get"
        for base in record.bases:
            name = self.name(Named(base.name))
            key = self.part("k", base.name)
            yield f"{verb}_members(({name}&)x, {key});"
        self.site = record.name
        yield from self.visit_members(record.members, record.is_union, act)

    def visit_members(self, members, is_union, act):
        """The same of a list of members; of a union's one at a time."""
        members = sorted((one for one in members if one.name or isinstance(
            one.type, Anonymous)), key=lambda one: one.id)
        for number, one in enumerate(members):
            if isinstance(one.type, Anonymous):
                lines = self.visit_members(one.type.members,
                                           one.type.word == "union", act)
            else:
                lines = act(one.type, self.place(one), self.part("k", one.id))
            if is_union:
                yield f"if (verdicts_round() % {len(members)} == {number}) {{"
                yield from lines
                yield "}"
            else:
                yield from lines

    def record_functions(self, record):
        """How a class is written, read and copied."""
        name = self.name(Named(record.name))
        for verb, act in (("put", self.put), ("get", self.get)):
            yield f"static void {verb}_members({name}& x, const harness::Key& k) {{"
            yield "  (void)x; (void)k;"
            for line in self.visit(record, act):
                yield "  " + line
            yield "}"
        yield (f"static void put({name}& x, const harness::Key& k) "
               "{ put_members(x, k); }")
        yield f"static void get({name}& x, const harness::Key& k) {{"
        yield "  get_members(x, k);"
        yield "  if (harness::reading != 'R') return;"
        for one in self.cell.virtuals_of(record).values():
            for line in self.call_virtual(one):
                yield "  " + line
        yield "}"
        yield f"static void copy({name}& to, const {name}& from) {{"
        yield "  (void)to; (void)from;"
        for line in self.copies(record):
            yield "  " + line
        yield "}"

    def call_virtual(self, one):
        """Statements that call a virtual function of `x`."""
        params = [Param(kind) for kind in one.params]
        thrown = Scalar("int") if one.throws else None
        yield from self.call(f"x.{one.name}", params,
                             one.result and Param(one.result), f"v.{one.id}",
                             thrown, thrown)

    def copies(self, record):
        """Statements that copy the parts of a class."""
        for base in record.bases:
            name = self.name(Named(base.name))
            yield f"copy(({name}&)to, (const {name}&)from);"
        if record.is_union:
            yield "__builtin_memcpy((void*)&to, (const void*)&from, sizeof to);"
            return
        for one in named_members(record):
            if isinstance(one.type, Standard):
                yield f"harness::assign(to.{one.name}, from.{one.name});"
            elif one.bits is not None:
                yield f"to.{one.name} = from.{one.name};"
            elif self.cell.is_record(one.type):
                name = self.name(one.type)
                yield (f"copy(*({name}*)&to.{one.name}, "
                       f"*({name}*)&from.{one.name});")
            else:
                yield (f"__builtin_memcpy((void*)&to.{one.name}, "
                       f"(const void*)&from.{one.name}, sizeof to.{one.name});")

    def facts(self, record):
        """Statements that note how a class is laid out."""
        name = self.name(Named(record.name))
        key = record.name
        yield f'harness::note_fact("{key}.size", sizeof({name}));'
        yield f'harness::note_fact("{key}.align", __alignof__({name}));'
        is_known = not self.cell.is_abstract(record) or not any(
            base.virtual for each in self.cell.bases_of(record)
            for base in each.bases)
        if not record.final and is_known:
            yield f'harness::note_tail<{name}>("{key}.tail");'
        if self.cell.is_polymorphic(record):
            yield f'harness::note_class<{name}>("{key}.class");'
        inherited = {one.id for base in record.bases for one in
                     self.cell.virtuals_of(self.cell.find(base.name)).values()}
        for one in record.virtuals:
            # Who does not override a function has it all the same.
            verb = "O" if one.id in inherited else "F"
            yield (f"harness::note_slot('{verb}', \"{key}.{one.id}.slot\", "
                   f"&{name}::{one.name});")
        yield "{"
        yield f"  auto& x = {self.make(Named(record.name))};"
        yield "  auto* start = (char*)&x; (void)start;"
        for one in named_members(record):
            yield f'  harness::note_fact("{key}.{one.id}.there", 1);'
            if one.bits is None:
                yield (f'  harness::note_offset("{key}.{one.id}", '
                       f"(unsigned long)((char*)&x.{one.name} - start));")
            else:
                kind = self.name(one.type)
                yield f"  x.{one.name} = ({kind})0;"
                yield "  {"
                yield "  const harness::Bits bits(&x, sizeof x);"
                yield f"  x.{one.name} = ({kind})-1;"
                yield f'  bits.note("{key}.{one.id}.first", "{key}.{one.id}.bits");'
                yield "  }"
        for base in record.bases:
            inner = self.name(Named(base.name))
            yield (f'  harness::note_fact("{key}.{base.name}", '
                   f"(unsigned long)((char*)&({inner}&)x - start));")
        yield "}"

    def enum_facts(self, enum):
        """The same of an enumeration."""
        yield f'harness::note_fact("{enum.name}.size", sizeof({enum.name}));'
        yield (f'harness::note_fact("{enum.name}.signed", '
               f"(__underlying_type({enum.name}))-1 < 0);")
        for one in enum.enumerators:
            yield (f'harness::note_enum(\'F\', harness::Key{{nullptr, '
                   f'"{enum.name}.{one.id}"}}, {enum.name}::{one.name});')

    def definitions(self, record):
        """What a class declares and its side has to define."""
        name = record.name
        specials = dict(record.specials)
        if record.virtual_destroy:
            specials["destroy"] = "user"
        for which, form in specials.items():
            if form in DEFINED:
                yield from self.special(record, which, form)
        for one in record.virtuals:
            if not one.pure:
                yield f"{self.virtual(one, name)} {{ return probe::run_{name}_{one.id}("
                yield ", ".join(f"p{i}" for i, _ in enumerate(one.params)) + "); }"
        if self.cell.is_abstract(record):
            for one in self.find_pure(record):
                yield f"{self.virtual(one, f'own_{name}')} {{"
                yield f"  return probe::run_{name}_{one.id}("
                yield ", ".join(f"p{i}" for i, _ in enumerate(one.params)) + "); }"

    def find_pure(self, record):
        """The functions that whoever derives from a class has to write."""
        return [one for one in self.cell.virtuals_of(record).values() if one.pure]

    def own_class(self, record):
        """What a side makes of an abstract class."""
        yield f"struct own_{record.name} : {record.name} {{"
        for one in self.find_pure(record):
            yield f"  {self.virtual(one)} override;"
        yield "};"

    def special(self, record, which, form):
        """The definition of a special member."""
        name = record.name
        head = OTHER_HEADS.get(form, HEADS).get(which, HEADS[which])
        head = head.format(name).replace(" = 0", "")
        ending = " noexcept" if form == "noexcept" else ""
        if which == "default":
            yield f"{name}::{head}{ending} {{}}"
        elif which == "destroy":
            yield f"{name}::{head}{ending} {{"
            key = f"destroy.{name}"
            yield (f'if (verdicts_is_doomed("{key}")) harness::note<bool>('
                   f"'R', harness::Key{{nullptr, \"{key}\"}}, 1);")
            yield "}"
        elif "assign" in which:
            _, _, params = head.partition("operator")
            params = params.replace(" &)", " &from)").replace(" &&)", " &&from)")
            yield (f"{name}& {name}::operator{params}{ending} "
                   f"{{ probe::copy(*this, ({name}&)from); return *this; }}")
        else:
            first, _, rest = head[len(name) + 1:].partition("&")
            mark = "&&" if rest.startswith("&") else "&"
            rest = rest.lstrip("&")
            yield (f"{name}::{name}({first}{mark}from{rest}{ending} "
                   f"{{ probe::copy(*this, ({name}&)from); harness::scrub(); }}")

    def virtual_bodies(self, record):
        """What the virtual functions of a class do."""
        todo = {one.id: one for one in record.virtuals if not one.pure}
        if self.cell.is_abstract(record):
            todo.update((one.id, one) for one in self.find_pure(record))
        for one in todo.values():
            heads = ", ".join(self.declare(kind, f"p{i}")
                              for i, kind in enumerate(one.params))
            yield (f"static {self.name(one.result)} run_{record.name}_{one.id}"
                   f"({heads}) {{")
            params = [Param(kind) for kind in one.params]
            thrown = Scalar("int") if one.throws else None
            for line in self.body(params, one.result and Param(one.result),
                                  f"v.{one.id}", thrown, thrown, one.noexcept):
                yield "  " + line
            yield "}"

    def give_function(self):
        """How a class is returned by those that can."""
        yield "template <class X> static X give(const harness::Key& k) {"
        yield "  auto& x = harness::fresh<X>();"
        yield "  put_members(x, k);"
        yield "  if constexpr (harness::passable<X>) return X(harness::hand(x));"
        yield "  else { harness::skip(k); return X(); }"
        yield "}"

    def offers(self):
        """Each class by value, as it may cross where no signature names it: the
        provider offers functions that take and give it, and the other side calls
        them."""
        for record in self.cell.records():
            if not self.cell.is_named(record) or self.cell.is_abstract(record):
                continue
            whole, number = Named(record.name), Scalar("int")
            name = self.name(whole)
            # What stands beside a class tells how that was passed.
            yield from self.offer(f"take.{record.name}", f"int (*)({name}, int)",
                                  [Param(whole), Param(number)], Param(number))
            yield from self.offer(f"give.{record.name}", f"{name} (*)(int)",
                                  [Param(number)], Param(whole))

    def offer(self, site, kind, params, result):
        """One such function, and the call of it."""
        if self.provides:
            name = site.replace(".", "_")
            heads = ", ".join(self.param(one, f"p{i}")
                              for i, one in enumerate(params))
            self.functions += [f"static {self.param(result)} offer_{name}({heads}) {{",
                               *self.body(params, result, site), "}"]
            yield f'verdicts_offer("{site}", (void*)&offer_{name});'
            return
        yield f'if (auto* offer = ({kind})verdicts_find("{site}")) {{'
        yield from self.call("offer", params, result, site)
        yield "}"

    def main(self):
        """What the program that runs a pair calls: facts, and all exports."""
        facts = []
        for one in self.cell.types:
            if self.cell.is_named(one):
                facts += (self.facts(one) if one in self.cell.records()
                          else self.enum_facts(one))
        yield "static void act(int task) {"
        yield "  if (task < 0) {"
        if self.provides:
            yield from self.offers()
        yield "    if (task < -1) return;"
        yield from facts
        yield "    return;"
        yield "  }"
        if not self.provides:
            yield "  if (task == 1) {"
            for line in self.offers():
                yield "    " + line
            yield "    return;"
            yield "  }"
        for one in self.cell.exports:
            if one.is_variable:
                act = self.put if self.provides else self.get
                yield f'{{ harness::Key k{{nullptr, "{one.id}"}};'
                yield from self.in_site(one.id, act(
                    one.result.type, one.name, self.part("k", "value")))
                yield "}"
        if not self.provides:
            for one in self.cell.exports:
                if one.is_variable:
                    continue
                for line in self.call(one.name, one.params, one.result, one.id,
                                      one.throws, one.caught):
                    yield "  " + line
        yield "}"

    def exports(self):
        """The functions of the side that has them."""
        for one in self.cell.exports:
            linkage = 'extern "C" ' if one.is_c else ""
            if one.is_variable:
                text = f"{self.declare(one.result.type, one.name)}{{}};"
                yield f"{linkage}{{ {text} }}" if linkage else text
                continue
            yield f"{linkage}{self.export(one, with_defaults=False)} {{"
            words = ", ".join(f"p{i}" for i, _ in enumerate(one.params))
            yield f"  return probe::run_{one.id}({words});"
            yield "}"

    def export_bodies(self):
        """What they do, where private things are in reach."""
        for one in self.cell.exports:
            if one.is_variable:
                continue
            # What was passed is looked at where it is.
            heads = ", ".join(
                self.declare(param.type, f"&p{i}") if param.mode == "value"
                else self.param(param, f"p{i}")
                for i, param in enumerate(one.params))
            head = self.param(one.result, f"run_{one.id}({heads})")
            if one.result is None:
                head = f"void run_{one.id}({heads})"
            yield f"static {head} {{"
            for line in self.body(one.params, one.result, one.id,
                                  one.throws, one.caught, one.noexcept):
                yield "  " + line
            yield "}"

    def lines(self):
        """The whole source."""
        inner = []
        for record in self.cell.records():
            inner += self.record_functions(record)
            inner += self.virtual_bodies(record)
        inner += self.give_function()
        if self.provides:
            inner += self.export_bodies()
        inner += self.main()
        yield f'#include "{self.cell}.hpp"'
        yield f"namespace {self.cell} {{"
        for record in self.cell.records():
            if self.cell.is_abstract(record):
                yield from self.own_class(record)
        yield "struct probe {"
        for line in [*self.functions, *inner]:
            yield "  " + line
        yield "};"
        for record in self.cell.records():
            yield from self.definitions(record)
        if self.provides:
            yield from self.exports()
        yield f"{ENTRY} enter(int task) {{ probe::act(task); }}"
        yield "__attribute__((constructor)) static void add() {"
        yield (f"  verdicts_add({self.cell.number}, {int(self.provides)}, "
               "&enter);")
        yield "}"
        yield "}"


def format_side(cell, provides):
    """The source of a side of a cell: of the one that has the functions, or of
    the one that calls them."""
    return "\n".join(Side(cell, provides).lines()) + "\n"
