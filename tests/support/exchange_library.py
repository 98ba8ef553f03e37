"""The invented library of the exchange samples as files on a disk, each a second of silence with its tags."""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import Any

import mutagen.flac
import numpy as np

from musicrec_desktop.demo.encode import FORMATS, FileTags, encode
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ

ROOT = os.environ.get("MUSICREC_SHARED") or os.path.join(
    os.path.dirname(__file__), "..", "..", "..", "shared"
)
EXCHANGE = Path(os.path.abspath(ROOT)) / "exchange"
_STREAMINFO_RATE = 4 + 4 + 10
"""Where the sample rate begins in a FLAC file; the number of samples is the last 36 of the 64 bits there."""


def library() -> Any:
    """The tracks of the samples, and the folder that they speak of."""
    return json.loads((EXCHANGE / "library.json").read_bytes())


def write_library(folder: Path) -> dict[str, Path]:
    """Write all tracks below a folder; their paths by the ids of the samples."""
    written: dict[str, Path] = {}
    for track in library()["tracks"]:
        path = folder / track["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_silence(track["duration_ms"]))
        file = mutagen.flac.FLAC(path)
        for key in ("title", "artist", "album"):
            file[key] = track[key]
        file["albumartist"] = track["album_artist"]
        file["tracknumber"], file["date"] = str(track["track"]), str(track["year"])
        file.save()
        written[track["id"]] = path
    return written


def _silence(duration_ms: int) -> bytes:
    """A FLAC file whose header tells a length."""
    data = bytearray(_second())
    place = slice(_STREAMINFO_RATE, _STREAMINFO_RATE + 8)
    packed = int.from_bytes(data[place], "big")
    samples = duration_ms * SAMPLE_RATE_HZ // 1000
    data[place] = ((packed >> 36 << 36) | samples).to_bytes(8, "big")
    return bytes(data)


@functools.cache
def _second() -> bytes:
    quiet = np.random.default_rng(1).normal(0, 0.01, (2, SAMPLE_RATE_HZ)).astype(np.float32)
    return encode(quiet, FORMATS["flac"], FileTags("x", "x", "x", "Demo", 2020, 1, 1), None)
