"""Compares ID tokens with PyJWT, which checks signature, algorithm, dates, audience, issuer and required claims."""

from __future__ import annotations

import datetime
import json
import random
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Self

import jwt
import jwt.api_jwt
from jwt.utils import base64url_decode

from comparison import Agreement, Disagreement, Explanation, Outcome, Subject, Trial, agreed
from library import Answer, Question
from rsa_keys import Key, key
from signatures import is_valid
from token_explanations import (
    FRACTION,
    JTI,
    NO_NUMBER,
    RANGE,
    UNENCODED,
    Facts,
    has_fraction,
    is_malformed,
    is_shared_and_true,
    reason_of,
)
from token_making import CLIENT, ISSUER, NOW, Draft, draft_of, signed

CRASH = Explanation(
    "PyJWT raises an exception that is not its own",
    "law 5 of the design",
    "the library: every input gets a verdict",
)

_STRUCTURE = {
    "token.not-compact",
    "token.encrypted",
    "token.invalid-base64url",
    "token.invalid-json",
    "token.not-an-object",
    "token.header-type",
}
_ALGORITHM = {"token.algorithm-missing", "token.algorithm-none", "token.algorithm-not-allowed"}
_KEY = {"keys.unknown-key", "token.key-id-missing"}


class _NoKey(Exception):
    """The set does not contain exactly one key for the header. PyJWT does not select keys."""


_CODES: list[tuple[type[Exception], set[str]]] = [
    *(
        (
            _NoKey,
            {
                "keys.unknown-key",
                "token.key-id-missing",
                *_STRUCTURE,
                *_ALGORITHM,
                "token.critical-header",
                "token.nested",
                "token.unexpected-type",
            },
        ),
    ),
    *((jwt.ExpiredSignatureError, {"token.expired"}),),
    *((jwt.InvalidIssuedAtError, {"token.claim-type"}),),
    *((jwt.ImmatureSignatureError, {"token.not-yet-valid", "token.issued-in-future"}),),
    *((jwt.InvalidIssuerError, {"issuer.mismatch", "token.claim-type"}),),
    *((jwt.InvalidAudienceError, {"token.audience-mismatch", "token.claim-type"}),),
    *((jwt.MissingRequiredClaimError, {"token.claim-missing", "token.claim-type", "token.audience-mismatch"}),),
    *((jwt.InvalidSignatureError, {"token.signature-invalid", "token.signature-missing"}),),
    *((jwt.InvalidAlgorithmError, _ALGORITHM),),
    *((jwt.exceptions.InvalidSubjectError, {"token.claim-type"}),),
    *((jwt.DecodeError, {*_STRUCTURE, "token.claim-type"}),),
    *((jwt.InvalidTokenError, {"token.critical-header", "token.header-type", *_STRUCTURE}),),
]
_REQUIRED = ["iss", "sub", "aud", "exp", "iat"]


class _Frozen(datetime.datetime):
    """A datetime class with the time of validation as the current time."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        """Returns the time of validation."""
        return cls.fromtimestamp(NOW, tz)


def _decode(token: str, draft: Draft, keys: dict[str, Key]) -> dict[str, Any]:
    """Returns PyJWT's result, with the key that `kid` names."""
    kid = jwt.get_unverified_header(token).get("kid")
    if kid not in keys:
        raise _NoKey
    payload: dict[str, Any] = jwt.decode(
        token,
        keys[kid].public_key(),
        algorithms=list(draft.algorithms),
        audience=CLIENT,
        issuer=ISSUER,
        leeway=draft.leeway,
        options={"require": _REQUIRED},
    )
    return payload


def _is_signed(token: str, keys: dict[str, Key]) -> bool:
    """Returns whether OpenSSL accepts the signature, with the key and the algorithm that the header names."""
    message, _, text = token.rpartition(".")
    header = json.loads(base64url_decode(token.partition(".")[0]))
    pair = keys[header["kid"]]
    return is_valid(pair, header["alg"], base64url_decode(text), message.encode())


def _compare(facts: Facts, peer: dict[str, Any] | Exception, answer: Answer) -> Outcome:
    if isinstance(peer, dict):
        return _compare_accepted(facts, peer, answer)
    if not isinstance(peer, jwt.PyJWTError | _NoKey):
        return (
            CRASH
            if answer.accepted is None and "a.lie" not in answer.codes
            else Disagreement(f"{peer!r}, and {answer}")
        )
    if answer.accepted is not None:
        if len(answer.accepted) == 2 and answer.accepted[0] == facts.claims.get("sub"):
            if isinstance(peer, jwt.exceptions.InvalidJTIError) and not isinstance(facts.claims.get("jti"), str):
                return JTI
            if isinstance(peer, jwt.ExpiredSignatureError) and has_fraction(facts):
                return FRACTION
            if isinstance(peer, jwt.DecodeError) and facts.header.get("b64") is False:
                return UNENCODED
        return Disagreement(f"PyJWT returns {peer!r}, but the library accepts the token")
    allowed = next((codes for kind, codes in _CODES if isinstance(peer, kind)), set())
    if allowed & set(answer.codes):
        return Agreement(False)
    # The library checks more, or checks it earlier. Each of its reasons must apply. After the signature, the library
    # must have a rule for PyJWT's reason.
    header_codes = {"token.critical-header", "token.nested", "token.unexpected-type"}
    is_early = set(answer.codes) <= {*_STRUCTURE, *_ALGORITHM, *header_codes, *_KEY}
    if not all(
        reason_of(code, facts) or is_shared_and_true(code, facts) or (code in _STRUCTURE and is_malformed(facts))
        for code in answer.codes
    ):
        return Disagreement(f"PyJWT returns {peer!r}, and the library {answer.codes}")
    has_rule = (
        isinstance(peer, jwt.exceptions.InvalidJTIError)
        or has_fraction(facts)
        or facts.header.get("b64") is False
        or ("token.claim-type" in answer.codes and reason_of("token.claim-type", facts) in (NO_NUMBER, RANGE))
    )
    return agreed(is_early or has_rule, False, f"PyJWT returns {peer!r}, but the library only {answer.codes}")


def _compare_accepted(facts: Facts, payload: dict[str, Any], answer: Answer) -> Outcome:
    if answer.accepted is not None:
        is_same = (
            len(answer.accepted) == 2
            and answer.accepted[0] == payload["sub"]
            and json.loads(answer.accepted[1]) == payload
        )
        return agreed(is_same, True, f"PyJWT reads {payload}, and the library {answer.accepted}")
    reasons = [reason_of(code, facts) for code in answer.codes]
    first = reasons[0] if reasons else None
    return first if first and all(reasons) else Disagreement(f"PyJWT accepts, the library: {answer.codes}")


def _trials(folder: Path) -> Callable[[random.Random, int], Iterator[Trial]]:
    def trials(generator: random.Random, count: int) -> Iterator[Trial]:
        keys = {"a": key(folder, 2_048, 65_537), "b": key(folder, 2_056, 257), "big": key(folder, 3_072, 3)}
        key_set = json.dumps({"keys": [pair.web_key(kid=name, use="sig") for name, pair in keys.items()]})
        warnings.simplefilter("ignore")
        setattr(jwt.api_jwt, "datetime", _Frozen)  # noqa: B010
        for _ in range(count):
            draft = draft_of(generator)
            token = signed(draft, keys)
            peer: dict[str, Any] | Exception
            try:
                peer = _decode(token, draft, keys)
            except Exception as error:
                peer = error
            facts = Facts.of(token, draft, partial(_is_signed, token, keys))
            parts = [key_set, token, str(NOW), str(draft.leeway), CLIENT, ISSUER, ",".join(draft.algorithms)]
            parts += [] if draft.nonce is None else [draft.nonce]
            yield Trial(
                Question("token", tuple(part.encode() for part in parts)),
                lambda answer, facts=facts, peer=peer: _compare(facts, peer, answer),  # type: ignore[misc]
                f"{token} (leeway {draft.leeway}, algorithms {draft.algorithms}, nonce {draft.nonce})",
            )

    return trials


def subjects(folder: Path) -> list[Subject]:
    """Returns all subjects. Keys are stored in this folder."""
    return [Subject("ID tokens", f"PyJWT {jwt.__version__}", 0.25, _trials(folder))]
