"""The issuer that was meant: suggestions for a provider that follows the standards."""

from __future__ import annotations

from addresses import Address
from ascii_text import lower_case
from authority_path import looks_like_secret
from endpoint_hosts import HostClass, class_of_host
from issuers import is_host, is_issuer
from surroundings import without_surroundings

_METADATA_PATHS = ("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")
_ENDPOINT_PATHS = tuple(f"/protocol/openid-connect/{name}" for name in ("auth", "token", "userinfo", "certs", "logout"))
_DEVELOPMENT_LABELS = ("localhost", "local", "internal", "test")
_LONGEST_SUGGESTION = 2_048


def issuer_of_pasted_url(text: str) -> str | None:
    """Returns the issuer to which a pasted URL belongs, or `None` if the text is not one."""
    address = Address.cut(text)
    if address is None:
        return None
    origin, path = f"{address.scheme}://{address.authority}", address.path.removesuffix("/")
    for metadata in _METADATA_PATHS:
        if path.endswith(metadata):
            return origin + path.removesuffix(metadata)  # issuers.pasted.1
        if path.startswith(metadata + "/"):
            return origin + path.removeprefix(metadata)  # issuers.pasted.2
    for ending in _ENDPOINT_PATHS:
        if path.endswith(ending):
            return origin + path.removesuffix(ending)  # issuers.pasted.3
    return None


def suggestion_for_invalid_issuer(text: str) -> str | None:
    """Returns the text with everything corrected, or `None`."""
    text = without_surroundings(text, removes_braces=False)  # issuers.suggestion.1
    text = issuer_of_pasted_url(text) or text  # issuers.suggestion.2
    text = _with_secure_scheme(_with_scheme(text))
    is_whole = is_issuer(text) and issuer_of_pasted_url(text) is None
    return text if is_whole and may_be_suggested(text) and not _is_link_local(text) else None  # issuers.suggestion.5


def suggestion_for_missing_document(issuer: str) -> str | None:
    """Returns the issuer whose metadata probably exists, or `None`."""
    # discovery.response.6
    without_slash = issuer.removesuffix("/")
    if issuer_of_pasted_url(without_slash) is not None:
        return suggestion_for_invalid_issuer(without_slash)
    return issuer.rstrip("/") if issuer.endswith("//") else None


def suggestion_for_another_issuer(configured: str, found: str) -> str | None:
    """Returns the found issuer if it is the one that was meant, or `None`."""
    # discovery.issuer.4
    is_similar = lower_case(configured.rstrip("/")) == lower_case(found.rstrip("/"))
    is_meant = is_similar or issuer_of_pasted_url(configured) == found
    return found if is_meant and may_be_suggested(found) else None


def may_be_suggested(text: str) -> bool:
    """Returns whether a text is short, and contains nothing that looks like a credential."""
    return len(text.encode()) <= _LONGEST_SUGGESTION and not looks_like_secret(text)  # issuers.suggestion.6


def _with_scheme(text: str) -> str:
    # issuers.suggestion.3
    address = Address.cut("https://" + text) if Address.cut(text) is None else None
    if address is None:
        return text
    host, _ = address.host_and_port
    return "https://" + text if is_host(host) and "." in host else text


def _with_secure_scheme(text: str) -> str:
    # issuers.suggestion.4
    address = Address.cut(text)
    scheme = lower_case(address.scheme) if address else ""
    if address is None or scheme not in ("http", "https"):
        return text
    if scheme == "http" and _is_for_development(address.host_and_port[0]):
        return text
    return "https" + text[len(address.scheme) :]


def _is_link_local(issuer: str) -> bool:
    address = Address.cut(issuer)
    return address is not None and class_of_host(address.host_and_port[0]) is HostClass.LINK_LOCAL


def _is_for_development(host: str) -> bool:
    if not is_host(host):
        return False
    labels = lower_case(host).removesuffix(".").split(".")
    if host.startswith("[") or labels[-1].isdigit():
        return class_of_host(host) is HostClass.PRIVATE
    return len(labels) == 1 or labels[-1] in _DEVELOPMENT_LABELS
