"""Makes the signing keys of the providers."""

import json
from pathlib import Path

from jwcrypto.jwk import JWK

KINDS = {
    "RS256": {"kty": "RSA", "size": 2048},
    "PS256": {"kty": "RSA", "size": 2048},
    "ES256": {"kty": "EC", "crv": "P-256"},
    "EdDSA": {"kty": "OKP", "crv": "Ed25519"},
}


def key(folder: Path, algorithm: str, generation: int) -> JWK:
    """Returns a private key, which is made once for each algorithm and generation."""
    file = folder / f"key-{algorithm}-{generation}.json"
    if not file.exists():
        made = JWK.generate(**KINDS[algorithm], kid=f"{algorithm.lower()}-{generation}", alg=algorithm, use="sig")
        file.write_text(made.export_private())
    return JWK(**json.loads(file.read_text()))


def private_pem(made: JWK) -> str:
    return made.export_to_pem(private_key=True, password=None).decode()


def public_pem(made: JWK) -> str:
    return made.export_to_pem().decode()
