"""What all providers have in common: clients, a user, a process on loopback, and a folder for its files."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import requests

from browser import Arrival, Browser, Page

USER = "ada"
# Not a secret: the user exists for seconds, in a server that only this machine reaches.
PASSWORD = "Correct-Horse-7"
NAME = "Ada Lovelace"
MAIL = "ada@example.com"

# How long a provider may take to start, on a machine that is busy.
START_SECONDS = 120


@dataclass(frozen=True)
class Client:
    """A client to register with the provider."""

    name: str
    secret: str
    # The authentication at the token endpoint: `basic` or `post`.
    authentication: str = "basic"
    # The algorithm of its ID tokens, or nothing to let the provider choose.
    algorithm: str = "RS256"
    # The algorithm of signed user info, if user info is signed.
    signed_user_info: str | None = None


class Provider:
    """A provider. Subclasses write its configuration, and know its pages."""

    name: str
    authentications: tuple[str, ...] = ("basic", "post")
    algorithms: tuple[str, ...] = ("RS256",)
    # The algorithms that prove nothing, and that it signs ID tokens with if it is told to.
    unsafe_algorithms: tuple[str, ...] = ()
    signs_user_info = False
    takes_pushed_requests = False
    asks_for_consent = True
    # Whether the relying party can end the session at the provider.
    ends_sessions = True
    # Whether it signs with another algorithm than RS256 for a client that states none.
    has_algorithm_of_its_own = False
    # The seconds to wait between two requests for tokens.
    pause = 0.0
    scopes = "openid profile email"

    def __init__(self, folder: Path, callback: str):
        self.folder = folder
        self.callback = callback
        self.sign_out_return = callback.replace("/callback", "/logout-return")
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None
        # How many times the keys were replaced.
        self.generation = 0
        # The seconds that a code is valid for.
        self.code_lifetime = 300
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def issuer(self) -> str:
        return self.base

    @property
    def version(self) -> str:
        """The version that is installed."""
        raise NotImplementedError

    @property
    def metadata_url(self) -> str:
        return self.issuer.rstrip("/") + "/.well-known/openid-configuration"

    def clients(self) -> list[Client]:
        """The clients to register: one for every algorithm and authentication that the provider offers."""
        found = [Client(name, f"{name}-secret-01234567890123456789") for name in ("basic", "denied")]
        found.append(Client("post", "post-secret-01234567890123456789", "post"))
        # Characters that form encoding changes; see the comment of RFC 6749 §2.3.1 on `client_secret_basic`.
        odd = "odd:+%/ ~secret-01234567890123456789"
        found += [Client("odd", odd), Client("odd post", odd, "post")]
        for name in (*self.algorithms[1:], *self.unsafe_algorithms):
            found.append(Client(name.lower(), f"{name.lower()}-secret-01234567890123456789", algorithm=name))
        if self.has_algorithm_of_its_own:
            found.append(Client("untold", "untold-secret-01234567890123456789", algorithm=""))
        if self.signs_user_info:
            found.append(Client("signed", "signed-secret-01234567890123456789", signed_user_info="RS256"))
        return [client for client in found if client.authentication in self.authentications]

    def client(self, name: str) -> Client:
        return next(client for client in self.clients() if client.name == name)

    def configure(self) -> None:
        """Writes the files of the provider. Called before every start."""
        raise NotImplementedError

    def command(self) -> list[str]:
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        return {}

    def start(self) -> None:
        self.configure()
        log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen(
            ["nice", "-n", "5", *self.command()],
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            env={**os.environ, **self.environment()})
        log.close()
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if requests.get(self.metadata_url, timeout=10).status_code == 200:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.1)
        log_text = (self.folder / "log").read_text(errors="replace")
        self.stop()
        raise RuntimeError(f"{self.name} did not start:\n{log_text[-3000:]}")

    def stop(self) -> None:
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        except ProcessLookupError:
            pass
        self.process = None

    def restart(self, *, new_keys: bool = False, **settings) -> None:
        """Starts the provider again, with the same clients, on the same port, and with other settings."""
        self.stop()
        self.generation += 1 if new_keys else 0
        for name, value in settings.items():
            if not hasattr(self, name):
                raise AttributeError(name)
            setattr(self, name, value)
        self.start()

    def client_id(self, client: Client, response_type: str) -> str:
        """The client ID for a response type. Some providers want a client for each."""
        return client.name

    def authorize(self, browser: Browser, url: str, allows: bool = True) -> Page | Arrival:
        """Acts as the user, from the authorization request to the callback, or to a page that cannot go on."""
        raise NotImplementedError

    def end_session(self, browser: Browser, url: str) -> Page | Arrival:
        """Acts as the user, from the sign-out request to the return."""
        raise NotImplementedError


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def debian_version(package: str) -> str:
    words = ["dpkg-query", "--show", "--showformat=${Version}", package]
    return re.split("[-+]", subprocess.run(words, capture_output=True, text=True, check=True).stdout)[0]


def python_program(name: str) -> list[str]:
    """The command that runs a program of this folder."""
    return [sys.executable, "-W", "ignore", str(Path(__file__).with_name(name))]
