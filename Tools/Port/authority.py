"""An authority of Entra: its metadata URL, its issuer, and its warnings."""

from __future__ import annotations

from dataclasses import dataclass

from ascii_text import lower_case
from issuers import is_guid
from tenants import PERSONAL_ACCOUNTS, SHARED_TENANTS


@dataclass(frozen=True)
class Authority:
    """An authority: the tenant, the cloud and the product."""

    cloud: str
    host: str
    kind: str
    tenant: str
    policy: str | None = None
    has_tfp: bool = False
    application: str | None = None
    ends_in_slash: bool = False

    @property
    def is_shared(self) -> bool:
        """Whether several tenants share the authority, so that its metadata contains an issuer template."""
        return self.tenant in SHARED_TENANTS

    @property
    def is_b2c(self) -> bool:
        """Whether the product is Azure AD B2C."""
        return self.kind == "b2c"

    @property
    def is_workforce(self) -> bool:
        """Whether the product is for employees and guests, not customers."""
        return self.kind == "workforce"

    @property
    def text(self) -> str:
        """The authority as configured."""
        return self._base + ("/" if self.ends_in_slash else "") + self._query

    @property
    def metadata(self) -> str:
        """The metadata URL."""
        return f"{self._base}/.well-known/openid-configuration{self._query}"

    @property
    def issuer(self) -> str | None:
        """The issuer of its tokens, or `None` if the authority alone does not determine it."""
        tenant = PERSONAL_ACCOUNTS if self.tenant == "consumers" else self.tenant
        is_told = is_guid(tenant) and (
            self.kind == "workforce" or (self.kind == "external-id" and self.host.startswith(tenant + "."))
        )
        return f"https://{self.host}/{tenant}/v2.0" if is_told else None

    @property
    def warnings(self) -> list[str]:
        """The warnings about an accepted authority."""
        found = {
            "authority.many-tenants": self.is_shared,
            "authority.domain-tenant": "." in self.tenant,
            "authority.unusual-policy": self.policy is not None and not lower_case(self.policy).startswith("b2c_1"),
        }
        return [code for code, is_found in found.items() if is_found]

    @property
    def _base(self) -> str:
        path = ["tfp"] * self.has_tfp + [self.tenant] + ([self.policy] if self.policy else []) + ["v2.0"]
        return f"https://{self.host}/{'/'.join(path)}"

    @property
    def _query(self) -> str:
        return f"?appid={self.application}" if self.application else ""
