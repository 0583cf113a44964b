#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks JSON files against a schema: check_json.py SCHEMA FILE...

Ends with status 77 where the library for it is not installed.
"""

import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)


def read_json(file):
    """The value of a JSON file."""
    return json.loads(pathlib.Path(file).read_text(encoding="utf-8"))


def check(schema, files):
    """The problems of files: where, and what."""
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for file in files:
        for error in validator.iter_errors(read_json(file)):
            place = "/".join(str(part) for part in error.absolute_path)
            yield f"{file}: at '{place}': {error.message}"


def main(schema_file, *files):
    """Print the problems; give an exit status."""
    problems = list(check(read_json(schema_file), files))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
