"""Files to samples: as many as there are, from the right place on."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.audio import decode
from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.playback.stream import track_reader
from musicrec_desktop.playback.stream.track_reader import TrackReader, stream_rate_hz
from tests.support.audio_files import RATE_HZ, encode_halves, tone, write_tone, write_wav
from tests.support.shared import shared_dir

HALF_S = 1.3
FORMATS = ["wav", "flac", "ogg", "opus", "mp3"]


def read(path: str, rate_hz: int | None = None, start_ms: int = 0) -> tuple[FloatArray, int]:
    """Everything, one channel, and the rate."""
    with TrackReader(path, rate_hz, start_ms) as reader:
        blocks = list(reader.blocks())
        assert all(block.shape[1] == 2 and block.dtype == np.float32 for block in blocks)
        whole = np.concatenate(blocks) if blocks else np.zeros((0, 2), dtype=np.float32)
        return whole[:, 0], reader.rate_hz


@pytest.mark.parametrize("suffix", FORMATS)
def test_two_halves_have_exactly_the_samples_of_the_whole(tmp_path: Path, suffix: str) -> None:
    # FFmpeg spreads one channel to two at -3 dB when it encodes these.
    original = tone(2 * HALF_S, 441.0) / 32767 * (np.sqrt(0.5) if suffix in {"flac", "mp3"} else 1.0)
    parts, rates = zip(
        *(read(path) for path in encode_halves(str(tmp_path), suffix, 441.0, HALF_S)), strict=True
    )
    if suffix == "ogg":
        # FFmpeg loses a first short block of Ogg files that are one page; real music is compared below.
        assert [len(part) for part in parts] == pytest.approx([HALF_S * RATE_HZ] * 2, abs=128)
        return
    assert [len(part) / rate for part, rate in zip(parts, rates, strict=True)] == [HALF_S, HALF_S]
    joined = np.concatenate(parts)
    if rates[0] == RATE_HZ:
        tolerance = 2e-4 if suffix in {"wav", "flac"} else 0.06
        assert np.abs(joined - original)[2_000:-2_000].max() < tolerance


@pytest.mark.parametrize("start_ms", [1, 500, 1_237, 2_400])
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_start_in_the_middle_is_in_the_right_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, start_ms: int
) -> None:
    path = str(tmp_path / f"sweep.{suffix}")
    monkeypatch.setattr(track_reader, "SMALL_BYTES", 0 if suffix != "ogg" else decode.SMALL_BYTES)
    write_tone(path, 2.6, hz=331.0)
    whole, rate_hz = read(path)
    part, _ = read(path, start_ms=start_ms)
    expected = whole[round(start_ms * rate_hz / 1000) :]
    assert len(part) == len(expected)
    assert part[: rate_hz // 10] == pytest.approx(expected[: rate_hz // 10], abs=1e-3)


def test_a_start_behind_the_end_gives_nothing(tmp_path: Path) -> None:
    path = write_tone(str(tmp_path / "a.flac"), 1.0)
    assert not len(read(path, start_ms=5_000)[0])


def test_one_channel_plays_at_full_level_on_both(tmp_path: Path) -> None:
    path = str(tmp_path / "mono.wav")
    write_wav(path, tone(0.5, level=0.8))
    assert np.abs(read(path)[0]).max() == pytest.approx(0.8, abs=1e-3)


def test_six_channels_are_mixed_to_two_that_are_bounded(tmp_path: Path) -> None:
    import soundfile

    path = str(tmp_path / "surround.flac")
    wave = tone(0.5, level=0.9) / 32767
    soundfile.write(path, np.stack([wave] * 6, axis=1), RATE_HZ)
    mixed, _ = read(path)
    # Front, centre and surround at -3 dB each: what is over full scale the source rounds off.
    assert 0.9 <= np.abs(mixed).max() <= 0.9 * (1 + 2 / np.sqrt(2)) + 0.01


@pytest.mark.parametrize(
    ("rate_hz", "stream_hz"), [(8_000, 44_100), (44_100, 44_100), (96_000, 96_000), (192_000, 192_000)]
)
def test_odd_rates_keep_their_length_and_pitch(tmp_path: Path, rate_hz: int, stream_hz: int) -> None:
    path = str(tmp_path / "a.wav")
    write_wav(path, tone(1.0, 1_000.0, rate_hz=rate_hz), rate_hz)
    samples, got_hz = read(path)
    assert got_hz == stream_hz == stream_rate_hz(rate_hz)
    assert len(samples) == pytest.approx(stream_hz, abs=stream_hz / rate_hz)
    crossings = np.count_nonzero(np.diff(np.signbit(samples)))
    assert crossings == pytest.approx(2_000, abs=4)
    assert len(read(path, 48_000)[0]) == pytest.approx(48_000, abs=6)


def test_rates_beyond_sound_cards_are_brought_down() -> None:
    assert stream_rate_hz(0) == 44_100
    assert stream_rate_hz(384_000) == 192_000


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"no sound at all " * 99, "cannot-open"), (None, "gone")]
)
def test_what_is_no_sound_says_why(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "a.mp3"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PlaybackError) as caught:
        TrackReader(str(path))
    assert caught.value.reason == reason


def test_the_end_of_a_name_does_not_matter(tmp_path: Path) -> None:
    write_tone(str(tmp_path / "a.flac"), 0.5)
    os.rename(tmp_path / "a.flac", tmp_path / "a.mp3")
    assert len(read(str(tmp_path / "a.mp3"))[0]) == RATE_HZ // 2


def test_a_truncated_file_gives_what_is_there(tmp_path: Path) -> None:
    path = write_tone(str(tmp_path / "a.flac"), 2.0)
    size = os.path.getsize(path)
    os.truncate(path, size // 2)
    assert 0 < len(read(path)[0]) < 2 * RATE_HZ


def test_real_music_is_as_long_as_its_headers_say_and_begins_where_it_shall() -> None:
    import soundfile

    folder = shared_dir("music")
    paths = sorted(str(path) for path in Path(folder).rglob("*.ogg"))[::20]
    assert paths
    for path in paths:
        info = soundfile.info(path)
        samples, rate_hz = read(path)
        start_ms = round(len(samples) * 600 / rate_hz)
        assert len(samples) - len(read(path, start_ms=start_ms)[0]) == round(start_ms * rate_hz / 1000)
        if rate_hz == info.samplerate:
            assert len(samples) == info.frames
        else:
            assert len(samples) / rate_hz == pytest.approx(info.frames / info.samplerate, abs=1e-3)
