"""How well the sound tells other files of a recording from other music, in spaces of several fits.

Run: ``python -m tests.benchmarks.same_recordings AUDIO LABELS [FILE_COLUMN]``

AUDIO and LABELS are as for ``musicrec evaluate similarity``, original files at best. Tracks of 20 to 60
seconds are written again in the ways of ``COPIES``. Each fit of ``FITS`` knows the tracks and no copy. It
prints, for each fit, the lowest cosines of copies, the highest of pairs of different tracks, and how many of
each the thresholds take for one recording; half of the tracks each, so that thresholds that are chosen on one
half can be checked on the other.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.filter import Graph

from musicrec_desktop.analysis.extractor import describe_file
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.same_recording import SAME_SOUND, SAME_TIMBRE, SAME_TITLE_SOUND
from musicrec_desktop.recommend.space.aspects import aspect_slices
from musicrec_desktop.recommend.space.base_fit import OWN_FIT_FROM
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import IdArray
from musicrec_desktop.services.evaluation.folder.service import LabelledTrack
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from tests.benchmarks.similarity_quality import CACHE, measured

LENGTHS_S: Final = (20.0, 60.0)
EVERY: Final = 2
"""One of so many tracks is written again."""
FITS: Final = (8, 15, OWN_FIT_FROM, 50, 0)
"""How many tracks are fitted, 0 for all."""
DRAWS: Final = 4


@dataclass(frozen=True, slots=True)
class Way:
    """A way to write a file again.

    Attributes:
        suffix: of the file.
        codec: as FFmpeg calls it.
        bit_rate: bits a second; 0 for that of the codec.
        filters: names and options of FFmpeg's filters.
    """

    suffix: str
    codec: str
    bit_rate: int = 0
    filters: tuple[tuple[str, str], ...] = ()


COPIES: Final = {
    "MP3 96": Way(".mp3", "libmp3lame", 96_000),
    "MP3 192": Way(".mp3", "libmp3lame", 192_000),
    "Opus 64": Way(".opus", "libopus", 64_000),
    "AAC 128": Way(".m4a", "aac", 128_000),
    "9 dB quieter": Way(".flac", "flac", filters=(("volume", "-9dB"),)),
    "6 dB louder, limited": Way(".flac", "flac", filters=(("volume", "6dB"), ("alimiter", "limit=0.9"))),
    "0.8 s cut": Way(".flac", "flac", filters=(("atrim", "start=0.8"),)),
    "mastered again": Way(
        ".flac",
        "flac",
        filters=(("treble", "g=3:f=5000"), ("bass", "g=2:f=120"), ("acompressor", "threshold=0.1:ratio=3")),
    ),
    "mono": Way(".flac", "flac", filters=(("pan", "mono|c0=.5*c0+.5*c1"),)),
    "1 % faster": Way(".flac", "flac", filters=(("asetrate", "{rate}*1.01"),)),
    "15 s cut": Way(".flac", "flac", filters=(("atrim", "start=15"),)),
}


def main(audio_dir: str, labels_path: str, file_column: str = "file") -> None:
    """Print the figures."""
    tracks = measured(audio_dir, labels_path, file_column).tracks
    known = np.stack([track.features.vector for track in tracks]).astype(np.float32)
    chosen = [
        place
        for place, track in enumerate(tracks)
        if LENGTHS_S[0] * 1000 <= track.features.duration_ms <= LENGTHS_S[1] * 1000
    ][::EVERY]
    copies = {
        name: np.stack([copied(os.path.join(audio_dir, tracks[place].label.file), way) for place in chosen])
        for name, way in COPIES.items()
    }
    print(f"{len(tracks)} tracks, {len(chosen)} written again in {len(copies)} ways")
    for size in FITS:
        for draw, space in enumerate(spaces(tracks, known, size)):
            judge(f"{size or len(tracks)} tracks, draw {draw}", space, known, np.array(chosen), copies)


def copied(path: str, way: Way) -> FloatArray:
    """The raw vector of a file that is written again; kept below the system's folder for temporary files."""
    digest = hashlib.sha256(f"{path} {way}".encode()).hexdigest()[:24]
    folder = os.path.join(CACHE, "copies")
    os.makedirs(folder, exist_ok=True)
    kept = os.path.join(folder, digest + ".npy")
    if not os.path.exists(kept):
        target = os.path.join(folder, digest + way.suffix)
        write_again(path, target, way)
        features = describe_file(target).features
        assert features is not None, f"{target} cannot be described"
        os.unlink(target)
        np.save(kept, features.vector.astype(np.float32))
    return np.asarray(np.load(kept))


def write_again(source: str, target: str, way: Way) -> None:
    """Write the sound of a file to another, filtered and encoded anew."""
    rate = 48_000 if way.codec == "libopus" else 44_100
    with av.open(source) as reading, av.open(target, "w") as writing:
        is_mono = any(name == "pan" for name, _ in way.filters)
        stream = writing.add_stream(way.codec, rate=rate, layout="mono" if is_mono else "stereo")
        assert isinstance(stream, AudioStream)
        if way.bit_rate:
            stream.bit_rate = way.bit_rate
        shaped = av.AudioResampler(stream.format.name, stream.layout.name, rate, stream.frame_size or 4096)
        for frame in filtered(reading.decode(audio=0), way):
            frame.pts = None
            for piece in shaped.resample(frame):
                writing.mux(stream.encode(piece))
        for piece in shaped.resample(None):
            writing.mux(stream.encode(piece))
        writing.mux(stream.encode(None))


def filtered(frames: Iterable[object], way: Way) -> Iterator[AudioFrame]:
    """Frames as they come out of the filters of a way."""
    graph: Graph | None = None
    for frame in frames:
        assert isinstance(frame, AudioFrame)
        if graph is None:
            graph = _graph(frame, way)
        graph.push(frame)
        yield from _pulled(graph)
    if graph is not None:
        graph.push(None)
        yield from _pulled(graph)


def _graph(frame: AudioFrame, way: Way) -> Graph:
    graph = Graph()
    last = graph.add_abuffer(
        sample_rate=frame.sample_rate, format=frame.format.name, layout=frame.layout.name
    )
    for name, options in way.filters:
        following = graph.add(name, options.format(rate=frame.sample_rate))
        last.link_to(following)
        last = following
    last.link_to(graph.add("abuffersink"))
    graph.configure()
    return graph


def _pulled(graph: Graph) -> Iterator[AudioFrame]:
    while True:
        try:
            found = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(found, AudioFrame)
        yield found


def spaces(tracks: tuple[LabelledTrack, ...], known: FloatArray, size: int) -> Iterator[SoundSpace]:
    """Fits of random parts of the tracks; one fit of all of them."""
    version = tracks[0].features.version
    rng = np.random.default_rng(1)
    for _ in range(DRAWS if size else 1):
        part = np.sort(rng.choice(len(tracks), size or len(tracks), replace=False))
        excerpts = [tracks[place].excerpts for place in part]
        yield SoundSpace.fit(known[part], SPACE_RECIPES[version], version, excerpts)


def judge(
    title: str, space: SoundSpace, known: FloatArray, chosen: IdArray, copies: dict[str, FloatArray]
) -> None:
    """Print a block for one fit."""
    first, first_timbre = described(space, known)
    print(f"{title}: {space.dimension} dimensions")
    for name, raw in copies.items():
        again, timbre = described(space, raw)
        cosines = np.einsum("ij,ij->i", first[chosen], again)
        alike = np.einsum("ij,ij->i", first_timbre[chosen], timbre)
        is_same = (cosines >= SAME_SOUND) & (alike >= SAME_TIMBRE)
        is_title = np.minimum(cosines, alike) >= SAME_TITLE_SOUND
        halves = " ".join(
            f"{cosines[half].min():.3f}/{alike[half].min():.3f}"
            for half in (slice(0, None, 2), slice(1, None, 2))
        )
        print(f"  {name:22} {halves}  same {is_same.sum()} by title {is_title.sum()} of {len(chosen)}")
    one, other = np.triu_indices(len(known), 1)
    cosines, alike = (np.einsum("ij,ij->i", values[one], values[other]) for values in (first, first_timbre))
    is_same = (cosines >= SAME_SOUND) & (alike >= SAME_TIMBRE)
    closest = np.minimum(cosines, alike).max()
    is_title = np.minimum(cosines, alike) >= SAME_TITLE_SOUND
    print(
        f"  {'different':22} {cosines.max():.3f}/{alike.max():.3f} both {closest:.3f}"
        f"  same {is_same.sum()} by title {is_title.sum()} of {len(one)}"
    )


def described(space: SoundSpace, raw: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Unit vectors of the whole sound and of timbre."""
    vectors, aspects = space.describe(raw)
    timbre = aspect_slices(space.aspects).get("timbre")
    return vectors, vectors if timbre is None else aspects[:, timbre].astype(np.float32)


if __name__ == "__main__":
    main(*sys.argv[1:])
