"""What changed."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.library.changes import Sieve, diff, find_moves, is_below_any
from musicrec_desktop.model.files import KNOWN_MISSING, FileStat, FileState, KnownFile
from musicrec_desktop.model.track import TrackId

PATHS = st.sampled_from(["a.mp3", "b.mp3", "x/a.mp3", "x/b.mp3", "x/y/c.mp3", "z/d.mp3"])
FOUND = st.lists(
    st.builds(FileStat, PATHS, st.integers(0, 3), st.integers(0, 3)),
    unique_by=lambda stat: stat.relative_path,
)
KNOWN = st.lists(
    st.tuples(FOUND, st.lists(st.booleans(), min_size=6, max_size=6)), min_size=1, max_size=1
).map(
    lambda drawn: [
        KnownFile(TrackId(number), stat, is_missing)
        for number, (stat, is_missing) in enumerate(zip(drawn[0][0], drawn[0][1], strict=False))
    ]
)
UNSEEN = st.lists(st.sampled_from(["x", "x/y", "z", "b.mp3"]), max_size=2)


@given(KNOWN, FOUND, UNSEEN)
def test_every_file_has_exactly_one_fate(
    known: list[KnownFile], found: list[FileStat], unseen: list[str]
) -> None:
    outcome = diff(known, found, unseen)
    known_paths = {file.stat.relative_path for file in known}
    found_paths = {stat.relative_path for stat in found}
    assert {stat.relative_path for stat in outcome.added} == found_paths - known_paths
    states = {file.stat.relative_path: (file.stat.size, file.stat.mtime_ns) for file in known}
    other = {
        stat for stat in found if states.get(stat.relative_path, ()) not in {(), (stat.size, stat.mtime_ns)}
    }
    assert set(outcome.changed) == other
    alike = len(known_paths & found_paths) - len(other)
    assert outcome.unchanged_count + len(outcome.reappeared) == alike
    lost = {
        file.track_id
        for file in known
        if not file.is_missing
        and file.stat.relative_path not in found_paths
        and not any(
            place in (PurePosixPath(file.stat.relative_path), *PurePosixPath(file.stat.relative_path).parents)
            for place in map(PurePosixPath, unseen)
        )
    }
    assert {file.track_id for file in outcome.missing} == lost


@given(KNOWN)
def test_what_is_there_as_it_was_is_unchanged(known: list[KnownFile]) -> None:
    outcome = diff(known, [file.stat for file in known])
    assert (outcome.added, outcome.changed, outcome.missing) == ((), (), ())
    assert list(outcome.reappeared) == [file.track_id for file in known if file.is_missing]


@given(st.dictionaries(st.integers(0, 9), st.builds(FileStat, PATHS, st.integers(0, 2), st.just(1))), FOUND)
def test_a_move_pairs_each_side_once_and_keeps_the_state(
    missing: dict[int, FileStat], found: list[FileStat]
) -> None:
    added = {stat.relative_path: stat for stat in found}
    tracks = {TrackId(number): stat for number, stat in missing.items()}
    moves = find_moves(tracks.items(), added)
    assert len({move.track_id for move in moves}) == len(moves) == len({move.key for move in moves})
    for move in moves:
        before, now = tracks[move.track_id], added[move.key]
        assert (before.size, before.mtime_ns) == (now.size, now.mtime_ns)


@pytest.mark.parametrize(
    ("size", "mtime_ns", "is_changed"), [(5, 7, False), (6, 7, True), (5, 8, True), (6, 8, True)]
)
def test_a_file_of_another_size_or_time_is_changed(size: int, mtime_ns: int, is_changed: bool) -> None:
    known = [KnownFile(TrackId(1), FileStat("a.mp3", 5, 7), False)]
    now = FileStat("a.mp3", size, mtime_ns)
    outcome = diff(known, [now])
    assert outcome.changed == ((now,) if is_changed else ())
    assert outcome.unchanged_count == (not is_changed)


def test_an_edit_that_keeps_size_and_time_moves_the_inode() -> None:
    known = [KnownFile(TrackId(1), FileStat("a.mp3", 5, 7, 100), False)]
    now = FileStat("a.mp3", 5, 7, 101)
    assert diff(known, [now]).retagged == ((1, now),)
    assert diff(known, [FileStat("a.mp3", 5, 7, 100)]).retagged == ()
    assert diff(known, [FileStat("a.mp3", 5, 7, 100)], is_thorough=True).unchanged_count == 0


def test_an_inode_that_nobody_knew_is_noted_and_reads_nothing() -> None:
    known = [KnownFile(TrackId(1), FileStat("a.mp3", 5, 7), False)]
    outcome = diff(known, [FileStat("a.mp3", 5, 7, 100)])
    assert (outcome.retagged, outcome.unchanged_count, outcome.unknown_inodes) == ((), 1, ((1, 100),))


@pytest.mark.parametrize(
    ("path", "folder", "is_below"),
    [
        ("music/a.mp3", "music", True),
        ("music/x/a.mp3", "music", True),
        ("music", "music", True),
        ("music2/a.mp3", "music", False),
        ("music.mp3", "music", False),
        ("a.mp3", "music", False),
        ("a.mp3", "", True),
    ],
)
def test_a_folder_whose_name_begins_alike_is_no_parent(path: str, folder: str, is_below: bool) -> None:
    assert is_below_any(path, ["other", folder]) is is_below
    known = [KnownFile(TrackId(1), FileStat(path, 5, 7), False)]
    assert bool(diff(known, [], [folder]).missing) is not is_below


@pytest.mark.parametrize("name", ["Ä.mp3", "a\u0308.mp3", "A\u0308.MP3"])
def test_capitals_and_forms_of_accents_are_the_same_name(name: str) -> None:
    missing = [(TrackId(1), FileStat("x/ä.mp3", 5, 5)), (TrackId(2), FileStat("x/b.mp3", 5, 5))]
    assert [move.track_id for move in find_moves(missing, {name: FileStat(name, 5, 5)})] == [1]


def test_the_name_decides_among_files_of_the_same_state() -> None:
    missing = [(TrackId(1), FileStat("old/a.mp3", 5, 5)), (TrackId(2), FileStat("old/b.mp3", 5, 5))]
    added = {path: FileStat(path, 5, 5) for path in ("new/a.mp3", "new/b.mp3")}
    moves = {move.key: (move.track_id, move.is_same_name) for move in find_moves(missing, added)}
    assert moves == {"new/a.mp3": (1, True), "new/b.mp3": (2, True)}


def test_in_doubt_nothing_moves() -> None:
    missing = [(TrackId(1), FileStat("a.mp3", 5, 5)), (TrackId(2), FileStat("b.mp3", 5, 5))]
    assert find_moves(missing, {"c": FileStat("c.mp3", 5, 5)}) == []


STATES = st.lists(
    st.tuples(st.sampled_from([b"a", b"a/b", b"a b", b"b", b"b/c", b"\xff"]), st.integers(0, 1)),
    unique_by=lambda drawn: drawn[0],
).map(lambda drawn: [(path, size, 0, 0) for path, size in drawn])


@given(STATES, STATES, st.integers(1, 3), st.integers(1, 3))
def test_a_sieve_keeps_back_exactly_what_is_not_as_it_was(
    known: list[FileState], found: list[FileState], page: int, run: int
) -> None:
    known.sort()
    sieve = Sieve(iter([known[at : at + page] for at in range(0, len(known), page)]))
    for at in range(0, len(found), run):
        sieve.take(found[at : at + run])
    sieve.finish()
    assert sieve.is_empty is (not known)
    assert sieve.unchanged_count + len(sieve.found) == len(found)
    assert sieve.unchanged_count + len(sieve.known) == len(known)
    # What passes is equal on both sides; found in order, all that is equal passes.
    passed = set(found) - set(sieve.found)
    assert passed == set(known) - {state for state in known if state[0] in sieve.known}
    if found == sorted(found):
        assert passed == set(found) & set(known)


def test_a_sieve_tells_nothing_of_what_is_known_to_be_missing() -> None:
    known = [(b"a", KNOWN_MISSING, 1, 1), (b"b", 5, 1, 1), (b"c", KNOWN_MISSING, 1, 1)]
    sieve = Sieve(iter([known]))
    sieve.take([(b"c", 5, 1, 1)])
    sieve.finish()
    assert (sieve.known, sieve.found) == ([b"b"], [(b"c", 5, 1, 1)])
