"""Runs the examples against the fake Entra, and plays what users, callers and attackers do.

    examples.py EMULATOR NAME=PROGRAM...

EMULATOR is the command `entra-oidc`, and each PROGRAM a built example, such as
hummingbird=Examples/with-hummingbird/.build/debug/App.
"""

from __future__ import annotations

import sys
import traceback
from typing import Callable

import flows
import program
from emulator import Failed, start_process, stop_process


def play(name: str, scenario: Callable[[], str]) -> bool:
    try:
        print(f"passed  {name}: {scenario()}", flush=True)
        return True
    except Failed as failure:
        print(f"FAILED  {name}: {failure}", flush=True)
    except Exception:  # noqa: BLE001
        print(f"FAILED  {name}: {traceback.format_exc()}", flush=True)
    return False


def notices_faults(site: flows.Site) -> str:
    """A check that cannot fail is useless: a page that is not protected, and a session that every browser has."""
    class Open(flows.SiteBrowser):
        def get(self, path: str, **options: object):
            answer = super().get("/health" if path == "/reports" else path, **options)
            return answer

    def fails(flow: Callable[[flows.Site], str]) -> bool:
        original, flows.SiteBrowser = flows.SiteBrowser, Open
        try:
            flow(site)
        except Failed:
            return True
        finally:
            flows.SiteBrowser = original
        return False

    unnoticed = [name for name, flow in flows.FLOWS if name in
                 ("sign-in: code in the query", "the response of another browser", "a planted session", "sign-out")
                 and not fails(flow)]
    if unnoticed:
        raise Failed(f"not noticed by: {', '.join(unnoticed)}")
    return "an open page is noticed by 4 flows"


def main() -> int:
    emulator, examples = sys.argv[1], [argument.split("=", 1) for argument in sys.argv[2:]]
    process, printed = start_process(emulator, "--tenant", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490")
    origin = f"http://localhost:{printed['port']}"
    passed = []
    try:
        for name, path in examples:
            passed.append(play(f"{name}, without a configuration", lambda: program.needs_configuration(path)))
            passed.append(play(f"{name}, stop", lambda: program.stops(path, origin)))
            passed.append(play(f"{name}, log", lambda: program.keeps_its_log(path, origin)))
            passed.append(play(f"{name}, readiness", lambda: program.is_ready_when_keys_are_there(path)))
            passed.append(play(f"{name}, hosts", lambda: program.answers_invalid_hosts(path, origin)))
            passed.append(play(f"{name}, behind a proxy", lambda: program.behind_a_proxy(path, origin)))
            running = program.Program(path, f"--fake-entra={origin}")
            try:
                site = flows.Site(
                    running.url, printed["control"], f"{origin}/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
                    "6731de76-14a6-49ae-97bc-6eba6914391e")
                passed.append(play(f"{name}, deliberate faults", lambda: notices_faults(site)))
                for title, flow in flows.FLOWS:
                    passed.append(play(f"{name}, {title}", lambda: flow(site)))
            finally:
                running.stop()
    finally:
        stop_process(process)
    print(f"{passed.count(True)} passed, {passed.count(False)} failed")
    return 0 if all(passed) and examples else 1


if __name__ == "__main__":
    sys.exit(main())
