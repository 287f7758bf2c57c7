"""Drives Tools/RelyingParty, the program that signs users in with the library."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from browser import Arrival, Browser
from provider import Client, Provider, free_port


@dataclass
class Answer:
    """What the relying party said."""

    step: str
    accepted: bool
    codes: list[str] = field(default_factory=list)
    members: dict = field(default_factory=dict)

    def __str__(self) -> str:
        if self.accepted:
            return "accepted"
        shown = [self._shown(problem) for problem in self.members.get("problems", [])] or self.codes
        return f"{self.step}: {' + '.join(shown)}"

    @staticmethod
    def _shown(problem: dict) -> str:
        said = problem.get("provider_error")
        return f"{problem['code']} ({said})" if said else problem["code"]


class RelyingParty:
    def __init__(self, program: str, folder: Path, host: str = "127.0.0.1"):
        words = ["nice", "-n", "5", program]
        if host != "127.0.0.1":
            port = free_port()
            words += ["--port", str(port), "--origin", f"http://{host}:{port}"]
        with open(folder / "relying-party.log", "ab") as log:
            self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log, text=True)
        self.origin = self.process.stdout.readline().strip()
        if not self.origin:
            raise RuntimeError("the relying party did not start")
        self.callback = f"{self.origin}/callback"
        self.sign_out_return = f"{self.origin}/logout-return"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def start(
        self, browser: Browser, provider: Provider, client: Client, response_type: str, mode: str, **options: str
    ) -> str | Answer:
        """Begins a sign-in. Returns the URL to which the browser is sent, or why there is none."""
        parameters = {
            "issuer": provider.issuer,
            "client_id": provider.client_id(client, response_type),
            "client_secret": client.secret,
            "authentication": f"client_secret_{client.authentication}",
            "response_type": response_type,
            "response_mode": mode,
            "algorithm": client.algorithm,
            "scope": provider.scopes,
            "loopback": "1",
            **options,
        }
        url = f"{self.origin}/start?{urlencode(parameters)}"
        response = browser.request("get", url)
        return response.headers["Location"] if response.status_code == 302 else self._answer(response)

    def deliver(self, browser: Browser, arrival: Arrival) -> Answer:
        """Takes the response of the provider to the callback, as the browser does."""
        if arrival.mode == "form_post":
            response = browser.request("post", arrival.url, data=arrival.parameters)
            return self._answer(response)
        response = browser.request("get", arrival.url.split("#")[0])
        if arrival.mode == "fragment" and "json" not in response.headers.get("Content-Type", ""):
            # The page for fragments posts the fragment, as text.
            page = f"{self.origin}/callback-fragment"
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            response = browser.request("post", page, data=urlsplit(arrival.url).fragment, headers=headers)
        return self._answer(response)

    def browser(self) -> Browser:
        return Browser(self.callback, self.sign_out_return)

    def start_sign_out(self, browser: Browser) -> str | Answer:
        """Ends the session. Returns the URL of the provider to which the browser is sent, or why there is none."""
        response = browser.request("get", f"{self.origin}/logout")
        return response.headers["Location"] if response.is_redirect else self._answer(response)

    def refresh(self, browser: Browser) -> Answer:
        return self._answer(browser.request("post", f"{self.origin}/refresh"))

    def user_info(self, browser: Browser) -> Answer:
        return self._answer(browser.request("post", f"{self.origin}/userinfo"))

    def _answer(self, response) -> Answer:
        members = response.json()
        return Answer(members["step"], members["verdict"] == "accepted", members["codes"], members)
