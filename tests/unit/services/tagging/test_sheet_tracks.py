"""Editing the tracks of cue sheets: beside the sound, inside it, in the library and out of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import mutagen.apev2
import mutagen.flac
import pytest

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library.tagging.sheet_tracks import CANNOT_HOLD, FOREIGN_TAG, NO_BYTES_BACK
from musicrec_desktop.model.tag_edit import (
    NumberTracks,
    RenameFile,
    SetCover,
    SetField,
    TagEdit,
    TagFailure,
    TagOutcome,
    TagsFromName,
)
from musicrec_desktop.model.tag_fields import FileTags, TagFormat
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.tagging.service import TagService
from musicrec_desktop.services.tagging.sheet_plans import (
    COUNTS,
    FOR_ALL,
    FROM_ALL,
    NO_CODE,
    NO_PICTURES,
    NO_PLACE,
    NO_SIGNS,
    ONE_FOR_ALL,
    ONE_NAME,
    QUOTES,
)
from musicrec_desktop.services.tagging.sheet_tracks import SHEET_CHANGED
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import TagEditStore
from musicrec_desktop.ui.kit.wording.tagging import NOTE_REASONS, OUTCOME_REASONS, file_text
from tests.support.library import add_features
from tests.unit.library.files import write_flac, write_mp3
from tests.unit.library.tagging.making import picture
from tests.unit.services.scan.house import House, house
from tests.unit.services.scan.test_scan_cue import SHEET, present, write_album

__all__ = ["house"]

TWO_FILES = """TITLE "Both"
FILE "a.wav" WAVE
  TRACK 01 AUDIO
    TITLE "A1"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "A2"
    INDEX 01 00:01:00
FILE "b.wav" WAVE
  TRACK 03 AUDIO
    TITLE "B1"
    INDEX 01 00:00:00
  TRACK 04 AUDIO
    TITLE "B2"
    INDEX 01 00:01:00
"""


class Rig:
    """Edits in a library of cut files."""

    def __init__(self, house: House) -> None:
        self.house = house
        files = FileTagStore(house.database)
        self.writer, self.edits = FileTagWriter(files), TagEditStore(house.database)
        self.service = TagService(
            scheduler=house.scheduler,
            tracks=house.tracks,
            files=files,
            edits=self.edits,
            writer=self.writer,
        )

    def read(self, ids: Sequence[TrackId] = ()) -> tuple[FileTags, ...]:
        found: list[tuple[FileTags, ...]] = []
        errors: list[Exception] = []
        self.service.read(ids or [track.id for track in self.tracks], found.append, errors.append)
        self.house.scheduler.settle()
        assert not errors
        return found[0]

    def edit(self, *edits: TagEdit, tracks: Sequence[int] = ()) -> TagOutcome:
        files = self.read()
        wanted = [files[number] for number in tracks] if tracks else files
        return self.service.write_blocking(self.service.plan_blocking(wanted, edits), TaskContext())

    def undo(self, outcome: TagOutcome) -> TagOutcome:
        assert outcome.batch is not None
        return self.service.undo_blocking(outcome.batch, TaskContext())

    @property
    def tracks(self) -> list[Track]:
        return present(self.house)

    @property
    def titles(self) -> list[str]:
        return [track.tags.title for track in self.tracks]


@pytest.fixture
def rig(house: House) -> Rig:
    write_album(house.music)
    house.scan()
    return Rig(house)


def sheet_text(rig: Rig) -> str:
    return (rig.house.music / "take.cue").read_bytes().decode("utf-8")


def test_tracks_have_the_tags_of_their_sheet(rig: Rig) -> None:
    first, second, third = rig.read()
    assert {file.format for file in (first, second, third)} == {TagFormat.CUE}
    assert first.values["title"] == ("Count In",)
    assert second.values["artist"] == ("Mira Osei",)
    assert third.values["albumartist"] == ("Ansel & Vega",)
    assert third.values["tracktotal"] == ("3",)
    assert file_text(third) == "3 Say 'When' · take.wav"


def test_an_edit_goes_into_the_sheet_and_the_library_and_back(rig: Rig) -> None:
    before = sheet_text(rig)
    sound = (rig.house.music / "take.wav").read_bytes()
    ids = [track.id for track in rig.tracks]
    add_features(rig.house.database, ids[1], [1.0])
    outcome = rig.edit(SetField("title", ("The Tape",)), SetField("genre", ("Dub",)), tracks=[1])
    assert (len(outcome.done), outcome.failed) == (1, ())
    assert 'TITLE "The Tape"' in sheet_text(rig)
    assert (rig.house.music / "take.wav").read_bytes() == sound
    assert rig.titles == ["Count In", "The Tape", "Say 'When'"]
    assert [track.tags.genres for track in rig.tracks] == [(), ("Dub",), ()]
    assert [track.id for track in rig.tracks] == ids
    assert rig.house.database.one("SELECT count(*) FROM features") == (1,)
    report = rig.house.scan()
    assert not report.changes
    assert rig.undo(outcome).failed == ()
    assert sheet_text(rig) == before
    assert rig.titles == ["Count In", "The Take", "Say 'When'"]


def test_what_the_sheet_has_once_is_written_once(rig: Rig) -> None:
    before = sheet_text(rig)
    plan = rig.service.plan_blocking(rig.read(), [SetField("album", ("Takes",)), SetField("date", ("2023",))])
    assert [len(file.fields) for file in plan.files] == [2, 0, 0]
    assert [note.detail for file in plan.files for note in file.notes] == ["album", "date"]
    outcome = rig.service.write_blocking(plan, TaskContext())
    assert {track.tags.album for track in rig.tracks} == {"Takes"}
    assert {track.tags.year for track in rig.tracks} == {2023}
    assert sheet_text(rig).count("Takes") == 1
    rig.undo(outcome)
    assert sheet_text(rig) == before


def test_what_the_user_should_know_is_told_field_by_field(rig: Rig) -> None:
    def notes(*edits: TagEdit, tracks: Sequence[int] = (0,)) -> list[tuple[str, str]]:
        files = rig.read()
        plan = rig.service.plan_blocking([files[number] for number in tracks], edits)
        return [(note.reason, note.detail) for file in plan.files for note in file.notes]

    every = range(3)
    assert notes(SetField("lyrics", ("la",)), SetField("bpm", ("120",))) == [
        (NO_PLACE, "lyrics"),
        (NO_PLACE, "bpm"),
    ]
    assert notes(SetField("tracknumber", ("9",))) == [(COUNTS, "tracknumber")]
    assert notes(NumberTracks(), tracks=every) == []
    assert notes(SetCover(picture())) == [(NO_PICTURES, "")]
    assert notes(RenameFile("%title%")) == [(ONE_NAME, "")]
    assert notes(TagsFromName("%title%")) == [(ONE_NAME, "")]
    assert notes(SetField("title", ('12" mix',))) == [(QUOTES, "title")]
    assert notes(SetField("isrc", ("none",))) == [(NO_CODE, "none")]
    assert notes(SetField("album", ("Other",))) == [(FOR_ALL, "album")]
    rig.edit(SetField("genre", ("Dub",)))
    assert sheet_text(rig).count("GENRE") == 1
    assert notes(SetField("genre", ())) == [(FROM_ALL, "genre")]
    assert notes(SetField("genre", ()), tracks=every) == []
    different = rig.service.plan_groups_blocking(
        [([file], [SetField("album", (f"A{number}",))]) for number, file in enumerate(rig.read())]
    )
    assert [[note.reason for note in file.notes] for file in different.files] == [[ONE_FOR_ALL]] * 3
    assert not different.changed
    told = {COUNTS, FOR_ALL, FROM_ALL, NO_CODE, NO_PICTURES, NO_PLACE, NO_SIGNS, ONE_FOR_ALL, ONE_NAME}
    assert told | {QUOTES} <= NOTE_REASONS
    assert {SHEET_CHANGED, CANNOT_HOLD, FOREIGN_TAG, NO_BYTES_BACK} <= OUTCOME_REASONS


def test_an_old_encoding_stays_and_what_it_lacks_is_told(house: House) -> None:
    audio = write_album(house.music)
    sheet = audio.with_suffix(".cue")
    text = SHEET.replace("Count In", "Blå timme, Smörgås på sängen").replace("\n", "\r\n")
    sheet.write_bytes(text.encode("cp1252"))
    house.scan()
    rig = Rig(house)
    (first, *_) = rig.read()
    assert first.sheet is not None
    assert first.sheet.encoding == "cp1252"
    plan = rig.service.plan_blocking([first], [SetField("title", ("青い時間",))])
    assert [note.reason for note in plan.files[0].notes] == [NO_SIGNS]
    outcome = rig.edit(SetField("title", ("Grå timme på sängen",)), tracks=[0])
    assert not outcome.failed
    assert sheet.read_bytes() == text.replace("Blå timme, Smörgås", "Grå timme").encode("cp1252")


def test_a_sheet_of_two_files_is_written_in_one_step(house: House) -> None:
    for name in ("a", "b"):
        write_album(house.music).rename(house.music / f"{name}.wav")
    (house.music / "take.cue").write_text(TWO_FILES, encoding="utf-8")
    house.scan()
    rig = Rig(house)
    outcome = rig.edit(SetField("artist", ("Both of them",)))
    assert (len(outcome.done), outcome.failed) == (4, ())
    assert {track.tags.artists for track in rig.tracks} == {("Both of them",)}
    outcome = rig.edit(SetField("album", ("All",)), tracks=[3])
    assert {track.tags.album for track in rig.tracks} == {"All"}
    assert not house.scan().changes


def in_flac(path: Path) -> Path:
    return write_flac(path.with_suffix(".flac"), {"cuesheet": [SHORT], "album": ["Of the file"]})


def in_ape_of_mp3(path: Path) -> Path:
    made = write_mp3(path.with_suffix(".mp3"), seconds=3.0)
    tags = mutagen.apev2.APEv2()
    tags["Cuesheet"] = SHORT
    tags.save(made)
    return made


def in_table(path: Path) -> Path:
    made = write_flac(path.with_suffix(".flac"))
    audio = mutagen.flac.FLAC(made)
    audio.cuesheet = mutagen.flac.CueSheet(None)
    for number, start in ((1, 0), (2, 44_100), (170, 3 * 44_100)):
        track = mutagen.flac.CueSheetTrack(number, start)
        track.indexes.append(mutagen.flac.CueSheetTrackIndex(1, 0))
        audio.cuesheet.tracks.append(track)
    audio.metadata_blocks.append(audio.cuesheet)
    audio.save()
    return made


SHORT = """TITLE "Whole"
FILE "of another name.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Track 1"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Track 2"
    INDEX 01 00:01:00
"""


@pytest.mark.parametrize("write", [in_flac, in_table])
def test_a_sheet_inside_the_file(house: House, write: object) -> None:
    assert callable(write)
    path = write(house.music / "whole")
    house.scan()
    rig = Rig(house)
    spans = [track.span for track in rig.tracks]
    outcome = rig.edit(SetField("title", ("First",)), SetField("album", ("Named",)), tracks=[0])
    assert not outcome.failed
    assert rig.titles == ["First", "Track 2"]
    assert [track.tags.album for track in rig.tracks] == ["Named"] * 2
    assert [track.span for track in rig.tracks] == spans
    assert not house.scan().changes
    rig.undo(outcome)
    assert rig.titles == ["Track 1", "Track 2"]
    assert not os.path.exists(path.with_suffix(".cue"))


def test_a_sheet_in_the_ape_tag_behind_an_mp3_is_refused_in_words(house: House) -> None:
    path = in_ape_of_mp3(house.music / "whole")
    house.scan()
    rig = Rig(house)
    data = path.read_bytes()
    outcome = rig.edit(SetField("title", ("First",)), tracks=[0])
    assert outcome.failed == (TagFailure(str(path), FOREIGN_TAG),)
    assert path.read_bytes() == data


def test_files_in_no_library_and_sheets_by_their_names(rig: Rig, tmp_path: Path) -> None:
    audio = write_album(tmp_path / "elsewhere")
    by_sound = rig.service.read_blocking([str(audio)])
    by_sheet = rig.service.read_blocking([str(audio.with_suffix(".cue"))], [2])
    assert [file.values["title"] for file in by_sound] == [("Count In",), ("The Take",), ("Say 'When'",)]
    assert [file.values["title"] for file in by_sheet] == [("The Take",)]
    in_library = rig.service.read_blocking([str(rig.house.music)])
    assert [file.track_id for file in in_library] == [track.id for track in rig.tracks]
    plan = rig.service.plan_blocking(by_sheet, [SetField("composer", ("Ada", "Bo"))])
    outcome = rig.service.write_blocking(plan, TaskContext())
    assert 'SONGWRITER "Ada; Bo"' in audio.with_suffix(".cue").read_text("utf-8")
    assert rig.undo(outcome).failed == ()
    assert audio.with_suffix(".cue").read_text("utf-8") == SHEET
    (broken,) = rig.service.read_blocking([str(tmp_path / "none.cue")])
    assert broken.problem == "gone"


def test_a_sheet_that_changed_meanwhile_is_left_alone(rig: Rig) -> None:
    files = rig.read()
    sheet = rig.house.music / "take.cue"
    plan = rig.service.plan_blocking(files, [SetField("title", ("X",))])
    other = SHEET.replace("Count In", "Count Down")
    sheet.write_text(other, encoding="utf-8")
    outcome = rig.service.write_blocking(plan, TaskContext())
    assert outcome.failed == (TagFailure(str(sheet), "changed"),)
    assert outcome.batch is None
    assert sheet.read_text("utf-8") == other
    sheet.unlink()
    assert {file.problem for file in rig.read()} == {SHEET_CHANGED}


def test_an_undo_leaves_later_edits_alone(rig: Rig) -> None:
    outcome = rig.edit(SetField("title", ("Mine",)), tracks=[0])
    sheet = rig.house.music / "take.cue"
    sheet.write_text(sheet.read_text("utf-8").replace("Mine", "Theirs"), encoding="utf-8")
    undone = rig.undo(outcome)
    assert [failure.reason for failure in undone.failed] == ["changed-since"]
    assert "Theirs" in sheet.read_text("utf-8")


def test_a_sheet_that_may_not_be_written_says_so(rig: Rig) -> None:
    sheet = rig.house.music / "take.cue"
    os.link(sheet, rig.house.music / "other name")
    outcome = rig.edit(SetField("title", ("X",)), tracks=[0])
    assert outcome.failed == (TagFailure(str(sheet), "hard-linked"),)
    assert sheet_text(rig) == SHEET


def test_an_edit_that_a_kill_cut_short_can_be_undone(rig: Rig) -> None:
    outcome = rig.edit(SetField("title", ("Killed",)), tracks=[0, 1])
    assert outcome.batch is not None
    # As a kill between the writing and the note leaves it.
    for change in rig.edits.changes(outcome.batch):
        rig.edits.note(outcome.batch, replace(change, size=None, mtime_ns=None))
    assert rig.undo(outcome).failed == ()
    assert sheet_text(rig) == SHEET
    # And one before the writing: nothing is to do.
    second = rig.edit(SetField("title", ("Killed",)), tracks=[0])
    assert second.batch is not None
    for change in rig.edits.changes(second.batch):
        rig.edits.note(second.batch, replace(change, size=None, mtime_ns=None))
    (rig.house.music / "take.cue").write_text(SHEET, encoding="utf-8")
    assert rig.undo(second).failed == ()
    assert sheet_text(rig) == SHEET
