# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that results of benchmarks are summed up, judged and drawn as they
are."""

import json
import shutil
import subprocess
import sys
import unittest

from lint_case import LintCase, ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import bench_budgets  # pylint: disable=C0413
import bench_page  # pylint: disable=C0413
import bench_rows  # pylint: disable=C0413
import bench_sources  # pylint: disable=C0413
import check_bench  # pylint: disable=C0413

try:
    import matplotlib  # pylint: disable=W0611
except ImportError:
    matplotlib = None

LIST = "list 10000 plugins"


def make_times(name, *times):
    """Rows as Google Benchmark writes them."""
    return [{"run_name": name, "run_type": "iteration", "time_unit": "us",
             "cpu_time": time, "real_time": time} for time in times]


class Bench(LintCase):
    """A folder of results."""

    def read(self, *times, **numbers):
        """The rows of these times, and of a line for each unit."""
        self.write("results/part/all.json", json.dumps(
            {"benchmarks": [row for rows in times for row in rows]}))
        for unit, line in numbers.items():
            self.write(f"results/part/all.{unit}", line + "\n")
        return bench_rows.read_rows(self.root / "results")

    def judge(self, what, rows):
        """The cells of a budget's line."""
        line = next(line for line in bench_budgets.format_budgets(rows)
                    if line.startswith(f"| {what} |"))
        return [cell.strip() for cell in line.split("|")[3:-1]]

    def test_ratio_is_that_of_medians(self):
        rows = self.read(make_times(f"{LIST}/Hallmark", 1, 3, 8),
                         make_times(f"{LIST}/system calls", 2, 6, 4))
        self.assertEqual([row["ratio"] for row in rows], [0.75, 1.0])
        self.assertEqual(self.judge("list 10,000 plugins", rows),
                         ["0.75 (0.50 to 1.38)", "met"])

    def test_budget_that_is_exceeded_is_not_met(self):
        rows = self.read(make_times(f"{LIST}/Hallmark", 5),
                         make_times(f"{LIST}/system calls", 4))
        self.assertEqual(self.judge("list 10,000 plugins", rows),
                         ["1.25 (1.25 to 1.25)", "**not met**"])
        self.assertTrue(bench_budgets.format_verdict(rows).startswith(
            "0 of 1 budgets are met, and "))

    def test_what_was_not_measured_is_no_verdict(self):
        self.assertEqual(self.judge("list 10,000 plugins", self.read()),
                         ["not measured", ""])

    def test_threads_are_compared_with_one_alone(self):
        what = "each of two threads that look up in one plugin"
        for both, verdict in ((1.0, "met"), (3.0, "**not met**")):
            rows = self.read(
                make_times("look up/Hallmark/real_time/threads:1", 2),
                make_times("look up/Hallmark/real_time/threads:2", both))
            self.assertEqual(self.judge(what, rows),
                             [f"{2 / (2 * both):.2f}", verdict])

    def test_heap_is_counted_beyond_that_of_the_floor(self):
        work = "heap of an open plugin, 10 exports"
        rows = self.read(bytes=f"{work}/Hallmark 5120\n{work}/dlopen 3072")
        self.assertEqual(
            self.judge("heap of an open plugin of 10 exports, beyond that of"
                       " `dlopen`", rows), ["2 KiB", "met"])

    def test_one_file_that_is_dear_breaks_the_budget(self):
        rows = self.read(verdicts="refuse a hostile file: a/Hallmark 1\n"
                                  "refuse a hostile file: b/Hallmark 0")
        self.assertEqual(
            self.judge("hostile files that are refused within 5 ms and 1 MiB",
                       rows), ["1 of 2", "**not met**"])

    def commit(self, text):
        """Commit a source of the library; the hash of all of them."""
        if not shutil.which("git"):
            self.skipTest("git is missing")
        self.write("loader/unit.cpp", text)
        for words in (["init", "--quiet"], ["add", "."],
                      ["commit", "--quiet", "--message", "one"]):
            subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b",
                            "-C", self.root, *words], check=True)
        return bench_sources.hash_sources(self.root)

    def check_sources(self, sources):
        """What is told when the results are those of these sources."""
        self.write("docs/bench.json", json.dumps(
            {"machine": {}, "sources": sources, "results": []}))
        return check_bench.check(self.root, "sources")

    def test_results_of_another_version_are_told(self):
        before = self.commit("int one;\n")
        self.assertEqual(self.check_sources(before), [])
        after = self.commit("int two;\n")
        self.assertEqual(
            self.check_sources(before),
            ["docs/bench.json:1: measures another version of the library: found"
             f" {before}, expected {after} as committed: run scripts/bench"])

    def test_commit_beside_the_library_is_the_same_version(self):
        before = self.commit("int one;\n")
        self.write("loader/FORMAT.md", "A page.\n")
        self.assertEqual(self.commit("int one;\n"), before)

    def test_changes_without_a_commit_are_no_version(self):
        self.commit("int one;\n")
        self.write("loader/unit.cpp", "int two;\n")
        self.assertEqual(bench_sources.hash_sources(self.root), "")

    def test_page_that_was_written_by_hand_is_told(self):
        machine = {"processor": "one", "processors": 1, "system": "Linux",
                   "compiler": "c++", "packages": {}}
        found = {"machine": machine, "sources": "abc", "results": []}
        page = bench_page.format_page(found)
        table = "\n".join(bench_page.format_headline([]))
        self.write_all({"docs/bench.json": json.dumps(found),
                        "docs/bench.md": page,
                        "README.md": f"{table}\n\nAnd more.\n"})
        self.assertEqual(check_bench.check(self.root), [])
        self.write("docs/bench.md", page.replace("0 of 0", "9 of 9"))
        self.assertEqual(
            check_bench.check(self.root),
            ["docs/bench.md:1: is not what docs/bench.json holds: run 'meson"
             " runpython scripts/bench_report.py --again docs'"])

    @unittest.skipUnless(matplotlib, "python3-matplotlib is missing")
    def test_same_results_give_the_same_plot(self):
        import bench_plot  # pylint: disable=C0415
        rows = self.read(make_times(f"{LIST}/Hallmark", 5),
                         make_times(f"{LIST}/system calls", 4))
        plots = []
        for name in ("one.svg", "other.svg"):
            bench_plot.write_plot(rows, self.root / name)
            plots.append((self.root / name).read_text("utf-8"))
        self.assertEqual(plots[0], plots[1])
        self.assertIn("10,000 plugins", plots[0])


if __name__ == "__main__":
    unittest.main()
