"""Signs in with providers that others wrote, and compares every verdict with the expected one.

    matrix.py PROGRAM [--sample] [--only PROVIDER] [--feature TEXT] [--verbose] [--keep] [--write]

PROGRAM is the relying party. The exit status is 1 if a verdict is not the expected one, or if the table of a complete
run is not the one in RESULTS.md. `--write` writes it there.
"""

import argparse
import json
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from canaille_provider import Canaille
from django_toolkit import DjangoToolkit
from expectations import expected
from features import FEATURES
from glewlwyd import Glewlwyd
from lemonldap import LemonLDAP
from provider import Provider
from relying_party import RelyingParty
from trial import NOT_OFFERED, Trial

PROVIDERS = [Glewlwyd, LemonLDAP, Canaille, DjangoToolkit]
SAMPLE = [Glewlwyd, DjangoToolkit]
# The key of the name and version among the verdicts of a provider.
VERSION = ""
RESULTS = Path(__file__).with_name("RESULTS.md")
HEADING = """\
# Results

What `Tools/check providers` found. It compares its table with this one, and `Tools/check providers --write` writes it.
See [README.md](README.md) for what the rows mean, and `expectations.py` for the reasons.

"""


def try_provider(kind: type[Provider], folder: Path, features, parties, verbose: bool) -> tuple[dict[str, str], int]:
    """Tries the features with one provider. Returns what happened, and the number of unexpected verdicts."""
    provider = kind(folder / kind.__name__.lower(), parties[0].callback)
    trial = Trial(provider, *parties)
    found, wrong = {VERSION: f"{provider.name} {provider.version}"}, 0
    provider.start()
    try:
        print(found[VERSION], flush=True)
        for feature in features:
            trial.last = None
            found[feature.name] = outcome = feature.run(trial)
            wanted = expected(provider.name, feature.name)
            if outcome != wanted:
                wrong += 1
                print(f"  {feature.name}: {outcome}\n    expected: {wanted}", flush=True)
            elif verbose:
                print(f"  {feature.name}: {outcome}", flush=True)
            if trial.last and (outcome != wanted or verbose):
                for problem in trial.last.members.get("problems", trial.last.members.get("warnings", [])):
                    print("    " + json.dumps(problem, ensure_ascii=False), flush=True)
    finally:
        provider.stop()
    return found, wrong


def table(features, results: dict[str, dict[str, str]]) -> str:
    rows = [["", *(found[VERSION] for found in results.values())]]
    for feature in features:
        cells = [found[feature.name] for found in results.values()]
        shown = "not shown"
        rows.append([feature.name, *(cells if any(cell != NOT_OFFERED for cell in cells) else [shown] * len(cells))])
    lines = [" | ".join(row) for row in rows]
    lines.insert(1, " | ".join("---" for _ in rows[0]))
    return "\n".join(f"| {line} |" for line in lines)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--feature", default="")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    kinds = [kind for kind in (SAMPLE if given.sample else PROVIDERS) if given.only.lower() in kind.name.lower()]
    features = [
        feature for feature in FEATURES
        if (feature.in_sample or not given.sample) and given.feature.lower() in feature.name.lower()]
    # So that the providers are ended, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="providers-"))
    parties = [RelyingParty(given.program, folder), RelyingParty(given.program, folder, "localhost")]
    results, wrong = {}, 0
    try:
        for kind in kinds:
            results[kind.name], count = try_provider(kind, folder, features, parties, given.verbose)
            wrong += count
    finally:
        for party in parties:
            party.stop()
        if given.keep:
            print(folder)
        else:
            shutil.rmtree(folder)
    text = table(features, results)
    print(text)
    print(f"{len(results) * len(features)} verdicts, {wrong} unexpected")
    if kinds == PROVIDERS and features == FEATURES:
        if given.write:
            RESULTS.write_text(f"{HEADING}{text}\n")
        elif not RESULTS.read_text().endswith(f"{text}\n"):
            print("RESULTS.md has another table: see --write")
            wrong += 1
    return 1 if wrong or not results or not features else 0


if __name__ == "__main__":
    sys.exit(main())
