"""Writing loudness into tags: every format, and nothing lost whatever goes wrong."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import av
import mutagen
import mutagen.apev2
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import mutagen.oggopus
import numpy as np
import pytest

from musicrec_desktop.library.loudness_tags import Rewritten, restore_fields, write_loudness
from musicrec_desktop.library.tags import read_tags
from musicrec_desktop.model.track import ReplayGain, Tags
from tests.support.shared import shared_dir
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import JPEG, write_mp3

WANTED = ReplayGain(-7.03, 0.988547, -6.5, 1.012)
NO_PEAKS = ReplayGain(-7.03, None, -6.5, None)
FORMATS = {
    ".mp3": "",
    ".flac": "",
    ".ogg": "",
    ".opus": "",
    ".m4a": "",
    ".wav": "",
    ".aiff": "",
    ".wma": "",
    ".wv": "wavpack",
    ".tta": "tta",
}
RARE = (
    "mac-399.ape",
    "click.mpc",
    "sv8_header.mpc",
    "2822400-1ch-0s-silence.dsf",
    "with-id3.dsf",
    "empty.ofs",
)


def state(path: Path | str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns


def put(path: Path | str, gain: ReplayGain = WANTED) -> Rewritten:
    return write_loudness(str(path), *state(path), gain)


def gain_of(path: Path) -> ReplayGain:
    return read_tags(str(path), path.name).replay_gain


def tags_of(path: Path) -> Tags:
    """Some bitrates are counted from the size of the file."""
    return replace(read_tags(str(path), path.name), bitrate_kbps=None)


def write_wma(path: Path) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("wmav2", rate=44_100, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = 128_000
        frame = av.AudioFrame.from_ndarray(melody(2), "fltp", "stereo")
        frame.sample_rate = 44_100
        resampler = av.AudioResampler(stream.format.name, "stereo", 44_100, 2048)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))


def decoded(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return b"".join(np.asarray(frame.to_ndarray()).tobytes() for frame in container.decode(audio=0))


def leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.startswith(".")]


@pytest.mark.parametrize(("suffix", "codec"), FORMATS.items())
def test_every_format_takes_and_gives_back(tmp_path: Path, suffix: str, codec: str) -> None:
    path = tmp_path / f"a{suffix}"
    if suffix == ".wma":
        write_wma(path)
    else:
        write(path, melody(2), codec=codec)
    before, sound = tags_of(path), decoded(path)
    written = put(path)
    assert (written.size, written.mtime_ns) == state(path)
    found = gain_of(path)
    wanted = NO_PEAKS if suffix == ".opus" else WANTED
    assert found.track_gain_db == pytest.approx(wanted.track_gain_db, abs=0.004)
    assert found.album_gain_db == pytest.approx(wanted.album_gain_db, abs=0.004)
    assert (found.track_peak, found.album_peak) == (wanted.track_peak, wanted.album_peak)
    assert decoded(path) == sound
    restore_fields(str(path), written.size, written.mtime_ns, written.before)
    assert tags_of(path) == before
    assert decoded(path) == sound
    assert leftovers(tmp_path) == []


@pytest.mark.shared
@pytest.mark.parametrize("name", RARE)
def test_rare_formats_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(os.path.join(shared_dir("edge/mutagen"), name), path)
    written = put(path)
    assert gain_of(path) == WANTED
    restore_fields(str(path), *state(path), written.before)
    # The header of a Musepack file has gains of its own.
    assert gain_of(path) != WANTED


def test_other_tags_stay_and_older_spellings_are_replaced(tmp_path: Path) -> None:
    path = write_mp3(
        tmp_path / "a.mp3",
        mutagen.id3.TIT2(encoding=1, text="Title"),
        mutagen.id3.TPE1(encoding=1, text=["A", "B"]),
        mutagen.id3.TXXX(encoding=0, desc="replaygain_track_gain", text="+1.00 dB"),
        mutagen.id3.TXXX(encoding=0, desc="Mood", text="calm"),
        mutagen.id3.APIC(encoding=0, mime="image/jpeg", type=3, data=JPEG),
        v2_version=3,
    )
    before = read_tags(str(path), path.name)
    written = put(path)
    tags = mutagen.id3.ID3(path, translate=False)
    assert tags.version == (2, 3, 0)
    assert tags.getall("TXXX:Mood")[0].text == ["calm"]
    assert [frame.data for frame in tags.getall("APIC")] == [JPEG]
    gains = [frame for frame in tags.getall("TXXX") if frame.desc.lower() == "replaygain_track_gain"]
    assert [frame.text for frame in gains] == [["-7.03 dB"]]
    assert written.before["REPLAYGAIN_TRACK_GAIN"] == ("+1.00 dB",)
    after = read_tags(str(path), path.name)
    assert (after.artists, after.title, after.cover) == (before.artists, before.title, before.cover)


def test_fields_are_those_that_others_read(tmp_path: Path) -> None:
    flac, opus, m4a = (tmp_path / name for name in ("a.flac", "a.opus", "a.m4a"))
    for path in (flac, opus, m4a):
        write(path, melody(1))
        put(path)
    tags = mutagen.flac.FLAC(flac)
    assert tags["REPLAYGAIN_TRACK_GAIN"] == ["-7.03 dB"]
    assert tags["REPLAYGAIN_TRACK_PEAK"] == ["0.988547"]
    assert tags["REPLAYGAIN_REFERENCE_LOUDNESS"] == ["-18.00 LUFS"]
    # -7.03 dB for -18 LUFS is -12.03 dB for -23 LUFS, in steps of 1/256 dB.
    assert mutagen.oggopus.OggOpus(opus)["R128_TRACK_GAIN"] == ["-3080"]
    assert "replaygain_track_gain" not in mutagen.oggopus.OggOpus(opus)
    assert mutagen.mp4.MP4(m4a)["----:com.apple.iTunes:replaygain_album_gain"] == [b"-6.50 dB"]


def test_a_track_gain_alone_leaves_the_album_gain(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    write(path, melody(1))
    put(path)
    put(path, ReplayGain(track_gain_db=-1.0, track_peak=0.5))
    assert gain_of(path) == ReplayGain(-1.0, 0.5, -6.5, 1.012)


def test_an_ape_tag_behind_an_mp3_stays(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", mutagen.id3.TIT2(text="Of ID3"))
    ape = mutagen.apev2.APEv2()
    ape["Catalog"] = "X1"
    ape.save(path)
    put(path)
    assert mutagen.apev2.APEv2(path)["Catalog"] == "X1"
    assert gain_of(path) == WANTED


def test_rights_and_attributes_stay_and_a_link_is_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a.flac", tmp_path / "link.flac"
    write(path, melody(1))
    os.chmod(path, 0o640)
    link.symlink_to(path)
    put(link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert gain_of(path) == WANTED
