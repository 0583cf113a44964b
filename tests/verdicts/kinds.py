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
    "convention of an export": "a function is called in one way",
    "convention of a callback": "either side may set and call it",
    "noexcept of a callback": "either side may set and call it",
    "noexcept of an export": "a caller that knows of no exceptions has no way "
                             "out for one",
    "noexcept of a virtual": "a caller that knows of no exceptions has no way "
                             "out for one",
    "class made final": "calls of its functions may be direct",
    "virtual made final": "calls of it may be direct",
    "virtual made pure": "there may be no function to call",
    "virtual no longer pure": "there may be no function to call",
    "access of a base": "catch and dynamic_cast ask whether it is public",
    "flag -mabi=ms": "a fact that changes every call",
    "flag -mpreferred-stack-boundary=3": "a fact that changes every call",
    "flag -fpcc-struct-return": "a fact that changes every call",
    "flag -fno-aligned-new": "one side may make what the other frees",
    "flag -fpack-struct": "what standard types hide is laid out by it",
    "flag -fpack-struct=2": "what standard types hide is laid out by it",
    "flag -fshort-enums": "what standard types hide is laid out by it",
    "flag -malign-double": "what standard types hide is laid out by it",
    "flag -mms-bitfields": "what standard types hide is laid out by it",
    "flag -funsigned-char": "char is another type",
    "flag -fshort-wchar": "wchar_t is another type",
    "flag -mlong-double-64": "long double is another type",
}

# Known, and being mended: told in the summary and no failure. Empty this list
# when what it names is judged.
NOT_JUDGED = set()

# Faults that were found and are not mended yet: what would show them again and
# again is left out of the grammar. Empty this list, too.
LEFT_OUT = set()

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
