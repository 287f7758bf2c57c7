"""Fails if a line of Swift in an article or a documentation comment does not fit a page of the site.

    widths.py REPOSITORY

At a width of 1280 pixels, a page of the site shows 93 characters of a line of Swift, measured in Chromium; site.css
sets the size of the font. Longer lines would have to be scrolled. Everything but Swift is wrapped, such as the output
of commands.
"""

import pathlib
import re
import sys
from collections.abc import Iterator

LONGEST = 90
FENCE = re.compile(r"^\s*```(\w*)")


def long_lines(text: str) -> Iterator[tuple[int, int]]:
    """Returns the number and the length of every line of Swift in an article that does not fit."""
    language = None
    for number, line in enumerate(text.split("\n"), 1):
        fence = FENCE.match(line)
        if fence:
            language = fence.group(1) if language is None else None
        elif language == "swift" and len(line) > LONGEST:
            yield number, len(line)


def long_comments(text: str) -> Iterator[tuple[int, int]]:
    """Returns the number and the length of every line of code in documentation comments that does not fit."""
    is_fenced = is_indented = False
    previous = ""
    for number, line in enumerate(text.split("\n"), 1):
        comment = line.strip()
        is_comment = comment.startswith("/// ")
        # Four spaces are code, but not after text without an empty line: there they continue it.
        is_indented = comment.startswith("///     ") and (is_indented or not previous.startswith("/// "))
        if is_comment and FENCE.match(comment[4:]):
            is_fenced = not is_fenced
        elif is_comment and (is_fenced or is_indented):
            code = comment[4:] if is_fenced else comment[8:]
            if len(code) > LONGEST:
                yield number, len(code)
        is_fenced = is_fenced and comment.startswith("///")
        previous = comment


def self_check() -> None:
    """A check that cannot fail is useless: each kind of line is found if it is too long, and not if it fits."""
    fits, long = "x" * LONGEST, "x" * (LONGEST + 1)
    article = f"{long}\n```swift\n{fits}\n{long}\n```\n{long}\n```\n{long}\n```\n"
    comment = f"///     {fits}\n  ///     {long}\n/// ```swift\n/// {long}\n/// ```\n/// {long}\n///     {long}\n"
    after_text = f"/// {long}\n///\n///     {long}\n"
    if (
        list(long_lines(article)) != [(4, LONGEST + 1)]
        or [number for number, _ in long_comments(comment)] != [2, 4]
        or [number for number, _ in long_comments(after_text)] != [3]
    ):
        sys.exit("documentation: a line of code that does not fit is not noticed")


def main() -> int:
    self_check()
    root = pathlib.Path(sys.argv[1])
    failures = []
    for path in sorted(root.glob("Sources/*/*.docc/**/*.md")):
        failures += [(path, *found) for found in long_lines(path.read_text(encoding="utf-8"))]
    for path in sorted(root.glob("Sources/**/*.swift")):
        failures += [(path, *found) for found in long_comments(path.read_text(encoding="utf-8"))]
    for path, line, length in failures:
        print(f"{path.relative_to(root)}:{line}: {length} characters; {LONGEST} fit", file=sys.stderr)
    print(f"documentation: {len(failures)} lines of code do not fit the site")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
