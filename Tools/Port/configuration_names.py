"""Names of members in a configuration file that are not known, or not spelled correctly."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import commonprefix

from ascii_text import lower_case
from findings import Findings
from json_values import JSONValue


def check_names(
    found: dict[str, JSONValue], allowed: Iterable[str], findings: Findings, member: str | None = None
) -> None:
    """Reports every name that is not allowed in an object, which is the value of a member or a provider."""
    allowed = tuple(allowed)
    for name in found:
        if name in allowed:
            continue
        meant = meant_name(name, allowed)
        if meant is None:
            findings.warn(member, "config.unknown-member")  # provider-configuration.unknown.3
        else:
            # provider-configuration.unknown.1, provider-configuration.unknown.2
            findings.add(member, "config.misspelt-member", meant)


def meant_name(name: str, allowed: Iterable[str]) -> str | None:
    """Returns the allowed name that a misspelled name stands for, or `None` if it is not misspelled."""
    written = _without_style(name)
    names = {_without_style(candidate): candidate for candidate in allowed}
    if written in names:
        return names[written]
    return next((candidate for form, candidate in names.items() if _is_one_edit_away(written, form)), None)


def _without_style(name: str) -> str:
    return lower_case(name.replace("_", "").replace("-", ""))


def _is_one_edit_away(one: str, other: str) -> bool:
    """Returns whether two different texts differ in one character, or in the order of two adjacent ones."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = len(commonprefix([one, other]))
    one, other = one[start:], other[start:]
    end = len(commonprefix([one[::-1], other[::-1]]))
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])
