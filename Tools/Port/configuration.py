"""Configuration files: one provider, or several."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from configuration_names import check_names
from configuration_provider import Provider, read_provider
from findings import Finding, Findings, errors_of, first_suggestion, warnings_of
from given import Given
from json_text import parse_json
from json_values import JSONValue, write_json
from problems import Accepted, Refused

_MOST_PROVIDERS = 1_000
_OUTCOME = ("issuer", "clientID", "scope", "responseType", "responseMode", "callbackPath")


@dataclass(frozen=True)
class Configuration:
    """What was read of a file. An element that is not a provider is `None`."""

    findings: list[Finding]
    providers: list[Provider | None] = field(default_factory=list)
    is_list: bool = False

    @property
    def errors(self) -> list[str]:
        """The codes of all errors."""
        return errors_of(self.findings)

    @property
    def warnings(self) -> list[str]:
        """The codes of all warnings."""
        return warnings_of(self.findings)

    @property
    def suggestion(self) -> str | None:
        """The suggestion of the first problem that has one."""
        return first_suggestion(self.findings)


def validate_configuration(value: JSONValue) -> Accepted:
    """Configuration files."""
    configuration = read_configuration(Given(value, {"configuration"}).any("configuration"))
    # provider-configuration.file.3, provider-configuration.file.4
    if configuration.errors:
        raise Refused(*configuration.errors, suggestion=configuration.suggestion)
    outcomes = [provider.outcome for provider in configuration.providers if provider is not None]
    if configuration.is_list:
        # provider-configuration.outcome.3, provider-configuration.providers.7
        return Accepted({**dict.fromkeys(_OUTCOME), "providers": outcomes}, configuration.warnings)
    return Accepted({**outcomes[0], "providers": None}, configuration.warnings)


def read_configuration(value: JSONValue) -> Configuration:
    """Reads a file, and collects its problems."""
    try:
        file = parse_json(write_json(value))
    except Refused:
        return _refused("config.not-json")  # provider-configuration.file.1
    if not isinstance(file, dict):
        return _refused("config.wrong-type")  # provider-configuration.file.2
    if "providers" in file:
        return _read_list(file)
    # provider-configuration.unknown.4
    provider, findings = read_provider(file, is_first=True, more_names=("providers",))
    return Configuration(findings, [provider])


def _refused(code: str, *, is_list: bool = False) -> Configuration:
    return Configuration([Finding(None, code)], is_list=is_list)


def _read_list(file: dict[str, JSONValue]) -> Configuration:
    elements = file["providers"]
    # provider-configuration.providers.1, provider-configuration.providers.2
    if not isinstance(elements, list) or len(elements) > _MOST_PROVIDERS:
        return _refused("config.wrong-type", is_list=True)
    beside = Findings()
    check_names(file, ("providers",), beside)  # provider-configuration.unknown.5
    if not elements:
        beside.add(None, "config.missing")  # provider-configuration.providers.3
    findings, providers = beside.in_order, list[Provider | None]()
    for place, element in enumerate(elements):
        if not isinstance(element, dict):
            findings.append(Finding(None, "config.wrong-type"))  # provider-configuration.providers.4
            providers.append(None)
            continue
        provider, problems = read_provider(element, is_first=place == 0)
        findings += problems
        providers.append(provider)
    findings += [Finding(None, code) for code in _shared_codes([one for one in providers if one is not None])]
    return Configuration(findings, providers, is_list=True)


def _shared_codes(providers: list[Provider]) -> list[str]:
    codes = []
    # provider-configuration.providers.6
    names = Counter(provider.name for provider in providers if provider.name is not None)
    if any(count > 1 for count in names.values()):
        codes.append("config.duplicate-name")
    by_path: dict[str, list[Provider]] = {}
    for provider in providers:
        if provider.callback.text is not None:
            by_path.setdefault(provider.callback.text, []).append(provider)
    # provider-configuration.shared.1, provider-configuration.shared.2, provider-configuration.shared.4
    for sharing in by_path.values():
        is_stated = any(provider.callback.is_explicit for provider in sharing)
        if len(sharing) > 1 and is_stated and not all(provider.identifies_itself for provider in sharing):
            codes.append("config.shared-callback")
    return codes
