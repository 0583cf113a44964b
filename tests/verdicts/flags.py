# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The compilers, and the flags that one side of a pair has and the other lacks."""

import shutil

COMPILERS = ("g++-12", "g++-11", "clang++-14", "clang++-19")

# What every side is compiled with.
USUAL = ("-std=c++20", "-fPIC", "-fvisibility=hidden", "-w")

# One of these is all that differs in a pair of flags. A compiler that does not
# know one is left out of that side.
FLAGS = (
    "-O2", "-DNDEBUG", "-g", "-fno-rtti", "-std=c++17", "-std=gnu++20",
    "-fno-strict-aliasing", "-fwrapv", "-fno-threadsafe-statics",
    "-fstack-protector-strong", "-fomit-frame-pointer", "-ftrapping-math",
    "-fno-omit-frame-pointer", "-fdata-sections", "-fno-plt", "-ffast-math",
    "-march=x86-64-v2", "-mavx", "-mavx2", "-mavx512f", "-mno-red-zone",
    "-mabi=ms", "-fshort-enums", "-fpack-struct", "-fpack-struct=2",
    "-funsigned-char", "-fsigned-char", "-fshort-wchar", "-mlong-double-64",
    "-mlong-double-128", "-malign-double", "-fpcc-struct-return",
    "-freg-struct-return", "-mms-bitfields", "-funsigned-bitfields",
    "-fno-char8_t", "-fstrict-enums", "-fms-extensions",
    "-fexperimental-relative-c++-abi-vtables", "-fno-aligned-new",
    "-fabi-version=2", "-fabi-version=6", "-fabi-version=8", "-fabi-version=11",
    "-fabi-version=12", "-fabi-version=13", "-fabi-version=16",
    "-fclang-abi-compat=4", "-fclang-abi-compat=6", "-fclang-abi-compat=9",
    "-fclang-abi-compat=11", "-fclang-abi-compat=13",
    "-D_GLIBCXX_DEBUG", "-D_GLIBCXX_USE_CXX11_ABI=0", "-D_GLIBCXX_ASSERTIONS",
    "-fno-signed-zeros", "-fno-semantic-interposition", "-mpreferred-stack-boundary=3",
    "-mstackrealign", "-fno-exceptions", "-fno-access-control",
)

# Flags that say something about the standard library.
LIBRARY = ("-D_GLIBCXX_DEBUG", "-D_GLIBCXX_USE_CXX11_ABI=0",
           "-D_GLIBCXX_ASSERTIONS")


def find_compilers():
    """Those of the compilers that are here."""
    found = [name for name in COMPILERS if shutil.which(name)]
    return found or [name for name in ("g++", "clang++") if shutil.which(name)]
