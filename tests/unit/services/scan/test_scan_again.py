"""Scans that meet edits, renames and files that the user named."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import mutagen
import mutagen.id3
import pytest

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.files import ScanReport
from musicrec_desktop.model.track import NO_DETAILS, TagDetails, TrackId
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.storage.unread_files import UnreadFileStore
from tests.unit.library.files import write_flac, write_mp3, write_titled, write_wav
from tests.unit.services.scan.house import House, counts, house

__all__ = ["house"]


def retitle(path: Path, title: str) -> None:
    """As a tagger does that keeps the date; the padding of the tag keeps the size."""
    before = path.stat()
    audio = mutagen.File(path, easy=True)
    audio["title"] = title
    audio.save()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def test_an_edit_that_keeps_size_and_date_is_seen(house: House) -> None:
    path = write_flac(house.music / "a.flac", {"title": ["Old one"]})
    write_titled(house.music / "b.mp3", "Other")
    house.scan()
    house.tracks.set_decoded(house.id_of(path), 1234, b"sound")
    house.database.execute(
        "INSERT INTO seek_picture (track_id, loudness, brightness) VALUES (?, x'00', x'00')",
        (house.id_of(path),),
    )
    retitle(path, "New one")
    assert counts(house.scan()) == (0, 1, 0, 0, 1)
    assert house.titles() == {"New one", "Other"}
    track = house.tracks.get(house.id_of(path))
    # The sound is the same, and so is what the decoder said of it.
    assert track is not None
    assert track.duration_ms == 1234
    assert house.database.one("SELECT count(*) FROM seek_picture") == (1,)


def test_an_inode_that_changed_for_another_reason_changes_nothing(house: House) -> None:
    path = write_titled(house.music / "a.mp3", "A")
    house.scan()
    path.chmod(0o600)
    house.changes.clear()
    assert counts(house.scan()) == (0, 0, 0, 0, 1)
    assert house.changes == []


def test_a_library_from_before_reads_nothing_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_titled(house.music / "a.mp3", "A")
    house.scan()
    house.database.execute("UPDATE track SET ctime_ns = 0")
    with monkeypatch.context() as patch:
        house.forbid_reading(patch)
        assert counts(house.scan()) == (0, 0, 0, 0, 1)
    assert house.database.one("SELECT ctime_ns FROM track") == (path.stat().st_ctime_ns,)


def test_all_tags_can_be_read_again(house: House) -> None:
    write_titled(house.music / "a.mp3", "A & B")
    write_titled(house.music / "b.mp3", "C", artist="X & Y")
    house.scan()
    rules = ReadingRules(separators="&")
    service = ScanService(
        scheduler=house.scheduler,
        folders=house.folders,
        tracks=house.tracks,
        unread=UnreadFileStore(house.database),
        rules=lambda: rules,
    )
    found: list[ScanReport] = []
    service.finished.connect(found.append)
    service.rescan()
    house.scheduler.settle()
    service.rescan(is_thorough=True)
    house.scheduler.settle()
    assert [counts(report) for report in found] == [(0, 0, 0, 0, 2), (0, 1, 0, 0, 1)]
    assert house.tracks.many([house.id_of(house.music / "b.mp3")])[0].tags.artists == ("X", "Y")
    assert counts(service.scan_blocking([], TaskContext(), is_thorough=True)) == (0, 0, 0, 0, 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Café à gogo.wav", unicodedata.normalize("NFD", "Café à gogo.wav")),
        ("low name.wav", "Low Name.wav"),
        ("untagged.wav", "quite another.wav"),
        ("untagged.wav", "01 - Someone - Else.wav"),
    ],
)
def test_an_untagged_file_under_a_new_name_keeps_its_track(house: House, old: str, new: str) -> None:
    path = write_wav(house.music / old, seconds=1.0)
    write_wav(house.music / "neighbour.wav", seconds=1.5)
    house.scan()
    track_id = house.id_of(path)
    path.rename(house.music / new)
    assert counts(house.scan()) == (0, 0, 1, 0, 1)
    assert house.id_of(house.music / new) == track_id


def test_a_tagged_file_with_other_tags_is_not_the_missing_one(house: House) -> None:
    path = write_titled(house.music / "a.mp3", "One")
    house.scan()
    other = write_titled(house.music / "b.mp3", "Two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    path.unlink()
    assert counts(house.scan())[2] == 0


def test_what_was_named_stays_though_a_rule_leaves_it_out(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    by_file = write_titled(house.music / ".cache" / "b.mp3", "B")
    by_folder = write_titled(house.music / "x" / "c.mp3", "C")
    (house.music / "x" / ".nomedia").touch()
    assert len(house.scan().changes.added) == 1
    house.service.add_files_blocking([str(by_file)])
    house.scan(by_folder.parent)
    for report in (house.scan(), house.scan()):
        assert counts(report) == (0, 0, 0, 0, 3)
    assert house.titles() == {"A", "B", "C"}
    by_file.unlink()
    assert len(house.scan().changes.missing) == 1


def test_what_is_left_out_is_counted_and_kept(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    write_titled(house.music / "._a.mp3", "shadow")
    write_titled(house.music / ".Trash-1000" / "b.mp3", "thrown away")
    expected = (("companion", 1), ("system", 1))
    assert house.scan().left_out == expected
    assert house.folders.all()[0].left_out == expected


def test_only_new_trouble_is_news(house: House) -> None:
    bad = house.music / "empty.mp3"
    bad.touch()
    first = house.scan()
    assert [failure.path for failure in first.news] == [str(bad)]
    again = house.scan()
    assert (len(again.failed), again.news) == (1, ())
    assert [failure.reason for failure in house.service.unread()] == ["empty"]
    assert len(house.scan(house.music / "empty.mp3").failed) == 1
    write_titled(bad, "Whole")
    assert house.scan().failed == ()
    assert house.service.unread() == ()


def test_an_absent_drive_is_news_once(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    house.scan()
    house.music.rename(house.music.parent / "away")
    assert len(house.scan().news) == 1
    assert house.scan().news == ()


def test_a_track_with_broken_tags_is_listed_as_such_until_they_are_mended(house: House) -> None:
    path = house.music / "broken.flac"
    path.write_bytes(b"fLaC" + bytes(8000))
    house.scan()
    assert [failure.reason for failure in house.service.unread()] == ["bad-tags"]
    assert house.scan().news == ()
    assert [failure.reason for failure in house.service.unread()] == ["bad-tags"]
    path.unlink()
    house.scan()
    assert house.service.unread() == ()


def test_ids_of_a_scan_again_are_the_same(house: House) -> None:
    path = write_titled(house.music / "a.mp3", "A")
    house.scan()
    track_id = house.id_of(path)
    path.chmod(0o600)
    house.scan()
    assert house.id_of(path) == TrackId(track_id)


def test_a_thorough_scan_finds_the_same_details(house: House) -> None:
    path = write_mp3(
        house.music / "a.mp3",
        mutagen.id3.TIT2(text="A"),
        mutagen.id3.TRCK(text="1/9"),
        mutagen.id3.TBPM(text="127.5"),
        mutagen.id3.TDRC(text="1999-05"),
        mutagen.id3.TCOM(text=["Clara", "CLARA ", "Bo"]),
        mutagen.id3.COMM(lang="eng", text=" two \n lines "),
        mutagen.id3.USLT(lang="eng", text="two\r\nlines"),
    )
    assert counts(house.scan()) == (1, 0, 0, 0, 0)
    report = house.service.scan_blocking((), TaskContext(), is_thorough=True)
    assert counts(report) == (0, 0, 0, 0, 1)
    track = house.tracks.get(house.id_of(path))
    assert track is not None
    assert track.tags.details == TagDetails(
        composers=("Clara", "Bo"), comments=("two lines",), lyrics="two\nlines"
    )
    (listed,) = house.tracks.many([track.id])
    assert listed.tags.details == NO_DETAILS
    assert (listed.tags.track_total, listed.tags.bpm, listed.tags.date) == (9, 127.5, "1999-05")


def test_a_rescan_with_nothing_changed_asks_the_database_a_few_times_only(house: House) -> None:
    first = write_titled(house.music / "first.mp3", "A")
    for number in range(40):
        path = house.music / f"folder {number % 4}" / f"{number}.mp3"
        path.parent.mkdir(exist_ok=True)
        os.link(first, path)
    house.scan()
    # Making the links changed the inode; now everything is as it is known.
    house.scan()
    statements: list[str] = []
    house.database.connection.set_trace_callback(statements.append)
    report = house.scan()
    house.database.connection.set_trace_callback(None)
    assert counts(report) == (0, 0, 0, 0, 41)
    assert sum("FROM track" in statement for statement in statements) <= 3
    assert len(statements) <= 15
