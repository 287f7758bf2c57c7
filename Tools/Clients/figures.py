"""Measures the fake Entra without a proxy: start-up, memory, and requests per second.

    figures.py PROGRAM [--sign-ins N]

The client is a Python program on the same machine, so the requests per second are a lower bound. Measure on a quiet
machine. Most of the resident memory is that of shared libraries, unless the program was built with --static.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import http.client
import json
import os
import socket
import statistics
import subprocess
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import requests

import emulator as fake
from browser import Browser

REDIRECT_URI = "http://localhost:5000/callback"
VERIFIER = "of-a-measurement-" + "0123456789" * 4
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
TENANT = fake.HOME_TENANT
METADATA = f"/{TENANT}/v2.0/.well-known/openid-configuration"


def start_up(program: str) -> float:
    """Returns the milliseconds from the start of the process to the first answer."""
    port = fake.free_port()
    begin = time.perf_counter()
    process = subprocess.Popen(
        [program, "emulate", "--port", str(port), "--tenant", TENANT], stdout=subprocess.PIPE)
    try:
        while True:
            connection = http.client.HTTPConnection("localhost", port, timeout=5)
            try:
                connection.request("GET", METADATA)
                if connection.getresponse().status == 200:
                    return (time.perf_counter() - begin) * 1000
            except ConnectionRefusedError:
                time.sleep(0.0005)
            finally:
                connection.close()
    finally:
        # From its first line on, it takes the signal.
        process.stdout.readline()
        fake.stop_process(process)
        process.stdout.close()


def memory(process: subprocess.Popen) -> tuple[float, float]:
    """Returns the resident memory in MB, and the part of it that is not mapped from files such as libraries."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    values = {line.split(":")[0]: line.split()[1] for line in lines if line.endswith(" kB")}
    return int(values["VmRSS"]) / 1024, int(values["RssAnon"]) / 1024


def processor_time(process: subprocess.Popen) -> float:
    """Returns the milliseconds that the process has computed."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def requests_per_second(port: int, path: str, threads: int, seconds: float = 2) -> float:
    counts = [0] * threads
    end = time.perf_counter() + seconds

    # Faster than a client that reads headers: every answer is as long as the first one.
    request = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()
    length = len(requests.get(f"http://localhost:{port}{path}", timeout=10).content)

    def work(index: int) -> None:
        with socket.create_connection(("localhost", port), timeout=10) as connection:
            connection.sendall(request)
            first = connection.recv(1 << 16)
            while len(first.partition(b"\r\n\r\n")[2]) < length:
                first += connection.recv(1 << 16)
            while time.perf_counter() < end:
                connection.sendall(request)
                rest = len(first)
                while rest > 0:
                    rest -= len(connection.recv(1 << 16))
                counts[index] += 1

    workers = [threading.Thread(target=work, args=(index,)) for index in range(threads)]
    begin = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts) / (time.perf_counter() - begin)


def sign_in(origin: str) -> None:
    """Signs a user in at the page, in a new browser, and redeems the code."""
    browser = Browser()
    asked = {
        "client_id": fake.CLIENT_ID, "redirect_uri": REDIRECT_URI, "response_type": "code", "state": "s",
        "nonce": "n", "scope": "openid profile offline_access", "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    parameters = browser.response_to(f"{origin}/{TENANT}/oauth2/v2.0/authorize?{urlencode(asked)}", REDIRECT_URI)
    form = {
        "client_id": fake.CLIENT_ID, "client_secret": fake.CLIENT_SECRET, "grant_type": "authorization_code",
        "code": parameters["code"], "redirect_uri": REDIRECT_URI, "code_verifier": VERIFIER,
    }
    answer = browser.session.post(f"{origin}/{TENANT}/oauth2/v2.0/token", data=form, timeout=10)
    fake.require("id_token" in answer.json(), answer.text)
    browser.session.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--sign-ins", type=int, default=1000)
    options = parser.parse_args()
    times = sorted(start_up(options.program) for _ in range(11))
    process, printed = fake.start_process(options.program, "--tenant", TENANT)
    try:
        at_start = memory(process)
        computed = processor_time(process)
        begin = time.perf_counter()
        for _ in range(options.sign_ins):
            sign_in(printed["origin"])
        seconds = time.perf_counter() - begin
        computed = processor_time(process) - computed
        now = memory(process)
        figures = {
            "start to first answer, ms (median of 11)": round(statistics.median(times), 1),
            "start to first answer, ms (slowest)": round(times[-1], 1),
            "resident memory at the start, MB": round(at_start[0], 1),
            "of which not mapped from files, at the start, MB": round(at_start[1], 1),
            f"resident memory after {options.sign_ins} sign-ins, MB": round(now[0], 1),
            f"of which not mapped from files, after {options.sign_ins} sign-ins, MB": round(now[1], 1),
            "processor time for a sign-in, ms": round(computed / options.sign_ins, 2),
            "sign-ins per second (3 requests each, one client)": round(options.sign_ins / seconds, 1),
        }
        for threads in (1, 4):
            rate = requests_per_second(printed["port"], METADATA, threads)
            figures[f"metadata requests per second, {threads} connection{'s' * (threads > 1)}"] = round(rate)
    finally:
        fake.stop_process(process)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
