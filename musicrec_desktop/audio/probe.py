"""What FFmpeg reports of a file without decoding it: fields of its tags, its length, its pictures.

The tag library does not know Matroska, CAF, AU, RF64 and the INFO chunks of WAV; the decoder that plays them
does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import av
from av.stream import Disposition

from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import Length, find_length

LARGEST_PICTURE_BYTES: Final = 20 << 20
MOST_PICTURES: Final = 8
_OTHER_NAMES: Final = {"date_released": "date", "part_number": "track", "lead_performer": "artist"}
"""Names of Matroska that FFmpeg leaves as they are."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found.

    Attributes:
        fields: values by lower-case name; text that is not UTF-8 is read as Latin-1.
        length: None where the file does not tell.
        codec: short name, for example ``"opus"``, ``"pcm_s16le"``.
        sample_rate_hz: 0 where unknown.
        channels: 0 where unknown.
        sample_bits: of a decoded sample; 0 where unknown.
        pictures: image files that are attached.
    """

    fields: dict[str, str]
    length: Length | None
    codec: str
    sample_rate_hz: int
    channels: int
    sample_bits: int
    pictures: tuple[bytes, ...]


def probe(path: str) -> Probe:
    """Look at one file.

    Raises:
        AnalysisError: nothing in it can be decoded.
        OSError: it is gone or cannot be read.
    """
    with SoundFile(path) as sound:
        pictures = _pictures(sound)
    with SoundFile(path) as sound:
        frame_bytes = sound.rate_hz * sound.channels
        bits = round(8 * sound.uncompressed_bytes_per_s / frame_bytes) if frame_bytes else 0
        codec = sound.codec
        return Probe(
            fields=_fields(sound),
            codec=codec.removeprefix("lib").removesuffix("float"),
            sample_rate_hz=sound.rate_hz,
            channels=sound.channels,
            sample_bits=bits,
            pictures=pictures,
            length=find_length(sound),
        )


def _fields(sound: SoundFile) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in sound.metadata:
        if text := _text(value):
            fields.setdefault(_OTHER_NAMES.get(name.lower(), name.lower()), text)
    return fields


def _text(value: str) -> str:
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8").strip("\0 ")
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip("\0 ")


def _pictures(sound: SoundFile) -> tuple[bytes, ...]:
    found: list[bytes] = []
    for stream in sound.container.streams:
        if len(found) >= MOST_PICTURES or not stream.disposition & Disposition.attached_pic:
            continue
        try:
            # FFmpeg hands attached pictures out first.
            packet = next(sound.container.demux(stream), None)
        except (av.FFmpegError, ValueError):
            continue
        if packet is not None and 0 < packet.size <= LARGEST_PICTURE_BYTES:
            found.append(bytes(packet))
    return tuple(found)
