"""Sign-ins from devices: events with times, and the outcome of each."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from given import Given, MalformedVector
from json_values import JSONValue
from problems import Accepted, Refused

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
WINDOW = 900
MOST_DRAWS = 64
MEMBERS = {
    "begin": {"client", "random", "address"},
    "type": {"code", "browser", "user", "authenticatedAt", "address"},
    "approve": {"browser", "user", "form"},
    "deny": {"browser", "user", "form"},
    "poll": {"client"},
}


@dataclass
class Form:
    """A form that a browser was shown."""

    client: str
    number: int
    browser: str
    user: str


@dataclass
class Request:
    """A request, and how far it has come: waiting, shown, approved or denied."""

    started: float
    end: float
    interval: int
    progress: str = "waiting"
    form: Form | None = None
    last_poll: float | None = None


def validate_device_sign_in(given: JSONValue) -> Accepted:
    """Plays the events. A case is refused if its last event is."""
    members = Given(given, {"limits", "events"})
    events = members.any("events")
    if not isinstance(events, list) or not 1 <= len(events) <= 10_000:
        raise MalformedVector("events is not an array of 1 to 10000 events")
    play = Play(Given(members.object("limits") if "limits" in members else {}, set(Play.LIMITS)))
    outcomes: list[JSONValue] = []
    last: Refused | None = None
    for number, event in enumerate(events):
        try:
            outcomes.append(play.play(number, event))
            last = None
        except Refused as refusal:
            outcomes.append(refusal.codes[0])
            last = refusal
    if last:
        raise last
    return Accepted({"outcomes": outcomes})


class Play:
    """The requests, forms and counters."""

    LIMITS = {
        "lifetime": (600, 60, 1_800),
        "interval": (5, 1, 60),
        "codesPerUser": (10, 1, 100),
        "codesPerAddress": (50, 1, 10_000),
        "codes": (1_000, 1, 100_000),
        "requestsPerAddress": (100, 1, 10_000),
    }

    def __init__(self, limits: Given) -> None:
        self.limits: dict[str, int] = {}
        for name, (standard, least, most) in Play.LIMITS.items():
            value = limits.optional_integer(name)
            self.limits[name] = standard if value is None else value
            if not least <= self.limits[name] <= most:
                raise MalformedVector(f"{name} is out of range")
        self.requests: dict[str, Request] = {}
        self.begun: set[str] = set()
        self.clients: dict[str, str] = {}
        self.forms: dict[int, Form] = {}
        self.last_forms: dict[str, Form] = {}
        self.counters: dict[str, tuple[int, float]] = {}
        self.last_time = 0.0

    def play(self, number: int, value: JSONValue) -> str:
        """Returns the outcome of an event."""
        kind = value.get("do") if isinstance(value, dict) else None
        if kind not in MEMBERS:
            raise MalformedVector("do is begin, type, approve, deny or poll")
        event = Given(value, {"at", "do"} | MEMBERS[kind])
        now = event.date("at")
        if now < self.last_time:
            raise MalformedVector("the time goes back")
        self.last_time = now
        if kind == "begin":
            return self.begin(event, now)
        if kind == "type":
            return self.type(number, event, now)
        if kind == "poll":
            return self.poll(event.text("client"), now)
        return self.decide(kind, event, now)

    def begin(self, event: Given, now: float) -> str:
        """Starts a request. Its code is not one that waits already."""
        client, rest = event.text("client"), event.hexadecimal("random")
        if client in self.begun:
            raise MalformedVector("client has a request already")
        given_address = event.optional_text("address")
        address = canonical_address(given_address)
        if given_address is not None and address is None:
            raise Refused("device.request-invalid")
        if address is not None:
            self.count_start(address, now)
        while True:
            code, draws = "", 0
            while len(code) < 8:
                draw, rest, draws = rest[:16], rest[16:], draws + 1
                if not draw or draws > MOST_DRAWS:
                    raise Refused("device.store-unavailable")
                code += "".join(ALPHABET[byte % 20] for byte in draw if byte < 240)
            code = code[:8]
            holder = self.clients.get(code)
            other = None if holder is None else self.requests.get(holder)
            if other is None or now >= other.end:
                break
        self.begun.add(client)
        self.clients[code] = client
        self.requests[client] = Request(now, now + self.limits["lifetime"], self.limits["interval"])
        return f"{code[:4]}-{code[4:]}"

    def type(self, number: int, event: Given, now: float) -> str:
        """Shows the request of a code to a browser."""
        typed, browser, user = event.text("code"), event.text("browser"), event.text("user")
        authenticated, given_address = event.date("authenticatedAt"), event.optional_text("address")
        code = "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in typed if c not in "- ")
        if len(typed.encode()) > 64 or len(code) != 8 or any(letter not in ALPHABET for letter in code):
            raise Refused("device.code-malformed")
        if now > authenticated + 600:
            raise Refused("device.sign-in-not-new")
        self.count(f"user {user}", "codesPerUser", now)
        address = canonical_address(given_address)
        if address is not None:
            self.count(f"address {counted_as(address)}", "codesPerAddress", now)
        self.count("all", "codes", now)
        client = self.clients.get(code)
        request = self.requests.get(client) if client is not None else None
        if client is None or request is None or now >= request.end or request.progress not in ("waiting", "shown"):
            raise Refused("device.code-unknown")
        if request.form is not None and request.form.browser != browser:
            raise Refused("device.code-unknown")
        if authenticated < request.started - 60:
            raise Refused("device.sign-in-not-new")
        form = Form(client, number, browser, user)
        request.progress, request.form = "shown", form
        self.forms[number] = self.last_forms[browser] = form
        return "shown"

    def decide(self, kind: str, event: Given, now: float) -> str:
        """Approves or denies with a form."""
        browser, number, user = event.text("browser"), event.optional_integer("form"), event.optional_text("user")
        form = self.last_forms.get(browser) if number is None else self.forms.get(number)
        if form is None:
            raise Refused("device.form-invalid")
        request = self.requests.get(form.client)
        if request is None or request.progress in ("approved", "denied"):
            raise Refused("device.not-waiting")
        is_users = user is None or user == form.user
        if request.form is None or request.form.number != form.number or form.browser != browser or not is_users:
            raise Refused("device.form-invalid")
        if now >= request.end:
            raise Refused("device.not-waiting")
        request.progress = "approved" if kind == "approve" else "denied"
        # A decided request does not wait, so its code is free.
        self.clients = {code: client for code, client in self.clients.items() if client != form.client}
        return request.progress

    def poll(self, client: str, now: float) -> str:
        """Answers a poll, with the names of RFC 8628."""
        request = self.requests.get(client)
        if request is None:
            return "invalid_grant"
        if request.progress == "denied":
            return "access_denied"
        if request.progress == "approved":
            if now >= request.end + 60 or request.form is None:
                return "expired_token"
            del self.requests[client]
            return f"approved {request.form.user}"
        if now >= request.end:
            return "expired_token"
        is_early = request.last_poll is not None and now < request.last_poll + request.interval
        request.last_poll = now
        if is_early:
            request.interval = min(request.interval + 5, 60)
        return f"{'slow_down' if is_early else 'authorization_pending'} {request.interval}"

    def count_start(self, address: str, now: float) -> None:
        """Counts a request of an address and of its IPv6 network."""
        name, limit = f"start {counted_as(address)}", self.limits["requestsPerAddress"]
        network = network_of(address)
        if network is not None:
            self.next_count(name, limit, now)
            self.counters[network] = self.next_count(network, 10 * limit, now)
        self.counters[name] = self.next_count(name, limit, now)

    def count(self, name: str, limit: str, now: float) -> None:
        """Counts an attempt."""
        self.counters[name] = self.next_count(name, self.limits[limit], now)

    def next_count(self, name: str, limit: int, now: float) -> tuple[int, float]:
        """Returns the count with one more attempt, from the first one on for 15 minutes."""
        count, end = self.counters.get(name, (0, 0.0))
        if now >= end:
            count, end = 0, now + WINDOW
        if count >= limit:
            raise Refused("device.too-many-attempts")
        return count + 1, end


def canonical_address(text: str | None) -> str | None:
    """Returns an IP address in one form, or `None` if it is not one."""
    if text is not None and "%" in text:
        return None
    try:
        address = ipaddress.ip_address(text or "")
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)


def counted_as(address: str) -> str:
    """Returns what an address is counted under: the first half of an IPv6 address."""
    parsed = ipaddress.ip_address(address)
    return address if parsed.version == 4 else f"{int(parsed) >> 64}/64"


def network_of(address: str) -> str | None:
    """Returns what the network of an IPv6 address is counted under. IPv4 addresses have none."""
    parsed = ipaddress.ip_address(address)
    return None if parsed.version == 4 else f"start {int(parsed) >> 80}/48"
