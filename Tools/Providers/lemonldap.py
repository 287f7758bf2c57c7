"""LemonLDAP::NG, written in Perl, from Debian. Its users are those of its demonstration."""

import json
import shutil
import time
from pathlib import Path

from browser import Arrival, Browser, Page
from provider import Client, Provider, debian_version
from signing_keys import key, private_pem, public_pem

PORTAL = Path("/usr/share/lemonldap-ng/portal")
# A user of the demonstration, whose password is the name.
DEMONSTRATION_USER = "dwho"

LOCATION = """\
[all]
logLevel = warn
[configuration]
type = File
dirName = {folder}
localStorage = Cache::FileCache
localStorageOptions = {{ 'namespace' => 'config', 'cache_root' => '{folder}/cache' }}
[portal]
staticPrefix = /static
templateDir = {portal}/templates
languages = en
"""

# The portal insists on a module for captchas. Its own needs ImageMagick.
NO_CAPTCHA = """\
package NoCaptcha;
use Mouse;
extends 'Lemonldap::NG::Portal::Main::Plugin';
sub init { 1 }
1;
"""


class LemonLDAP(Provider):
    name = "LemonLDAP::NG"
    algorithms = ("RS256", "RS512")
    unsafe_algorithms = ("HS256", "none")
    signs_user_info = True
    # The `kid` of its key: a new one for each key, always the same, or none.
    key_names = "new"

    @property
    def version(self) -> str:
        return debian_version("liblemonldap-ng-portal-perl")

    def configure(self) -> None:
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        for name in ("sessions", "persistent", "cache"):
            (self.folder / name / "lock").mkdir(parents=True, exist_ok=True)
        location = LOCATION.format(folder=self.folder, portal=PORTAL)
        (self.folder / "lemonldap-ng.ini").write_text(location)
        (self.folder / "NoCaptcha.pm").write_text(NO_CAPTCHA)
        # The portal reads the configuration with the highest number.
        (self.folder / "lmConf-1.json").write_text(json.dumps(self._configuration()))

    def command(self) -> list[str]:
        program = str(PORTAL / "htdocs" / "index.psgi")
        return [
            "plackup", "-I", str(self.folder), "--server", "HTTP::Server::PSGI", "--env", "deployment",
            "--host", "127.0.0.1", "--port", str(self.port), program]

    def environment(self) -> dict[str, str]:
        return {"LLNG_DEFAULTCONFFILE": str(self.folder / "lemonldap-ng.ini")}

    def _storage(self, name: str) -> dict:
        folder = self.folder / name
        module = "Lemonldap::NG::Common::Apache::Session::Generate::SHA256"
        return {"Directory": str(folder), "LockDirectory": str(folder / "lock"), "generateModule": module}

    def _configuration(self) -> dict:
        signing = key(self.folder, "RS256", self.generation)
        storage = "Apache::Session::File"
        kinds = ("code", "id_token")
        clients = {self.client_id(c, kind): self._client(c, kind) for c in self.clients() for kind in kinds}
        configuration = {
            "cfgNum": 1,
            "cfgAuthor": "providers",
            "cfgDate": int(time.time()),
            "cfgVersion": "2.16.1",
            "portal": self.base + "/",
            "domain": "127.0.0.1",
            "cookieName": "lemonldap",
            "securedCookie": 0,
            "authentication": "Demo",
            "userDB": "Same",
            "passwordDB": "Demo",
            "registerDB": "Demo",
            "demoExportedVars": {"cn": "cn", "mail": "mail", "uid": "uid"},
            "exportedVars": {},
            "macros": {"_whatToTrace": "$uid"},
            "whatToTrace": "_whatToTrace",
            "groups": {},
            "locationRules": {f"127.0.0.1:{self.port}": {"default": "accept"}},
            "globalStorage": storage,
            "globalStorageOptions": self._storage("sessions"),
            "persistentStorage": storage,
            "persistentStorageOptions": self._storage("persistent"),
            "localSessionStorage": "Cache::FileCache",
            "localSessionStorageOptions": {"namespace": "sessions", "cache_root": str(self.folder / "cache")},
            "captcha": "NoCaptcha",
            "requireToken": 0,
            "timeout": 7200,
            "issuerDBOpenIDConnectActivation": 1,
            "issuerDBOpenIDConnectPath": "^/oauth2/",
            "oidcServiceMetaDataIssuer": self.issuer,
            "oidcServicePrivateKeySig": private_pem(signing),
            "oidcServicePublicKeySig": public_pem(signing),
            "oidcServiceAllowAuthorizationCodeFlow": 1,
            "oidcServiceAllowImplicitFlow": 1,
            "oidcServiceAllowHybridFlow": 1,
            "oidcRPMetaDataOptions": clients,
            "oidcRPMetaDataExportedVars": {name: {"name": "cn", "email": "mail"} for name in clients},
        }
        name = {"new": signing["kid"], "same": "signing", "none": None}[self.key_names]
        if name:
            configuration["oidcServiceKeyIdSig"] = name
        return configuration

    def client_id(self, client: Client, response_type: str) -> str:
        """It knows PKCE for `code` alone. If it requires PKCE, it refuses the codes of `code id_token`."""
        return client.name + ("" if response_type == "code" else "-front")

    def _client(self, client: Client, response_type: str) -> dict:
        options = {
            "ClientID": self.client_id(client, response_type),
            "ClientSecret": client.secret,
            "DisplayName": client.name,
            "RedirectUris": self.callback,
            "PostLogoutRedirectUris": self.sign_out_return,
            "IDTokenSignAlg": client.algorithm,
            "AuthorizationCodeExpiration": self.code_lifetime,
            "RefreshToken": 1,
            "RequirePKCE": int(response_type == "code"),
            "BypassConsent": 0,
            "UserInfoSignAlg": client.signed_user_info or "",
        }
        return {"oidcRPMetaDataOptions" + name: value for name, value in options.items() if value != ""}

    def authorize(self, browser: Browser, url: str, allows: bool = True) -> Page | Arrival:
        reached = browser.open(url)
        if isinstance(reached, Page) and (form := reached.form("user", "password")):
            reached = browser.submit(form, user=DEMONSTRATION_USER, password=DEMONSTRATION_USER)
        if isinstance(reached, Page) and (form := reached.form("confirm")):
            # The button for no is JavaScript that changes the value of the field.
            reached = browser.submit(form) if allows else browser.submit(form, confirm="-1")
        return reached

    def end_session(self, browser: Browser, url: str) -> Page | Arrival:
        reached = browser.open(url)
        if isinstance(reached, Page) and (form := reached.form("confirm")):
            reached = browser.submit(form)
        return reached
