"""Runs the vectors, or the tests, with one change at a time, and reports whether anything noticed it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mutants import Mutant
from workspace import PACKAGE, tests_runner, vectors_runner

VECTORS = PACKAGE / "Fixtures" / "Vectors"
# Seconds of processor time, because other programs may use the machine.
TIME_FOR_VECTORS = 10
TIME_FOR_TESTS = 60
# Seconds without any processor time, after which a process waits for something that never comes.
LONGEST_IDLE = 15.0
# Kibibytes. A loop that no longer ends may also allocate memory in each iteration.
MOST_MEMORY = 4 << 20
# Seconds that a single test takes. Tests below the first limit run together. Tests above the second do not run.
QUICK = 0.25
SLOW = 2.0


@dataclass(frozen=True)
class Verdict:
    """How a change was noticed: by a wrong result, by a crash, by a timeout, or not at all."""

    how: str | None
    words: str = ""
    trial: str = ""

    def by(self, trial: str) -> Verdict:
        return Verdict(self.how, self.words, trial)


def processor_time(pid: int) -> int:
    """Returns the processor time of a process in clock ticks, or 0 if it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0
    return int(fields[11]) + int(fields[12])


def run(command: list[str], number: int, seconds: int) -> Verdict:
    # A backtrace of a crash takes seconds. If the crashed process is killed, its program waits without an end.
    environment = os.environ | {"MUTANT": str(number), "SWIFT_BACKTRACE": "enable=no"}
    limits = f"ulimit -c 0; ulimit -S -t {seconds}; ulimit -S -v {MOST_MEMORY} 2>&-"
    limited = ["sh", "-c", f'{limits}; exec "$@"', "sh", *command]
    process = subprocess.Popen(limited, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    used, since = -1, time.monotonic()
    while True:
        try:
            output, _ = process.communicate(timeout=1)
            break
        except subprocess.TimeoutExpired:
            now = time.monotonic()
            if processor_time(process.pid) > used:
                used, since = processor_time(process.pid), now
            elif now - since > LONGEST_IDLE:
                process.kill()
                process.communicate()
                return Verdict("took too long")
    if process.returncode == -signal.SIGXCPU:
        return Verdict("took too long")
    words = output.decode(errors="replace").strip()[:20_000]
    if process.returncode == 0:
        return Verdict(None)
    # The test runner exits with 1 for failures. Anything else is a trap or a signal.
    return Verdict("answered wrongly" if process.returncode == 1 else "crashed", words)


@dataclass
class Trial:
    """A file of vectors or a test: how to run it, and its cost without a change."""

    name: str
    command: list[str]
    seconds: float = 0.0


Reach = dict[int, list[Trial]]
# The trial that noticed a change in an earlier run.
Last = dict[tuple[str, str, str], str]


def reach(trials: list[Trial]) -> Reach:
    """Finds the trials that reach a change, quick ones first. Each must succeed without a change."""
    reached: Reach = {}
    with tempfile.TemporaryDirectory() as folder:
        for index, trial in enumerate(trials):
            marks = Path(folder) / str(index)
            environment = os.environ | {"MUTANT": "0", "MUTANT_REACHED": str(marks)}
            before = os.times()
            finished = subprocess.run(trial.command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            after = os.times()
            # Processor time, because other programs may use the machine.
            trial.seconds = sum(after[2:4]) - sum(before[2:4])
            if finished.returncode != 0:
                raise SystemExit(f"mutation: fails though nothing is changed: {finished.stdout.decode()}")
            for number in marks.read_text().split() if marks.exists() else []:
                reached.setdefault(int(number), []).append(trial)
    for trials in reached.values():
        trials.sort(key=lambda trial: trial.seconds)
    return reached


def vector_files() -> list[Path]:
    return sorted(VECTORS.glob("*/*.json"))


def reach_of_vectors() -> Reach:
    return reach([Trial(str(path), [str(vectors_runner()), str(path)]) for path in vector_files()])


def run_tests() -> list[str]:
    return [str(tests_runner()), "--testing-library", "swift-testing"]


def test_filter(name: str) -> list[str]:
    return ["--filter", f"^{re.escape(name)}(/|$)"]


def reach_of_tests() -> Reach:
    listed = subprocess.run([*run_tests(), "--list-tests"], stdout=subprocess.PIPE, check=True).stdout.decode()
    names = [line for line in listed.split("\n") if line]
    return reach([Trial(name, [*run_tests(), *test_filter(name)]) for name in names])


def try_vectors(mutant: Mutant, files: list[Trial]) -> Verdict:
    if not files:
        return Verdict(None)
    verdict = run([str(vectors_runner()), *(file.name for file in files)], mutant.number, TIME_FOR_VECTORS)
    return verdict.by(next((file.name for file in files if verdict.words.startswith(file.name)), ""))


def try_tests(mutant: Mutant, tests: list[Trial]) -> Verdict:
    """Runs the trial that noticed the change before, then the quick tests together, then the others one by one. Tests
    that take long are left out: they try at random what others try deliberately."""
    tests = [test for test in tests if test.seconds < SLOW]
    rounds = [tests[:1], [test for test in tests[1:] if test.seconds < QUICK]]
    rounds += [[test] for test in tests[1:] if test.seconds >= QUICK]
    for tests in filter(None, rounds):
        filters = [word for test in tests for word in test_filter(test.name)]
        verdict = run([*run_tests(), *filters], mutant.number, TIME_FOR_TESTS)
        if verdict.how is not None:
            return verdict.by(tests[0].name if len(tests) == 1 else failed_test(tests, verdict.words))
    return Verdict(None)


@cache
def functions() -> dict[str, str]:
    """Returns the function of each test that has a display name."""
    found: dict[str, str] = {}
    for file in (PACKAGE / "Tests").rglob("*.swift"):
        found |= re.findall(r'@Test\(\s*"((?:[^"\\]|\\.)*)".*?\bfunc (\w+)', file.read_text(), re.DOTALL)
    return found


def failed_test(tests: list[Trial], words: str) -> str:
    """Returns the first test that failed, identified by its function or its display name."""
    failed = re.search(r"Test (?:(\w+)\(.*?\)|\"(.*?)\") .*?(?:recorded an issue|failed)", words)
    function = failed and (failed.group(1) or functions().get(failed.group(2)))
    return next((test.name for test in tests if function and f"/{function}(" in test.name), tests[0].name)


def try_all(
    mutants: Iterable[Mutant], attempt: Callable[[Mutant, list[Trial]], Verdict], reached: Reach, last: Last
) -> dict[int, Verdict]:
    mutants = list(mutants)

    def try_one(mutant: Mutant) -> Verdict:
        # The trial that noticed the change last time comes first.
        trials = sorted(reached.get(mutant.number, []), key=lambda trial: trial.name != last.get(mutant.name))
        return attempt(mutant, trials)

    verdicts: dict[int, Verdict] = {}
    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        for mutant, verdict in zip(mutants, workers.map(try_one, mutants)):
            verdicts[mutant.number] = verdict
            if len(verdicts) % 250 == 0:
                print(f"          {len(verdicts)} of {len(mutants)} tried", flush=True)
    return verdicts


def prove_that_vectors_can_fail() -> None:
    """A vector with a wrong expectation must be noticed by the runner."""
    with tempfile.TemporaryDirectory() as folder:
        wrong = Path(folder) / "wrong.json"
        given, expected = '{"uri":"https://a.example/cb"}', '{"refused":["redirect.relative"]}'
        case = f'{{"name":"n","why":"w","rule":"entra-redirect.scheme.1","given":{given},"expect":{expected}}}'
        wrong.write_text(f'{{"kind":"entra-redirect","cases":[{case}]}}')
        if run([str(vectors_runner()), str(wrong)], 0, TIME_FOR_VECTORS).how != "answered wrongly":
            raise SystemExit("mutation: the runner does not notice a vector that fails")
