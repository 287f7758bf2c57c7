"""Writes a package whose targets contain the Swift code of the articles and of the README.

    snippets.py REPOSITORY PACKAGE MODULE…

Every ```swift block of an article is compiled, and so is every block of the README that follows a comment

    <!-- snippet
    let clientID: GUID = "…"
    -->

The lines in such a comment are compiled too, but are not shown. They declare what the reader's server already has. None
of them may begin with `@`, which docc would read as a directive.

The blocks of an article are one file, in order. A snippet comment begins another file, so that names can be declared
again. StandIns contains stand-ins for the modules of other packages.

The imports of a file go to its top, and everything else into the body of an asynchronous function. Compiler messages name
the article and its line.
"""

import json
import pathlib
import re
import shutil
import sys

from names import names_file

FENCE = re.compile(r"^```(\w*)\s*$")
IMPORT = re.compile(r"^\s*import \w+\s*$")


class Snippet:
    """One file: lines of code with their line numbers in the article."""

    def __init__(self, article):
        self.article = article
        self.lines = []
        self.blocks = 0


def read(article, is_marked_only):
    """Returns the snippets of an article. With `is_marked_only`, only blocks after a snippet comment count."""
    snippets = [] if is_marked_only else [Snippet(article)]
    state = "text"
    for number, line in enumerate(article.read_text(encoding="utf-8").splitlines(), 1):
        if state == "text":
            fence = FENCE.match(line)
            if line.strip() == "<!-- snippet":
                snippets.append(Snippet(article))
                state = "hidden"
            elif line.strip() == "<!-- snippet -->":
                snippets.append(Snippet(article))
            elif fence and fence.group(1) == "swift" and snippets:
                snippets[-1].blocks += 1
                state = "shown"
            elif fence:
                state = "other"
        elif state == "hidden" and line.strip() == "-->":
            state = "text"
        elif state != "hidden" and line.strip() == "```":
            state = "text"
        elif state in ("hidden", "shown"):
            snippets[-1].lines.append((number, line))
    if state != "text":
        sys.exit(f"{article}: a code block or comment is not closed")
    return [snippet for snippet in snippets if snippet.blocks]


def swift(snippet, root):
    """Returns the snippet as a Swift file."""
    name = snippet.article.relative_to(root)
    text = []
    imports = {line.strip() for _, line in snippet.lines if IMPORT.match(line)}
    text += sorted(imports) + ["", "func snippet() async throws {"]
    last = None
    for number, line in snippet.lines:
        if IMPORT.match(line):
            continue
        if last is None or number != last + 1:
            text.append(f'#sourceLocation(file: "{name}", line: {number})')
        last = number
        text.append(line)
    return "\n".join(text + ["#sourceLocation()", "}", ""])


def others_of(folder, others):
    """Returns the names of the stand-ins that a stand-in imports."""
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.swift"))
    return [name for name in others if re.search(rf"^(public )?import {name}$", text, re.M)]


def main():
    root, package = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    modules = sys.argv[3:]
    articles = sorted(root.glob("Sources/*/*.docc/**/*.md"))
    snippets = [snippet for article in articles for snippet in read(article, False)]
    readme = read(root / "README.md", True)
    if not snippets or not readme:
        sys.exit("documentation: the articles or the README contain no snippets")
    targets = []
    for snippet in snippets + readme:
        target = f"Snippet{len(targets) + 1}{re.sub(r'[^A-Za-z]', '', snippet.article.stem)}"
        targets.append(target)
        folder = package / "Sources" / target
        folder.mkdir(parents=True)
        (folder / "snippet.swift").write_text(swift(snippet, root), encoding="utf-8")
    stand_ins = root / "Tools" / "Documentation" / "StandIns"
    others = sorted(folder.name for folder in stand_ins.iterdir() if folder.is_dir())
    for name in others:
        shutil.copytree(stand_ins / name, package / "Sources" / name)
    targets.append("Names")
    (package / "Sources/Names").mkdir()
    names = names_file(root, modules, others)
    (package / "Sources/Names/names.swift").write_text(names, encoding="utf-8")
    products = ", ".join(f'.product(name: "{module}", package: "entra-oidc")' for module in modules)
    listed = "\n".join(f'        .target(name: "{target}", dependencies: library + others),' for target in targets)
    shapes = "\n".join(
        f'        .target(name: "{name}", dependencies: {json.dumps(others_of(stand_ins / name, others))}),'
        for name in others
    )
    (package / "Package.swift").write_text(
        f"""// swift-tools-version: 6.2
import PackageDescription

let library: [Target.Dependency] = [{products}]
let others: [Target.Dependency] = {json.dumps(others)}

let package = Package(
    name: "snippets",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entra-oidc", path: "{root}")],
    targets: [
{listed}
{shapes}
    ])
""",
        encoding="utf-8",
    )
    blocks = sum(snippet.blocks for snippet in snippets)
    print(
        f"documentation: {blocks} blocks of {len({s.article for s in snippets})} articles and "
        f"{sum(s.blocks for s in readme)} of the README are {len(targets) - 1} snippets"
    )


main()
