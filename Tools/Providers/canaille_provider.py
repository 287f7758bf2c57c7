"""Canaille, written in Python with authlib, from PyPI."""

import json
from importlib import metadata

from browser import Arrival, Browser, Page
from provider import MAIL, NAME, PASSWORD, USER, Client, Provider, python_program
from signing_keys import key


class Canaille(Provider):
    name = "canaille"
    unsafe_algorithms = ("none",)
    algorithms = ("RS256", "RS512", "PS256", "ES256", "EdDSA")
    has_algorithm_of_its_own = True
    signs_user_info = True
    # Its access tokens are equal if they were issued in the same second, and then it fails.
    pause = 1.1

    @property
    def version(self) -> str:
        return metadata.version("canaille")

    def configure(self) -> None:
        database = self.folder / "canaille.db"
        database.unlink(missing_ok=True)
        text = json.dumps({
            "port": self.port,
            "database": str(database),
            "code_lifetime": self.code_lifetime,
            "keys": self._keys(self.generation),
            "old_keys": [made for number in range(self.generation) for made in self._keys(number)],
            "user": {"name": USER, "password": PASSWORD, "mail": MAIL, "full_name": NAME},
            "clients": [row for client in self.clients() for row in self._rows(client)],
        })
        (self.folder / "canaille.json").write_text(text)

    def command(self) -> list[str]:
        return [*python_program("canaille_server.py"), str(self.folder / "canaille.json")]

    def _keys(self, generation: int) -> list[dict]:
        made = [key(self.folder, name, generation).export_private(as_dict=True) for name in ("RS256", "ES256", "EdDSA")]
        # One RSA key serves RS256 and PS256: canaille chooses keys by their type alone.
        return [{name: value for name, value in one.items() if name != "alg"} for one in made]

    def _rows(self, client: Client) -> list[dict]:
        """The implicit flow needs a client with that flow alone, so each client is registered twice."""
        row = {
            "client_id": client.name,
            "client_secret": client.secret,
            "client_name": client.name,
            "client_uri": "https://client.example",
            "redirect_uris": [self.callback],
            "post_logout_redirect_uris": [self.sign_out_return],
            "scope": ["openid", "profile", "email"],
            "grant_types": ["authorization_code", "hybrid", "refresh_token"],
            "response_types": ["code", "id_token"],
            "token_endpoint_auth_method": f"client_secret_{client.authentication}",
        }
        if client.algorithm:
            row["id_token_signed_response_alg"] = client.algorithm
        if client.signed_user_info:
            row["userinfo_signed_response_alg"] = client.signed_user_info
        name = self.client_id(client, "id_token")
        return [row, {**row, "client_id": name, "client_name": name, "grant_types": ["implicit"]}]

    def client_id(self, client: Client, response_type: str) -> str:
        return client.name + ("-implicit" if response_type == "id_token" else "")

    def authorize(self, browser: Browser, url: str, allows: bool = True) -> Page | Arrival:
        reached = browser.open(url)
        if isinstance(reached, Page) and (form := reached.form("login")):
            reached = browser.submit(form, login=USER)
        if isinstance(reached, Page) and (form := reached.form("password")):
            reached = browser.submit(form, password=PASSWORD)
        if isinstance(reached, Page) and (form := reached.form("answer")):
            reached = browser.submit(form, answer="accept" if allows else "deny")
        return reached

    def end_session(self, browser: Browser, url: str) -> Page | Arrival:
        reached = browser.open(url)
        if isinstance(reached, Page) and (form := reached.form("answer")):
            reached = browser.submit(form, answer="logout")
        return reached
