"""The console as a process, and what it reports."""

from __future__ import annotations

import json
import subprocess
import threading
import time
import urllib.request
from pathlib import Path


class Failed(Exception):
    """The console did not do what the scenario expects."""


def require(condition: object, text: str) -> None:
    if not condition:
        raise Failed(text)


def until(condition, text: str, seconds: float = 30) -> object:
    """Waits for a condition, and returns its value."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        require(time.monotonic() < end, f"after {seconds:g} seconds: {text}")
        time.sleep(0.05)


class Console:
    """`entra-oidc try` on a free port."""

    def __init__(self, program: str, *words: str) -> None:
        self.process = subprocess.Popen(
            [str(Path(program).resolve()), "try", *words, "--port", "0", "--json"],
            stdout=subprocess.PIPE, text=True)
        self.events: list[dict] = []
        self.output = ""
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        until(lambda: self.events or self.process.poll() is not None, "the console did not start")
        require(self.events, f"the console ended with status {self.process.poll()}")
        started = self.events[0]
        self.link, self.origin, self.port = started["page"], started["origin"], started["port"]
        self.callback = started["callback"]

    def read(self) -> None:
        for line in self.process.stdout:
            self.output += line
            self.events.append(json.loads(line))

    def named(self, name: str) -> list[dict]:
        """Returns the events with a name."""
        return [event for event in self.events if event.get("event") == name]

    @property
    def fake(self) -> str:
        """The origin of the fake Entra."""
        return until(lambda: self.named("fake-started"), "the fake Entra did not start")[0]["origin"]

    def misbehave(self, **settings: object) -> None:
        """Tells the fake Entra how to misbehave."""
        request = urllib.request.Request(
            self.fake + "/control/misbehavior", json.dumps(settings).encode(), {"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as answer:
            require(answer.status == 200, "the fake Entra does not take the settings")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise Failed("the console did not end after SIGTERM") from None
        require(self.process.returncode == 0, f"the console ended with status {self.process.returncode}")
