"""Writing loudness into tags: every format, and nothing lost whatever goes wrong."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import av
import mutagen
import mutagen.apev2
import mutagen.asf
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import mutagen.oggopus
import numpy as np
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library import tag_rewriting, tag_writing
from musicrec_desktop.library.loudness_tags import write_loudness
from musicrec_desktop.library.replacing import remove_draft
from musicrec_desktop.library.tag_rewriting import Rewritten, restore_fields
from musicrec_desktop.model.track import ReplayGain, Tags
from tests.support.shared import shared_dir
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import JPEG, read_tags, write_mp3

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


FULL = {
    "title": "A Title",
    "artist": ["One", "Another"],
    "album": "The Album",
    "albumartist": "Everybody",
    "genre": ["Rock", "Jazz"],
    "date": "1999-05-04",
    "tracknumber": "3/12",
    "discnumber": "1/2",
}


def tag_fully(path: Path) -> None:
    """Every usual field, in an order that no writer keeps, and some of strange types."""
    audio = mutagen.File(path)
    if isinstance(audio.tags, mutagen.mp4.MP4Tags):
        audio["----:com.apple.iTunes:zz first"] = [
            mutagen.mp4.MP4FreeForm(b"1", mutagen.mp4.AtomDataType.UTF8)
        ]
        audio["trkn"], audio["disk"] = [(3, 12)], [(1, 2)]
        audio["cpil"], audio["tmpo"], audio["rtng"] = True, [120], [4]
        audio["covr"] = [mutagen.mp4.MP4Cover(JPEG, mutagen.mp4.MP4Cover.FORMAT_JPEG)]
        audio["\xa9nam"], audio["\xa9ART"] = ["A Title"], ["One", "Another"]
        audio["----:com.apple.iTunes:a last"] = [mutagen.mp4.MP4FreeForm(b"2")]
    elif isinstance(audio, mutagen.asf.ASF):
        audio["WM/Zeta"] = [mutagen.asf.ASFDWordAttribute(7), mutagen.asf.ASFUnicodeAttribute("x")]
        audio["WM/IsCompilation"] = [mutagen.asf.ASFBoolAttribute(True)]
        audio["WM/Year"], audio["Title"], audio["Author"] = ["1999"], ["A Title"], ["One", "Another"]
        audio["WM/Genre"], audio["Alpha"] = ["Rock", "Jazz"], [mutagen.asf.ASFQWordAttribute(1 << 40)]
        audio["WM/TrackNumber"] = [mutagen.asf.ASFDWordAttribute(3)]
        audio["WM/Long"] = ["x" * 70_000]
    else:
        if audio.tags is None:
            audio.add_tags()
        if isinstance(audio.tags, mutagen.id3.ID3):
            audio.tags.add(mutagen.id3.TXXX(encoding=3, desc="zz", text=["1", "2"]))
            audio.tags.add(mutagen.id3.TPE1(encoding=0, text=["One", "Another"]))
            audio.tags.add(mutagen.id3.TIT2(encoding=3, text=["A Title \N{SNOWMAN}"]))
            audio.tags.add(mutagen.id3.PRIV(owner="somebody", data=b"\0\1"))
            audio.tags.add(mutagen.id3.APIC(encoding=3, mime="image/jpeg", type=3, data=JPEG))
        else:
            audio.tags.update(FULL)
            audio["zz"], audio["aa long name of a field"] = "x" * 3000, "1"
    audio.save()


def copy_with_fields(source: Path, target: Path) -> None:
    """The same packets with tags as FFmpeg writes them: in its own order and types."""
    with av.open(str(source)) as read, av.open(str(target), "w") as written:
        written.metadata.update(
            {name: value if isinstance(value, str) else value[0] for name, value in FULL.items()}
        )
        written.metadata.update({"track": "3/12", "disc": "1/2", "comment": "c", "composer": "K", "zz": "1"})
        stream = written.add_stream_from_template(read.streams.audio[0])
        for packet in read.demux(read.streams.audio[0]):
            if packet.size:
                packet.stream = stream
                written.mux(packet)


@pytest.mark.parametrize(("suffix", "codec"), FORMATS.items())
def test_tags_of_another_writer_are_healthy(tmp_path: Path, suffix: str, codec: str) -> None:
    plain, path = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    if suffix == ".wma":
        write_wma(plain)
    else:
        write(plain, melody(2), codec=codec)
    copy_with_fields(plain, path)
    before, sound = tags_of(path), decoded(path)
    written = put(path)
    assert gain_of(path).track_gain_db == pytest.approx(WANTED.track_gain_db, abs=0.004)
    assert decoded(path) == sound
    restore_fields(str(path), *state(path), written.before)
    assert tags_of(path) == before


@pytest.mark.parametrize(("suffix", "codec"), FORMATS.items())
def test_a_full_tag_is_healthy_in_every_format(tmp_path: Path, suffix: str, codec: str) -> None:
    """Writing orders fields anew and picks encodings and types; what they say stays, and that is compared."""
    path = tmp_path / f"a{suffix}"
    if suffix == ".wma":
        write_wma(path)
    else:
        write(path, melody(2), codec=codec)
    tag_fully(path)
    before, sound = tags_of(path), decoded(path)
    written = put(path)
    assert gain_of(path).track_gain_db == pytest.approx(WANTED.track_gain_db, abs=0.004)
    assert decoded(path) == sound
    restore_fields(str(path), *state(path), written.before)
    assert tags_of(path) == before


def test_a_write_that_loses_a_field_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.m4a"
    write(path, melody(1))
    tag_fully(path)
    data = path.read_bytes()
    real = tag_writing.set_field

    def forgetful(tags: mutagen.mp4.MP4Tags, name: str, texts: tuple[str, ...]) -> None:
        real(tags, name, texts)
        tags["\xa9ART"] = ["Another", "One"]

    monkeypatch.setattr(tag_rewriting, "set_field", forgetful)
    with pytest.raises(LibraryError, match="not-written"):
        put(path)
    assert path.read_bytes() == data


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


KILLED = """
import os, signal, sys
from musicrec_desktop.library import loudness_tags, tag_rewriting
from musicrec_desktop.model.track import ReplayGain
tag_rewriting._tag = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
found = os.stat(sys.argv[1])
loudness_tags.write_loudness(sys.argv[1], found.st_size, found.st_mtime_ns, ReplayGain(-1.0, 0.5))
"""


def killed_while_writing(path: Path) -> Path:
    """The copy that a killed process leaves."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    (copy,) = path.parent.glob(".musicrec-*.tmp")
    return copy


def test_the_copy_of_a_killed_process_is_removed_and_nothing_else(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3")
    before = path.read_bytes()
    copy = killed_while_writing(path)
    strangers = [tmp_path / ".musicrec-0123456789abcdef.tmp", tmp_path / ".musicrec.tmp"]
    for stranger in strangers:
        stranger.write_bytes(b"mine")
    assert remove_draft(str(path))
    assert not copy.exists()
    assert path.read_bytes() == before
    assert all(stranger.read_bytes() == b"mine" for stranger in strangers)
    assert remove_draft(str(path))


def test_a_copy_that_may_be_the_only_one_stays(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3")
    copy = killed_while_writing(path)
    path.unlink()
    assert remove_draft(str(path))
    assert copy.exists()


def test_a_copy_on_a_drive_that_is_away_waits(tmp_path: Path) -> None:
    assert not remove_draft(str(tmp_path / "away" / "a.mp3"))


def test_a_copy_that_is_being_written_stays(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3")
    copy = killed_while_writing(path)
    with path.open("rb") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        assert not remove_draft(str(path))
    assert copy.exists()
    assert remove_draft(str(path))
