"""Signs in at the fake Entra with clients that were written by others, and prints what they asked for and got.

    clients.py PROGRAM [--bad-tokens RELYING_PARTY] [--write RESULTS.md]

PROGRAM is the command `entra-oidc`. With --bad-tokens, every bad token goes through every client too, and through
this library in RELYING_PARTY, the program of Tools/RelyingParty. A table shows who notices what. With --write, the
tables are written to a file instead.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import bad_tokens
import emulator as fake
import with_apache
import with_authlib
import with_msal
from tables import requests_text, table

CLIENTS = [
    ("MSAL", with_msal.FLOWS), ("Authlib", with_authlib.FLOWS), ("mod_auth_openidc", with_apache.FLOWS),
]


def rows_of(emulator: fake.Emulator) -> tuple[list[tuple[str, ...]], list[str]]:
    """Runs every flow, and returns the rows of the table and what failed."""
    rows, failures = [], []
    for client, flows in CLIENTS:
        for name, flow in flows:
            before = len(emulator.requests_until_now())
            try:
                result = flow(emulator)
            except Exception as error:  # noqa: BLE001
                result = f"FAILED: {type(error).__name__}: {error}"
                failures.append(f"{client}, {name}: {result}")
            asked = emulator.requests_until_now()[before:]
            rows.append((client, name, requests_text(asked), " ".join(result.split())))
            print(f"{client}, {name}: {rows[-1][3]}", flush=True)
    return rows, failures


def unnoticed_fault(emulator: fake.Emulator) -> list[str]:
    """A check that cannot fail is useless: with a token of another signature, sign-ins must fail."""
    name = next(bad["name"] for bad in emulator.control()["badTokens"] if bad["code"] == "token.signature-invalid")
    emulator.misbehave(defect=f"token.signature-invalid: {name}")
    found = []
    # MSAL does not check the signature: it gets the token over TLS.
    for client, flows in CLIENTS[1:]:
        flow_name, flow = flows[0]
        try:
            found.append(f"{client}, {flow_name}, with an invalid signature: {flow(emulator)}")
        except Exception as error:  # noqa: BLE001
            print(f"{client} notices an invalid signature: {' '.join(str(error).split())}", flush=True)
    emulator.misbehave(defect=None)
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--bad-tokens", metavar="RELYING_PARTY")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="clients-") as name:
        folder = Path(name)
        # Apache reads files as another user.
        folder.chmod(0o755)
        emulator = fake.Emulator(options.program, folder)
        try:
            rows, failures = rows_of(emulator)
            bad, missed = [], unnoticed_fault(emulator)
            if options.bad_tokens:
                bad, unexpected = bad_tokens.rows_of(emulator, options.program, options.bad_tokens)
                missed += unexpected
        finally:
            emulator.stop()
    versions = f"MSAL for Python {version('msal')}, Authlib {version('Authlib')}"
    text = table([("client", "flow", "requests", "result"), *rows])
    if bad:
        text += "\n\n" + table([bad_tokens.HEADER, *bad])
    if options.write:
        options.write.write_text(bad_tokens.DOCUMENT.format(versions=versions, flows=table(
            [("client", "flow", "requests", "result"), *rows]), tokens=table([bad_tokens.HEADER, *bad])))
    else:
        print(f"\n{versions}\n\n{text}")
    for failure in failures + missed:
        print(f"clients: {failure}", file=sys.stderr)
    print(f"\n{len(rows) - len(failures)} passed, {len(failures) + len(missed)} failed")
    return 1 if failures or missed else 0


if __name__ == "__main__":
    sys.exit(main())
