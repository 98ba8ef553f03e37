"""FLAC files of silence with tags, made byte by byte: minutes of sound in few kilobytes.

Every frame holds two constant subframes, so a file can be decoded and played like any other. The format is
RFC 9639 (frame header 9.1, checksums 9.1.8 and 9.3, Vorbis comment 8.6).
"""

from __future__ import annotations

import functools
import os
import struct
from collections.abc import Iterable
from typing import Final

RATE_HZ: Final = 44_100
BLOCK: Final = 65_535
"""Samples of a frame; the most that there can be."""
LEAST_BYTES_PER_S: Final = 52
"""The library does not believe the length of a file that is smaller (``library/duration.py``)."""
_CHANNELS: Final = 2
_BITS: Final = 16
_SUBFRAMES: Final = bytes(_CHANNELS * 3)
"""A constant subframe is a byte that says so, and the sample."""
_LAST: Final = 0x80
_STREAM_INFO: Final = 0
_PADDING: Final = 1
_VORBIS_COMMENT: Final = 4


def write_silent_flac(path: str, duration_ms: int, tags: Iterable[tuple[str, str]]) -> None:
    """Write a file of silence; its padding is a hole, which takes no room on the disk.

    Args:
        path: of the file.
        duration_ms: of the sound, more than 0.
        tags: names of Vorbis comments with their values.
    """
    samples = round(duration_ms * RATE_HZ / 1000)
    whole, rest = divmod(samples, BLOCK)
    frames = _frames(whole) + (_frame(whole, rest) if rest else b"")
    head = b"".join(
        (b"fLaC", _metadata(_STREAM_INFO, _stream_info(samples)), _metadata(_VORBIS_COMMENT, _comments(tags)))
    )
    padding = max(0, duration_ms * LEAST_BYTES_PER_S // 1000 - len(head) - len(frames))
    with open(path, "wb") as file:
        file.write(head + bytes((_PADDING | _LAST,)) + padding.to_bytes(3, "big"))
        file.seek(padding, os.SEEK_CUR)
        file.write(frames)


def _metadata(kind: int, content: bytes) -> bytes:
    return bytes((kind,)) + len(content).to_bytes(3, "big") + content


def _stream_info(samples: int) -> bytes:
    rates = RATE_HZ << 44 | (_CHANNELS - 1) << 41 | (_BITS - 1) << 36 | samples
    return struct.pack(">HH", BLOCK, BLOCK) + bytes(6) + rates.to_bytes(8, "big") + bytes(16)


def _comments(tags: Iterable[tuple[str, str]]) -> bytes:
    texts = [f"{name}={value}".encode() for name, value in tags]
    maker = b"silence"
    parts = [struct.pack("<I", len(maker)), maker, struct.pack("<I", len(texts))]
    for text in texts:
        parts += (struct.pack("<I", len(text)), text)
    return b"".join(parts)


@functools.cache
def _frames(count: int) -> bytes:
    return b"".join(_frame(number, BLOCK) for number in range(count))


@functools.lru_cache(maxsize=4096)
def _frame(number: int, samples: int) -> bytes:
    # The number of samples comes as 16 bits behind the header; 44.1 kHz, two channels, 16 bits.
    header = b"\xff\xf8\x79\x18" + _coded(number) + struct.pack(">H", samples - 1)
    frame = header + bytes((_checksum(header, 8, 0x07),)) + _SUBFRAMES
    return frame + struct.pack(">H", _checksum(frame, 16, 0x8005))


def _coded(number: int) -> bytes:
    """A frame's number as UTF-8 codes characters."""
    return chr(number).encode()


def _checksum(data: bytes, bits: int, polynomial: int) -> int:
    """A cyclic redundancy check that begins with 0, the highest bit first."""
    rest, mask = 0, (1 << bits) - 1
    for byte in data:
        rest ^= byte << (bits - 8)
        for _ in range(8):
            rest = ((rest << 1) ^ (polynomial if rest >> (bits - 1) else 0)) & mask
    return rest
