"""Plays the modules of the OpenID Foundation's suite for relying parties against the relying party, over sockets.

    conformance.py PROGRAM [--write] [--module NAME]

PROGRAM is the relying party. Prints a row for each module and variant, and exits with 1 if a module fails, if one that
must fail does not, or if RESULTS.md is not what was found. `--write` writes RESULTS.md. `--module` plays only the
modules whose names contain NAME.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Interop"))

from modules import MODULES  # noqa: E402
from plays import Play  # noqa: E402
from results import markdown, row  # noqa: E402
from self_test import self_test  # noqa: E402
from server import Site  # noqa: E402

RESULTS = Path(__file__).resolve().parents[1] / "RESULTS.md"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="relying-party")
    parser.add_argument("program")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--module", default="")
    options = parser.parse_args(words)
    modules = [module for module in MODULES if options.module in module.name]
    if not modules:
        parser.error(f"there is no module “{options.module}”")
    start = time.monotonic()
    site, port = Site(), free_port()
    # Browsers know the relying party as localhost, so that it is another site than the provider.
    relying_party = f"http://localhost:{port}"
    process = subprocess.Popen(
        [options.program, "--port", str(port), "--origin", relying_party], stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout is None or process.stdout.readline().strip() != relying_party:
            print("relying-party: the program did not start", file=sys.stderr)
            return 2
        plays = []
        for module in modules:
            for variant in module.variants:
                plays.append(Play(module, variant, module.behavior, site, relying_party).run())
                print(row(plays[-1]), flush=True)
        noticed, unnoticed = self_test(modules, site, relying_party)
    finally:
        process.terminate()
        process.wait()

    failed = [play for play in plays if play.faults]
    for play in failed:
        print(f"\nFAILED {play.module.name or 'oidcc-client-test'} ({play.variant.name})")
        print("\n".join(f"    {fault}" for fault in play.faults))
    for name in unnoticed:
        print(f"\nFAILED the self-test: {name}")
    status = 1 if failed or unnoticed else 0
    if not options.module:
        status |= compare(markdown(plays), options.write)
    print(
        f"\n{len(modules)} modules, {len(plays)} plays: {len(plays) - len(failed)} as demanded, {len(failed)} failed. "
        f"{noticed} deliberate faults noticed, {len(unnoticed)} not. {time.monotonic() - start:.0f} seconds.")
    return status


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def compare(text: str, writes: bool) -> int:
    if writes:
        RESULTS.write_text(text)
    elif not RESULTS.exists() or RESULTS.read_text() != text:
        print("\nFAILED RESULTS.md is not what was found. Run Tools/check relying-party --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
