# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Copies, sets up, builds and changes whole consumer projects.

The environment names what is tested: HALLMARK_SOURCE, the source tree;
HALLMARK_BUILD, the build, and HALLMARK_SANITIZE, its sanitizers; HALLMARK_TOOL,
its program; HALLMARK_INSTALLED, where it is installed once for all tests and
runs; HALLMARK_SHARED, a folder for other builds that tests share;
HALLMARK_MESON, the program.
"""

import contextlib
import fcntl
import functools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROJECTS = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path(os.environ["HALLMARK_SOURCE"])
TOOL = os.environ["HALLMARK_TOOL"]
BUILD = pathlib.Path(os.environ["HALLMARK_BUILD"])
INSTALLED = pathlib.Path(os.environ["HALLMARK_INSTALLED"])
SHARED = pathlib.Path(os.environ["HALLMARK_SHARED"])
SANITIZE = os.environ["HALLMARK_SANITIZE"]
MESON = os.environ["HALLMARK_MESON"]

# What a user's shell may set and a consumer project of a test must not see.
FOREIGN = ("CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "CC", "CXX", "CC_LD",
           "CXX_LD", "DESTDIR", "PKG_CONFIG", "PKG_CONFIG_PATH",
           "HALLMARK_PLUGIN_DIRS", "MALLOC_PERTURB_", "NINJA_STATUS")


class Outcome:
    """What a command left behind."""

    def __init__(self, done, command):
        self.status = done.returncode
        self.out = done.stdout
        self.err = done.stderr
        self.text = done.stdout + done.stderr
        self.command = command

    def __str__(self):
        return f"{self.command}: status {self.status}\n{self.out}{self.err}"


def make_environment(changes=None):
    """The environment of a command: plain English, nothing foreign."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in FOREIGN}
    environment["LC_ALL"] = "C"
    environment.update(changes or {})
    return environment


def run(*command, folder=None, environment=None):
    """Run a command to its end; its standard input is empty."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=folder, env=make_environment(environment),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8", errors="replace", check=False)
    return Outcome(done, " ".join(words))


def run_soundly(*command, **options):
    """run() of what has to end with status 0."""
    outcome = run(*command, **options)
    if outcome.status != 0:
        raise AssertionError(str(outcome))
    return outcome


@contextlib.contextmanager
def lock(file):
    """Hold a lock between processes: tests run side by side."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def build_plainly():
    """A build of this source tree without sanitizers, which a library must not
    have whose hosts have none."""
    build = SHARED / "build"
    with lock(SHARED / "lock"):
        if not (build / "build.ninja").is_file():
            run_soundly(MESON, "setup", build, SOURCE, "-Dtests=disabled",
                        "-Doptimization=0", "-Ddebug=false")
        run_soundly("ninja", "-C", build)
    return build


@functools.lru_cache(maxsize=None)
def install_hallmark():
    """The prefix into which Hallmark is installed, once for all tests."""
    if SANITIZE == "none":
        build, folder = BUILD, INSTALLED
    else:
        build, folder = build_plainly(), SHARED / "installed"
    outcome = run_soundly(
        sys.executable, SOURCE / "tests" / "support" / "install.py", build,
        folder, environment={"MESON": MESON})
    return pathlib.Path(outcome.out.rstrip("\n"))


def find_installed():
    """What the environment needs for the installed Hallmark to be found."""
    pkgconfig = next(install_hallmark().rglob("hallmark.pc")).parent
    return {"PKG_CONFIG_PATH": str(pkgconfig),
            "LD_LIBRARY_PATH": str(pkgconfig.parent)}


class Project:
    """A copy of a consumer project, in a folder that goes with the test."""

    def __init__(self, folder):
        self.folder = folder
        self.build_folder = folder / "build"
        self.environment = {}

    def write(self, name, text):
        """Write a file of the project."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        """Replace text that stands once in a file of the project."""
        text = (self.folder / name).read_text("utf-8")
        if text.count(old) != 1:
            raise AssertionError(f"{name}: not once: {old}")
        self.write(name, text.replace(old, new))

    def try_setup(self, *options):
        """Configure; anything may come of it."""
        return run(MESON, "setup", *options, self.build_folder, self.folder,
                   environment=self.environment)

    def setup(self, *options):
        """Configure, soundly and without a warning of Meson's."""
        outcome = self.try_setup("--wrap-mode=nodownload", *options)
        if outcome.status != 0 or "WARNING" in outcome.text:
            raise AssertionError(str(outcome))
        return outcome

    def try_build(self, *targets):
        """Build; anything may come of it."""
        return run("ninja", "-C", self.build_folder, *targets,
                   environment=self.environment)

    def build(self, *targets):
        """Build soundly; give the outputs that were made, by base name.

        What a step found that it need not change is among them.
        """
        log = self.build_folder / ".ninja_log"
        before = len(log.read_bytes()) if log.is_file() else 0
        outcome = self.try_build(*targets)
        if outcome.status != 0:
            raise AssertionError(str(outcome))
        lines = log.read_bytes()[before:].decode().splitlines()
        return sorted({os.path.basename(line.split("\t")[3])
                       for line in lines if line.count("\t") == 4})

    def is_built(self):
        """Whether ninja finds nothing to do."""
        return "no work to do" in self.try_build().out

    def test(self, *options):
        """Run the project's own tests."""
        return run(MESON, "test", "-C", self.build_folder, "--no-rebuild",
                   "--print-errorlogs", *options, environment=self.environment)

    def introspect(self, question):
        """What Meson answers to a question about the build folder."""
        return json.loads(run_soundly(
            MESON, "introspect", question, self.build_folder).out)

    def find(self, name):
        """The one file of that name below the build folder."""
        found = list(self.build_folder.rglob(name))
        if len(found) != 1:
            raise AssertionError(f"{name}: found {found}")
        return found[0]

    def run_tool(self, *arguments):
        """Run the program `hallmark` in the build folder."""
        return run(TOOL, *arguments, folder=self.build_folder,
                   environment=self.environment)

    def run(self, program, *arguments):
        """Run a program of the build, from the build folder."""
        return run(self.find(program), *arguments, folder=self.build_folder,
                   environment=self.environment)


class ProjectCase(unittest.TestCase):
    """A test with consumer projects."""

    maxDiff = None

    def copy(self, name):
        """A copy of a project, without Hallmark. Its host, if it has none of
        its own, is the one that all share."""
        folder = tempfile.TemporaryDirectory(  # pylint: disable=R1732
            prefix="hallmark-")
        self.addCleanup(folder.cleanup)
        copied = pathlib.Path(folder.name).resolve() / "project"
        shutil.copytree(PROJECTS / name, copied)
        if not (copied / "host.cpp").exists():
            shutil.copy(PROJECTS / "host" / "host.cpp", copied)
        return Project(copied)

    def installed(self, name):
        """A copy of a project that finds the installed Hallmark."""
        project = self.copy(name)
        project.environment.update(find_installed())
        run_soundly(install_hallmark() / "bin" / "hallmark", "helper",
                    project.folder / "hallmark")
        return project

    def subproject(self, name, helper="hallmark"):
        """A copy of a project that has the source of Hallmark beside it."""
        project = self.copy(name)
        (project.folder / "subprojects").mkdir(exist_ok=True)
        (project.folder / "subprojects" / "hallmark").symlink_to(SOURCE)
        # Nothing from the system: neither a library nor a program.
        project.environment["PKG_CONFIG_PATH"] = ""
        if helper:
            run_soundly(TOOL, "helper", project.folder / helper)
        return project

    def assert_done(self, outcome, expected_out=None):
        """The command ended well, and said exactly that."""
        self.assertEqual(outcome.status, 0, str(outcome))
        if expected_out is not None:
            self.assertEqual(outcome.out, expected_out)
            self.assertEqual(outcome.err, "")
