"""Asks the library through a Swift program, one line per question. Parts are hexadecimal, so that no parser under
test is involved."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType


@dataclass(frozen=True)
class Question:
    """A subject, and the parts of the question."""

    subject: str
    parts: tuple[bytes, ...]

    def line(self) -> bytes:
        """Returns the line to send."""
        return " ".join([self.subject, *(part.hex() for part in self.parts)]).encode() + b"\n"


@dataclass(frozen=True)
class Answer:
    """The library's answer: the parts of an accepted value, or the codes of the problems."""

    accepted: tuple[str, ...] | None
    codes: tuple[str, ...] = ()
    suggestion: str | None = None

    @classmethod
    def read(cls, line: bytes) -> Answer:
        """Reads a line."""
        verdict, *parts = line.decode().rstrip("\n").split(" ")
        texts = tuple(bytes.fromhex(part).decode() for part in parts)
        if verdict == "accepted":
            return cls(texts)
        if verdict == "refused":
            return cls(None, tuple(texts[0].split(",")), texts[1] if len(texts) > 1 else None)
        raise ValueError(f"not an answer: {line!r}")

    def falsified(self, number: int) -> Answer:
        """Returns a different answer, to show that it would be noticed."""
        if self.accepted is None:
            return Answer(("a lie",)) if number % 2 else Answer(None, ("a.lie",))
        if number % 2 or not self.accepted:
            return Answer(None, ("a.lie",))
        return Answer((self.accepted[0] + "?", *self.accepted[1:]))


class Library:
    """The running program."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def answers(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Returns the answers, in order. Questions are sent while answers are read, because both processes would block
        otherwise."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        lines = [question.line() for question in questions]

        def send() -> None:
            for line in lines:
                stdin.write(line)
            stdin.flush()

        sender = threading.Thread(target=send)
        sender.start()
        for line in lines:
            answer = stdout.readline()
            if not answer:
                raise RuntimeError(f"the program ended at the question {line[:2000]!r}")
            yield Answer.read(answer)
        sender.join()
