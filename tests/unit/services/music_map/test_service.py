"""The service of the music map on a whole profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.core import child_process
from musicrec_desktop.core.errors import ChildEndedError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.learning.layout import laying
from musicrec_desktop.model.music_map import (
    BoolArray,
    LayoutKind,
    MapColour,
    MapColouring,
    MapFact,
    MapLayout,
    MapLevel,
    MapPoints,
    ProfileTrait,
)
from musicrec_desktop.services.music_map import making
from musicrec_desktop.services.music_map.service import DRAWN_MS, REST_DELAY_MS
from musicrec_desktop.storage.music_map.layouts import LayoutStore
from tests.support.smart_rig import OF_A_STYLE, STYLES, SmartRig, open_smart_rig


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmartRig]:
    # The other process loads scikit-learn for seconds; one test has it.
    monkeypatch.setattr(making, "in_child", lambda work, context, **_keywords: work(context), raising=True)
    # Threads that wait for each other at each step are slow where other tests run beside.
    monkeypatch.setattr(laying, "threads", lambda *_count: 1)
    rig = open_smart_rig(tmp_path)
    rig.hear()
    yield rig
    rig.app.close()


def points_of(rig: SmartRig, level: MapLevel = MapLevel.TRACKS) -> MapPoints:
    found: list[MapPoints] = []
    rig.services.music_map.load_points(level, found.append)
    rig.scheduler.settle()
    return found[0]


def colouring_of(rig: SmartRig, points: MapPoints, colour: MapColour) -> MapColouring:
    found: list[MapColouring] = []
    rig.services.music_map.load_colouring(points, colour, found.append)
    rig.scheduler.settle()
    return found[0]


def drawn(rig: SmartRig) -> None:
    """Let tracks be drawn, and what waits for that be done."""
    rig.scheduler.settle()
    rig.scheduler.advance(DRAWN_MS)
    rig.scheduler.settle()


def shown(rig: SmartRig) -> MapLayout:
    rig.services.music_map.refresh()
    drawn(rig)
    layout = rig.services.music_map.layout
    assert layout is not None
    return layout


def test_there_is_a_map_at_once_and_a_better_one_later(rig: SmartRig) -> None:
    service = rig.services.music_map
    assert service.layout is None
    kinds: list[LayoutKind] = []
    steps: list[Progress] = []

    def note_kind() -> None:
        if service.layout is not None:
            kinds.append(service.layout.kind)

    service.changed.connect(note_kind)
    service.progress.connect(steps.append)
    layout = shown(rig)
    assert kinds[0] is LayoutKind.PCA
    assert kinds[-1] is layout.kind is LayoutKind.TSNE
    assert layout.ids.tolist() == sorted(rig.ids)
    assert np.isfinite(layout.positions).all()
    assert layout.positions.min() >= 0
    assert layout.positions.max() <= 1
    assert steps[-1].done == steps[-1].total
    assert service.clusters is not None
    assert service.axes is not None
    assert not service.is_working
    assert not service.problem


def test_what_a_page_will_show_is_found_out_while_it_is_made(rig: SmartRig) -> None:
    service = rig.services.music_map
    service.prepare()
    rig.scheduler.settle()
    assert service.layout is None  # nobody is told before somebody asks
    present = service.present()
    service.refresh()
    rig.scheduler.settle()
    assert present is not None
    assert service.layout is present.layout
    # What takes the processor for longer waits until that is drawn.
    assert (service.axes, service.is_working) == (None, False)
    drawn(rig)
    assert service.axes is not None


def test_clusters_are_named_by_what_tells_them_apart(rig: SmartRig) -> None:
    shown(rig)
    clusters = rig.services.music_map.clusters
    assert clusters is not None
    assert len(set(clusters.names)) == len(clusters.names) >= len(STYLES) - 1
    words = " ".join(clusters.names)
    for style in ("jazz", "folk", "techno"):
        assert style in words


def test_a_kept_map_is_shown_again_without_work(rig: SmartRig) -> None:
    first = shown(rig)
    service = rig.services.music_map
    service.refresh()
    rig.scheduler.settle()
    again = service.layout
    assert again is not None
    assert again.made_at_ms == first.made_at_ms
    kept = LayoutStore(rig.database).load()
    assert kept is not None
    assert np.array_equal(kept.layout.positions, first.positions)


def test_what_the_user_cancelled_is_not_begun_again(rig: SmartRig) -> None:
    service = rig.services.music_map
    service.make_anew()
    assert service.is_working
    service.cancel()
    assert not service.is_working
    assert shown(rig).kind is LayoutKind.PCA
    service.make_anew()
    rig.scheduler.settle()
    assert shown(rig).kind is LayoutKind.TSNE


@pytest.mark.expects_warnings
def test_a_process_that_ends_leaves_the_map_and_says_so(
    rig: SmartRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(*_arguments: object, **_keywords: object) -> None:
        raise ChildEndedError("music-map", "out-of-memory")

    monkeypatch.setattr(making, "in_child", ends)
    assert shown(rig).kind is LayoutKind.PCA
    assert rig.services.music_map.problem == "out-of-memory"
    assert LayoutStore(rig.database).load() is None


def test_newcomers_and_leavers_are_shown_before_the_next_layout(rig: SmartRig) -> None:
    first = shown(rig)
    gone = rig.ids[0]
    rig.database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (gone,))
    rig.services.similarity.library_changed()
    rig.scheduler.settle()
    rig.scheduler.advance(2_000)
    rig.scheduler.settle()
    layout = rig.services.music_map.layout
    assert layout is not None
    assert gone not in layout.ids.tolist()
    assert np.array_equal(layout.positions, first.positions[1:])
    rig.database.execute("UPDATE track SET missing_since_ms = NULL WHERE id = ?", (gone,))
    rig.services.similarity.library_changed()
    rig.scheduler.settle()
    rig.scheduler.advance(REST_DELAY_MS + 2_000)
    rig.scheduler.settle()
    layout = rig.services.music_map.layout
    assert layout is not None
    assert gone in layout.ids.tolist()


def test_every_colour_tells_something_of_every_level(rig: SmartRig) -> None:
    shown(rig)
    for level in MapLevel:
        points = points_of(rig, level)
        for colour in MapColour:
            if colour is MapColour.PLAYLIST:
                continue
            found = colouring_of(rig, points, colour)
            assert len(found.categories) == len(points)
            assert 1 <= len(found.legend) <= 16
            counts = np.bincount(found.categories, minlength=len(found.legend))
            assert counts.tolist() == [entry.count for entry in found.legend]


def test_genres_are_coloured_by_their_tags(rig: SmartRig) -> None:
    shown(rig)
    found = colouring_of(rig, points_of(rig), MapColour.GENRE)
    assert {entry.label: entry.count for entry in found.legend} == dict.fromkeys(STYLES, OF_A_STYLE)


def test_playlists_are_a_colour(rig: SmartRig) -> None:
    shown(rig)
    points = points_of(rig)
    for playlist_id in (
        rig.plain("Plain", sorted(rig.style(0))),
        rig.smart("Smart", "genre:jazz"),
    ):
        found: list[MapColouring] = []
        rig.services.music_map.load_colouring(
            points, MapColour.PLAYLIST, found.append, playlist_id=playlist_id
        )
        rig.scheduler.settle()
        assert [entry.count for entry in found[0].legend] == [15, 45]
        assert found[0].legend[0].label in {"Plain", "Smart"}


def test_hits_of_a_query(rig: SmartRig) -> None:
    shown(rig)
    points = points_of(rig)
    hits: list[BoolArray] = []
    rig.services.music_map.load_hits(points, "genre:jazz", hits.append)
    rig.scheduler.settle()
    assert set(points.track_ids[hits[0]].tolist()) == rig.style(0)


def test_groups_lie_among_their_tracks(rig: SmartRig) -> None:
    layout = shown(rig)
    points = points_of(rig, MapLevel.GENRES)
    assert sorted(points.names) == sorted(STYLES)
    for index, name in enumerate(points.names):
        own = rig.style(STYLES.index(name))
        assert set(points.members[index].tolist()) == own
        assert int(points.track_ids[index]) in own
        among = layout.positions[np.isin(layout.ids, sorted(own))]
        assert (points.positions[index] >= among.min(axis=0)).all()
        assert (points.positions[index] <= among.max(axis=0)).all()


def test_a_profile_says_what_sets_a_genre_apart(rig: SmartRig) -> None:
    shown(rig)
    points = points_of(rig, MapLevel.GENRES)
    for place, track_id in enumerate(rig.ids):
        energy = 0.9 if place // OF_A_STYLE == 1 else 0.2
        rig.database.execute(
            "INSERT OR REPLACE INTO track_sound (track_id, energy) VALUES (?, ?)", (track_id, energy)
        )
    found: list[tuple[ProfileTrait, ...]] = []
    rig.services.music_map.load_profile(points, points.names.index("Rock"), found.append)
    rig.scheduler.settle()
    assert [(trait.word, trait.fact) for trait in found[0]] == [("energetic", MapFact.ENERGY)]
    assert found[0][0].mean == pytest.approx(0.9)


def test_islands_without_a_play_are_lit(rig: SmartRig) -> None:
    shown(rig)
    points = points_of(rig)
    lit: list[BoolArray] = []
    rig.services.music_map.load_unplayed(points, lit.append)
    rig.scheduler.settle()
    assert lit[0].all()
    for track_id in rig.style(0):
        rig.database.execute(
            "INSERT INTO track_use (listener_id, track_id, listens, plays, skips, finished)"
            " VALUES (1, ?, 1, 1, 0, 1)",
            (track_id,),
        )
    rig.services.music_map.load_unplayed(points, lit.append)
    rig.scheduler.settle()
    assert not lit[1][np.isin(points.track_ids, sorted(rig.style(0)))].any()


def test_half_of_the_library_goes_and_the_rest_stays_where_it_is(rig: SmartRig) -> None:
    first = shown(rig)
    gone = rig.style(0) | rig.style(1) | rig.style(2)
    for track_id in gone:
        rig.database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (track_id,))
    rig.services.similarity.library_changed()
    rig.scheduler.settle()
    layout = shown(rig)
    assert set(layout.ids.tolist()) == rig.style(3)
    stayed = np.isin(first.ids, layout.ids)
    assert np.array_equal(layout.positions, first.positions[stayed])


def test_genres_are_grouped_by_how_they_sound_as_a_whole(rig: SmartRig) -> None:
    shown(rig)
    tracks = colouring_of(rig, points_of(rig), MapColour.CLUSTER)
    points = points_of(rig, MapLevel.GENRES)
    genres = colouring_of(rig, points, MapColour.CLUSTER)
    ids = rig.services.music_map.layout
    assert ids is not None
    for index in range(len(points)):
        own = tracks.categories[np.isin(ids.ids, points.members[index])]
        assert tracks.legend[np.bincount(own).argmax()].label == (
            genres.legend[genres.categories[index]].label
        )


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_few_tracks_have_a_map_or_none(rig: SmartRig, count: int) -> None:
    gone = rig.ids[count:]
    with rig.database.transaction():
        for track_id in gone:
            rig.database.execute("DELETE FROM track WHERE id = ?", (track_id,))
    rig.services.similarity.library_changed()
    rig.services.similarity.rebuild()
    rig.scheduler.settle()
    service = rig.services.music_map
    service.refresh()
    rig.scheduler.settle()
    found = 0 if service.layout is None else len(service.layout.ids)
    assert found in ({count} if count > 1 else {0, count})
    assert not service.is_working
    assert not service.problem
    assert len(points_of(rig)) == found


def test_the_other_process_gives_a_map_that_is_kept(rig: SmartRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "in_child", child_process.in_child)
    service = rig.services.music_map
    service.make_anew()
    rig.scheduler.settle()
    kept = LayoutStore(rig.database).load()
    assert kept is not None
    assert kept.layout.kind is LayoutKind.TSNE
    assert len(kept.clusters.names) == len(kept.centres) > 1
