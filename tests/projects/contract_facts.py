# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Flags of the compiler on the plugin's side alone, which change how calls go
or what types are beyond what any text shows, and what comes of each."""

from contract_row import Row

GCC = ("g++",)
CLANG = ("clang++",)

# What changes every call.
CALLS = [
    Row("call_of_windows", args=("-mabi=ms",), compilers=GCC,
        breaks=("call_flags",)),
    Row("struct_returned_in_memory", args=("-fpcc-struct-return",),
        compilers=GCC),
    Row("less_aligned_stack", args=("-mstack-alignment=8",), compilers=CLANG),
    Row("register_that_calls_may_change", args=("-fcall-used-rbx",),
        compilers=GCC),
    Row("use_by_calls_of_windows", interface="services", args=("-mabi=ms",),
        compilers=GCC, breaks=("call_flags",)),
    Row("call_of_windows_undone", args=("-mabi=ms", "-mabi=sysv"),
        compilers=GCC, accepted=True),
    Row("struct_returned_as_ever", accepted=True, compilers=GCC,
        args=("-fpcc-struct-return", "-freg-struct-return")),
    Row("stack_aligned_as_ever", args=("-mstack-alignment=16",),
        compilers=CLANG, accepted=True),
    Row("register_saved_as_ever", compilers=GCC, accepted=True,
        args=("-fcall-used-rbx", "-fcall-saved-rbx")),
]

RELATIVE = "-fexperimental-relative-c++-abi-vtables"

TABLES = [
    Row("relative_tables", interface="rich", args=(RELATIVE,), compilers=CLANG,
        breaks=("relative_vtables",)),
    Row("use_with_relative_tables", interface="services", args=(RELATIVE,),
        compilers=CLANG, breaks=("relative_vtables",)),
    Row("relative_tables_that_do_not_cross", args=(RELATIVE,), compilers=CLANG,
        accepted=True),
]

# Types of the language, which only a leaf may name.
TYPES = [
    Row("unsigned_char_in_a_string", interface="rich", args=("-funsigned-char",)),
    Row("use_with_unsigned_char", interface="services",
        args=("-funsigned-char",)),
    Row("unsigned_char_that_does_not_cross", interface="vectors",
        args=("-funsigned-char",), accepted=True),
    Row("short_wchar_in_a_string", interface="wide", args=("-fshort-wchar",),
        breaks=("wchar_t",)),
    Row("short_wchar_that_does_not_cross", interface="rich",
        args=("-fshort-wchar",), accepted=True),
    Row("short_wchar_beside_a_plain_interface", args=("-fshort-wchar",),
        accepted=True),
    Row("short_long_double", interface="wide", args=("-mlong-double-64",)),
    Row("short_long_double_that_does_not_cross", args=("-mlong-double-64",),
        accepted=True),
    Row("short_long_double_beside_strings", interface="rich",
        args=("-mlong-double-64",), accepted=True),
]

NEW = [
    Row("new_without_alignment", interface="wide", args=("-std=c++14", "-Wno-error"),
        breaks=("new_alignment",)),
    Row("new_with_alignment_of_64", interface="wide", compilers=GCC,
        args=("-faligned-new=64", "-Wno-error"),
        breaks=("new_alignment",)),
    Row("new_without_alignment_of_a_plain_interface", args=("-std=c++14",),
        accepted=True),
    Row("new_without_alignment_of_strings", interface="rich",
        args=("-std=c++14",), accepted=True),
    Row("new_with_alignment_of_8", compilers=GCC, args=("-faligned-new=8",),
        accepted=True),
]

LAYOUTS = [
    Row("short_enums_beside_strings", interface="rich", args=("-fshort-enums",)),
    Row("bit_fields_of_windows_beside_strings", interface="rich",
        args=("-mms-bitfields",)),
    Row("use_with_short_enums", interface="services", args=("-fshort-enums",)),
    Row("short_enums_beside_vectors", interface="vectors",
        args=("-fshort-enums",), accepted=True),
    Row("short_enums_undone", interface="rich", accepted=True,
        args=("-fshort-enums", "-fno-short-enums")),
    Row("packing_undone", interface="rich", compilers=GCC, accepted=True,
        args=("-fpack-struct", "-fno-pack-struct")),
]

FACT_ROWS = CALLS + TABLES + TYPES + NEW + LAYOUTS
