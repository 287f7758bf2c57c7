"""The processes of a run: Redis, the fake Entra, two instances, and nginx in front of them."""

from __future__ import annotations

import json
import os
import secrets
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

sys.path.insert(0, str(Path(__file__).parent.parent / "Clients"))
from emulator import (  # noqa: E402
    CLIENT_ID, HOME_TENANT, Failed, free_port, require, send_command, start_nginx, start_process, stop_process,
    wait_for)

from redis_wire import Redis  # noqa: E402
from web import Browser  # noqa: E402

TENANT = HOME_TENANT
SECRET = "abc8Q~theFakeEntraTakesAnySecret00000001"
FRONT_CHANNEL = "/api/oidc/front-channel-logout"
BACK_CHANNEL = "/api/oidc/back-channel-logout"
CALLBACK = "/api/oidc/callback"

# `both` is what an administrator would write. The other two let the check choose the instance that is tried first.
INSTANCES = """
    access_log off;
    upstream both {{ server 127.0.0.1:{a} max_fails=0; server 127.0.0.1:{b} max_fails=0; }}
    upstream first_a {{ server 127.0.0.1:{a} max_fails=0; server 127.0.0.1:{b} max_fails=0 backup; }}
    upstream first_b {{ server 127.0.0.1:{b} max_fails=0; server 127.0.0.1:{a} max_fails=0 backup; }}
    map $http_first $instances {{ default both; a first_a; b first_b; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://$instances;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Connection "";
            proxy_connect_timeout 2s;
            proxy_read_timeout 60s;
            # A request that an instance did not answer goes to the other, unless it is a POST that was sent.
            proxy_next_upstream error timeout;
            proxy_next_upstream_tries 2;
            add_header Tried $upstream_addr always;
            add_header Reached-After $upstream_connect_time always;
        }}
    }}
"""


class Instance:
    """One instance of the server, which can be killed and started again."""

    def __init__(self, letter: str, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.letter = letter
        self.command = command
        self.environment = environment
        self.port = int(environment["PORT"])
        self.public = environment["PUBLIC_URL"].split("//")[1]
        self.address = f"127.0.0.1:{self.port}"
        self.log = log
        self.process: subprocess.Popen | None = None
        self.kills = 0

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                self.command, env={**os.environ, **self.environment}, stdout=log, stderr=log)
        wait_for(self.port, self.process)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=10)
        self.kills += 1

    def restart(self) -> None:
        self.kill()
        self.start()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(timeout=10)


class LogoutTokens:
    """Receives the logout tokens of the provider, so that the check can deliver them itself."""

    def __init__(self) -> None:
        tokens = self.tokens = []
        arrived = self.arrived = threading.Condition()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                with arrived:
                    tokens.append(parse_qs(body)["logout_token"][0])
                    arrived.notify_all()
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def next(self, count: int) -> str:
        """Waits until so many tokens have arrived, and returns the last one."""
        with self.arrived:
            has_arrived = self.arrived.wait_for(lambda: len(self.tokens) >= count, timeout=10)
            require(has_arrived, "the provider sent no logout token")
            return self.tokens[-1]


class Machines:
    """All processes of a run. Nothing of them is left on the disk."""

    def __init__(self, server: str, emulator: str, folder: Path) -> None:
        self.folder = folder
        self.redis_port, self.port = free_port(), free_port()
        self.url = f"http://localhost:{self.port}"
        self.redis = Redis(self.redis_port)
        self.redis_process = self.start_redis()
        self.emulator, self.printed = start_process(emulator, "--tenant", TENANT)
        self.server = shlex.split(server.replace("{emulator}", self.printed["origin"]))
        self.logout_tokens = LogoutTokens()
        self.snapshot_key = secrets.token_urlsafe(32)
        self.a, self.b = (self.instance(letter) for letter in "ab")
        self.nginx = start_nginx(folder, self.port, INSTANCES.format(port=self.port, a=self.a.port, b=self.b.port))
        self.control("automatic-sign-in", user="ada")
        self.control(
            "applications", clientID=CLIENT_ID, frontChannelLogoutURL=self.url + FRONT_CHANNEL,
            backChannelLogoutURL=self.logout_tokens.url)

    def start_redis(self) -> subprocess.Popen:
        process = subprocess.Popen(
            [shutil.which("redis-server") or "redis-server", "--port", str(self.redis_port), "--bind", "127.0.0.1",
             "--save", "", "--appendonly", "no", "--dir", str(self.folder)], stdout=subprocess.DEVNULL)
        wait_for(self.redis_port, process)
        return process

    def instance(self, letter: str) -> Instance:
        environment = {
            "PORT": str(free_port()), "HOST": "127.0.0.1", "INSTANCE": letter, "REDIS": f"127.0.0.1:{self.redis_port}",
            "ENTRA_EMULATOR": self.printed["origin"], "PUBLIC_URL": self.url,
            "SNAPSHOT_KEY": self.snapshot_key,
            # The small server needs none of these.
            "OIDC_ISSUER": self.printed["authority"], "OIDC_CLIENT_ID": CLIENT_ID, "OIDC_SECRET": SECRET,
        }
        return Instance(letter, self.server, environment, self.folder / f"{letter}.log")

    @property
    def instances(self) -> list[Instance]:
        return [self.a, self.b]

    def other(self, instance: Instance) -> Instance:
        return self.b if instance is self.a else self.a

    def at(self, address: str) -> Instance:
        return next(instance for instance in self.instances if instance.address == address)

    def start_instances(self, **environment: str) -> None:
        """Starts both instances with additional variables."""
        for instance in self.instances:
            instance.stop()
            for name in ("FAULT", "RESPONSE_MODE"):
                instance.environment.pop(name, None)
            instance.environment.update(environment)
            instance.start()

    def stop(self) -> None:
        for instance in self.instances:
            instance.stop()
        self.nginx.terminate()
        self.nginx.wait(timeout=10)
        stop_process(self.emulator)
        self.redis_process.send_signal(signal.SIGCONT)
        self.redis_process.kill()
        self.redis_process.wait(timeout=10)

    # The provider

    def control(self, command: str, **members: object) -> dict:
        """Changes what the fake Entra does."""
        return send_command(self.printed, command, members)

    def grants(self) -> list[str]:
        """Returns the grants of the latest requests to the token endpoint since the log was cleared."""
        return [
            parameter["value"] for entry in self.log() if entry["path"].endswith("/token")
            for parameter in entry["parameters"] if parameter["name"] == "grant_type"]

    def documents(self) -> list[str]:
        """Returns the paths of the latest requests for metadata and keys since the log was cleared."""
        return [
            entry["path"] for entry in self.log()
            if entry["path"].endswith(("/.well-known/openid-configuration", "/keys"))]

    def log(self) -> list[dict]:
        log = json.loads(Browser().get(self.printed["control"] + "/log").body)["requests"]
        require(len(log) < 100, "the log of the fake Entra is full")
        return log


def wait_until(condition, text: str, seconds: float = 10) -> None:
    """Waits until something is so, which it must be soon."""
    end = time.monotonic() + seconds
    while not condition():
        require(time.monotonic() < end, f"{text}: not within {seconds} seconds")
        time.sleep(0.01)


__all__ = [
    "BACK_CHANNEL", "CALLBACK", "FRONT_CHANNEL", "TENANT", "Failed", "Instance", "Machines", "require", "wait_until"]
