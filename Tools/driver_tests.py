"""Tests of `Tools/check`, and a test that Tools/README.md contains its table."""

import contextlib
import importlib.machinery
import importlib.util
import io
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
TOOLS = Path(__file__).resolve().parent


def load(path: Path):
    loader = importlib.machinery.SourceFileLoader("check", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check", loader))
    loader.exec_module(module)
    return module


driver = load(TOOLS / "check")


def call(*words: str) -> tuple[int, str, str]:
    """Returns the exit status of the driver, its output, and its standard error."""
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        status = driver.main(list(words))
    return status, output.getvalue(), errors.getvalue()


class DriverTests(unittest.TestCase):
    def made_of(self, *commands: str) -> list[tuple]:
        return [(driver.Check(f"c{n}", "", "", 1, 1, "", command), "") for n, command in enumerate(commands)]

    def results(self, *commands: str) -> tuple[int, list[str]]:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            status = driver.run_several(self.made_of(*commands), retries=False)
        rows = output.getvalue().splitlines()[-len(commands):]
        return status, [re.split(" {2,}", row)[1] for row in rows]

    def test_the_readme_has_the_table(self):
        self.assertIn(driver.markdown() + "\n", (TOOLS / "README.md").read_text(), "see `Tools/check --table`")

    def test_every_program_is_in_the_table(self):
        commands = " ".join(check.command for check in driver.CHECKS)
        for program in TOOLS.glob("*/run"):
            self.assertIn(f"Tools/{program.parent.name}/run", commands)
            self.assertTrue(program.stat().st_mode & 0o100, program)

    def test_names_are_unique(self):
        names = [check.name for check in driver.CHECKS]
        self.assertEqual(len(names), len(set(names)))

    def test_the_list_is_aligned(self):
        status, output, _ = call("--list")
        lines = output.splitlines()
        self.assertEqual((status, len(lines)), (0, len(driver.CHECKS) + 1))
        column = lines[0].index("checks")
        self.assertTrue(all(line[column - 1] == " " and line[column] != " " for line in lines))

    def test_help(self):
        for word in ["--help", "-h"]:
            status, output, _ = call(word)
            self.assertEqual(status, 0)
            self.assertIn("Tools/check NAME", output)

    def test_unknown_names_suggest_the_nearest(self):
        self.assertEqual(call("fuz"), (64, "", "There is no check “fuz”. Did you mean “fuzz”?\n"))
        self.assertEqual(call("Port")[2], "There is no check “Port”. Did you mean “port”?\n")
        self.assertIn("--list", call("qqqq")[2])

    def test_other_words_are_usage_errors(self):
        for words in [[], ["--everything"], ["--list", "x"]]:
            status, _, errors = call(*words)
            self.assertEqual(status, 64)
            self.assertIn("Tools/check --list", errors)

    def test_words_reach_the_program(self):
        check = driver.Check("c", "", "", 1, 1, "", "true && test")
        self.assertEqual((driver.run(check, ["a b", "=", "a b"]), driver.run(check, ["a", "=", "b"])), (0, 1))

    def test_a_run_carries_on_after_a_failure(self):
        self.assertEqual(self.results("true", "false", "true"), (1, ["passed", "FAILED", "passed"]))
        self.assertEqual(self.results("true", "true"), (0, ["passed", "passed"]))

    def test_a_check_with_pauses_is_tried_again_in_ci_only(self):
        # The third attempt is the one that succeeds.
        cases = [(True, (0, 0), 0, 3), (True, (0, 0, 0), 0, 3), (True, (0,), 1, 2), (False, (0, 0), 1, 1)]
        for retries, pauses, status, attempts in cases:
            with tempfile.TemporaryDirectory() as folder:
                command = f'count=$(ls {folder} | wc -l); touch {folder}/$count; test "$count" -eq 2 && true'
                check = driver.Check("c", "", "", 1, 1, "", command, pauses=pauses)
                with contextlib.redirect_stdout(io.StringIO()):
                    self.assertEqual(driver.run_several([(check, "")], retries=retries), status)
                self.assertEqual(len(list(Path(folder).iterdir())), attempts)


if __name__ == "__main__":
    unittest.main(verbosity=0)
