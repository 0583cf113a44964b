# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The kinds of mutations: what is expected of each beside the verdict."""

# Refused by decision, though a run notices nothing: the reason of each.
DECIDED = {
    "member renamed": "a name says what a member means",
    "member of a like type": "types are compared, not what a processor makes "
                             "of them: long is not long long",
    "member made const": "who may write is part of a type",
    "member of a class made const": "who may write is part of a type",
    "flag -D_GLIBCXX_USE_CXX11_ABI=0": "strict once a standard type crosses",
    "flag -D_GLIBCXX_DEBUG": "strict once a standard type crosses",
    "class of a member replaced": "two types that look the same are two types",
    "bases swapped": "the order of bases is compared, as that of members",
    "members of a union swapped": "the first member is the one that {} sets",
    "type of a bit-field": "types are compared, as with members",
    "value of a template's argument": "another instance is another type",
    "pointee made const": "who may write is part of a type",
    "enumerator renamed": "a name says what a value means",
    "virtual renamed": "a name says what a function does",
    "virtual loses or gains const": "const is part of a signature",
    "parameter of a like type": "types are compared, as with members",
}

# Known, and being mended: told in the summary and no failure. Empty this list
# when what it names is judged.
NOT_JUDGED = {
    "noexcept of an export", "noexcept of a virtual", "noexcept of a callback",
    "convention of an export", "convention of a callback",
    "class made final", "virtual made final", "virtual made pure",
    "virtual no longer pure",
    # Type information says whether a base is public: catch and dynamic_cast.
    "access of a base",
    "flag -mavx", "flag -mavx2", "flag -mavx512f",
    "flag -mabi=ms", "flag -fshort-enums", "flag -fpack-struct",
    "flag -fpack-struct=2", "flag -funsigned-char", "flag -fshort-wchar",
    "flag -mlong-double-64", "flag -malign-double", "flag -fpcc-struct-return",
}

# Faults that were found and are not mended yet: what would show them again and
# again is left out of the grammar. Empty this list, too.
LEFT_OUT = {
    # clang 14 passes a class with one otherwise than all others.
    "__float128", "narrow_long",
    # g++ and clang pass a class with one differently.
    "decltype(nullptr)",
    # clang cannot compile the contract of an instance with it.
    "-9223372036854775807l - 1",
    # Neither can compile the contract of an instance with it, without <cstddef>.
    "<decltype(nullptr)>",
    # Not a fact yet.
    "-fexperimental-relative-c++-abi-vtables",
}

# By name: a function of a cell and a source of chance that changes the cell,
# and gives False where there is nothing of its kind.
MUTATIONS = {}

# Those that a right verdict accepts.
SILENT = set()


def mutation(name, silent=False):
    """Declare a function as the mutation of that name."""
    def keep(function):
        MUTATIONS[name] = function
        if silent:
            SILENT.add(name)
        return function
    return keep


def pick(rng, values):
    """One of some values, or None."""
    values = list(values)
    return rng.choice(values) if values else None


def other(rng, values, than):
    """One of some values, and not that one."""
    return pick(rng, [one for one in values if one != than])
