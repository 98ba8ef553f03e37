"""Editing tags and names of real files in a library, and undoing it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import mutagen.id3
import pytest

from musicrec_desktop.core.errors import LibraryError, TagPatternError
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.tag_edit import (
    AddValue,
    Move,
    NumberTracks,
    RemovePictures,
    RenameFile,
    ReplaceText,
    SetCover,
    SetField,
    TagBatch,
    TagEdit,
    TagFailure,
    TagOutcome,
    TagPlan,
)
from musicrec_desktop.model.tag_fields import FileTags, Picture
from musicrec_desktop.model.track import Track, TrackChanges, TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.tagging.service import TagService
from musicrec_desktop.storage import tag_edits
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tag_edits import DoneChange, TagEditStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore
from tests.support.library import NOW_MS, add_tracks, features_of, new_library
from tests.support.scheduler import ManualScheduler
from tests.unit.library.files import read_tags, write_titled
from tests.unit.library.tagging.making import picture, png


class Rig:
    """A library of an album of three real files."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.paths = [write_titled(folder / f"{number}.mp3", f"T{number}") for number in (1, 2, 3)]
        files = []
        for path in self.paths:
            found = os.stat(path)
            stat = FileStat(path.name, found.st_size, found.st_mtime_ns)
            files.append(ScannedFile(stat, read_tags(str(path), path.name)))
        self.ids = add_tracks(database, files, str(folder))[1]
        self.scheduler, self.tracks = ManualScheduler(), TrackStore(database)
        self.files, self.edits = FileTagStore(database), TagEditStore(database)
        self.service = TagService(
            scheduler=self.scheduler,
            tracks=self.tracks,
            files=self.files,
            edits=self.edits,
            writer=FileTagWriter(self.files),
        )
        self.changes: list[TrackChanges] = []
        self.service.written.connect(self.changes.append)
        self.errors: list[Exception] = []

    def read(self, *ids: TrackId) -> tuple[FileTags, ...]:
        found: list[tuple[FileTags, ...]] = []
        self.service.read(ids or self.ids, found.append, self.errors.append)
        self.scheduler.settle()
        return found[-1]

    def plan(self, *edits: TagEdit, ids: tuple[TrackId, ...] = ()) -> TagPlan:
        found: list[TagPlan] = []
        self.service.plan(self.read(*ids), edits, found.append, self.errors.append)
        self.scheduler.settle()
        return found[-1]

    def write(self, plan: TagPlan) -> TagOutcome:
        found: list[TagOutcome] = []
        self.service.write(plan, found.append, self.errors.append)
        self.scheduler.settle()
        return found[-1]

    def undo(self, batch: int | None) -> TagOutcome:
        assert batch is not None
        found: list[TagOutcome] = []
        self.service.undo(batch, found.append, self.errors.append)
        self.scheduler.settle()
        return found[-1]

    def track(self, place: int) -> Track:
        track = self.tracks.get(self.ids[place])
        assert track is not None
        return track

    def scan(self) -> TrackChanges:
        scan = ScanService(
            scheduler=self.scheduler,
            folders=FolderStore(self.database),
            tracks=self.tracks,
            unread=UnreadFileStore(self.database),
        )
        return scan.scan_blocking([], TaskContext()).changes

    def tree(self) -> list[str]:
        return sorted(
            os.path.relpath(os.path.join(folder, name), self.folder)
            for folder, _, names in os.walk(self.folder)
            for name in names
        )


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    found = Rig(database, tmp_path / "music")
    yield found
    assert found.errors == []
    database.close()


def test_an_album_is_edited_and_the_library_is_up_to_date_at_once(rig: Rig) -> None:
    features = FeatureStore(rig.database)
    for track_id, path in zip(rig.ids, rig.paths, strict=True):
        found = path.stat()
        features.save(track_id, features_of([1.0, 2.0]), found.st_size, found.st_mtime_ns, NOW_MS)
    told: list[Progress] = []
    rig.service.progressed.connect(told.append)
    plan = rig.plan(
        SetField("album", ("Neu",)), SetField("artist", ("Ada", "Bo")), SetField("lyrics", ("la\nle",)),
        AddValue("genre", "Jazz"), NumberTracks(),
    )  # fmt: skip
    outcome = rig.write(plan)
    assert (outcome.done, outcome.failed) == (tuple(map(str, rig.paths)), ())
    assert told[-1] == Progress(3, 3)
    assert rig.changes == [TrackChanges(changed=tuple(rig.ids))]
    tags = rig.track(1).tags
    assert (tags.album, tags.artists, tags.genres) == ("Neu", ("Ada", "Bo"), ("Jazz",))
    assert (tags.track_number, tags.track_total, tags.details.lyrics) == (2, 3, "la\nle")
    assert rig.track(1).album_artist_text == "Ada"
    # Nothing is left for a scan or the analysis.
    assert not rig.scan()
    assert features.pending(1, 10) == []
    back = rig.undo(outcome.batch)
    assert (len(back.done), back.failed) == (3, ())
    assert rig.track(1).tags.album == "Something"
    assert rig.track(1).tags.track_total is None
    assert rig.track(1).album_artist_text == "Someone"
    assert not rig.scan()
    assert rig.tree() == ["1.mp3", "2.mp3", "3.mp3"]


def test_files_are_renamed_with_what_belongs_to_them(rig: Rig) -> None:
    (rig.folder / "2.lrc").write_text("[00:01.00]la")
    (rig.folder / "cover.jpg").write_bytes(b"x")
    rig.scan()
    plan = rig.plan(
        SetField("title", ("Same",)), NumberTracks(), RenameFile("%artist%/%album%/%track% %title%")
    )
    outcome = rig.write(plan)
    assert rig.tree() == [
        "Someone/Something/01 Same.mp3", "Someone/Something/02 Same.lrc",
        "Someone/Something/02 Same.mp3", "Someone/Something/03 Same.mp3", "Someone/Something/cover.jpg",
    ]  # fmt: skip
    assert rig.track(1).path == str(rig.folder / "Someone/Something/02 Same.mp3")
    assert rig.changes == [TrackChanges(changed=tuple(rig.ids), moved=tuple(rig.ids))]
    # The file of lyrics has another inode time, so its words are read again.
    assert rig.scan().added == ()
    assert rig.undo(outcome.batch).failed == ()
    assert rig.tree() == ["1.mp3", "2.lrc", "2.mp3", "3.mp3", "cover.jpg"]
    assert not (rig.folder / "Someone").exists()
    assert rig.track(1).path == str(rig.paths[1])
    assert rig.scan().missing == ()


def test_names_that_other_files_leave_are_taken_in_turn(rig: Rig) -> None:
    plan = rig.plan(SetField("title", ("x",)), ids=(rig.ids[0],))
    rig.write(plan)
    for track_id, title in zip(rig.ids, ("2", "3", "4"), strict=True):
        rig.write(rig.plan(SetField("title", (title,)), ids=(track_id,)))
    outcome = rig.write(rig.plan(RenameFile("%title%")))
    assert outcome.failed == ()
    assert rig.tree() == ["2.mp3", "3.mp3", "4.mp3"]
    assert [rig.track(place).path for place in range(3)] == [
        str(rig.folder / name) for name in ("2.mp3", "3.mp3", "4.mp3")
    ]
    assert rig.undo(outcome.batch).failed == ()
    assert rig.tree() == ["1.mp3", "2.mp3", "3.mp3"]


def test_covers_come_back_byte_for_byte(rig: Rig) -> None:
    cover = picture()
    rig.write(rig.plan(SetCover(cover)))
    before = rig.read()
    outcome = rig.write(rig.plan(RemovePictures()))
    assert [one.pictures for one in rig.read()] == [(), (), ()]
    assert rig.undo(outcome.batch).failed == ()
    assert [one.pictures for one in rig.read()] == [one.pictures for one in before]
    inside: list[bytes | None] = []
    rig.service.picture(str(rig.paths[0]), cover.facts.digest, inside.append, rig.errors.append)
    rig.scheduler.settle()
    assert inside == [png()]


def test_a_file_that_changed_since_is_left_alone(rig: Rig) -> None:
    outcome = rig.write(rig.plan(SetField("album", ("Neu",))))
    tags = mutagen.id3.ID3(rig.paths[1])
    tags.add(mutagen.id3.TALB(text="By another program"))
    tags.save()
    rig.paths[2].unlink()
    back = rig.undo(outcome.batch)
    assert back.done == (str(rig.paths[0]),)
    assert set(back.failed) == {
        TagFailure(str(rig.paths[2]), "gone"), TagFailure(str(rig.paths[1]), "changed-since"),
    }  # fmt: skip
    assert rig.read()[1].values["album"] == ("By another program",)
    # What is left can be tried again.
    assert outcome.batch is not None
    assert [change.path for change in rig.edits.changes(outcome.batch)] == [
        str(rig.paths[1]), str(rig.paths[2]),
    ]  # fmt: skip


def test_what_else_was_written_since_stays_when_an_edit_is_undone(rig: Rig) -> None:
    cover = picture()
    outcome = rig.write(rig.plan(SetField("album", ("Neu",)), SetCover(cover)))
    other = rig.write(rig.plan(SetField("mood", ("heiter",)), SetField("title", ("T",))))
    assert rig.undo(outcome.batch).failed == ()
    found = rig.read()[0]
    assert (found.values["album"], found.values["mood"], found.pictures) == (("Something",), ("heiter",), ())
    rig.write(rig.plan(SetField("mood", ("traurig",))))
    assert {one.reason for one in rig.undo(other.batch).failed} == {"changed-since"}
    outcome = rig.write(rig.plan(SetCover(cover)))
    rig.write(rig.plan(SetCover(picture(grey=5))))
    assert {one.reason for one in rig.undo(outcome.batch).failed} == {"changed-since"}


def test_a_file_that_changed_before_it_is_written_is_left_alone(rig: Rig) -> None:
    plan = rig.plan(SetField("album", ("Neu",)))
    with open(rig.paths[0], "ab") as file:
        file.write(b"more")
    rig.paths[1].unlink()
    outcome = rig.write(plan)
    assert outcome.failed == (
        TagFailure(str(rig.paths[0]), "changed"), TagFailure(str(rig.paths[1]), "gone"),
    )  # fmt: skip
    assert outcome.done == (str(rig.paths[2]),)
    assert rig.paths[0].read_bytes().endswith(b"more")


def test_a_name_that_appears_meanwhile_is_not_overwritten(rig: Rig) -> None:
    plan = rig.plan(SetField("album", ("Neu",)), RenameFile("x %title%"))
    (rig.folder / "x T1.mp3").write_bytes(b"not mine")
    outcome = rig.write(plan)
    assert outcome.failed == (TagFailure(str(rig.paths[0]), "name-taken"),)
    assert (rig.folder / "x T1.mp3").read_bytes() == b"not mine"
    # Its tags were written before, and can be undone.
    assert rig.read()[0].values["album"] == ("Neu",)
    assert rig.undo(outcome.batch).failed == ()
    assert rig.read()[0].values["album"] == ("Something",)


def test_a_name_of_a_missing_track_is_left_to_it(rig: Rig) -> None:
    (rig.paths[2]).unlink()
    rig.scan()
    rig.write(rig.plan(SetField("title", ("3",)), ids=(rig.ids[0],)))
    outcome = rig.write(rig.plan(RenameFile("%title%"), ids=(rig.ids[0],)))
    assert outcome.failed == (TagFailure(str(rig.paths[0]), "name-known"),)
    assert outcome.batch is None


def test_a_program_that_was_killed_leaves_what_can_be_undone(rig: Rig) -> None:
    """The change was noted, the file was or was not written, and nobody noted that."""
    plan = rig.plan(SetField("album", ("Neu",)))
    batch = rig.edits.begin(NOW_MS)
    for place, one in enumerate(plan.files[:2]):
        rig.edits.note(
            batch,
            DoneChange(place, one.file.path, one.file.path, one.file.track_id, fields=one.fields),
        )
    done = rig.write(plan)
    assert done.batch is not None
    rig.undo(done.batch)
    rig.write(rig.plan(SetField("album", ("Neu",)), ids=(rig.ids[0],)))
    back = rig.undo(batch)
    assert (len(back.done), back.failed) == (2, ())
    assert [one.values["album"] for one in rig.read()] == [("Something",)] * 3


def test_batches_are_told_and_the_oldest_forgotten(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag_edits, "MOST_BATCHES", 2)
    ids = [rig.write(rig.plan(SetField("album", (name,)))).batch for name in ("A", "B", "C")]
    found: list[tuple[TagBatch, ...]] = []
    rig.service.batches(found.append, rig.errors.append)
    rig.scheduler.settle()
    assert [(one.id, one.file_count, one.is_undone) for one in found[0]] == [
        (ids[2], 3, False), (ids[1], 3, False),
    ]  # fmt: skip
    assert found[0][0].first_path == str(rig.paths[0])
    rig.undo(ids[2])
    assert [one.is_undone for one in rig.service.batches_blocking()] == [True, False]
    assert rig.write(rig.plan(SetField("album", ("B",)))).batch is None
    monkeypatch.setattr(tag_edits, "MOST_PICTURE_BYTES", 10)
    rig.write(rig.plan(SetCover(picture())))
    rig.write(rig.plan(SetCover(picture(grey=1))))
    last = rig.write(rig.plan(SetCover(picture(grey=2))))
    assert rig.service.batches_blocking()[0].id == last.batch
    assert rig.undo(last.batch).failed == ()


def test_a_writing_can_be_stopped(rig: Rig) -> None:
    plan = rig.plan(SetField("album", ("Neu",)))
    rig.service.progressed.connect(lambda _progress: rig.service.cancel())
    context = TaskContext(lambda _progress: context.cancel())
    outcome = rig.service.write_blocking(plan, context)
    assert outcome.is_cancelled
    assert len(outcome.done) == 1
    assert not rig.service.is_running


def test_paths_outside_the_library(rig: Rig, tmp_path: Path) -> None:
    outside = write_titled(tmp_path / "else" / "x.mp3", "X")
    files = rig.service.read_blocking([str(outside), str(rig.paths[0]), str(tmp_path / "none.mp3")])
    assert [one.track_id for one in files] == [None, rig.ids[0], None]
    assert [one.problem for one in files] == ["", "", "gone"]
    plan = rig.service.plan_blocking(files, [SetField("title", ("Y",)), RenameFile("%artist%/%title%")])
    assert plan.files[0].move == Move(str(outside), str(tmp_path / "else/Someone/Y.mp3"))
    outcome = rig.service.write_blocking(plan, TaskContext())
    assert outcome.failed == ()
    assert (tmp_path / "else/Someone/Y.mp3").exists()
    assert outcome.batch is not None
    assert rig.service.undo_blocking(outcome.batch, TaskContext()).failed == ()
    assert outside.exists()
    assert not (tmp_path / "else/Someone").exists()


def test_pictures_are_loaded_and_looked_at(rig: Rig, tmp_path: Path) -> None:
    good, cut, text = tmp_path / "a.png", tmp_path / "b.png", tmp_path / "c.jpg"
    good.write_bytes(png(7, 5))
    cut.write_bytes(png(7, 5)[:-20])
    text.write_text("no picture")
    facts = rig.service.picture_blocking(str(good)).facts
    assert (facts.kind, facts.mime, facts.width, facts.height) == (3, "image/png", 7, 5)
    loaded: list[Picture] = []
    rig.service.load_picture(str(good), loaded.append, rig.errors.append, kind=4)
    rig.scheduler.settle()
    assert loaded[0].facts == replace(facts, kind=4)
    for path, reason in ((cut, "picture-broken"), (text, "not-a-picture"), (tmp_path / "d.png", "gone")):
        with pytest.raises(LibraryError) as caught:
            rig.service.picture_blocking(str(path))
        assert caught.value.reason == reason


def test_a_pattern_that_cannot_be_used_is_told(rig: Rig) -> None:
    errors: list[Exception] = []
    edit = ReplaceText(("title",), "(", "x", is_regex=True)
    plans: list[TagPlan] = []
    rig.service.plan(rig.read(), [edit], plans.append, errors.append)
    rig.scheduler.settle()
    assert isinstance(errors[0], TagPatternError)
    assert plans == []
