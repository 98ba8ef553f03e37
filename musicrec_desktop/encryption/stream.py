"""A file that is encrypted in chunks: AES-256-GCM in the STREAM construction (Hoang and others, 2015).

The file begins with a magic, the length of a header, and the header: how the key comes from the passphrase.
Every chunk has a nonce of a random prefix, its number, and whether it is the last one. So chunks cannot be
exchanged, left out or cut off, and any of them can be read without the others. The header is authenticated
with every chunk.
"""

from __future__ import annotations

import io
import json
import os
import secrets
from typing import IO, Final

from typing_extensions import Buffer, override

from musicrec_desktop.core.errors import PassphraseError
from musicrec_desktop.encryption.keys import KeyDerivation, cipher, opened

MAGIC: Final = b"\x89MusicRecProfile\n"
_CHUNK: Final = 64 * 1024
_LARGEST_CHUNK: Final = 1 << 20
_TAG: Final = 16
_PREFIX: Final = 7
_MOST_CHUNKS: Final = 1 << 32
_LONGEST_HEADER: Final = 4096
_LENGTH_BYTES: Final = 4
_MORE, _LAST, _CHECK = b"\0", b"\1", b"\2"
"""The last byte of a nonce: a chunk, the last one, and an empty text by which a wrong passphrase is told."""


class DamagedStreamError(OSError):
    """The file is not as it was written: damaged, cut off, or of another version."""


class EncryptingWriter(io.RawIOBase):
    """Encrypts what is written into a file; ``close`` writes the last chunk, and leaves the file open.

    Args:
        target: where it goes.
        passphrase: opens it again.
        derivation: how the key comes from it; None for a new one.

    Raises:
        PassphraseError: the passphrase cannot be used.
    """

    def __init__(self, target: IO[bytes], passphrase: str, derivation: KeyDerivation | None = None) -> None:
        derivation = derivation or KeyDerivation.new()
        self._prefix = secrets.token_bytes(_PREFIX)
        header = json.dumps(
            {"version": 1, **derivation.as_json(), "prefix": self._prefix.hex(), "chunk": _CHUNK}
        ).encode()
        self._key = derivation.key(passphrase)
        self._target, self._header = target, header
        self._waiting = bytearray()
        self._number = self._done = 0
        target.write(MAGIC + len(header).to_bytes(_LENGTH_BYTES, "big") + header)
        target.write(cipher(self._key).encrypt(_nonce(self._prefix, 0, _CHECK), b"", header))

    @override
    def writable(self) -> bool:
        return True

    @override
    def tell(self) -> int:
        return self._done

    @override
    def write(self, data: Buffer, /) -> int:
        content = memoryview(data).cast("B")
        self._waiting += content
        self._done += len(content)
        while len(self._waiting) > _CHUNK:
            self._put(bytes(self._waiting[:_CHUNK]), is_last=False)
            del self._waiting[:_CHUNK]
        return len(content)

    @override
    def close(self) -> None:
        if not self.closed:
            self._put(bytes(self._waiting), is_last=True)
            self._waiting.clear()
        super().close()

    def drop(self) -> None:
        """Close without a last chunk: what was written is no file."""
        super().close()

    def _put(self, chunk: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, _LAST if is_last else _MORE)
        self._target.write(cipher(self._key).encrypt(nonce, chunk, self._header))
        self._number += 1


class DecryptingReader(io.RawIOBase):
    """Reads such a file from any place; a chunk is checked before any of it is given.

    Args:
        source: the file, from its first byte.
        passphrase: as it was typed.

    Raises:
        PassphraseError: it is not the right one.
        DamagedStreamError: the file is damaged; so does every read.
    """

    def __init__(self, source: IO[bytes], passphrase: str) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise DamagedStreamError("not such a file")
        self._header = source.read(min(_LONGEST_HEADER, int.from_bytes(source.read(_LENGTH_BYTES), "big")))
        try:
            derivation, self._prefix, self._chunk = _parts(json.loads(self._header))
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            raise DamagedStreamError("its header cannot be read") from error
        check = source.read(_TAG)
        self._source, self._begin = source, source.tell()
        sealed = source.seek(0, os.SEEK_END) - self._begin
        self._count = max(1, -(-sealed // (self._chunk + _TAG)))
        self._size = sealed - self._count * _TAG
        if self._size < 0 or self._count > _MOST_CHUNKS:
            raise DamagedStreamError("it is cut off")
        self._key = derivation.key(passphrase)
        self._place, self._held, self._content = 0, -1, b""
        if opened(self._key, _nonce(self._prefix, 0, _CHECK), check, self._header) is None:
            raise PassphraseError("wrong")

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def tell(self) -> int:
        return self._place

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        target = memoryview(buffer).cast("B")
        if self._place >= self._size or not target:
            return 0
        number, offset = divmod(self._place, self._chunk)
        if number != self._held:
            content = self._opened(number)
            if content is None:
                raise DamagedStreamError(f"chunk {number} is damaged")
            self._held, self._content = number, content
        part = self._content[offset : offset + len(target)]
        target[: len(part)] = part
        self._place += len(part)
        return len(part)

    def _opened(self, number: int) -> bytes | None:
        self._source.seek(self._begin + number * (self._chunk + _TAG))
        sealed = self._source.read(self._chunk + _TAG)
        nonce = _nonce(self._prefix, number, _LAST if number == self._count - 1 else _MORE)
        return opened(self._key, nonce, sealed, self._header)


def _parts(document: object) -> tuple[KeyDerivation, bytes, int]:
    found = document if isinstance(document, dict) else {}
    prefix, chunk = bytes.fromhex(found.get("prefix", "")), int(found.get("chunk", 0))
    if found.get("version") != 1 or len(prefix) != _PREFIX or not 0 < chunk <= _LARGEST_CHUNK:
        raise ValueError("not of this version")
    return KeyDerivation.from_json(found), prefix, chunk


def _nonce(prefix: bytes, number: int, kind: bytes) -> bytes:
    return prefix + number.to_bytes(4, "big") + kind
