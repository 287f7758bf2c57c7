"""Glewlwyd, written in C, from Debian. Its pages are JavaScript, so the user acts through the interface they call."""

import json
import sqlite3
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from browser import Arrival, Browser, Page
from provider import MAIL, NAME, USER, Client, Provider, debian_version
from signing_keys import key

# The schema that the package installs, and the password of the user that it makes.
SCHEMA = Path("/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3")
PASSWORD_OF_SCHEMA = "password"

CONFIGURATION = """\
port={port}
bind_address="127.0.0.1"
external_url="{base}"
login_url="login.html"
api_prefix="api"
log_mode="console"
log_level="WARNING"
cookie_secure=0
cookie_same_site="empty"
session_expiration=3600
session_key="GLEWLWYD2_SESSION_ID"
admin_session_authentication="cookie"
profile_session_authentication="cookie"
login_api_enabled=true
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="/usr/lib/glewlwyd/user"
client_module_path="/usr/lib/glewlwyd/client"
user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
plugin_module_path="/usr/lib/glewlwyd/plugin"
hash_algorithm="SHA512"
database={{ type="sqlite3"; path="{database}"; }};
"""


class Glewlwyd(Provider):
    name = "glewlwyd"
    algorithms = ("RS256", "PS256", "ES256", "EdDSA")
    signs_user_info = True
    # It takes the scope `openid` as granted, and has no page that denies.
    asks_for_consent = False
    # It would be a page of JavaScript.
    ends_sessions = False
    takes_pushed_requests = True
    scopes = "openid"
    # Whether it names itself in responses, as RFC 9207 has it.
    names_issuer = True
    # Whether it refuses requests that were not pushed.
    requires_pushed_requests = False

    @property
    def version(self) -> str:
        return debian_version("glewlwyd")

    @property
    def issuer(self) -> str:
        return f"{self.base}/api/oidc"

    def configure(self) -> None:
        database = self.folder / "glewlwyd.db"
        database.unlink(missing_ok=True)
        with sqlite3.connect(database) as connection:
            connection.executescript(SCHEMA.read_text())
            self._add_user(connection)
            for client in self.clients():
                self._add_client(connection, client)
            connection.execute(
                "INSERT INTO g_plugin_module_instance (gpmi_module, gpmi_name, gpmi_display_name, gpmi_parameters) "
                "VALUES ('oidc', 'oidc', 'oidc', ?)", [json.dumps(self._plugin())])
        connection.close()
        text = CONFIGURATION.format(port=self.port, base=self.base, database=database)
        (self.folder / "glewlwyd.conf").write_text(text)

    def command(self) -> list[str]:
        return ["glewlwyd", "--config-file", str(self.folder / "glewlwyd.conf")]

    def _plugin(self) -> dict:
        keys = [key(self.folder, a, self.generation).export_private(as_dict=True) for a in self.algorithms]
        return {
            "iss": self.issuer,
            "jwks-private": json.dumps({"keys": keys}),
            "client-sign_kid-parameter": "sign_kid",
            "jwks-show": True,
            "access-token-duration": 3600,
            "refresh-token-duration": 3600,
            "code-duration": self.code_lifetime,
            "refresh-token-rolling": True,
            "allow-non-oidc": False,
            "auth-type-code-enabled": True,
            "auth-type-token-enabled": True,
            "auth-type-id-token-enabled": True,
            "auth-type-none-enabled": False,
            "auth-type-password-enabled": False,
            "auth-type-client-enabled": False,
            "auth-type-device-enabled": False,
            "auth-type-refresh-enabled": True,
            "name-claim": "mandatory",
            "email-claim": "mandatory",
            "pkce-allowed": True,
            "pkce-method-plain-allowed": False,
            "pkce-required": True,
            "oauth-par-allowed": True,
            "oauth-par-required": self.requires_pushed_requests,
            "oauth-par-request_uri-prefix": "urn:ietf:params:oauth:request_uri:",
            "oauth-par-duration": 90,
            "oauth-as-iss-id": self.names_issuer,
            "session-management-allowed": False,
            "request-parameter-allow": False,
        }

    def _add_user(self, connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO g_user (gu_username, gu_name, gu_email) VALUES (?, ?, ?)", [USER, NAME, MAIL])
        connection.execute(
            "INSERT INTO g_user_password (gu_id, guw_password) SELECT "
            "(SELECT gu_id FROM g_user WHERE gu_username=?), guw_password FROM g_user_password LIMIT 1", [USER])
        connection.execute("INSERT INTO g_user_scope (gus_name) VALUES ('openid')")
        connection.execute(
            "INSERT INTO g_user_scope_user (gu_id, gus_id) SELECT gu_id, gus_id FROM g_user, g_user_scope "
            "WHERE gu_username=? AND gus_name='openid'", [USER])

    def _add_client(self, connection: sqlite3.Connection, client: Client) -> None:
        row = connection.execute(
            "INSERT INTO g_client (gc_client_id, gc_name, gc_confidential) VALUES (?, ?, 1)",
            [client.name, client.name]).lastrowid
        properties = [
            ("redirect_uri", self.callback),
            *(("authorization_type", kind) for kind in ("code", "id_token", "token", "refresh_token")),
            ("token_endpoint_auth_method", f"client_secret_{client.authentication}"),
            ("client_secret", client.secret),
            ("sign_kid", f"{client.algorithm.lower()}-{self.generation}"),
        ]
        connection.executemany(
            "INSERT INTO g_client_property (gc_id, gcp_name, gcp_value) VALUES (?, ?, ?)",
            [(row, *pair) for pair in properties])

    def authorize(self, browser: Browser, url: str, allows: bool = True) -> Page | Arrival:
        reached = browser.open(url)
        if isinstance(reached, Arrival) or not urlsplit(reached.url).path.endswith("/login.html"):
            return reached
        # The login page is JavaScript and not served here. Its query names the client, the scopes and where to go on.
        query = parse_qs(urlsplit(reached.url).query)
        credentials = {"username": USER, "password": PASSWORD_OF_SCHEMA}
        browser.request("post", f"{self.base}/api/auth/", json=credentials).raise_for_status()
        grant = f"{self.base}/api/auth/grant/{query['client_id'][0]}"
        browser.request("put", grant, json={"scope": query["scope"][0]}).raise_for_status()
        onward = query["callback_url"][0]
        return browser.open(onward + ("&" if "?" in onward else "?") + "g_continue")
