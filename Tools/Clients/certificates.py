"""Certificates that live as long as a test: one for the proxy, and one with which an application authenticates."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID


def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def builder(subject: str, issuer: str, public_key) -> x509.CertificateBuilder:
    now = datetime.now(timezone.utc)
    return (
        x509.CertificateBuilder(named(issuer), named(subject), public_key, x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=2)))


def private_pem(private_key: rsa.RSAPrivateKey) -> bytes:
    return private_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def write_server_certificate(folder: Path) -> None:
    """Writes ca.pem, server.pem and server.key for localhost."""
    ca_key, server_key = key(), key()
    authority = (
        builder("Test authority", "Test authority", ca_key.public_key())
        .add_extension(x509.BasicConstraints(True, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(False, False, False, False, False, True, True, False, False), critical=True)
        .sign(ca_key, hashes.SHA256()))
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    server = (
        builder("localhost", "Test authority", server_key.public_key())
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(False, None), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256()))
    (folder / "ca.pem").write_bytes(pem(authority))
    (folder / "server.pem").write_bytes(pem(server) + pem(authority))
    (folder / "server.key").write_bytes(private_pem(server_key))


def client_credential() -> dict[str, str]:
    """Returns a certificate credential as MSAL takes it."""
    private_key = key()
    certificate = builder("An application", "An application", private_key.public_key()).sign(
        private_key, hashes.SHA256())
    return {
        "private_key": private_pem(private_key).decode(),
        "public_certificate": pem(certificate).decode(),
    }
