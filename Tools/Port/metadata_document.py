"""Metadata documents: the types of all members, the issuer, and the endpoints."""

from __future__ import annotations

from dataclasses import dataclass

from addresses import Address
from authority import Authority
from data_tables import METADATA_MEMBERS
from endpoint_hosts import HostClass, class_of_host
from endpoints import EndpointRules
from issuer_suggestions import suggestion_for_another_issuer
from issuers import PLACEHOLDER, is_issuer
from json_text import parse_json
from json_values import JSONValue
from metadata_issuer import is_issuer_of, is_issuer_or_template
from problems import Accepted, Refused

_MOST_PROBLEMS = 32

# A code, and the suggestion.
Problem = tuple[str, str | None]


@dataclass(frozen=True)
class MetadataRules:
    """The rules for the metadata of one authority: of Entra, or of a provider that follows the standards."""

    authority: Authority | str
    endpoints: EndpointRules
    version: str = "2.0"
    accepts_strings_as_booleans: bool = False
    emulator: str | None = None

    @classmethod
    def of_entra(
        cls, authority: Authority, *, version: str = "2.0", any_policy: bool = False, emulator: str | None = None
    ) -> MetadataRules:
        """Returns the rules for an Entra authority."""
        farthest = HostClass.PRIVATE if emulator else default_policy(authority.host)
        # discovery.policy.8, discovery.policy.9
        policy = authority.policy if authority.is_b2c and not any_policy else None
        rules = EndpointRules(farthest, emulator is not None, policy)
        return cls(authority, rules, version=version, emulator=emulator)

    def problem_of_issuer(self, issuer: str) -> Problem | None:
        """Returns what is wrong with an issuer, or `None`."""
        if isinstance(self.authority, str):
            if not is_issuer(issuer):
                return "issuer.invalid", None  # discovery.issuer.1, discovery.issuer.2
            if issuer != self.authority:  # discovery.issuer.3
                return "discovery.issuer-mismatch", suggestion_for_another_issuer(self.authority, issuer)
            return None
        if not is_issuer_or_template(issuer, is_emulated=self.emulator is not None):
            return "issuer.invalid", None  # discovery.issuer.5
        if not is_issuer_of(self.authority, issuer, self.version, self.emulator):
            return "discovery.issuer-mismatch", None  # discovery.issuer.6
        return None


def default_policy(authority: str) -> HostClass:
    """Returns the hosts of endpoints that are allowed for an authority with this host and port."""
    # discovery.host.4, discovery.host.5, discovery.host.6
    host, _ = Address("https", authority, "", None, None).host_and_port
    return min(class_of_host(host), HostClass.PRIVATE)


def read_document(data: bytes, rules: MetadataRules) -> Accepted:
    """Returns the members of a document, or raises every problem."""
    document = parsed_document(data)
    if not isinstance(document, dict):
        raise Refused("discovery.wrong-type")  # discovery.document.5
    # discovery.document.6, discovery.document.7
    problems = [problem for row in METADATA_MEMBERS for problem in _problems(row, document, rules)][:_MOST_PROBLEMS]
    if problems:
        raise Refused(
            *(code for code, _ in problems), suggestion=next((text for _, text in problems if text is not None), None)
        )
    are_strings = [isinstance(document.get(row["name"]), str) for row in METADATA_MEMBERS if row["type"] == "boolean"]
    return Accepted(_outcome(document), ["discovery.boolean-as-string"] if any(are_strings) else [])


def parsed_document(data: bytes) -> JSONValue:
    """Returns a document that is strict JSON and not an error."""
    try:
        document = parse_json(data)
    except Refused:
        raise Refused("discovery.not-json") from None  # discovery.document.1
    if isinstance(document, dict) and isinstance(document.get("error"), str):
        raise Refused("discovery.provider-error")  # discovery.document.3
    return document


def _problems(row: dict, document: dict[str, JSONValue], rules: MetadataRules) -> list[Problem]:
    name, kind = row["name"], row["type"]
    if name not in document:
        return [("discovery.missing-member", None)] if row["required"] else []  # discovery.member.1
    value = document[name]
    if kind == "endpoints" and isinstance(value, dict):
        # discovery.member.8, discovery.endpoint.8
        return [problem for alias in value.values() for problem in _problems_of_value("endpoint", alias, rules)]
    return _problems_of_value(kind, value, rules)


def _problems_of_value(kind: str, value: JSONValue, rules: MetadataRules) -> list[Problem]:
    if not _has_type(kind, value, rules):
        return [("discovery.wrong-type", None)]
    problem: Problem | None = None
    if kind == "issuer":
        problem = rules.problem_of_issuer(value)
    elif kind == "endpoint" and (code := rules.endpoints.code_of(value)):
        problem = (code, None)
    return [problem] if problem else []


def _has_type(kind: str, value: JSONValue, rules: MetadataRules) -> bool:
    if kind == "strings":
        return isinstance(value, list) and all(isinstance(element, str) for element in value)  # discovery.member.4
    if kind == "boolean":
        # discovery.member.5, discovery.member.6, discovery.member.7
        is_word = rules.accepts_strings_as_booleans and isinstance(value, str) and value in ("true", "false")
        return isinstance(value, bool) or is_word
    return kind != "endpoints" and isinstance(value, str)  # discovery.member.3


def _outcome(document: dict[str, JSONValue]) -> dict[str, JSONValue]:
    # discovery.outcome.3, discovery.outcome.4, discovery.outcome.5, discovery.outcome.6
    defaults = {row["name"]: row["default"] for row in METADATA_MEMBERS}
    issuer = document["issuer"]
    is_template = PLACEHOLDER in issuer
    # discovery.outcome.1, discovery.outcome.2
    issuers = {"issuer": None if is_template else issuer, "issuerTemplate": issuer if is_template else None}
    return {**defaults, **document, **issuers}
