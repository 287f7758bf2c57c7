"""Completes the pages of a merged site: links to other modules and to the landing page, and highlighted code.

    links.py ARCHIVES SITE MODULE…

ARCHIVES contains the archives that were merged. Articles and comments write the names of other modules as code, such as
`SignInClient`, so that the documentation of each module also builds alone. If exactly one symbol or module has such a
name, it becomes a link here.

docc can resolve links to other modules itself, but that of Swift 6.3 looks for `/OIDCPrimitives/Refusal` in the linking
module as soon as that module extends a type of OIDCPrimitives, and does not find it.

Fails if any page links to a page that does not exist.
"""

import json
import pathlib
import re
import sys

LANDING = {
    "type": "topic", "identifier": "doc://entra-oidc/documentation", "title": "entra-oidc", "url": "/documentation",
    "kind": "symbol", "role": "collection", "abstract": [],
}  # fmt: skip
# What docc adds to a path that two symbols share.
SUFFIX = re.compile(r"-[a-z0-9.]+$")


def name_of(entity, modules):
    """Returns the name of a symbol without its module, or None for anything that is not a symbol of its own."""
    if "usr" not in entity or "extended" in entity["kind"].lower():
        return None
    module, *parts = entity["referenceURL"].split("/documentation/")[1].split("/")
    # The members that a module adds to a type of another one.
    if len(parts) > 1 and parts[0] in modules:
        parts = parts[1:]
    return ".".join(SUFFIX.sub("", part) for part in parts) or module


def named_entities(archives, modules):
    """Returns the symbol or module of each name that exactly one has, together with its module."""
    found = {}
    for module in modules:
        with open(archives / f"{module}.doccarchive/linkable-entities.json", encoding="utf-8") as file:
            for entity in json.load(file):
                found.setdefault(name_of(entity, modules), []).append((module, entity))
    found.pop(None)
    return {name: entities[0] for name, entities in found.items() if len(entities) == 1}


class Page:
    """A page, in which names become links."""

    def __init__(self, document, module, entities):
        self.document = document
        self.module = module
        self.entities = entities
        self.targets = {}

    def link(self):
        """Turns the names into links. The parts of the page that describe other pages stay as they are."""
        for key, part in self.document.items():
            if key not in ("references", "hierarchy", "variants", "identifier"):
                self.document[key] = self.linked(part)
        for identifier, entity in self.targets.items():
            self.document["references"].setdefault(identifier, self.reference(identifier, entity))
        # The page of a module leads back to the landing page. With more in it, the sidebar would not find other pages.
        if self.document["hierarchy"]["paths"] == [[]]:
            self.document["references"][LANDING["identifier"]] = LANDING
            self.document["hierarchy"]["paths"] = [[LANDING["identifier"]]]

    def linked(self, part):
        if isinstance(part, list):
            return [self.linked(element) for element in part]
        if not isinstance(part, dict) or part.get("type") == "reference":
            return part
        # docc leaves the language of code in comments open; in articles, that means the output of a command.
        if part.get("type") == "codeListing" and self.document["kind"] == "symbol" and not part.get("syntax"):
            part["syntax"] = "swift"
        if part.get("type") != "codeVoice":
            return {key: self.linked(value) for key, value in part.items()}
        module, entity = self.entities.get(part["code"], (self.module, None))
        if module == self.module:
            return part
        self.targets[entity["referenceURL"]] = entity
        return {
            "type": "reference", "identifier": entity["referenceURL"], "isActive": True,
            "overridingTitle": part["code"], "overridingTitleInlineContent": [part],
        }  # fmt: skip

    def reference(self, identifier, entity):
        role = "collection" if entity["kind"].endswith(".module") else "symbol"
        return {
            "type": "topic", "identifier": identifier, "title": entity["title"], "url": entity["path"],
            "kind": "symbol", "role": role, "abstract": [],
        }  # fmt: skip


def check_references(page, site, modules):
    """Fails if a page that the references name does not exist.

    docc makes no page for a module that another module extends if all its types are listed elsewhere, but names that
    page in the hierarchy. It becomes the page of the module itself.
    """
    for reference in page.document["references"].values():
        url = reference.get("url", "") if reference.get("type") == "topic" else ""
        if not url or (site / f"data{url.split('#')[0]}.json").exists():
            continue
        last = url.split("/")[-1]
        if last not in [module.lower() for module in modules]:
            sys.exit(f"site: there is no page {url}")
        reference["url"] = f"/documentation/{last}"


def main():
    archives, site = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    modules = sys.argv[3:]
    entities = named_entities(archives, modules)
    count = 0
    for module in modules:
        folder = site / "data/documentation" / module.lower()
        for path in [folder.with_suffix(".json"), *folder.rglob("*.json")]:
            page = Page(json.loads(path.read_text(encoding="utf-8")), module, entities)
            page.link()
            check_references(page, site, modules)
            path.write_text(json.dumps(page.document), encoding="utf-8")
            count += len(page.targets)
    if count < len(modules):
        sys.exit("site: the names of other modules did not become links")
    print(f"site: {count} links lead from a page to another module")


if __name__ == "__main__":
    main()
