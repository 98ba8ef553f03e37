"""What changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.library.changes import diff, find_moves, is_below_any
from musicrec_desktop.model.track import FileStat, KnownFile, TrackId

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
    assert (
        len(outcome.changed) + outcome.unchanged_count + len(outcome.reappeared)
        == len(known_paths & found_paths)
    )  # fmt: skip
    lost = {
        file.track_id
        for file in known
        if not file.is_missing
        and file.stat.relative_path not in found_paths
        and not is_below_any(file.stat.relative_path, unseen)
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


def test_the_name_decides_among_files_of_the_same_state() -> None:
    missing = [(TrackId(1), FileStat("old/a.mp3", 5, 5)), (TrackId(2), FileStat("old/b.mp3", 5, 5))]
    added = {path: FileStat(path, 5, 5) for path in ("new/a.mp3", "new/b.mp3")}
    moves = {move.key: (move.track_id, move.is_same_name) for move in find_moves(missing, added)}
    assert moves == {"new/a.mp3": (1, True), "new/b.mp3": (2, True)}


def test_in_doubt_nothing_moves() -> None:
    missing = [(TrackId(1), FileStat("a.mp3", 5, 5)), (TrackId(2), FileStat("b.mp3", 5, 5))]
    assert find_moves(missing, {"c": FileStat("c.mp3", 5, 5)}) == []
