"""Loudness in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import musicrec_desktop
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import ReplayGain
from musicrec_desktop.playback.gain import Gain, GainSource
from musicrec_desktop.ui.kit.wording.loudness import (
    format_db,
    format_lufs,
    format_peak,
    gain_text,
    loudness_facts,
)
from musicrec_desktop.ui.kit.wording.tag_writing import WRITING_REASONS, writing_failure_text

PACKAGE = Path(musicrec_desktop.__file__).parent


@pytest.mark.parametrize("reason", sorted(WRITING_REASONS))
def test_every_reason_says_what_to_do(reason: str) -> None:
    assert writing_failure_text(reason).endswith(".")
    assert reason == "gone" or f"({reason}" not in writing_failure_text(reason)


def test_every_reason_that_is_raised_has_words() -> None:
    files = ("tag_rewriting.py", "replacing.py")
    text = "".join((PACKAGE / "library" / name).read_text("utf-8") for name in files)
    raised = set(re.findall(r'LibraryError\(path, "([a-z-]+)"', text))
    raised |= set(re.findall(r'errno\.\w+: "([a-z-]+)"', text))
    assert len(raised) > 8
    assert raised <= WRITING_REASONS


def test_an_unknown_reason_still_says_something() -> None:
    assert "odd thing" in writing_failure_text("odd-thing")


def test_numbers_have_their_unit_and_a_real_minus() -> None:
    assert (format_lufs(-14.25), format_lufs(-70.0), format_lufs(None)) == ("−14.2 LUFS", "silent", "–")
    assert (format_db(-7.0), format_db(3.0), format_db(None)) == ("−7.0 dB", "+3.0 dB", "–")
    assert (format_peak(0.5), format_peak(None)) == ("−6.0 dBFS", "–")


@pytest.mark.parametrize("source", GainSource)
def test_every_source_has_words(source: GainSource) -> None:
    assert gain_text(Gain(-3.0, source)).startswith("−3.0 dB (")


def test_what_is_limited_says_so() -> None:
    assert gain_text(Gain(0.0, GainSource.ESTIMATED, is_limited=True)) == (
        "as recorded (estimated by listening, limited by its peak)"
    )


def test_facts_leave_out_what_nobody_knows() -> None:
    loudness = TrackLoudness(tags=ReplayGain(-5.0, 0.5, -6.0), estimated_lufs=-13.0)
    assert loudness_facts(loudness, None, Gain(-5.0, GainSource.TAG_TRACK)) == [
        ("Loudness in tags", "track −5.0 dB, peak −6.0 dBFS · album −6.0 dB"),
        ("Loudness estimated", "−13.0 LUFS"),
        ("Plays at", "−5.0 dB (from tags)"),
    ]
