#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks JSON files against a schema: check_json.py SCHEMA FILE...

A schema refers to others by the names of files beside it; nothing else is
looked for, on a network least of all. Ends with status 77 where the library for
it is not installed.
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


def make_validator(schema_file):
    """A validator for a schema, which may refer to those beside it."""
    folder = schema_file.parent
    schemas = {file.as_uri(): read_json(file)
               for file in folder.glob("*.schema.json")}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    base = schema_file.as_uri()
    resolver = jsonschema.RefResolver(base, schemas[base], store=schemas)
    return jsonschema.Draft202012Validator(schemas[base], resolver=resolver)


def check(schema_file, files):
    """The problems of files: where, and what."""
    validator = make_validator(schema_file)
    for file in files:
        for error in validator.iter_errors(read_json(file)):
            place = "/".join(str(part) for part in error.absolute_path)
            yield f"{file}: at '{place}': {error.message}"


def main(schema_file, *files):
    """Print the problems; give an exit status."""
    problems = list(check(pathlib.Path(schema_file).resolve(), files))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
