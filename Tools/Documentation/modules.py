"""Prints the modules of the library products, in the order of the manifest, from the output of
`swift package dump-package`."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    manifest = json.load(file)
modules = [
    target
    for product in manifest["products"]
    if "library" in product["type"]
    for target in product["targets"]
]
if not modules:
    sys.exit("documentation: the package has no library products")
print("\n".join(dict.fromkeys(modules)))
