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


def unread_member(case: VectorCase) -> VectorCase:
    """Adds a member that is not read."""
    return replace(case, given={**case.given, "unread": None})


_CHANGES: dict[str, Change] = {
    "an expected code": changed_code,
    "a member of an outcome": changed_outcome,
    "the given input": unread_member,
}


def changes_of(kind: str) -> dict[str, Change]:
    """Returns the changes that apply to vectors of this kind."""
    has_codes = kind not in NEVER_REFUSED
    return {subject: change for subject, change in _CHANGES.items() if has_codes or change is not changed_code}


def unnoticed_changes(kind: str, cases: list[VectorCase]) -> Iterator[str]:
    """Yields changes that made no vector fail, or a vector other than the changed one."""
    for subject, change in changes_of(kind).items():
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
