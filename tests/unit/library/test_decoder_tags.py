"""What only the decoder sees: tags, lengths and pictures of formats that the tag library does not know."""

from __future__ import annotations

from pathlib import Path

import av
import mutagen.apev2
import mutagen.id3
import mutagen.wave
import pytest

from musicrec_desktop.library.artwork import read_embedded_cover
from musicrec_desktop.library.loudness_tags import write_loudness
from musicrec_desktop.library.tags import TagReader
from musicrec_desktop.model.track import ReplayGain, Tags
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import JPEG

FIELDS = {
    "title": "Ladungsträger",
    "artist": "Kanal Vier",
    "album": "Im Behälter",
    "track": "3",
    "date": "1987",
    "genre": "Ambient",
}
CONTAINERS = {
    "a.wav": ("wav", "pcm_s16le"),
    "a.rf64": ("wav", "pcm_s16le"),
    "a.mka": ("matroska", "aac"),
    "a.weba": ("webm", "libopus"),
    "a.caf": ("caf", "pcm_s16be"),
    "a.au": ("au", "pcm_s16be"),
    "a.tta": ("tta", "tta"),
    "a.wma": ("asf", "wmav2"),
    "a.m4a": ("ipod", "aac"),
    "a.3gp": ("3gp", "aac"),
}


def write_container(path: Path, fields: dict[str, str], seconds: float = 3.0) -> Path:
    """A sound file whose tags FFmpeg writes."""
    container, codec = CONTAINERS[path.name]
    options = {"rf64": "always"} if path.suffix == ".rf64" else {}
    with av.open(str(path), "w", format=container, options=options) as written:
        written.metadata.update(fields)
        rate_hz = 48_000 if codec == "libopus" else 44_100
        stream = written.add_stream(codec, rate=rate_hz, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = 128_000
        frame = av.AudioFrame.from_ndarray(melody(seconds, rate_hz=rate_hz), "fltp", "stereo")
        frame.sample_rate = rate_hz
        resampler = av.AudioResampler(stream.format.name, "stereo", rate_hz, stream.frame_size or 1024)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            written.mux(stream.encode(piece))
        written.mux(stream.encode(None))
    return path


def tags_of(path: Path) -> Tags:
    return TagReader().read(str(path), path.name).tags


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_container_says_what_it_holds(tmp_path: Path, name: str) -> None:
    tags = tags_of(write_container(tmp_path / name, FIELDS))
    assert (tags.title, tags.artists, tags.album) == ("Ladungsträger", ("Kanal Vier",), "Im Behälter")
    assert (tags.track_number, tags.genres) == (3, ("Ambient",))
    assert tags.year == (None if name == "a.au" else 1987)
    assert tags.duration_ms == pytest.approx(3000, abs=60)
    assert not tags.is_estimate
    if name != "a.tta":
        assert (tags.sample_rate_hz, tags.channels) == (48_000 if name == "a.weba" else 44_100, 2)
    assert tags.codec
    assert tags.bitrate_kbps


def test_loudness_in_a_wav_leaves_its_info(tmp_path: Path) -> None:
    path = write_container(tmp_path / "a.wav", FIELDS)
    before, stat = tags_of(path), path.stat()
    write_loudness(str(path), stat.st_size, stat.st_mtime_ns, ReplayGain(-7.0, 0.9))
    after = tags_of(path)
    assert (after.title, after.artists, after.album) == (before.title, before.artists, before.album)
    assert after.replay_gain == ReplayGain(-7.0, 0.9)
    assert mutagen.wave.WAVE(path).tags.getall("TIT2") == []
    with av.open(str(path)) as container:
        assert container.metadata["title"] == "Ladungsträger"


def test_the_files_own_tags_come_first(tmp_path: Path) -> None:
    path = write_container(tmp_path / "a.wav", FIELDS)
    audio = mutagen.wave.WAVE(path)
    audio.add_tags()
    audio.tags.add(mutagen.id3.TIT2(encoding=3, text="Of ID3"))
    audio.save()
    tags = tags_of(path)
    assert (tags.title, tags.artists) == ("Of ID3", ("Kanal Vier",))


def test_info_in_an_old_code_page_loses_no_byte(tmp_path: Path) -> None:
    path = write_container(tmp_path / "a.wav", {"title": "Grosse", "artist": "Kanal Vier"})
    path.write_bytes(path.read_bytes().replace(b"Grosse", "Größe".encode("cp1252") + b"\0"))
    assert tags_of(path).title == "Größe"


def test_a_wav_that_was_streamed_has_a_length(tmp_path: Path) -> None:
    """Who writes into a pipe cannot say in the header how much will come."""
    path = write_container(tmp_path / "a.wav", FIELDS)
    content = bytearray(path.read_bytes())
    place = content.index(b"data") + 4
    content[place : place + 4] = content[4:8] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    assert tags_of(path).duration_ms == pytest.approx(3000, abs=60)


def test_foreign_kinds_of_tags_are_seen(tmp_path: Path) -> None:
    flac = Path(write(tmp_path / "a.flac", melody(1)))
    id3 = mutagen.id3.ID3()
    id3.add(mutagen.id3.TIT2(encoding=3, text="Before"))
    id3.add(mutagen.id3.TPE1(encoding=3, text="Of ID3"))
    id3.save(flac)
    m4a = Path(write(tmp_path / "b.m4a", melody(1)))
    ape = mutagen.apev2.APEv2()
    ape["Title"], ape["Artist"] = "Behind", "Of APE"
    ape.save(m4a)
    found = [tags_of(path) for path in (flac, m4a)]
    assert [(tags.title, tags.artists) for tags in found] == [
        ("Before", ("Of ID3",)),
        ("Behind", ("Of APE",)),
    ]


def test_a_picture_in_matroska_is_the_cover(tmp_path: Path) -> None:
    source = write_container(tmp_path / "a.mka", FIELDS)
    path = tmp_path / "with cover.mka"
    with av.open(str(source)) as read, av.open(str(path), "w", format="matroska") as written:
        stream = written.add_stream_from_template(read.streams.audio[0])
        written.add_attachment("cover.jpg", "image/jpeg", JPEG)
        for packet in read.demux(read.streams.audio[0]):
            if packet.size:
                packet.stream = stream
                written.mux(packet)
    assert read_embedded_cover(str(path)) == JPEG
    assert tags_of(path).cover.value == "embedded"


def test_what_is_no_sound_after_all_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "a.mka"
    broken.write_bytes(b"\x1a\x45\xdf\xa3" + bytes(4096))
    reading = TagReader().read(str(broken), "a.mka")
    assert (reading.problem, reading.tags.duration_ms) == ("bad-tags", None)
