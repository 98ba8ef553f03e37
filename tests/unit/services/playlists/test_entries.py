"""Edits of entries against plain lists, undone and made again in any order."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistEntryId, PlaylistId, SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.entries import Doubles
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.playlists.steps import Reverted
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.entries import EntryStore
from musicrec_desktop.storage.playlists.positions import STEP
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler

TRACKS = 12
T = TrackId


def ids_of(service: PlaylistService, playlist_id: PlaylistId) -> list[PlaylistEntryId]:
    return [PlaylistEntryId(entry) for entry in service.reader.order(playlist_id)[0]]


def tracks_of(service: PlaylistService, playlist_id: PlaylistId) -> list[int]:
    return list(service.reader.order(playlist_id)[1])


def made(edit: PlaylistEdit) -> PlaylistId:
    assert edit.made is not None
    return edit.made


def added(
    service: PlaylistService, playlist_id: PlaylistId, *numbers: int, at: int | None = None
) -> PlaylistEdit:
    edit = service.entries.add(playlist_id, list(map(T, numbers)), at=at, doubles=Doubles.ADD).edit
    assert edit is not None
    return edit


@pytest.fixture
def five(service: PlaylistService) -> PlaylistId:
    """A playlist of the tracks 1 to 5."""
    return made(service.lists.create("Five", list(map(T, range(1, 6)))))


def test_tracks_are_put_in_at_a_place(service: PlaylistService, five: PlaylistId) -> None:
    added(service, five, 9, 8, at=1)
    added(service, five, 7)
    added(service, five, 6, at=0)
    assert tracks_of(service, five) == [6, 1, 9, 8, 2, 3, 4, 5, 7]


@pytest.mark.parametrize("at", [-1, 6])
def test_a_place_that_is_not_there_is_refused(service: PlaylistService, five: PlaylistId, at: int) -> None:
    with pytest.raises(PlaylistError) as caught:
        service.entries.add(five, [T(9)], at=at)
    assert (caught.value.reason, caught.value.name) == ("place", str(at + 1))
    with pytest.raises(PlaylistError):
        service.entries.move(five, [], at)
    assert tracks_of(service, five) == [1, 2, 3, 4, 5]


def test_tracks_that_are_there_are_asked_about_once(service: PlaylistService, five: PlaylistId) -> None:
    wanted = [T(2), T(9), T(9), T(4)]
    asked = service.entries.add(five, wanted)
    assert (asked.edit, asked.doubles) == (None, (2, 9, 4))
    assert tracks_of(service, five) == [1, 2, 3, 4, 5]
    skipped = service.entries.add(five, wanted, doubles=Doubles.SKIP)
    assert skipped.edit is not None
    assert tracks_of(service, five) == [1, 2, 3, 4, 5, 9]
    skipped.edit.undo()
    service.entries.add(five, wanted, doubles=Doubles.ADD)
    assert tracks_of(service, five) == [1, 2, 3, 4, 5, 2, 9, 9, 4]
    assert service.entries.add(five, [T(10)]).edit is not None


def test_doubles_are_removed_and_come_back(service: PlaylistService) -> None:
    playlist_id = made(service.lists.create("x", list(map(T, (1, 2, 1, 3, 2)))))
    known = [(KnownTrack("a"), None), (KnownTrack("a"), None)]
    EntryStore(service.maker.stores.database).add_known(playlist_id, known, (STEP * 10, STEP * 11))
    edit = service.entries.remove_doubles(playlist_id)
    assert tracks_of(service, playlist_id) == [1, 2, 3, 0, 0]
    assert service.entries.remove_doubles(playlist_id).is_void
    edit.undo()
    assert tracks_of(service, playlist_id) == [1, 2, 1, 3, 2, 0, 0]


def test_entries_move_before_the_one_that_is_named(service: PlaylistService, five: PlaylistId) -> None:
    first, second, third, fourth, _ = ids_of(service, five)
    service.entries.move(five, [fourth, first], 2)
    assert tracks_of(service, five) == [2, 1, 4, 3, 5]
    service.entries.move(five, [second, third], 5)
    assert tracks_of(service, five) == [1, 4, 5, 2, 3]
    assert service.entries.move(five, [first], 1).is_void
    assert service.entries.move(five, [PlaylistEntryId(999)], 0).is_void


def test_a_list_is_sorted_once(service: PlaylistService) -> None:
    playlist_id = made(service.lists.create("x", list(map(T, (3, 1, 2, 1)))))
    EntryStore(service.maker.stores.database).add_known(playlist_id, [(KnownTrack("a"), None)], [-STEP])
    edit = service.entries.sort(playlist_id, SortColumn.TITLE)
    assert tracks_of(service, playlist_id) == [1, 1, 2, 3, 0]
    service.entries.sort(playlist_id, SortColumn.TITLE, is_descending=True)
    assert tracks_of(service, playlist_id) == [3, 2, 1, 1, 0]
    added(service, playlist_id, 9)
    edit.undo()
    assert tracks_of(service, playlist_id) == [0, 3, 1, 2, 1, 9]


def test_an_edit_is_undone_and_made_once(service: PlaylistService, five: PlaylistId) -> None:
    edit = added(service, five, 9)
    assert edit.redo() is Reverted.NOT
    assert edit.undo() is Reverted.WHOLLY
    assert edit.undo() is Reverted.NOT
    assert tracks_of(service, five) == [1, 2, 3, 4, 5]
    assert edit.redo() is Reverted.WHOLLY
    assert tracks_of(service, five) == [1, 2, 3, 4, 5, 9]


def test_what_was_taken_out_meanwhile_stays_out(service: PlaylistService, five: PlaylistId) -> None:
    first, second, *_ = ids_of(service, five)
    move = service.entries.move(five, [first, second], 5)
    removal = service.entries.remove(five, [first])
    assert move.undo() is Reverted.PARTLY
    assert tracks_of(service, five) == [2, 3, 4, 5]
    service.entries.remove(five, [second])
    assert move.redo() is Reverted.NOT
    removal.undo()
    assert tracks_of(service, five) == [3, 4, 5, 1]


def test_edits_of_a_deleted_playlist_are_refused(service: PlaylistService, five: PlaylistId) -> None:
    edit = added(service, five, 9)
    deletion = service.lists.delete([five])
    calls: tuple[Callable[[], object], ...] = (
        edit.undo,
        lambda: added(service, five, 8),
        lambda: service.entries.remove(five, ()),
    )
    for call in calls:
        with pytest.raises(PlaylistError) as caught:
            call()
        assert caught.value.reason == "gone"
    deletion.undo()
    assert edit.undo() is Reverted.WHOLLY
    assert tracks_of(service, five) == [1, 2, 3, 4, 5]


def test_entries_of_smart_playlists_are_not_edited(service: PlaylistService) -> None:
    smart = made(service.lists.create_smart("Smart", SmartRules("genre:jazz")))
    calls: tuple[Callable[[], object], ...] = (
        lambda: added(service, smart, 1),
        lambda: service.entries.move(smart, (), 0),
        lambda: service.entries.sort(smart, SortColumn.TITLE),
        lambda: service.lists.merge([smart], "x"),
        lambda: service.entries.remove_doubles(smart),
    )
    for call in calls:
        with pytest.raises(PlaylistError) as caught:
            call()
        assert (caught.value.reason, caught.value.name) == ("smart", "Smart")
    assert [one.name for one in service.reader.playlists()] == ["Smart"]


def test_a_removed_entry_comes_back_when_its_track_was_merged_meanwhile(
    service: PlaylistService, database: Database, five: PlaylistId
) -> None:
    entry = ids_of(service, five)[4]
    removal = service.entries.remove(five, [entry])
    TrackStore(database).mark_missing([T(1)], NOW_MS)
    TrackStore(database).merge_moved(T(1), T(5))
    removal.undo()
    assert tracks_of(service, five) == [1, 2, 3, 4, 0]
    assert service.rematcher.rematch() == {five}
    assert tracks_of(service, five) == [1, 2, 3, 4, 1]


def test_moving_a_few_of_ten_thousand_writes_a_few_rows(service: PlaylistService, database: Database) -> None:
    playlist_id = made(service.lists.create("Long", [T(1 + number % TRACKS) for number in range(10_000)]))
    order = ids_of(service, playlist_id)
    rng = random.Random(5)
    for count in (1, 3, 1_000):
        moving = rng.sample(order, count)
        before = database.connection.total_changes
        edit = service.entries.move(playlist_id, moving, rng.randrange(10_000))
        assert database.connection.total_changes - before <= count + 1
        edit.undo()
        assert database.connection.total_changes - before <= 2 * count + 2
        assert ids_of(service, playlist_id) == order
    before = database.connection.total_changes
    added(service, playlist_id, 1, 2, 3, at=500)
    assert database.connection.total_changes - before == 4


@dataclass
class Done:
    """An edit, the entries that it touched, and the list around it."""

    edit: PlaylistEdit
    touched: Collection[int]
    before: list[int]
    after: list[int]


class Editor:
    """Makes random edits and checks each against a plain list."""

    def __init__(self, service: PlaylistService, playlist_id: PlaylistId, rng: random.Random) -> None:
        self.service, self.playlist_id, self.rng = service, playlist_id, rng
        self.done: list[Done] = []
        self.undone: list[Done] = []

    def now(self) -> list[PlaylistEntryId]:
        return ids_of(self.service, self.playlist_id)

    def edit(self, kind: str) -> None:
        before, rng = self.now(), self.rng
        some = rng.sample(before, rng.randint(0, len(before)))
        place = rng.randint(0, len(before))
        match kind:
            case "add":
                numbers = [rng.randint(1, TRACKS + 2) for _ in range(rng.randint(0, 4))]
                edit = added(self.service, self.playlist_id, *numbers, at=place)
                after = self.now()
                count = len(after) - len(before)
                assert count == sum(number <= TRACKS for number in numbers)
                assert [*after[:place], *after[place + count :]] == before
                touched = set(after) - set(before)
            case "remove":
                edit = self.service.entries.remove(self.playlist_id, some)
                after, touched = [entry for entry in before if entry not in some], set(some)
            case "move":
                edit = self.service.entries.move(self.playlist_id, some, place)
                after = [entry for entry in before[:place] if entry not in some]
                after += [entry for entry in before if entry in some]
                after += [entry for entry in before[place:] if entry not in some]
                touched = set(some)
            case _:
                edit = self.service.entries.sort(self.playlist_id, SortColumn.TITLE)
                tracks = dict(zip(before, tracks_before(self, before), strict=True))
                after, touched = sorted(before, key=lambda entry: tracks[entry]), set(before)
        assert self.now() == after
        assert edit.is_void == (before == after)
        if not edit.is_void:
            self.done.append(Done(edit, touched, list(before), list(after)))
            self.undone.clear()

    def revert(self, *, is_undo: bool) -> Done | None:
        """Undo or redo the latest, and see that nothing else moved."""
        source, target = (self.done, self.undone) if is_undo else (self.undone, self.done)
        if not source:
            return None
        one = source.pop()
        before = self.now()
        outcome = one.edit.undo() if is_undo else one.edit.redo()
        after = self.now()
        assert [e for e in after if e not in one.touched] == [e for e in before if e not in one.touched]
        assert len(set(after)) == len(after)
        wanted = set(one.before if is_undo else one.after).intersection(one.touched)
        assert (outcome is Reverted.WHOLLY) == wanted.issubset(after)
        target.append(one)
        return one


def tracks_before(editor: Editor, entries: list[PlaylistEntryId]) -> list[int]:
    by_id = {entry.id: entry.track_id or 0 for entry in editor.service.reader.page(entries)}
    return [by_id[entry] for entry in entries]


@contextmanager
def fresh(folder: Path) -> Iterator[tuple[PlaylistService, PlaylistId]]:
    """The same library and playlist for each example, in a transaction that is rolled back."""
    path = str(folder / "library.sqlite3")
    database = new_library(path)
    database.open()
    service = PlaylistService(database=database, browse=BrowseStore(database), scheduler=ManualScheduler())
    if database.one("SELECT count(*) FROM track") == (0,):
        add_numbered_tracks(database, TRACKS)
    try:
        yield service, made(service.lists.create("x", list(map(T, range(1, 7)))))
    finally:
        database.close()


_ACTIONS = st.sampled_from(("add", "remove", "move", "move", "sort", "undo", "undo", "redo"))
_SETTINGS: Final = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_SETTINGS
@given(actions=st.lists(_ACTIONS, max_size=25), seed=st.integers(0, 999))
def test_undo_and_redo_go_back_and_forth_exactly(tmp_path: Path, actions: list[str], seed: int) -> None:
    with fresh(tmp_path) as (service, playlist_id):
        editor = Editor(service, playlist_id, random.Random(seed))
        first = editor.now()
        for action in actions:
            if action in {"undo", "redo"}:
                one = editor.revert(is_undo=action == "undo")
                if one is not None:
                    assert editor.now() == (one.before if action == "undo" else one.after)
            else:
                editor.edit(action)
        last = editor.now()
        count = len(editor.done)
        while editor.revert(is_undo=True):
            pass
        assert editor.now() == first
        for _ in range(count):
            editor.revert(is_undo=False)
        assert editor.now() == last


@_SETTINGS
@given(actions=st.lists(st.tuples(st.booleans(), _ACTIONS), max_size=25), seed=st.integers(0, 999))
def test_two_histories_of_one_list_leave_each_other_alone(
    tmp_path: Path, actions: list[tuple[bool, str]], seed: int
) -> None:
    with fresh(tmp_path) as (service, playlist_id):
        rng = random.Random(seed)
        editors = (Editor(service, playlist_id, rng), Editor(service, playlist_id, rng))
        first = set(editors[0].now())
        for is_second, action in actions:
            editor = editors[is_second]
            if action in {"undo", "redo"}:
                editor.revert(is_undo=action == "undo")
            else:
                editor.edit(action)
        for editor in editors:
            while editor.revert(is_undo=True):
                pass
        assert first <= set(editors[0].now())
