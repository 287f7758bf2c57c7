"""The landing page of the site: its text, the guides in the order of the overview of EntraID, and all modules.

    landing.py make REPOSITORY CATALOG MODULE…
    landing.py install ARCHIVE SITE

The first writes the catalog of the page. The second copies the page from its archive to the top of the site, in place
of the one that `docc merge` makes, and redirects from the root of the site to it.
"""

import json
import pathlib
import re
import sys

REDIRECT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=documentation/">
<title>entra-oidc</title>
<a href="documentation/">Documentation</a>
</html>
"""


def guides(overview):
    """Returns the sections of the topics of an overview that list articles, with links that work outside its module."""
    topics = overview.split("\n## Topics\n")[1]
    sections = [section for section in re.split(r"\n(?=### )", topics) if "<doc:" in section]
    return [re.sub(r"<doc:(\w+)>", r"<doc:/EntraID/\1>", section).strip() for section in sections]


def landing_page(text, overview, modules):
    """Returns the text of the landing page with the guides and all modules."""
    sections = guides(overview)
    if not sections:
        sys.exit("site: the overview of EntraID lists no guides")
    listed = "\n".join(f"- <doc:/{module}>" for module in sorted(modules, key=lambda module: module != "EntraID"))
    return "\n\n".join([text.strip(), "## Topics", *sections, f"### Modules\n\n{listed}"]) + "\n"


def make(root, catalog, modules):
    folder = root / "Sources/EntraID/EntraID.docc"
    overview = (folder / "EntraID.md").read_text(encoding="utf-8")
    text = landing_page((root / "Tools/Documentation/Landing.md").read_text(encoding="utf-8"), overview, modules)
    for article in sorted(folder.glob("*.md")):
        if article.stem != "EntraID" and f"- <doc:/EntraID/{article.stem}>\n" not in text:
            sys.exit(f"site: the topics of EntraID.md do not list {article.name}")
    catalog.mkdir()
    (catalog / "Landing.md").write_text(text, encoding="utf-8")


def has_unresolved_link(page):
    """Whether a summary of a guide has a link, which docc leaves out of another module's page without a warning."""
    known = page["references"]
    summaries = [part for reference in known.values() for part in reference.get("abstract", [])]
    return any(part["type"] == "reference" and part["identifier"] not in known for part in summaries)


def install(archive, site):
    page = json.loads((archive / "data/documentation/landing.json").read_text(encoding="utf-8"))
    if has_unresolved_link(page):
        sys.exit("site: the first paragraph of a guide has a link; write the name as code")
    page["identifier"]["url"] = "doc://entra-oidc/documentation"
    (site / "data/documentation.json").write_text(json.dumps(page), encoding="utf-8")
    (site / "index.html").write_text(REDIRECT, encoding="utf-8")


if __name__ == "__main__":
    word, first, second, *rest = sys.argv[1:]
    if word == "make":
        make(pathlib.Path(first), pathlib.Path(second), rest)
    else:
        install(pathlib.Path(first), pathlib.Path(second))
