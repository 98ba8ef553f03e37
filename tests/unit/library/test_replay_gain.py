"""Loudness corrections."""

from __future__ import annotations

from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.replay_gain import replay_gain
from musicrec_desktop.model.track import ReplayGain


def test_r128_of_opus_moves_to_the_reference_of_replay_gain() -> None:
    fields = {"r128_track_gain": ["-2560"], "r128_album_gain": ["256"], "replaygain_track_gain": ["-1 dB"]}
    assert replay_gain(fields, None, Kind.OGG_OPUS) == ReplayGain(-5.0, None, 6.0, None)


def test_elsewhere_the_classic_tags_count_first_and_are_not_mixed() -> None:
    fields = {"r128_track_gain": ["0"], "r128_album_gain": ["0"], "replaygain_track_gain": ["-1 dB"]}
    assert replay_gain(fields, None, Kind.MP3) == ReplayGain(track_gain_db=-1.0)
    del fields["replaygain_track_gain"]
    assert replay_gain(fields, None, Kind.FLAC) == ReplayGain(5.0, None, 5.0, None)


def test_nonsense_is_no_gain() -> None:
    fields = {"r128_track_gain": ["40000"], "replaygain_album_gain": ["loud"], "replaygain_album_peak": ["0"]}
    assert replay_gain(fields, None, Kind.OGG_OPUS) == ReplayGain()
