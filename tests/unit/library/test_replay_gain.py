"""Loudness corrections."""

from __future__ import annotations

from pathlib import Path

import mutagen.id3
import mutagen.mp4
import pytest

from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.replay_gain import replay_gain
from musicrec_desktop.model.track import ReplayGain
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import read_tags, write_mp3


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


SOUND_CHECK = "00000D19 00000C58 00003A9B 00003A9B 000006A6 000006A6 00004000 00002000 00000211 00000211"


def test_sound_check_moves_to_the_reference_of_replay_gain() -> None:
    # 0xD19 is 3353: -10 * log10(3.353) is -5.254 dB for -16 LUFS; 0x4000 is half of full scale.
    assert replay_gain({"itunnorm": [" " + SOUND_CHECK]}, None, Kind.MP3) == ReplayGain(-7.254, 0.5)


def test_sound_check_counts_only_where_there_is_no_replay_gain() -> None:
    fields = {"itunnorm": [SOUND_CHECK], "replaygain_track_gain": ["-1 dB"]}
    assert replay_gain(fields, None, Kind.MP3) == ReplayGain(-1.0)


@pytest.mark.parametrize("text", ["", "loud", SOUND_CHECK[:40], " ".join(["00000000"] * 10), "-1 " * 10])
def test_a_sound_check_that_says_nothing(text: str) -> None:
    assert replay_gain({"itunnorm": [text]}, None, Kind.MP3) == ReplayGain()


def test_sound_check_of_real_files(tmp_path: Path) -> None:
    mp3 = write_mp3(tmp_path / "a.mp3", mutagen.id3.COMM(lang="eng", desc="iTunNORM", text=SOUND_CHECK))
    m4a = tmp_path / "a.m4a"
    write(m4a, melody(1))
    tags = mutagen.mp4.MP4(m4a)
    tags["----:com.apple.iTunes:iTunNORM"] = [mutagen.mp4.MP4FreeForm(SOUND_CHECK.encode())]
    tags.save()
    for path in (mp3, m4a):
        assert read_tags(str(path), path.name).replay_gain == ReplayGain(-7.254, 0.5)
