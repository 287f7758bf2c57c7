"""Runs the fuzz targets and prints the results. See `Tools/check fuzz`."""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import builds
import coverage

VECTORS = Path("Fixtures/Vectors")

# The memory limit for an input. No parser reads more than a few kilobytes here.
LIMITS = ["-max_len=16384", "-timeout=10", "-rss_limit_mb=2048", "-malloc_limit_mb=512"]


@dataclass
class Outcome:
    target: str
    seeds: int
    inputs: int
    edges: int
    finding: Path | None
    words: str


def main() -> None:
    options = read_options()
    program = builds.fuzzing()
    names = subprocess.run([program, "list"], capture_output=True, text=True, check=True).stdout.split()
    if options.replay:
        name, file = options.replay
        sys.exit(subprocess.run([program, "replay", name, file], env=builds.environment()).returncode)
    unknown = sorted(set(options.target) - set(names))
    if unknown:
        sys.exit(f"fuzz: unknown target {', '.join(unknown)}. The targets are: {', '.join(names)}")
    names = options.target or names

    show_that_it_finds(program)
    if options.coverage:
        return coverage.report(names, lambda name: [seeds_of(program, name), corpus_of(name)])
    seconds = round(options.minutes * 60) if options.minutes else options.seconds
    seed = 0 if options.minutes else 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda name: fuzz(program, name, seconds, seed), names))
    print_table(outcomes)
    findings = [outcome for outcome in outcomes if outcome.finding]
    for outcome in findings:
        print(f"\n{outcome.target}: {outcome.words}\n  Tools/check fuzz --replay {outcome.target} {outcome.finding}")
    sys.exit(1 if findings else 0)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Tools/check fuzz", description="Feeds every parser with hostile input.")
    parser.add_argument("--seconds", type=int, default=5, help="for each target, with a fixed seed (default: 5)")
    parser.add_argument("--minutes", type=float, help="for each target, from a new seed")
    parser.add_argument("--target", nargs="+", default=[], help="only these targets")
    parser.add_argument("--replay", nargs=2, metavar=("TARGET", "FILE"), help="run one input again")
    parser.add_argument("--coverage", action="store_true", help="show the lines that the inputs reach")
    return parser.parse_args()


def show_that_it_finds(program: Path) -> None:
    """A check that cannot fail is useless: a fault after four comparisons must be found."""
    outcome = fuzz(program, "deliberate", 60, 1)
    if not outcome.finding or "the deliberate fault" not in outcome.words:
        sys.exit("fuzz: a deliberate fault was not found, so the run would prove nothing")
    outcome.finding.unlink()


def seeds_of(program: Path, name: str) -> Path:
    folder = builds.SCRATCH / "seeds" / name
    if folder.exists():
        for file in folder.iterdir():
            file.unlink()
    subprocess.run([program, "seeds", name, VECTORS, folder], env=builds.environment(), check=True)
    return folder


def corpus_of(name: str) -> Path:
    folder = builds.SCRATCH / "corpus" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fuzz(program: Path, name: str, seconds: int, seed: int) -> Outcome:
    seeds = seeds_of(program, name)
    findings = builds.SCRATCH / "findings" / name
    findings.mkdir(parents=True, exist_ok=True)
    before = set(findings.iterdir())
    words = [f"-seed={seed}", f"-max_total_time={seconds}", f"-artifact_prefix={findings}/", "-print_final_stats=1"]
    with tempfile.TemporaryDirectory() as learnt:
        # New inputs go to the first folder. With a fixed seed, results of earlier runs must not be used or left behind.
        corpora = [corpus_of(name) if seed == 0 else learnt, seeds]
        command = [program, "fuzz", name, *words, *LIMITS, *corpora]
        run = subprocess.run(command, env=builds.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log = run.stdout.decode(errors="replace")
    new = sorted(set(findings.iterdir()) - before)
    if run.returncode != 0 and not new:
        sys.exit(log + f"\nfuzz: {name} exited with {run.returncode}, and no input causes it")
    said = re.findall(r"^(?:finding: |SUMMARY: |==\d+==ERROR: )(.*)$", log, re.MULTILINE)
    return Outcome(
        name, len(list(seeds.iterdir())), last_number(r"stat::number_of_executed_units: (\d+)", log),
        last_number(r" cov: (\d+) ", log), new[0] if new else None, said[0] if said else "")


def last_number(pattern: str, log: str) -> int:
    found = re.findall(pattern, log)
    return int(found[-1]) if found else 0


def print_table(outcomes: list[Outcome]) -> None:
    print(f"{'target':24}{'seeds':>8}{'inputs':>12}{'edges':>8}  findings")
    for outcome in outcomes:
        found = str(outcome.finding or "none")
        print(f"{outcome.target:24}{outcome.seeds:>8}{outcome.inputs:>12,}{outcome.edges:>8}  {found}")
    total = sum(outcome.inputs for outcome in outcomes)
    print(f"{'total':24}{sum(outcome.seeds for outcome in outcomes):>8}{total:>12,}")


if __name__ == "__main__":
    main()
