"""This library's own front door, in Tools/RelyingParty, at a fake Entra of its own.

The others sign in through a proxy with a certificate, because MSAL insists on https. The library takes a fake Entra
with http on this machine, and nothing else, in the place of Microsoft's hosts.
"""

from __future__ import annotations

import subprocess
from urllib.parse import urlencode

import requests

import emulator as fake
from browser import Browser
from emulator import require

ACCEPTED = "accepts"
# Bad tokens that only `common` can issue are tried there.
ISSUERS = [
    {"issuer": f"https://login.microsoftonline.com/{fake.HOME_TENANT}/v2.0"},
    {"issuer": "https://login.microsoftonline.com/common/v2.0", "tenant": fake.HOME_TENANT},
]


class Library:
    """A fake Entra, and the relying party that signs in there."""

    def __init__(self, emulator: str, relying_party: str) -> None:
        self.process, self.printed = fake.start_process(
            emulator, "--tenant", fake.HOME_TENANT, "--tenant", fake.OTHER_TENANT)
        port = fake.free_port()
        self.party = subprocess.Popen(
            [relying_party, "--port", str(port), "--origin", f"http://localhost:{port}"], stdout=subprocess.PIPE,
            text=True)
        self.origin = self.party.stdout.readline().strip()
        require(self.origin, "the relying party did not start")

    def stop(self) -> None:
        self.party.terminate()
        self.party.wait(timeout=10)
        self.party.stdout.close()
        fake.stop_process(self.process)

    def misbehave(self, **changes) -> None:
        fake.send_command(self.printed, "misbehavior", changes)

    def outcome(self, **asked: str) -> str:
        """Signs a user in at one tenant, then at `common`. Returns what the library does."""
        found = ACCEPTED
        for issuer in ISSUERS:
            found = self.sign_in(**issuer, **asked)
            if found != ACCEPTED:
                break
        return found

    def sign_in(self, **asked: str) -> str:
        parameters = {
            "emulated_at": self.printed["origin"], "client_id": fake.CLIENT_ID, "client_secret": fake.CLIENT_SECRET,
            "authentication": "client_secret_post", "response_type": "code id_token", "response_mode": "form_post",
            "userinfo": "none",
            # Some bad tokens need keys that were not published before.
            "fresh": "1", **asked,
        }
        start = requests.get(f"{self.origin}/start?{urlencode(parameters)}", allow_redirects=False, timeout=10)
        require(start.status_code == 302, start.text)
        redirect_uri = f"{self.origin}/callback"
        response = Browser().response_to(start.headers["Location"], redirect_uri)
        cookie = start.headers["Set-Cookie"].split(";")[0]
        answer = requests.post(redirect_uri, data=response, headers={"Cookie": cookie}, timeout=10).json()
        if answer["verdict"] == "accepted":
            return ACCEPTED
        return "rejects: " + ", ".join(f"`{code}`" for code in answer["codes"])
