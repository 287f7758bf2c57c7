"""Runs two instances of a server behind nginx, with Redis and the fake Entra, and checks what they do together."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import crashes
import scenarios
import self_test
from load import Load
from machines import Failed, Machines
from sign_in import Site


def main() -> int:
    arguments = parse()
    with tempfile.TemporaryDirectory(prefix="instances-") as folder:
        machines = Machines(arguments.server, arguments.emulator, Path(folder))
        try:
            without = arguments.without.split(",")
            site = Site(
                machines, login=arguments.login, members=arguments.members,
                token=arguments.members if "token" in without else "/token", shows_token="token" not in without,
                has_back_channel="back-channel" not in without)
            if "fault" not in without:
                self_test.run(site)
            machines.start_instances()
            return run(site, arguments)
        finally:
            machines.stop()


def run(site: Site, arguments: argparse.Namespace) -> int:
    checks = {
        "a sign-in crosses instances": lambda: scenarios.crossing(site),
        "a response is accepted once": lambda: scenarios.replay(site),
        "a planted session is not taken over": lambda: scenarios.planted_session(site),
        "one of ten instances asks the provider": lambda: scenarios.shared_snapshots(site),
        "one refresh for 64 requests": lambda: scenarios.one_refresh(site, arguments.refreshes),
        "a logout token is accepted once": lambda: scenarios.logout_token_once(site),
        "a logout ends a session everywhere": lambda: scenarios.logout_everywhere(site),
        "a crash in every phase": lambda: crashes.every_phase(site),
        "responses in forms": lambda: in_forms(site, lambda: scenarios.form_post(site)),
        "sign-ins while instances are killed": lambda: Load(site, arguments.count, arguments.seed).run(),
        # nginx does not send a form again, so such a user starts again.
        "sign-ins in forms while instances are killed":
            lambda: in_forms(site, lambda: Load(site, max(arguments.count // 5, 20), arguments.seed).run()),
        # Last, because it empties Redis.
        "an outage of Redis": lambda: scenarios.outage(site),
    }
    if not site.has_back_channel:
        del checks["a logout token is accepted once"]
    if "snapshots" in arguments.without.split(","):
        del checks["one of ten instances asks the provider"]
    failed = 0
    for name, check in checks.items():
        if arguments.only not in name:
            continue
        start = time.monotonic()
        try:
            print(f"✓ {name}: {check()} ({time.monotonic() - start:.1f} s)", flush=True)
        except Failed as error:
            failed += 1
            print(f"✗ {name}: {error}", flush=True)
            for instance in site.machines.instances:
                if not instance.process or instance.process.poll() is not None:
                    instance.start()
    return 1 if failed else 0


def in_forms(site: Site, check: Callable[[], str]) -> str:
    """Runs a check while the provider responds with forms."""
    site.machines.start_instances(RESPONSE_MODE="form_post")
    try:
        return check()
    finally:
        site.machines.start_instances()


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("emulator", help="the program entra-oidc")
    parser.add_argument("--server", required=True, help="the server and its arguments: see README.md")
    parser.add_argument("--count", type=int, default=1_000, help="the sign-ins while instances are killed")
    parser.add_argument("--refreshes", type=int, default=6, help="the sessions that 64 requests renew")
    parser.add_argument("--seed", type=int, default=2026, help="when instances are killed")
    parser.add_argument("--only", default="", help="the checks with a word in their names")
    parser.add_argument("--login", default="/login", help="the path that starts a sign-in")
    parser.add_argument("--members", default="/me", help="a page that only signed-in users see")
    parser.add_argument("--without", default="", help="what the server lacks: token, back-channel, snapshots, fault")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as error:
        sys.exit(f"✗ {error}")
