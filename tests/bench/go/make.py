#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a Go plugin with any number of exports: make.py COUNT.
"""

import sys

print("package main\n")
for number in range(int(sys.argv[1])):
    print(f"func Many{number:04}(value int32) int32 {{ return value + {number} }}")
print("\nfunc main() {}")
