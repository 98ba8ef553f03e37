"""Albums and artists that sound alike, over a real library and its index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.browse import GroupKind
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.services.similarity.groups import MOST_OF_ONE_ARTIST, GroupSounds
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.group_tracks import GroupTrackStore
from tests.support.library import add_features, add_tracks, scanned
from tests.unit.recommend.vectors import raw
from tests.unit.services.similarity.rig import Rig

ALBUMS = (
    ("Calm", "Ada", 0),
    ("Calm (Deluxe Edition)", "Ada", 0),
    ("Still", "Ada", 0),
    ("Quiet", "Ada", 0),
    ("Silent", "Ada", 0),
    ("Hush", "Bea", 0),
    ("Storm", "Cid", 1),
    ("Noise", "Dan", 1),
)
"""Albums, their artists, and which of two styles they are in."""
TRACKS = 4


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.database.close()


def fill(rig: Rig) -> GroupSounds:
    rng = np.random.default_rng(7)
    files = [
        scanned(f"{album} {number}.mp3", Tags(f"{album} {number}", (artist,), album, (artist,), year=2000))
        for album, artist, _ in ALBUMS
        for number in range(TRACKS)
    ]
    _, ids = add_tracks(rig.database, files)
    styles = raw(2, seed=3)
    noise = rng.normal(0, 0.05, (len(ids), styles.shape[1]))
    for place, track_id in enumerate(ids):
        style = styles[ALBUMS[place // TRACKS][2]]
        add_features(rig.database, track_id, (style + noise[place]).tolist())
    rig.service.load()
    rig.scheduler.settle()
    return groups_of(rig)


def groups_of(rig: Rig) -> GroupSounds:
    return GroupSounds(
        scheduler=rig.scheduler,
        store=GroupTrackStore(rig.database),
        browse=BrowseStore(rig.database),
        catalogue=lambda: rig.service.catalogue,
    )


def test_albums_come_by_their_sound_without_other_versions_of_the_album(rig: Rig) -> None:
    sounds = fill(rig)
    names = [row.name for row in sounds.similar(GroupKind.ALBUMS, "calm", "ADA", 12)]
    assert set(names[:4]) == {"Still", "Quiet", "Silent", "Hush"}
    assert set(names[4:]) == {"Storm", "Noise"}
    first = sounds.similar(GroupKind.ALBUMS, "Storm", "Cid", 1)[0]
    assert (first.name, first.detail, first.track_count, first.year) == ("Noise", "Dan", TRACKS, 2000)


def test_an_artist_has_three_albums_at_most(rig: Rig) -> None:
    sounds = fill(rig)
    artists = [row.detail for row in sounds.similar(GroupKind.ALBUMS, "Hush", "Bea", 12)]
    assert artists.count("Ada") == MOST_OF_ONE_ARTIST
    assert len(sounds.similar(GroupKind.ALBUMS, "Hush", "Bea", 2)) == 2


def test_artists_come_by_their_sound(rig: Rig) -> None:
    sounds = fill(rig)
    rows = sounds.similar(GroupKind.ARTISTS, "Ada", "", 12)
    assert rows[0].name == "Bea"
    assert rows[0].detail == "1 album"
    assert {row.name for row in rows[1:]} == {"Cid", "Dan"}


def test_nothing_is_alike_before_the_analysis_or_without_a_group(rig: Rig) -> None:
    add_tracks(rig.database, [scanned("a.mp3", Tags("A", ("Ada",), "Calm", ("Ada",)))])
    sounds = groups_of(rig)
    assert sounds.similar(GroupKind.ALBUMS, "Calm", "Ada", 12) == []
    assert fill(rig).similar(GroupKind.ALBUMS, "Unknown", "Ada", 12) == []
    assert sounds.similar(GroupKind.ARTISTS, "", "", 12) == []


def test_missing_and_spoken_tracks_are_in_no_group(rig: Rig) -> None:
    sounds = fill(rig)
    with rig.database.transaction():
        rig.database.execute("UPDATE track SET missing_since_ms = 1 WHERE album = 'Hush'")
        rig.database.execute("UPDATE track SET is_spoken = 1 WHERE album = 'Storm'")
    assert [row.name for row in sounds.similar(GroupKind.ARTISTS, "Ada", "", 12)] == ["Dan"]
    assert GroupTrackStore(rig.database).group(GroupKind.ALBUMS, ("hush", "bea")) is None


def test_the_answer_comes_from_the_lane(rig: Rig) -> None:
    sounds = fill(rig)
    told: list[list[str]] = []
    sounds.load_similar(GroupKind.ARTISTS, "Dan", "", 1, lambda rows: told.append([row.name for row in rows]))
    assert told == []
    rig.scheduler.settle()
    assert told == [["Cid"]]
    assert rig.service.catalogue is not None
    assert rig.service.catalogue.row(TrackId(1)) is not None
