"""Lengths that headers claim."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest

from musicrec_desktop.library.duration import plausible_ms
from musicrec_desktop.library.formats import Kind


def ms(length: object, size: int, kind: Kind = Kind.MP3, **info: int) -> int | None:
    fields = {"sample_rate": 44_100, "channels": 2, **info}
    return plausible_ms(SimpleNamespace(length=length, **fields), kind, size, 0)


def test_an_honest_length() -> None:
    assert ms(200.5, 4_000_000) == 200_500


@pytest.mark.parametrize("length", [3.8e14, -1.0, 0, math.nan, math.inf, None, "long", 1e-5])
def test_lengths_beyond_reason(length: object) -> None:
    assert ms(length, 4_000_000) is None


def test_a_file_too_small_for_its_length() -> None:
    assert ms(260.0, 10_000, Kind.FLAC) is None


def test_a_file_too_large_for_its_length() -> None:
    """An AIFF-C file that counts packets of 64 samples as samples: 0.69 s for 44 s."""
    size = 44 * 44_100 * 34 // 64
    assert ms(44 / 64, size, Kind.AIFF, channels=1, bits_per_sample=16) is None
    assert ms(44.0, 44 * 44_100 * 2, Kind.AIFF, channels=1, bits_per_sample=16) == 44_000


def test_a_streamed_wav_claims_what_is_not_there() -> None:
    assert ms(24_347.0, 2_000_000, Kind.WAVE, bits_per_sample=16) is None


def test_pictures_do_not_count_as_sound() -> None:
    info = SimpleNamespace(length=10.0, sample_rate=44_100, channels=2)
    assert plausible_ms(info, Kind.MP3, 12_000_000, 11_900_000) == 10_000
    assert plausible_ms(info, Kind.MP3, 12_000_000, 0) is None


def test_a_video_may_be_large() -> None:
    assert ms(10.0, 80_000_000, Kind.MP4) == 10_000
