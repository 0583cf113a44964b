# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves what must change a contract and what must not: each row is a plugin
that is built with a change of the interface, and opened by a host without it.
All is built with g++ and with clang, and each host opens the plugins of both;
`hallmark verify --host` says the same of each pair of files, and runs neither.

    test_contracts.py --update     write the messages anew, to be read
"""

import pathlib
import shutil
import signal
import sys
import tempfile
import unittest

import contract_judge
from contract_facts import FACT_ROWS
from contract_rows import ROWS as CHANGE_ROWS
from project import (PROJECTS, Project, ProjectCase, find_installed,
                     install_hallmark, run)
from project import run_soundly

SOURCES = PROJECTS / "contracts"
MESSAGES = SOURCES / "messages.txt"
COMPILERS = ("g++", "clang++")
ROWS = CHANGE_ROWS + FACT_ROWS

MESON_START = """project('rows', 'cpp', meson_version: '>= 0.60',
  default_options: ['cpp_std=c++20', 'warning_level=2'])
subdir('hallmark')
expected = []
foreach name : ['bases', 'calls', 'growing', 'nested', 'plain', 'rich', 'services', 'vectors',
  'wide']
  made = custom_target(input: name + '.interface.toml', kwargs: hallmark_interface)
  expected += [made[0], made[1]]
  if name == 'services'
    provided = made[3]
  endif
endforeach
executable('host', 'host.cpp', expected, dependencies: hallmark_dep,
  cpp_args: '-Wno-psabi', link_depends: provided,
  link_args: '-Wl,--dynamic-list=' + provided.full_path())
executable('ordinary', 'ordinary.cpp', include_directories: hallmark_include,
  link_args: '-ldl')
"""

MESON_ROW = """
stamp = custom_target(input: '{name}/{name}.plugin.toml', kwargs: hallmark_stamp)
module = shared_module('{name}', '{name}/{interface}.cpp', stamp[0],
  cpp_args: ['-Wno-psabi', '-I' + meson.current_source_dir() / '{name}'] + {args},
  implicit_include_directories: false,
  link_args: {link_args} + ['@' + stamp[1].full_path()],
  link_depends: stamp[1], kwargs: hallmark_plugin)
custom_target(input: module, kwargs: hallmark_exports)
"""

DESCRIPTION = """path = "tests.example/{name}"
version = "1.0.0"
implements = ["{interface}.interface.toml"]
"""

# What a plugin uses its host provides; it exports what it does with that.
USER_DESCRIPTION = """path = "tests.example/{name}"
version = "1.0.0"
uses = ["{interface}.interface.toml"]
[exports]
symbols = ["serve"]
"""


def replace(text, pairs):
    """The text with what stands in it once replaced."""
    for old, new in pairs:
        if text.count(old) != 1:
            raise AssertionError(f"not once: {old}")
        text = text.replace(old, new)
    return text


def write_row(project, row):
    """The files of one plugin; give its lines of meson.build."""
    for ending, pairs in ((".hpp", row.header), (".cpp", row.source),
                          (".interface.toml", row.description)):
        text = (SOURCES / (row.interface + ending)).read_text("utf-8")
        project.write(f"{row.name}/{row.interface}{ending}",
                      replace(text, pairs))
    form = USER_DESCRIPTION if row.interface == "services" else DESCRIPTION
    project.write(f"{row.name}/{row.name}.plugin.toml",
                  form.format(name=row.name, interface=row.interface))
    # What an option of code generation needs at the link.
    link_args = [arg for arg in row.args
                 if arg.startswith(("-fsanitize", "-flto"))]
    return MESON_ROW.format(name=row.name, interface=row.interface,
                            args=list(row.args), link_args=link_args)


def is_buildable(row, compiler, folder):
    """Whether a compiler knows the arguments of a row and has what it links:
    clang's sanitizers are in a package of their own."""
    if compiler not in row.compilers:
        return False
    if not any(arg.startswith("-fsanitize") for arg in row.args):
        return True
    source = folder / "empty.cpp"
    source.write_text("int nothing;\n", encoding="utf-8")
    return run(compiler, "-shared", "-fPIC", *row.args, source,
               "-o", folder / "empty.so").status == 0


def read_messages():
    """The message of each refused row: `== NAME`, then its lines."""
    messages = {}
    for block in MESSAGES.read_text("utf-8").split("\n== ")[1:]:
        name, _, text = block.partition("\n")
        messages[name] = text.rstrip("\n") + "\n"
    return messages


class Contracts(ProjectCase):
    """Hosts and plugins of every row and of each compiler."""

    projects = {}

    @classmethod
    def setUpClass(cls):
        for compiler in COMPILERS:
            if shutil.which(compiler):
                cls.projects[compiler] = cls.build_rows(compiler)

    @classmethod
    def build_rows(cls, compiler):
        """A project with the host and the plugins of all rows."""
        folder = pathlib.Path(cls.enterClassContext(
            tempfile.TemporaryDirectory(prefix="hallmark-")))
        shutil.copytree(SOURCES, folder / "project")
        project = Project(folder / "project")
        project.environment.update(find_installed(), CXX=compiler)
        run_soundly(install_hallmark() / "bin" / "hallmark", "helper",
                    project.folder / "hallmark")
        project.write("meson.build", MESON_START + "".join(
            write_row(project, row) for row in ROWS
            if is_buildable(row, compiler, folder)))
        project.setup("-Dwerror=true", "-Db_lundef=false")
        outcome = project.try_build()
        if outcome.status != 0:
            raise AssertionError(str(outcome))
        return project

    def open(self, host, plugin, row, *told):
        """What a host of one compiler says of a plugin of another, when it is
        only told of some facts."""
        file = self.projects[plugin].build_folder / (row.name + ".so")
        outcome = self.projects[host].run("host", row.interface, file, *told)
        outcome.err = outcome.err.replace(str(file), row.name + ".so")
        return outcome

    def verify(self, host, plugin, row):
        """What the command says of the same two files."""
        file = self.projects[plugin].build_folder / (row.name + ".so")
        outcome = self.projects[host].run_tool(
            "verify", file, "--host", self.projects[host].find("host"))
        outcome.err = outcome.err.replace(str(file), row.name + ".so")
        return outcome

    def is_built(self, compiler, row):
        """Whether a compiler has what the row links."""
        file = self.projects[compiler].build_folder / (row.name + ".so")
        return file.exists()

    def assert_row(self, row, outcome, messages):
        """What a row promises has come."""
        if row.accepted:
            self.assertEqual(outcome.status, 0, str(outcome))
        else:
            self.assertEqual(outcome.err, messages.get(row.name, ""))
            self.assertEqual(outcome.status, 1, str(outcome))
            self.assertEqual(outcome.out, "")

    def test_every_row_with_every_pair_of_compilers(self):
        messages = read_messages()
        for host in self.projects:
            for plugin in self.projects:
                for row in ROWS:
                    with self.subTest(row.name, host=host, plugin=plugin):
                        if not self.is_built(plugin, row):
                            self.skipTest(f"{plugin} cannot build it")
                        opened = self.open(host, plugin, row)
                        self.assert_row(row, opened, messages)
                        verified = self.verify(host, plugin, row)
                        self.assertEqual(verified.err, opened.err)
                        self.assertEqual(verified.status, opened.status)

    def test_host_that_is_only_told_goes_wrong(self):
        for host in self.projects:
            for plugin in self.projects:
                for row in ROWS:
                    if not row.breaks or not self.is_built(plugin, row):
                        continue
                    with self.subTest(row.name, host=host, plugin=plugin):
                        outcome = self.open(host, plugin, row, *row.breaks)
                        self.assertNotIn(outcome.status, (0, 1), str(outcome))

    def test_ordinary_host_crashes_where_this_one_refuses(self):
        row = next(row for row in ROWS if row.name == "copy_constructor")
        for compiler, project in self.projects.items():
            with self.subTest(compiler):
                sound = project.run("ordinary", project.find("unchanged.so"))
                self.assertEqual(sound.out.splitlines()[-1], "3 and 4 make 7")
                # Two numbers, taken for the address of a Pair.
                wrong = project.run("ordinary", project.find(f"{row.name}.so"))
                self.assertEqual(wrong.status, -signal.SIGSEGV, str(wrong))
                refused = self.open(compiler, compiler, row)
                self.assertEqual(refused.status, 1, str(refused))
                self.assertIn("    'audio::Pair' is passed in registers by "
                              "the host, in memory by the plugin\n", refused.err)

    def test_abidiff_differs_only_where_a_reason_is_written(self):
        if not shutil.which("abidiff"):
            self.skipTest("no abidiff here")
        if "g++" not in self.projects:
            self.skipTest("no g++ here")
        project = self.projects["g++"]
        rows = [row for row in ROWS if self.is_built("g++", row)
                and row.interface in contract_judge.BASELINES]
        self.assertLessEqual(set(contract_judge.REASONS),
                             {row.name for row in ROWS})
        for row in rows:
            with self.subTest(row.name):
                sees, said = contract_judge.sees_change(
                    project.folder, row, project.build_folder)
                self.assertEqual(sees == row.accepted,
                                 row.name in contract_judge.REASONS, said)


def update():
    """Write what the refused rows say now, of the first compiler's host."""
    Contracts.setUpClass()
    case = Contracts()
    text = "# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception\n"
    for row in ROWS:
        compiler = next(name for name in case.projects if name in row.compilers)
        outcome = case.open(compiler, compiler, row)
        if not row.accepted:
            text += f"\n== {row.name}\n{outcome.err}"
        elif outcome.status != 0:
            print(f"{row.name}: {outcome}")
    MESSAGES.write_text(text, encoding="utf-8")
    Contracts.doClassCleanups()


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    else:
        unittest.main()
