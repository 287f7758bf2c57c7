"""The groups of a token, and their resolution through Microsoft Graph."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime

from ascii_text import lower_case
from data_tables import GRAPH_HOSTS
from given import Given, MalformedVector
from issuers import is_guid
from json_text import JSONLimits, parse_json
from json_values import JSONNumber, JSONValue
from problems import Accepted, Refused

_BODIES = {"security-groups": '{"securityEnabledOnly":true}', "all-objects": '{"securityEnabledOnly":false}'}
_OPTIONS = "$select=id,displayName&$top=999&$count=true"
_LIMITS = JSONLimits(depth=16, size=2 << 20, members=10_000)
_ERROR_LIMITS = JSONLimits(depth=16)
_MOST_GROUPS = 11_000
_LONGEST_LINK = 8_192
_LONGEST_DELAY = 2**31
_URI = re.compile(r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*")
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STATUS_CODES = {
    401: "graph.token-rejected",
    403: "graph.permission-missing",
    404: "graph.user-not-found",
    429: "graph.throttled",
    503: "graph.throttled",
    504: "graph.throttled",
}


def validate_groups(value: JSONValue) -> Accepted:
    """Claims, a wait, or a request with or without its response."""
    if isinstance(value, dict) and "claims" in value:
        given = Given(value, {"claims", "cloud"})
        return _groups_of(given.object("claims"), _graph_of(given))
    if isinstance(value, dict) and "retryAfter" in value:
        given = Given(value, {"retryAfter", "now"})
        seconds = _delay(given.text("retryAfter"), given.date("now"))
        return Accepted({"seconds": None if seconds is None else JSONNumber(str(seconds))})
    given = Given(value, {"cloud", "query", "user", "page", "response"})
    url, body = _request_of(given)
    if "response" not in given:
        return Accepted({"method": "GET" if body is None else "POST", "url": url, "body": body})
    return _page(Given(given.any("response"), {"status", "document", "text"}), url, body, given.text("query"))


def _graph_of(given: Given) -> str:
    host = GRAPH_HOSTS.get(given.optional_text("cloud") or "global")
    if host is None:
        raise MalformedVector("there is no such cloud")
    return "https://" + host


def _groups_of(claims: dict[str, JSONValue], graph: str) -> Accepted:
    """Returns the groups of claims: listed, unknown, or not sent."""
    groups = claims.get("groups")
    if not _are_omitted(claims):
        if isinstance(groups, list) and all(isinstance(group, str) for group in groups):
            return Accepted({"result": "listed", "groups": groups, "url": None})
        if "groups" not in claims:
            return Accepted({"result": "not-sent", "groups": None, "url": None})
    user = claims.get("oid")
    is_known = isinstance(user, str) and is_guid(user)
    url = f"{graph}/v1.0/users/{user.lower()}/getMemberObjects" if is_known else None
    return Accepted({"result": "unknown", "groups": None, "url": url})


def _are_omitted(claims: dict[str, JSONValue]) -> bool:
    has_groups = claims.get("hasgroups")
    if has_groups is not None and has_groups is not False:
        if not isinstance(has_groups, str) or lower_case(has_groups) != "false":
            return True
    names = claims.get("_claim_names")
    return names is not None and (not isinstance(names, dict) or "groups" in names)


def _request_of(given: Given) -> tuple[str, str | None]:
    graph, query, user = _graph_of(given), given.text("query"), given.text("user")
    if query not in (*_BODIES, "memberships") or not (user == "me" or is_guid(user)):
        raise MalformedVector("there is no such query or user")
    owner = "me" if user == "me" else "users/" + user.lower()
    base = f"{graph}/v1.0/{owner}"
    if query == "memberships":
        url, body = f"{base}/transitiveMemberOf/microsoft.graph.group?{_OPTIONS}", None
    else:
        url, body = f"{base}/getMemberObjects", _BODIES[query]
    page = given.optional_text("page")
    if page is None:
        return url, body
    if not _is_further(page, url):
        raise MalformedVector("page is not a link of the first request")
    return page, None


def _is_further(link: str, url: str) -> bool:
    base = url.partition("?")[0] + "?"
    is_short = len(link.encode()) <= _LONGEST_LINK
    return is_short and link.startswith(base) and _URI.fullmatch(link) is not None


def _page(given: Given, url: str, body: str | None, query: str) -> Accepted:
    status = given.optional_integer("status")
    data = given.document()
    if len(data) > _LIMITS.size:
        raise Refused("exchange.unreachable")
    if status not in (None, 200):
        raise Refused(_status_code(status or 0, data))
    try:
        document = parse_json(data, _LIMITS)
    except Refused as refusal:
        raise Refused("exchange.not-json") from refusal
    if not isinstance(document, dict):
        raise Refused("exchange.wrong-type")
    if "value" not in document:
        raise Refused("exchange.missing-member")
    elements = document["value"]
    if not isinstance(elements, list):
        raise Refused("exchange.wrong-type")
    groups = [_group(element, query) for element in elements]
    if len(groups) > _MOST_GROUPS:
        raise Refused("graph.too-many-groups")
    link = document.get("@odata.nextLink")
    if "@odata.nextLink" in document and not isinstance(link, str):
        raise Refused("exchange.wrong-type")
    if link is not None and body is not None:
        raise Refused("graph.too-many-groups")
    if link is not None and not _is_further(link, url):
        raise Refused("graph.foreign-link")
    identifiers, names = [group[0] for group in groups], [group[1] for group in groups]
    return Accepted({"groups": identifiers, "names": names, "next": link})


def _status_code(status: int, data: bytes) -> str:
    if status == 400:
        try:
            error = parse_json(data, _ERROR_LIMITS)
        except Refused:
            error = None
        inner = error.get("error") if isinstance(error, dict) else None
        if isinstance(inner, dict) and inner.get("code") == "Directory_ResultSizeLimitExceeded":
            return "graph.too-many-groups"
    return _STATUS_CODES.get(status, "exchange.http-status")


def _group(element: JSONValue, query: str) -> tuple[str, str | None]:
    if query == "memberships":
        identifier = element.get("id") if isinstance(element, dict) else None
        name = element.get("displayName") if isinstance(element, dict) else None
    else:
        identifier, name = element, None
    if not isinstance(identifier, str) or not is_guid(identifier) or not isinstance(name, str | None):
        raise Refused("exchange.wrong-type")
    return identifier.lower(), name


def _delay(text: str, now: float) -> int | None:
    text = text.strip(" \t")
    if re.fullmatch("[0-9]+", text):
        digits = text.lstrip("0") or "0"
        return _LONGEST_DELAY if len(digits) > 10 else min(int(digits), _LONGEST_DELAY)
    date = _DATE.fullmatch(text)
    if date is None or date[2] not in _MONTHS or int(date[3]) < 1970:
        return None
    day, year, hour, minute, second = (int(date[place]) for place in (1, 3, 4, 5, 6))
    if not 1 <= day <= 31 or hour > 23 or minute > 59 or second > 60:
        return None
    first = datetime(year, _MONTHS.index(date[2]) + 1, 1, tzinfo=UTC).timestamp()
    moment = first + (day - 1) * 86_400 + hour * 3_600 + minute * 60 + second
    return min(max(math.ceil(moment - now), 0), _LONGEST_DELAY)
