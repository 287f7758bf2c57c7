"""What clients asked for and got, as text."""

from __future__ import annotations

import base64
import json
from urllib.parse import parse_qs

LABELS = {
    "grant_type": {
        "urn:ietf:params:oauth:grant-type:jwt-bearer": "on-behalf-of",
        "urn:ietf:params:oauth:grant-type:device_code": "device_code",
    },
}


def request_text(request: dict) -> str:
    """Returns a request in few words: `POST token (refresh_token) 200`."""
    path = request["path"]
    short = "openid-configuration" if path.endswith("openid-configuration") else path.rsplit("/", 1)[-1] or "/"
    grant = parse_qs(request["body"]).get("grant_type", [""])[0]
    grant = LABELS["grant_type"].get(grant, grant)
    return f"{request['method']} {short}{f' ({grant})' if grant else ''} {request['status']}"


def requests_text(requests: list[dict]) -> str:
    """Returns requests in order. Repeated ones are counted."""
    texts: list[list] = []
    for request in requests:
        text = request_text(request)
        if texts and texts[-1][0] == text:
            texts[-1][1] += 1
        else:
            texts.append([text, 1])
    return ", ".join(text if count == 1 else f"{count} × {text}" for text, count in texts)


def claims_of(token: str) -> dict:
    """Returns the claims of a JWT without any check."""
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def table(rows: list[tuple[str, ...]]) -> str:
    """Returns rows as a Markdown table. The first one is its header."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines)
