"""The length of bare streams of frames: MP3 without a length table, ADTS AAC, AC-3.

Taggers guess it from the first frames, which is minutes off where the bit rate changes. Here frames in many
places of the file are looked at: where all have one bit rate, bytes tell the length; else the headers of all
frames are walked. A walk ends after so many bytes, and the rest is extrapolated: then the
length is an estimate.

Sources: ISO/IEC 11172-3 and 13818-3 (MPEG audio), ISO/IEC 14496-3 (ADTS), ETSI TS 102 366 (AC-3, E-AC-3).
"""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.library.formats import Kind

MOST_BYTES: Final = 256 << 20
_LEAST_SAMPLED: Final = 1 << 19
_PLACES: Final = 16
_FRAMES_A_PLACE: Final = 4
_WINDOW: Final = 1 << 14
_CHUNK: Final = 1 << 20
_TRUSTED: Final = 3
"""This many frames in a row do not occur by chance."""

Frame = tuple[int, int, int]
"""Bytes, samples and samples a second."""
Parse = Callable[[bytes, int], "Frame | None"]

_MPEG_KBPS: Final = {
    (1, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_MPEG_RATES: Final = (44_100, 48_000, 32_000)
_ADTS_RATES: Final = (
    *(96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350),
)
_AC3_RATES: Final = (48_000, 44_100, 32_000)
_AC3_KBPS: Final = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640)
_EAC3_BLOCKS: Final = (1, 2, 3, 6)
_LARGEST_FRAME: Final = 1 << 13


class HasTable(Exception):  # noqa: N818  no error: there is nothing to count
    """The file tells its length itself."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A length that was counted.

    Attributes:
        seconds: of sound.
        is_estimate: a part was extrapolated.
        bits_per_s: of the frames; 0 where unknown.
    """

    seconds: float
    is_estimate: bool = False
    bits_per_s: float = 0.0


def count(file: io.BufferedReader, kind: Kind, start: int, end: int) -> Counted | None:
    """The length of the frames between two places of a file.

    Args:
        file: open; its position is lost.
        kind: MP3, ADTS or AC3.
        start: where frames may begin, behind tags.
        end: where they end at the latest, before tags.

    Returns:
        None where there are no frames.

    Raises:
        HasTable: the first frame holds a table, so that the header tells the length.
    """
    parse = _PARSERS.get(kind)
    if parse is None or end <= start:
        return None
    first = _find(file, parse, start, end)
    if first is None:
        return None
    if kind is Kind.MP3 and _has_table(file, first):
        raise HasTable
    is_long = end - first >= _LEAST_SAMPLED
    if is_long and kind is Kind.MP3 and (seconds := _constant(file, first, end)) is not None:
        return Counted(seconds, bits_per_s=(end - first) * 8 / seconds)
    return _walk(file, parse, first, end)


def _mpeg(data: bytes, at: int) -> Frame | None:
    """A frame of MPEG audio, layers 1 to 3."""
    return _mpeg_frame(data[at : at + 3])


@functools.lru_cache(maxsize=4096)
def _mpeg_frame(start: bytes) -> Frame | None:
    head = int.from_bytes(start, "big") << 8
    if len(start) < 3 or head >> 21 != 0x7FF:
        return None
    version, layer = (0, None, 2, 1)[head >> 19 & 3], 4 - (head >> 17 & 3)
    kbps_index, rate_index = head >> 12 & 15, head >> 10 & 3
    if version is None or layer == 4 or rate_index == 3 or kbps_index in {0, 15}:
        return None
    rate = _MPEG_RATES[rate_index] >> (0, 1, 2)[(1, 2, 0).index(version)]
    kbps = _MPEG_KBPS[1 if version == 1 else 2, layer][kbps_index]
    padding = head >> 9 & 1
    if layer == 1:
        return (12_000 * kbps // rate + padding) * 4, 384, rate
    samples = 576 if layer == 3 and version != 1 else 1152
    return samples * 125 * kbps // rate + padding, samples, rate


def _adts(data: bytes, at: int) -> Frame | None:
    """A frame of AAC with a header of its own."""
    if len(data) < at + 7 or data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0:
        return None
    rate_index = data[at + 2] >> 2 & 15
    size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    if rate_index >= len(_ADTS_RATES) or size < 7:
        return None
    return size, 1024 * ((data[at + 6] & 3) + 1), _ADTS_RATES[rate_index]


def _ac3(data: bytes, at: int) -> Frame | None:
    """A frame of AC-3 or E-AC-3; dependent substreams add nothing to the length."""
    if len(data) < at + 6 or data[at] != 0x0B or data[at + 1] != 0x77:
        return None
    rate_index = data[at + 4] >> 6
    if data[at + 5] >> 3 <= 10:
        code = data[at + 4] & 63
        if rate_index == 3 or code > 37:
            return None
        rate, kbps = _AC3_RATES[rate_index], _AC3_KBPS[code >> 1]
        words = 96_000 * kbps // rate if rate != 44_100 else 96_000 * kbps // 44_100 + (code & 1)
        return words * 2, 1536, rate
    size = ((data[at + 2] & 7) << 8 | data[at + 3]) * 2 + 2
    if rate_index == 3:
        rate, blocks = _AC3_RATES[(data[at + 4] >> 4 & 3) % 3] // 2, 6
    else:
        rate, blocks = _AC3_RATES[rate_index], _EAC3_BLOCKS[data[at + 4] >> 4 & 3]
    is_dependent = data[at + 2] >> 6 == 1
    return size, 0 if is_dependent else 256 * blocks, rate


_PARSERS: Final[dict[Kind, Parse]] = {Kind.MP3: _mpeg, Kind.ADTS: _adts, Kind.AC3: _ac3}
KINDS: Final = frozenset(_PARSERS)
"""Kinds whose frames can be counted."""


def _has_table(file: io.BufferedReader, first: int) -> bool:
    """Whether the first frame is no sound and counts the others."""
    file.seek(first)
    head = file.read(64)
    if head[36:40] == b"VBRI":
        return True
    at = max(head.find(b"Xing"), head.find(b"Info"))
    # The first flag says that the number of frames is there.
    return at > 0 and bool(int.from_bytes(head[at + 4 : at + 8], "big") & 1)


def _find(file: io.BufferedReader, parse: Parse, start: int, end: int) -> int | None:
    """Where the first frame is that is followed by others."""
    for base in range(start, min(end, start + 64 * _WINDOW), _WINDOW):
        file.seek(base)
        data = file.read(_WINDOW + _TRUSTED * _LARGEST_FRAME)
        place = _sync(data, parse, 0, min(_WINDOW, end - base))
        if place is not None:
            return base + place
    return None


def _sync(data: bytes, parse: Parse, at: int, end: int) -> int | None:
    sync = b"\x0b\x77" if parse is _ac3 else b"\xff"
    while (at := data.find(sync, at, end)) >= 0:
        place, seen = at, 0
        while seen < _TRUSTED and (frame := parse(data, place)) is not None:
            place, seen = place + frame[0], seen + 1
        # The last frames of a file are followed by nothing.
        if seen == _TRUSTED or (seen and place >= len(data)):
            return at
        at += 1
    return None


def _constant(file: io.BufferedReader, first: int, end: int) -> float | None:
    """The length by bytes where MPEG frames in many places have one bit rate; else None."""
    heads: set[bytes] = set()
    file.seek(first)
    start = _mpeg(file.read(4), 0)

    def alike(data: bytes, at: int) -> Frame | None:
        # Noise can look like a frame, but rarely like one of this stream.
        frame = _mpeg(data, at)
        return frame if frame is not None and start is not None and frame[1:] == start[1:] else None

    for number in range(_PLACES):
        file.seek(first + (end - first) * number // _PLACES)
        data = file.read(_WINDOW // 2)
        place = _sync(data, alike, 0, len(data))
        if place is None:
            return None
        for _ in range(_FRAMES_A_PLACE):
            frame = alike(data, place)
            if frame is None:
                break
            # Without the bit of the checksum, and without padding and the private bit.
            heads.add(bytes((data[place + 1] & 0xFE, data[place + 2] & 0xFC)))
            place += frame[0]
        if len(heads) > 1:
            return None
    version_and_layer, rates = heads.pop()
    layer = 4 - (version_and_layer >> 1 & 3)
    kbps = _MPEG_KBPS[1 if version_and_layer >> 3 & 3 == 3 else 2, layer][rates >> 4]
    return (end - first) * 8 / (kbps * 1000)


def _walk(file: io.BufferedReader, parse: Parse, first: int, end: int) -> Counted | None:
    """Every frame from the first on; damage between them is passed over."""
    seconds = 0.0
    samples, rate = 0, 0
    base, data, at = first, b"", 0
    limit = min(end, first + MOST_BYTES)
    while base + at < limit:
        if len(data) - at < _LARGEST_FRAME * 2 and base + len(data) < end:
            base, at = base + at, 0
            file.seek(base)
            data = file.read(min(_CHUNK, end - base))
        frame = parse(data, at)
        if frame is None:
            found = _sync(data, parse, at + 1, len(data))
            at = len(data) if found is None else found
            if found is None and base + at >= end:
                break
            continue
        if frame[2] != rate:
            seconds += samples / rate if rate else 0.0
            samples, rate = 0, frame[2]
        samples += frame[1]
        at += frame[0]
    seconds += samples / rate if rate else 0.0
    if seconds <= 0:
        return None
    done = min(base + at, end) - first
    is_estimate = limit < end
    bits_per_s = done * 8 / seconds
    return Counted(seconds * (end - first) / done if is_estimate else seconds, is_estimate, bits_per_s)
