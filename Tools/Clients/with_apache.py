"""Apache with mod_auth_openidc from Debian: a page that only a signed-in user sees."""

from __future__ import annotations

import os
import shutil
import subprocess

import emulator as fake
from browser import ADA, Browser
from emulator import require

MODULES = "/usr/lib/apache2/modules"
# Apache does not serve as root.
USER = "User www-data\nGroup www-data"
CONFIGURATION = """
ServerRoot {folder}
ServerName localhost
PidFile {folder}/apache.pid
Listen 127.0.0.1:{port}
ErrorLog {folder}/apache.log
LogLevel warn
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule rewrite_module {modules}/mod_rewrite.so
LoadModule auth_openidc_module {modules}/mod_auth_openidc.so
{user}
DocumentRoot {folder}/site

OIDCProviderMetadataURL {origin}/{tenant}/v2.0/.well-known/openid-configuration
OIDCClientID {client_id}
OIDCClientSecret {client_secret}
OIDCScope "openid profile email"
OIDCPKCEMethod S256
OIDCResponseType "{response_type}"
OIDCResponseMode {response_mode}
OIDCRedirectURI http://localhost:{port}/protected/callback
OIDCCryptoPassphrase of-a-test
OIDCRemoteUserClaim preferred_username
OIDCProviderTokenEndpointAuth client_secret_post
OIDCCABundlePath {folder}/ca.pem
OIDCCookieSameSite On

<Location /protected>
    AuthType openid-connect
    Require valid-user
    Header set X-User "expr=%{{REMOTE_USER}}"
</Location>
"""


class Apache:
    def __init__(self, emulator: fake.Emulator, response_type: str, response_mode: str) -> None:
        folder = emulator.folder / "apache"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "site/protected").mkdir(parents=True)
        (folder / "site/protected/index.html").write_text("the protected page\n")
        shutil.copy(emulator.folder / "ca.pem", folder)
        self.port = fake.free_port()
        self.log = folder / "apache.log"
        configuration = folder / "apache.conf"
        configuration.write_text(CONFIGURATION.format(
            folder=folder, port=self.port, modules=MODULES, origin=emulator.origin, tenant=fake.HOME_TENANT,
            client_id=fake.CLIENT_ID, client_secret=fake.CLIENT_SECRET, response_type=response_type,
            response_mode=response_mode, user=USER if os.geteuid() == 0 else ""))
        program = shutil.which("apache2") or "/usr/sbin/apache2"
        self.process = subprocess.Popen(
            [program, "-f", str(configuration), "-DFOREGROUND"], stderr=subprocess.DEVNULL)
        fake.wait_for(self.port, self.process)

    @property
    def page(self) -> str:
        return f"http://localhost:{self.port}/protected/index.html"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)

    def sign_in(self, user: str = ADA):
        """Opens the page, signs in, and returns the page, or the error that Apache shows."""
        browser = Browser()
        callback = f"http://localhost:{self.port}/protected/callback"
        first = browser.session.get(self.page, allow_redirects=False, timeout=10)
        require(first.status_code == 302, f"the page was answered {first.status_code} before the sign-in")
        response, parameters = browser.visit(first.headers["Location"], callback, [user])
        if "Location" in response.headers:
            return browser.session.get(response.headers["Location"], timeout=10)
        return browser.session.post(callback, data=parameters, timeout=10)

    def last_error(self) -> str:
        lines = [line for line in self.log.read_text().splitlines() if "auth_openidc:error" in line]
        return lines[0] if lines else ""


def protected_page(emulator: fake.Emulator, response_type: str, response_mode: str) -> str:
    apache = Apache(emulator, response_type, response_mode)
    try:
        answer = apache.sign_in()
        require(
            answer.ok and answer.text == "the protected page\n",
            f"Apache answered {answer.status_code}: {apache.last_error()}")
        return f"the page, as {answer.headers.get('X-User')}"
    finally:
        apache.stop()


FLOWS = [
    ("code, query", lambda emulator: protected_page(emulator, "code", "query")),
    ("code, form_post", lambda emulator: protected_page(emulator, "code", "form_post")),
    ("id_token, form_post", lambda emulator: protected_page(emulator, "id_token", "form_post")),
    ("code id_token, form_post", lambda emulator: protected_page(emulator, "code id_token", "form_post")),
]
