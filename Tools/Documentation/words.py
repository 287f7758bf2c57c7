"""Counts the words that the project does without, and fails where one stands that it never uses.

    words.py REPOSITORY [--show WORD]

Markdown, comments, strings that users see, and the names and reasons of vectors are read; code in backticks is not.
Prints a row for each word with its count in every area. `--show` prints the places of one word. A word in FORBIDDEN
may stand only in a phrase that words.json lists with a reason.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Its patterns and examples are the words themselves.
OWN_FILES = {"Tools/Documentation/words.py", "Tools/Documentation/words.json"}

FORBIDDEN = {
    "judge": r"\bjudg\w*",
    "mend": r"\bmend(s|ed|ing)?\b",
    "anew": r"\banew\b",
    "stands against": r"\b(stand(s|ing)?|stood) against\b",
    "whoever": r"\bwhoever\b",
    "behind the signature": r"\bbehind the signature\b",
    "is no X": r"(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b|less\b)[a-z]",
}
# Good English in some places and translated in others, so they are counted and read, not forbidden.
COUNTED = {
    "refuse": r"\brefus(e|es|ed|ing)\b",
    "behind": r"\bbehind\b",
    "nobody, somebody": r"\b(no|some)body\b",
    "whose": r"\bwhose\b",
    "person, people": r"\b(persons?|people)\b",
    "tell, say": r"\b(tells?|told|says?|said)\b",
    "small letters": r"\b(small|capital) letters?\b|\bcapitals\b",
    "is over": r"\b(is|was|are) over\b",
    "shall": r"\bshall\b",
    "for ever": r"\bfor ever\b",
    "besides": r"\bbesides\b",
}
EXAMPLES = {
    "judge": "The token is judged here.",
    "mend": "What is wrong and how to mend it.",
    "anew": "The keys are fetched anew.",
    "stands against": "Every problem that stands against it.",
    "whoever": "Whoever waits for it is answered.",
    "behind the signature": "The checks behind the signature.",
    "is no X": "This is no token. There is no token, and it is no longer one.",
}
# A file of each sort: “read” is where words are read, and “hidden” where they are not.
SAMPLES = {
    "a.md": "read\n```\nhidden\n```\n`hidden`",
    "Sources/a.swift": 'let hidden = "read" // read\nlet text = """\n    read\n    """\nhidden() /// read',
    "Tests/a.swift": 'hidden("hidden") // read\nlet hidden = """\n    hidden // hidden\n    """\nhidden() /// read',
    "Tools/a.mjs": "hidden('hidden'); // read\n/** read */\n/**\n * read\n */\nhidden('https://hidden')",
    "Tools/a.py": '"""read\n\nread\n"""\nhidden = "hidden"  # read\nprint("read")',
    "Tools/run": '#!/bin/sh\n# read\nhidden=1 # read\necho "read"',
    "Fixtures/a.json": '{"name": "read", "why": "read", "given": "hidden"}',
}
AREAS = ["Markdown", "Sources", "Examples", "Tests", "Tools", "Fixtures"]
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
CODE = re.compile(r"``?[^`]*``?")


def lines_of_markdown(text: str) -> Iterator[tuple[int, str]]:
    is_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("```"):
            is_code = not is_code
        elif not is_code:
            yield number, line


def lines_of_code(text: str, has_strings: bool) -> Iterator[tuple[int, str]]:
    """Comments of Swift and JavaScript and, for what users see, strings."""
    is_string = False
    for number, line in enumerate(text.split("\n"), 1):
        marks = line.count('"""')
        if marks or is_string:
            yield number, line if has_strings else ""
        else:
            comment = re.search(r"(?<![:\"/])//+(.*)$|^\s*/?\*+ (.*)$", STRING.sub('""', line))
            strings = STRING.findall(line) if has_strings else []
            yield number, " ".join([*strings, (comment[1] or comment[2] or "") if comment else ""])
        if marks % 2:
            is_string = not is_string


def lines_of_script(text: str) -> Iterator[tuple[int, str]]:
    """Comments, documentation and what is printed."""
    is_documentation = False
    for number, line in enumerate(text.split("\n"), 1):
        marks = line.count('"""')
        comment = re.search(r"(?:^|\s)#(.*)$", STRING.sub('""', line))
        if marks or is_documentation:
            yield number, line
        elif comment:
            yield number, comment.group(1)
        elif re.search(r"\b(print|echo|printf|sys\.exit|say|help=)", line):
            yield number, " ".join(STRING.findall(line))
        if marks % 2:
            is_documentation = not is_documentation


def lines_of_vectors(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        yield number, " ".join(re.findall(r'"(?:name|why)": *("(?:[^"\\]|\\.)*")', line))


def lines_of(name: str, area: str, text: str) -> Iterator[tuple[int, str]]:
    path = Path(name)
    if path.suffix == ".md":
        yield from lines_of_markdown(text)
    elif path.suffix in (".swift", ".mjs"):
        yield from lines_of_code(text, has_strings=area in ("Sources", "Examples"))
    elif path.suffix == ".json" and area == "Fixtures":
        yield from lines_of_vectors(text)
    elif path.suffix in (".py", ".sh") or text.startswith("#!"):
        yield from lines_of_script(text)


def prose(root: Path) -> Iterator[tuple[str, str, int, str]]:
    """The area, file, number and words of every line."""
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        path = root / name
        if name in OWN_FILES or not path.is_file():
            continue
        yield from prose_of(name, path.read_text(encoding="utf-8", errors="replace"))


def prose_of(name: str, text: str) -> Iterator[tuple[str, str, int, str]]:
    top = name.split("/")[0]
    area = "Markdown" if name.endswith(".md") else top if top in AREAS else "Tools"
    for number, line in lines_of(name, area, text):
        words = CODE.sub("", line)
        if words.strip():
            yield area, name, number, words


def prove_that_words_are_found() -> None:
    for word, example in EXAMPLES.items():
        if len(re.findall(FORBIDDEN[word], example, re.IGNORECASE)) != 1:
            sys.exit(f"words: “{word}” is not found in its example")
    for name, text in SAMPLES.items():
        found = [word for *_, line in prose_of(name, text) for word in re.findall("read|hidden", line)]
        if found != ["read"] * text.count("read"):
            sys.exit(f"words: in {name}, these are read: {found}")


def main() -> None:
    root = Path(sys.argv[1])
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    exceptions: dict[str, str] = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
    patterns = {word: re.compile(pattern, re.IGNORECASE) for word, pattern in (FORBIDDEN | COUNTED).items()}
    counts = {word: dict.fromkeys(AREAS, 0) for word in patterns}
    unused = set(exceptions)
    found = lines = 0
    prove_that_words_are_found()
    for area, name, number, line in prose(root):
        lines += 1
        listed = [phrase for phrase in exceptions if phrase in line]
        unused.difference_update(listed)
        for word, pattern in patterns.items():
            for match in pattern.finditer(line):
                if word in FORBIDDEN and listed:
                    continue
                counts[word][area] += 1
                found += word in FORBIDDEN
                if word == shown or (word in FORBIDDEN and shown is None):
                    context = line[max(match.start() - 40, 0) : match.end() + 40].strip()
                    print(f"{name}:{number}: {word}: … {context} …", file=sys.stderr)
    print(f"{'words':<22}" + "".join(f"{area:>10}" for area in AREAS))
    for word, row in counts.items():
        print(f"{word:<22}" + "".join(f"{row[area]:>10}" for area in AREAS))
    for phrase in sorted(unused):
        print(f"words: the exception “{phrase}” is not needed any more", file=sys.stderr)
    if lines < 1000:
        sys.exit("words: hardly any prose was found, so nothing was looked at")
    sys.exit(1 if found or unused else 0)


main()
