"""Shows that the check notices what is wrong: with each fault of the server, a requirement must fail."""

from __future__ import annotations

import re
import time

import scenarios
from load import Load
from machines import Failed, require
from sign_in import Site

# The faults of Server/Fault.swift, what must notice each, and a pattern of what it says.
FAULTS = [
    ("take-keeps", scenarios.replay, "of four copies of a response"),
    ("take-keeps", lambda site: short_load(site), "have a complaint"),
    ("pending-at-home", scenarios.crossing, "response.not-pending"),
    ("pending-at-home", lambda site: short_load(site), "have a complaint"),
    ("snapshots-at-home", scenarios.shared_snapshots, "the snapshot is shared"),
    # With two requests to the provider, the second ends the session: one or the other is noticed first.
    ("lease-for-all", lambda site: scenarios.one_refresh(site, 1), "made 2 refreshes|failed: /token: 401"),
    ("tokens-forgotten", scenarios.logout_token_once, "three deliveries of a logout token"),
    ("logout-ignored", scenarios.logout_everywhere, "the session lasts after a front-channel logout"),
    ("planted-kept", scenarios.planted_session, "the planted session is signed in"),
    ("outage-signs-out", scenarios.outage, "Redis does not answer: /me: 401"),
]


def short_load(site: Site) -> None:
    Load(site, 20, 1, complains=False).run()


def run(site: Site) -> None:
    start = time.monotonic()
    for fault, scenario, sentence in FAULTS:
        site.machines.start_instances(FAULT=fault)
        try:
            scenario(site)
        except Failed as error:
            require(re.search(sentence, str(error)), f"with the fault {fault}, the check says: {error}")
        else:
            raise Failed(f"the check does not notice the fault {fault}")
    count = len({fault for fault, _, _ in FAULTS})
    print(f"✓ the check notices {count} faults ({time.monotonic() - start:.1f} s)", flush=True)
