"""Covers compared: what looks alike, the same picture in other files, the wall."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.analysis.eye.look import look_at
from musicrec_desktop.model.cover_look import AlbumCover, CoverLook, PictureId
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.recommend.covers import wall
from musicrec_desktop.recommend.covers.catalogue import LookCatalogue
from musicrec_desktop.recommend.covers.look_space import LookSpace
from musicrec_desktop.recommend.covers.same_picture import same_pictures
from musicrec_desktop.recommend.covers.wall import columns_for, neighbour_likeness, sorted_wall
from tests.support.cover_set import (
    DISTORTIONS,
    HUES,
    MOTIFS,
    SAME_FILE,
    distortion_base,
    motif_cover,
    picture,
)

Arrays = tuple[FloatArray, FloatArray, np.ndarray]


def arrays(looks: list[CoverLook]) -> Arrays:
    return (
        np.stack([one.motif for one in looks]),
        np.stack([one.colours.ravel() for one in looks]),
        np.array([one.fingerprint for one in looks], np.uint64),
    )


@pytest.fixture(scope="module")
def looks() -> list[CoverLook]:
    """Three motifs in three colours, each twice."""
    return [
        look_at(motif_cover(motif, hue, seed)) for motif in MOTIFS[:3] for hue in HUES[::2] for seed in (1, 2)
    ]


def catalogue_of(looks: list[CoverLook]) -> LookCatalogue:
    """An album of two tracks for each look, and one without a cover."""
    albums = [
        AlbumCover(GroupRow(f"Album {number}", "Someone", 2), PictureId(number + 1), (PictureId(number + 1),))
        for number in range(len(looks))
    ]
    albums.append(AlbumCover(GroupRow("Bare", "Someone", 1), None))
    of_tracks = {
        TrackId(10 * number + one): PictureId(number + 1) for number in range(len(looks)) for one in (1, 2)
    }
    return LookCatalogue(LookSpace.fit(*arrays(looks)), np.arange(1, len(looks) + 1), albums, of_tracks)


def test_motif_and_colour_together_are_most_alike(looks: list[CoverLook]) -> None:
    catalogue = catalogue_of(looks)
    for number in range(len(looks)):
        best = catalogue.similar(catalogue.albums[number], 4)
        assert best[0].cover.album.name == f"Album {number ^ 1}"
        assert best[0].share > 0.9
        assert [one.share for one in best] == sorted((one.share for one in best), reverse=True)
        assert not best[0].is_same


def test_an_album_without_a_cover_is_like_none(looks: list[CoverLook]) -> None:
    catalogue = catalogue_of(looks)
    assert catalogue.similar(catalogue.albums[-1]) == []
    assert catalogue.looking_like([999]) == frozenset()
    assert all(one.cover.album.name != "Bare" for one in catalogue.similar(catalogue.albums[0], 100))


def test_tracks_of_covers_that_look_alike(looks: list[CoverLook]) -> None:
    catalogue = catalogue_of(looks)
    nearest = catalogue.looking_like([1])
    assert 1 not in nearest
    assert {11, 12} <= nearest
    assert 2 not in nearest, "the same picture"
    assert len(nearest) == 24, "two tracks of each of twelve albums"
    # Nine of 153 pairs have motif and colour in common.
    high = catalogue.looking_like([1, 2], 92)
    assert {11, 12} <= high < nearest
    assert catalogue.looking_like([1, 2], 0) >= high
    assert catalogue.looking_like([1, 2], 100) <= high


def test_two_covers_can_be_compared() -> None:
    two = [look_at(motif_cover("rock", 0.1, 1)), look_at(motif_cover("piano", 0.6, 1))]
    catalogue = catalogue_of(two)
    assert [one.cover.album.name for one in catalogue.similar(catalogue.albums[0])] == ["Album 1"]
    none = LookSpace.fit(
        np.zeros((0, 512), np.float32), np.zeros((0, 500), np.float32), np.zeros(0, np.uint64)
    )
    assert none.vectors.shape[0] == 0


def test_a_picture_is_known_in_other_files_and_not_in_other_pictures() -> None:
    seen: list[CoverLook] = []
    for seed in range(6):
        base = distortion_base(seed)
        rgb = picture(base)
        seen.append(look_at(base))
        seen.extend(look_at(DISTORTIONS[name](rgb)) for name in SAME_FILE)
    motifs, colours, fingerprints = arrays(seen)
    groups = same_pictures(fingerprints, motifs, colours)
    assert all(len({row // 3 for row in rows}) == 1 for rows in groups)
    found = sum(len(rows) for rows in groups)
    assert found >= 16


def test_alike_covers_are_neighbours_on_the_wall(
    looks: list[CoverLook], monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = LookSpace.fit(*arrays(looks)).vectors
    columns = columns_for(len(looks))
    cells = sorted_wall(vectors, columns)
    assert sorted(cells.tolist()) == list(range(len(looks)))
    assert cells.tolist() == sorted_wall(vectors, columns).tolist()
    chance = [
        neighbour_likeness(vectors, np.random.default_rng(seed).permutation(len(looks)), columns)
        for seed in range(20)
    ]
    assert neighbour_likeness(vectors, cells, columns) > max(chance) + 0.1
    # Pairs that change places at the end make neighbours more alike.
    monkeypatch.setattr(wall, "MOST_EXCHANGED", 0)
    before = sorted_wall(vectors, columns)
    assert neighbour_likeness(vectors, cells, columns) > neighbour_likeness(vectors, before, columns)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 17])
def test_walls_of_any_size(count: int) -> None:
    vectors = np.random.default_rng(1).normal(size=(count, 8)).astype(np.float32)
    assert sorted(sorted_wall(vectors, columns_for(count)).tolist()) == list(range(count))


def test_the_last_row_of_a_wall_is_nearly_full() -> None:
    columns = [columns_for(count) for count in (0, 1, 2, 141, 5_000)]
    assert columns == [1, 1, 2, 13, 82]


def test_a_wall_can_be_given_up() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sorted_wall(np.eye(30, dtype=np.float32), 7, stop)
