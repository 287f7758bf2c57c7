"""Shows that the check can fail: one vector of a kind is changed in memory, and exactly that one must fail.

A runner that compares too little passes everything, even an incorrect port.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from json_values import JSONValue
from kinds import NEVER_REFUSED
from vectors import VectorCase

Change = Callable[[VectorCase], VectorCase | None]


def changed_code(case: VectorCase) -> VectorCase | None:
    """Replaces one of the expected codes."""
    expect = dict(case.expect)
    if "refused" not in expect:
        return None
    expect["refused"] = [expect["refused"][0] + "-changed", *expect["refused"][1:]]
    return replace(case, expect=expect)


def changed_outcome(case: VectorCase) -> VectorCase | None:
    """Replaces the expected value of a member of the outcome."""
    accepted = case.expect.get("accepted")
    if not accepted:
        return None
    name = next(iter(accepted))
    changed: dict[str, JSONValue] = {**accepted, name: ["changed", accepted[name]]}
    return replace(case, expect={**case.expect, "accepted": changed})


def changed_warnings(case: VectorCase) -> VectorCase | None:
    """Adds an expected warning."""
    if "warnings" not in case.expect:
        return None
    return replace(case, expect={**case.expect, "warnings": [*case.expect["warnings"], "changed"]})


def changed_suggestion(case: VectorCase) -> VectorCase | None:
    """Replaces the expected suggestion, or expects one where there is none."""
    if "suggestion" not in case.expect:
        return None
    return replace(case, expect={**case.expect, "suggestion": f"{case.expect['suggestion']} changed"})


def unread_member(case: VectorCase) -> VectorCase:
    """Adds a member that is not read."""
    return replace(case, given={**case.given, "unread": None})


_CHANGES: dict[str, Change] = {
    "an expected code": changed_code,
    "a member of an outcome": changed_outcome,
    "the warnings": changed_warnings,
    "the suggestion": changed_suggestion,
    "the given input": unread_member,
}


def changes_of(kind: str, cases: list[VectorCase]) -> dict[str, Change]:
    """Returns the changes that apply to the vectors of a kind. Only some kinds state suggestions."""
    changes = dict(_CHANGES)
    if kind in NEVER_REFUSED:
        del changes["an expected code"]
    if not any("suggestion" in case.expect for case in cases):
        del changes["the suggestion"]
    return changes


def unnoticed_changes(kind: str, cases: list[VectorCase]) -> Iterator[str]:
    """Yields changes that made no vector fail, or a vector other than the changed one."""
    for subject, change in changes_of(kind, cases).items():
        candidates = [(index, changed) for index, case in enumerate(cases) if (changed := change(case))]
        if not candidates:
            yield f"{subject}: no vector to change"
            continue
        chosen, changed_case = candidates[len(candidates) // 2]
        changed_cases = [*cases[:chosen], changed_case, *cases[chosen + 1 :]]
        failing = [index for index, case in enumerate(changed_cases) if case.failure() is not None]
        if failing != [chosen]:
            names = ", ".join(cases[index].name for index in failing) or "nothing"
            yield f"{subject} of “{cases[chosen].name}” was changed, but these failed: {names}"
