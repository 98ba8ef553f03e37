"""Imports that are carried out, done twice, overlap, are told by two sources, and are taken back."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from musicrec_desktop.core.errors import DatabaseReadOnlyError, DiskFullError
from musicrec_desktop.core.tasks import CancelledError, TaskContext
from musicrec_desktop.model.import_plan import OpinionOffer, RatingOffer
from musicrec_desktop.model.imported import Opinion
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.matching import MatchOutcome, MatchReason
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.imports.batches import ImportStore
from musicrec_desktop.storage.imports.spool.files import new_spool_path, scratch_folder
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.import_rig import NOW_MS, ImportRig
from tests.support.processes import another_program
from tests.unit.services.importing.exports import LENGTH_MS, START_MS, lastfm, rhythmbox, spotify

ROAD = ("Stone Choir", "Long Road", "Grey Hills", LENGTH_MS)
RIVER = ("Stone Choir", "Slow River", "Grey Hills", LENGTH_MS)
_LATER_MS = START_MS + 86_400_000


def _played(track: tuple[str, str, str, int], *after: int) -> list[tuple[str, str, str, int]]:
    artist, title, album, _ = track
    return [(artist, title, album, each) for each in after]


def test_plays_count_with_their_dates_and_are_no_listens(rig: ImportRig) -> None:
    road, river = rig.add([ROAD, RIVER])
    path = rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 1000), *_played(RIVER, 2000)))
    plan = rig.service.plan(path)
    assert rig.use() == {}
    (source,) = plan.sources
    assert (source.numbers.matched, source.numbers.plays, source.numbers.waiting_plays) == (2, 3, 0)
    rig.service.carry_out(plan)
    assert rig.use() == {road: (2, 0, START_MS + 1_000_000), river: (1, 0, START_MS + 2_000_000)}
    assert ListenStore(rig.database).recent(9) == []
    assert TrackStore(rig.database).many([road])[0].play_count == 2
    facts = TrackStore(rig.database).facts([road])[road]
    assert (facts.plays, facts.last_listen_ms) == (2, START_MS + 1_000_000)


def test_the_same_file_twice_adds_nothing(rig: ImportRig) -> None:
    rig.add([ROAD])
    path = rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 1000)))
    rig.bring_in(path)
    before = rig.use()
    (numbers,) = [one.numbers for one in rig.bring_in(path)]
    assert (numbers.plays, numbers.known_plays) == (0, 2)
    assert rig.use() == before


def test_of_overlapping_exports_each_play_counts_once_also_when_the_first_is_undone(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    (first,) = rig.bring_in(rig.write("a.csv", lastfm(*_played(ROAD, 0, 1000))))
    (second,) = rig.bring_in(rig.write("b.csv", lastfm(*_played(ROAD, 1000, 2000))))
    assert rig.use()[road][0] == 3
    rig.service.undo([first.id])
    assert rig.use()[road][0] == 2
    rig.service.undo([second.id])
    assert rig.use() == {}


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_three_overlapping_exports_are_taken_back_in_any_order(
    rig: ImportRig, order: tuple[int, ...]
) -> None:
    (road,) = rig.add([ROAD])
    exports = ((0, 1000, 2000), (1000, 2000, 3000), (0, 2000, 5000))
    done = [
        rig.bring_in(rig.write(f"{number}.csv", lastfm(*_played(ROAD, *plays))))[0]
        for number, plays in enumerate(exports)
    ]
    left = dict(enumerate(exports))
    for number in order:
        rig.service.undo([done[number].id])
        del left[number]
        plays = set().union(*left.values())
        expected = {road: (len(plays), 0, START_MS + max(plays) * 1000)} if plays else {}
        assert rig.use() == expected


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_two_imports_changed_is_taken_back_in_any_order(rig: ImportRig, order: tuple[int, ...]) -> None:
    (road,) = rig.add([ROAD])
    tables = ("track", "rating")
    before = [rig.tables()[name] for name in tables]
    done = []
    for number, (stars, seen) in enumerate(((3, 1_500_000_000), (5, 1_400_000_000))):
        entry = ("file:///m/a.flac", ROAD[1], ROAD[0], ROAD[2], 1, 1_650_000_000, stars, seen)
        done += rig.bring_in(rig.write(f"{number}.xml", rhythmbox(entry)), take_offers=True)
    assert RatingStore(rig.database).of([road]) == {road: 10}
    for number in order:
        rig.service.undo([done[number].id])
    assert [rig.tables()[name] for name in tables] == before


def test_what_two_sources_tell_counts_once_and_two_in_a_row_stay_two(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 200, 5000))))
    (done,) = rig.bring_in(
        rig.write("Streaming_History_Audio_2023_1.json", spotify(*_played(ROAD, 20, 230, 9000)))
    )
    assert (done.numbers.plays, done.numbers.double_plays) == (1, 2)
    assert rig.use()[road] == (4, 0, START_MS + 9_000_000)


def test_own_listens_that_a_service_tells_count_once(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    own = Listen(road, START_MS + 4_000, LENGTH_MS, LENGTH_MS, EndReason.FINISHED)
    ListenStore(rig.database).finish(own)
    (done,) = rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 900))))
    assert (done.numbers.plays, done.numbers.double_plays) == (1, 1)
    assert rig.use()[road][0] == 2


def test_doubles_count_when_the_other_source_is_undone(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    (first,) = rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0))))
    rig.bring_in(rig.write("Streaming_History_Audio_2023_1.json", spotify(*_played(ROAD, 5))))
    assert rig.use()[road] == (1, 0, START_MS + 5_000)
    rig.service.undo([first.id])
    assert rig.use()[road] == (1, 0, START_MS + 5_000)


def test_counts_stay_counts_and_the_greater_one_of_a_source_counts(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    path = "file:///music/Stone%20Choir/Grey%20Hills/Long%20Road.flac"
    seconds = START_MS // 1000

    def entry(title: str, count: int) -> str:
        return rhythmbox((path, title, "Stone Choir", "Grey Hills", count, seconds, 4, 1_500_000_000))

    plan = rig.service.plan(rig.write("rhythmdb.xml", entry("Long Road", 7)))
    assert (plan.sources[0].numbers.plays, plan.sources[0].numbers.counted_plays) == (0, 7)
    rig.service.carry_out(plan)
    assert rig.use() == {road: (7, 0, seconds * 1000)}
    # Another title in that program by now: it is the same file.
    (later,) = rig.bring_in(rig.write("rhythmdb.xml", entry("The Long Road", 9)))
    assert later.numbers.counted_plays == 2
    assert rig.use()[road][0] == 9
    rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0))))
    assert rig.use()[road][0] == 10
    assert rig.database.query("SELECT added_at_ms FROM track") == [(1_500_000_000_000,)]
    assert RatingStore(rig.database).of([road]) == {road: 8}


def test_short_plays_are_skips_by_our_rule(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    path = rig.write("endsong_0.json", spotify(*_played(ROAD, 0), heard_ms=9_000))
    rig.bring_in(path)
    assert rig.use() == {road: (0, 1, None)}


def test_plays_of_what_is_not_owned_wait_and_find_their_track(rig: ImportRig) -> None:
    (done,) = rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 1000))))
    assert (done.numbers.missing, done.waiting_plays, rig.service.waiting()) == (1, 2, 2)
    told: list[int] = []
    rig.service.arrived.connect(told.append)
    (road,) = rig.add([ROAD])
    rig.service.rematcher.library_changed(TrackChanges(added=(road,)))
    rig.scheduler.advance(60_000)
    assert told == [2]
    assert rig.use() == {road: (2, 0, START_MS + 1_000_000)}
    assert rig.service.waiting() == 0
    rig.service.undo([done.id])
    assert rig.use() == {}


def test_ratings_and_likes_of_what_is_not_owned_wait_too(rig: ImportRig) -> None:
    entry = ("file:///x", "Long Road", "Stone Choir", "Grey Hills", 6, START_MS // 1000, 4, 1_500_000_000)
    (done,) = rig.bring_in(rig.write("rhythmdb.xml", rhythmbox(entry)))
    assert done.file_name == "rhythmdb.xml"
    (liked,) = rig.bring_in(rig.write("YourLibrary.json", _navidrome_like()))
    assert (done.numbers.waiting_plays, rig.service.waiting()) == (6, 6)
    (road,) = rig.add([ROAD])
    before = rig.tables(["imported_track"])
    assert rig.service.rematcher.rematch() == (2, 6)
    assert rig.use() == {road: (6, 0, START_MS)}
    assert RatingStore(rig.database).of([road]) == {road: 8}
    assert FeedbackStore(rig.database).current(road) is FeedbackKind.LIKE
    assert rig.database.query("SELECT added_at_ms FROM track") == [(1_500_000_000_000,)]
    rig.service.undo([done.id, liked.id])
    after = rig.tables(["imported_track"])
    assert {name: rows for name, rows in after.items() if not name.startswith("import")} == {
        name: rows for name, rows in before.items() if not name.startswith("import")
    }


def test_what_two_imports_tell_stays_when_the_first_is_undone(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    entry = ("file:///x", "Long Road", "Stone Choir", "Grey Hills", 6, START_MS // 1000, 4, 1_500_000_000)
    export = rig.write("rhythmdb.xml", rhythmbox(entry))
    (first,), (second,) = rig.bring_in(export), rig.bring_in(export)
    rig.service.undo([first.id])
    assert RatingStore(rig.database).of([road]) == {road: 8}
    assert rig.use()[road][0] == 6
    rig.service.undo([second.id])
    assert RatingStore(rig.database).of([road]) == {}


def test_a_track_that_was_found_again_keeps_what_was_told_of_it(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    (copy,) = rig.add([ROAD], "/other")
    ListenStore(rig.database).finish(Listen(road, START_MS + 9, LENGTH_MS, LENGTH_MS, EndReason.FINISHED))
    plan = rig.service.plan(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 900))))
    rig.service.carry_out(rig.service.corrected(plan, {plan.sources[0].lines[0].key: copy}))
    assert rig.use() == {road: (1, 0, START_MS + 9), copy: (2, 0, START_MS + 900_000)}
    TrackStore(rig.database).merge_moved(road, copy)
    # One of the imported plays proves to be the own listen.
    assert rig.use() == {road: (2, 0, START_MS + 900_000)}


def test_plays_wait_again_when_their_track_leaves(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0))))
    rig.database.execute("DELETE FROM track WHERE id = ?", (road,))
    assert (rig.use(), rig.service.waiting()) == ({}, 1)
    assert rig.database.query("SELECT * FROM track_use") == []


def test_ratings_and_opinions_of_ours_stay_and_theirs_are_offered(rig: ImportRig) -> None:
    road, river = rig.add([ROAD, RIVER])
    RatingStore(rig.database).set(road, 3, 5)
    FeedbackStore(rig.database).add(FeedbackKind.DISLIKE, 5, road)
    (path,) = [rig.write("export.zip.json", _navidrome_like())]
    plan = rig.service.plan(path)
    (source,) = plan.sources
    assert {type(offer) for offer in source.offers} == {OpinionOffer}
    rig.service.carry_out(plan)
    store = FeedbackStore(rig.database)
    assert (store.current(road), store.current(river)) == (FeedbackKind.DISLIKE, FeedbackKind.LIKE)
    assert [event.at_ms for event in store.events(9) if event.track_id == river] == [NOW_MS]
    again = rig.service.plan(path)
    rig.service.carry_out(again, take_offers=again.sources[0].offers)
    assert store.current(road) is FeedbackKind.LIKE


def _navidrome_like() -> dict[str, Any]:
    """The likes of Spotify."""
    return {
        "tracks": [
            {"artist": "Stone Choir", "album": "Grey Hills", "track": title, "uri": f"spotify:track:{title}"}
            for title in ("Long Road", "Slow River")
        ],
        "albums": [],
        "shows": [],
    }


def test_a_rating_of_theirs_is_taken_when_the_user_says_so(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    RatingStore(rig.database).set(road, 3, 5)
    path = "/music/Stone Choir/Grey Hills/Long Road.flac"
    export = rig.write("rhythmdb.xml", rhythmbox((f"file://{path}", "x", "y", "z", 1, 0, 5, 0)))
    plan = rig.service.plan(export)
    key = plan.sources[0].lines[0].key
    assert plan.sources[0].offers == (RatingOffer(key, road, 10, 3),)
    report = rig.service.carry_out(plan, take_offers=True)
    assert RatingStore(rig.database).of([road]) == {road: 10}
    rig.service.undo(report.batch_ids)
    assert RatingStore(rig.database).of([road]) == {road: 3}


def test_undo_leaves_the_database_as_before(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    rig.add([RIVER])
    ListenStore(rig.database).finish(Listen(road, 9, LENGTH_MS, LENGTH_MS, EndReason.FINISHED))
    before = rig.tables()
    done = [
        *rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0), *_played(RIVER, 5)))),
        *rig.bring_in(rig.write("YourLibrary.json", _navidrome_like())),
        *rig.bring_in(rig.write("Playlist1.json", _playlists("Evening"))),
        *rig.bring_in(
            rig.write(
                "rhythmdb.xml",
                rhythmbox(("file:///x", "Long Road", "Stone Choir", "", 3, 9, 4, 1_500_000_000)),
            )
        ),
    ]
    assert rig.tables() != before
    rig.service.undo([one.id for one in done])
    assert rig.tables(without=["state"]) == {key: rows for key, rows in before.items() if key != "state"}
    assert rig.service.past() == []


def test_what_the_user_changed_since_stays_when_it_is_undone(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    export = rig.write("rhythmdb.xml", rhythmbox(("file:///x", "Long Road", "Stone Choir", "", 3, 9, 4, 0)))
    (done,) = rig.bring_in(export)
    RatingStore(rig.database).set(road, 2, NOW_MS + 5)
    (liked,) = rig.bring_in(rig.write("YourLibrary.json", _navidrome_like()))
    FeedbackStore(rig.database).add(FeedbackKind.DISLIKE, NOW_MS + 6, road)
    rig.service.undo([done.id, liked.id])
    assert RatingStore(rig.database).of([road]) == {road: 2}
    assert FeedbackStore(rig.database).current(road) is FeedbackKind.DISLIKE


def _playlists(name: str, *titles: str) -> dict[str, Any]:
    return {
        "playlists": [
            {
                "name": name,
                "lastModifiedDate": "2023-11-30",
                "items": [
                    {
                        "track": {
                            "trackName": title,
                            "artistName": "Stone Choir",
                            "albumName": "Grey Hills",
                            "trackUri": f"spotify:track:{title}",
                        },
                        "episode": None,
                        "localTrack": None,
                        "addedDate": "2023-11-30",
                    }
                    for title in titles or ("Long Road", "Nothing Owned")
                ],
            }
        ]
    }


def test_a_playlist_keeps_what_is_not_owned_and_is_brought_up_to_date(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    path = rig.write("Playlist1.json", _playlists("Evening"))
    (first,) = rig.bring_in(path)
    (playlist,) = rig.playlists.reader.playlists()
    entries = rig.playlists.reader.entries(playlist.id)
    assert (playlist.name, [entry.track_id for entry in entries]) == ("Evening", [road, None])
    assert entries[1].known.title == "Nothing Owned"
    rig.scheduler.advance(1000)
    rig.write("Playlist1.json", _playlists("Evening", "Nothing Owned", "Long Road", "Long Road"))
    plan = rig.service.plan(path)
    assert plan.sources[0].playlists[0].is_there
    second = rig.service.carry_out(plan)
    assert [one.id for one in rig.playlists.reader.playlists()] == [playlist.id]
    tracks = [entry.track_id for entry in rig.playlists.reader.entries(playlist.id)]
    assert tracks == [None, road, road]
    rig.service.undo(second.batch_ids)
    tracks = [entry.track_id for entry in rig.playlists.reader.entries(playlist.id)]
    assert tracks == [road, None]
    rig.service.undo([first.id])
    assert rig.playlists.reader.playlists() == []


def test_a_playlist_that_was_edited_since_stays_when_its_import_is_undone(rig: ImportRig) -> None:
    _, river = rig.add([ROAD, RIVER])
    (done,) = rig.bring_in(rig.write("Playlist1.json", _playlists("Evening")))
    (playlist,) = rig.playlists.reader.playlists()
    rig.scheduler.advance(1000)
    rig.playlists.entries.add(playlist.id, [river])
    rig.service.undo([done.id])
    assert [one.entries for one in rig.playlists.reader.playlists()] == [3]


def test_corrections_count_and_are_remembered_for_other_sources(rig: ImportRig) -> None:
    road, river = rig.add([ROAD, RIVER])
    odd = ("Stone Choir", "Lnog Raod of Stones", "Grey Hills", LENGTH_MS)
    plan = rig.service.plan(rig.write("lastfm.csv", lastfm(*_played(odd, 0), *_played(RIVER, 50))))
    lines = {line.known.title: line for line in plan.sources[0].lines}
    assert lines["Lnog Raod of Stones"].outcome is MatchOutcome.MISSING
    changed = rig.service.corrected(
        plan, {lines["Lnog Raod of Stones"].key: road, lines["Slow River"].key: None}
    )
    assert (plan.sources[0].numbers.matched, changed.sources[0].numbers.matched) == (1, 1)
    assert changed.sources[0].numbers.waiting_plays == 1
    report = rig.service.carry_out(changed)
    assert rig.use() == {road: (1, 0, START_MS)}
    rig.service.undo(report.batch_ids)
    other = rig.service.plan(
        rig.write("Streaming_History_Audio_2023_1.json", spotify(*_played(odd, 9), *_played(RIVER, 60)))
    )
    found = {line.known.title: line for line in other.sources[0].lines}
    assert found["Lnog Raod of Stones"].track_id == road
    assert found["Slow River"].track_id is None
    assert {line.match.reason for line in found.values()} == {MatchReason.CORRECTED}
    assert all(line.is_corrected for line in found.values())
    assert river not in {line.track_id for line in found.values()}


def test_a_correction_changes_what_an_earlier_import_brought(rig: ImportRig) -> None:
    road, river = rig.add([ROAD, RIVER])
    path = rig.write("lastfm.csv", lastfm(*_played(ROAD, 0)))
    rig.bring_in(path)
    assert rig.use() == {road: (1, 0, START_MS)}
    plan = rig.service.plan(path)
    rig.service.carry_out(rig.service.corrected(plan, {plan.sources[0].lines[0].key: river}))
    assert rig.use() == {river: (1, 0, START_MS)}


def test_cancelled_in_the_middle_it_leaves_nothing(rig: ImportRig) -> None:
    rig.add([ROAD])
    before = rig.tables()
    plays = (*_played(ROAD, *range(0, 1_500_000, 300)), *_played(RIVER, *range(150, 1_500_000, 300)))
    plan = rig.service.plan(rig.write("lastfm.csv", lastfm(*plays)))
    context = TaskContext(lambda value: context.cancel() if value.done else None)
    with pytest.raises(CancelledError):
        rig.service.carry_out(plan, context=context)
    assert rig.tables() == before
    rig.service.carry_out(plan)
    assert rig.service.past()[0].numbers.plays == 10_000


def test_what_a_killed_process_left_is_removed(rig: ImportRig) -> None:
    rig.add([ROAD])
    before = rig.tables()
    done = rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 900))))
    use = rig.use()
    rig.database.execute("UPDATE import_batch SET is_done = 0, process_id = 999999999")
    rig.database.execute("DELETE FROM imported_use")
    assert rig.service.past() == []
    assert use
    assert done
    rig.service.remove_leftovers()
    assert rig.tables() == before


def test_a_number_of_a_process_may_have_been_another_ones(rig: ImportRig) -> None:
    """In a container each start can have the same one."""
    rig.add([ROAD])
    before = rig.tables()
    rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 900))))
    rig.database.execute("UPDATE import_batch SET is_done = 0")
    rig.database.execute("DELETE FROM imported_use")
    plan = rig.service.plan(rig.write("other.csv", lastfm(*_played(RIVER, 0))))
    folder = Path(plan.spool_path).parent
    spool = Path(new_spool_path(str(folder), 99))
    spool.touch()
    copies = Path(scratch_folder(new_spool_path(str(folder), 98)))
    copies.mkdir()
    (copies / "0.db").touch()
    rig.service.remove_leftovers()
    assert rig.tables() == before
    assert [str(each) for each in folder.iterdir()] == [plan.spool_path]


def test_what_could_not_be_removed_at_once_is_removed_later(
    rig: ImportRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.add([ROAD])
    path = rig.write("lastfm.csv", lastfm(*_played(ROAD, 0), *_played(RIVER, 900)))
    before = rig.tables()
    (done,) = rig.bring_in(path)
    with monkeypatch.context() as full:
        full.setattr(ImportStore, "_drop_unused", Mock(side_effect=DiskFullError("library")))
        with pytest.raises(DiskFullError):
            rig.service.undo([done.id])
    assert rig.use() == {}
    assert rig.tables() != before
    rig.service.remove_leftovers()
    assert rig.tables() == before


def test_what_another_process_begins_is_left_alone(rig: ImportRig) -> None:
    rig.add([ROAD])
    (done,) = rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0))))
    with another_program() as process_id:
        rig.database.execute(
            "INSERT INTO import_batch (listener_id, source, title, file_name, imported_at_ms, process_id)"
            " VALUES (?, 'lastfm', '', '', 0, ?)",
            (rig.database.listener_id, process_id),
        )
        rig.database.execute("UPDATE imported_track SET title = 'Begun', key = X'00'")
        rig.database.execute("DELETE FROM imported_play")
        rig.service.undo([done.id])
    assert rig.database.query("SELECT title FROM imported_track") == [("Begun",)]


def test_a_cache_that_cannot_be_written_is_told(rig: ImportRig) -> None:
    (rig.folder / "cache").touch()
    with pytest.raises(DatabaseReadOnlyError):
        rig.service.plan(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0))))


def test_nothing_private_is_kept(rig: ImportRig) -> None:
    rig.add([ROAD])
    rig.bring_in(rig.write("home-of-ada/Streaming_History_Audio_2023_1.json", spotify(*_played(ROAD, 0))))
    kept = str(rig.tables())
    for word in ("203.0.113.77", "Secret Phone", "secret-name", "home-of-ada"):
        assert word not in kept


def test_what_is_missing_is_a_table(rig: ImportRig) -> None:
    rig.add([ROAD])
    odd = ("=Formula", "Unowned", "Album", LENGTH_MS)
    path = rig.write("lastfm.csv", lastfm(*_played(ROAD, 0), *_played(odd, 0, 900)))
    plan = rig.service.plan(path)
    target = str(rig.folder / "missing.csv")
    assert rig.service.missing_csv(plan, target) == 1
    report = rig.service.carry_out(plan)
    for _ in range(2):
        with open(target, encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert row == {
            "artist": "'=Formula",
            "title": "Unowned",
            "album": "Album",
            "isrc": "",
            "plays": "2",
            "last_played": "2023-11-14T22:28:20Z",
            "source": "Last.fm",
            "reason": "other-title",
        }
        assert rig.service.missing_csv(report.batch_ids[0], target) == 1


def test_imported_plays_feed_taste_and_sessions_of_their_own(rig: ImportRig) -> None:
    road, river = rig.add([ROAD, RIVER])
    store = ListenStore(rig.database)
    own = Listen(road, _LATER_MS, LENGTH_MS, LENGTH_MS, EndReason.FINISHED, session_id=1)
    store.finish(own)
    rig.bring_in(rig.write("lastfm.csv", lastfm(*_played(ROAD, 0, 9000), *_played(RIVER, 300, 9300))))
    table = store.table(10)
    assert table.track_ids.tolist() == [road, river, road, river, road]
    assert table.is_play.all()
    assert not table.is_auto.any()
    first, second = table.session_ids[:2], table.session_ids[2:4]
    assert len({*first.tolist()}) == len({*second.tolist()}) == 1
    assert first[0] != second[0]
    assert (table.session_ids[:4] < 0).all()
    ids, sessions = store.session_plays(4)
    assert ids.tolist() == [river, road, river, road]
    assert len(set(sessions.tolist())) == 3
    assert store.recent(9) == [own]
    assert store.next_session_id() == 2
    assert store.discoveries(9) == (0, 0)


def test_a_loved_track_that_is_banned_elsewhere_gets_a_ban(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    library = _navidrome_like() | {"tracks": [], "bannedTracks": _navidrome_like()["tracks"]}
    plan = rig.service.plan(rig.write("YourLibrary.json", library))
    assert {line.opinion for line in plan.sources[0].lines} == {Opinion.BANNED}
    rig.service.carry_out(plan)
    assert FeedbackStore(rig.database).banned_ids() == {TrackId(road)}
