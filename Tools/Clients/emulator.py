"""The fake Entra as a process, behind nginx with a certificate made for the test, because MSAL insists on https.

Tools/Instances starts its processes with the functions of this file, too.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import requests

import certificates

HOME_TENANT = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
OTHER_TENANT = "4f5a8c1e-90b2-4d63-8f27-1c3d5e7a9b0f"
CLIENT_ID = "6731de76-14a6-49ae-97bc-6eba6914391e"
CLIENT_SECRET = "fake-secret"

# What every configuration of nginx has, so that it can run in any folder.
NGINX = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {servers}
}}
"""
PROXY = """
    log_format asked escape=json
        '{{"method":"$request_method","path":"$uri","query":"$args","body":"$request_body","status":$status}}';
    access_log {folder}/asked.log asked;
    client_body_in_single_buffer on;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/server.pem;
        ssl_certificate_key {folder}/server.key;
        location /marker/ {{ return 204; }}
        location / {{
            proxy_pass http://127.0.0.1:{emulator_port};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Connection "";
        }}
    }}
"""


class Failed(Exception):
    """A client did not get what it asked for."""


def require(condition: object, text: str) -> None:
    if not condition:
        raise Failed(text)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen) -> None:
    """Waits until a process listens on a port."""
    for _ in range(200):
        require(process.poll() is None, f"{process.args[0]} ended")
        with socket.socket() as connection:
            if connection.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Failed(f"{process.args[0]} does not listen on port {port}")


def start_process(program: str, *options: str) -> tuple[subprocess.Popen, dict]:
    """Starts the fake Entra on a free port, and returns what it printed."""
    process = subprocess.Popen(
        [program, "emulate", "--port", "0", "--json", *options], stdout=subprocess.PIPE, text=True)
    # One object, written at once, on several lines.
    text = ""
    for line in process.stdout:
        text += line
        if line.startswith("}"):
            return process, json.loads(text)
    raise Failed("the fake Entra did not start")


def stop_process(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    status = process.wait(timeout=10)
    require(status == 0, f"the fake Entra ended with status {status} after SIGTERM")


def start_nginx(folder: Path, port: int, servers: str) -> subprocess.Popen:
    """Starts nginx, and waits until it listens on a port."""
    configuration = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    configuration.write_text(NGINX.format(folder=folder, user=user, servers=servers))
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    process = subprocess.Popen([program, "-c", str(configuration)], stderr=subprocess.DEVNULL)
    wait_for(port, process)
    return process


def send_command(printed: dict, name: str, members: dict) -> dict:
    """Sends a command to the control endpoint of the fake Entra that printed this."""
    answer = requests.post(f"{printed['control']}/{name}", json=members, timeout=10)
    require(answer.ok, f"POST /control/{name} with {members} was answered {answer.status_code}: {answer.text}")
    return answer.json()


class Emulator:
    """A fake Entra with two tenants, the proxy in front of it, and what was asked of it."""

    def __init__(self, program: str, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.origin = f"https://localhost:{self.port}"
        certificates.write_server_certificate(folder)
        # Every client in this process and Apache trust this certificate only.
        os.environ["REQUESTS_CA_BUNDLE"] = str(folder / "ca.pem")
        self.process, self.printed = start_process(
            program, "--origin", self.origin, "--tenant", HOME_TENANT, "--tenant", OTHER_TENANT)
        self.proxy = start_nginx(
            folder, self.port, PROXY.format(folder=folder, port=self.port, emulator_port=self.printed["port"]))

    def stop(self) -> None:
        self.proxy.terminate()
        self.proxy.wait(timeout=10)
        stop_process(self.process)

    # What clients asked for

    def asked(self, action) -> tuple[object, list[dict]]:
        """Runs an action, and returns its result and the requests that it sent to the fake Entra."""
        skipped = len(self.requests_until_now())
        result = action()
        return result, self.requests_until_now()[skipped:]

    def requests_until_now(self) -> list[dict]:
        # The proxy logs requests in order, and the last one has this name.
        marker = "/marker/" + secrets.token_hex(8)
        requests.get(self.origin + marker, timeout=10)
        for _ in range(200):
            lines = (self.folder / "asked.log").read_text().splitlines()
            entries = [json.loads(line) for line in lines]
            if any(entry["path"] == marker for entry in entries):
                return [entry for entry in entries if not entry["path"].startswith("/marker/")]
            time.sleep(0.01)
        raise Failed("the proxy does not log requests")

    # The control endpoint

    def control(self) -> dict:
        """Returns what can be set, and what is set."""
        answer = requests.get(self.printed["control"], timeout=10)
        answer.raise_for_status()
        return answer.json()

    def misbehave(self, **changes) -> None:
        """Changes how the fake Entra misbehaves."""
        send_command(self.printed, "misbehavior", changes)
