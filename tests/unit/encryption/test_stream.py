"""Files that are encrypted in chunks: whole, damaged, cut off, exchanged."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from musicrec_desktop.core.errors import PassphraseError
from musicrec_desktop.encryption.keys import KeyDerivation
from musicrec_desktop.encryption.stream import MAGIC, DamagedStreamError, DecryptingReader, EncryptingWriter

QUICK = KeyDerivation(bytes(range(16)), memory_kib=64, passes=1, lanes=1)
CHUNK = 64 * 1024
TAG = 16
CONTENT = random.Random(1).randbytes(3 * CHUNK + 123)


def encrypted(content: bytes, passphrase: str = "p") -> bytes:
    target = io.BytesIO()
    with EncryptingWriter(target, passphrase, QUICK) as writer:
        for start in range(0, len(content), 5000):
            writer.write(content[start : start + 5000])
    return target.getvalue()


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return encrypted(CONTENT)


def body(sealed: bytes) -> int:
    return len(sealed) - len(CONTENT) - 4 * TAG


def test_what_was_written_is_read_from_any_place(sealed: bytes) -> None:
    assert sealed.startswith(MAGIC)
    assert CONTENT[:64] not in sealed
    reader = DecryptingReader(io.BytesIO(sealed), "p")
    assert io.BufferedReader(reader).read() == CONTENT
    reader = DecryptingReader(io.BytesIO(sealed), "p")
    assert reader.seek(-10, io.SEEK_END) == len(CONTENT) - 10
    assert reader.read(100) == CONTENT[-10:]
    assert reader.seek(2 * CHUNK - 3) == reader.tell()
    assert reader.read(3) == CONTENT[2 * CHUNK - 3 : 2 * CHUNK]


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1])
def test_every_length_comes_back(size: int) -> None:
    content = CONTENT[:size]
    assert io.BufferedReader(DecryptingReader(io.BytesIO(encrypted(content)), "p")).read() == content


def test_an_archive_can_be_written_and_read_through_it() -> None:
    target = io.BytesIO()
    with (
        EncryptingWriter(target, "p", QUICK) as writer,
        zipfile.ZipFile(writer, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        archive.writestr("a.json", "[1]" * 9999)
        archive.writestr("b.json", "[2]")
    with zipfile.ZipFile(io.BufferedReader(DecryptingReader(io.BytesIO(target.getvalue()), "p"))) as archive:
        assert archive.read("a.json") == b"[1]" * 9999
        assert archive.testzip() is None


def test_a_wrong_passphrase_is_told_from_damage(sealed: bytes) -> None:
    with pytest.raises(PassphraseError) as wrong:
        DecryptingReader(io.BytesIO(sealed), "q")
    assert wrong.value.reason == "wrong"


def test_a_bit_that_flipped_is_found(sealed: bytes) -> None:
    damaged = bytearray(sealed)
    damaged[body(sealed) + CHUNK + TAG + 5] ^= 1
    reader = DecryptingReader(io.BytesIO(bytes(damaged)), "p")
    assert reader.read(10) == CONTENT[:10]
    reader.seek(CHUNK)
    with pytest.raises(DamagedStreamError):
        reader.read(1)


@pytest.mark.parametrize("left_out", [1, TAG, 123 + TAG, CHUNK])
def test_a_file_that_was_cut_off_is_found(sealed: bytes, left_out: int) -> None:
    reader = DecryptingReader(io.BytesIO(sealed[:-left_out]), "p")
    reader.seek(-1, io.SEEK_END)
    with pytest.raises(DamagedStreamError):
        reader.read(1)


def test_chunks_cannot_be_exchanged(sealed: bytes) -> None:
    begin, step = body(sealed), CHUNK + TAG
    swapped = (
        sealed[:begin]
        + sealed[begin + step : begin + 2 * step]
        + sealed[begin : begin + step]
        + sealed[begin + 2 * step :]
    )
    with pytest.raises(DamagedStreamError):
        DecryptingReader(io.BytesIO(swapped), "p").read(1)


@pytest.mark.parametrize(
    "content", [b"", b"PK\3\4", MAGIC, MAGIC + b"\xff\xff\xff\xff", MAGIC + b"\0\0\0\2{}" + bytes(99)]
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedStreamError):
        DecryptingReader(io.BytesIO(content), "p")


def test_a_file_that_was_dropped_cannot_be_read() -> None:
    target = io.BytesIO()
    writer = EncryptingWriter(target, "p", QUICK)
    writer.write(CONTENT)
    writer.drop()
    reader = DecryptingReader(io.BytesIO(target.getvalue()), "p")
    reader.seek(-1, io.SEEK_END)
    with pytest.raises(DamagedStreamError):
        reader.read(1)


@pytest.mark.parametrize(
    "header",
    [
        b"[" * 4096,
        b'{"version": 1, "prefix": "00000000000000", "chunk": Infinity}',
        b'{"prefix": []}',
        b"\xff",
    ],
    ids=range(4),
)
def test_a_header_that_is_built_to_harm_is_damage(header: bytes) -> None:
    file = io.BytesIO(MAGIC + len(header).to_bytes(4, "big") + header + bytes(100))
    with pytest.raises(DamagedStreamError):
        DecryptingReader(file, "p")
