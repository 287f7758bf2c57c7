"""Runs the tests and counts the lines that they reach. See `Tools/check coverage`."""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import unreached

SCRATCH = Path(".build/coverage")

# Tests run on several threads. Without this they lose counts of each other, and llvm-cov, which subtracts counts, then
# takes a line for unreached that a single test reaches.
ATOMIC_COUNTERS = ["-Xswiftc", "-Xllvm", "-Xswiftc", "-instrprof-atomic-counter-update-all"]

# The modules that applications import, without the command, the runner of the vectors and the test support.
MODULES = [
    "OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery", "OIDCProviders", "OIDCSignIn",
    "EntraID", "EntraGuide", "OIDCSoftwareCrypto", "OIDCURLSession",
]


@dataclass
class SourceFile:
    module: str
    path: str
    count: int
    reached: int
    missed: list[int]


def main() -> None:
    parser = argparse.ArgumentParser(prog="Tools/check coverage", description="Which lines no test reaches.")
    parser.add_argument("--lines", action="store_true", help="print the lines that are not reached")
    parser.add_argument("--again", action="store_true", help="use the result of the last run")
    options = parser.parse_args()
    if not options.again:
        run_tests()
    files = source_files()
    print_table(files)
    missed = [unreached.Line.read(file.path, number) for file in files for number in file.missed]
    if options.lines:
        for line in missed:
            print(f"{line.path}:{line.number}: {line.text}")
    sys.exit(unreached.compare(missed))


def run_tests() -> None:
    command = ["swift", "test", "--enable-code-coverage", "--scratch-path", str(SCRATCH), *ATOMIC_COUNTERS]
    # With all tests at once, those that use sockets wait for processors longer than their requests.
    environment = os.environ | {"SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH": "16"}
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    if made.returncode != 0:
        sys.exit(made.stdout + "\ncoverage: the tests fail")


def source_files() -> list[SourceFile]:
    found = subprocess.run(
        ["swift", "test", "--show-codecov-path", "--scratch-path", str(SCRATCH)], capture_output=True, text=True,
        check=True)
    profile = Path(found.stdout.strip()).with_name("default.profdata")
    bundle = next(profile.parent.parent.glob("*.xctest"), None)
    if bundle is None or not profile.exists():
        sys.exit("coverage: the tests wrote no profile")
    tools = Path(subprocess.run(["sh", "-c", "command -v swiftc"], capture_output=True, text=True).stdout.strip())
    command = [tools.resolve().parent / "llvm-cov", "export", "-format=lcov", bundle, f"-instr-profile={profile}"]
    exported = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [file for record in exported.split("end_of_record\n") if (file := read_record(record))]


def read_record(record: str) -> SourceFile | None:
    """A record in lcov's format: SF:path, then DA:line,count for each line that contains code."""
    lines = record.splitlines()
    path = next((line[3:].partition("/Sources/")[2] for line in lines if line.startswith("SF:")), "")
    module = path.partition("/")[0]
    if module not in MODULES:
        return None
    counts = [tuple(map(int, line[3:].split(",")[:2])) for line in lines if line.startswith("DA:")]
    missed = [number for number, count in counts if count == 0]
    return SourceFile(module, f"Sources/{path}", len(counts), len(counts) - len(missed), missed)


def print_table(files: list[SourceFile]) -> None:
    print(f"{'module':20}{'lines':>8}{'reached':>9}{'not':>6}")
    for module in MODULES:
        of = [file for file in files if file.module == module]
        count = sum(file.count for file in of)
        reached = sum(file.reached for file in of)
        print(f"{module:20}{count:>8}{reached / max(count, 1):>9.2%}{count - reached:>6}")
    count = sum(file.count for file in files)
    reached = sum(file.reached for file in files)
    print(f"{'total':20}{count:>8}{reached / max(count, 1):>9.2%}{count - reached:>6}")


if __name__ == "__main__":
    main()
