"""Files that get each other's names, and the cue sheets that name them: done, undone, and after a kill."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import mutagen.id3
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.tagging import renaming
from musicrec_desktop.library.tagging.renaming import aside_of
from musicrec_desktop.model.tag_edit import RenameFile, SetField, TagFailure
from musicrec_desktop.services.tagging import carrying, sheets, turning
from musicrec_desktop.services.tagging.turning import Placed, settle_moves, turn
from tests.support.library import new_library
from tests.unit.services.tagging.test_service import Rig

SHEET = (
    'FILE "1.mp3" MP3\r\n  TRACK 01 AUDIO\r\n    TITLE "Größe"\r\n    INDEX 01 00:00:00\r\n'
    "file 2.mp3 MP3\r\n  TRACK 02 AUDIO\r\n    INDEX 01 00:00:00\r\n"
    'FILE "C:\\x\\3.wav" WAVE\n  TRACK 03 AUDIO\n    INDEX 01 00:00:00\n'
)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    found = Rig(database, tmp_path / "music")
    yield found
    assert found.errors == []
    database.close()


def no_exchange(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(turning, "exchange", lambda *_: False)


def titles(rig: Rig) -> dict[str, str]:
    """What each file says, by its name."""
    return {
        name: str(mutagen.id3.ID3(rig.folder / name)["TIT2"]) for name in rig.tree() if name.endswith(".mp3")
    }


def name_anew(rig: Rig, *names: str) -> None:
    """Give each file a title that is the name that it is to get; its artist stays what it was called."""
    for track_id, name in zip(rig.ids, names, strict=True):
        rig.write(rig.plan(SetField("title", (name,)), ids=(track_id,)))


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("order", [("2", "1", "3"), ("2", "3", "1"), ("3", "1", "2")])
def test_every_order_of_names_is_done_and_undone(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, order: tuple[str, ...], can_exchange: bool
) -> None:
    if not can_exchange:
        no_exchange(monkeypatch)
    for number in "123":
        (rig.folder / f"{number}.lrc").write_text(f"[00:01.00]{number}")
    name_anew(rig, *order)
    outcome = rig.write(rig.plan(RenameFile("%title%")))
    assert outcome.failed == ()
    assert titles(rig) == {f"{number}.mp3": number for number in "123"}
    assert [rig.track(place).path for place in range(3)] == [
        str(rig.folder / f"{number}.mp3") for number in order
    ]
    assert [(rig.folder / f"{number}.lrc").read_text() for number in order] == [
        f"[00:01.00]{number}" for number in "123"
    ]
    assert rig.scan().missing == ()
    assert rig.edits.unfinished_moves() == []
    assert rig.undo(outcome.batch).failed == ()
    assert titles(rig) == {f"{place}.mp3": number for place, number in zip("123", order, strict=True)}
    assert [(rig.folder / f"{number}.lrc").read_text()[-1] for number in "123"] == ["1", "2", "3"]
    assert [rig.track(place).path for place in range(3)] == list(map(str, rig.paths))


def test_files_change_places_across_folders_with_new_tags(rig: Rig) -> None:
    name_anew(rig, "1", "2", "3")
    rig.write(rig.plan(SetField("album", ("Eins",)), ids=(rig.ids[0],)))
    rig.write(rig.plan(SetField("album", ("Zwei",)), ids=(rig.ids[1],)))
    rig.write(rig.plan(RenameFile("%album%/x"), ids=tuple(rig.ids[:2])))
    assert rig.tree() == ["3.mp3", "Eins/x.mp3", "Zwei/x.mp3"]
    first = rig.write(rig.plan(SetField("album", ("Zwei",)), ids=(rig.ids[0],)))
    rig.write(rig.plan(SetField("album", ("Eins",)), ids=(rig.ids[1],)))
    outcome = rig.write(
        rig.plan(SetField("comment", ("neu",)), RenameFile("%album%/x"), ids=tuple(rig.ids[:2]))
    )
    assert outcome.failed == ()
    assert [rig.track(place).path for place in (0, 1)] == [
        str(rig.folder / "Zwei/x.mp3"), str(rig.folder / "Eins/x.mp3"),
    ]  # fmt: skip
    assert [rig.track(place).tags.album for place in (0, 1)] == ["Zwei", "Eins"]
    assert rig.undo(outcome.batch).failed == ()
    assert [rig.track(place).path for place in (0, 1)] == [
        str(rig.folder / "Eins/x.mp3"), str(rig.folder / "Zwei/x.mp3"),
    ]  # fmt: skip
    assert "comment" not in rig.read()[0].values
    assert rig.undo(first.batch).failed == ()


def test_one_that_cannot_be_written_keeps_the_others_of_its_round(rig: Rig) -> None:
    name_anew(rig, "2", "1", "3")
    plan = rig.plan(SetField("comment", ("neu",)), RenameFile("%title%"), ids=tuple(rig.ids[:2]))
    with open(rig.paths[1], "ab") as file:
        file.write(b"more")
    outcome = rig.write(plan)
    assert set(outcome.failed) == {
        TagFailure(str(rig.paths[0]), "name-taken"), TagFailure(str(rig.paths[1]), "changed"),
    }  # fmt: skip
    assert titles(rig) == {"1.mp3": "2", "2.mp3": "1", "3.mp3": "3"}
    assert rig.undo(outcome.batch).failed == ()
    assert "comment" not in rig.read()[0].values


def test_a_step_that_fails_turns_back(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    name_anew(rig, "2", "3", "1")
    plan = rig.plan(RenameFile("%title%"))
    real, steps = renaming.exchange, []

    def fails_once(one: str, other: str) -> bool:
        steps.append(one)
        if len(steps) == 2:
            raise LibraryError(one, "read-only")
        return real(one, other)

    monkeypatch.setattr(turning, "exchange", fails_once)
    outcome = rig.write(plan)
    assert {one.reason for one in outcome.failed} == {"read-only"}
    assert (len(outcome.failed), outcome.batch) == (3, None)
    assert titles(rig) == {"1.mp3": "2", "2.mp3": "3", "3.mp3": "1"}


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("at_step", range(6))
def test_a_kill_at_any_step_is_finished_by_the_next_start(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, at_step: int, can_exchange: bool
) -> None:
    """Every file is whole under a name; the next start brings all to where they belong, and undo back."""
    (rig.folder / "1.lrc").write_text("1")
    (rig.folder / "2.lrc").write_text("2")
    (rig.folder / "a.cue").write_bytes(SHEET.encode())
    name_anew(rig, "2", "3", "1")
    plan = rig.plan(RenameFile("%title%"))
    steps = itertools.count()

    def killing(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object) -> object:
            if next(steps) == at_step:
                raise Killed
            return real(*arguments)

        return step

    with monkeypatch.context() as patch:
        if not can_exchange:
            no_exchange(patch)
        else:
            patch.setattr(turning, "exchange", killing(renaming.exchange))
        patch.setattr(turning, "rename", killing(renaming.rename))
        patch.setattr(carrying, "settle_sheets", killing(sheets.settle_sheets))
        rig.service.write(plan, lambda _: None, rig.errors.append)
        with contextlib.suppress(Killed):
            rig.scheduler.settle()
    rig.errors.clear()
    assert sorted(titles(rig).values()) == ["1", "2", "3"]
    settle_moves(rig.edits, rig.files)
    assert titles(rig) == {f"{number}.mp3": number for number in "123"}
    assert [rig.track(place).path for place in range(3)] == [
        str(rig.folder / f"{number}.mp3") for number in "231"
    ]
    assert ((rig.folder / "2.lrc").read_text(), (rig.folder / "3.lrc").read_text()) == ("1", "2")
    assert (rig.folder / "a.cue").read_bytes() == (
        SHEET.replace('"1.mp3"', '"2.mp3"', 1).replace("file 2.mp3", 'file "3.mp3"')
        .replace('"C:\\x\\3.wav"', '"1.mp3"').encode()
    )  # fmt: skip
    assert rig.edits.unfinished_moves() == []
    batch = rig.edits.batches()[0]
    assert batch.file_count == 3
    assert rig.undo(batch.id).failed == ()
    assert titles(rig) == {"1.mp3": "2", "2.mp3": "3", "3.mp3": "1"}
    assert (rig.folder / "a.cue").read_bytes() == SHEET.encode()
    assert rig.tree() == ["1.lrc", "1.mp3", "2.lrc", "2.mp3", "3.mp3", "a.cue"]


def test_only_the_case_of_letters_changes(rig: Rig) -> None:
    name_anew(rig, "a", "b", "c")
    rig.write(rig.plan(RenameFile("%title%")))
    name_anew(rig, "A", "b", "C")
    outcome = rig.write(rig.plan(RenameFile("%title%")))
    assert outcome.failed == ()
    assert rig.tree() == ["A.mp3", "C.mp3", "b.mp3"]
    assert rig.undo(outcome.batch).failed == ()
    assert rig.tree() == ["a.mp3", "b.mp3", "c.mp3"]


def test_names_that_differ_in_case_alone_where_capitals_make_no_other_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on exFAT, APFS and NTFS: a look at the other case finds the file itself."""
    real = os.lstat

    def lstat(path: str) -> os.stat_result:
        folder, name = os.path.split(path)
        there = next((one for one in os.listdir(folder) if one.casefold() == name.casefold()), name)
        return real(os.path.join(folder, there))

    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    placed = [
        Placed(str(tmp_path / "a"), str(tmp_path / "B")),
        Placed(str(tmp_path / "b"), str(tmp_path / "A")),
    ]
    with monkeypatch.context() as patch:
        patch.setattr(os, "lstat", lstat)
        turn(placed)
    assert sorted(os.listdir(tmp_path)) == ["A", "B"]
    assert ((tmp_path / "A").read_text(), (tmp_path / "B").read_text()) == ("b", "a")


def test_a_sheet_follows_the_names_of_its_files(rig: Rig) -> None:
    sheet = rig.folder / "Album.cue"
    for encoding, mark in (
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("cp1252", b""),
    ):
        content = mark + SHEET.encode(encoding)
        sheet.write_bytes(content)
        sheet.chmod(0o640)
        name_anew(rig, "Übung", "2", "Drei")
        plan = rig.plan(RenameFile("%title%"))
        assert [(line.before, line.after) for one in plan.files for line in one.sheet_lines] == [
            ('"1.mp3"', '"Übung.mp3"'), ('"C:\\x\\3.wav"', '"Drei.mp3"'),
        ]  # fmt: skip
        outcome = rig.write(plan)
        wanted = SHEET.replace('"1.mp3"', '"Übung.mp3"').replace('"C:\\x\\3.wav"', '"Drei.mp3"')
        assert sheet.read_bytes() == mark + wanted.encode(encoding)
        assert sheet.stat().st_mode & 0o777 == 0o640
        assert rig.undo(outcome.batch).failed == ()
        assert sheet.read_bytes() == content


def test_a_sheet_that_cannot_name_a_file_or_stays_behind_is_told(rig: Rig) -> None:
    sheet = rig.folder / "Album.cue"
    sheet.write_bytes(SHEET.encode("cp1252"))
    name_anew(rig, "Москва", "2", "3")
    plan = rig.plan(RenameFile("%title%"))
    assert [note.reason for note in plan.files[0].notes] == [sheets.CANNOT_NAME]
    plan = rig.plan(RenameFile("%album%/%title%"), ids=(rig.ids[0],))
    assert [note.reason for note in plan.files[0].notes] == [sheets.STAYS_BEHIND]
    assert plan.files[0].sheet_lines == ()
    # With the whole album the sheet goes along, and is written where it comes to.
    sheet.write_bytes(SHEET.encode())
    outcome = rig.write(rig.plan(RenameFile("%album%/%title% x")))
    moved = rig.folder / "Something/Album.cue"
    assert b'FILE "2 x.mp3"' not in moved.read_bytes()
    assert 'FILE "Москва x.mp3"'.encode() in moved.read_bytes()
    assert b'file "2 x.mp3" MP3' in moved.read_bytes()
    assert rig.undo(outcome.batch).failed == ()
    assert sheet.read_bytes() == SHEET.encode()
    assert not moved.parent.exists()


def test_a_sheet_that_may_not_be_written_is_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = rig.folder / "Album.cue"
    sheet.write_bytes(SHEET.encode())
    name_anew(rig, "x", "2", "3")
    plan = rig.plan(RenameFile("%title%"))
    with monkeypatch.context() as patch:
        real = os.access
        patch.setattr(os, "access", lambda path, mode: not str(path).endswith(".cue") and real(path, mode))
        outcome = rig.write(plan)
    assert outcome.failed == (TagFailure(str(sheet), "read-only"),)
    assert sheet.read_bytes() == SHEET.encode()
    assert rig.undo(outcome.batch).failed == ()


def test_what_waits_aside_says_so() -> None:
    assert aside_of("/m/a.b.mp3") == "/m/a.b (being renamed).mp3"
