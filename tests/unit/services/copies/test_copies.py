"""Copies are found, judged, parted, merged, put into the trash and brought back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.outcome import Failure, Outcome
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.copies import CopyKind, Merit
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.playback import Playable, PlayerState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.services.copies.listening import CopyListening
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.ui.kit.wording.copies import list_text
from tests.support.player_rig import PlayerRig
from tests.unit.services.copies.rig import CopyRig, open_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[CopyRig]:
    made = open_rig(tmp_path)
    yield made
    made.scheduler.close()
    made.database.close()


def course(seed: int) -> SeekPicture:
    """How loud a track is from moment to moment."""
    points = np.random.default_rng(seed).integers(0, 256, 400).astype(np.uint8)
    return SeekPicture(points, np.zeros(400, np.uint8))


def test_groups_by_kind_with_the_best_file_first(rig: CopyRig) -> None:
    found = {row.kind: rig.numbers(row) for row in rig.found()}
    assert found[CopyKind.SAME_SOUND] == [5, 6]
    assert found[CopyKind.SAME_RECORDING] == [0, 3, 2]
    assert sorted(found[CopyKind.VERSIONS]) == [0, 4]
    known = rig.service.all()
    assert known.spare_bytes == 4_000 + 3_000 + 7_000
    assert list_text(known) == "2 recordings, 0.0 MB to gain · 1 work in versions"
    cut = replace(known.rows[0], kind=CopyKind.SAME_START, spare_bytes=0)
    assert list_text(replace(known, rows=(cut,))) == "1 recording in other lengths"
    assert known.is_whole
    assert known.is_sound_known


def test_what_was_found_is_kept_until_the_library_differs(rig: CopyRig) -> None:
    assert rig.service.find_blocking(TaskContext())
    assert not rig.service.find_blocking(TaskContext())
    rig.database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (rig.ids[6],))
    assert all(row.kind is not CopyKind.SAME_SOUND for row in rig.service.all().rows)
    assert rig.service.find_blocking(TaskContext())


def test_why_a_file_is_better(rig: CopyRig) -> None:
    (row,) = rig.of(CopyKind.SAME_RECORDING)
    group = rig.service.group(row.id)
    assert group is not None
    best, second, third = group.files
    assert (best.lacks, best.has) == ((), ())
    assert second.lacks[0] is Merit.LOSSLESS
    assert {Merit.TAGS, Merit.IN_ALBUM, Merit.COVER} <= set(third.lacks)
    assert best.file.missing_tags == ()
    assert third.file.missing_tags == ("album", "album artist", "track number", "year", "genre")


def test_a_lossless_file_that_was_made_of_a_lossy_one_is_no_better(rig: CopyRig) -> None:
    for number in (0, 2):
        rig.stores.tracks.set_decoded(rig.ids[number], 180_000, b"of the mp3")
    (row,) = rig.of(CopyKind.SAME_RECORDING)
    group = rig.service.group(row.id)
    assert group is not None
    assert rig.numbers(row)[0] == 3
    made = next(one for one in group.files if one.file.track_id == rig.ids[0])
    assert Merit.ORIGINAL in made.lacks
    assert Merit.LOSSLESS not in made.has


def test_what_begins_alike_and_ends_elsewhere_is_a_group_of_its_own(rig: CopyRig) -> None:
    for number, length_ms in ((7, 180_000), (4, 150_000)):
        rig.stores.tracks.set_decoded(rig.ids[number], length_ms, b"begins alike")
    (row,) = rig.of(CopyKind.SAME_START)
    assert rig.numbers(row) == [7, 4]
    assert row.spare_bytes == 0
    group = rig.service.group(row.id)
    assert group is not None
    assert group.files[1].lacks == (Merit.WHOLE,)


def test_versions_say_what_they_are(rig: CopyRig) -> None:
    (row,) = rig.of(CopyKind.VERSIONS)
    group = rig.service.group(row.id)
    assert group is not None
    assert [one.version for one in group.files] == [(), ("live",)]
    assert row.spare_bytes == 0


def test_what_was_parted_is_no_group_and_can_be_joined(rig: CopyRig) -> None:
    (row,) = rig.of(CopyKind.SAME_RECORDING)
    best, second, third = row.ids
    pairs = rig.service.part(third, row.ids)
    assert [one.ids for one in rig.of(CopyKind.SAME_RECORDING)] == [(best, second)]
    assert rig.service.part(third, row.ids) == ()
    more = rig.service.part(best, (second,))
    assert rig.of(CopyKind.SAME_RECORDING) == []
    rig.service.join((*pairs, *more))
    assert [one.ids for one in rig.of(CopyKind.SAME_RECORDING)] == [row.ids]


def test_the_rest_of_a_group_stays_one_where_the_best_is_parted(rig: CopyRig) -> None:
    (row,) = rig.of(CopyKind.SAME_RECORDING)
    rig.service.part(row.ids[0], row.ids)
    assert [one.ids for one in rig.of(CopyKind.SAME_RECORDING)] == [row.ids[1:]]


def test_use_moves_and_comes_back(rig: CopyRig) -> None:
    kept, copy = rig.ids[0], rig.ids[2]
    rig.database.execute(
        "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin, session_id,"
        " is_play, is_early_skip) VALUES (1, ?, 5, 180000, 'finished', 'user', 1, 1, 0)",
        (copy,),
    )
    rig.database.execute(
        "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (1, ?, 'like', 6)", (copy,)
    )
    ratings = RatingStore(rig.database)
    ratings.set(copy, 8, 7)
    before = rig.stores.files.files([kept, copy])
    assert [(file.plays, file.is_liked, file.half_stars) for file in before] == [(0, False, 0), (1, True, 8)]
    moved = rig.service.merge([copy], kept)
    assert moved[0].plays == 1
    after = rig.stores.files.files([kept, copy])
    assert [(file.plays, file.is_liked, file.half_stars) for file in after] == [(1, True, 8), (0, False, 0)]
    rig.service.part_use(moved)
    assert rig.stores.files.files([kept, copy]) == before


def test_of_two_ratings_the_one_of_the_kept_file_stays(rig: CopyRig) -> None:
    kept, copy = rig.ids[0], rig.ids[2]
    ratings = RatingStore(rig.database)
    ratings.set_all({kept: 6, copy: 8}, 7)
    moved = rig.service.merge([copy], kept)
    assert ratings.of([kept])[kept] == 6
    rig.service.part_use(moved)
    assert ratings.of([kept, copy]) == {kept: 6, copy: 8}


def test_files_go_to_the_trash_and_come_back_with_their_rows(rig: CopyRig) -> None:
    rig.found()
    outcome = rig.service.trash([rig.ids[6], rig.ids[2]])
    assert outcome.failed == ()
    assert outcome.freed_bytes == 7_000 + 3_000
    assert not rig.path(6).exists()
    assert rig.told[-1].missing == outcome.ids
    assert all(rig.ids[6] not in row.ids for row in rig.service.all().rows)
    assert {one.track_id for one in rig.service.trashed()} == {rig.ids[6], rig.ids[2]}
    back = rig.service.restore(outcome.trashed)
    assert back.failed == ()
    assert rig.path(6).exists()
    assert rig.told[-1].added == back.ids
    assert rig.service.trashed() == []
    assert any(rig.ids[6] in row.ids for row in rig.service.all().rows)


def test_each_file_that_stays_is_told_and_the_others_go(rig: CopyRig) -> None:
    rig.path(5).unlink()
    outcome = rig.service.trash([rig.ids[5], rig.ids[6]])
    assert outcome.failed == ((str(rig.path(5)), "gone"),)
    assert outcome.ids == (rig.ids[6],)
    (there,) = rig.service.trashed()
    os.unlink(there.file.place)
    again = rig.service.restore(outcome.trashed)
    assert again.failed == ((str(rig.path(6)), "emptied"),)
    assert rig.service.trashed() == []


def test_a_hard_link_frees_nothing_and_a_sheet_is_noted(rig: CopyRig) -> None:
    os.link(rig.path(6), rig.path(6).with_name("again.mp3"))
    (rig.path(5).parent / "album.CUE").write_bytes(b'FILE "ONE.MP3" WAVE\r\n')
    files = rig.stores.files.files([rig.ids[5], rig.ids[6]])
    noted: list[dict[TrackId, tuple[str, ...]]] = []
    rig.service.load_notes(files, noted.append)
    rig.scheduler.run_until(lambda: bool(noted))
    assert noted == [{rig.ids[5]: ("in-sheet",), rig.ids[6]: ("hard-link",)}]
    assert rig.service.trash([rig.ids[6]]).freed_bytes == 0


def test_another_file_is_heard_from_the_same_moment_on_and_the_player_rests() -> None:
    player = PlayerRig(durations={1: 200_000, 2: 200_000})
    lookup = {number: Playable(TrackId(number), f"/{number}", 200_000) for number in (1, 2)}
    engine = NullEngine(player.scheduler, check=lambda _path: "")
    excerpts = ExcerptPlayer(lambda: engine, player.player.sound, player.scheduler, lookup.get)
    listening = CopyListening(player.player, excerpts)
    player.play(1)
    listening.toggle(TrackId(1), 200_000)
    player.scheduler.settle()
    assert player.player.state is PlayerState.PAUSED
    player.let_pass(5_000)
    heard = excerpts.passed_ms
    assert heard > 3_000
    listening.toggle(TrackId(2), 200_000)
    assert listening.track_id == TrackId(2)
    player.scheduler.settle()
    assert excerpts.passed_ms < 1_000
    assert engine.position_ms >= 60_000 + heard
    listening.toggle(TrackId(2), 200_000)
    player.scheduler.settle()
    assert listening.track_id is None
    assert player.player.state.is_going
    # Who starts the player hears the player.
    listening.toggle(TrackId(1), 200_000)
    player.scheduler.settle()
    player.player.play()
    player.scheduler.settle()
    assert listening.track_id is None
    assert player.player.state.is_going


def test_a_group_is_named_after_the_file_whose_tags_name_it(rig: CopyRig) -> None:
    best, tagged = rig.ids[0], rig.ids[3]
    rig.database.execute(
        "UPDATE track SET title = '01 Rain', artist_text = '', album = '' WHERE id = ?", (best,)
    )
    for track_id in rig.ids:
        rig.stores.pictures.save(track_id, course(1))
    (row,) = rig.of(CopyKind.SAME_RECORDING)
    assert row.ids[0] == best
    assert (row.face, row.title, row.artist) == (tagged, "Rain", "Ada North")
    group = rig.service.group(row.id)
    assert group is not None
    assert group.face.track_id == tagged


def test_what_names_do_not_tell_is_heard_before_it_is_called_a_copy(rig: CopyRig) -> None:
    other = rig.ids[3]
    rig.database.execute("UPDATE track SET title = 'Another name' WHERE id = ?", (other,))
    assert all(other not in row.ids for row in rig.of(CopyKind.SAME_RECORDING))
    assert rig.service.all().unheard > 0
    rig.service.find()
    rig.scheduler.run_until(lambda: not rig.service.is_working)
    assert rig.service.courses.is_busy
    while rig.pool.asked:
        rig.pool.answer(Outcome(course(5)))
        rig.scheduler.run_until(lambda: len(rig.pool.asked) > 0 or not rig.service.courses.is_busy)
    rig.scheduler.run_until(lambda: not rig.service.is_working)
    assert any(other in row.ids for row in rig.service.all().rows if row.kind is CopyKind.SAME_RECORDING)
    assert rig.service.all().unheard == 0


def test_a_file_whose_course_cannot_be_made_is_not_asked_for_again(rig: CopyRig) -> None:
    rig.database.execute("UPDATE track SET title = 'Another name' WHERE id = ?", (rig.ids[3],))
    rig.service.find()
    rig.scheduler.run_until(lambda: not rig.service.is_working)
    while rig.pool.asked:
        rig.pool.answer(Outcome(failure=Failure("unreadable")))
        rig.scheduler.run_until(lambda: len(rig.pool.asked) > 0 or not rig.service.courses.is_busy)
    rig.scheduler.run_until(lambda: not rig.service.is_working)
    assert not rig.service.courses.is_busy
    assert not rig.service.courses.begin()
