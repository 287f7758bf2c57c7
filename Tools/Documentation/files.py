"""Fails if an article shows a file of the examples other than it is.

    files.py [REPOSITORY] [--write]

An article shows a file, or a part of it, in the code block after a comment:

    <!-- file Examples/with-vapor/Sources/App/App.swift -->
    <!-- file Examples/with-vapor/Sources/App/App.swift lines FROM "let form =" TO "}" -->

The first line of the part is the only one that has the text of FROM, apart from its indentation. The last line is the
next one with the text of TO and the same indentation, which is left out of the article on all lines. The rest must be
identical, byte for byte. A table is the one in the documentation comments of a file:

    <!-- table in Examples/pieces/Sources/ServerPieces/SiteSettings.swift -->

The sentence “It has 60 lines without empty lines and comments” counts those of the part above it.

`--write` copies the files into the articles. Such code is neither compiled nor run here, but by `Tools/check examples`.
"""

from __future__ import annotations

import pathlib
import re
import sys

FILE = re.compile(r'^<!-- file (\S+)(?: lines FROM "(.+)" TO "(.+)")? -->$')
COUNT = re.compile(r"^It has (\d+) lines without empty lines and comments\b")
TABLE = re.compile(r"^<!-- table in (\S+) -->$")


class Failed(Exception):
    pass


def part(lines: list[str], first: str, last: str) -> list[str]:
    """Returns the lines from one text to another, without the indentation of the first."""
    starts = [number for number, line in enumerate(lines) if line.strip() == first]
    if len(starts) != 1:
        raise Failed(f"{len(starts)} lines are “{first}”")
    indentation = lines[starts[0]][: len(lines[starts[0]]) - len(lines[starts[0]].lstrip())]
    for end in range(starts[0], len(lines)):
        if lines[end] == indentation + last:
            return [line.removeprefix(indentation) for line in lines[starts[0] : end + 1]]
    raise Failed(f"no line after “{first}” is “{last}”")


def source(root: pathlib.Path, name: str) -> list[str]:
    path = root / name
    if not path.is_file():
        raise Failed(f"there is no file {name}")
    return path.read_text(encoding="utf-8").splitlines()


def expected(root: pathlib.Path, comment: str) -> list[str] | None:
    """Returns what must follow a comment, or None if it is another comment."""
    if found := FILE.match(comment):
        lines = source(root, found[1])
        return lines if found[2] is None else part(lines, found[2], found[3])
    if found := TABLE.match(comment):
        comments = [line.strip() for line in source(root, found[1])]
        table = [line.removeprefix("/// ") for line in comments if line.startswith("/// |")]
        if not table:
            raise Failed(f"{found[1]} has no table")
        return table
    if comment.startswith(("<!-- file", "<!-- table in")):
        raise Failed("this comment is not understood")
    return None


def extent(lines: list[str], number: int) -> tuple[int, int]:
    """Returns where the code block or table after a comment begins and ends, without its fences."""
    start = number + 1
    while start < len(lines) and not lines[start]:
        start += 1
    if start < len(lines) and lines[start].startswith("```"):
        end = next((n for n in range(start + 1, len(lines)) if lines[n] == "```"), None)
        if end is not None:
            return start + 1, end
    elif start < len(lines) and lines[start].startswith("|") and lines[number].startswith("<!-- table in"):
        end = start
        while end < len(lines) and lines[end].startswith("|"):
            end += 1
        return start, end
    raise Failed("no code block or table follows")


def code_lines(lines: list[str]) -> int:
    return sum(1 for line in lines if line.strip() and not line.strip().startswith("//"))


def compare(root: pathlib.Path, text: str) -> tuple[str, list[str], int]:
    """Returns the text as it should be, what is wrong with it, and how many parts it shows."""
    lines, failures, count, number = text.split("\n"), [], 0, 0
    shown: list[str] = []
    while number < len(lines):
        try:
            wanted = expected(root, lines[number].strip())
            if wanted is not None:
                count += 1
                shown = wanted
                start, end = extent(lines, number)
                if lines[start:end] != wanted:
                    same = [found == line for found, line in zip(lines[start:end], wanted)]
                    wrong = same.index(False) if False in same else len(same)
                    failures.append(f"{start + wrong + 1}: differs from the file; see Tools/Documentation/files.py")
                    lines[start:end] = wanted
            elif (stated := COUNT.match(lines[number])) and int(stated[1]) != code_lines(shown):
                raise Failed(f"it has {code_lines(shown)} lines")
        except Failed as failure:
            failures.append(f"{number + 1}: {failure}")
        number += 1
    return "\n".join(lines), failures, count


def self_check(root: pathlib.Path) -> None:
    """A check that cannot fail is useless: a line that was changed, added or removed anywhere is noticed."""
    name = "Examples/with-vapor/Sources/App/App.swift"
    lines = source(root, name)
    begin, end = "static func main() async throws {", "}"
    shown = part(lines, begin, end)
    whole = (f"<!-- file {name} -->", lines)
    for comment, code in (whole, (f'<!-- file {name} lines FROM "{begin}" TO "{end}" -->', shown)):

        def failures(code: list[str]) -> list[str]:
            return compare(root, "\n".join(["text", comment, "", "```swift", *code, "```", "text"]))[1]

        spoiled = [code[:1] + [code[1] + " "] + code[2:], code[:-1], [*code, ""], ["", *code], code[:1] + code[2:]]
        if failures(code) or not all(failures(other) for other in spoiled):
            sys.exit("documentation: a line that differs from a file is not noticed")
    for stated, is_wrong in ((code_lines(lines), False), (code_lines(lines) + 1, True)):
        sentence = f"It has {stated} lines without empty lines and comments."
        article = "\n".join([f"<!-- file {name} -->", "```swift", *lines, "```", sentence])
        if bool(compare(root, article)[1]) != is_wrong:
            sys.exit("documentation: a wrong number of lines is not noticed")
    for wrong in ("<!-- file Examples/missing.swift -->", "<!-- file -->", f"<!-- file {name} -->\ntext",
                  f"  <!-- file {name} -->",
                  f'<!-- file {name} lines FROM "}}" TO "}}" -->', f'<!-- file {name} lines FROM "{begin}" TO "x" -->'):
        if not compare(root, f"{wrong}\n```\n```")[1]:
            sys.exit(f"documentation: “{wrong}” is not noticed")


def main() -> int:
    folders = [word for word in sys.argv[1:] if word != "--write"]
    root = pathlib.Path(folders[0]) if folders else pathlib.Path(__file__).resolve().parents[2]
    self_check(root)
    total, wrong = 0, 0
    for path in [root / "README.md", root / "Examples/README.md", *sorted(root.glob("Sources/*/*.docc/**/*.md"))]:
        text = path.read_text(encoding="utf-8")
        fixed, failures, count = compare(root, text)
        total += count
        if "--write" in sys.argv[1:]:
            path.write_text(fixed, encoding="utf-8")
            failures = compare(root, fixed)[1]
        wrong += len(failures)
        for failure in failures:
            print(f"{path.relative_to(root)}:{failure}", file=sys.stderr)
    if not total:
        sys.exit("documentation: no article shows a file")
    print(f"documentation: {total} parts of files are shown, {wrong} of them wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
