"""Lengths of streams that do not tell them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import av
import mutagen.apev2
import mutagen.id3
import mutagen.mp3
import numpy as np
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library import frame_count
from musicrec_desktop.library.opening import open_audio
from tests.unit.analysis.making import melody, silence, write
from tests.unit.library.files import read_tags

NO_TABLE = {"write_xing": "0", "id3v2_version": "0"}


def seconds(path: str | Path) -> float:
    tags = read_tags(str(path), Path(path).name)
    assert tags.duration_ms is not None
    assert not tags.is_estimate
    return tags.duration_ms / 1000


def write_two_rates(path: Path, quiet_s: float, loud_s: float, codec: str = "mp3") -> Path:
    """Quiet at the lowest bit rate, then loud at a high one, as an encoder with a variable rate makes it."""
    noise = np.random.default_rng(1).standard_normal((2, int(loud_s * 44_100))).astype(np.float32) * 0.2
    parts = [(silence(quiet_s), 32_000), (noise, 256_000)]
    whole = b""
    for sound, bit_rate in parts:
        part = path.with_name("part" + path.suffix)
        with av.open(str(part), "w", options=NO_TABLE if path.suffix == ".mp3" else {}) as container:
            stream = container.add_stream(codec, rate=44_100, layout="stereo")
            assert isinstance(stream, av.AudioStream)
            stream.bit_rate = bit_rate
            frame = av.AudioFrame.from_ndarray(sound, "fltp", "stereo")
            frame.sample_rate = 44_100
            resampler = av.AudioResampler(stream.format.name, "stereo", 44_100, stream.frame_size)
            for piece in (*resampler.resample(frame), *resampler.resample(None)):
                container.mux(stream.encode(piece))
            container.mux(stream.encode(None))
        whole += part.read_bytes()
    path.write_bytes(whole)
    return path


@pytest.mark.parametrize(("quiet_s", "loud_s"), [(3, 17), (20, 15)])
def test_an_mp3_with_changing_rate_and_no_table(tmp_path: Path, quiet_s: float, loud_s: float) -> None:
    path = write_two_rates(tmp_path / "a.mp3", quiet_s, loud_s)
    guess = mutagen.mp3.MP3(path).info.length
    assert abs(guess - quiet_s - loud_s) > 10
    assert seconds(path) == pytest.approx(quiet_s + loud_s, abs=0.3)


def test_an_mp3_of_one_rate_is_not_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.mp3", melody(40), options=NO_TABLE)
    monkeypatch.setattr(frame_count, "_walk", lambda *_: pytest.fail("walked"))
    assert seconds(path) == pytest.approx(40.0, abs=0.1)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 48_000])
def test_every_version_of_mpeg(tmp_path: Path, rate_hz: int) -> None:
    path = write(tmp_path / "a.mp3", melody(8, rate_hz=rate_hz), rate_hz=rate_hz, options=NO_TABLE)
    assert seconds(path) == pytest.approx(8.0, abs=0.3)


@pytest.mark.parametrize("suffix", [".aac", ".ac3", ".eac3", ".mp2"])
def test_other_bare_streams(tmp_path: Path, suffix: str) -> None:
    codec = {".aac": "aac", ".ac3": "ac3", ".eac3": "eac3", ".mp2": "mp2"}[suffix]
    sound = np.concatenate([silence(8), melody(8)], axis=1)
    path = write(tmp_path / f"a{suffix}", sound, codec=codec)
    assert seconds(path) == pytest.approx(16.0, abs=0.15)


def test_a_table_is_believed_without_counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.mp3", melody(10))
    content = bytearray(Path(path).read_bytes())
    # A table of a program without a name: mutagen does not say that there was one.
    place = content.index(b"Lavf")
    content[place : place + 20] = bytes(20)
    Path(path).write_bytes(content)
    monkeypatch.setattr(frame_count, "_walk", lambda *_: pytest.fail("walked"))
    assert seconds(path) == pytest.approx(10.0, abs=0.1)


def test_tags_around_the_frames_do_not_count(tmp_path: Path) -> None:
    path = write_two_rates(tmp_path / "a.mp3", 3, 4)
    ape = mutagen.apev2.APEv2()
    ape["Note"] = "x" * 100_000
    ape.save(path)
    for _ in range(2):
        id3 = mutagen.id3.ID3()
        id3.add(mutagen.id3.PRIV(owner="x", data=b"\xff\xfb\x90\x00" * 50))
        id3.save(tmp_path / "tag", v1=0)
        path.write_bytes((tmp_path / "tag").read_bytes() + path.read_bytes())
    assert seconds(path) == pytest.approx(7.0, abs=0.3)


def test_damage_between_frames_is_passed_over(tmp_path: Path) -> None:
    path = write_two_rates(tmp_path / "a.mp3", 15, 15)
    content = bytearray(path.read_bytes())
    content[50_000:52_000] = bytes(2000)
    path.write_bytes(content)
    assert seconds(path) == pytest.approx(30.0, abs=1.0)


def test_a_walk_that_ends_early_is_an_estimate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_two_rates(tmp_path / "a.mp3", 10, 16)
    monkeypatch.setattr(frame_count, "MOST_BYTES", 300_000)
    tags = read_tags(str(path), "a.mp3")
    assert tags.is_estimate
    assert tags.duration_ms is not None


def test_noise_is_no_stream(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    for number in range(20):
        path = tmp_path / f"{number}.mp3"
        path.write_bytes(b"ID3\x04\0\0\0\0\0\0" + rng.bytes(50_000))
        with contextlib.suppress(LibraryError):
            opened = open_audio(str(path))
            assert opened.counted is None or opened.counted.seconds < 10
