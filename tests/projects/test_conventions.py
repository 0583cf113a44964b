# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves which values two compilers pass in different ways: hosts and plugins of
each are run against one another. Where a host opens a plugin, all calls go well;
where it refuses one, a host that is only told of the facts goes wrong."""

import os
import pathlib
import re
import shutil
import tempfile
import unittest

from convention_shapes import SHAPES, TOOLCHAINS
from project import (Project, ProjectCase, find_installed, install_hallmark,
                     run_soundly)

FACTS = ("abi_version", "compiler", "compiler_version", "vector_registers")

MESON = """project('shapes', 'cpp', meson_version: '>= 0.60',
  default_options: ['cpp_std=c++20', 'optimization=1', 'warning_level=0'])
subdir('hallmark')
expected = []
foreach name : {names}
  made = custom_target(input: name + '.interface.toml', kwargs: hallmark_interface)
  expected += [made[0], made[1]]
endforeach
executable('host', 'host.cpp', expected, dependencies: hallmark_dep)
stamp = custom_target(input: 'shapes.plugin.toml', kwargs: hallmark_stamp)
module = shared_module('shapes', 'shapes.cpp', stamp[0],
  link_args: '@' + stamp[1].full_path(), link_depends: stamp[1],
  kwargs: hallmark_plugin)
custom_target(input: module, kwargs: hallmark_exports)
"""

HEADER = """#pragma once
#include <hallmark/plugin.h>
#include <array>
namespace {name} {{
{types}HALLMARK_EXPORT {result}
call({parameters});
}}
"""

INTERFACE = """name = "tests.example/{name}"
version = "1.0.0"
header = "{name}.hpp"
exports = ["{name}::call"]
"""

DEFINITION = """namespace {name} {{
{result}
call({parameters})
{{
  return {value};
}}
}}
"""

HOST_START = """#include <hallmark/loader.hpp>
#include <iostream>
#include <string_view>

template<class I, class Call>
int
run(const char* file, const hallmark::Options& options, Call call)
{
  hallmark::Loader loader(options);
  const auto bound = loader.open<I>(file);
  if (!bound) {
    std::cerr << bound.error().explain() << '\\n';
    return 1;
  }
  return call(*bound) ? 0 : 3;
}

int
main(int count, char** words)
{
  const std::string_view name = words[1];
  hallmark::Options options;
  for (int i = 3; i < count; ++i) {
    options.facts[words[i]] = hallmark::Fact::told;
  }
"""

HOST_CALL = """  if (name == "{name}") {{
    using namespace {name};
    return run<hallmark::interfaces::{name}>(words[2], options, [](auto& bound) {{
      const auto got = bound->call({arguments});
      return {seen};
    }});
  }}
"""


def write(project):
    """The files of a host and of a plugin with all shapes."""
    names = [shape.name for shape in SHAPES]
    source = "".join(f'#include "{name}.hpp"\n' for name in names)
    host = source + "".join(f'#include "{name}.interface.hpp"\n'
                            for name in names) + HOST_START
    for shape in SHAPES:
        fields = find_fields(shape)
        project.write(f"{shape.name}.hpp", HEADER.format(**fields))
        project.write(f"{shape.name}.interface.toml", INTERFACE.format(**fields))
        source += DEFINITION.format(**fields)
        host += HOST_CALL.format(**fields)
    project.write("shapes.cpp", source)
    project.write("host.cpp", host + "  return 2;\n}\n")
    project.write("meson.build", MESON.format(names=names))
    implements = ", ".join(f'"{name}.interface.toml"' for name in names)
    project.write("shapes.plugin.toml", 'path = "tests.example/shapes"\n'
                  f'version = "1.0.0"\nimplements = [{implements}]\n')


def find_fields(shape):
    """What the texts of a shape are made of."""
    return {"name": shape.name, "types": shape.types, "result": shape.result,
            "parameters": shape.parameters,
            "arguments": shape.arguments if shape.check else "",
            "value": shape.check or f"{shape.arguments}",
            "seen": shape.seen or "got"}


def is_here(toolchain):
    """Whether a compiler is installed, and the processor runs what it makes."""
    compiler, *flags = toolchain
    flags_here = pathlib.Path("/proc/cpuinfo").read_text("utf-8").split()
    return shutil.which(compiler) and os.uname().machine == "x86_64" and all(
        flag[2:] in flags_here for flag in flags if flag.startswith("-mavx"))


class Conventions(ProjectCase):
    """A host and a plugin of each toolchain."""

    projects = {}

    @classmethod
    def setUpClass(cls):
        for name, toolchain in TOOLCHAINS.items():
            if is_here(toolchain):
                cls.projects[name] = cls.build(toolchain)

    @classmethod
    def build(cls, toolchain):
        """The project of one toolchain."""
        compiler, *flags = toolchain
        project = Project(pathlib.Path(cls.enterClassContext(
            tempfile.TemporaryDirectory(prefix="hallmark-"))))
        project.environment.update(find_installed(), CXX=compiler)
        run_soundly(install_hallmark() / "bin" / "hallmark", "helper",
                    project.folder / "hallmark")
        write(project)
        project.setup("-Dcpp_args=" + " ".join(["-w", *flags]))
        project.build()
        return project

    def open(self, host, plugin, shape, *told):
        """What comes of a host that calls one function of a plugin."""
        file = self.projects[plugin].find("shapes.so")
        return self.projects[host].run("host", shape.name, file, *told)

    def assert_refused(self, outcome, shape):
        """The facts that refuse are among those of the shape, or beside one."""
        self.assertEqual(outcome.status, 1, str(outcome))
        named = [fact for fact in FACTS
                 if re.search(rf"\b{fact}'? ?(differs)?: found", outcome.err)]
        self.assertTrue(set(named) & set(shape.facts), str(outcome))

    def test_calls_go_well_where_a_plugin_is_opened(self):
        for shape in SHAPES:
            for host in self.projects:
                for plugin in self.projects:
                    with self.subTest(shape.name, host=host, plugin=plugin):
                        outcome = self.open(host, plugin, shape)
                        if shape.agree(host, plugin):
                            self.assertEqual(outcome.status, 0, str(outcome))
                        else:
                            self.assert_refused(outcome, shape)

    def test_calls_go_wrong_where_a_host_is_only_told(self):
        for shape in SHAPES:
            pairs = [(host, plugin) for host in self.projects
                     for plugin in self.projects
                     if not shape.agree(host, plugin)]
            with self.subTest(shape.name):
                # What stands in a register by chance may be right.
                outcomes = [self.open(*pair, shape, *FACTS) for pair in pairs]
                for outcome in outcomes:
                    self.assertNotEqual(outcome.status, 1, str(outcome))
                self.assertTrue(not pairs or any(one.status for one in outcomes))

    def test_commands_say_the_same(self):
        for host in self.projects:
            for plugin in self.projects:
                with self.subTest(host=host, plugin=plugin):
                    file = self.projects[plugin].find("shapes.so")
                    outcome = self.projects[host].run_tool(
                        "verify", file, "--host", self.projects[host].find("host"))
                    fits = all(shape.agree(host, plugin) for shape in SHAPES)
                    self.assertEqual(outcome.status, 0 if fits else 1,
                                     str(outcome))


if __name__ == "__main__":
    unittest.main()
