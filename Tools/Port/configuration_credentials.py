"""The credentials of a client in a configuration file: secrets, assertions and certificates."""

from __future__ import annotations

import re

from configuration_members import Members
from configuration_names import check_names, meant_name
from issuers import is_guid
from json_values import JSONValue
from response_types import has_word
from white_space import is_blank

_CREDENTIALS = ("clientSecret", "clientAssertion", "clientCertificate")
_FORMS_OF_SECRET = ("environment", "file")
_USUAL_SECRET = re.compile(r"[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check_credentials(members: Members, response_type: str | None) -> None:
    """Checks all credentials, and that there is one if the response type needs one."""
    _check_secret(members)
    _check_files(members, "clientAssertion", ("file",))
    _check_files(members, "clientCertificate", ("certificate", "privateKey"))
    # provider-configuration.credential.2, provider-configuration.credential.3
    has_one = any(_is_present(members, name) for name in _CREDENTIALS)
    # provider-configuration.credential.1, provider-configuration.credential.4
    if response_type is not None and has_word(response_type, "code") and not has_one:
        members.findings.add("clientSecret", "config.needs-client-credential")


def _is_present(members: Members, name: str) -> bool:
    value = members.any(name)
    # provider-configuration.secret.1
    is_blank_secret = name == "clientSecret" and isinstance(value, str) and is_blank(value)
    return name in members and not is_blank_secret


def _check_secret(members: Members) -> None:
    if not _is_present(members, "clientSecret"):
        return
    findings, secret = members.findings, members.any("clientSecret")
    if isinstance(secret, dict) and not _is_reference(secret):
        misspelled = {name: None for name in secret if name not in _FORMS_OF_SECRET}
        misspelled = {name: None for name in misspelled if meant_name(name, _FORMS_OF_SECRET)}
        if misspelled:
            check_names(misspelled, _FORMS_OF_SECRET, findings, "clientSecret")  # provider-configuration.secret.9
        else:
            findings.add("clientSecret", "config.wrong-type")  # provider-configuration.secret.8
    elif not isinstance(secret, dict | str):
        findings.add("clientSecret", "config.wrong-type")  # provider-configuration.secret.8
    elif secret == "<redacted>":
        findings.add("clientSecret", "config.missing")  # provider-configuration.secret.2
    elif is_guid(secret):
        findings.add("clientSecret", "config.client-secret-is-secret-id")  # provider-configuration.secret.3
    elif isinstance(secret, str) and not _USUAL_SECRET.fullmatch(secret):
        # provider-configuration.secret.4, provider-configuration.secret.5
        findings.warn("clientSecret", "config.client-secret-unusual")


def _is_reference(secret: dict[str, JSONValue]) -> bool:
    """Returns whether an object names a variable or a file, and nothing else."""
    names, value = list(secret), next(iter(secret.values()), None)
    if not isinstance(value, str):
        return False
    # provider-configuration.secret.6, provider-configuration.secret.7
    is_variable = names == ["environment"] and _VARIABLE.fullmatch(value) is not None
    return is_variable or (names == ["file"] and not is_blank(value))


def _check_files(members: Members, name: str, required: tuple[str, ...]) -> None:
    files = members.object(name)
    if files is None:
        return
    for file in required:
        path = files.get(file, "")
        # provider-configuration.credential.5
        if not isinstance(path, str):
            members.findings.add(name, "config.wrong-type")
        elif is_blank(path):
            members.findings.add(name, "config.missing")
    check_names(files, required, members.findings, name)  # provider-configuration.unknown.6
