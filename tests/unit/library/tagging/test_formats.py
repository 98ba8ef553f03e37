"""Editing tags in every format: what is written is read back, and all else is as it was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import mutagen
import mutagen.apev2
import mutagen.asf
import mutagen.flac
import mutagen.mp4
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.tagging.places import PLACES
from musicrec_desktop.model.tag_fields import FIELDS, TagFormat
from tests.support.shared import shared_dir
from tests.unit.library.files import read_tags, write_flac
from tests.unit.library.tagging.making import (
    EVERYTHING,
    LYRICS,
    MADE,
    edit,
    make,
    picture,
    png,
    read,
    sound_of,
    storable,
)

RARE = (
    "mac-399.ape", "click.mpc", "sv8_header.mpc", "2822400-1ch-0s-silence.dsf", "with-id3.dsf", "empty.ofs",
    "empty.oggflac", "empty.spx", "has-tags.tak", "5644800-2ch-s01-silence-dst.dff", "alac.m4a",
    "issue_29.wma",
)  # fmt: skip


def test_every_field_has_a_place_and_a_value_here() -> None:
    names = [field.name for field in FIELDS]
    assert names == list(dict.fromkeys(names))
    assert set(names) == set(PLACES) == set(EVERYTHING)
    assert {"title", "artist", "album"} <= {field.name for field in FIELDS if field.is_common} < set(names)


@pytest.mark.parametrize("suffix", MADE)
def test_every_field_is_written_and_taken_out_again(tmp_path: Path, suffix: str) -> None:
    path = make(tmp_path, suffix)
    sound, before = sound_of(path), read(path)
    wanted = storable(before.format)
    cover, back = picture(), picture(3 if before.format is TagFormat.MP4 else 4, grey=200)
    edit(path, wanted, (cover.facts, back.facts), cover, back)
    found = read(path)
    assert found.values == wanted
    assert [(one.kind, one.digest) for one in found.pictures] == [
        (one.facts.kind, one.facts.digest) for one in (cover, back)
    ]
    assert sound_of(path) == sound
    told = read_tags(str(path), path.name)
    assert (told.title, told.artists, told.genres) == (
        wanted["title"][0], wanted["artist"], wanted["genre"],
    )  # fmt: skip
    assert (told.track_number, told.track_total, told.disc_number, told.disc_total) == (3, 12, 1, 2)
    assert (told.date, told.original_date[:4], told.bpm, told.key) == ("2016-03-18", "1971", 128.0, "Am")
    assert told.is_compilation
    assert told.is_explicit
    assert told.details.lyrics == LYRICS
    assert told.details.performers == ("Ada Nord", "Bo Süd")
    edit(path, dict.fromkeys(wanted, ()), ())
    assert read(path).values == before.values
    assert read(path).pictures == ()
    assert sound_of(path) == sound
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("name", RARE)
def test_rare_formats_take_and_give_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(os.path.join(shared_dir("edge/mutagen"), name), path)
    before = read(path)
    cover = picture()
    edit(path, storable(before.format), (*before.pictures, cover.facts), cover)
    assert read(path).values == {**before.values, **storable(before.format)}
    fields = {name: before.values.get(name, ()) for name in EVERYTHING}
    edit(path, fields, before.pictures)
    found = read(path)
    assert (found.values, found.pictures) == (before.values, before.pictures)


def test_every_hostile_sample_is_written_or_refused_whole(tmp_path: Path) -> None:
    """None is damaged: it says what was written, or is byte for byte as it was."""
    written = refused = 0
    folder = shared_dir("edge/mutagen")
    for name in sorted(os.listdir(folder)):
        path = tmp_path / name
        if os.path.isdir(os.path.join(folder, name)):
            continue
        shutil.copyfile(os.path.join(folder, name), path)
        content = path.read_bytes()
        try:
            edit(path, {"title": ("Ein Titel",), "genre": ("Eins", "Zwei")})
        except LibraryError:
            assert path.read_bytes() == content, name
            refused += 1
        else:
            values = read(path).values
            assert (values["title"], values["genre"]) == (("Ein Titel",), ("Eins", "Zwei")), name
            written += 1
        path.unlink()
        assert os.listdir(tmp_path) == []
    assert written > 70
    assert refused


def test_other_vorbis_comments_keep_their_place_case_and_values(tmp_path: Path) -> None:
    path = write_flac(tmp_path / "a.flac", {"x": ["y"]})
    audio = mutagen.flac.FLAC(path)
    others = [("Custom", "x"), ("title", "Old"), ("CUSTOM", "y"), ("Encoder", "abc"), ("TOTALTRACKS", "9")]
    audio.tags[:] = others
    audio.save()
    edit(path, {"title": ("New", "Newer"), "tracknumber": ("4",), "tracktotal": ("10",)})
    assert list(mutagen.flac.FLAC(path).tags) == [
        ("Custom", "x"), ("title", "New"), ("title", "Newer"), ("CUSTOM", "y"), ("Encoder", "abc"),
        ("TOTALTRACKS", "10"), ("TRACKNUMBER", "4"),
    ]  # fmt: skip


def test_every_other_block_of_flac_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    shutil.copyfile(os.path.join(shared_dir("edge/mutagen"), "flac_application.flac"), path)

    def blocks() -> list[bytes]:
        return [
            block.write() for block in mutagen.flac.FLAC(path).metadata_blocks if block.code not in {1, 4}
        ]

    before = blocks()
    assert before
    edit(path, {"title": ("New",)})
    assert blocks() == before


def test_other_atoms_of_mp4_stay_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.m4a"
    shutil.copyfile(os.path.join(shared_dir("edge/mutagen"), "has-tags.m4a"), path)

    def atoms() -> dict[bytes, bytes]:
        with open(path, "rb") as file:
            found = mutagen.mp4.Atoms(file).path(b"moov", b"udta", b"meta", b"ilst")[-1].children
            parts = {}
            for atom in found:
                file.seek(atom.offset)
                data = file.read(atom.length)
                parts[atom.name + data[:80] if atom.name == b"----" else atom.name] = data
            return parts

    before = atoms()
    edit(path, {"title": ("New",)})
    after = atoms()
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {
        b"\xa9nam"
    }


def test_attributes_of_windows_media_keep_their_types(tmp_path: Path) -> None:
    path = make(tmp_path, ".wma")
    audio = mutagen.asf.ASF(path)
    audio.tags["WM/TrackNumber"] = [mutagen.asf.ASFDWordAttribute(2)]
    audio.tags["WM/Own"] = [mutagen.asf.ASFQWordAttribute(1 << 40), mutagen.asf.ASFGUIDAttribute(bytes(16))]
    audio.tags["WM/MediaClass"] = [mutagen.asf.ASFByteArrayAttribute(b"\1\2")]
    audio.save()
    edit(path, {"tracknumber": ("7",), "title": ("New",)})
    tags = mutagen.asf.ASF(path).tags
    assert tags["WM/TrackNumber"] == [mutagen.asf.ASFDWordAttribute(7)]
    assert isinstance(tags["WM/TrackNumber"][0], mutagen.asf.ASFDWordAttribute)
    assert tags["WM/Own"] == [
        mutagen.asf.ASFQWordAttribute(1 << 40), mutagen.asf.ASFGUIDAttribute(bytes(16)),
    ]  # fmt: skip
    assert tags["WM/MediaClass"] == [mutagen.asf.ASFByteArrayAttribute(b"\1\2")]


def test_the_list_beside_a_credit_and_the_year_beside_a_date_are_kept_in_step(tmp_path: Path) -> None:
    fields = {
        "artist": ["A feat. B"], "artists": ["A", "B"], "date": ["2001-02-03"], "year": ["2001"],
        "title": ["T"],
    }  # fmt: skip
    path = write_flac(tmp_path / "a.flac", fields)
    edit(path, {"artist": ("C", "D"), "date": ("2010-05",)})
    tags = mutagen.flac.FLAC(path).tags
    assert (tags["artist"], tags["artists"], tags["date"], tags["year"]) == (
        ["C", "D"], ["C", "D"], ["2010-05"], ["2010"],
    )  # fmt: skip
    edit(path, {"artist": ("C",)})
    assert "artists" not in mutagen.flac.FLAC(path).tags
    assert read_tags(str(path), path.name).artists == ("C",)


def test_a_foreign_tag_is_taken_over_by_the_own_one(tmp_path: Path) -> None:
    """An ID3 tag before FLAC is read while FLAC's own says nothing; after the edit it counts no more."""
    path = write_flac(tmp_path / "a.flac", {})
    tags = mutagen.id3.ID3()
    tags.add(mutagen.id3.TIT2(text="Outside"))
    tags.add(mutagen.id3.TPE1(text="Somebody"))
    tags.add(mutagen.id3.TALB(text="Elsewhere"))
    tags.save(path)
    assert read(path).values["album"] == ("Elsewhere",)
    edit(path, {"title": ("Inside",)})
    found = read_tags(str(path), path.name)
    assert (found.title, found.artists, found.album) == ("Inside", ("Somebody",), "Elsewhere")


def test_pictures_are_replaced_one_by_one(tmp_path: Path) -> None:
    path = make(tmp_path, ".flac")
    front, back, other = picture(3), picture(4, grey=9), picture(3, grey=99)
    edit(path, {}, (front.facts, back.facts), front, back)
    done = edit(path, {}, (other.facts, back.facts), other)
    assert done.taken == {front.facts.digest: png()}
    found = mutagen.flac.FLAC(path).pictures
    assert [(one.type, one.data) for one in found] == [(3, png(grey=99)), (4, png(grey=9))]
    assert (found[0].width, found[0].height, found[0].mime) == (4, 3, "image/png")
