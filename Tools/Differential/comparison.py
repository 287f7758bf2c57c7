"""Laying answers beside those of a peer. A difference is explained by a named predicate or not at all."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from judge import Answer, Judge, Question


@dataclass(frozen=True)
class Explanation:
    """Why the library and a peer may differ, and which of them is right."""

    name: str
    rule: str
    right: str


@dataclass(frozen=True)
class Agreement:
    """Both say the same."""

    accepted: bool


@dataclass(frozen=True)
class Disagreement:
    """They do not, and nothing explains it."""

    what: str


Outcome = Agreement | Explanation | Disagreement


@dataclass(frozen=True)
class Trial:
    """A question, and how an answer is judged."""

    question: Question
    compare: Callable[[Answer], Outcome]
    shown: str


Generator = Callable[[random.Random, int], Iterator[Trial]]


@dataclass(frozen=True)
class Subject:
    """What is compared with whom."""

    name: str
    peer: str
    share: float
    trials: Generator


@dataclass
class Tally:
    """What came out."""

    accepted: int = 0
    refused: int = 0
    explained: Counter[Explanation] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        """How many there were."""
        return self.accepted + self.refused + self.explained.total() + len(self.unexplained)

    def add(self, trial: Trial, outcome: Outcome) -> None:
        """Counts one."""
        match outcome:
            case Agreement(accepted=True):
                self.accepted += 1
            case Agreement():
                self.refused += 1
            case Explanation():
                self.explained[outcome] += 1
            case Disagreement():
                self.unexplained.append(f"{outcome.what}: {trial.shown}")


def compare(subject: Subject, judge: Judge, seed: int, count: int) -> Tally:
    """Asks and compares, in batches that fit into memory."""
    tally = Tally()
    batch: list[Trial] = []

    def run() -> None:
        for trial, answer in zip(batch, judge.answers(trial.question for trial in batch), strict=True):
            tally.add(trial, trial.compare(answer))
        batch.clear()

    for trial in subject.trials(random.Random(f"{seed} {subject.name}"), count):
        batch.append(trial)
        if len(batch) == 500:
            run()
    run()
    return tally


def unnoticed_lies(subject: Subject, judge: Judge, seed: int) -> tuple[int, list[str]]:
    """Falsifies some answers: how many, and those that nobody noticed. What cannot fail is worth nothing."""
    trials = []
    for trial in subject.trials(random.Random(f"{seed} {subject.name} lies"), 120):
        trials.append(trial)
        if len(trials) == 120:
            break
    lies, unnoticed = 0, []
    for number, (trial, answer) in enumerate(zip(trials, judge.answers(t.question for t in trials), strict=True)):
        if number % 3 == 0:
            lies += 1
            if not isinstance(trial.compare(answer.falsified(number)), Disagreement):
                unnoticed.append(trial.shown)
    return lies, unnoticed


def agreed(is_agreed: bool, accepted: bool, what: str) -> Outcome:
    """Agreement, or else what is wrong."""
    return Agreement(accepted) if is_agreed else Disagreement(what)
