"""Checks for every small change of the library whether the vectors or the tests notice it."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from fnmatch import fnmatch

from mutants import Mutant
from survivors import ACCEPTED, noticed_by_tests, outdated, read_list, remember, unexplained, without_line
from trials import (
    Last,
    Verdict,
    prove_that_vectors_can_fail,
    reach_of_tests,
    reach_of_vectors,
    try_all,
    try_tests,
    try_vectors,
)
from workspace import SCRATCH, build_mutants, copy_package, swift_build

MODULES = [
    "OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery", "OIDCProviders", "OIDCSignIn",
    "EntraID", "EntraGuide", "OIDCSoftwareCrypto",
]  # fmt: skip
TESTS = [
    "OIDCPrimitivesTests", "OIDCCallbacksTests", "OIDCIssuersTests", "OIDCTokensTests", "OIDCDiscoveryTests",
    "OIDCProvidersTests", "OIDCSignInTests", "EntraIDTests", "EntraGuideTests", "OIDCSoftwareCryptoTests",
    "AttackTests", "FrontDoorTests",
]  # fmt: skip

Verdicts = dict[int, Verdict]


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Tools/check mutation", description=__doc__)
    parser.add_argument("--module", action="append", choices=MODULES, help="only this module; may be repeated")
    parser.add_argument("--file", action="append", metavar="PATTERN", help="only files of Sources like OIDCSignIn/Door/*")
    parser.add_argument("--sample", type=int, metavar="N", help="only N changes, chosen at random")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the seed of the sample")
    parser.add_argument("--vectors-only", action="store_true", help="do not run the tests")
    return parser.parse_args()


def show_table(
    modules: list[str], mutants: list[Mutant], dropped: list[Mutant], first: Verdicts, survivors: list[Mutant]
) -> None:
    heading = ("module", "changes", "not compiled", "by vectors", "by tests only", "survived")
    rows: list[tuple[str | int, ...]] = []
    for module in modules:
        here = [mutant for mutant in mutants if mutant.module == module]
        left = [mutant for mutant in here if first[mutant.number].how is None]
        still_left = [mutant for mutant in left if mutant in survivors]
        gone = sum(mutant.module == module for mutant in dropped)
        rows.append(
            (module, len(here) + gone, gone, len(here) - len(left), len(left) - len(still_left), len(still_left))
        )
    rows.append(("all", *(sum(int(row[column]) for row in rows) for column in range(1, len(heading)))))
    for row in [heading, *rows]:
        print(f"{row[0]:<20}" + "".join(f"{cell:>15}" for cell in row[1:]))


def keep(mutants: list[Mutant], first: Verdicts, second: Verdicts) -> None:
    """Writes all results to a file."""

    def noticed(verdict: Verdict | None) -> dict[str, str | None] | None:
        return {"how": verdict.how, "trial": verdict.trial, "words": verdict.words[:300]} if verdict else None

    entries = [
        {
            "file": mutant.file, "line": mutant.line, "text": mutant.text, "change": mutant.change,
            "vectors": noticed(first.get(mutant.number)), "tests": noticed(second.get(mutant.number)),
        }
        for mutant in mutants
    ]  # fmt: skip
    (SCRATCH / "results.json").write_text(json.dumps(entries, indent=1, ensure_ascii=False))


def last_trials() -> Last:
    path = SCRATCH / "results.json"
    entries = json.loads(path.read_text()) if path.exists() else []
    trials: Last = {}
    for entry in entries:
        for noticed in filter(None, [entry["vectors"], entry["tests"]]):
            if noticed["how"]:
                trials[(entry["file"], entry["text"], entry["change"])] = noticed.get("trial", "")
    return trials


def main() -> None:
    arguments = read_arguments()
    modules: list[str] = arguments.module or MODULES
    began = time.monotonic()

    def say(words: str) -> None:
        print(f"[{time.monotonic() - began:5.0f} s] {words}", flush=True)

    accepted, last = read_list(ACCEPTED), last_trials()
    if vanished := without_line(accepted):
        sys.exit("\n".join(f"in Survivors.txt, but not in the source: {file}: {line}" for file, line, _ in vanished))
    # All changes are always built, so that a run with fewer of them does not build again.
    copy_package(MODULES, TESTS)
    mutants, dropped = build_mutants(MODULES)
    mutants = [mutant for mutant in mutants if mutant.module in modules]
    dropped = [mutant for mutant in dropped if mutant.module in modules]
    is_complete = arguments.file is None and (arguments.sample is None or arguments.sample >= len(mutants))
    if patterns := arguments.file:
        mutants = [mutant for mutant in mutants if any(fnmatch(mutant.file, pattern) for pattern in patterns)]
    if arguments.sample is not None and arguments.sample < len(mutants):
        mutants = random.Random(arguments.seed).sample(mutants, arguments.sample)
    if not is_complete:
        dropped = []
    say(f"{len(mutants)} changes compiled, {len(dropped)} did not")

    prove_that_vectors_can_fail()
    reached = reach_of_vectors()
    say(f"the vectors pass unchanged and come to {sum(mutant.number in reached for mutant in mutants)} changes")
    first = try_all(mutants, try_vectors, reached, last)
    left = [mutant for mutant in mutants if first[mutant.number].how is None]
    say(f"the vectors leave {len(left)}")
    keep(mutants, first, {})
    if len(left) == len(mutants):
        sys.exit("mutation: no change was noticed, so the run proves nothing")

    # In a sample, known results are not tried again.
    noticed = set() if is_complete else noticed_by_tests()
    trial = left if is_complete else [mutant for mutant in unexplained(left, accepted) if mutant.name not in noticed]
    second: Verdicts = {}
    if trial and not arguments.vectors_only:
        if output := swift_build("--build-tests"):
            print(output)
            sys.exit("mutation: the tests of the copy do not compile")
        say("the tests are built")
        reached = reach_of_tests()
        say(f"the tests pass unchanged and come to {sum(mutant.number in reached for mutant in trial)} of them")
        second = try_all(trial, try_tests, reached, last)
    survivors = [
        mutant
        for mutant in left
        if mutant.name not in noticed and (mutant.number not in second or second[mutant.number].how is None)
    ]
    if is_complete and not arguments.vectors_only:
        remember([mutant for mutant in left if mutant not in survivors], modules)
    say(f"the tests leave {len(survivors)}")
    keep(mutants, first, second)

    show_table(modules, mutants, dropped, first, survivors)
    for how in ["crashed", "took too long"]:
        for mutant in mutants:
            if how in (first[mutant.number].how, second.get(mutant.number, Verdict(None)).how):
                print(f"{how}: {mutant.file}:{mutant.line} {mutant.change}")
    unknown = unexplained(survivors, accepted)
    stale = outdated(accepted, survivors, mutants + dropped, modules, is_complete)
    for mutant in unknown:
        print(f"survived: {mutant}")
    for name in stale:
        print(f"in Survivors.txt, but noticed or removed: {name}")
    explained = len(survivors) - len(unknown)
    say(f"{explained} survivors are explained, {len(unknown)} are not; {len(stale)} entries are old")
    sys.exit(1 if unknown or stale else 0)


if __name__ == "__main__":
    main()
