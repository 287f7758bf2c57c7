"""Every bad token of the fake Entra through every client: who notices what."""

from __future__ import annotations

import logging
import re
import warnings

import emulator as fake
import with_apache
import with_authlib
import with_library
import with_msal
from browser import Browser
from emulator import require

HEADER = (
    "the ID token", "its code", "this library", "MSAL", "MSAL's `decode_id_token`", "Authlib", "mod_auth_openidc")
ACCEPTED = "accepts"
# What the library accepts: see the document.
ACCEPTED_BY_LIBRARY = {"token.subject-mismatch", "token.context-mismatch", "token.access-token-hash-missing"}

# What some bad tokens are bad by: the age of the sign-in, and whether the user had to sign in.
ASKED = {"max_age": "3600", "prompt": "login"}

DOCUMENT = """# Clients written by others, and the fake Entra

`Tools/Clients/run --bad-tokens --write Tools/Clients/RESULTS.md` wrote this file with {versions}. Edit
`bad_tokens.py` instead.

## What they asked for and got

Each client signs in unchanged. It trusts the certificate of a proxy that was made for the run, and MSAL does not ask
Microsoft whether the host is known (`instance_discovery=False`).

{flows}

## Who notices which bad token

A row is an ID token that is invalid for one reason, which the code in the second column names. The other columns show
what a client does with it in its usual configuration: it accepts the token, or rejects it with the text in the cell.

- This library signs in with `code id_token` and `form_post` at one tenant and, if it accepts the token there, at
  `common` with the same tenant as the only allowed one. It rejects a token about another user in a refresh, where it
  knows the user, and a missing hash of the access token only beside an access token in the browser, which it never
  asks for. A response in the browser that is too large is rejected before its token is read.
- MSAL compares the nonce and, if the application sent `max_age`, the time of the authentication. It checks nothing
  else, because it gets the token from the token endpoint over TLS; its documentation leaves validation to the
  application. `decode_id_token` is its older function for that, which is deprecated.
- Authlib runs in a Flask application, with PKCE and a nonce.
- mod_auth_openidc of Debian uses the response type `code id_token` with `form_post`, so it gets the token in the
  browser too.

Some tokens are invalid only for a client that asked for something: `max_age`, `prompt=login`, an authentication
context. This library, MSAL and Authlib sent `max_age` and `prompt=login`, and none asked for an authentication context.
Some are tokens that only Entra's rules make invalid, such as one whose tenant is not that of its issuer; no client for
every provider can know them. A token without a tenant, or of a tenant that is not allowed, is issued by `common` only:
at one tenant, where the others sign in, it is a valid one.

{tokens}
"""


def text_of(error: BaseException | str, verb: str = "rejects") -> str:
    """Returns what a client says, in one line, without what is another in each run."""
    words = " ".join(str(error).split()) or type(error).__name__
    words = words.split(" Current epoch")[0].split(", Suggestion:")[0]
    # The places in the code of mod_auth_openidc, then nonces, hashes and times.
    words = re.sub(r"\[src/[^]]*\]: |: \[src/.*", "", words)
    words = re.sub(r"\b(?=\w*\d)[A-Za-z0-9_-]{20,}|\b\d{4,}\b(?= seconds)|\b\d{9,}\b", "…", words)
    words = words.removesuffix(":")
    return f"{verb}: " + (words if len(words) <= 100 else words[:97] + "…")


class Warnings(logging.Handler):
    """What MSAL logs. It reports a wrong time there."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def by_msal(emulator: fake.Emulator) -> tuple[str, dict]:
    """Returns what MSAL does, and what it got."""
    app = with_msal.application(emulator)
    flow = app.initiate_auth_code_flow(
        with_msal.GRAPH, redirect_uri=with_msal.REDIRECT_URI, prompt="login", max_age=3600)
    response = Browser().response_to(flow["auth_uri"], with_msal.REDIRECT_URI)
    nonce = flow["nonce"]
    try:
        result = app.acquire_token_by_auth_code_flow(flow, response)
    except Exception as error:  # noqa: BLE001
        return text_of(error), {}
    # An answer without tokens is a mistake of the fake Entra, and not of MSAL.
    require("access_token" in result, f"{result.get('error')}: {result.get('error_description')}")
    return ACCEPTED, {"id_token": result["id_token"], "nonce": nonce}


def by_decode_id_token(emulator: fake.Emulator, got: dict) -> str:
    """MSAL compares the hash of its own nonce."""
    from msal.oauth2cli import oidc

    if not got:
        return "-"
    issuer = f"{emulator.origin}/{fake.HOME_TENANT}/v2.0"
    logged = Warnings()
    oidc.logger.handlers = [logged]
    oidc.logger.propagate = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            oidc.decode_id_token(
                got["id_token"], client_id=fake.CLIENT_ID, issuer=issuer, nonce=oidc._nonce_hash(got["nonce"]))
        except Exception as error:  # noqa: BLE001
            return text_of(error)
    return text_of(logged.texts[0], "warns") if logged.texts else ACCEPTED


def by_authlib(app) -> str:
    try:
        with_authlib.sign_in(app, **ASKED)
    except fake.Failed:
        raise
    except Exception as error:  # noqa: BLE001
        return text_of(error)
    return ACCEPTED


def by_apache(apache: with_apache.Apache) -> str:
    before = len(apache.log.read_text())
    answer = apache.sign_in()
    if answer.ok and answer.text == "the protected page\n":
        return ACCEPTED
    lines = [line for line in apache.log.read_text()[before:].splitlines() if "auth_openidc:error" in line]
    require(lines, f"Apache answered {answer.status_code} without a reason")
    reason = lines[0].split("] ")[-1].split(", referer:")[0]
    # `oidc_proto_validate_exp: "exp" validation failure (…): …`
    return text_of(Exception(reason.split(": ", 1)[-1]))


def rows_of(
    emulator: fake.Emulator, program: str, relying_party: str
) -> tuple[list[tuple[str, ...]], list[str]]:
    """Returns a row for each bad token, and what failed."""
    rows: list[tuple[str, ...]] = []
    failures: list[str] = []
    app = with_authlib.application(emulator)
    apache = with_apache.Apache(emulator, "code id_token", "form_post")
    library = with_library.Library(program, relying_party)
    try:
        for bad in [None, *emulator.control()["badTokens"]]:
            name = f"{bad['code']}: {bad['name']}" if bad else "valid"
            try:
                for misbehaving in (emulator, library):
                    misbehaving.misbehave(defect=name if bad else None)
                msal, got = by_msal(emulator)
                ours = library.outcome(**ASKED)
                cells = (ours, msal, by_decode_id_token(emulator, got), by_authlib(app), by_apache(apache))
            except Exception as error:  # noqa: BLE001
                failures.append(f"{name}: {type(error).__name__}: {error}")
                continue
            if bad:
                if (ours == ACCEPTED) != (bad["code"] in ACCEPTED_BY_LIBRARY):
                    failures.append(f"{name}: this library {ours}")
                rows.append((bad["name"], f"`{bad['code']}`", *cells))
            elif set(cells) != {ACCEPTED}:
                failures.append(f"a valid token is not accepted: {cells}")
    finally:
        emulator.misbehave(defect=None)
        apache.stop()
        library.stop()
    failures += unnoticed(rows)
    return rows, failures


def unnoticed(rows: list[tuple[str, ...]]) -> list[str]:
    """Returns what shows that the fake Entra issued valid tokens instead of bad ones."""
    failures = []
    for column, client in ((5, "Authlib"), (6, "mod_auth_openidc")):
        noticed = sum(row[column] != ACCEPTED for row in rows)
        print(f"{client} rejects {noticed} of {len(rows)} bad tokens", flush=True)
        if noticed < 15:
            failures.append(f"{client} noticed only {noticed} bad tokens")
    return failures
