"""Writes a Swift file that uses every public type of the library by its plain name.

It imports the stand-ins of the packages that servers import beside this library. A name that one of them declares too
is ambiguous, so the file does not compile. The types come from the record in Tools/PublicInterface.
"""

import pathlib
import re
import sys

TYPE = re.compile(r"^(\w+): (?:final )?(struct|enum|class|protocol) (\w+)(<)?")


def public_types(root: pathlib.Path) -> list[str]:
    """The expressions for all top-level types that are not generic."""
    types = []
    for record in sorted((root / "Tools/PublicInterface").glob("*.txt")):
        for line in record.read_text(encoding="utf-8").splitlines():
            found = TYPE.match(line)
            if found and not found[4]:
                types.append(f"(any {found[1]}).self" if found[2] == "protocol" else f"{found[1]}.self")
    if len(types) < 100:
        sys.exit("documentation: hardly any public type was found, so no name was tried")
    return types


def names_file(root: pathlib.Path, modules: list[str], others: list[str]) -> str:
    imports = [f"import {name}" for name in sorted(modules + others)]
    uses = [f"        {expression}," for expression in public_types(root)]
    return "\n".join([*imports, "", "func names() -> [Any.Type] {", "    [", *uses, "    ]", "}", ""])
