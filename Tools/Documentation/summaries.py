"""Shows that the summary of every public symbol has the form that its kind asks for.

    summaries.py GRAPHS MODULE…

A function's summary begins with a verb of the list in summaries.json (*Creates, Returns, Validates*), an initializer's
with *Creates* or *Decodes*; a Boolean property's with *Whether* or *A Boolean value*; every other property's, case's
and type's is a noun phrase, so it begins with none of those verbs. Exceptions are listed with a reason.
"""

import json
import pathlib
import re
import sys

from comments import symbols

LIST = json.loads(pathlib.Path(__file__).with_name("summaries.json").read_text(encoding="utf-8"))
VERBS = set(LIST["verbs"])
EXCEPTIONS: dict[str, str] = LIST["exceptions"]
FUNCTIONS = {"func", "func.op", "method", "type.method"}
PROPERTIES = {"property", "type.property"}


def kind(symbol: dict) -> str:
    return symbol["kind"]["identifier"].removeprefix("swift.")


def is_boolean(symbol: dict) -> bool:
    declaration = "".join(part["spelling"] for part in symbol["declarationFragments"])
    return bool(re.search(r":\s*Bool\b(?!\?)", declaration))


def objection(symbol: dict, summary: str) -> str | None:
    """What is wrong with a summary, or nothing."""
    first = re.split(r"[\s,.:;]", summary, maxsplit=1)[0]
    this = kind(symbol)
    if not re.search(r"[.:!?)]$", summary):
        return "is not a sentence that ends"
    if this == "init":
        return None if first in ("Creates", "Decodes") else "begins with another word than Creates"
    if this in FUNCTIONS:
        return None if first in VERBS else f"begins with “{first}”, which is not in the list of verbs"
    if this in PROPERTIES and is_boolean(symbol):
        return None if summary.startswith(("Whether ", "A Boolean value ")) else "does not begin with Whether"
    return f"begins with the verb “{first}”" if first in VERBS else None


def summary_of(symbol: dict) -> str:
    """The first paragraph of a comment, as one line."""
    paragraph = []
    for line in symbol.get("docComment", {}).get("lines", []):
        if not line["text"].strip():
            break
        paragraph.append(line["text"].strip())
    return " ".join(paragraph)


def self_check() -> None:
    """A check that cannot fail is useless: each kind of symbol has a summary that is right and one that is not."""
    summaries = [
        ("swift.init", "String", "Creates a token.", "A token."),
        ("swift.method", "String", "Returns the tenant.", "The tenant."),
        ("swift.func", "String", "Returns the tenant.", "Returns the tenant"),
        ("swift.property", "Bool", "Whether the token has expired.", "The token has expired."),
        ("swift.property", "String", "The tenant.", "Returns the tenant."),
        ("swift.struct", "", "A token.", "Returns a token."),
    ]
    for kind_of_symbol, value, right, wrong in summaries:
        symbol = {"kind": {"identifier": kind_of_symbol}, "declarationFragments": [{"spelling": f"var x: {value}"}]}
        if objection(symbol, right) or not objection(symbol, wrong):
            sys.exit(f"documentation: “{wrong}” is not noticed, or “{right}” is")


def main() -> None:
    self_check()
    graphs = pathlib.Path(sys.argv[1])
    unused = set(EXCEPTIONS)
    count = found = 0
    for module in sys.argv[2:]:
        for symbol in symbols(graphs / module):
            name = f"{module}." + ".".join(symbol["pathComponents"])
            problem = objection(symbol, summary_of(symbol))
            count += 1
            if problem and name in EXCEPTIONS:
                unused.discard(name)
            elif problem:
                found += 1
                print(f"{name}: the summary {problem}: {summary_of(symbol)[:90]}", file=sys.stderr)
    for name in sorted(unused):
        print(f"summaries: the exception {name} is not needed any more", file=sys.stderr)
    print(f"documentation: {count} summaries, {found} of another form than their kind asks for")
    if count < 1000:
        sys.exit("documentation: hardly any summary was found, so nothing was looked at")
    sys.exit(1 if found or unused else 0)


if __name__ == "__main__":
    main()
