"""Checks that every rule of Fixtures/Rules has a case, every case a rule, and that no comment names another rule.

Then it shows that the check can fail.

Usage: python3 Tools/Port/rules.py [--pages] [FIXTURES]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rule_mentions import read_mentioning_texts, unknown_rules

_ID = r"[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.[0-9]+"
# A rule is defined at the beginning of a list item, or in the first cell of a table row.
_DEFINITION = re.compile(rf"^\s*(?:[-*] |[0-9]+\. |\| )`({_ID})`")
_MENTION = re.compile(rf"`({_ID})`")


@dataclass(frozen=True)
class Case:
    """What the check needs of a case."""

    kind: str
    source: str
    name: str
    rule: object
    expect: dict
    is_held_out: bool = False

    def __str__(self) -> str:
        return f"{self.kind}/{self.source} “{self.name}”"


@dataclass
class Rules:
    """The rules of all pages."""

    pages: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, texts: dict[str, str]) -> Rules:
        """Reads the rules from the texts of the pages."""
        rules = cls()
        mentions: list[tuple[str, str]] = []
        for page, text in texts.items():
            for number, line in enumerate(text.split("\n"), 1):
                definition = _DEFINITION.match(line)
                if definition:
                    rules._define(definition[1], page, number)
                mentions += [(rule, f"{page}.md:{number}") for rule in _MENTION.findall(line)]
        rules.faults += [f"{place}: {rule} does not exist" for rule, place in mentions if rule not in rules.pages]
        rules.faults += rules._gaps()
        return rules

    def _define(self, rule: str, page: str, number: int) -> None:
        if rule in self.pages:
            self.faults.append(f"{page}.md:{number}: {rule} is defined twice")
        if rule.partition(".")[0] != page:
            self.faults.append(f"{page}.md:{number}: {rule} is not a rule of this page")
        self.pages[rule] = page

    def _gaps(self) -> Iterator[str]:
        groups: dict[str, list[int]] = {}
        for rule in self.pages:
            group, _, number = rule.rpartition(".")
            groups.setdefault(group, []).append(int(number))
        for group, numbers in groups.items():
            if numbers != list(range(1, len(numbers) + 1)):
                yield f"{group}: the numbers are {numbers}"


def faults(rules: Rules, cases: list[Case]) -> list[str]:
    """Returns everything that is wrong with the rules and the cases."""
    found = list(rules.faults)
    shown = {case.rule for case in cases if not case.is_held_out}
    found += [f"{rule} has no case" for rule in rules.pages if rule not in shown]
    for case in cases:
        if case.rule not in rules.pages:
            found.append(f"{case}: the rule {case.rule} does not exist")
        if "accepted" in case.expect and "warnings" not in case.expect:
            found.append(f"{case}: it does not state its warnings")
        if case.kind == "entra-authority" and "refused" in case.expect and "suggestion" not in case.expect:
            found.append(f"{case}: it does not state its suggestion")
    return found


def summary(rules: Rules, cases: list[Case]) -> str:
    """Returns how many rules have a case, and how many cases a rule."""
    cases = [case for case in cases if not case.is_held_out]
    shown = {case.rule for case in cases}
    with_case = sum(rule in shown for rule in rules.pages)
    with_rule = sum(case.rule in rules.pages for case in cases)
    return f"rules with a case: {with_case} of {len(rules.pages)}; cases with a rule: {with_rule} of {len(cases)}"


def page_lines(rules: Rules, cases: list[Case]) -> Iterator[str]:
    """Yields a line for each page: its rules with a case, and the cases that show one of them."""
    uses = Counter(case.rule for case in cases if not case.is_held_out)
    for page in dict.fromkeys(rules.pages.values()):
        own = [rule for rule in rules.pages if rules.pages[rule] == page]
        with_case = sum(rule in uses for rule in own)
        yield f"{page}: {with_case} of {len(own)} rules with a case, {sum(uses[rule] for rule in own)} cases"


def changed(texts: dict[str, str], cases: list[Case]) -> Iterator[tuple[str, dict[str, str], list[Case]]]:
    """Yields a deliberate fault of each sort, as the changed pages and cases."""
    page, text = next((page, text) for page, text in texts.items() if _first_rule(text))
    rule = _first_rule(text)
    group = rule.rpartition(".")[0]

    def with_line(line: str) -> dict[str, str]:
        return {**texts, page: f"{text}\n{line}\n"}

    yield "a rule without a case", with_line(f"- `{page}.without-a-case.1`: …"), cases
    yield "a rule that is defined twice", with_line(f"- `{rule}`: …"), cases
    yield "a gap in the numbers", with_line(f"- `{group}.9999`: …"), cases
    yield "a rule of another page", with_line("- `another-page.group.1`: …"), cases
    yield "a reference to no rule", with_line(f"See `{page}.without-a-case.2`."), cases

    def with_case(index: int, **members: object) -> list[Case]:
        return [*cases[:index], replace(cases[index], **members), *cases[index + 1 :]]

    yield "a case without a rule", texts, with_case(0, rule=None)
    yield "a case with an unknown rule", texts, with_case(0, rule=f"{page}.without-a-case.3")
    for kind, verdict, member in [(None, "accepted", "warnings"), ("entra-authority", "refused", "suggestion")]:
        index = next(i for i, case in enumerate(cases) if verdict in case.expect and kind in (None, case.kind))
        expect = {name: value for name, value in cases[index].expect.items() if name != member}
        yield f"a case without its {member}", texts, with_case(index, expect=expect)


def _first_rule(text: str) -> str:
    return next((match[1] for line in text.split("\n") if (match := _DEFINITION.match(line))), "")


def unnoticed(texts: dict[str, str], cases: list[Case]) -> Iterator[str]:
    """Yields the deliberate faults after which the check finds no more than before."""
    before = set(faults(Rules.read(texts), cases))
    for subject, changed_texts, changed_cases in changed(texts, cases):
        if not set(faults(Rules.read(changed_texts), changed_cases)) - before:
            yield f"{subject} was not noticed"
    mention = f"// {next(iter(Rules.read(texts).pages)).rpartition('.')[0]}.9999"
    if not list(unknown_rules(Rules.read(texts).pages, {"a comment": mention})):
        yield "a comment with no rule was not noticed"


def read_texts(folder: Path) -> dict[str, str]:
    """Returns the texts of the pages under their names."""
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def read_cases(fixtures: Path) -> Iterator[Case]:
    """Yields the cases of all kinds, and those that are held out."""
    for folder in sorted(path for path in (fixtures / "Vectors").iterdir() if path.is_dir()):
        for path in sorted(folder.glob("*.json")):
            yield from _cases_of(path, folder.name)
    for path in sorted((fixtures / "HeldOut").glob("*.json")):
        yield from _cases_of(path, path.stem, is_held_out=True)


def _cases_of(path: Path, kind: str, *, is_held_out: bool = False) -> Iterator[Case]:
    # The numbers in a file can be too large to read, and only the expectations are needed.
    for case in json.loads(path.read_text("utf-8"), parse_int=str, parse_float=str)["cases"]:
        yield Case(kind, path.name, case["name"], case.get("rule"), case["expect"], is_held_out)


def main() -> int:
    """Prints the coverage, and returns the exit status."""
    parser = argparse.ArgumentParser(description="Checks that every rule has a case and every case a rule.")
    parser.add_argument("--pages", action="store_true", help="print a line for each page")
    parser.add_argument("fixtures", nargs="?", default=Path(__file__).resolve().parents[2] / "Fixtures", type=Path)
    arguments = parser.parse_args()
    texts, cases = read_texts(arguments.fixtures / "Rules"), list(read_cases(arguments.fixtures))
    rules = Rules.read(texts)
    found = [*faults(rules, cases), *unknown_rules(rules.pages, read_mentioning_texts())]
    if arguments.pages:
        print("\n".join(page_lines(rules, cases)))
    print(summary(rules, cases))
    if not rules.pages or not cases:
        found.append("there are no rules or no cases")
    elif not found:
        found += unnoticed(texts, cases)
        print(f"{len(list(changed(texts, cases))) + 1} deliberate faults tried")
    for fault in found:
        print(f"failed: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
