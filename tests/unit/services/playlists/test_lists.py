"""Playlists and folders as a whole: names, copies, deletion, folders in folders, what is told, lanes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
    folder_paths,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.entries import Doubles
from musicrec_desktop.services.playlists.lists import KEPT_AFTER_DELETION_MS
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from tests.support.library import library_of
from tests.support.playlists import imported_playlist
from tests.support.scheduler import ManualScheduler

T = TrackId


def made(edit: PlaylistEdit) -> PlaylistId:
    assert edit.made is not None
    return edit.made


def folder(service: PlaylistService, name: str, parent: PlaylistFolderId | None = None) -> PlaylistFolderId:
    edit = service.folders.create(name, parent)
    assert edit.made_folder is not None
    return edit.made_folder


def paths(service: PlaylistService) -> list[str]:
    return sorted(folder_paths(service.reader.folders()).values())


def names(service: PlaylistService) -> list[str]:
    return [one.name for one in service.reader.playlists()]


@pytest.mark.parametrize(
    ("text", "name"), [("  Bjo\u0308rk \n", "Björk"), ("x" * 200, "x" * 200), ("a/b «1»", "a/b «1»")]
)
def test_names_are_trimmed_and_composed(service: PlaylistService, text: str, name: str) -> None:
    assert service.reader.playlist(made(service.lists.create(text))).name == name


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "name-empty"),
        (" \n", "name-empty"),
        ("\u200b \u2060", "name-empty"),
        ("x" * 201, "name-long"),
        ("a\nb", "name-characters"),
        ("a\x00b", "name-characters"),
        ("a\u2028b", "name-characters"),
        ("a\udc80", "name-characters"),
    ],
)
def test_names_that_cannot_be_kept_are_refused(service: PlaylistService, text: str, reason: str) -> None:
    playlist_id = made(service.lists.create("Old"))
    inside = folder(service, "Folder")
    calls: tuple[Callable[[], object], ...] = (
        lambda: service.lists.create(text),
        lambda: service.folders.create(text),
        lambda: service.lists.rename(playlist_id, text),
        lambda: service.folders.rename(inside, text),
    )
    for call in calls:
        with pytest.raises(PlaylistError) as caught:
            call()
        assert caught.value.reason == reason
    assert (names(service), paths(service)) == (["Old"], ["Folder"])


def test_a_name_may_be_used_twice_and_lists_are_in_their_order(service: PlaylistService) -> None:
    for name in ("Vol. 10", "Vol. 2", "The Band", "Alt", "Vol. 2"):
        service.lists.create(name)
    assert names(service) == ["Alt", "The Band", "Vol. 2", "Vol. 2", "Vol. 10"]


def test_fields_are_undone_unless_they_were_changed_again(service: PlaylistService) -> None:
    playlist_id = made(service.lists.create("One", description="first\r\nsecond\x07"))
    assert service.reader.playlist(playlist_id).description == "first\nsecond"
    rename = service.lists.rename(playlist_id, "Two")
    describe = service.lists.describe(playlist_id, "third")
    rename.undo()
    assert (service.reader.playlist(playlist_id).name, service.reader.playlist(playlist_id).description) == (
        "One",
        "third",
    )
    rename.redo()
    other = service.lists.rename(playlist_id, "Three")
    with pytest.raises(PlaylistError) as caught:
        rename.undo()
    assert caught.value.reason == "changed"
    assert service.reader.playlist(playlist_id).name == "Three"
    other.undo()
    rename.undo()
    describe.undo()
    assert (service.reader.playlist(playlist_id).name, service.reader.playlist(playlist_id).description) == (
        "One",
        "first\nsecond",
    )
    assert service.lists.rename(playlist_id, "One").is_void


def test_rules_are_those_of_smart_playlists(service: PlaylistService) -> None:
    smart = made(service.lists.create_smart("Smart", SmartRules("genre:jazz", limit=5)))
    edit = service.lists.set_rules(smart, SmartRules("genre:rock"))
    assert service.reader.playlist(smart).rules == SmartRules("genre:rock")
    edit.undo()
    playlist = service.reader.playlist(made(service.lists.duplicate(smart)))
    assert (playlist.name, playlist.kind) == ("Smart (copy)", PlaylistKind.SMART)
    assert playlist.rules == SmartRules("genre:jazz", limit=5)
    with pytest.raises(PlaylistError) as caught:
        service.lists.set_rules(made(service.lists.create("Plain")), SmartRules())
    assert (caught.value.reason, caught.value.name) == ("plain", "Plain")


def test_copies_and_merged_playlists_have_every_entry(service: PlaylistService) -> None:
    inside = folder(service, "Folder")
    one = made(service.lists.create("x" * 199, [T(1), T(2), T(2)], folder_id=inside, description="words"))
    known = [(KnownTrack("Gone", "Nobody"), None), (KnownTrack("Track 2"), T(3))]
    two = imported_playlist(service, "Two", known, source="/lists/two.m3u")
    assert service.reader.playlist(two).source == "/lists/two.m3u"
    copy = service.reader.playlist(made(service.lists.duplicate(one)))
    assert (copy.name, copy.folder_id, copy.description) == (f"{'x' * 193} (copy)", inside, "words")
    assert list(service.reader.order(copy.id)[1]) == [1, 2, 2]
    merge = service.lists.merge([one, two, copy.id], "All")
    merged = made(merge)
    assert list(service.reader.order(merged)[1]) == [1, 2, 2, 0, 3, 1, 2, 2]
    assert service.reader.entries(merged)[3].known == known[0][0]
    merge.undo()
    assert len(names(service)) == 3
    merge.redo()
    assert len(service.reader.track_ids(merged)) == 7
    once = made(service.lists.merge([one, two, copy.id], "Once", skip_doubles=True))
    assert list(service.reader.order(once)[1]) == [1, 2, 0, 3]
    assert service.lists.duplicate(one, "Named").made is not None
    assert "Named" in names(service)


def test_a_deleted_playlist_comes_back_with_all_of_it(
    service: PlaylistService, scheduler: ManualScheduler, database: Database
) -> None:
    inside = folder(service, "Folder")
    one = made(service.lists.create("One", [T(1), T(2)], folder_id=inside))
    two = made(service.lists.create("Two"))
    before = [service.reader.playlist(one), service.reader.playlist(two)]
    deletion = service.lists.delete([one, two])
    assert names(service) == []
    with pytest.raises(PlaylistError):
        service.reader.playlist(one)
    deletion.undo()
    assert [service.reader.playlist(one), service.reader.playlist(two)] == before
    deletion.redo()
    scheduler.advance(KEPT_AFTER_DELETION_MS + 1)
    service.lists.delete([made(service.lists.create("Three"))])
    with pytest.raises(PlaylistError) as caught:
        deletion.undo()
    assert caught.value.reason == "gone"
    assert database.one("SELECT count(*) FROM playlist_entry") == (0,)


def test_one_unknown_playlist_keeps_all_from_being_deleted(service: PlaylistService) -> None:
    one = made(service.lists.create("One"))
    with pytest.raises(PlaylistError):
        service.lists.delete([one, PlaylistId(99)])
    assert names(service) == ["One"]


def test_folders_are_nested_moved_and_never_inside_themselves(service: PlaylistService) -> None:
    a = folder(service, "a")
    b = folder(service, "b", a)
    c = folder(service, "c", b)
    assert paths(service) == ["a", "a/b", "a/b/c"]
    for target in (a, b, c):
        with pytest.raises(PlaylistError) as caught:
            service.folders.move(a, target)
        assert caught.value.reason == "folder-loop"
    move = service.folders.move(c, None)
    service.folders.move(b, c)
    assert paths(service) == ["a", "c", "c/b"]
    with pytest.raises(PlaylistError) as caught:
        move.undo()
    assert caught.value.reason == "folder-loop"
    assert paths(service) == ["a", "c", "c/b"]
    rename = service.folders.rename(b, "B")
    assert "c/B" in paths(service)
    rename.undo()
    with pytest.raises(PlaylistError) as caught:
        service.folders.create("x", PlaylistFolderId(99))
    assert caught.value.reason == "folder-gone"


def test_what_is_in_a_removed_folder_moves_up_and_back(service: PlaylistService) -> None:
    a = folder(service, "a")
    b = folder(service, "b", a)
    c = folder(service, "c", b)
    one, two = (made(service.lists.create(name, folder_id=b)) for name in ("One", "Two"))
    deletion = service.folders.delete(b)
    assert paths(service) == ["a", "a/c"]
    assert [service.reader.playlist(playlist).folder_id for playlist in (one, two)] == [a, a]
    service.folders.put([two], c)
    deletion.undo()
    assert paths(service) == ["a", "a/b", "a/b/c"]
    assert [service.reader.playlist(playlist).folder_id for playlist in (one, two)] == [b, c]
    deletion.redo()
    assert [service.reader.playlist(playlist).folder_id for playlist in (one, two)] == [a, c]
    with pytest.raises(PlaylistError):
        service.folders.delete(b)


def test_a_new_folder_is_undone_with_what_came_into_it(service: PlaylistService) -> None:
    creation = service.folders.create("New")
    assert creation.made_folder is not None
    one = made(service.lists.create("One"))
    put = service.folders.put([one], creation.made_folder)
    creation.undo()
    assert service.reader.playlist(one).folder_id is None
    with pytest.raises(PlaylistError) as caught:
        put.undo()
    assert caught.value.reason == "changed"
    creation.redo()
    assert paths(service) == ["New"]
    with pytest.raises(PlaylistError) as caught:
        service.folders.put([one], PlaylistFolderId(77))
    assert caught.value.reason == "folder-gone"


def test_each_edit_tells_what_it_changed_after_it_is_written(
    service: PlaylistService, scheduler: ManualScheduler
) -> None:
    told: list[object] = []
    service.reader.playlists_changed.connect(told.append)
    service.reader.folders_changed.connect(lambda: told.append("folders"))

    def heard() -> list[object]:
        scheduler.settle()
        found = list(told)
        told.clear()
        return found

    one = made(service.lists.create("One", [T(1), T(1)]))
    assert told == []
    assert heard() == [(one,), "folders"]
    edit = service.entries.remove_doubles(one)
    assert heard() == [(one,)]
    edit.undo()
    assert heard() == [(one,)]
    assert service.entries.add(one, [T(1)]).edit is None
    service.lists.rename(one, "One")
    assert heard() == []
    inside = folder(service, "Folder")
    assert heard() == ["folders"]
    service.folders.put([one], inside)
    assert heard() == [(one,), "folders"]
    with pytest.raises(PlaylistError):
        service.lists.rename(one, "")
    assert heard() == []


def test_playlists_hear_of_tracks_that_are_others(
    service: PlaylistService, scheduler: ManualScheduler
) -> None:
    one, two = made(service.lists.create("One", [T(1), T(2)])), made(service.lists.create("Two", [T(2)]))
    service.lists.create("Three", [T(3)])
    service.lists.delete([made(service.lists.create("Four", [T(1)]))])
    scheduler.settle()
    told: list[object] = []
    service.reader.playlists_changed.connect(told.append)
    service.rematcher.tracks_merged([(T(1), T(9))])
    service.rematcher.tracks_merged([(T(8), T(7))])
    service.rematcher.tracks_merged([(T(2), T(9)), (T(1), T(9))])
    scheduler.settle()
    assert told == [(one,), (one, two)]


def test_long_edits_go_through_a_lane_one_after_the_other(
    service: PlaylistService, scheduler: ManualScheduler
) -> None:
    one = made(service.lists.create("One"))
    lengths: list[int] = []
    for count in (3, 2, 1):
        service.lane.start(
            lambda count=count: service.entries.add(one, [T(count)] * count, doubles=Doubles.ADD),  # type: ignore[misc]
            on_done=lambda _: lengths.append(len(service.reader.track_ids(one))),
        )
    assert service.reader.track_ids(one) == []
    scheduler.settle()
    assert lengths == [3, 5, 6]
    errors: list[Exception] = []
    service.lane.start(lambda: service.lists.rename(one, ""), on_error=errors.append)
    service.lane.start(lambda: service.lists.rename(one, "Two"))
    scheduler.settle()
    assert [type(error) for error in errors] == [PlaylistError]
    assert names(service) == ["Two"]
    loaded: list[Playlist] = []
    service.reader.load_playlists(loaded.extend)
    scheduler.settle()
    assert loaded == service.reader.playlists()


def test_playlists_of_others_are_not_there(service: PlaylistService, database: Database) -> None:
    one = made(service.lists.create("One", [T(1)]))
    inside = folder(service, "Folder")
    anna = library_of(database.path, "Anna")
    try:
        hers = PlaylistService(database=anna, browse=BrowseStore(anna), scheduler=ManualScheduler())
        calls: tuple[Callable[[], object], ...] = (
            lambda: hers.lists.rename(one, "x"),
            lambda: hers.entries.add(one, [T(2)]),
            lambda: hers.lists.delete([one]),
            lambda: hers.lists.create("x", folder_id=inside),
            lambda: hers.folders.rename(inside, "x"),
            lambda: hers.folders.delete(inside),
        )
        for call in calls:
            with pytest.raises(PlaylistError):
                call()
        assert (names(hers), hers.reader.folders()) == ([], [])
    finally:
        anna.close()
    assert (names(service), service.reader.track_ids(one)) == (["One"], [1])
