"""The samples of other players and services, brought into the library that they speak of."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.services.importing.plan import ImportAnswers
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.imports.changes import ChangeStore
from tests.support.exchange_library import library
from tests.support.import_rig import ImportRig, import_rig
from tests.support.library import NOW_MS as ADDED_MS
from tests.support.library import add_tracks, scanned
from tests.unit.imports.exchange import Sample, files, samples
from tests.unit.imports.test_exchange import zone_of


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ImportRig, dict[str, TrackId]]]:
    """One library for all samples, since each import is taken back."""
    with import_rig(tmp_path_factory.mktemp("samples")) as rig:
        tracks = library()["tracks"]
        found = [
            scanned(
                track["path"],
                Tags(
                    track["title"],
                    (track["artist"],),
                    album=track["album"],
                    album_artists=(track["album_artist"],),
                    track_number=track["track"],
                    year=track["year"],
                    duration_ms=track["duration_ms"],
                ),
            )
            for track in tracks
        ]
        ids = add_tracks(rig.database, found, library()["root"])[1]
        yield rig, dict(zip((track["id"] for track in tracks), ids, strict=True))


def _rules(sample: Sample) -> tuple[PathRule, ...]:
    maps = dict(sample.group_expected.get("path_map", {}))
    for track in sample.expected.get("tracks", []):
        maps.update(track.get("path_map", {}))
    return tuple(PathRule(there, here) for there, here in maps.items())


@pytest.mark.parametrize("sample", samples())
def test_a_sample_brings_what_is_expected_and_leaves_nothing(
    shared: tuple[ImportRig, dict[str, TrackId]], sample: Sample
) -> None:
    rig, ids = shared
    before = rig.tables(without=["state"])
    answers = ImportAnswers(
        music_folder=sample.group_expected.get("music_directory", ""),
        zone=zone_of(sample),
        path_rules=_rules(sample),
    )
    report = rig.service.carry_out(rig.service.plan(str(sample.path), answers))
    try:
        _check(rig, sample.expected, ids)
    finally:
        rig.service.undo(report.batch_ids)
    assert rig.tables(without=["state"]) == before


def _check(rig: ImportRig, expected: dict[str, Any], ids: dict[str, TrackId]) -> None:
    tracks = [track for track in expected.get("tracks", []) if "cue_track" not in track]
    use, changes = rig.use(), ChangeStore(rig.database)
    for track in tracks:
        track_id = ids[track["track"]]
        plays, skips, last_ms = use.get(track_id, (0, 0, None))
        if "play_count" in track:
            assert plays == track["play_count"], track
            assert skips == track.get("skip_count", 0), track
        if "last_played_ms" in track:
            assert last_ms in {track["last_played_ms"], track.get("last_played_ms_exact")}, track
        rating = track.get("rating_0_100")
        half_stars = None if rating is None else max(round(rating / 10), 1)
        assert changes.ratings([track_id]).get(track_id) == half_stars, track
        if "added_ms" in track:
            assert changes.added_at([track_id])[track_id] == min(track["added_ms"], ADDED_MS)
    if "plays" in expected:
        _check_plays(rig, expected, ids)
    _check_opinions(rig, expected, tracks, ids)
    _check_playlists(rig, expected, ids)


def _check_plays(rig: ImportRig, expected: dict[str, Any], ids: dict[str, TrackId]) -> None:
    wanted: Counter[tuple[TrackId | None, int, bool]] = Counter()
    for play in expected["plays"]:
        at_ms = play.get("started_at_ms", play.get("at_ms"))
        if at_ms is not None:
            is_play = play["track"] is None or play.get("is_play", True)
            wanted[ids.get(play["track"]), at_ms, is_play] += 1
    rows = rig.database.query(
        "SELECT track_id, started_at_ms, track_id IS NULL OR is_play FROM imported_play"
        " JOIN imported_track ON imported_track.id = imported_track_id"
    )
    skips = {(ids[skip["track"]], skip["at_ms"], 0) for skip in expected.get("skips", [])}
    assert Counter(row for row in rows if row not in skips) == wanted


def _check_opinions(
    rig: ImportRig, expected: dict[str, Any], tracks: list[dict[str, Any]], ids: dict[str, TrackId]
) -> None:
    store = FeedbackStore(rig.database)
    loved = {ids[name] for name in expected.get("loved", []) if isinstance(name, str)}
    loved |= {ids[one["track"]] for one in expected.get("loved", []) if not isinstance(one, str)}
    loved |= {ids[track["track"]] for track in tracks if track.get("loved")}
    assert set(store.liked_ids()) >= loved
    assert {ids[track["track"]] for track in tracks if track.get("disliked")} <= store.disliked_ids()
    assert store.banned_ids() == {ids[name] for name in expected.get("banned", [])}
    for track_id in loved:
        assert store.current(track_id) is FeedbackKind.LIKE


def _check_playlists(rig: ImportRig, expected: dict[str, Any], ids: dict[str, TrackId]) -> None:
    made = {one.name: one for one in rig.playlists.reader.playlists()}
    for playlist in expected.get("playlists", []):
        if not isinstance(playlist, dict) or "entries" not in playlist:
            continue
        entries = rig.playlists.reader.entries(made[playlist["name"]].id)
        wanted = [ids.get(entry.get("track") or "") for entry in playlist["entries"]]
        assert [entry.track_id for entry in entries] == wanted


@pytest.mark.parametrize("path", files())
def test_a_spoiled_sample_leaves_nothing_behind(
    shared: tuple[ImportRig, dict[str, TrackId]], tmp_path: Path, path: Path
) -> None:
    rig, _ = shared
    data = path.read_bytes()
    spoiled = tmp_path / path.name
    spoiled.write_bytes(data[: len(data) * 2 // 3])
    before = rig.tables(without=["state"])
    with contextlib.suppress(ImportFileError):
        report = rig.service.carry_out(rig.service.plan(str(spoiled)))
        rig.service.undo(report.batch_ids)
    assert rig.tables(without=["state"]) == before
