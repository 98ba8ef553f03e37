"""Small sound files, made byte by byte, for tests of this room and of scans."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import mutagen.flac
import mutagen.id3

from musicrec_desktop.library.tags import TagReader
from musicrec_desktop.model.track import Tags

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(64))
MP3_FRAME = b"\xff\xfb\x90\x00" + bytes(413)
"""MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 26.12 ms."""


def write_mp3(path: Path, *frames: mutagen.id3.Frame, seconds: float = 2.0, v2_version: int = 4) -> Path:
    """An MP3 file with ID3 frames."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MP3_FRAME * round(seconds / 0.02612))
    if frames:
        tags = mutagen.id3.ID3()
        for frame in frames:
            tags.add(frame)
        tags.save(path, v2_version=v2_version)
    return path


def read_tags(path: str, relative_path: str) -> Tags:
    """The tags of one file, read by a fresh reader."""
    return TagReader().read(path, relative_path).tags


def write_titled(path: Path, title: str, artist: str = "Someone", album: str = "Something") -> Path:
    """An MP3 file with the usual tags."""
    return write_mp3(
        path,
        mutagen.id3.TIT2(text=title),
        mutagen.id3.TPE1(text=artist),
        mutagen.id3.TALB(text=album),
    )


def write_wav(path: Path, seconds: float = 1.0, rate: int = 8000) -> Path:
    """Silence."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(2 * round(seconds * rate)))
    return path


def write_flac(path: Path, fields: dict[str, list[str]] | None = None, *pictures: bytes) -> Path:
    """A FLAC file without frames: 3 s of 44.1 kHz by its header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = 3 * 44_100
    info = struct.pack(">HH", 4096, 4096) + bytes(6)
    info += struct.pack(">Q", (44_100 << 44) | (1 << 41) | (15 << 36) | samples) + bytes(16)
    path.write_bytes(b"fLaC" + struct.pack(">I", 0x80000000 | len(info)) + info + bytes(4000))
    audio = mutagen.flac.FLAC(path)
    audio.update(fields or {})
    for number, data in enumerate(pictures):
        picture = mutagen.flac.Picture()
        picture.type = 3 if number else 4
        picture.data = data
        audio.add_picture(picture)
    audio.save()
    return path
