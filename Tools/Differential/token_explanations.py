"""Explains why the library rejects tokens that PyJWT accepts, or accepts tokens that PyJWT rejects: a named reason for
each code, with a predicate that the reason applies."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from comparison import Explanation
from json_texts import Members, strict_value
from token_making import CLIENT, ISSUER, KEY_NAMES, NOW, Draft

_LIBRARY = "the library"
SPELLING = Explanation(
    "a different base64url encoding",
    "token.invalid-base64url",
    f"{_LIBRARY}: RFC 7515 §2 allows one encoding; a signed text must not have two",
)
DUPLICATE = Explanation(
    "a duplicate name; PyJWT uses the last",
    "token.invalid-json",
    f"both: RFC 7519 §4 allows either; {_LIBRARY} rejects it because two readers may use different ones",
)
CONSTANT = Explanation("NaN or Infinity", "token.invalid-json", f"{_LIBRARY}: RFC 8259 §6 has no such numbers")
SURROGATE = Explanation(
    "half a surrogate pair as escape",
    "token.invalid-json, R-J5",
    f"{_LIBRARY}: it does not encode a character (RFC 8259 §8.2)",
)
ENCODING = Explanation(
    "UTF-16, UTF-32 or a byte order mark",
    "token.invalid-json",
    f"{_LIBRARY}: header and claims are UTF-8 (RFC 7515 §3, RFC 7519 §3), without mark (RFC 8259 §8.1)",
)
DEEP = Explanation("more than 128 levels", "token.invalid-json, R-J4", "both: a limit of this library")
HEADER_TYPE = Explanation(
    "a registered header member of a wrong type",
    "token.header-type, Q-07",
    f"{_LIBRARY}: RFC 7515 §4.1 names the types; PyJWT looks at kid alone",
)
TYPE = Explanation(
    "typ names another kind of token",
    "token.unexpected-type",
    f"{_LIBRARY}: RFC 8725 §3.11, so that an access token is not accepted as an ID token; PyJWT does not check",
)
CRITICAL = Explanation(
    "crit",
    "token.critical-header",
    "both: PyJWT supports b64; the library supports no extension and rejects all (RFC 7515 §4.1.11)",
)
UNTRUSTED = Explanation(
    "additional audiences",
    "token.audience-untrusted",
    f"{_LIBRARY}: OpenID Connect Core §3.1.3.7, 3; PyJWT checks a JWT, not an ID token",
)
NESTED = Explanation(
    "cty declares a nested token",
    "token.nested",
    f"{_LIBRARY}: RFC 7519 §5.2; PyJWT does not check",
)
OTHER_KIND = Explanation(
    "events, which only logout tokens have",
    "token.unexpected-claim",
    f"{_LIBRARY}: RFC 8725 §3.12; PyJWT checks a JWT, not an ID token",
)
PARTY = Explanation(
    "azp is another client",
    "token.authorized-party-mismatch",
    f"{_LIBRARY}: OpenID Connect Core §3.1.3.7, 5; PyJWT does not check",
)
NONCE = Explanation("nonce", "token.nonce-*", f"{_LIBRARY}: OpenID Connect Core §3.1.3.7, 11; PyJWT does not check")
NO_NUMBER = Explanation(
    "a date that is text, a boolean or the like",
    "token.claim-type, Q-11",
    f"{_LIBRARY}: a NumericDate is a JSON number (RFC 7519 §2); PyJWT uses Python's int()",
)
RANGE = Explanation(
    "a date before 1970 or after 9999",
    "token.claim-type, Q-11",
    "both: a limit of this library; no provider uses such a date",
)
FRACTION = Explanation(
    "a fraction of a second", "Q-11", f"{_LIBRARY}: dates may have fractions (RFC 7519 §2); PyJWT cuts them off"
)
SUBJECT = Explanation(
    "sub is empty, over 255 bytes, or has control characters",
    "token.claim-type",
    f"{_LIBRARY}: OpenID Connect Core §2 limits it",
)
OTHER_TYPE = Explanation(
    "a claim of OpenID Connect of a wrong type",
    "token.claim-type, Q-12",
    f"{_LIBRARY}: such a token is not what the standard describes; PyJWT does not check",
)
JTI = Explanation(
    "jti is not a string", "Q-12", "both: the library does not read it; RFC 7519 §4.1.7 requires a string"
)
UNENCODED = Explanation(
    "b64 is false, but not in crit",
    "Q-07",
    "both: RFC 7797 §6 requires crit, and without it RFC 7515 §4 lets unknown members be ignored",
)

_DATES = ("exp", "nbf", "iat", "auth_time")
_TEXTS = ("azp", "nonce", "acr", "at_hash", "c_hash")
_LAST_DATE = 253_402_300_799


class _Found(Exception):
    """Checks that the reason applies."""


@dataclass(frozen=True)
class Facts:
    """A token as received, read as leniently as PyJWT does."""

    token: str
    draft: Draft
    header: dict[str, Any]
    claims: dict[str, Any]
    is_signed: Callable[[], bool]

    @classmethod
    def of(cls, token: str, draft: Draft, is_signed: Callable[[], bool]) -> Facts:
        """Reads what can be read. OpenSSL checks the signature only on demand."""
        parts = [*token.split("."), "", ""]
        return cls(token, draft, _object(parts[0]), _object(parts[1]), is_signed)

    def documents(self) -> list[bytes]:
        """Returns header and claims, as far as they can be decoded."""
        return [data for part in self.token.split(".")[:2] if (data := _decoded(part))]


def _decoded(part: str) -> bytes | None:
    try:
        return base64.urlsafe_b64decode(part.encode() + b"=" * (-len(part.encode()) % 4))
    except ValueError:
        return None


def _object(part: str) -> dict[str, Any]:
    try:
        value = json.loads(_decoded(part) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def is_malformed(facts: Facts) -> bool:
    """Returns whether this is not three segments of canonical base64url, two of which are strict JSON objects."""
    documents = facts.documents()
    if facts.token.count(".") != 2 or len(documents) != 2 or _has_other_spelling(facts):
        return True
    return not all(isinstance(strict_value(data), Members) for data in documents)


def _has_other_spelling(facts: Facts) -> bool:
    parts = facts.token.split(".")
    return any(
        (data := _decoded(part)) is None or base64.urlsafe_b64encode(data).rstrip(b"=") != part.encode()
        for part in parts
    )


def _in_documents(hooks: dict[str, Any]) -> Callable[[Facts], bool]:
    def look(facts: Facts) -> bool:
        for data in facts.documents():
            try:
                json.loads(data, **hooks)
            except _Found:
                return True
            except (ValueError, RecursionError):
                continue
        return False

    return look


def _find_duplicate(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise _Found
    return dict(pairs)


def _find(_: Any) -> NoReturn:
    raise _Found


def _is_other_encoding(facts: Facts) -> bool:
    def is_plain(data: bytes) -> bool:
        try:
            return not data.decode("utf-8").startswith("\ufeff") and b"\x00" not in data
        except UnicodeDecodeError:
            return False

    return not all(map(is_plain, facts.documents()))


def _has_surrogate(facts: Facts) -> bool:
    return any(
        re.search("[\ud800-\udfff]", json.dumps(document, ensure_ascii=False))
        for document in (facts.header, facts.claims)
    )


def _depth(value: Any) -> int:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if children is None else 1 + max(map(_depth, children), default=0)


def _has_wrong_header_type(facts: Facts) -> bool:
    types: dict[str, type] = {
        **dict.fromkeys(("alg", "kid", "typ", "cty", "jku", "x5u", "x5t", "x5t#S256"), str),
        "jwk": dict,
        "x5c": list,
        "crit": list,
    }
    return any(not isinstance(facts.header[name], kind) for name, kind in types.items() if name in facts.header)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _dates(facts: Facts) -> list[Any]:
    return [facts.claims[name] for name in _DATES if name in facts.claims]


def has_fraction(facts: Facts) -> bool:
    """Returns whether a date is not a whole number of seconds."""
    return any(isinstance(value, float) and not value.is_integer() for value in _dates(facts))


def _is_subject(text: str) -> bool:
    return 1 <= len(text.encode()) <= 255 and not any(ord(character) in (*range(32), 127) for character in text)


def _audiences(facts: Facts) -> list[Any]:
    audience = facts.claims.get("aud")
    return audience if isinstance(audience, list) else [audience]


_REASONS: dict[str, list[tuple[Explanation, Callable[[Facts], bool]]]] = {
    "token.invalid-base64url": [(SPELLING, _has_other_spelling)],
    "token.invalid-json": [
        (ENCODING, _is_other_encoding),
        (CONSTANT, _in_documents({"parse_constant": _find})),
        (DUPLICATE, _in_documents({"object_pairs_hook": _find_duplicate})),
        (SURROGATE, _has_surrogate),
        (DEEP, lambda facts: max(_depth(facts.header), _depth(facts.claims)) > 128),
    ],
    "token.header-type": [(HEADER_TYPE, _has_wrong_header_type)],
    "token.unexpected-type": [
        (TYPE, lambda facts: str(facts.header.get("typ", "JWT")).lower() not in ("jwt", "application/jwt"))
    ],
    "token.critical-header": [(CRITICAL, lambda facts: "crit" in facts.header)],
    "token.nested": [(NESTED, lambda facts: str(facts.header.get("cty")).lower() in ("jwt", "application/jwt"))],
    "token.unexpected-claim": [(OTHER_KIND, lambda facts: "events" in facts.claims)],
    "token.audience-untrusted": [
        (UNTRUSTED, lambda facts: set(map(str, _audiences(facts))) > {CLIENT})
    ],
    "token.authorized-party-mismatch": [(PARTY, lambda facts: facts.claims.get("azp", CLIENT) != CLIENT)],
    "token.nonce-missing": [(NONCE, lambda facts: facts.draft.nonce is not None and "nonce" not in facts.claims)],
    "token.nonce-mismatch": [(NONCE, lambda facts: facts.draft.nonce not in (None, facts.claims.get("nonce")))],
    "token.nonce-unexpected": [(NONCE, lambda facts: facts.draft.nonce is None and "nonce" in facts.claims)],
    "token.claim-type": [
        (NO_NUMBER, lambda facts: not all(map(_is_number, _dates(facts)))),
        (RANGE, lambda facts: any(_is_number(value) and not 0 <= value <= _LAST_DATE for value in _dates(facts))),
        (SUBJECT, lambda facts: isinstance(sub := facts.claims.get("sub"), str) and not _is_subject(sub)),
        (
            OTHER_TYPE,
            lambda facts: any(name in facts.claims and not isinstance(facts.claims[name], str) for name in _TEXTS),
        ),
    ],
    "token.issued-in-future": [(FRACTION, has_fraction)],
    "token.not-yet-valid": [(FRACTION, has_fraction)],
}


_SHARED: dict[str, Callable[[Facts], bool]] = {
    "token.algorithm-missing": lambda facts: "alg" not in facts.header,
    "token.algorithm-none": lambda facts: facts.header.get("alg") == "none",
    "token.algorithm-not-allowed": lambda facts: facts.header.get("alg") not in facts.draft.algorithms,
    "token.key-id-missing": lambda facts: "kid" not in facts.header,
    "keys.unknown-key": lambda facts: facts.header.get("kid") not in KEY_NAMES,
    "token.signature-missing": lambda facts: facts.token.endswith("."),
    "token.signature-invalid": lambda facts: not facts.is_signed(),
    "issuer.mismatch": lambda facts: facts.claims.get("iss") != ISSUER,
    "token.audience-mismatch": lambda facts: CLIENT not in _audiences(facts),
    "token.claim-missing": lambda facts: not {"iss", "sub", "aud", "exp", "iat"} <= facts.claims.keys(),
    "token.expired": lambda facts: NOW - facts.draft.leeway >= facts.claims["exp"],
    "token.not-yet-valid": lambda facts: NOW + facts.draft.leeway < facts.claims["nbf"],
    "token.issued-in-future": lambda facts: NOW + facts.draft.leeway < facts.claims["iat"],
}


def is_shared_and_true(code: str, facts: Facts) -> bool:
    """Returns whether PyJWT checks this too, but later, and the library is right. PyJWT stops at the first fault."""
    return code in _SHARED and _SHARED[code](facts)


def reason_of(code: str, facts: Facts) -> Explanation | None:
    """Returns the reason why the library reports this code and PyJWT does not, or None if it does not apply."""
    return next((reason for reason, is_there in _REASONS.get(code, []) if is_there(facts)), None)
