"""Goes through the console of `entra-oidc try` in Chromium, and prints what passed. See the top of `run`.

    browser_check.py PROGRAM [--sample | --all] [--slow] [--only WORD] [--screenshots FOLDER]

PROGRAM is the command `entra-oidc`.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from selenium.common.exceptions import WebDriverException

import accessibility
import isolation
import languages
import mistakes
import screenshots
import self_test
import sign_ins
from chromium import Browser
from console import Console, Failed


@dataclass(frozen=True)
class Scenario:
    name: str
    play: Callable[[Browser, Console], str | None]
    # Whether CI plays it.
    in_sample: bool = False
    has_scripts: bool = True


def of_field(field: str) -> list[mistakes.Mistake]:
    return [mistake for mistake in mistakes.MISTAKES if mistake.field == field]


# One mistake of each field.
SAMPLE = [of_field(field)[1] for field in ("issuer", "client-id", "client-secret", "server-origin")]

SCENARIOS = [
    Scenario("deliberate faults are noticed", self_test.notices_faults, in_sample=True),
    Scenario("mistakes: one in each field", mistakes.each(SAMPLE), in_sample=True),
    Scenario("mistakes: every one of the guide", mistakes.each(mistakes.MISTAKES)),
    Scenario("form: an empty one is not sent, and a secret does not come back", mistakes.submitted, in_sample=True),
    Scenario("form: what was missing for a connection check goes away", mistakes.missing_values_go_away),
    Scenario("form: too large, and after the console was stopped", mistakes.unanswered),
    Scenario("form: the callback URL is copied and cannot be edited", mistakes.callback_is_copied),
    Scenario("form: the allowed tenants of an issuer that stands for many", mistakes.allowed_tenants),
    Scenario("form: the set-up guide has the values", mistakes.guide),
    Scenario("connection: right secret, wrong secret, outage", mistakes.connection, in_sample=True),
    Scenario("sign-in: code", sign_ins.signs_in_with("code")),
    Scenario("sign-in: id_token, form_post from another site", sign_ins.signs_in_with("id_token")),
    Scenario("sign-in: code id_token, form_post from another site", sign_ins.signs_in_with("code id_token"),
             in_sample=True),
    Scenario("sign-in: cookies between two sites", sign_ins.is_on_another_site),
    Scenario("sign-in: as guest", sign_ins.as_guest),
    Scenario("sign-in: in 300 groups", sign_ins.with_overage),
    Scenario("sign-in: cancelled", sign_ins.cancelled),
    Scenario("sign-in: an expired token, and then a good one", sign_ins.with_expired_token, in_sample=True),
    Scenario("sign-in: the claims of a refused token", sign_ins.refused_claims),
    Scenario("sign-in: the provider is lost in the middle", sign_ins.provider_lost),
    Scenario("result: refresh, refused refresh, sign-out", sign_ins.refresh_and_sign_out, in_sample=True),
    Scenario("result: the report is copied without secrets", sign_ins.copies_report),
    Scenario("back: Microsoft's page is pasted and explained", mistakes.did_not_come_back),
    Scenario("access: names, contrast and width of every page, light", accessibility.in_colors("light")),
    Scenario("access: contrast of every page, dark", accessibility.in_colors("dark")),
    Scenario("access: the colors that the user chose", accessibility.chosen_colors),
    Scenario("access: the order of the focus", accessibility.focus_order, in_sample=True),
    Scenario("access: a sign-in by keyboard alone", accessibility.by_keyboard, in_sample=True),
    Scenario("access: without scripts", accessibility.without_scripts, has_scripts=False),
    Scenario("others: pages of other origins in the same browser", isolation.other_origins, in_sample=True),
    Scenario("others: DNS rebinding", isolation.rebinding),
    Scenario("others: without the token", isolation.without_token),
    Scenario("others: the response of another browser", isolation.response_of_another_browser),
]
SLOW = Scenario("sign-in: slower than two minutes, form_post from another site", sign_ins.takes_long)


def chosen(options: argparse.Namespace) -> list[Scenario]:
    if options.screenshots:
        return [Scenario("screenshots", screenshots.save(options.screenshots))]
    scenarios = [scenario for scenario in SCENARIOS if scenario.in_sample or not options.sample]
    if options.all:
        scenarios.append(Scenario("languages: German, Romanian and Chinese", languages.compared(["de", "ro", "zh"])))
        for code, name in (("de", "German"), ("ro", "Romanian"), ("zh", "Chinese")):
            scenarios.append(Scenario(
                f"access: names, contrast and width of every page, in {name}", accessibility.in_colors("light", code)))
    elif not options.sample:
        scenarios.append(Scenario("languages: German", languages.compared(["de"])))
    if options.slow:
        scenarios.append(SLOW)
    return [scenario for scenario in scenarios if options.only in scenario.name]


class Browsers:
    """The browser with scripts and the one without, each started when it is needed."""

    def __init__(self) -> None:
        self.started: dict[bool, Browser] = {}

    def get(self, scripts: bool) -> Browser:
        if scripts not in self.started:
            self.started[scripts] = Browser(scripts)
        self.started[scripts].forget()
        return self.started[scripts]

    def stop(self) -> None:
        for browser in self.started.values():
            browser.stop()


def play(scenario: Scenario, program: str, browsers: Browsers) -> str | None:
    """Plays a scenario with a new console, and returns what failed."""
    start = time.monotonic()
    note, failure = None, None
    try:
        console = Console(program)
        try:
            note = scenario.play(browsers.get(scenario.has_scripts), console)
        finally:
            console.stop()
    except (Failed, WebDriverException) as error:
        failure = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    seconds = time.monotonic() - start
    print(f"{'FAILED' if failure else 'passed'}  {scenario.name}{f', {note}' if note else ''}  {seconds:.1f} s",
          flush=True)
    return f"{scenario.name}: {failure}" if failure else None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--screenshots", type=Path)
    options = parser.parse_args()
    scenarios = chosen(options)
    if not scenarios:
        print(f"browser: no scenario has “{options.only}” in its name", file=sys.stderr)
        return 1
    browsers = Browsers()
    try:
        failures = [failure for scenario in scenarios if (failure := play(scenario, options.program, browsers))]
    finally:
        browsers.stop()
    for failure in failures:
        print(f"browser: {failure}", file=sys.stderr)
    print(f"\n{len(scenarios) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
