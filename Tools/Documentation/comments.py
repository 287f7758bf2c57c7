"""Counts the public symbols of the modules and lists those without a documentation comment.

    comments.py REPOSITORY GRAPHS MODULE…

GRAPHS contains a folder of symbol graphs for each module. Symbols that the compiler generates do not count, because
they do not appear in the source code.
"""

import json
import pathlib
import sys


def symbols(folder):
    """Returns the symbols of a module that appear in the source code, each once."""
    seen = set()
    for graph in sorted(folder.glob("*.symbols.json")):
        with open(graph, encoding="utf-8") as file:
            document = json.load(file)
        for symbol in document["symbols"]:
            identifier = symbol["identifier"]["precise"]
            is_written = "location" in symbol and "::SYNTHESIZED::" not in identifier
            is_public = symbol["accessLevel"] in ("public", "open")
            is_extension_block = symbol["kind"]["identifier"] == "swift.extension" or identifier.startswith("s:e:")
            if is_written and is_public and not is_extension_block and identifier not in seen:
                seen.add(identifier)
                yield symbol


def is_bare(symbol):
    """Returns whether a symbol has no documentation comment, or an empty one."""
    return not any(line["text"].strip() for line in symbol.get("docComment", {}).get("lines", []))


def self_check():
    """A check that cannot fail is useless: a comment that is missing or empty is noticed."""
    empty, text = {"lines": [{"text": " "}]}, {"lines": [{"text": ""}, {"text": "A token."}]}
    if not is_bare({}) or not is_bare({"docComment": empty}) or is_bare({"docComment": text}):
        sys.exit("documentation: a symbol without a comment is not noticed")


def main():
    self_check()
    root, graphs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    total = 0
    bare = []
    for module in sys.argv[3:]:
        count = 0
        for symbol in symbols(graphs / module):
            count += 1
            if is_bare(symbol):
                bare.append((module, symbol))
        if count == 0:
            sys.exit(f"documentation: {module} has no public symbols, so nothing was checked")
        print(f"documentation: {module} has {count} public symbols")
        total += count
    for module, symbol in bare:
        place = symbol["location"]["uri"].removeprefix("file://").removeprefix(f"{root}/")
        line = symbol["location"]["position"]["line"] + 1
        name = ".".join(symbol["pathComponents"])
        print(f"{place}:{line}: {module}.{name} has no documentation comment", file=sys.stderr)
    print(f"documentation: {total} public symbols, {len(bare)} without a documentation comment")
    sys.exit(1 if bare else 0)


if __name__ == "__main__":
    main()
