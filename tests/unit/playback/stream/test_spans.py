"""Tracks of one file, as a cue sheet cuts it: to the sample, behind each other, from any place."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from av.audio.stream import AudioStream

from musicrec_desktop.audio import decode
from musicrec_desktop.audio.cutting import sample_of
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.model.span import PartOfFile, Span
from musicrec_desktop.playback.stream.mixer import Deck, Mixer
from musicrec_desktop.playback.stream.read_ahead import ReadAhead
from musicrec_desktop.playback.stream.source import Source
from musicrec_desktop.playback.stream.track_reader import TrackReader

SECONDS = 12
CUTS = (0, 137, 301, 302, 650)
"""Frames of 1/75 s; one track has a single frame."""
FORMATS = ["wav", "flac", "wv", "mp3", "ogg", "opus", "m4a"]
WAIT_S = 60.0


@pytest.fixture(autouse=True)
def _no_file_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "SMALL_BYTES", 0)


def write_sound(path: str, rate_hz: int = 44_100) -> str:
    """Noise with a melody in it, so that a wrong sample anywhere shows."""
    moments = np.arange(SECONDS * rate_hz) / rate_hz
    noise = np.random.default_rng(7).standard_normal((2, len(moments)))
    sound = 0.3 * np.sin(2 * np.pi * (220 + 20 * moments) * moments) + 0.02 * noise
    name = path.rpartition(".")[2]
    if name == "ogg":
        with soundfile.SoundFile(path, "w", rate_hz, 2, subtype="VORBIS", format="OGG") as file:
            for second in np.split(sound.T, SECONDS):
                file.write(second)
        return path
    with av.open(path, "w") as container:
        codec = {"wav": "pcm_s16le", "wv": "wavpack", "m4a": "aac", "opus": "libopus"}
        stream = container.add_stream(codec.get(name, name), rate=48_000 if name == "opus" else rate_hz)
        assert isinstance(stream, AudioStream)
        stream.layout = "stereo"
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray((sound * 32767).astype(np.int16).T.reshape(1, -1)),
            format="s16",
            layout="stereo",
        )
        frame.sample_rate = rate_hz
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path


def spans() -> list[Span]:
    return [Span(start, end) for start, end in pairwise((*CUTS, None)) if start is not None]


def read(place: str | PartOfFile, start_ms: int = 0) -> FloatArray:
    with TrackReader(place, None, start_ms) as reader:
        return np.concatenate([*reader.blocks(), np.zeros((0, 2), np.float32)])


def assert_same(one: FloatArray, other: FloatArray, suffix: str) -> None:
    """Decoders of lossy formats reach the same sound from another place but for rounding.

    That of AAC fills up with noise that it makes up; a sound that is a sample late differs by more.
    """
    limits = {"mp3": 2e-3, "opus": 2e-3, "ogg": 2e-3}
    if suffix == "m4a":
        late = np.abs(one[1:] - other[:-1]).mean()
        assert np.abs(one - other).mean() < 0.5 * late
    else:
        assert np.abs(one - other).max() <= limits.get(suffix, 0.0)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_tracks_of_a_file_are_the_file(tmp_path: Path, suffix: str) -> None:
    path = write_sound(str(tmp_path / f"sound.{suffix}"))
    whole = read(path)
    parts = [read(PartOfFile(path, span)) for span in spans()]
    rate_hz = 48_000 if suffix == "opus" else 44_100
    for part, span in zip(parts[:-1], spans()[:-1], strict=True):
        assert span.end is not None
        assert len(part) == sample_of(span.end, rate_hz) - sample_of(span.start, rate_hz)
    joined = np.concatenate(parts)
    assert len(joined) == len(whole)
    assert_same(joined, whole, suffix)


@pytest.mark.parametrize("suffix", ["flac", "mp3"])
def test_a_place_in_a_track_is_told_from_its_beginning(tmp_path: Path, suffix: str) -> None:
    path = write_sound(str(tmp_path / f"sound.{suffix}"))
    part = PartOfFile(path, Span(302, 650))
    whole, later = read(part), read(part, start_ms=1_500)
    assert_same(later, whole[-len(later) :], suffix)
    assert len(later) == len(whole) - round(1.5 * 44_100)
    assert not len(read(part, start_ms=60_000))


@pytest.mark.parametrize("suffix", ["flac", "mp3"])
def test_neighbours_play_without_a_gap_or_a_doubled_sample(tmp_path: Path, suffix: str) -> None:
    path = write_sound(str(tmp_path / f"sound.{suffix}"))
    whole = read(path)
    buffers = []
    for span in spans():
        ready = threading.Event()
        buffers.append(ReadAhead(PartOfFile(path, span), rate_hz=44_100, ahead_s=60, on_complete=ready.set))
        assert ready.wait(WAIT_S)
    assert [buffer.end_ms for buffer in buffers[:-1]] == [
        (sample_of(span.end or 0, 44_100) - sample_of(span.start, 44_100)) * 1000 // 44_100
        for span in spans()[:-1]
    ]
    mixer = Mixer(Deck(LoadId(1), buffers[0]))
    source = Source(mixer, SoundControls())
    heard: list[FloatArray] = []
    for number, buffer in enumerate(buffers[1:], start=2):
        assert mixer.follow(Deck(LoadId(number), buffer))
        while not mixer.has_begun(LoadId(number)):
            heard.append(source.read(500))
    while len(block := source.read(10_000)):
        heard.append(block)
    assert_same(np.concatenate(heard)[: len(whole)], whole, suffix)
    source.close()


def test_the_length_of_a_track_is_not_that_of_its_file(tmp_path: Path) -> None:
    path = write_sound(str(tmp_path / "sound.flac"))
    for span, seconds in ((Span(75, 300), 3.0), (Span(750), 2.0), (Span(750, 9_000), 2.0)):
        with SoundFile(PartOfFile(path, span)) as sound:
            assert find_duration_s(sound) == pytest.approx(seconds)
    with SoundFile(PartOfFile(path, Span(9_000))) as sound:
        assert find_duration_s(sound) is None
        assert not list(sound.frames())


def test_a_file_that_cannot_be_sought_in_is_decoded_from_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sound(str(tmp_path / "sound.flac"))
    expected = read(PartOfFile(path, Span(302, 650)))
    monkeypatch.setattr(SoundFile, "_seek", lambda _self, _position_s: False)
    assert np.array_equal(read(PartOfFile(path, Span(302, 650))), expected)
