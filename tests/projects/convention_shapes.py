# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions that compilers call in different ways, or do not, and which of them
agree."""

import dataclasses

# What builds a host and a plugin each, by name.
TOOLCHAINS = {
    "g": ("g++",),
    "g11": ("g++-11",),
    "ga": ("g++", "-mavx"),
    "g5": ("g++", "-mavx512f"),
    "gx": ("g++", "-fabi-version=11"),
    "c": ("clang++-14",),
    "ca": ("clang++-14", "-mavx"),
    "c5": ("clang++-14", "-mavx512f"),
    "cx": ("clang++-14", "-fclang-abi-compat=3.8"),
    "cu": ("clang++-14", "-mavx", "-fclang-abi-compat=11"),
    "n": ("clang++-19",),
}


@dataclasses.dataclass(frozen=True)
class Shape:
    """One function: `call(parameters)` is told by `check` whether it was given
    `arguments`; one without `check` gives the value that `arguments` spell, and
    `seen` tells of `got` whether that came back."""

    name: str
    parameters: str = ""
    arguments: str = ""
    check: str = ""
    types: str = ""
    result: str = "int"
    seen: str = ""
    # Names of toolchains that agree; those of no group agree with one another.
    groups: tuple = ()
    facts: tuple = ()  # that refuse

    def agree(self, one, other):
        """Whether hosts and plugins of these toolchains fit."""
        def find(name):
            return next((group for group in self.groups
                         if name in group.split()), "")
        return find(one) == find(other)


NUMBER = "using Number = __int128;\nconst Number large = Number(7) << 70;\n"
LONGS = "long a, long b, long c, long d, long e"
FIVE = "1, 2, 3, 4, 5"
CLANG14 = "c ca c5 cx cu"
BY_CLANG = ("compiler", "compiler_version")


def number(name, parameters, arguments, check, groups=(), **others):
    """A shape with an __int128."""
    return Shape(name, parameters, arguments, check, NUMBER, groups=groups,
                 facts=BY_CLANG, **others)


NUMBERS = [
    number("fits", "long a, long b, long c, long d, Number x, double y",
           "1, 2, 3, 4, large, 5", "d == 4 && x == large && y == 5"),
    number("in_part", LONGS + ", Number x", FIVE + ", large",
           "e == 5 && x == large", (CLANG14,)),
    number("before_another", LONGS + ", Number x, long f", FIVE + ", large, 6",
           "e == 5 && x == large && f == 6", (CLANG14, "n")),
    number("before_a_double", LONGS + ", Number x, double f",
           FIVE + ", large, 6", "x == large && f == 6", (CLANG14,)),
    number("on_the_stack", LONGS + ", long f, Number x", FIVE + ", 6, large",
           "f == 6 && x == large"),
    number("on_the_stack_at_8", LONGS + ", long f, long g, Number x",
           FIVE + ", 6, 7, large", "g == 7 && x == large", (CLANG14,)),
    Shape("within_a_class", LONGS + ", long f, long g, Held x",
          FIVE + ", 6, 7, Held{large}", "g == 7 && x.value == large",
          NUMBER + "struct Held { Number value; };\n"),
    Shape("of_an_object", "Object& o", "made", "o.run(1, 2, 3, 4, large) == 4",
          NUMBER + "struct Object {\n  virtual int run(long, long, long, long d, "
          "Number x) { return x == large ? static_cast<int>(d) : 0; }\n};\n"
          "inline Object made;\n", groups=(CLANG14,), facts=BY_CLANG),
    Shape("of_a_pointer", "int (*f)(long, long, long, long, long, Number)",
          "[](long, long, long, long, long e, Number x) "
          "{ return x == large ? static_cast<int>(e) : 0; }",
          "f(1, 2, 3, 4, 5, large) == 5", NUMBER, groups=(CLANG14,),
          facts=BY_CLANG),
]

FRACTION = "struct Held { __float128 value; };\n"

FRACTIONS = [
    Shape("fraction", "__float128 x, int y", "2, 3", "x == 2 && y == 3"),
    Shape("fraction_in_a_class", "Held x, int y", "Held{2}, 3",
          "x.value == 2 && y == 3", FRACTION, groups=(CLANG14,),
          facts=BY_CLANG),
    Shape("fraction_in_a_result", "", "Held{2}", "", FRACTION, "Held",
          "got.value == 2", (CLANG14,), BY_CLANG),
    Shape("fraction_behind_a_pointer", "const Held* x", "&made",
          "x->value == 2", FRACTION + "inline Held made{2};\n"),
]

NULL = """using None = decltype(nullptr);
struct First { None none; long value; };
struct Last { long value; None none; };
struct Both { None none[2]; };
union Either { None none; long value; };
struct Large { None none; long value[2]; };
"""
GCC = ("g g11 ga g5 gx",)


def null(name, parameters, arguments, check, groups=GCC, **others):
    """A shape with a null pointer's type."""
    return Shape(name, parameters, arguments, check, NULL, groups=groups,
                 facts=("compiler",), **others)


NULLS = [
    null("null", "None none, int y", "nullptr, 3", "y == 3", ()),
    null("null_before_a_number", "First x", "First{nullptr, 7}",
         "x.value == 7"),
    null("null_behind_a_number", "Last x, int y", "Last{7, nullptr}, 3",
         "x.value == 7 && y == 3"),
    null("nulls_alone", "Both x, int y", "Both{}, 3", "y == 3"),
    null("null_or_number", "Either x, int y", "Either{nullptr}, 3", "y == 3"),
    null("null_in_memory", "Large x, int y", "Large{nullptr, {7, 8}}, 3",
         "x.value[1] == 8 && y == 3", ()),
    null("null_in_a_result", "", "First{nullptr, 7}", "", result="First",
         seen="got.value == 7"),
]

AVX = "ga g5 ca c5 cu"
AVX512 = "g5 c5"
REGISTERS = ("vector_registers",)
EITHER = ("vector_registers", "compiler")


def lanes(size, element="float"):
    """The type of a vector of so many bytes."""
    return (f"typedef {element} Lanes __attribute__((vector_size({size})));\n")


def made(size, element):
    """The same, and a vector of fives."""
    return (lanes(size, element) + f"""const int last = sizeof(Lanes) / \
sizeof({element}) - 1;
inline Lanes
make()
{{
  Lanes all{{}};
  all[last] = all[0] = 5;
  return all;
}}
""")


WIDE = lanes(32) + "const Lanes some{1, 0, 0, 0, 0, 0, 0, 2};\n"
IN_CLASS = WIDE + "struct Held { Lanes value; };\n"


def vector(name, size, groups=(), element="float", facts=REGISTERS):
    """A shape that takes a vector of so many bytes."""
    return Shape(name, "Lanes x, int y", "make(), 3",
                 "x[0] == 5 && x[last] == 5 && y == 3", made(size, element),
                 groups=groups, facts=facts)


def wide_result(name, size, groups, element="float"):
    """A shape that gives a vector of so many bytes."""
    return Shape(name, "", "make()", "", made(size, element), "Lanes",
                 "got[0] == 5 && got[last] == 5", groups, EITHER)


VECTORS = [
    vector("vector_of_8", 8),
    vector("vector_of_16", 16),
    vector("vector_of_32", 32, (AVX,)),
    vector("vector_of_64", 64, (AVX512,)),
    vector("vector_of_128", 128),
    wide_result("result_of_8", 8, ()),
    wide_result("result_of_16", 16, ()),
    wide_result("result_of_32", 32, (AVX, "c cx n")),
    wide_result("result_of_64", 64, (AVX512, "c cx n", "ca cu")),
    wide_result("result_of_one_double", 8, ("c ca c5 cx cu n",), "double"),
    vector("vector_of_one_double", 8, element="double"),
    Shape("vector_in_a_class", "Held x", "Held{some}", "x.value[7] == 2",
          IN_CLASS, groups=(AVX,), facts=REGISTERS),
    Shape("vector_below_the_first_level", "Outer x", "Outer{{some}}",
          "x.inner.value[7] == 2", IN_CLASS + "struct Outer { Held inner; };\n",
          groups=(AVX,), facts=REGISTERS),
    Shape("vector_in_an_array", "Row x", "Row{{some}}", "x.all[0][7] == 2",
          WIDE + "struct Row { Lanes all[1]; };\n", groups=(AVX,),
          facts=REGISTERS),
    Shape("vector_in_a_base", "Derived x", "Derived{{some}}",
          "x.value[7] == 2", IN_CLASS + "struct Derived : Held {};\n",
          groups=(AVX,), facts=REGISTERS),
    Shape("vector_in_a_leaf", "std::array<Lanes, 1> x",
          "std::array<Lanes, 1>{some}", "x[0][7] == 2", WIDE, groups=(AVX,),
          facts=REGISTERS),
    Shape("two_vectors_in_a_class", "Two x", "Two{some, some}",
          "x.a[7] == 2 && x.b[0] == 1",
          WIDE + "struct Two { Lanes a, b; };\n"),
    Shape("two_halves_in_a_class", "Two x", "Two{{1}, {2}}",
          "x.a[0] == 1 && x.b[0] == 2",
          lanes(16) + "struct Two { Lanes a, b; };\n"),
    Shape("vector_behind_a_pointer", "const Lanes* x", "&some", "(*x)[7] == 2",
          WIDE),
    Shape("union_with_a_number", "Either x", "Either{some}", "x.a[7] == 2",
          WIDE + "union Either { Lanes a; float b; };\n",
          groups=("ga g5 ca c5",), facts=REGISTERS + ("abi_version",)),
    Shape("union_with_many_numbers", "Either x", "Either{some}", "x.a[7] == 2",
          WIDE + "union Either { Lanes a; float b[8]; };\n",
          groups=("ca c5 cu",), facts=EITHER),
    vector("vector_of_one_int128", 16, ("cx",), "__int128", ("abi_version",)),
    vector("vector_of_one_long", 8, ("cx",), "long", ("abi_version",)),
]

EMPTY = "struct Empty {};\n"

EMPTIES = [
    Shape("empty_before_a_register", "Empty, long a", "Empty{}, 1", "a == 1",
          EMPTY),
    Shape("empty_before_the_stack", "Empty, long double a", "Empty{}, 1",
          "a == 1", EMPTY, groups=("gx",), facts=("abi_version",)),
    Shape("empty_behind_the_stack", "long double a, Empty", "1, Empty{}",
          "a == 1", EMPTY),
    Shape("empty_before_the_last_of_seven", "Empty, " + LONGS +
          ", long f, long g", "Empty{}, " + FIVE + ", 6, 7", "g == 7", EMPTY,
          groups=("gx",), facts=("abi_version",)),
]

HOLLOW = EMPTY + """struct Hollow { Empty all[20]; };
struct Around { Hollow inner; };
union Either { Hollow a; Empty b; };
template<class T> T give(long a, long* b) { *b = a; return {}; }
template<class T, class F> bool got(F f) { long b = 0; f(7, &b); return b == 7; }
"""
# g++ 11 and 12 with their own ABI, g++ with an older one, and clang.
BY_ALL = ("g g11 ga g5", "gx")


def hollow_result(name, result):
    """A shape that calls a function with such a result."""
    return Shape(name, f"{result} (*f)(long, long*)", f"give<{result}>",
                 f"got<{result}>(f)", HOLLOW, groups=("g g11 ga g5",),
                 facts=("compiler", "abi_version"))


def hollow(name, parameters, arguments, check, groups=BY_ALL):
    """A shape with a large class without anything in it."""
    return Shape(name, parameters, arguments, check, HOLLOW, groups=groups,
                 facts=("compiler", "abi_version"))


HOLLOWS = [
    hollow_result("hollow_result", "Hollow"),
    hollow_result("hollow_result_with_a_member", "Around"),
    hollow_result("hollow_result_of_a_union", "Either"),
    hollow("hollow_before_a_register", "Hollow, long a", "Hollow{}, 1",
           "a == 1", ()),
    hollow("hollow_before_the_stack", "Hollow, long double a", "Hollow{}, 1",
           "a == 1"),
    hollow("hollow_behind_the_stack", "long double a, Hollow", "1, Hollow{}",
           "a == 1", ()),
    hollow("hollow_before_the_last_of_seven", "Around, " + LONGS +
           ", long f, long g", "Around{}, " + FIVE + ", 6, 7", "g == 7"),
]

SHAPES = NUMBERS + FRACTIONS + NULLS + VECTORS + EMPTIES + HOLLOWS
