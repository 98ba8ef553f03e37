"""From samples to a tagged file of one of the usual formats, with FFmpeg's encoders (PyAV)."""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

import av
import numpy as np
from av.container import OutputContainer

from musicrec_desktop.demo.cover import SIZE_PX
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Stereo


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How a kind of file is written.

    Attributes:
        suffix: of the file name, with its dot.
        container: FFmpeg's name.
        codec: FFmpeg's name of the encoder.
        sample_format: what the encoder takes.
        sample_rate_hz: what the encoder is given.
        bitrate: bits a second; 0 for lossless.
        has_comments: tags are Vorbis comments of the stream, and so is the cover.
        is_cover_beside: the cover lies as a file in the album's folder instead of inside each track.
        options: of the encoder.
    """

    suffix: str
    container: str
    codec: str
    sample_format: str
    sample_rate_hz: int = SAMPLE_RATE_HZ
    bitrate: int = 0
    has_comments: bool = False
    is_cover_beside: bool = False
    options: Mapping[str, str] = field(default_factory=dict)


FORMATS: Final[Mapping[str, FileFormat]] = {
    "flac": FileFormat(".flac", "flac", "flac", "s16"),
    "mp3": FileFormat(
        ".mp3", "mp3", "libmp3lame", "s16p", bitrate=192_000, options={"compression_level": "7"}
    ),
    # FFmpeg's own Vorbis encoder is good at this rate, but still calls itself experimental.
    "ogg": FileFormat(
        ".ogg",
        "ogg",
        "vorbis",
        "fltp",
        bitrate=256_000,
        has_comments=True,
        options={"strict": "experimental"},
    ),
    "opus": FileFormat(
        ".opus", "ogg", "libopus", "flt", 48_000, 128_000, has_comments=True, is_cover_beside=True
    ),
    "m4a": FileFormat(
        ".m4a", "ipod", "aac", "fltp", bitrate=192_000, is_cover_beside=True, options={"aac_coder": "fast"}
    ),
}


@dataclass(frozen=True, slots=True)
class FileTags:
    """What is written into a file."""

    title: str
    artist: str
    album: str
    genre: str
    year: int
    track_number: int
    track_total: int


def encode(sound: Stereo, file_format: FileFormat, tags: FileTags, cover: bytes | None) -> bytes:
    """Encode a whole track.

    Args:
        sound: shape (2, n) at 44.1 kHz.
        file_format: one of ``FORMATS``.
        tags: written in the format's own way.
        cover: a PNG to embed, or None.

    Returns:
        The file.
    """
    target = io.BytesIO()
    with av.open(target, "w", format=file_format.container) as container:
        stream = container.add_stream(
            file_format.codec, rate=file_format.sample_rate_hz, options=dict(file_format.options)
        )
        assert isinstance(stream, av.AudioStream)
        stream.layout = "stereo"
        stream.format = file_format.sample_format
        if file_format.bitrate:
            stream.bit_rate = file_format.bitrate
        if file_format.has_comments:
            stream.metadata.update(_comments(tags, cover))
        else:
            container.metadata.update(_metadata(tags))
            if cover:
                _embed(container, cover)
        resampler = av.AudioResampler(file_format.sample_format, "stereo", file_format.sample_rate_hz)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound), format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE_HZ
        frame.time_base = Fraction(1, SAMPLE_RATE_HZ)
        frame.pts = 0
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return target.getvalue()


def _metadata(tags: FileTags) -> dict[str, str]:
    """FFmpeg's general names; its writers turn them into ID3, MP4 atoms and FLAC comments."""
    return {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "album_artist": tags.artist,
        "genre": tags.genre,
        "date": str(tags.year),
        "track": f"{tags.track_number}/{tags.track_total}",
    }


def _comments(tags: FileTags, cover: bytes | None) -> dict[str, str]:
    """Vorbis comments; the Ogg writer takes names as they are, and a cover only in this form."""
    comments = {
        "TITLE": tags.title,
        "ARTIST": tags.artist,
        "ALBUM": tags.album,
        "ALBUMARTIST": tags.artist,
        "GENRE": tags.genre,
        "DATE": str(tags.year),
        "TRACKNUMBER": str(tags.track_number),
        "TRACKTOTAL": str(tags.track_total),
    }
    if cover:
        comments["METADATA_BLOCK_PICTURE"] = base64.b64encode(_picture_block(cover)).decode("ascii")
    return comments


def _picture_block(png: bytes) -> bytes:
    """A PICTURE block as RFC 9639, section 8.8 has it: front cover, 24 bits a pixel."""
    mime = b"image/png"
    return b"".join(
        [
            struct.pack(">II", 3, len(mime)),
            mime,
            struct.pack(">IIIIII", 0, SIZE_PX, SIZE_PX, 24, 0, len(png)),
            png,
        ]
    )


def _embed(container: OutputContainer, png: bytes) -> None:
    """Add the cover as FFmpeg wants it: a video stream of one picture that is marked as attached."""
    with av.open(io.BytesIO(png), "r", format="png_pipe") as source:
        template = source.streams.video[0]
        stream = container.add_stream_from_template(template)
        stream.disposition = av.stream.Disposition.attached_pic
        packet = next(source.demux(template))
        packet.stream = stream
        container.mux(packet)
