# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a host in Python needs no more than hallmark.h says:
test_ctypes.py LIBRARY FOLDER SANITIZERS

FOLDER has the plugins that the tests build. A sanitizer has to be there before
the program is, which an interpreter is not built for.
"""

import ctypes
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SKIPPED = 77

MISSING_EXPORT, WRONG_TYPE, NOT_STAMPED, WRONG_VERSION = 14, 15, 3, 6
UNMAPPED, IN_USE = 0, 1


class Difference(ctypes.Structure):
    """struct hallmark_difference"""
    _fields_ = [(name, ctypes.c_char_p)
                for name in ("field", "found", "expected")]


class Export(ctypes.Structure):
    """struct hallmark_export"""
    _fields_ = [("name", ctypes.c_char_p), ("signature", ctypes.c_char_p),
                ("address", ctypes.c_void_p), ("bytes", ctypes.c_size_t),
                ("is_function", ctypes.c_int)]


class Expect(ctypes.Structure):
    """struct hallmark_expect"""
    _fields_ = [("size", ctypes.c_size_t), ("path", ctypes.c_char_p),
                ("range", ctypes.c_char_p), ("interfaces", ctypes.c_void_p),
                ("interface_count", ctypes.c_size_t)]


# Functions by what they give; what they take, ctypes sees from the arguments.
GIVES = {
    ctypes.c_void_p: [
        "loader_new", "open", "lookup", "lookup_function", "scan",
        "listing_found", "found_error", "open_found", "reload", "hold_new"],
    ctypes.c_char_p: [
        "code_name", "error_file", "error_message", "error_hint",
        "error_explain", "found_file", "found_path", "found_version",
        "found_metadata", "plugin_path", "plugin_version", "plugin_file",
        "plugin_metadata", "plugin_metadata_key", "plugin_item",
        "plugin_item_key"],
    ctypes.c_size_t: [
        "collect", "error_difference_count", "listing_count",
        "plugin_export_count", "plugin_item_count"],
    ctypes.POINTER(Difference): ["error_difference"],
    ctypes.POINTER(Export): ["plugin_export"],
    ctypes.c_int: ["close", "error_code", "plugin_verified"],
    None: ["error_free", "free", "hold_drop", "listing_free", "loader_free",
           "plugin_drop"],
}


class Handle(ctypes.c_void_p):
    """A pointer that stays one: ctypes would take a number for an int."""


def load(file):
    """The functions of the library, each under its name without `hallmark_`."""
    library = ctypes.CDLL(file)
    functions = {}
    for gives, names in GIVES.items():
        for name in names:
            function = getattr(library, "hallmark_" + name)
            function.restype = Handle if gives is ctypes.c_void_p else gives
            functions[name] = function
    return type("Library", (), {
        name: staticmethod(function) for name, function in functions.items()})


class Host(unittest.TestCase):
    """A loader, and a folder with a plugin and a library without a stamp."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()  # pylint: disable=R1732
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        for name in ("good.so", "unstamped.so"):
            shutil.copy(PLUGINS / name, self.folder)
        self.good = os.fsencode(self.folder / "good.so")
        self.error = Handle()
        self.loader = HALLMARK.loader_new(None, self.told())
        self.addCleanup(HALLMARK.loader_free, self.loader)

    def told(self):
        """Where a call puts its error."""
        return ctypes.byref(self.error)

    def open(self):
        """The plugin, which is let go of with the test."""
        plugin = HALLMARK.open(self.loader, self.good, None, self.told())
        self.assertTrue(plugin, self.error and self.take_error())
        return plugin

    def take_error(self):
        """The last error: its code, and all of it."""
        told = (HALLMARK.error_code(self.error),
                HALLMARK.error_explain(self.error).decode())
        HALLMARK.error_free(self.error)
        return told

    def test_function_and_variable_are_found_by_signature(self):
        plugin = self.open()
        add = HALLMARK.lookup_function(
            plugin, b"add", b"int(int,int)", self.told())
        counter = HALLMARK.lookup(plugin, b"counter", b"int", self.told())
        integer = ctypes.c_int
        called = ctypes.CFUNCTYPE(integer, integer, integer)(add.value)
        self.assertEqual(called(40, 2), 42)
        value = integer.from_address(counter.value)
        self.assertEqual(value.value, 7)
        value.value = 8
        again = HALLMARK.lookup(plugin, b"counter", b"int", self.told())
        self.assertEqual(integer.from_address(again.value).value, 8)
        self.assertEqual(HALLMARK.close(plugin, None), UNMAPPED)

    def test_wrong_signature_and_name_are_told(self):
        plugin = self.open()
        self.assertFalse(HALLMARK.lookup(
            plugin, b"add", b"double(int,int)", self.told()))
        file = self.good.decode()
        self.assertEqual(self.take_error(), (
            WRONG_TYPE, f"hallmark: error: '{file}': export 'add' has another "
            "type: found int(int,int), expected double(int,int)"))
        self.assertFalse(HALLMARK.lookup(plugin, b"ad", None, self.told()))
        self.assertEqual(self.take_error(), (
            MISSING_EXPORT, f"hallmark: error: '{file}': no export 'ad'\n"
            "  hint: did you mean 'add'?"))
        HALLMARK.plugin_drop(plugin)

    def test_version_out_of_range_is_a_difference(self):
        expect = Expect(size=ctypes.sizeof(Expect), range=b"^2")
        self.assertFalse(HALLMARK.open(
            self.loader, self.good, ctypes.byref(expect), self.told()))
        self.assertEqual(HALLMARK.error_difference_count(self.error), 1)
        one = HALLMARK.error_difference(self.error, 0).contents
        self.assertEqual((one.field, one.found, one.expected),
                         (b"version is out of range", b"1.2.0", b"^2"))
        self.assertEqual(HALLMARK.error_file(self.error), self.good)
        self.assertEqual(HALLMARK.error_message(self.error),
                         b"version is out of range: found 1.2.0, expected ^2")
        self.assertEqual(HALLMARK.error_hint(self.error), b"")
        self.assertEqual(HALLMARK.error_code(self.error), WRONG_VERSION)
        self.assertEqual(HALLMARK.code_name(WRONG_VERSION), b"wrong_version")
        HALLMARK.error_free(self.error)

    def test_plugin_says_who_it_is_and_what_it_has(self):
        plugin = self.open()
        self.assertEqual(HALLMARK.plugin_path(plugin), b"tests.example/good")
        self.assertEqual(HALLMARK.plugin_version(plugin), b"1.2.0")
        self.assertEqual(HALLMARK.plugin_file(plugin), self.good)
        self.assertEqual(HALLMARK.plugin_verified(plugin), 1)
        exports = [HALLMARK.plugin_export(plugin, index).contents for index in
                   range(HALLMARK.plugin_export_count(plugin))]
        self.assertEqual(
            [(one.name, one.signature, one.is_function) for one in exports],
            [(b"add", b"int(int,int)", 1), (b"own_path", b"const char*()", 1),
             (b"own_host", b"const void*()", 1), (b"counter", b"int", 0),
             (b"names", b"const char*const[3]", 0)])
        keys = iter(lambda: HALLMARK.plugin_metadata_key(plugin, len(told)), None)
        told = {}
        for key in keys:
            told[key] = HALLMARK.plugin_metadata(plugin, key)
        self.assertEqual(told, {
            b"name": b"The good one", b"category": b"effect, space",
            b"gain": b"1.5", b"stereo": b"true"})
        self.assertEqual(HALLMARK.plugin_item_count(plugin), 2)
        self.assertEqual(HALLMARK.plugin_item(plugin, 1, b"id"), b"room")
        self.assertEqual(HALLMARK.plugin_item_key(plugin, 0, 1), b"name")
        HALLMARK.plugin_drop(plugin)

    def test_folder_is_scanned_and_a_finding_is_opened(self):
        listing = HALLMARK.scan(
            self.loader, os.fsencode(self.folder), None, self.told())
        self.assertEqual(HALLMARK.listing_count(listing), 2)
        found = HALLMARK.listing_found(listing, 0)
        self.assertEqual(HALLMARK.found_file(found), self.good)
        self.assertEqual(HALLMARK.found_path(found), b"tests.example/good")
        self.assertEqual(HALLMARK.found_version(found), b"1.2.0")
        self.assertEqual(HALLMARK.found_metadata(found, b"gain"), b"1.5")
        self.assertFalse(HALLMARK.found_error(found))
        plugin = HALLMARK.open_found(self.loader, found, None, self.told())
        self.assertEqual(HALLMARK.plugin_file(plugin), self.good)

        self.error = HALLMARK.found_error(HALLMARK.listing_found(listing, 1))
        self.assertEqual(self.take_error()[0], NOT_STAMPED)
        HALLMARK.listing_free(listing)
        self.assertEqual(HALLMARK.close(plugin, None), UNMAPPED)

    def test_close_says_what_holds_a_plugin(self):
        plugin = self.open()
        hold = HALLMARK.hold_new(plugin, b"a Python object")
        why = Handle()
        self.assertEqual(HALLMARK.close(plugin, ctypes.byref(why)), IN_USE)
        self.assertEqual(ctypes.string_at(why.value).decode(),
                         "1 × a Python object")
        HALLMARK.free(why)
        HALLMARK.hold_drop(hold)
        self.assertEqual(HALLMARK.collect(self.loader), 1)

    def test_newer_file_takes_the_place_of_a_plugin(self):
        plugin = self.open()
        newer = self.folder / "newer.so"
        shutil.copy(PLUGINS / "good.so", newer)
        counter = HALLMARK.lookup(plugin, b"counter", b"int", self.told())
        after = HALLMARK.reload(
            self.loader, plugin, os.fsencode(newer), None, self.told())
        self.assertEqual(HALLMARK.plugin_file(after), os.fsencode(newer))
        self.assertNotEqual(
            HALLMARK.lookup(after, b"counter", b"int", None).value,
            counter.value)
        self.assertEqual(HALLMARK.close(plugin, None), UNMAPPED)
        self.assertEqual(HALLMARK.close(after, None), UNMAPPED)

    def test_null_handles_are_empty_for_every_function(self):
        library = ctypes.CDLL(sys.argv[1])
        symbols = subprocess.run(
            ["nm", "-D", "--defined-only", sys.argv[1]],
            stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
        names = re.findall(r" T (\w+)@@", symbols)
        self.assertIn("hallmark_open", names)
        for name in names:
            function = getattr(library, name)
            function.restype = ctypes.c_void_p
            if name not in ("hallmark_loader_new", "hallmark_code_name",
                            "hallmark_watch_fd"):
                with self.subTest(name):
                    given = function(None, None, None, None, None)
                    self.assertEqual(
                        ctypes.string_at(given) if given else b"", b"")
        library.hallmark_watch_fd.restype = ctypes.c_int
        self.assertEqual(library.hallmark_watch_fd(None, None), -1)


if __name__ == "__main__":
    if sys.argv[3] != "none":
        print(f"skipped: Python has no {sys.argv[3]} sanitizer in it")
        sys.exit(SKIPPED)
    HALLMARK = load(sys.argv[1])
    PLUGINS = pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])
