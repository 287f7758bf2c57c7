"""Reads the Swift code of the articles and of the README. snippets.py describes the comments that it reads."""

from __future__ import annotations

import pathlib
import re
import sys

FENCE = re.compile(r"^```(\w*)\s*$")
IMPORT = re.compile(r"^\s*import (\w+)\s*$")
NOT_RUN = re.compile(r"^<!-- not run: (.+) -->$")
# The next block shows a file, which files.py compares.
FILE = "<!-- file "


class Snippet:
    """One file: lines of code with their line numbers in the article."""

    def __init__(self, article: pathlib.Path):
        self.article = article
        self.lines: list[tuple[int, str]] = []
        self.blocks = 0
        # The line of the first block.
        self.line = 0
        # The reason for which it is only compiled.
        self.not_run: str | None = None

    def imports(self) -> set[str]:
        return {found[1] for _, line in self.lines if (found := IMPORT.match(line))}

    def add_block(self, number: int):
        self.blocks += 1
        self.line = self.line or number

    def place(self, root: pathlib.Path) -> str:
        return f"{self.article.relative_to(root)}:{self.line}"


def read(article: pathlib.Path, is_marked_only: bool) -> list[Snippet]:
    """Returns the snippets of an article. With `is_marked_only`, only blocks after a snippet comment count."""
    snippets = [] if is_marked_only else [Snippet(article)]
    state = "text"
    is_file = False
    for number, line in enumerate(article.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if state == "text":
            fence = FENCE.match(line)
            if text.startswith(FILE):
                is_file = True
            elif text in ("<!-- snippet", "<!-- snippet -->"):
                snippets.append(Snippet(article))
                state = "hidden" if text == "<!-- snippet" else "text"
            elif text == "<!-- run" and snippets:
                state = "hidden"
            elif (found := NOT_RUN.match(text)) and snippets and not snippets[-1].blocks:
                snippets[-1].not_run = found[1]
            elif text.startswith(("<!-- snippet", "<!-- run", "<!-- not run")):
                sys.exit(f"{article}:{number}: this comment is not understood here")
            elif fence and fence[1] == "swift" and snippets and not is_file:
                snippets[-1].add_block(number)
                state = "shown"
            elif fence:
                state = "other"
                is_file = False
        elif text == ("-->" if state == "hidden" else "```"):
            state = "text"
        elif state == "hidden" and text.startswith("@"):
            sys.exit(f"{article}:{number}: docc would read this line as a directive")
        elif state in ("hidden", "shown"):
            snippets[-1].lines.append((number, line))
    if state != "text":
        sys.exit(f"{article}: a code block or comment is not closed")
    return [snippet for snippet in snippets if snippet.blocks]


def swift(snippet: Snippet, root: pathlib.Path, replaced: dict[str, str]) -> str:
    """Returns the snippet as a Swift file. `replaced` contains modules to import in place of others."""
    name = snippet.article.relative_to(root)
    imports = {replaced.get(module, module) for module in snippet.imports() | {"Offline"}}
    text = [f"import {module}" for module in sorted(imports)]
    text += ["", "public func snippet(_ hasReachedEnd: inout Bool) async throws {"]
    last = None
    for number, line in snippet.lines:
        if IMPORT.match(line):
            continue
        if last is None or number != last + 1:
            text.append(f'#sourceLocation(file: "{name}", line: {number})')
        last = number
        text.append(line)
    return "\n".join([*text, "#sourceLocation()", "hasReachedEnd = true", "}", ""])
