"""ID3 in detail: versions, raw frames, the tags behind the sound, and INFO of WAV."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import mutagen.apev2
import mutagen.id3
import mutagen.mp3
import pytest

from musicrec_desktop.library.loudness_tags import write_loudness
from musicrec_desktop.library.rating_tags import write_rating
from musicrec_desktop.model.tag_fields import TagFormat
from musicrec_desktop.model.track import ReplayGain
from tests.support.shared import shared_dir
from tests.unit.library.files import JPEG, MP3_FRAME, read_tags, write_mp3, write_wav
from tests.unit.library.tagging.making import edit, picture, read, sound_of

ID3 = mutagen.id3


def frames_in(path: Path) -> list[tuple[bytes, bytes]]:
    """Every frame of the tag with its bytes."""
    data = path.read_bytes()
    version = data[3]
    end = 10 + _syncsafe(data[6:10])
    at, found = 10, []
    while at < end and data[at] != 0:
        size = data[at + 4 : at + 8]
        length = _syncsafe(size) if version == 4 else int.from_bytes(size, "big")
        found.append((data[at : at + 4], data[at : at + 10 + length]))
        at += 10 + length
    return found


def _syncsafe(data: bytes) -> int:
    return data[0] << 21 | data[1] << 14 | data[2] << 7 | data[3]


def raw_frame(name: bytes, content: bytes, flags: int = 0, *, is_24: bool) -> bytes:
    size = len(content)
    sized = struct.pack(">I", size)
    if is_24:
        sized = bytes((size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127))
    return name + sized + struct.pack(">H", flags) + content


def write_raw(path: Path, version: int, *frames: bytes, padding: int = 100) -> Path:
    body = b"".join(frames) + bytes(padding)
    size = len(body)
    head = b"ID3" + bytes((version, 0, 0, size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127))
    path.write_bytes(head + body + MP3_FRAME * 80)
    return path


@pytest.mark.parametrize("version", [3, 4])
def test_the_version_stays_and_so_does_every_other_frame_byte_for_byte(tmp_path: Path, version: int) -> None:
    is_24 = version == 4
    frames = [
        raw_frame(b"TIT2", b"\0Old", is_24=is_24),
        raw_frame(b"TPE1", b"\1\xff\xfeA\0", is_24=is_24),
        raw_frame(b"XYZW", b"\1\2\3", is_24=is_24),  # unknown
        raw_frame(b"PRIV", b"owner\0\0\xff\xe0data", is_24=is_24),
        raw_frame(b"APIC", b"\0image/jpeg\0\3first\0" + JPEG, is_24=is_24),
        raw_frame(b"APIC", b"\0image/jpeg\0\3first\0" + JPEG + b"2", is_24=is_24),  # one too many
        raw_frame(b"COMM", b"\0engiTunNORM\0 0000", is_24=is_24),
        raw_frame(b"GEOB", b"\0x/y\0f\0d\0abc", 0x4000, is_24=is_24),  # with a flag
        raw_frame(b"TCON", b"\0(17)", is_24=is_24),
        raw_frame(b"TXXX", b"\0FOO\0bar", is_24=is_24),
        raw_frame(b"TXXX", b"\0FOO\0again", is_24=is_24),  # twice
        raw_frame(b"RVA2", b"x\0\1\0\1\0", is_24=is_24),
    ]
    path = write_raw(tmp_path / "a.mp3", version, *frames)
    edit(path, {"title": ("Neu Б",), "bpm": ("99",)})
    after = frames_in(path)
    assert path.read_bytes()[3] == version
    assert [data for name, data in after if name not in {b"TIT2", b"TBPM"}] == frames[1:]
    assert read(path).values["title"] == ("Neu Б",)
    assert read(path).format is (TagFormat.ID3_24 if is_24 else TagFormat.ID3_23)


def test_ratings_and_loudness_leave_every_other_frame_alone_too(tmp_path: Path) -> None:
    frames = [
        raw_frame(b"TPE1", b"\1\xff\xfeA\0", is_24=False),
        raw_frame(b"XYZW", b"\1\2\3", is_24=False),
        raw_frame(b"GEOB", b"\0x/y\0f\0d\0abc", 0x4000, is_24=False),
        raw_frame(b"TXXX", b"\0FOO\0bar", is_24=False),
        raw_frame(b"TXXX", b"\0FOO\0again", is_24=False),
    ]
    path = write_raw(tmp_path / "a.mp3", 3, *frames)
    found = path.stat()
    write_rating(str(path), found.st_size, found.st_mtime_ns, 8, 0)
    assert [data for _, data in frames_in(path)][: len(frames)] == frames
    found = path.stat()
    write_loudness(str(path), found.st_size, found.st_mtime_ns, ReplayGain(-3.0, 0.5))
    assert [data for _, data in frames_in(path)][: len(frames)] == frames
    assert len(frames_in(path)) > len(frames)


def test_one_of_two_pictures_with_one_name_is_taken_out(tmp_path: Path) -> None:
    frames = [
        raw_frame(b"APIC", b"\0image/jpeg\0\3x\0" + JPEG, is_24=True),
        raw_frame(b"APIC", b"\0image/jpeg\0\3x\0" + JPEG + b"2", is_24=True),
    ]
    path = write_raw(tmp_path / "a.mp3", 4, *frames)
    first, second = read(path).pictures
    edit(path, {}, (second,))
    assert [data for _, data in frames_in(path)] == frames[1:]
    edit(path, {"title": ("T",)}, (second,))
    assert frames_in(path)[0][1] == frames[1]
    assert first.digest not in {one.digest for one in read(path).pictures}


def test_sizes_that_are_not_syncsafe_are_put_right(tmp_path: Path) -> None:
    """iTunes wrote plain sizes into version 2.4."""
    long = b"\0" + b"x" * 300
    plain = b"TPE2" + struct.pack(">I", len(long)) + b"\0\0" + long
    wrong = b"TPE1" + struct.pack(">I", len(long)) + b"\0\0" + long
    path = write_raw(tmp_path / "a.mp3", 4, plain, wrong, raw_frame(b"TIT2", b"\0Old", is_24=True))
    before = read(path).values
    edit(path, {"title": ("New",)})
    assert read(path).values == {**before, "title": ("New",)}
    assert frames_in(path)[0] == (b"TPE2", raw_frame(b"TPE2", long, is_24=True))


def test_unsynchronised_frames_keep_their_content(tmp_path: Path) -> None:
    content = b"owner\0\xff\xe0\xff\x00end"
    stuffed = content.replace(b"\xff\x00", b"\xff\x00\x00").replace(b"\xff\xe0", b"\xff\x00\xe0")
    path = write_raw(
        tmp_path / "a.mp3", 4,
        raw_frame(b"PRIV", stuffed, 0x02, is_24=True), raw_frame(b"TIT2", b"\0Old", is_24=True),
    )  # fmt: skip
    before = ID3.ID3(path, translate=False).getall("PRIV")
    edit(path, {"title": ("New",)})
    assert ID3.ID3(path, translate=False).getall("PRIV") == before
    assert frames_in(path)[0][1] == raw_frame(b"PRIV", content, is_24=True)


def test_several_values_before_version_4(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", ID3.TIT2(text="T"), v2_version=3)
    edit(path, {"artist": ("AC/DC", "Bo"), "genre": ("Jazz", "Rock")})
    frames = dict(frames_in(path))
    assert b"AC/DC; Bo" in frames[b"TPE1"]
    assert read(path).values["artist"] == ("AC/DC", "Bo")
    told = read_tags(str(path), path.name)
    assert (told.artists, told.genres) == (("AC/DC", "Bo"), ("Jazz", "Rock"))
    # A value with the sign in it, and a frame that has a NUL already.
    edit(path, {"artist": ("A;b", "C")})
    assert b"A;b\0C" in dict(frames_in(path))[b"TPE1"]
    edit(path, {"artist": ("D", "E")})
    assert b"D\0E" in dict(frames_in(path))[b"TPE1"]
    assert read(path).values["artist"] == ("D", "E")


def test_dates_before_version_4(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", ID3.TIT2(text="T"), v2_version=3)
    edit(path, {"date": ("2016-03-18",), "originaldate": ("1971",)})
    frames = dict(frames_in(path))
    assert b"2016" in frames[b"TYER"]
    assert b"1803" in frames[b"TDAT"]
    assert b"1971" in frames[b"TORY"]
    assert b"TDRC" not in frames
    edit(path, {"date": ("2017",)})
    assert b"TDAT" not in dict(frames_in(path))
    assert read(path).values["date"] == ("2017",)


def test_people_with_other_roles_stay_in_the_list(tmp_path: Path) -> None:
    people = [["producer", "Paul"], ["violin", "Ada"]]
    path = write_mp3(tmp_path / "a.mp3", ID3.IPLS(people=people), ID3.TIT2(text="T"), v2_version=3)
    edit(path, {"performer": ("Bo (harp)",)})
    assert ID3.ID3(path, translate=False)["IPLS"].people == [["producer", "Paul"], ["harp", "Bo"]]


def test_an_older_tag_at_the_end_is_kept_in_step(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", ID3.TIT2(text="T"), ID3.TPE1(text="A"))
    old = b"TAG" + b"T".ljust(30, b"\0") + b"A".ljust(30, b"\0") + b"Album".ljust(30, b"\0")
    old += b"1999" + b"old comment".ljust(28, b"\0") + b"\0\x05" + b"\x11"
    path.write_bytes(path.read_bytes() + old)
    edit(
        path, {"title": ("Ein langer Titel, der nicht hineinpaßt",), "genre": ("Jazz",), "date": ("2001-02",)}
    )
    found = path.read_bytes()[-128:]
    assert found[:33] == b"TAG" + "Ein langer Titel, der nicht hi".encode("latin-1")
    assert found[33:93] == old[33:93]
    assert found[93:97] == b"2001"
    assert found[97:127] == old[97:127]
    assert found[127] == 8
    assert path.read_bytes().count(b"TAG") == 1


def test_a_file_with_only_the_oldest_tag_keeps_all_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    shutil.copyfile(os.path.join(shared_dir("edge/mutagen"), "silence-44-s-v1.mp3"), path)
    before = read(path).values
    edit(path, {"composer": ("Clara",)})
    assert read(path).values == {**before, "composer": ("Clara",)}
    assert mutagen.mp3.MP3(path).tags.version == (2, 3, 0)


def test_a_tag_of_monkeys_audio_behind_an_mp3_is_kept_in_step(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", ID3.TIT2(text="T"))
    ape = mutagen.apev2.APEv2()
    ape.update({"Title": "T", "Artist": "A", "Own": "x", "Track": "3/9"})
    ape["Cover Art (Front)"] = mutagen.apev2.APEValue(b"a.jpg\0" + JPEG, mutagen.apev2.BINARY)
    ape.save(path)
    path.write_bytes(path.read_bytes() + b"TAG" + bytes(125))
    sound = sound_of(path)
    assert read(path).values["artist"] == ("A",)
    edit(path, {"title": ("New",), "artist": ("B", "C"), "album": ("Al",)})
    found = mutagen.apev2.APEv2(path)
    assert (str(found["Title"]), list(found["Artist"]), str(found["Own"])) == ("New", ["B", "C"], "x")
    assert "album" not in {key.lower() for key in found}
    assert path.read_bytes()[-128:-125] == b"TAG"
    assert sound_of(path) == sound
    new = picture()
    edit(path, {}, (new.facts,), new)
    assert [one.digest for one in read(path).pictures] == [new.facts.digest]
    edit(path, {"title": ()})
    assert "title" not in read(path).values


def test_info_of_wav_is_kept_in_step(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav")

    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)

    info = b"INFO" + chunk(b"INAM", b"Title\0") + chunk(b"ISFT", b"Program\0") + chunk(b"IPRD", b"Album\0")
    data = path.read_bytes() + chunk(b"LIST", info) + chunk(b"own ", b"abc")
    path.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])
    sound = sound_of(path)
    assert read(path).values == {"title": ("Title",), "album": ("Album",)}
    for title in ("Ein viel längerer Titel als vorher", "x", "Noch einer"):
        edit(path, {"title": (title,), "artist": ("A", "B")})
        found = path.read_bytes()
        assert struct.unpack("<I", found[4:8])[0] == len(found) - 8
        lists = [at for at in range(len(found)) if found.startswith(b"LIST", at)]
        assert len(lists) == 1
        size = struct.unpack_from("<I", found, lists[0] + 4)[0]
        content = found[lists[0] + 8 : lists[0] + 8 + size]
        assert chunk(b"INAM", title.encode() + b"\0") in content
        assert chunk(b"ISFT", b"Program\0") in content
        assert chunk(b"IART", b"A; B\0") in content
        assert chunk(b"own ", b"abc") in found
        values = read(path).values
        assert (values["title"], values["album"]) == ((title,), ("Album",))
        assert sound_of(path) == sound
    assert read_tags(str(path), path.name).album == "Album"
