"""What a module is played with: a response type, a response mode, and the authentication of the client."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    response_type: str
    response_mode: str
    # `basic`, `post`, or `none` if no code is redeemed.
    authentication: str
    # Where the fault is, if there is more than one place: the token in `front`, or that of the `token` endpoint.
    place: str = ""

    @property
    def name(self) -> str:
        return ", ".join(filter(None, (self.response_type, self.response_mode, self.authentication, self.place)))

    @property
    def has_code(self) -> bool:
        return "code" in self.response_type.split()

    @property
    def has_front_token(self) -> bool:
        return "id_token" in self.response_type.split()


def variants(*response_types: str, modes: tuple[str, ...] = ()) -> list[Variant]:
    """Returns every legal combination."""
    found = []
    for kind in response_types:
        for mode in ("query", "fragment", "form_post"):
            if (mode == "query" and "id_token" in kind) or (modes and mode not in modes):
                continue
            for authentication in ("basic", "post") if "code" in kind else ("none",):
                found.append(Variant(kind, mode, authentication))
    return found


BASIC, IMPLICIT, HYBRID = "code", "id_token", "code id_token"


def by_place(found: list[Variant]) -> list[Variant]:
    """Returns the variants with the fault in each token: in the hybrid flow, there are two."""
    placed = []
    for variant in found:
        if variant.response_type == HYBRID:
            placed += [
                Variant(variant.response_type, variant.response_mode, variant.authentication, place)
                for place in ("front", "token")
            ]
        else:
            placed.append(variant)
    return placed


ALL = variants(BASIC, IMPLICIT, HYBRID)
WITH_CODE = variants(BASIC, HYBRID)
WITH_FRONT_TOKEN = variants(IMPLICIT, HYBRID)
FORM_POST = variants(BASIC, IMPLICIT, HYBRID, modes=("form_post",))
TOKEN_ENDPOINT = [variant for variant in by_place(WITH_CODE) if variant.place != "front"]
FRONT_OF_HYBRID = [variant for variant in by_place(WITH_CODE) if variant.place == "front"]
WITH_BASIC = [variant for variant in WITH_CODE if variant.authentication == "basic"]

# As RESULTS.md names them.
SETS = {
    "all 12": ALL,
    "all 12, `code id_token` in front and at the token endpoint": by_place(ALL),
    "the 10 with a code": WITH_CODE,
    "the 10 with a code, at the token endpoint": TOKEN_ENDPOINT,
    "the 5 with a code and basic": WITH_BASIC,
    "the 6 with `id_token`": WITH_FRONT_TOKEN,
    "the 4 with `code id_token`, in front": FRONT_OF_HYBRID,
    "the 5 with form_post": FORM_POST,
}
