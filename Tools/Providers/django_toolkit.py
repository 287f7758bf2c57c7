"""django-oauth-toolkit, written in Python, from PyPI."""

import json
from importlib import metadata

from browser import Arrival, Browser, Page
from provider import MAIL, NAME, PASSWORD, USER, Client, Provider, python_program
from signing_keys import key, private_pem


class DjangoToolkit(Provider):
    name = "django-oauth-toolkit"
    unsafe_algorithms = ("HS256",)
    # Whether it names itself in responses, as RFC 9207 has it.
    names_issuer = True

    @property
    def version(self) -> str:
        return metadata.version("django-oauth-toolkit")

    def configure(self) -> None:
        pems = [private_pem(key(self.folder, "RS256", number)) for number in range(self.generation + 1)]
        text = json.dumps({
            "issuer": self.issuer,
            "port": self.port,
            "database": str(self.folder / "django.db"),
            "key": pems[-1],
            "old_keys": pems[:-1],
            "code_lifetime": self.code_lifetime,
            "names_issuer": self.names_issuer,
            "user": {"name": USER, "password": PASSWORD, "mail": MAIL, "full_name": NAME},
            "clients": [row for client in self.clients() for row in self._rows(client)],
        })
        (self.folder / "django.json").write_text(text)

    def command(self) -> list[str]:
        return [*python_program("django_server.py"), str(self.folder / "django.json")]

    def _rows(self, client: Client) -> list[dict]:
        """An application has one grant type here, so each client is registered three times."""
        row = {
            "client_secret": client.secret,
            "redirect_uris": self.callback,
            "post_logout_redirect_uris": self.sign_out_return,
            "client_type": "confidential",
            "algorithm": client.algorithm,
            # HMAC needs the secret itself.
            "hash_client_secret": client.algorithm != "HS256",
        }
        kinds = {"": "authorization-code", "-implicit": "implicit", "-hybrid": "openid-hybrid"}
        if client.algorithm == "HS256":
            # It is for this grant alone.
            del kinds["-implicit"], kinds["-hybrid"]
        return [
            {**row, "client_id": client.name + ending, "name": client.name + ending, "authorization_grant_type": kind}
            for ending, kind in kinds.items()]

    def client_id(self, client: Client, response_type: str) -> str:
        return client.name + {"id_token": "-implicit", "code id_token": "-hybrid"}.get(response_type, "")

    def authorize(self, browser: Browser, url: str, allows: bool = True) -> Page | Arrival:
        reached = browser.open(url)
        if isinstance(reached, Page) and (form := reached.form("username", "password")):
            reached = browser.submit(form, "enter", username=USER, password=PASSWORD)
        if isinstance(reached, Page) and (form := reached.form("allow")):
            form.fields.pop("allow", None)
            # The button for no has no name.
            reached = browser.submit(form, "allow" if allows else "")
        return reached

    def end_session(self, browser: Browser, url: str) -> Page | Arrival:
        reached = browser.open(url)
        if isinstance(reached, Page) and (form := reached.form("allow")):
            reached = browser.submit(form, "allow")
        return reached
