"""From a passphrase to a key: Argon2id, and a data key that is wrapped with the result.

The data key is random and never changes, so that another passphrase needs nothing to be encrypted anew. The
parameters are those that RFC 9106 recommends where memory is limited (section 4, second choice).
``cryptography`` has Argon2id and AES-GCM from one OpenSSL, and the keyring needs it on Linux already;
argon2-cffi would be a second library for half of it.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import PassphraseError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
LONGEST_PASSPHRASE: Final = 4096
"""Characters."""
_SALT_BYTES: Final = 16
MEMORY_KIB: Final = 64 * 1024
PASSES: Final = 3
LANES: Final = 4
_MOST_MEMORY_KIB: Final = 1 << 20
_MOST_PASSES: Final = 16
_MOST_LANES: Final = 16
_WRAPPED: Final = b"musicrec profile key"
_SEALED: Final = "sealed1:"
"""Begins every sealed text, so that one that is not sealed is told apart."""


@dataclass(frozen=True, slots=True)
class KeyDerivation:
    """How a key comes from a passphrase; what is stored beside all that is encrypted with it.

    Attributes:
        salt: random bytes.
        memory_kib: the memory that each try needs, in KiB.
        passes: over the memory.
        lanes: that may be computed side by side.
    """

    salt: bytes
    memory_kib: int
    passes: int
    lanes: int

    @classmethod
    def new(cls) -> KeyDerivation:
        """With a new salt."""
        return cls(secrets.token_bytes(_SALT_BYTES), MEMORY_KIB, PASSES, LANES)

    def as_json(self) -> dict[str, object]:
        """As it is written."""
        return {**asdict(self), "salt": _text(self.salt)}

    @classmethod
    def from_json(cls, value: object) -> KeyDerivation:
        """As it was written.

        Raises:
            ValueError: it is no such value, or asks for more memory and time than any of ours.
        """
        found = value if isinstance(value, dict) else {}
        numbers = [found.get(name) for name in ("memory_kib", "passes", "lanes")]
        most = (_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES)
        memory_kib, passes, lanes = (
            number if type(number) is int and 1 <= number <= limit else 0
            for number, limit in zip(numbers, most, strict=True)
        )
        salt = _bytes(found.get("salt"))
        if not (memory_kib >= 8 * lanes and passes and lanes and 8 <= len(salt) <= 64):
            raise ValueError("parameters out of range")
        return cls(salt, memory_kib, passes, lanes)

    def key(self, passphrase: str) -> bytes:
        """The key of a passphrase; takes some tenths of a second, so not in the owner's thread.

        Raises:
            PassphraseError: ``"empty"``, ``"long"`` or ``"characters"``.
            MemoryError: there is not enough of it.
        """
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        return Argon2id(
            salt=self.salt,
            length=KEY_BYTES,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        ).derive(prepared(passphrase))


def prepared(passphrase: str) -> bytes:
    """A passphrase as it is compared (RFC 8265, OpaqueString): composed, with every kind of space as one.

    Raises:
        PassphraseError: ``"empty"``, ``"long"`` or ``"characters"``.
    """
    text = unicodedata.normalize(
        "NFC", "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in passphrase)
    )
    if not text:
        raise PassphraseError("empty")
    if len(text) > LONGEST_PASSPHRASE:
        raise PassphraseError("long")
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        raise PassphraseError("characters")
    return text.encode()


def new_secret(passphrase: str, data_key: bytes = b"") -> tuple[str, bytes]:
    """Wrap a data key with a passphrase.

    Args:
        passphrase: of the profile.
        data_key: the present one, where the passphrase is changed; empty for a new one.

    Returns:
        What is kept in the row of the profile, and the data key.

    Raises:
        PassphraseError: the passphrase cannot be used.
    """
    data_key = data_key or secrets.token_bytes(KEY_BYTES)
    derivation, nonce = KeyDerivation.new(), secrets.token_bytes(NONCE_BYTES)
    wrapped = cipher(derivation.key(passphrase)).encrypt(nonce, data_key, _WRAPPED)
    document = {"version": 1, **derivation.as_json(), "nonce": _text(nonce), "key": _text(wrapped)}
    return json.dumps(document), data_key


def data_key_of(secret: str, passphrase: str) -> bytes:
    """The data key of a profile.

    Args:
        secret: what is kept in the row of the profile.
        passphrase: as it was typed.

    Raises:
        PassphraseError: ``"wrong"``, or ``"damaged"``: what is kept cannot be read.
    """
    try:
        derivation, nonce, wrapped = _parts(json.loads(secret))
    except ValueError as error:
        raise PassphraseError("damaged") from error
    found = opened(derivation.key(passphrase), nonce, wrapped, _WRAPPED)
    if found is None:
        raise PassphraseError("wrong")
    return found


def seal_text(key: bytes, text: str, name: str) -> str:
    """Encrypt a text; only the same key and name open it."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return _SEALED + _text(nonce + cipher(key).encrypt(nonce, text.encode(), name.encode()))


def is_sealed(text: str) -> bool:
    """Whether a text is one of ``seal_text``."""
    return text.startswith(_SEALED)


def opened_text(key: bytes, sealed: str, name: str) -> str | None:
    """The text that was sealed; None with another key or name, or where it is damaged."""
    try:
        raw = _bytes(sealed.removeprefix(_SEALED))
    except ValueError:
        return None
    found = opened(key, raw[:NONCE_BYTES], raw[NONCE_BYTES:], name.encode())
    return None if found is None else found.decode()


def cipher(key: bytes) -> AESGCM:
    """The cipher of a key; loaded with the first use, because most profiles have none."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def opened(key: bytes, nonce: bytes, sealed: bytes, context: bytes) -> bytes | None:
    """What was encrypted; None where key, nonce, context or content are not the same."""
    from cryptography.exceptions import InvalidTag

    try:
        return cipher(key).decrypt(nonce, sealed, context)
    except (InvalidTag, ValueError):
        return None


def _parts(document: object) -> tuple[KeyDerivation, bytes, bytes]:
    found = document if isinstance(document, dict) else {}
    nonce = _bytes(found.get("nonce"))
    if found.get("version") != 1 or len(nonce) != NONCE_BYTES:
        raise ValueError("not of this version")
    return KeyDerivation.from_json(found), nonce, _bytes(found.get("key"))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(value if isinstance(value, str) else "*", validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
