"""The picture behind the seek bar."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis import picture
from musicrec_desktop.analysis.picture import POINTS, make_picture
from musicrec_desktop.core.errors import AnalysisError
from tests.unit.analysis.making import RATE_HZ, Sound, silence, write


def tone(hz: float, seconds: float, level: float) -> Sound:
    moments = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return np.tile((level * np.sin(2 * np.pi * hz * moments)).astype(np.float32), (2, 1))


def dark_then_bright(seconds: float = 40.0) -> Sound:
    return np.concatenate([tone(200, seconds / 2, 0.1), tone(4000, seconds / 2, 0.8)], axis=1)


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".opus"])
def test_it_shows_what_is_loud_and_what_is_bright(tmp_path: Path, suffix: str) -> None:
    drawn = make_picture(write(tmp_path / f"halves{suffix}", dark_then_bright()))
    assert drawn.loudness.shape == drawn.brightness.shape == (POINTS,)
    assert drawn.loudness.dtype == drawn.brightness.dtype == np.uint8
    first, second = slice(10, 190), slice(210, 390)
    assert drawn.loudness.max() == 255
    # An eighth of the pressure, to the power of 0.6.
    assert drawn.loudness[first].mean() == pytest.approx(255 * (0.1 / 0.8) ** 0.6, abs=8)
    assert drawn.loudness[second].min() > 240
    assert drawn.brightness[first].mean() == pytest.approx(255 * np.log(2) / np.log(80), abs=15)
    assert drawn.brightness[second].mean() == pytest.approx(255 * np.log(40) / np.log(80), abs=15)


def test_of_a_file_shorter_than_its_points(tmp_path: Path) -> None:
    drawn = make_picture(write(tmp_path / "short.wav", tone(440, 0.5, 0.5)))
    assert drawn.loudness.shape == (POINTS,)
    assert drawn.loudness.max() == 255


def test_of_silence(tmp_path: Path) -> None:
    drawn = make_picture(write(tmp_path / "silent.flac", silence(3)))
    assert not drawn.loudness.any()
    assert not drawn.brightness.any()


def test_steps_are_joined_when_there_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "halves.wav", dark_then_bright())
    fine = make_picture(path)
    monkeypatch.setattr(picture, "MAX_STEPS", 101)
    monkeypatch.setattr(picture, "_BATCH", 7 * picture.BLOCK)
    coarse = make_picture(path)
    assert np.abs(fine.loudness[:190].astype(int) - coarse.loudness[:190]).max() <= 3
    assert np.abs(fine.brightness[210:].astype(int) - coarse.brightness[210:]).max() <= 3


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".m4a"])
def test_a_very_long_file_is_sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    path = write(tmp_path / f"halves{suffix}", dark_then_bright(60))
    whole = make_picture(path)
    monkeypatch.setattr(picture, "LONG_S", 30.0)
    monkeypatch.setattr(picture, "_streamed", None)
    sampled = make_picture(path)
    for part in (slice(10, 190), slice(210, 390)):
        assert sampled.loudness[part].mean() == pytest.approx(whole.loudness[part].mean(), abs=12)
        assert sampled.brightness[part].mean() == pytest.approx(whole.brightness[part].mean(), abs=12)


def test_what_is_no_sound_has_a_reason(tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_text("no music" * 100)
    with pytest.raises(AnalysisError) as caught:
        make_picture(str(tmp_path / "text.mp3"))
    assert caught.value.reason == "unreadable"
