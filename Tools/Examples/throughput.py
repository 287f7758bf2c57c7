"""Measures what the check of an access token costs in a real server, with wrk.

    throughput.py EMULATOR NAME=PROGRAM... [--rounds N] [--seconds N] [--tokens N]

EMULATOR is the command `entra-oidc`, and each PROGRAM an example built for release. In every round, each kind of request
runs for the same time, so that a busy machine slows all of them alike. The ratios are of medians. `wrk` and the server
share the processors, so only the ratios and the processor time of the server mean anything.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import flows
from emulator import require, start_process, stop_process
from program import Program

# Sends the tokens of a file, one after another, from the one with a number.
SCRIPT = """
local tokens, number = {}, 0
function init(arguments)
    for line in io.lines(arguments[1]) do tokens[#tokens + 1] = "Bearer " .. line end
    number = tonumber(arguments[2])
end
function request()
    number = number + 1
    return wrk.format("GET", nil, {Authorization = tokens[(number - 1) % #tokens + 1]})
end
"""


@dataclass
class Kind:
    name: str
    path: str
    tokens: str | None
    status: int
    moves_on: bool = False
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    used: int = 0


def processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(kind: Kind, program: Program, folder: Path, seconds: int) -> None:
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", program.url + kind.path]
    if kind.tokens:
        command[1:1] = ["-s", str(folder / "wrk.lua")]
        command += ["--", str(folder / kind.tokens), str(kind.used)]
    before = processor_seconds(program.process.pid)
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = processor_seconds(program.process.pid) - before
    count = int(re.search(r"(\d+) requests in", output)[1])
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    refused = int(wrong[1]) if wrong else 0
    require(refused == (0 if kind.status == 200 else count), f"{kind.name}: {refused} of {count} refused")
    kind.rates.append(count / seconds)
    kind.costs.append(spent / count * 1e6)
    if kind.moves_on:
        kind.used += count


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("emulator")
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=60_000)
    options = parser.parse_args()
    process, printed = start_process(options.emulator, "--tenant", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490")
    origin = f"http://localhost:{printed['port']}"
    try:
        with tempfile.TemporaryDirectory(prefix="throughput-") as name:
            folder = Path(name)
            (folder / "wrk.lua").write_text(SCRIPT)
            for example in options.programs:
                title, path = example.split("=", 1)
                run(title, path, origin, printed["control"], folder, options)
    finally:
        stop_process(process)
    return 0


def run(title: str, path: str, origin: str, control: str, folder: Path, options: argparse.Namespace) -> None:
    program = Program(path, f"--fake-entra={origin}", output=subprocess.DEVNULL)
    try:
        site = flows.Site(
            program.url, control, f"{origin}/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
            "6731de76-14a6-49ae-97bc-6eba6914391e")
        site.command("applications", {"clientID": site.client_id, "appRoles": ["Orders.Read.All"]})
        if not (folder / "new.txt").exists():
            with ThreadPoolExecutor(8) as pool:
                tokens = list(pool.map(lambda _: flows.access_token(site), range(options.tokens)))
            require(len(set(tokens)) == len(tokens), "the fake Entra issued a token twice")
            (folder / "new.txt").write_text("\n".join(tokens) + "\n")
            (folder / "seen.txt").write_text(tokens[0] + "\n")
            head, payload, signature = tokens[0].split(".")
            changed = ("A" if signature[10] != "A" else "B")
            (folder / "refused.txt").write_text(f"{head}.{payload}.{signature[:10]}{changed}{signature[11:]}\n")
        kinds = [
            # The same requests, so that the difference is the check and not the header field.
            Kind("without a check", "/api/status", "seen.txt", 200),
            Kind("a token seen before", "/api/orders", "seen.txt", 200),
            Kind("ever new tokens", "/api/orders", "new.txt", 200, moves_on=True),
            Kind("a refused token", "/api/orders", "refused.txt", 401),
            Kind("no token", "/api/orders", None, 401),
            Kind("no token, no check", "/api/status", None, 200),
        ]
        for round_number in range(options.rounds + 1):
            for kind in kinds:
                measure(kind, program, folder, options.seconds)
                if round_number == 0:
                    # The first round warms up. It is not counted.
                    kind.rates.clear(), kind.costs.clear()
        new = next(kind for kind in kinds if kind.moves_on)
        repeated = max(0, new.used - options.tokens)
        base = statistics.median(kinds[0].rates)
        print(f"{title}: medians of {options.rounds} rounds of {options.seconds} s"
              + (f"; {repeated} tokens arrived twice, make more with --tokens" if repeated else ""))
        for kind in kinds:
            rate, cost = statistics.median(kind.rates), statistics.median(kind.costs)
            print(f"  {kind.name:<20} {rate:>8.0f} requests/s  {rate / base:>5.2f}  {cost:>6.1f} µs of processor time")
    finally:
        program.stop()


if __name__ == "__main__":
    sys.exit(main())
