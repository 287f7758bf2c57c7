"""The tables of the results: a row for each play on the terminal, and one for each outcome in RESULTS.md."""

from __future__ import annotations

from modules import BEYOND, OUT_OF_SCOPE, SUITE
from plays import Module, Play
from variants import SETS

HEADING = """# The OpenID Foundation's relying-party tests

`Tools/check relying-party --write` writes this file, and the check compares it with what it finds. Each module of the
foundation's suite is named as there: `oidcc-client-test` and the name below. A provider in Python plays it over
sockets, a browser in Python signs in, and the relying party answers with the library's front door. Every variant of a
response type, a response mode and a client authentication is played. The hybrid flow has two ID tokens, so the fault is
once in the token in front, and once in that of the token endpoint.

A module passes only if the verdict and the codes are exactly those listed, and if the relying party asked for what it
has to: its scope, state, nonce and PKCE challenge, the client authentication of the variant, one request to the token
endpoint and none if the token in front was rejected, and the keys once more if new ones could change the outcome. Each
module is also played with a provider that does the opposite, and must fail.

| variants | response type | response mode | client authentication |
|---|---|---|---|
| all 12 | `code` | query, fragment, form_post | basic, post |
| | `id_token` | fragment, form_post | |
| | `code id_token` | fragment, form_post | basic, post |

Plans: B basic, I implicit, H hybrid, C config, D dynamic, F form_post, R refresh, L logout.
"""
NOTES = """
- A client secret is not a key of a provider: tokens with HS256 are rejected before their signature is looked at, spoilt
  or not, because the client does not accept this algorithm.
- ES256 and EdDSA are verified by the system's OpenSSL, which the relying party injects: the library's own crypto has
  RSA.
- `alg: none` may be accepted from the token endpoint. The library never accepts it.
- With `form_post` over http, the cookie of the sign-in is `SameSite=None; Secure`, which browsers keep for `localhost`.
"""


def outcome(play: Play) -> tuple[str, str]:
    return play.verdict, " ".join(play.codes)


def result(play: Play) -> str:
    return "FAILED" if play.faults else "passed"


def row(play: Play) -> str:
    verdict, codes = outcome(play)
    name = play.module.name or "(nothing)"
    return f"{result(play):8}{name:44}{play.variant.name:40}{verdict:10}{codes}".rstrip()


def markdown(plays: list[Play]) -> str:
    return "\n".join([
        HEADING, *table(SUITE, plays), "", "## Notes", NOTES, "## Beyond the suite", "", *table(BEYOND, plays), "",
        "## Out of scope", "", "| module | reason |", "|---|---|",
        *(f"| {names} | {reason} |" for names, reason in OUT_OF_SCOPE), "",
    ])


def table(modules: list[Module], plays: list[Play]) -> list[str]:
    lines = [
        "| module | plans | the provider | the relying party must | variants | verdict | codes |",
        "|---|---|---|---|---|---|---|",
    ]
    for module in modules:
        groups: dict[tuple[str, str], list[Play]] = {}
        for play in plays:
            if play.module is module:
                groups.setdefault(outcome(play), []).append(play)
        for (verdict, codes), group in groups.items():
            failed = [play for play in group if result(play) == "FAILED"]
            shown = f"{verdict}, **{len(failed)} failed**" if failed else verdict
            cells = [
                f"`{module.name}`" if module.name else "(nothing)", module.plans, module.provider, module.must,
                listed(group), shown, ", ".join(f"`{code}`" for code in codes.split()),
            ]
            lines.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
    return lines


def listed(plays: list[Play]) -> str:
    """Returns the name of a set of variants."""
    found = [play.variant for play in plays]
    for name, variants in SETS.items():
        if found == variants:
            return name
    return "; ".join(variant.name for variant in found)
