"""The callback of a provider: its origin and its path."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from callbacks import DEFAULT_PATH, origin_of_address, refuse_path, rest_of_address, warnings_about_public_address
from configuration_members import Members
from problems import Refused


@dataclass(frozen=True)
class CallbackPath:
    """The path, if it is known, and whether the configuration states it."""

    text: str | None
    is_explicit: bool


def read_callback(members: Members, name: str | None, *, is_first: bool) -> CallbackPath:
    """Reads all members of the callback."""
    # provider-configuration.callback.6
    if "callbackURL" in members and ("publicAddress" in members or "callbackPath" in members):
        members.findings.add("callbackURL", "config.callback-stated-twice")
    stated = _checked_path(members, "callbackPath", members.text("callbackPath"))
    _check_public_address(members)
    stated_by_url = _path_of_url(members)
    if "callbackPath" in members or "callbackURL" in members:
        return CallbackPath(stated_by_url if "callbackURL" in members else stated, is_explicit=True)
    return CallbackPath(_default_path(members, name, is_first=is_first), is_explicit=False)


def _checked_path(members: Members, member: str, path: str | None) -> str | None:
    if path is None:
        return None
    try:
        refuse_path(path)  # provider-configuration.callback.1, provider-configuration.path.5
    except Refused as refusal:
        members.findings.add_refusal(member, refusal)
        return None
    return path


def _check_public_address(members: Members) -> None:
    public = members.text("publicAddress")
    if public is None:
        return
    try:
        origin_of_address(public)  # provider-configuration.callback.2
    except Refused as refusal:
        members.findings.add_refusal("publicAddress", refusal)
    else:
        # provider-configuration.callback.3
        members.findings.warn("publicAddress", *warnings_about_public_address(public))


def _path_of_url(members: Members) -> str | None:
    url = members.text("callbackURL")
    if url is None:
        return None
    try:
        origin_of_address(url)  # provider-configuration.callback.4
    except Refused as refusal:
        members.findings.add_refusal("callbackURL", refusal)
        return None
    # provider-configuration.callback.5
    return _checked_path(members, "callbackURL", rest_of_address(url) or "/")


def _default_path(members: Members, name: str | None, *, is_first: bool) -> str | None:
    if is_first:
        return DEFAULT_PATH  # provider-configuration.path.1
    if name is None:
        return None
    # provider-configuration.path.2, provider-configuration.path.3
    return _checked_path(members, "name", f"{DEFAULT_PATH}/{quote(name, safe='')}")
