"""Generates the vectors that are held out: variations of the committed ones, with another seed each time.

A case varies what its rule leaves free. Its outcome is that of the library and, for the kinds that it supports, of the
Python port; if they differ, nothing is written. A variation is kept only if it has the codes of the case that it
varies, so that it still shows the same rule. Combinations of two cases have the codes of both.

Usage: python3 Tools/Port/held_out.py --seed N [--library COMMAND] [--output FOLDER] [KIND…]
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from json_text import JSONLimits, parse_json
from json_values import JSONValue, write_json
from kinds import KINDS
from kinds_of_vectors import KINDS_IN_ORDER
from proposals import proposals
from token_variations import Signer
from vectors import VectorCase, read_cases

_FIXTURES = Path(__file__).resolve().parents[2] / "Fixtures"
_COUNTS = {"base64url": 30, "digest": 30, "signature": 30, "code-challenge": 30}
_COUNT = 60
# Larger inputs are left to the committed cases.
_LARGEST = 12_000
_LIMITS = JSONLimits(depth=512, size=1 << 24, members=1_000_000)


@dataclass(frozen=True)
class Proposal:
    """An input, and the cases that it varies."""

    given: JSONValue
    sources: list[VectorCase]


def codes_of(expect: dict[str, JSONValue]) -> tuple[str, frozenset[str]]:
    """Returns the verdict and its codes."""
    if "refused" in expect:
        return "refused", frozenset(expect["refused"])
    return "accepted", frozenset(expect.get("warnings", []))


def library_outcomes(command: list[str], kind: str, inputs: list[JSONValue]) -> list[JSONValue]:
    """Returns the library's outcome of each input, or something else for one that is malformed."""
    cases = [
        {"name": str(index), "rule": "held.out.1", "given": given, "expect": {}} for index, given in enumerate(inputs)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.json"
        path.write_bytes(write_json({"kind": kind, "cases": cases}))
        lines = subprocess.run([*command, path], capture_output=True).stdout.splitlines()
    if len(lines) != len(inputs):
        raise SystemExit(f"{kind}: the library has {len(lines)} outcomes for {len(inputs)} inputs")
    return [parse_json(line, _LIMITS)["outcome"] for line in lines]


def shows_same_rule(proposal: Proposal, outcome: dict[str, JSONValue]) -> bool:
    """Returns whether an outcome has the codes of the cases that were varied."""
    verdict, codes = codes_of(outcome)
    expected = [codes_of(case.expect) for case in proposal.sources]
    if any(verdict != expected_verdict for expected_verdict, _ in expected):
        return False
    if codes != frozenset().union(*(expected_codes for _, expected_codes in expected)):
        return False
    suggestion = proposal.sources[0].expect.get("suggestion", "")
    return len(expected) > 1 or suggestion == "" or (suggestion is None) == (outcome.get("suggestion") is None)


def expectation(proposal: Proposal, outcome: dict[str, JSONValue]) -> dict[str, JSONValue]:
    """Returns what a case expects: as much of the outcome as the case that it varies."""
    case = proposal.sources[0]
    if "refused" in outcome:
        has_suggestion = case.kind == "entra-authority" or "suggestion" in case.expect
        return outcome if has_suggestion else {"refused": outcome["refused"]}
    names = case.expect["accepted"] or outcome["accepted"]
    members = {name: member for name, member in outcome["accepted"].items() if name in names}
    return {"accepted": members, "warnings": outcome["warnings"]}


def held_out(kind: str, random: Random, command: list[str], signer: Signer) -> list[JSONValue]:
    """Returns the cases of a kind that are held out."""
    cases = list(read_cases(sorted((_FIXTURES / "Vectors" / kind).glob("*.json")), kind))
    known = {write_json(case.given) for case in cases}
    by_rule: dict[str, list[VectorCase]] = {}
    for case in cases:
        if len(write_json(case.given)) <= _LARGEST:
            by_rule.setdefault(case.rule, []).append(case)
    proposed: list[Proposal] = []
    for _ in range(14):
        rules = list(by_rule)
        random.shuffle(rules)
        for rule in rules[: 3 * _COUNT]:
            for given, sources in proposals(random.choice(by_rule[rule]), cases, random, signer):
                text = write_json(given)
                if text not in known and len(text) <= 2 * _LARGEST:
                    known.add(text)
                    proposed.append(Proposal(given, sources))
    outcomes = library_outcomes(command, kind, [proposal.given for proposal in proposed])
    kept = [
        (proposal, outcome)
        for proposal, outcome in zip(proposed, outcomes, strict=True)
        if isinstance(outcome, dict) and shows_same_rule(proposal, outcome)
    ]
    return written(kind, spread(kept, _COUNTS.get(kind, _COUNT)))


def spread(kept: list[tuple[Proposal, JSONValue]], count: int) -> list[tuple[Proposal, JSONValue]]:
    """Returns as many variations as needed, of as many rules as possible."""
    chosen: list[tuple[Proposal, JSONValue]] = []
    uses: dict[str, int] = {}
    for limit in range(1, count):
        for proposal, outcome in kept:
            rule = proposal.sources[0].rule
            if len(chosen) < count and uses.get(rule, 0) < limit and all(proposal is not other for other, _ in chosen):
                uses[rule] = uses.get(rule, 0) + 1
                chosen.append((proposal, outcome))
    return chosen


def written(kind: str, chosen: list[tuple[Proposal, JSONValue]]) -> list[JSONValue]:
    """Returns the cases, after the Python port has confirmed them."""
    cases: list[JSONValue] = []
    for number, (proposal, outcome) in enumerate(chosen, 1):
        rule, expect = proposal.sources[0].rule, expectation(proposal, outcome)
        if kind in KINDS:
            failure = VectorCase(kind, "", "", rule, proposal.given, expect).failure()
            if failure is not None:
                given = write_json(proposal.given).decode()
                raise SystemExit(f"{kind}, {rule}: the library and the Python port differ: {failure}\n{given}")
        cases.append({"name": f"variation {number}", "rule": rule, "given": proposal.given, "expect": expect})
    return cases


def main() -> int:
    """Writes a file for each kind."""
    parser = argparse.ArgumentParser(description="Generates the vectors that are held out.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--library", default=".build/debug/entra-oidc vectors --outcomes", metavar="COMMAND")
    parser.add_argument("--output", type=Path, default=_FIXTURES / "HeldOut")
    parser.add_argument("kinds", nargs="*", default=KINDS_IN_ORDER)
    arguments = parser.parse_args()
    signer = Signer()
    for kind in arguments.kinds:
        random = Random(f"{arguments.seed} {kind}")
        cases = held_out(kind, random, shlex.split(arguments.library), signer)
        rules = len({case["rule"] for case in cases})
        print(f"{kind}: {len(cases)} cases of {rules} rules")
        lines = ",\n".join(f"    {write_json(case).decode()}" for case in cases)
        text = f'{{\n  "kind": {json.dumps(kind)},\n  "cases": [\n{lines}\n  ]\n}}\n'
        (arguments.output / f"{kind}.json").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
