"""What no edit is about stays as it stands in the file, byte for byte, also where it is wrong."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import mutagen
import mutagen.apev2
import mutagen.id3
import mutagen.mp4
import mutagen.oggvorbis
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.loudness_tags import write_loudness
from musicrec_desktop.library.rating_tags import write_rating
from musicrec_desktop.model.track import ReplayGain
from tests.support.shared import shared_dir
from tests.unit.library.files import write_mp3
from tests.unit.library.tagging.making import edit, make, read, sound_of

STRANGE = (
    b"ARTIST=Bj\xf6rk",
    b"TITLE=Old",
    b"no name at all \xe9",
    b"n\xc3\xb6t valid=x",
    b"\xff\xfe=y",
    b"ARTIST=\xd6resund",
    b"Own=",
)
VENDOR = b"Enc\xf6der 1"


def block(*comments: bytes) -> bytes:
    """Vendor and comments as they stand in a file."""
    sized = (struct.pack("<I", len(one)) + one for one in comments)
    return b"".join((struct.pack("<I", len(VENDOR)), VENDOR, struct.pack("<I", len(comments)), *sized))


def with_comments(path: Path, *comments: bytes) -> None:
    """Write comments that no program would."""
    audio = mutagen.File(path)
    if audio.tags is None:
        audio.add_tags()
    data = block(*comments)
    audio.tags.write = lambda framing=path.suffix != ".flac": data + (b"\1" if framing else b"")
    audio.save(path)


@pytest.mark.parametrize("suffix", [".flac", ".ogg", ".opus"])
def test_vorbis_comments_that_are_wrong_stay_as_they_are(tmp_path: Path, suffix: str) -> None:
    path = make(tmp_path, suffix)
    with_comments(path, *STRANGE)
    sound = sound_of(path)
    edit(path, {"title": ("Neu", "Neuer"), "album": ("Ä",)})
    after = [STRANGE[0], b"TITLE=Neu", b"TITLE=Neuer", *STRANGE[2:], "ALBUM=Ä".encode()]
    assert block(*after) in path.read_bytes()
    assert sound_of(path) == sound
    found = path.stat()
    write_rating(str(path), found.st_size, found.st_mtime_ns, 8, 0)
    found = path.stat()
    write_loudness(str(path), found.st_size, found.st_mtime_ns, ReplayGain(-3.0, 0.5))
    content = path.read_bytes()
    assert all(struct.pack("<I", len(one)) + one in content for one in after)
    assert VENDOR in content
    # Edited itself, a wrong one is right.
    edit(path, {"artist": ("Björk",)})
    assert "ARTIST=Björk".encode() in path.read_bytes()
    assert STRANGE[5] not in path.read_bytes()
    assert read(path).values["artist"] == ("Björk",)


def test_comments_over_several_pages_stay(tmp_path: Path) -> None:
    path = make(tmp_path, ".ogg")
    long = b"OWN=" + b"\xe4" * 200_000
    with_comments(path, b"TITLE=Old", long)
    edit(path, {"title": ("Neu",)})
    assert mutagen.oggvorbis.OggVorbis(path)["title"] == ["Neu"]
    assert len(mutagen.oggvorbis.OggVorbis(path)["own"][0]) == 200_000
    edit(path, {"artist": ("B",)})
    with_comments(path, b"TITLE=Old")
    assert read(path).values == {"title": ("Old",)}


def ape_item(key: bytes, value: bytes, flags: int = 0) -> bytes:
    """An item of APEv2 as it stands in a file."""
    return struct.pack("<2I", len(value), flags) + key + b"\0" + value


def ape_tag(*items: bytes) -> bytes:
    """A tag of items with header and footer."""
    body = b"".join(items)

    def end(flags: int) -> bytes:
        return b"APETAGEX" + struct.pack("<4I", 2000, len(body) + 32, len(items), flags) + bytes(8)

    return end(0xA0000000) + body + end(0x80000000)


@pytest.mark.parametrize("suffix", [".wv", ".mp3"])
def test_items_of_monkeys_audio_keep_their_flags_and_doubles(tmp_path: Path, suffix: str) -> None:
    path = make(tmp_path, suffix)
    if suffix == ".mp3":
        mutagen.id3.ID3().save(path)
    others = (
        ape_item(b"Artist", b"A", 1), ape_item(b"OWN", b"2"), ape_item(b"Own", b"1", 1),
        ape_item(b"Related", b"http://x", 4), ape_item(b"Cover Art (Back)", b"b.x\0abc", 2 | 1),
    )  # fmt: skip
    path.write_bytes(path.read_bytes() + ape_tag(ape_item(b"Title", b"Old"), *others))
    edit(path, {"title": ("Neu",), "album": ("Al",)})
    content = path.read_bytes()
    assert [content.count(item) for item in others] == [1] * len(others)
    assert (ape_item(b"Title", b"Neu") in content, ape_item(b"Title", b"Old") in content) == (True, False)
    found = path.stat()
    write_rating(str(path), found.st_size, found.st_mtime_ns, 8, 0)
    assert all(item in path.read_bytes() for item in others)


def test_items_that_are_not_utf8_are_refused_or_left_alone(tmp_path: Path) -> None:
    """A tag that cannot be read is not written; behind an MP3 with an ID3 tag it stays as it is."""
    bad = ape_tag(ape_item(b"Title", b"Old"), ape_item(b"Artist", b"Bj\xf6rk"))
    path = make(tmp_path, ".wv")
    path.write_bytes(path.read_bytes() + bad)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="bad-tags"):
        edit(path, {"title": ("Neu",)})
    assert path.read_bytes() == before
    path = write_mp3(tmp_path / "b.mp3", mutagen.id3.TIT2(text="T"))
    path.write_bytes(path.read_bytes() + bad)
    edit(path, {"title": ("Neu",)})
    assert path.read_bytes().endswith(bad)


def test_an_old_tag_with_frames_of_its_own_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    sound = write_mp3(tmp_path / "a.mp3").read_bytes()

    def tagged(*frames: tuple[bytes, bytes]) -> Path:
        data = b"".join(name + struct.pack(">I", len(content))[1:] + content for name, content in frames)
        path = tmp_path / "b.mp3"
        path.write_bytes(b"ID3\2\0\0\0\0" + bytes((len(data) >> 7, len(data) & 127)) + data + sound)
        return path

    for frame in ((b"XYZ", b"\1\2\3"), (b"CRM", b"own\0ex\0abc"), (b"PIC", b"\0x")):
        path = tagged((b"TT2", b"\0Old"), frame, (b"TP1", b"\0A"))
        before = path.read_bytes()
        with pytest.raises(LibraryError, match="old-frames"):
            read(path)
        found = path.stat()
        with pytest.raises(LibraryError, match="old-frames"):
            write_loudness(str(path), found.st_size, found.st_mtime_ns, ReplayGain(-3.0, 0.5))
        assert path.read_bytes() == before
    path = tagged((b"TT2", b"\0Old"), (b"UFI", b"o\0id"), (b"TP1", b"\0A"), (b"COM", b"\0eng\0c"))
    edit(path, {"title": ("Neu",)})
    assert read(path).values == {"title": ("Neu",), "artist": ("A",), "comment": ("c",)}
    assert mutagen.id3.ID3(path)["UFID:o"].data == b"id"


def test_texts_of_aiff_are_kept_in_step(tmp_path: Path) -> None:
    path = make(tmp_path, ".aiff")

    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack(">I", len(data)) + data + bytes(len(data) % 2)

    more = (
        chunk(b"NAME", b"Old name"), chunk(b"AUTH", b"Me"), chunk(b"ANNO", b"note \xf6"),
        chunk(b"ANNO", b"other"), chunk(b"(c) ", b"1999 X"), chunk(b"ZZZZ", b"abc"),
    )  # fmt: skip
    data = path.read_bytes() + b"".join(more)
    path.write_bytes(data[:4] + struct.pack(">I", len(data) - 8) + data[8:])
    sound = sound_of(path)
    edit(path, {"title": ("Ein längerer Name",), "artist": (), "album": ("Al",)})
    content = path.read_bytes()
    assert struct.unpack(">I", content[4:8])[0] == len(content) - 8
    assert chunk(b"NAME", "Ein längerer Name".encode()) in content
    assert b"AUTH" not in content
    assert all(one in content for one in more[2:])
    assert sound_of(path) == sound
    edit(path, {"comment": ("x",), "title": ("N",)})
    assert chunk(b"ANNO", b"x") + more[3] in path.read_bytes()
    assert sound_of(path) == sound


@pytest.mark.parametrize("name", ["sv4_header.mpc", "sv5_header.mpc", "click.mpc"])
@pytest.mark.parametrize("has_id3", [False, True])
def test_musepack_of_every_age_with_a_foreign_tag_before_it(tmp_path: Path, name: str, has_id3: bool) -> None:
    path = tmp_path / name
    shutil.copyfile(os.path.join(shared_dir("edge/mutagen"), name), path)
    if has_id3:
        tags = mutagen.id3.ID3()
        tags.add(mutagen.id3.TIT2(encoding=3, text="Outside"))
        tags.add(mutagen.id3.TALB(encoding=3, text="Elsewhere"))
        tags.save(path)
    start = path.read_bytes()
    edit(path, {"title": ("Neu",)})
    assert path.read_bytes().startswith(start)
    assert read(path).values == {"title": ("Neu",), **({"album": ("Elsewhere",)} if has_id3 else {})}


def test_free_atoms_that_are_not_utf8_stay(tmp_path: Path) -> None:
    path = make(tmp_path, ".m4a")
    audio = mutagen.mp4.MP4(path)
    audio["----:com.apple.iTunes:OWN"] = [mutagen.mp4.MP4FreeForm(b"Bj\xf6rk", dataformat=0)]
    audio.save()
    edit(path, {"title": ("Neu",)})
    assert b"Bj\xf6rk" in path.read_bytes()
    assert mutagen.mp4.MP4(path)["----:com.apple.iTunes:OWN"][0].dataformat == 0
