"""Fails if a Markdown file of the repository leads to a place that does not exist.

    places.py [REPOSITORY]

A place is the file or folder of a link, the heading that its fragment names, a path in code voice such as
`Tools/Port/rules.py`, or the name after `Tools/check`. Links to other sites are not followed. docc checks the links of
its own form, `<doc:…>`.
"""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys
from collections import Counter
from urllib.parse import unquote

HERE = pathlib.Path(__file__).resolve().parent
LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)", re.DOTALL)
SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)
PATH = re.compile(r"^(?:Sources|Tests|Tools|Fixtures|Examples)/[\w./+-]+$")
COMMAND = re.compile(r"\bTools/check (\w[\w-]*)")
# The changelog also names what is gone.
HISTORY = "CHANGELOG.md"


def without_blocks(text: str) -> str:
    """Returns a text in which code blocks are empty lines."""
    lines, fence = [], None
    for line in text.split("\n"):
        mark = re.match(r"\s*(```+|~~~+)", line)
        if fence is None and mark:
            fence, line = mark[1], ""
        elif fence is not None:
            fence, line = None if line.strip() == fence else fence, ""
        lines.append(line)
    return "\n".join(lines)


def anchors(text: str) -> set[str]:
    """Returns the fragments of all headings, as GitHub makes them."""
    found: set[str] = set()
    uses: Counter[str] = Counter()
    for line in without_blocks(text).split("\n"):
        heading = re.match(r"#{1,6} +(.*?)(?: +#+)? *$", line)
        if heading:
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1]).replace("`", "").lower()
            slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
            found.add(f"{slug}-{uses[slug]}" if uses[slug] else slug)
            uses[slug] += 1
    return found


def wrong_link(root: pathlib.Path, page: pathlib.Path, target: str) -> str | None:
    """Returns what is wrong with a link on a page, or None."""
    if re.match(r"[a-z][a-z0-9+.-]*:", target):
        return None
    path, _, fragment = unquote(target).partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.is_relative_to(root) or not file.exists():
        return f"there is no {path}"
    if fragment and (file.suffix != ".md" or fragment not in anchors(file.read_text("utf-8"))):
        return f"{file.relative_to(root)} has no heading #{fragment}"
    return None


def failures(root: pathlib.Path, page: pathlib.Path, text: str, checks: set[str]) -> list[str]:
    """Returns everything that is wrong with the places that a page names."""
    body = without_blocks(text)
    found = []
    spoken = SPAN.sub(lambda span: re.sub(r"[^\n]", "x", span[0]), body)
    for link in LINK.finditer(spoken):
        if problem := wrong_link(root, page, link[1]):
            found.append((spoken.count("\n", 0, link.start(1)), problem))
    for span in SPAN.finditer(body):
        path = span[2].rstrip("/")
        if PATH.match(path) and page.name != HISTORY and not (root / path).exists():
            found.append((body.count("\n", 0, span.start()), f"there is no {path}"))
    for command in COMMAND.finditer(text):
        if command[1] not in checks and not command[1].isupper():
            found.append((text.count("\n", 0, command.start()), f"there is no check {command[1]}"))
    return [f"{page.relative_to(root)}:{line + 1}: {problem}" for line, problem in sorted(found)]


def self_check(root: pathlib.Path, checks: set[str]) -> None:
    """A check that cannot fail is useless: each sort of wrong place is noticed, and right ones are not."""
    page = root / "README.md"
    right = [
        "[a](SECURITY.md)", "[a](#try-it)", "[a\nb](Fixtures/PORTING.md#the-vectors)", "[`a`](Tools)", "`[a](b.md)`",
        "`Tools/check`", "`Tools/check site`", "`Tools/check NAME`", "```\n[a](b.md)\n```", "<https://example.com/a>",
        "[a](https://example.com/#b)", "`Sources/<name>`",
    ]  # fmt: skip
    wrong = [
        "[a](SECURITIES.md)", "[a](#try-them)", "[a\nb](Fixtures/PORTING.md#the-victors)", "[`a`](Tool)",
        "[a](../README.md)", "[a](Package.swift#name)", "[a](README.md#Try-it)", "`Tools/checked.py`",
        "`Tests/MissingTests/`", "`Tools/Port/rul`", "`Tools/check sight`", "```\nTools/check sight\n```",
    ]  # fmt: skip
    headings = "\n## Try it\n"
    for text in right:
        if failures(root, page, text + headings, checks):
            sys.exit(f"documentation: “{text}” is taken for a wrong place")
    for text in wrong:
        if len(failures(root, page, text + headings, checks)) != 1:
            sys.exit(f"documentation: “{text}” is not noticed")
    if anchors("# A `b`: c\n## `x` and y_z\n## D\n### D\n```\n# E\n```") != {"a-b-c", "x-and-y_z", "d", "d-1"}:
        sys.exit("documentation: the fragments of headings are wrong")


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parents[1]).resolve()
    sys.path.insert(0, str(root / "Tools"))
    from checks import CHECKS

    checks = {check.name for check in CHECKS}
    self_check(root, checks)
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"]
    names = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\0")
    pages = [root / name for name in names if name and (root / name).exists()]
    found = [line for page in pages for line in failures(root, page, page.read_text("utf-8"), checks)]
    for line in found:
        print(line, file=sys.stderr)
    print(f"documentation: {len(pages)} pages lead to files, headings and checks, {len(found)} times to missing ones")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
