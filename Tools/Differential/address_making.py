"""Generates URLs of every kind, most of them almost valid."""

from __future__ import annotations

import random

TENANT = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
_SCHEMES = [
    *("https", "https", "https", "https", "http", "HTTPS", "Http", "ftp", "javascript"),
    *("h", "https+x", "1https", "", "file", "ht tp"),
]
_HOSTS = [
    *("a.example", "console.example.com", "LOCALHOST", "localhost", "127.0.0.1", "[::1]"),
    *("[2001:db8::1]", "[2001:DB8::1]", "[::ffff:10.0.0.1]", "10.0.0.1", "10.0.0.256"),
    *("[2001:db8:0:0::1]", "[1:0:0:2:0:0:0:3]", "[1:0:0:2:0:0:3:4]", "[0:2:3:4:5:6:7:8]", "[::FFFF:A00:1]"),
    *("010.0.0.1", "1.2.3", "1", "0x7f.1", "0x7f", "0x", "a.0x1", "a.1", "1.a"),
    *("example.com.", "example.com..", ".a", "a..b", "-a.b", "a-.b", "_a.b", "a_b"),
    *("é.example", "xn--bcher-kva.example", "\u212a.example", "a b", "a\\b", "a%41"),
    *("[::1", "::1]", "::1", "[::1%25eth0]", "[v1.a]", "[]", "[127.0.0.1]"),
    *("[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7::]", "[::1.2.3.4]", "[1::2::3]", "a" * 63),
    *("a" * 64, ".".join(["a" * 49] * 5), ".".join(["a" * 50] * 5), "", "*", "a*b.c"),
    *("a;b", "a,b", "a!b", "%00", "a\u00ad.b", "a\u3002b", "login.microsoftonline.com"),
    *("login.microsoftonline.us", "contoso.b2clogin.com", "contoso.ciamlogin.com"),
]
_STARTS = [" ", "\t", "\ufeff", "<", "\x01", "", "", ""]
_PORTS = [
    *("", "", "", "", ":443", ":80", ":8443", ":", ":0", ":00443", ":65535", ":65536"),
    *(":99999999999999999999999", ":+1", ":-1", ": 1", ":1 ", ":a", ":٣", ":1:2", ":0x1"),
]
_USERS = ["", "", "", "", "", "", "", "user@", "user:pass@", "@", "a@b@", "\\@"]
_PATHS = [
    *("", "/", "/", "/cb", "/api/oidc/callback", "/A/b", "//", "/a//b", "/..", "/%2F"),
    *("/%7B", "/%7btenantid%7d", "/%", "/%g0", "/é", "/a b", "/{tenantid}", "/*", "/a;b"),
    *("/a!b", "/a,b(c)$'", "\\", "/\\", "/a\t", "/v2.0", f"/{TENANT}/v2.0", "/@", "/:"),
    *("/a/../b", "/.", "/%2e", "/a/.%2E/b", "/...", "/%252e", "/[x]", "/a]b"),
]
_BEFORE = ["https://", "http://", "HTTPS://", "", " https://", "“https://", "<https://", "https:/"]
_SIGN_IN_HOSTS = [
    *("login.microsoftonline.com", "login.microsoftonline.us"),
    *("login.partner.microsoftonline.cn", "login.windows.net", "sts.windows.net"),
    *("Login.microsoftonline.com", "login.microsoftonline.com:443"),
    *("login.microsoftonline.com.", "login.microsoftonline.com.evil.example"),
    *("contoso.b2clogin.com", "contoso.ciamlogin.com", f"{TENANT}.ciamlogin.com"),
    *("evil.example", "user@login.microsoftonline.com", "portal.azure.com"),
]
_TENANTS = [
    *(TENANT, "common", "organizations", "consumers", "contoso.com"),
    *("contoso.onmicrosoft.com", TENANT.upper(), "00000000-0000-0000-0000-000000000000"),
    *("{tenantid}", "Common", "", "a b", "..", "%2e", "contoso"),
]
_BEHIND_TENANT = [
    *("/v2.0", "", "/", "/v2.0/", "/V2.0", "/v1.0", "/oauth2/v2.0/authorize"),
    *("/oauth2/v2.0/token", "/v2.0/.well-known/openid-configuration", "/v2.0?x=1"),
    *("/v2.0#x", "/b2c_1_signin/v2.0/", "/b2c_1_signin/v2.0"),
    *("/discovery/v2.0/keys", "//v2.0", "/v2.0 "),
]
_ENDS = ["", "", "", "", "", "?", "?a=b", "#", "#f", "?a#b", "#a?b", "?a/b@c", " ", "\n", "\x00"]


def address(generator: random.Random) -> str:
    """Returns any URL. Each part is ordinary in most cases, so that often nothing or only one part is wrong."""
    separator = generator.choice(["://"] * 30 + [":", ":/", ":///", "//", ":\\\\"])
    parts = [
        *((["", *_STARTS], 1), (_SCHEMES, 4), ([separator], 1), (_USERS, 7)),
        *((_HOSTS, 8), (_PORTS, 4), (_PATHS, 5), (_ENDS, 5)),
    ]
    text = "".join(generator.choice(part[:ordinary] if generator.random() < 0.75 else part) for part, ordinary in parts)
    if generator.random() < 0.1:
        place = generator.randint(0, len(text))
        text = (
            text[:place]
            + generator.choice(
                [
                    *("/", "\\", "@", ":", "[", "]", "#", "?", "%", ".", " ", "\t", "\n", "\r"),
                    *("\x00", "\u00e9", "\uff0f", "\u2100", "\x7f"),
                ]
            )
            + text[place + generator.randint(0, 1) :]
        )
    return text


def redirect_uri(generator: random.Random) -> str:
    """Returns any URL, sometimes a long one."""
    text = address(generator)
    if generator.random() < 0.1:
        text = text.partition("#")[0] + "/" + "x" * max(0, generator.randint(254, 258) - len(text) - 1)
    return text


def authority(generator: random.Random) -> str:
    """Returns text that an administrator may paste."""
    if generator.random() < 0.2:
        return address(generator)
    parts = [
        (_BEFORE, 1),
        (_SIGN_IN_HOSTS, 3),
        (_TENANTS, 5),
        (_BEHIND_TENANT, 1),
        (["", " ", "\n", "”", ">", "?appid=" + TENANT], 1),
    ]
    before, host, tenant, rest, end = (
        generator.choice(part[:ordinary] if generator.random() < 0.8 else part) for part, ordinary in parts
    )
    return f"{before}{host}/{tenant}{rest}{end}"
