"""Compares answers with those of another implementation. A difference must be explained by a named predicate."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from library import Answer, Library, Question


@dataclass(frozen=True)
class Explanation:
    """A reason why the library and a peer may differ, and which of them is right."""

    name: str
    rule: str
    right: str


@dataclass(frozen=True)
class Agreement:
    """Both results are the same."""

    accepted: bool


@dataclass(frozen=True)
class Disagreement:
    """The results differ, and nothing explains it."""

    what: str


Outcome = Agreement | Explanation | Disagreement


@dataclass(frozen=True)
class Trial:
    """A question, and how its answer is compared."""

    question: Question
    compare: Callable[[Answer], Outcome]
    shown: str


Generator = Callable[[random.Random, int], Iterator[Trial]]


@dataclass(frozen=True)
class Subject:
    """A subject: what is compared, and with which implementation."""

    name: str
    peer: str
    share: float
    trials: Generator


@dataclass
class Tally:
    """The results of a comparison."""

    accepted: int = 0
    refused: int = 0
    explained: Counter[Explanation] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        """Returns the number of comparisons."""
        return self.accepted + self.refused + self.explained.total() + len(self.unexplained)

    def add(self, trial: Trial, outcome: Outcome) -> None:
        """Counts one result."""
        match outcome:
            case Agreement(accepted=True):
                self.accepted += 1
            case Agreement():
                self.refused += 1
            case Explanation():
                self.explained[outcome] += 1
            case Disagreement():
                self.unexplained.append(f"{outcome.what}: {trial.shown}")


def compare(subject: Subject, library: Library, seed: int, count: int) -> Tally:
    """Asks and compares, in batches that fit into memory."""
    tally = Tally()
    batch: list[Trial] = []

    def run() -> None:
        for trial, answer in zip(batch, library.answers(trial.question for trial in batch), strict=True):
            tally.add(trial, trial.compare(answer))
        batch.clear()

    for trial in subject.trials(random.Random(f"{seed} {subject.name}"), count):
        batch.append(trial)
        if len(batch) == 500:
            run()
    run()
    return tally


def undetected_falsifications(subject: Subject, library: Library, seed: int) -> tuple[int, list[str]]:
    """Falsifies some answers. Returns how many, and those that were not noticed. A check that cannot fail is useless.
    """
    trials = []
    for trial in subject.trials(random.Random(f"{seed} {subject.name} lies"), 120):
        trials.append(trial)
        if len(trials) == 120:
            break
    lies, unnoticed = 0, []
    for number, (trial, answer) in enumerate(zip(trials, library.answers(t.question for t in trials), strict=True)):
        if number % 3 == 0:
            lies += 1
            if not isinstance(trial.compare(answer.falsified(number)), Disagreement):
                unnoticed.append(trial.shown)
    return lies, unnoticed


def agreed(is_agreed: bool, accepted: bool, what: str) -> Outcome:
    """Returns an agreement, or a disagreement with the description."""
    return Agreement(accepted) if is_agreed else Disagreement(what)
