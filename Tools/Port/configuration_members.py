"""Reads the members of one object of a configuration file by type."""

from __future__ import annotations

from findings import Findings
from json_values import JSONValue
from white_space import is_blank


class Members:
    """The members of a provider. A member of a wrong type is reported, and then has no value."""

    def __init__(self, members: dict[str, JSONValue], findings: Findings) -> None:
        self._members = members
        self.findings = findings

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def any(self, name: str) -> JSONValue:
        """Returns a member of any type, or `None` if it is absent."""
        return self._members.get(name)

    def text(self, name: str) -> str | None:
        """Returns a string, or `None` if the member is absent or something else."""
        return self._of_type(name, str)

    def boolean(self, name: str) -> bool | None:
        """Returns a Boolean, or `None` if the member is absent or something else."""
        return self._of_type(name, bool)

    def object(self, name: str) -> dict[str, JSONValue] | None:
        """Returns an object, or `None` if the member is absent or something else."""
        return self._of_type(name, dict)

    def array(self, name: str) -> list[JSONValue] | None:
        """Returns an array, or `None` if the member is absent or something else."""
        return self._of_type(name, list)

    def required_text(self, name: str) -> str | None:
        """Returns a string that is not blank. Reports that it is missing otherwise."""
        text = self.text(name)
        # provider-configuration.member.1, provider-configuration.member.2
        if name not in self or (text is not None and is_blank(text)):
            self.findings.add(name, "config.missing")
            return None
        return text

    def texts_in(self, name: str, elements: list[JSONValue]) -> list[str]:
        """Returns the strings of an array, and reports all other elements."""
        for element in elements:
            if not isinstance(element, str):
                self.findings.add(name, "config.wrong-type")  # provider-configuration.member.3
        return [element for element in elements if isinstance(element, str)]

    def _of_type(self, name: str, kind: type) -> JSONValue:
        value = self._members.get(name)
        if name in self and not isinstance(value, kind):
            self.findings.add(name, "config.wrong-type")  # provider-configuration.member.2
            return None
        return value
