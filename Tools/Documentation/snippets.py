"""Writes a package whose targets contain the Swift code of the articles and of the README, and a program that runs it.

    snippets.py REPOSITORY PACKAGE MODULE…

Every ```swift block of an article is used, except those that show a file of the examples (see files.py), and so is
every block of the README that follows a comment

    <!-- snippet
    let clientID: GUID = "…"
    -->

The lines in such a comment are part of the code too, but are not shown. They declare what the reader's server already
has. The blocks of an article are one file, in order. A snippet comment begins another file, so that names can be
declared again. Another comment adds hidden lines to the file, after the blocks above it:

    <!-- run
    expect(try await api.authenticate("Bearer \\(token)").subject == "ada")
    -->

It calls what the blocks only declare, begins a sign-in before a block that finishes it, and checks results. No hidden
line may begin with `@`, which docc would read as a directive.

The imports of a file go to its top, and everything else into the body of an asynchronous function. Compiler messages
name the article and its line. The program `RunSnippets` calls all functions, one after another, and fails if one of
them throws, returns before its end, or calls `expect` with a condition that is false. The snippets in Offline/Faulty.md
prove that it notices this. A snippet that cannot run is marked, after its snippet comment, and is only compiled:

    <!-- not run: it needs the private key of a certificate -->

Nothing needs a network. The folder Offline has two modules for this. Every file imports `Offline`. It has a network
with a test issuer (`Network`), a browser in which a user signs in (`Browser`), and `expect` and `printed` for checks.
`OfflineURLSession` takes the place of `OIDCURLSession`. A file that imports the latter is compiled a second time, as it
is shown. Tools/Examples/StandIns contains stand-ins for the modules of other packages, and StandIns further names.

Let hidden lines import as little as possible: an import there hides that the visible code lacks one.
"""

from __future__ import annotations

import json
import pathlib
import re
import shutil
import sys

import articles
from names import names_file

HERE = pathlib.Path(__file__).resolve().parent
REPLACED = {"OIDCURLSession": "OfflineURLSession"}


class Package:
    """A package that depends on this one. Its targets are added one after another."""

    def __init__(self, folder: pathlib.Path, root: pathlib.Path, modules: list[str]):
        self.folder = folder
        self.root = root
        self.modules = modules
        self.targets: list[str] = []

    def add(self, name: str, others: list[str], is_program: bool = False):
        """Adds a target that depends on the library and on other targets."""
        kind = "executableTarget" if is_program else "target"
        self.targets.append(f'        .{kind}(name: "{name}", dependencies: library + {json.dumps(others)}),')

    def add_file(self, name: str, others: list[str], text: str, is_program: bool = False):
        """Adds a target with one file."""
        folder = self.folder / "Sources" / name
        folder.mkdir(parents=True)
        (folder / ("main.swift" if is_program else "file.swift")).write_text(text, encoding="utf-8")
        self.add(name, others, is_program)

    def add_folder(self, folder: pathlib.Path, others: list[str]):
        """Adds a target with the files of a folder. It depends on those of the other targets that it imports."""
        shutil.copytree(folder, self.folder / "Sources" / folder.name)
        text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.swift"))
        pattern = r"^(?:@_exported |public )?import (?:(?:class|enum|protocol|struct) )?(\w+)(?:\.\w+)?$"
        names = set(re.findall(pattern, text, re.M))
        imported = [name for name in others if name in names]
        self.add(folder.name, imported)

    def write_manifest(self):
        products = ", ".join(f'.product(name: "{module}", package: "entra-oidc")' for module in self.modules)
        targets = "\n".join(self.targets)
        (self.folder / "Package.swift").write_text(
            f"""// swift-tools-version: 6.2
import PackageDescription

let library: [Target.Dependency] = [{products}]

let package = Package(
    name: "snippets",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entra-oidc", path: "{self.root}")],
    targets: [
{targets}
    ])
""",
            encoding="utf-8",
        )


def main_file(root: pathlib.Path, snippets: dict[str, articles.Snippet], faulty: dict[str, articles.Snippet]) -> str:
    """Returns the program that runs the snippets in the given targets."""

    def listed(targets: dict[str, articles.Snippet]) -> str:
        return "\n".join(
            f'        Snippet("{snippet.place(root)}", {target}.snippet),' for target, snippet in targets.items()
        )

    imports = "\n".join(f"import {name}" for name in ["Foundation", "Offline", *snippets, *faulty])
    return f"""{imports}

let isSuccess = await Snippet.run(
    [
{listed(snippets)}
    ],
    faulty: [
{listed(faulty)}
    ])
exit(isSuccess ? 0 : 1)
"""


def main():
    root, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    package = Package(folder, root, sys.argv[3:])
    shown = [
        snippet
        for article in sorted(root.glob("Sources/*/*.docc/**/*.md"))
        for snippet in articles.read(article, False)
    ]
    readme = articles.read(root / "README.md", True)
    faults = articles.read(HERE / "Offline" / "Faulty.md", True)
    if not shown or not readme or not faults:
        sys.exit("documentation: the articles or the README contain no snippets")

    folders = [root / "Tools/Examples/StandIns/Modules", HERE / "StandIns"]
    stand_ins = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_dir()]
    others = [path.name for path in stand_ins]
    offline = sorted(path for path in (HERE / "Offline").iterdir() if path.is_dir())
    helpers = [path.name for path in offline]
    for path in stand_ins + offline:
        package.add_folder(path, [name for name in others + helpers if name != path.name])
    package.add_file("Names", others, names_file(root, package.modules, others))

    run: dict[str, articles.Snippet] = {}
    faulty: dict[str, articles.Snippet] = {}
    for number, snippet in enumerate(shown + readme + faults, 1):
        name = f"{number}{re.sub(r'[^A-Za-z]', '', snippet.article.stem)}"
        if snippet.not_run is None:
            package.add_file(f"Snippet{name}", others + helpers, articles.swift(snippet, root, REPLACED))
            (faulty if snippet in faults else run)[f"Snippet{name}"] = snippet
        if snippet.not_run is not None or snippet.imports() & REPLACED.keys():
            package.add_file(f"Shown{name}", others + helpers, articles.swift(snippet, root, {}))
    package.add_file("RunSnippets", ["Offline", *run, *faulty], main_file(root, run, faulty), is_program=True)
    package.write_manifest()

    not_run = [snippet for snippet in shown + readme if snippet.not_run is not None]
    print(
        f"documentation: {sum(s.blocks for s in shown)} blocks of {len({s.article for s in shown})} articles and "
        f"{sum(s.blocks for s in readme)} of the README are {len(shown + readme)} snippets; {len(run)} are run, "
        f"{len(not_run)} are only compiled"
    )
    for snippet in not_run:
        print(f"  {snippet.place(root)}: only compiled: {snippet.not_run}")


main()
