"""Spoils files by a seed: the same seed spoils the same files in the same way."""

from __future__ import annotations

import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

LARGEST: Final = 400_000
"""Bytes of a file that is spoiled; what is longer is cut first, because headers stand at the front."""
_WILD_WORDS: Final = (
    b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x80\0\0\0", b"\0\0\0\0", b"\0\0\0\1",
    b"\1\0\0\0", b"\x7f\x7f\x7f\x7f", b"\0\0\xff\xff", b"\xff\xff\0\0",
)  # fmt: skip
_WILD_NUMBERS: Final = (
    b"-1", b"0", b"99999999999999999999", b"1e308", b"1e9999", b"NaN", b"Infinity", b"-0.0", b"2147483648",
    b"9223372036854775808", b"0x7f", b"1_000", b"\xd9\xa3", b"9" * 5000,
)  # fmt: skip
_WILD_TEXTS: Final = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"%00", b"%", b"&#0;", b"&a;",
    b"\\ud800", b"\x1b[2J", b"\xe2\x80\xae", b"../../../../etc/passwd", b"/dev/zero", b"file:///dev/stdin",
    b"http://[::1", b"//host/share", b"C:\\", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b'"',
    b"\r", b"\n\n\n", b"{", b"[", b"}", b"(" * 400, b"[" * 4000, b"A" * 70_000, b"'; DROP TABLE track; --",
)  # fmt: skip
_NUMBER: Final = re.compile(rb"\d+")
_EXTENSIONS: Final = (
    ".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".wma", ".ape", ".wv", ".mpc", ".dsf", ".m3u",
    ".m3u8", ".pls", ".xspf", ".cue", ".lrc", ".json", ".xml", ".csv", ".db", ".zip", ".jpg", ".txt", "",
)  # fmt: skip

Other = Callable[[], bytes]
"""Gives the bytes of another sample."""
Way = Callable[[bytes, random.Random, Other], bytes]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file that was spoiled.

    Attributes:
        name: of the file, with its extension.
        data: its bytes.
        ways: what was done to it, for a report.
    """

    name: str
    data: bytes
    ways: tuple[str, ...]


def mutant(name: str, data: bytes, rng: random.Random, other: Other) -> Mutant:
    """A spoiled copy of a sample.

    Args:
        name: of the sample.
        data: of the sample.
        rng: decides everything.
        other: gives bytes to be joined to these.
    """
    data = data[:LARGEST]
    ways: list[str] = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        way = rng.choice(WAYS)
        data = way(data, rng, other)[: 4 * LARGEST]
        ways.append(way.__name__.strip("_"))
    stem, dot, extension = name.rpartition(".")
    if rng.random() < 0.06:
        stem, dot, extension = stem or name, "", rng.choice(_EXTENSIONS)
        ways.append("renamed")
    return Mutant(f"{stem}{dot}{extension}", data, tuple(ways))


def _place(data: bytes, rng: random.Random) -> int:
    """A place in a file; most often in its front, where headers are."""
    return rng.randrange(max(1, min(len(data), rng.choice((16, 64, 512, 4096, len(data) or 1)))))


def _end_cut(data: bytes, rng: random.Random, _other: Other) -> bytes:
    return data[: rng.choice((_place(data, rng), len(data) - 1, len(data) // 2, rng.randrange(40)))]


def _front_cut(data: bytes, rng: random.Random, _other: Other) -> bytes:
    return data[_place(data, rng) :]


def _bits_flipped(data: bytes, rng: random.Random, _other: Other) -> bytes:
    changed = bytearray(data or b"\0")
    for _ in range(rng.choice((1, 2, 8, 64))):
        changed[_place(data, rng)] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _bytes_changed(data: bytes, rng: random.Random, _other: Other) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 40))):
        place = _place(data, rng)
        changed[place : place + 1] = rng.randbytes(1)
    return bytes(changed)


def _blocks_exchanged(data: bytes, rng: random.Random, _other: Other) -> bytes:
    length = rng.choice((4, 16, 100, 4096))
    first, second = sorted((_place(data, rng), rng.randrange(len(data) + 1)))
    one, two = data[first : first + length], data[second : second + length]
    return data[:first] + two + data[first + length : second] + one + data[second + length :]


def _block_repeated(data: bytes, rng: random.Random, _other: Other) -> bytes:
    place = _place(data, rng)
    block = data[place : place + rng.choice((1, 4, 30, 500, 8000))]
    return data[:place] + block * rng.choice((2, 3, 50, 2000)) + data[place:]


def _length_wild(data: bytes, rng: random.Random, _other: Other) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3))):
        place = _place(data, rng)
        word = rng.choice(_WILD_WORDS)[: rng.choice((1, 2, 3, 4))]
        changed[place : place + len(word)] = word
    return bytes(changed)


def _zeros(data: bytes, rng: random.Random, _other: Other) -> bytes:
    place, length = _place(data, rng), rng.choice((1, 16, 600, 20_000))
    return data[:place] + bytes(length) + data[place + length * rng.randrange(2) :]


def _noise(data: bytes, rng: random.Random, _other: Other) -> bytes:
    place = _place(data, rng)
    return data[:place] + rng.randbytes(rng.choice((4, 100, 5000))) + data[place:]


def _cut_out(data: bytes, rng: random.Random, _other: Other) -> bytes:
    place = _place(data, rng)
    return data[:place] + data[place + rng.choice((1, 2, 7, 64, 1000)) :]


def _joined(data: bytes, rng: random.Random, other: Other) -> bytes:
    return other()[:LARGEST] + data if rng.randrange(2) else data + other()[:LARGEST]


def _other_inside(data: bytes, rng: random.Random, other: Other) -> bytes:
    place = _place(data, rng)
    return data[:place] + other()[: rng.choice((16, 500, LARGEST))] + data[place:]


def _number_wild(data: bytes, rng: random.Random, _other: Other) -> bytes:
    found = list(_NUMBER.finditer(data, 0, 20_000))
    if not found:
        return _length_wild(data, rng, _other)
    one = rng.choice(found)
    return data[: one.start()] + rng.choice(_WILD_NUMBERS) + data[one.end() :]


def _text_wild(data: bytes, rng: random.Random, _other: Other) -> bytes:
    place = _place(data, rng)
    return data[:place] + rng.choice(_WILD_TEXTS) + data[place:]


def _other_encoding(data: bytes, rng: random.Random, _other: Other) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037")), "replace"
    )


def _zipped(data: bytes, rng: random.Random, other: Other) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        names = ("a.json", "../a.json", "/a.csv", "a/" * 40 + "b.xml", "manifest.json", "\0.db", "CON")
        # A name alone would get the time of now.
        archive.writestr(zipfile.ZipInfo(rng.choice(names)), data)
        archive.writestr(zipfile.ZipInfo("b.zip"), other()[:LARGEST])
    return packed.getvalue()


def _gzipped(data: bytes, rng: random.Random, _other: Other) -> bytes:
    packed = gzip.compress(data, rng.choice((0, 9)), mtime=0)
    return gzip.compress(packed, mtime=0) if rng.randrange(2) else packed


WAYS: Final[Sequence[Way]] = (
    _end_cut, _front_cut, _bits_flipped, _bits_flipped, _bytes_changed, _bytes_changed, _blocks_exchanged,
    _block_repeated, _length_wild, _length_wild, _length_wild, _zeros, _noise, _cut_out, _joined,
    _other_inside, _number_wild, _text_wild, _text_wild, _other_encoding, _zipped, _gzipped,
)  # fmt: skip
