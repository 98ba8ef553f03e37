"""Copies by sound against each pair of tracks that share an artist, compared one by one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import Kinship, kinship
from musicrec_desktop.services.copies import finding as room
from musicrec_desktop.services.copies.courses import Courses
from musicrec_desktop.services.copies.finding import Copies, find_copies
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.insights.library import LibraryStore
from musicrec_desktop.storage.insights.names import GroupKind, NameStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.unit.recommend.libraries import catalogue_of
from tests.unit.recommend.vectors import raw

COUNT = 60


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Sixty tracks of six artists; the second half lasts as long as the first one."""
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    files = [
        scanned(
            f"{number}.mp3",
            Tags(
                f"Title {number % 30}" if number % 4 else f"Other {number}",
                (f"Artist {number % 6}",),
                duration_ms=150_000 + 900 * (number % 30),
            ),
        )
        for number in range(COUNT)
    ]
    add_tracks(opened, files)
    yield opened
    opened.close()


def catalogue(database: Database) -> SoundCatalogue:
    """Every third track of the second half sounds as its twin of the first half."""
    vectors = raw(COUNT)
    for number in range(30, COUNT, 3):
        vectors[number] = vectors[number - 30] * np.float32(1.001)
    ids = TrackStore(database).present_ids().tolist()
    return catalogue_of(ids, vectors)


def course(seed: int) -> SeekPicture:
    """A course of its own for each seed."""
    points = np.random.default_rng(seed).integers(0, 256, 400).astype(np.uint8)
    return SeekPicture(points, points)


def one_course(ids: Sequence[TrackId]) -> dict[TrackId, SeekPicture]:
    """All tracks take the same course, so that the other rules decide."""
    return {track_id: course(0) for track_id in ids}


def found_in(database: Database, sounds: SoundCatalogue | None, courses: Courses = one_course) -> Copies:
    library = LibraryStore(database)
    artists = NameStore(database).groups(GroupKind.ARTIST)
    facts = TrackStore(database).facts
    return find_copies(library.table(), artists, library.same_sound(), sounds, facts, courses)


def pairs_of(copies: Copies) -> set[tuple[int, int]]:
    return {pair for group in copies.groups for pair in itertools.combinations(group, 2)}


def test_copies_are_the_pairs_of_the_same_recording(database: Database) -> None:
    sounds = catalogue(database)
    ids = [TrackId(number) for number in TrackStore(database).present_ids().tolist()]
    facts = TrackStore(database).facts(ids)
    expected = set()
    for one, other in itertools.combinations(ids, 2):
        if not facts[one].artist_keys & facts[other].artist_keys:
            continue
        own, others = sounds.row(one), sounds.row(other)
        assert own is not None
        assert others is not None
        timbre = sounds.timbre_cosines(own, others)
        cosine = float(sounds.sound_cosines(own, others)[0])
        kin = kinship(facts[one], facts[other], cosine, None if timbre is None else float(timbre[0]))
        if kin is Kinship.SAME_RECORDING:
            expected.add((int(one), int(other)))
    assert len(expected) >= 10
    assert pairs_of(found_in(database, sounds)) == expected


def test_pieces_that_sound_alike_and_take_another_course_are_no_copies(database: Database) -> None:
    sounds = catalogue(database)
    before = pairs_of(found_in(database, sounds))
    found = found_in(database, sounds, lambda ids: {track_id: course(int(track_id)) for track_id in ids})
    assert before
    assert found.groups == ()
    assert found.unheard == ()


def test_names_speak_for_tracks_whose_course_is_not_known(database: Database) -> None:
    sounds = catalogue(database)
    before = pairs_of(found_in(database, sounds))
    found = found_in(database, sounds, lambda _ids: {})
    facts = TrackStore(database).facts([TrackId(number) for pair in before for number in pair])
    by_name = {
        (one, other)
        for one, other in before
        if facts[TrackId(one)].title_key == facts[TrackId(other)].title_key
    }
    assert by_name
    assert pairs_of(found) == by_name
    assert set(found.unheard) == {number for pair in before - by_name for number in pair}
    assert found.unheard


def test_tracks_without_an_artist_are_compared_with_each_other(database: Database) -> None:
    sounds = catalogue(database)
    one, other = next(group for group in found_in(database, sounds).groups if len(group) == 2)
    database.execute("DELETE FROM track_value WHERE track_id IN (?, ?)", (one, other))
    assert (one, other) in pairs_of(found_in(database, sounds))


def test_without_sounds_nothing_is_compared(database: Database) -> None:
    assert found_in(database, None) == Copies((), is_whole=True)


def test_a_missing_file_is_no_copy(database: Database) -> None:
    sounds = catalogue(database)
    before = found_in(database, sounds)
    gone = before.groups[0][0]
    database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (gone,))
    assert all(gone not in group for group in found_in(database, sounds).groups)


def test_too_many_pairs_are_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_COMPARED", 10)
    assert not found_in(database, catalogue(database)).is_whole


def test_a_file_without_tags_is_found_beside_the_one_that_has_them(tmp_path: Path) -> None:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    lengths = (200_000, 200_120, 200_100, 200_600, 90_000)
    files = [
        scanned(f"{number}.mp3", Tags("", () if number else ("Ada",), duration_ms=length))
        for number, length in enumerate(lengths)
    ]
    ids = add_tracks(opened, files)[1]
    vectors = raw(COUNT)
    # The second is the first in another codec, the third another recording that lasts as long.
    for number in (1, 3, 4):
        vectors[number] = vectors[0] + np.float32(0.02) * vectors[number]
    numbers = [int(track_id) for track_id in ids]
    sounds = catalogue_of(numbers + list(range(900, 900 + COUNT - len(numbers))), vectors)
    found = pairs_of(found_in(opened, sounds))
    assert (numbers[0], numbers[1]) in found
    assert not any(numbers[2] in pair or numbers[4] in pair for pair in found)
    assert found_in(opened, sounds).is_whole
    opened.close()
