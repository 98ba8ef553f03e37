"""Imports that are asked about, undone, cancelled or guessed, and files that are followed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import PlaylistError, QuerySyntaxError
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.track import Tags
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.services.playlists.exchange.exporting import file_names
from musicrec_desktop.services.playlists.exchange.following import CHECK_MS
from musicrec_desktop.services.playlists.exchange.service import Again, PlaylistExchange
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.playlists.steps import Reverted
from musicrec_desktop.storage.database import Database
from tests.support.library import add_tracks, scanned
from tests.support.scheduler import ManualScheduler


def m3u(folder: Path, name: str, *numbers: int, more: str = "") -> str:
    """A list of numbered tracks."""
    path = folder / name
    path.write_text("".join(f"/music/{number:05}.mp3\n" for number in numbers) + more, encoding="utf-8")
    return str(path)


def test_files_become_playlists_in_one_edit_that_is_undone_at_once(
    exchange: PlaylistExchange, service: PlaylistService, scheduler: ManualScheduler, tmp_path: Path
) -> None:
    told: list[tuple[PlaylistId, ...]] = []
    service.reader.playlists_changed.connect(told.append)
    bad = tmp_path / "bad.xspf"
    bad.write_text("<playlist>", encoding="utf-8")
    first, second = m3u(tmp_path, "a.m3u", 0, 1, 0), m3u(tmp_path, "b.m3u", 2, more="/gone.mp3\n")
    _, report = exchange.import_files([first, str(bad), second, first])
    assert [(one.name, one.matched, one.missing) for one in report.files] == [
        ("a", 3, 0), ("bad", 0, 0), ("b", 1, 1),
    ]  # fmt: skip
    assert [one.error is None for one in report.files] == [True, False, True]
    scheduler.settle()
    assert [len(ids) for ids in told] == [2]
    assert report.edit is not None
    assert report.edit.undo() is Reverted.WHOLLY
    assert service.reader.playlists() == []
    assert report.edit.redo() is Reverted.WHOLLY
    assert [(one.name, one.entries, one.missing) for one in service.reader.playlists()] == [
        ("a", 3, 0),
        ("b", 2, 1),
    ]


def test_a_known_file_is_asked_about_brought_up_to_date_or_copied(
    exchange: PlaylistExchange, service: PlaylistService, tmp_path: Path
) -> None:
    path = m3u(tmp_path, "a.m3u", 0, 1, 2)
    first = exchange.import_files([path])[1].files[0].playlist_id
    assert first is not None
    before = list(service.reader.order(first)[0])
    m3u(tmp_path, "a.m3u", 2, 5, 0)
    _, asked = exchange.import_files([path])
    assert asked.edit is None
    assert asked.files[0].existing is not None
    assert asked.files[0].existing.id == first
    assert list(service.reader.order(first)[0]) == before
    _, updated = exchange.import_files([path], again=Again.UPDATE)
    assert updated.files[0].playlist_id == first
    after = list(service.reader.order(first)[0])
    assert (after[0], after[2]) == (before[2], before[0])
    assert exchange.import_files([path], again=Again.UPDATE)[1].edit is None
    assert updated.edit is not None
    updated.edit.undo()
    assert list(service.reader.order(first)[0]) == before
    _, copied = exchange.import_files([path], again=Again.COPY)
    assert copied.files[0].playlist_id not in {None, first}


def test_a_cancelled_import_leaves_nothing(
    exchange: PlaylistExchange, service: PlaylistService, tmp_path: Path
) -> None:
    path = m3u(tmp_path, "a.m3u", *range(12), more="/gone/x.mp3\n" * 1000)
    context = TaskContext()
    told: list[Progress] = []
    exchange.import_files([path], context=TaskContext(told.append))
    assert told
    service.lists.delete([one.id for one in service.reader.playlists()])
    context.cancel()
    with pytest.raises(CancelledError):
        exchange.import_files([path], context=context)
    assert service.reader.playlists() == []


def test_work_in_a_lane_answers_in_the_owners_thread(
    exchange: PlaylistExchange, scheduler: ManualScheduler, tmp_path: Path
) -> None:
    path = m3u(tmp_path, "a.m3u", 0)
    done: list[object] = []
    exchange.start(lambda context: exchange.plan([path], context), done.append, done.append)
    handle = exchange.start(lambda context: exchange.plan([path], context), done.append, done.append)
    handle.cancel()
    scheduler.settle()
    assert len(done) == 1


def test_a_guess_that_only_a_file_name_speaks_for_is_not_taken(
    exchange: PlaylistExchange, database: Database, tmp_path: Path
) -> None:
    add_tracks(
        database,
        [
            scanned("Ada/Sea/odd one.mp3", Tags("Odd", ("Ada",))),
            scanned("Bea/Sea/01.mp3", Tags("One", ("B",))),
        ],
        "/more",
    )
    path = tmp_path / "a.m3u"
    path.write_text("D:\\x\\odd one.mp3\nE:\\Lib\\Bea\\Sea\\01.mp3\n", encoding="utf-8")
    plan, report = exchange.import_files([str(path)], takes_guesses=True)
    assert [guess.rule for guess in plan.guesses] == [PathRule("E:\\Lib", "/more")]
    assert (report.files[0].matched, report.files[0].missing) == (1, 1)
    assert not exchange.path_memory.rules
    exchange.path_memory.remember(
        [PathRule("D:\\x", "/more/Ada/Sea"), PathRule("D:\\y", os.fsdecode(b"/m\xe9"))]
    )
    assert exchange.path_memory.rules[-1].local == os.fsdecode(b"/m\xe9")
    _, report = exchange.import_files([str(path)], again=Again.UPDATE, takes_guesses=True)
    assert report.files[0].matched == 2


def test_followed_files_are_looked_at_regularly(
    exchange: PlaylistExchange, service: PlaylistService, scheduler: ManualScheduler, tmp_path: Path
) -> None:
    path = m3u(tmp_path, "a.m3u", 0, 1)
    playlist_id = exchange.import_files([path], follows=True)[1].files[0].playlist_id
    assert playlist_id is not None
    exchange.followed.start()
    exchange.followed.start()
    m3u(tmp_path, "a.m3u", 3, 0, 1)
    scheduler.advance(CHECK_MS)
    assert service.reader.playlist(playlist_id).entries == 3
    exchange.followed.close()
    m3u(tmp_path, "a.m3u", 3)
    scheduler.advance(2 * CHECK_MS)
    assert service.reader.playlist(playlist_id).entries == 3


def test_uncertain_entries_have_no_track(
    exchange: PlaylistExchange, service: PlaylistService, database: Database, tmp_path: Path
) -> None:
    tags = Tags("Song", ("Ada",), duration_ms=100_000)
    add_tracks(database, [scanned("a.mp3", tags), scanned("b.mp3", tags)], "/more")
    path = tmp_path / "a.m3u"
    path.write_text("#EXTINF:100,Ada - Song\n/gone/x.mp3\n", encoding="utf-8")
    _, report = exchange.import_files([str(path)])
    (one,) = report.files
    assert (one.matched, one.uncertain, one.missing) == (0, 1, 0)
    assert one.playlist_id is not None
    (entry,) = service.reader.entries(one.playlist_id)
    assert (entry.track_id, entry.known.title, entry.known.location) == (None, "Song", "/gone/x.mp3")


def test_followed_files_are_read_again_soon_and_refuse_edits(
    exchange: PlaylistExchange, service: PlaylistService, scheduler: ManualScheduler, tmp_path: Path
) -> None:
    told: list[tuple[PlaylistId, ...]] = []
    exchange.followed.changed.connect(told.append)
    path = m3u(tmp_path, "a.m3u", 0, 1)
    playlist_id = exchange.import_files([path], follows=True)[1].files[0].playlist_id
    assert playlist_id is not None
    edits = (
        lambda: service.entries.add(playlist_id, service.reader.track_ids(playlist_id)),
        lambda: service.entries.move(playlist_id, [service.reader.entries(playlist_id)[0].id], 2),
        lambda: service.entries.remove_doubles(playlist_id),
    )
    for edit in edits:
        with pytest.raises(PlaylistError) as caught:
            edit()
        assert caught.value.reason == "followed"
    service.lists.rename(playlist_id, "Mine")
    exchange.followed.check_soon()
    scheduler.settle()
    assert told == []
    m3u(tmp_path, "a.m3u", 3, 0, 1)
    exchange.followed.check_soon()
    exchange.followed.check_soon()
    scheduler.settle()
    assert told == [(playlist_id,)]
    assert [entry.known.title for entry in service.reader.entries(playlist_id)] == [
        "Track 3",
        "Track 0",
        "Track 1",
    ]
    assert service.reader.playlist(playlist_id).name == "Mine"
    os.unlink(path)
    exchange.followed.check_soon()
    scheduler.settle()
    exchange.followed.check_soon()
    scheduler.settle()
    assert told == [(playlist_id,)] * 2
    assert service.reader.playlist(playlist_id).file_problem == "gone"
    assert service.reader.playlist(playlist_id).entries == 3
    exchange.followed.stop(playlist_id)
    assert not service.reader.playlist(playlist_id).is_followed
    service.entries.remove_doubles(playlist_id)
    deleted = exchange.import_files([m3u(tmp_path, "b.m3u", 1)], follows=True)[1]
    assert deleted.edit is not None
    deleted.edit.undo()
    m3u(tmp_path, "b.m3u", 2, 3)
    assert exchange.followed.check() == ()
    deleted.edit.redo()
    assert len(exchange.followed.check()) == 1


def test_smart_playlists_and_those_of_no_file_follow_none(
    exchange: PlaylistExchange, service: PlaylistService
) -> None:
    plain = service.lists.create("Own").made
    assert plain is not None
    with pytest.raises(PlaylistError, match="no-file"):
        exchange.followed.follow(plain)


def test_a_selection_is_exported(
    exchange: PlaylistExchange, service: PlaylistService, tmp_path: Path
) -> None:
    made = service.lists.create("x", [1, 2]).made  # type: ignore[list-item]
    assert made is not None
    tracks = service.reader.track_ids(made)
    written = exchange.export_tracks("Chosen", tracks, str(tmp_path / "x.pls"), paths="absolute")
    assert (written.entries, written.error) == (2, None)
    again = exchange.export_tracks("Chosen", tracks, str(tmp_path / "x.pls"))
    assert again.error is not None
    assert again.error.reason == "exists"


def test_file_names_differ_on_every_drive() -> None:
    names = ["a", "A", "a (2)", "..", "x/../y", "\u00e9" * 300, "con\nx"]
    made = file_names(names, ".m3u8")
    assert len({name.casefold() for name in made}) == len(names)
    assert all("/" not in name and len(name.encode()) < 250 for name in made)


def test_rules_that_name_no_playlist_say_so(
    exchange: PlaylistExchange, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def find(_rules: SmartRules) -> list[int]:
        raise QuerySyntaxError("playlist", 0, name="Gone")

    monkeypatch.setattr(exchange._planner, "_find", find)
    path = tmp_path / "a.nsp"
    path.write_text('{"all":[{"inPlaylist":{"name":"Gone"}}]}', encoding="utf-8")
    _, report = exchange.import_files([str(path)])
    assert report.files[0].error is not None
    assert report.files[0].error.detail == "there is no playlist “Gone”"
    assert report.edit is None
