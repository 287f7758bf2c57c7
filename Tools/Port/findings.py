"""The problems of a configuration file, in the order in which suggestions are looked for."""

from __future__ import annotations

from dataclasses import dataclass

from problems import Refused

# provider-configuration.file.5: the order of the table of members.
MEMBERS = (
    *("name", "customHosts", "externalIDHosts", "emulatedAt", "allowedTenants", "policies", "issuer", "clientID"),
    *("responseType", "responseMode", "namesItself", "clientSecret", "clientAssertion", "clientCertificate", "scope"),
    *("callbackPath", "publicAddress", "callbackURL", "signInAudience", "requestsHomeAccountID"),
)


@dataclass(frozen=True)
class Finding:
    """A problem of a member, or of none if the member is unknown."""

    member: str | None
    code: str
    suggestion: str | None = None
    is_warning: bool = False

    @property
    def place(self) -> int:
        """The position of the member in the table. Unknown members follow in the order of the file."""
        return len(MEMBERS) if self.member is None else MEMBERS.index(self.member)


class Findings:
    """Collects the problems of one object of the file."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def add(self, member: str | None, code: str, suggestion: str | None = None) -> None:
        """Adds an error."""
        self._found.append(Finding(member, code, suggestion))

    def add_refusal(self, member: str, refusal: Refused) -> None:
        """Adds all codes of a member that another kind rejected."""
        for code in refusal.codes:
            self.add(member, code, refusal.suggestion)

    def warn(self, member: str | None, *codes: str) -> None:
        """Adds warnings."""
        self._found += [Finding(member, code, is_warning=True) for code in codes]

    @property
    def in_order(self) -> list[Finding]:
        """All problems in the order of the members."""
        return sorted(self._found, key=lambda finding: finding.place)


def warnings_of(findings: list[Finding]) -> list[str]:
    """Returns the codes of all warnings."""
    return [finding.code for finding in findings if finding.is_warning]


def errors_of(findings: list[Finding]) -> list[str]:
    """Returns the codes of all errors."""
    return [finding.code for finding in findings if not finding.is_warning]


def first_suggestion(findings: list[Finding]) -> str | None:
    """Returns the suggestion of the first problem that has one."""
    return next((finding.suggestion for finding in findings if finding.suggestion is not None), None)
