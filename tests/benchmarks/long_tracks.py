"""Four-minute tracks in several formats, to measure analysis with."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from dataclasses import dataclass

import av
import numpy as np

from musicrec_desktop.demo.library import compose, plan

RATE_HZ = 44_100
SECONDS = 240
CODECS = {"mp3": ("libmp3lame", 192_000), "flac": ("flac", 0), "ogg": ("libvorbis", 160_000)}


@dataclass(frozen=True, slots=True)
class Source:
    """Where the sound of the tracks comes from.

    Attributes:
        name: what the table says.
        paths: files; none where the demo library's pieces are composed.
    """

    name: str
    paths: tuple[str, ...] = ()


def find_source(shared: str, count: int) -> Source:
    """Real music of three to five minutes where it is there, else the demo library's pieces."""
    labels = os.path.join(shared, "music", "labels.csv")
    if not os.path.exists(labels):
        return Source("pieces of the demo library, repeated")
    with open(labels, encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if 180 <= float(row["seconds"] or 0) <= 300]
    step = max(1, len(rows) // count)
    chosen = tuple(os.path.join(shared, "music", row["path"]) for row in rows[::step][:count])
    return Source("real music, 3 to 5 minutes", chosen)


def make_tracks(folder: str, source: Source, count: int) -> dict[str, list[str]]:
    """The tracks in each format; the paths by format.

    Vorbis files that are there already are taken as they are.
    """
    paths: dict[str, list[str]] = {name: [] for name in CODECS}
    for number in range(count):
        original = source.paths[number % len(source.paths)] if source.paths else ""
        for name in CODECS:
            if original.endswith(".ogg") and name == "ogg":
                paths[name].append(original)
                continue
            path = os.path.join(folder, f"{number}.{name}")
            _encode(path, name, _decoded(original) if original else _composed(number))
            paths[name].append(path)
    return paths


def _decoded(path: str) -> Iterable[av.AudioFrame]:
    with av.open(path) as container:
        yield from container.decode(container.streams.audio[0])


def _composed(number: int) -> Iterable[av.AudioFrame]:
    pieces = plan()
    sound = np.asarray(compose(pieces[number % len(pieces)]), dtype=np.float32)
    repeated = np.tile(sound, (1, SECONDS * RATE_HZ // sound.shape[1] + 1))[:, : SECONDS * RATE_HZ]
    for start in range(0, repeated.shape[1], RATE_HZ):
        piece = np.ascontiguousarray(repeated[:, start : start + RATE_HZ])
        frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="stereo")
        frame.sample_rate = RATE_HZ
        yield frame


def _encode(path: str, name: str, frames: Iterable[av.AudioFrame]) -> None:
    codec, bit_rate = CODECS[name]
    with av.open(path, "w") as container:
        stream = container.add_stream(codec, rate=RATE_HZ, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        if bit_rate:
            stream.bit_rate = bit_rate
        resampler = av.AudioResampler(stream.format.name, "stereo", RATE_HZ, stream.frame_size or 4096)
        for frame in frames:
            frame.pts = None
            for piece in resampler.resample(frame):
                container.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
