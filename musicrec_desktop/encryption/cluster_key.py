"""The key of a cluster: one file that every computer of it has, and nobody else.

It holds a private key and a certificate that the key itself has signed. Each side shows this certificate and
believes no other one, so who has the file may speak, and nobody else (TLS with certificates on both sides).
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.errors import ClusterError

_LASTS: Final = dt.timedelta(days=3650)
_EARLIER: Final = dt.timedelta(days=1)
"""Clocks of computers differ."""
_NAME: Final = "MusicRec Desktop cluster"


def make_cluster_key(path: str, now: dt.datetime) -> None:
    """Write a new key, readable by its owner alone.

    Args:
        path: of the file; one that is there is replaced.
        now: the time, with a time zone; the key lasts ten years.

    Raises:
        ClusterError: ``"key-not-written"``.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    identifier = x509.SubjectKeyIdentifier.from_public_key(public)
    usage = dict.fromkeys(
        (
            *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
            *("crl_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + _LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, key_cert_sign=True, **usage), critical=True)
        .add_extension(identifier, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    content = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    try:
        write_atomic(path, content)
    except OSError as error:
        raise ClusterError("key-not-written", path) from error
