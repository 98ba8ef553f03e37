"""What panes show is what counting tracks one by one says, and each narrows those at its right."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.panes import PaneChoice, PaneField, PaneValues
from musicrec_desktop.model.track import TagDetails, Tags, Track, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned

GENRES = ("Jazz", "Rock", "Ambient", "jazz", "Hip Hop")
ARTISTS = ("The Owls", "Björk", "owls", "Ada", "Zoe")


@pytest.fixture
def tracks(database: Database) -> list[Track]:
    """Sixty tracks of few artists, genres, albums and years, some without."""
    rng = random.Random(4)
    files = []
    for number in range(60):
        artists = tuple(rng.sample(ARTISTS, rng.choice((0, 1, 1, 2))))
        details = TagDetails(composers=(rng.choice(("Bach", "Holst")),) if number % 3 else ())
        tags = Tags(
            f"T{number}",
            artists,
            rng.choice(("", "Blue", "Red", "Live")),
            artists[:1],
            tuple(rng.sample(GENRES, rng.choice((0, 1, 2)))),
            year=rng.choice((None, 1969, 1970, 1985, 2001)),
            codec=rng.choice(("mp3", "flac")),
            details=details,
        )
        files.append(scanned(f"{tags.album or 'Loose'}/{number}.mp3", tags))
    ids = add_tracks(database, files)[1]
    store = TrackStore(database)
    return [track for one in ids if (track := store.get(one)) is not None]


def panes_of(database: Database, *choices: PaneChoice, text: str = "") -> tuple[PaneValues, ...]:
    return BrowseStore(database).listing(BrowseRequest(text, panes=choices)).panes


def shown(values: PaneValues) -> dict[str, int]:
    return {values.key(row): int(values.counts[row]) for row in range(len(values.codes))}


KEYS: dict[PaneField, Callable[[Track], Iterable[str]]] = {
    PaneField.GENRE: lambda track: {name.lower() for name in track.tags.genres},
    PaneField.ARTIST: lambda track: {name.lower() for name in track.tags.artists},
    PaneField.ALBUM_ARTIST: lambda track: {track.album_artist_text.lower()} - {""},
    PaneField.COMPOSER: lambda track: {name.lower() for name in track.tags.details.composers},
    PaneField.YEAR: lambda track: {str(track.tags.year)} if track.tags.year else (),
    PaneField.DECADE: lambda track: {str(track.tags.year // 10 * 10)} if track.tags.year else (),
    PaneField.CODEC: lambda track: {track.tags.codec},
}


@pytest.mark.parametrize("field", list(KEYS))
def test_each_field_counts_as_by_hand(database: Database, tracks: list[Track], field: PaneField) -> None:
    (values,) = panes_of(database, PaneChoice(field))
    by_hand = Counter(key for track in tracks for key in (list(KEYS[field](track)) or [""]))
    assert shown(values) == by_hand
    assert values.total == len(tracks)
    assert values.number == len([key for key in by_hand if key])
    # Those without a value come last.
    assert "" not in by_hand or values.key(len(values.codes) - 1) == ""


def test_names_are_ordered_without_their_articles(database: Database, tracks: list[Track]) -> None:
    (values,) = panes_of(database, PaneChoice(PaneField.ARTIST))
    texts = [values.text(row) for row in range(len(values.codes))]
    assert texts == ["Ada", "Björk", "owls", "The Owls", "Zoe", ""]


def test_a_pane_narrows_those_at_its_right_and_the_list(database: Database, tracks: list[Track]) -> None:
    choices = (PaneChoice(PaneField.GENRE, ("jazz", "rock")), PaneChoice(PaneField.ARTIST, ("ada",)))
    request = BrowseRequest(panes=(*choices, PaneChoice(PaneField.ALBUM)))
    listing = BrowseStore(database).listing(request)
    ids, panes = listing.ids, listing.panes
    genres, artists, _albums = panes
    of_genre = [one for one in tracks if {"jazz", "rock"} & set(KEYS[PaneField.GENRE](one))]
    of_both = [one for one in of_genre if "Ada" in one.tags.artists]
    assert genres.total == len(tracks)
    assert artists.total == len(of_genre)
    assert shown(artists)["ada"] == len(of_both) == len(ids)
    assert sorted(ids) == sorted(one.id for one in of_both)
    assert [genres.key(row) for row in genres.chosen] == ["jazz", "rock"]


def test_what_no_track_has_here_narrows_nothing(database: Database, tracks: list[Track]) -> None:
    request = BrowseRequest(panes=(PaneChoice(PaneField.GENRE, ("polka",)),))
    listing = BrowseStore(database).listing(request)
    ids, (genres,) = listing.ids, listing.panes
    assert len(ids) == len(tracks)
    assert genres.chosen == ()


def test_tracks_without_a_value_can_be_chosen(database: Database, tracks: list[Track]) -> None:
    ids = BrowseStore(database).ids(BrowseRequest(panes=(PaneChoice(PaneField.GENRE, ("",)),)))
    assert sorted(ids) == [one.id for one in tracks if not one.tags.genres]


def test_the_search_and_the_page_come_before_the_panes(database: Database, tracks: list[Track]) -> None:
    (values,) = panes_of(database, PaneChoice(PaneField.GENRE), text="year:1969")
    assert values.total == len([one for one in tracks if one.tags.year == 1969])
    liked = tracks[5]
    FeedbackStore(database).add_all(FeedbackKind.LIKE, NOW_MS, [liked.id])
    request = BrowseRequest(scope=Scope(ScopeKind.LIKED), panes=(PaneChoice(PaneField.ALBUM),))
    listing = BrowseStore(database).listing(request)
    ids, (values,) = listing.ids, listing.panes
    assert (list(ids), values.total) == ([liked.id], 1)


def test_missing_files_count_nowhere(database: Database, tracks: list[Track]) -> None:
    TrackStore(database).mark_missing([one.id for one in tracks[:20]], NOW_MS)
    (values,) = panes_of(database, PaneChoice(PaneField.CODEC))
    assert values.total == sum(shown(values).values()) == 40


def test_other_tags_and_new_tracks_are_seen_at_once(database: Database, tracks: list[Track]) -> None:
    store = BrowseStore(database)
    request = BrowseRequest(panes=(PaneChoice(PaneField.GENRE),))
    before = store.listing(request).panes[0]
    assert store.listing(request).panes[0].column is before.column
    add_tracks(database, [scanned("new.mp3", Tags("N", genres=("Polka",)))], "/other")
    after = store.listing(request).panes[0]
    assert shown(after)["polka"] == 1
    assert not after.is_like(before)
    assert after.is_like(store.listing(request).panes[0])


def test_ratings_are_seen_at_once(database: Database, tracks: list[Track]) -> None:
    store = BrowseStore(database)
    request = BrowseRequest(panes=(PaneChoice(PaneField.RATING),))
    assert shown(store.listing(request).panes[0]) == {"": len(tracks)}
    RatingStore(database).set_all({tracks[0].id: 8, tracks[1].id: 8}, NOW_MS)
    assert shown(store.listing(request).panes[0]) == {"8": 2, "": len(tracks) - 2}


def test_albums_of_one_name_are_told_apart(database: Database) -> None:
    for artist in ("Queen", "Abba"):
        add_tracks(
            database, [scanned(f"{artist}.mp3", Tags("T", (artist,), "Gold", (artist,)))], f"/{artist}"
        )
    add_tracks(database, [scanned("x.mp3", Tags("T", ("X",), "Alone", ("X",)))], "/x")
    (values,) = panes_of(database, PaneChoice(PaneField.ALBUM))
    texts = sorted(values.text(row) for row in range(len(values.codes)))
    assert texts == ["Alone", "Gold · Abba", "Gold · Queen"]


def test_folders_are_named_below_what_all_share(database: Database, tracks: list[Track]) -> None:
    (values,) = panes_of(database, PaneChoice(PaneField.FOLDER))
    texts = {values.text(row) for row in range(len(values.codes))}
    assert texts >= {"Blue", "Red", "Live"}
    assert sum(shown(values).values()) == len(tracks)


def test_an_empty_library_has_empty_panes(database: Database) -> None:
    for field in PaneField:
        (values,) = panes_of(database, PaneChoice(field, ("x",)))
        assert (values.total, values.number, len(values.codes)) == (0, 0, 0), field


def test_ids_without_tracks_are_no_rows(database: Database, tracks: list[Track]) -> None:
    gone = tracks[3].id
    database.execute("DELETE FROM track WHERE id = ?", (gone,))
    listing = BrowseStore(database).listing(BrowseRequest(panes=(PaneChoice(PaneField.GENRE),)))
    ids, (values,) = listing.ids, listing.panes
    assert TrackId(gone) not in list(ids)
    assert values.total == len(ids) == len(tracks) - 1
