"""Writes a package whose targets hold the Swift code of the articles and of the README.

    snippets.py REPOSITORY PACKAGE MODULE…

Every ```swift block of an article counts, and so do those of the README that follow a comment

    <!-- snippet
    let clientID: GUID = "…"
    -->

The lines in such a comment are code too. They are not shown: they stand for what the reader's server has already. None
may begin with `@`, which docc takes for a directive.

The blocks of an article are one file, in order. A snippet comment begins another file, so that names may be used anew.
Modules that are not ours are shapes of those that the reader has: see StandIns.

A file's imports go to its top, and all else into the body of an asynchronous function. Compilers' messages name the
article and its line.
"""

import json
import pathlib
import re
import shutil
import sys

FENCE = re.compile(r"^```(\w*)\s*$")
IMPORT = re.compile(r"^\s*import \w+\s*$")


class Snippet:
    """One file: lines of code with the numbers they have in the article."""

    def __init__(self, article):
        self.article = article
        self.lines = []
        self.blocks = 0


def read(article, is_marked_only):
    """The snippets of an article; when only marked ones count, those behind a snippet comment."""
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
        sys.exit(f"{article}: a block or a comment does not end")
    return [snippet for snippet in snippets if snippet.blocks]


def swift(snippet, root):
    """The snippet as a Swift file."""
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
    """The stand-ins that a stand-in imports."""
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.swift"))
    return [name for name in others if re.search(rf"^(public )?import {name}$", text, re.M)]


def main():
    root, package = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    modules = sys.argv[3:]
    articles = sorted(root.glob("Sources/*/*.docc/**/*.md"))
    snippets = [snippet for article in articles for snippet in read(article, False)]
    readme = read(root / "README.md", True)
    if not snippets or not readme:
        sys.exit("documentation: there are no snippets in the articles, or none in the README")
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
        f"{sum(s.blocks for s in readme)} of the README are {len(targets)} snippets"
    )


main()
