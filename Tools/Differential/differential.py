"""Asks the library and other implementations the same questions, and prints a table of how often they agree."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import address_ranges
import addresses
import encodings_of_bytes
import json_texts
import signatures
import tokens
from comparison import Subject, Tally, compare, undetected_falsifications
from library import Library

_SHOWN = 5


def main() -> int:
    """Runs every requested subject, and returns the exit status."""
    parser = argparse.ArgumentParser(prog="Tools/check differential", description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=8, help="the seed of the questions (new RSA keys differ)"
    )
    parser.add_argument("--count", type=int, default=4_000, help="the approximate number of questions for each subject")
    parser.add_argument("--only", metavar="WORD", help="only subjects with this word in their name")
    parser.add_argument("library", type=Path)
    parser.add_argument("work", type=Path)
    arguments = parser.parse_args()
    subjects: list[Subject] = [
        *json_texts.SUBJECTS,
        *encodings_of_bytes.SUBJECTS,
        *address_ranges.SUBJECTS,
        *addresses.SUBJECTS,
        *signatures.subjects(arguments.work / "keys"),
        *tokens.subjects(arguments.work / "keys"),
    ]
    subjects = [subject for subject in subjects if not arguments.only or arguments.only in subject.name]
    start = time.monotonic()
    tallies: list[tuple[Subject, Tally]] = []
    with Library(arguments.library) as library:
        if not _notices_lies(subjects, library, arguments.seed):
            return 1
        for subject in subjects:
            tallies.append((subject, compare(subject, library, arguments.seed, round(arguments.count * subject.share))))
    _print(tallies)
    print(
        f"\nseed {arguments.seed}, {sum(tally.inputs for _, tally in tallies):,} inputs, "
        f"{time.monotonic() - start:.0f} s"
    )
    failed = [subject.name for subject, tally in tallies if tally.unexplained or not tally.accepted]
    for name in failed:
        print(f"differential: {name}: a difference is unexplained, or nothing was accepted", file=sys.stderr)
    return 1 if failed else 0


def _notices_lies(subjects: list[Subject], library: Library, seed: int) -> bool:
    """Falsifies some answers first. A comparison that does not notice them is useless."""
    total = 0
    for subject in subjects:
        lies, unnoticed = undetected_falsifications(subject, library, seed)
        total += lies
        if not lies or unnoticed:
            print(
                f"differential: {subject.name}: {len(unnoticed)} of {lies} false answers were not noticed, as "
                f"{unnoticed[:1]}",
                file=sys.stderr,
            )
            return False
    print(f"{total} false answers of {len(subjects)} subjects, all noticed\n")
    return True


def _print(tallies: list[tuple[Subject, Tally]]) -> None:
    rows: list[tuple[str, ...]] = [
        ("subject", "peer", "inputs", "both accept", "both refuse", "explained", "unexplained")
    ]
    for subject, tally in tallies:
        rows.append(
            (
                subject.name,
                subject.peer,
                f"{tally.inputs:,}",
                f"{tally.accepted:,}",
                f"{tally.refused:,}",
                f"{tally.explained.total():,}",
                f"{len(tally.unexplained):,}",
            )
        )
    _print_aligned(rows)
    explained: list[tuple[str, ...]] = [("subject", "disagreement", "times", "rule", "who is right")]
    for subject, tally in tallies:
        for explanation, times in tally.explained.most_common():
            explained.append((subject.name, explanation.name, f"{times:,}", explanation.rule, explanation.right))
    if len(explained) > 1:
        print()
        _print_aligned(explained)
    for subject, tally in tallies:
        for what in tally.unexplained[:_SHOWN]:
            print(f"\nunexplained, {subject.name}: {what}")


def _print_aligned(rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if cell.replace(",", "").isdigit() else cell.ljust(width)
            for cell, width in zip(row, widths, strict=True)
        ]
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    sys.exit(main())
