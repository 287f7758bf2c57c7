"""Short forms for modules."""

from __future__ import annotations

from typing import Any

from behavior import GOOD, Behavior, setting
from plays import Module
from signing_in import signs_in
from variants import Variant

OTHER = "another-value-than-the-right-one"
OTHER_ISSUER = "https://other.example.com"
WRONG_NONCE = GOOD.but(change=setting("nonce", OTHER))
SPOILT = GOOD.but(is_signature_spoilt=True)


def accepted(
    name: str, plans: str, provider: str, must: str, found: list[Variant], behavior: Behavior = GOOD,
    opposite: Behavior = WRONG_NONCE, play: Any = signs_in, **more: Any,
) -> Module:
    return Module(name, plans, provider, must, found, behavior, opposite, play, **more)


def refused(
    name: str, plans: str, provider: str, found: list[Variant], behavior: Behavior, *codes: str, play: Any = signs_in,
    opposite: Behavior = GOOD, must: str = "refuse", **more: Any,
) -> Module:
    return Module(name, plans, provider, must, found, behavior, opposite, play, codes, **more)
