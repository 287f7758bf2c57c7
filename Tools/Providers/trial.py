"""One provider with the relying parties that sign in with it, and what the browser does between them."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from browser import Arrival, Browser
from provider import Client, Provider
from relying_party import Answer, RelyingParty

# What the table says of a feature that the provider does not have.
NOT_OFFERED = "-"


@dataclass
class Trial:
    """One provider with the relying parties that sign in with it."""

    provider: Provider
    relying_party: RelyingParty
    # A relying party whose callback the provider does not know.
    stranger: RelyingParty
    # The last answer in full, to explain a verdict that was not expected.
    last: Answer | None = None

    def sign_in(
        self, client: Client, response_type: str = "code", mode: str = "query", *, browser: Browser | None = None,
        acts: bool = True, allows: bool = True, wait: float = 0, change: Callable[[Arrival], None] | None = None,
        party: RelyingParty | None = None, **options: str,
    ) -> str:
        party = party or self.relying_party
        browser = browser or party.browser()
        self.last = None
        url = party.start(browser, self.provider, client, response_type, mode, **options)
        if isinstance(url, Answer):
            return self._said(url)
        reached = self.provider.authorize(browser, url, allows) if acts else browser.open(url)
        if not isinstance(reached, Arrival):
            return f"the provider keeps the browser ({reached.status})"
        if change:
            change(reached)
        time.sleep(max(wait, self.provider.pause))
        return self._said(party.deliver(browser, reached))

    def refresh(self) -> str:
        """Signs in, refreshes twice, and fetches the user info with the last access token."""
        browser = self.relying_party.browser()
        outcome = self.sign_in(self.provider.client("basic"), browser=browser)
        for act in (self.relying_party.refresh, self.relying_party.refresh, self.relying_party.user_info):
            if outcome != "accepted":
                break
            time.sleep(self.provider.pause)
            outcome = self._said(act(browser))
        return outcome

    def twice(self) -> str:
        """Delivers a response that was accepted once more, as a user does who goes back in the browser."""
        kept: list[Arrival] = []
        browser = self.relying_party.browser()
        outcome = self.sign_in(self.provider.client("basic"), browser=browser, change=kept.append)
        return self._said(self.relying_party.deliver(browser, kept[0])) if outcome == "accepted" else outcome

    def sign_out(self) -> str:
        """Signs in, ends the session of both, and takes the return from the provider to the relying party."""
        if not self.provider.ends_sessions:
            return NOT_OFFERED
        browser = self.relying_party.browser()
        outcome = self.sign_in(self.provider.client("basic"), browser=browser)
        if outcome != "accepted":
            return outcome
        url = self.relying_party.start_sign_out(browser)
        if isinstance(url, Answer):
            return self._said(url)
        reached = self.provider.end_session(browser, url)
        if not isinstance(reached, Arrival):
            return f"the provider keeps the browser ({reached.status})"
        return self._said(self.relying_party.deliver(browser, reached))

    def user_info(self, client: str, **options: str) -> str:
        """Signs in, and wants the user's name in the user info."""
        outcome = self.sign_in(self.provider.client(client), **options)
        if outcome == "accepted" and "name" not in (self.last.members.get("userinfo") or {}):
            return "accepted without user info"
        return outcome

    def _said(self, answer: Answer) -> str:
        self.last = answer
        return str(answer)
