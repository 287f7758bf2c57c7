"""Vectors: reading the files, and comparing outcomes with expectations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from given import MalformedVector
from json_text import JSONLimits, parse_json
from json_values import JSONValue, same_value
from kinds import KINDS
from problems import Accepted, Refused

NOT_COMPARED = object()

_CASE_MEMBERS = {"name", "why", "rule", "given", "expect"}
_FILE_LIMITS = JSONLimits(depth=512, size=256 << 20, members=4_000_000)


@dataclass(frozen=True)
class VectorCase:
    """An input and its expected outcome."""

    kind: str
    source: str
    name: str
    rule: str
    given: JSONValue
    expect: JSONValue

    def failure(self) -> str | None:
        """Returns the first difference from the expectation, or `None`."""
        if self.kind not in KINDS:
            return f"the kind {self.kind} is unknown"
        try:
            expectation = Expectation.read(self.expect)
            try:
                outcome: Accepted | Refused = KINDS[self.kind](self.given)
            except Refused as refusal:
                outcome = refusal
        except MalformedVector as error:
            return f"the vector cannot be read: {error}"
        return expectation.disagreement(outcome)


@dataclass(frozen=True)
class Expectation:
    """The expectation of a vector: either accepted or refused."""

    accepted: dict[str, JSONValue] | None
    refused: list[str] | None
    warnings: list[str] | None
    suggestion: JSONValue

    @classmethod
    def read(cls, value: JSONValue) -> Expectation:
        """Reads `expect` as strictly as all other input."""
        if not isinstance(value, dict) or value.keys() - {"accepted", "refused", "warnings", "suggestion"}:
            raise MalformedVector("expect is not an object, or has an unknown member")
        is_accepted, is_refused = "accepted" in value, "refused" in value
        if is_accepted == is_refused or (is_accepted and "suggestion" in value) or (is_refused and "warnings" in value):
            raise MalformedVector("expect has members that cannot be combined")
        if is_accepted and not isinstance(value["accepted"], dict):
            raise MalformedVector("accepted is not an object")
        refused, warnings = _codes(value, "refused"), _codes(value, "warnings")
        if refused == []:
            raise MalformedVector("refused is empty")
        suggestion = value.get("suggestion", NOT_COMPARED)
        if suggestion is not NOT_COMPARED and not isinstance(suggestion, str | None):
            raise MalformedVector("suggestion is not a string")
        return cls(value.get("accepted"), refused, warnings, suggestion)

    def disagreement(self, outcome: Accepted | Refused) -> str | None:
        """Returns the first difference of an outcome, or `None`."""
        if isinstance(outcome, Refused):
            if self.refused is None:
                return f"expected accepted, but it was refused {sorted(outcome.codes)}"
            if set(self.refused) != set(outcome.codes):
                return f"expected refused {sorted(self.refused)}, but it was refused {sorted(outcome.codes)}"
            is_right = self.suggestion is NOT_COMPARED or self.suggestion == outcome.suggestion
            return None if is_right else f"expected the suggestion {self.suggestion}, but got {outcome.suggestion}"
        if self.accepted is None:
            return f"expected refused {sorted(self.refused or [])}, but it was accepted"
        for name, member in self.accepted.items():
            if name not in outcome.members or not same_value(member, outcome.members[name]):
                return f"{name} of the outcome differs"
        if self.warnings is not None and set(self.warnings) != set(outcome.warnings):
            return f"expected warnings {sorted(self.warnings)}, but got {sorted(outcome.warnings)}"
        return None


def _codes(expect: dict[str, JSONValue], name: str) -> list[str] | None:
    if name not in expect:
        return None
    codes = expect[name]
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise MalformedVector(f"{name} is not an array of codes")
    return codes


def read_cases(paths: Iterable[Path], kind: str) -> Iterator[VectorCase]:
    """Yields all cases of files of one kind."""
    for path in paths:
        file = parse_json(path.read_bytes(), _FILE_LIMITS)
        cases = file.get("cases") if isinstance(file, dict) and file.get("kind") == kind else None
        if not cases or not isinstance(cases, list):
            raise MalformedVector(f"{path.name} is not a file of vectors of the kind {kind}")
        names: set[str] = set()
        for case in cases:
            if not isinstance(case, dict) or case.keys() - _CASE_MEMBERS:
                raise MalformedVector(f"{path.name} contains a case that is not an object, or has an unknown member")
            if not isinstance(case.get("name"), str) or not isinstance(case.get("rule"), str):
                raise MalformedVector(f"{path.name} contains a case without a name or a rule")
            if case["name"] in names:
                raise MalformedVector(f"{path.name} contains two cases with the name “{case['name']}”")
            names.add(case["name"])
            yield VectorCase(kind, path.name, case["name"], case["rule"], case.get("given"), case.get("expect"))
