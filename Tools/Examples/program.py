"""An example as a process: how it starts, what it says without a configuration, and how it stops."""

from __future__ import annotations

import os
import signal
import subprocess

import requests

from emulator import free_port, require, wait_for

SETTINGS = ("ENTRA_", "OIDC_", "PUBLIC_URL", "REDIS", "SNAPSHOT_", "TRUSTED_PROXIES", "RESPONSE_MODE", "PORT", "HOST")


class Program:
    """A running example."""

    def __init__(
        self, path: str, *arguments: str, port: int | None = None, output: int = subprocess.PIPE, **settings: str
    ) -> None:
        self.port = port or free_port()
        self.url = f"http://localhost:{self.port}"
        self.process = subprocess.Popen(
            [path, *arguments], env=environment(PORT=str(self.port), **settings), stdout=output,
            stderr=subprocess.STDOUT, text=True)
        wait_for(self.port, self.process)

    def stop(self) -> str:
        """Stops it as an administrator would, and returns what it printed."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            output, _ = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return output


def environment(**settings: str) -> dict[str, str]:
    """The environment without settings of a server that this machine may have."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    return kept | settings


def needs_configuration(path: str) -> str:
    """A variable that was lost must not open the door."""
    complete = {
        "ENTRA_ISSUER": "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "ENTRA_CLIENT_ID": "6731de76-14a6-49ae-97bc-6eba6914391e", "ENTRA_SECRET": "abc8Q~" + "x" * 34,
        "PUBLIC_URL": "https://console.example.com",
    }
    for lost in complete:
        settings = {name: value for name, value in complete.items() if name != lost}
        ended = subprocess.run([path], env=environment(**settings), capture_output=True, text=True, timeout=30)
        require(ended.returncode == 1 and lost in ended.stderr, f"without {lost}: {ended.returncode} {ended.stderr}")
    wrong = complete | {"ENTRA_ISSUER": "https://login.microsoftonline.com/<tenant>/v2.0", "ENTRA_CLIENT_ID": "Console"}
    ended = subprocess.run([path], env=environment(**wrong), capture_output=True, text=True, timeout=30)
    require(ended.returncode == 1, f"with wrong values: {ended.returncode} {ended.stdout}")
    for code in ("authority.placeholder", "config.client-id-not-guid"):
        require(code in ended.stderr, f"{code} is missing in: {ended.stderr}")
    return "status 1, and what is missing or wrong"


def keeps_its_log(path: str, emulator: str) -> str:
    """A request cannot add lines to the log."""
    program = Program(path, f"--fake-entra={emulator}")
    requests.get(program.url + "/%0A2026-11-30T00:00:00+0000 forged", timeout=10)
    output = program.stop()
    require("\n2026-11-30T00:00:00+0000 forged" not in output, "a request added a line to the log")
    return "no line of a request"


def stops(path: str, emulator: str) -> str:
    program = Program(path, f"--fake-entra={emulator}")
    output = program.stop()
    require(program.process.returncode == 0, f"status {program.process.returncode}: {output}")
    return "SIGTERM, status 0"


def is_ready_when_keys_are_there(path: str) -> str:
    """The provider is unreachable: the server lives, and is not ready."""
    program = Program(path, f"--fake-entra=http://localhost:{free_port()}")
    try:
        require(requests.get(program.url + "/health", timeout=10).status_code == 200, "it is not alive")
        answer = requests.get(program.url + "/ready", timeout=10)
        require(answer.status_code == 503 and "Retry-After" in answer.headers, f"/ready: {answer.status_code}")
        login = requests.get(program.url + "/login?provider=entra", allow_redirects=False, timeout=30)
        require(login.status_code == 503, f"/login: {login.status_code}")
        token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.e30.AAAA"
        api = requests.get(program.url + "/api/orders", headers={"Authorization": f"Bearer {token}"}, timeout=30)
        require(api.status_code == 503 and "Retry-After" in api.headers, f"the API: {api.status_code}")
    finally:
        program.stop()
    return "alive, and 503 for everything that needs the provider"


def answers_invalid_hosts(path: str, emulator: str) -> str:
    """Any client can send an invalid host. The server is not at fault, so its log has no error."""
    program = Program(path, f"--fake-entra={emulator}")
    try:
        for host in ("user@localhost", "localhost:99999"):
            answer = requests.get(
                program.url + "/login?provider=entra", headers={"Host": host}, allow_redirects=False, timeout=10)
            require(answer.status_code == 400 and "callback." in answer.text, f"{host}: {answer.status_code}")
    finally:
        output = program.stop()
    levels = [line.split()[1] for line in output.splitlines() if "callback.invalid-port" in line]
    require(levels == ["notice"], f"the log has: {output}")
    return "400, and a notice"


def behind_a_proxy(path: str, emulator: str) -> str:
    """A user opens the name of the machine. Only a trusted proxy may say which host the browser shows."""
    fake = f"--fake-entra={emulator}"
    program, distrusting = Program(path, fake, TRUSTED_PROXIES="127.0.0.1,::1"), Program(path, fake)
    try:
        public = {"Host": "internal:8080", "X-Forwarded-Host": f"localhost:{program.port}", "X-Forwarded-Proto": "http"}
        there = requests.get(program.url + "/login?provider=entra", headers=public, allow_redirects=False, timeout=10)
        require("/authorize?" in there.headers["Location"], f"behind a trusted proxy: {there.headers['Location']}")
        page = "returning-to=%2Freports%3Fyear%3D2026"
        moved = requests.get(
            f"{program.url}/login?provider=entra&{page}", headers={"Host": "internal:8080"}, allow_redirects=False,
            timeout=10)
        expected = f"{program.url}/login?moved=1&provider=entra&{page}"
        require(moved.headers["Location"] == expected, f"at another host: {moved.headers['Location']}")
        public["X-Forwarded-Host"] = f"localhost:{distrusting.port}"
        ignored = requests.get(
            distrusting.url + "/login?provider=entra", headers=public, allow_redirects=False, timeout=10)
        require("/login?moved=1" in ignored.headers["Location"], f"untrusted: {ignored.headers['Location']}")
    finally:
        program.stop()
        distrusting.stop()
    return "the public host, from a trusted proxy only"
