"""Proves that modules can fail: each is played with a provider that does the opposite, and must turn red."""

from __future__ import annotations

from dataclasses import replace

from behavior import GOOD, setting
from plays import Module, Play
from server import Site


def self_test(modules: list[Module], site: Site, relying_party: str) -> tuple[int, list[str]]:
    """Returns the number of faults that were noticed, and those that were not."""
    noticed, unnoticed = 0, []
    for module in modules:
        for variant in module.variants:
            play = Play(module, variant, module.opposite, site, relying_party).run()
            if play.faults:
                noticed += 1
            else:
                unnoticed.append(f"{module.name or '(nothing)'} ({variant.name}) passes with the opposite provider")
    for module in modules:
        if module.name != "-invalid-iss":
            continue
        # A rejection for another reason is not a pass, and neither is one whose location differs.
        for changed in (
            replace(module, behavior=GOOD.but(change=setting("aud", "another"))), replace(module, location="claim aud"),
        ):
            if Play(changed, changed.variants[0], changed.behavior, site, relying_party).run().faults:
                noticed += 1
            else:
                unnoticed.append("a rejection for another reason passes")
    return noticed, unnoticed
