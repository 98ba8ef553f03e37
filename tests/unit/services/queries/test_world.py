"""What queries mean besides tracks: names, playlists, the queue, what sounds alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.cover_look import LOOK_VERSION, CoverLook, PlaceState
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.problems import ProblemKind
from musicrec_desktop.storage.covers import CoverStore
from tests.support.smart_rig import SmartRig, open_smart_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SmartRig]:
    opened = open_smart_rig(tmp_path)
    opened.hear()
    yield opened
    opened.app.close()


def searched(rig: SmartRig, text: str) -> set[int]:
    """What the search box finds."""
    return set(rig.services.browse.ids(BrowseRequest(text)))


def refused(rig: SmartRig, text: str) -> QuerySyntaxError:
    """Why a query that has to mean something cannot be used."""
    with pytest.raises(QuerySyntaxError) as caught:
        rig.services.smart.found(SmartRules(text))
    return caught.value


def test_a_track_is_named_by_title_by_artist_and_title_or_by_words(rig: SmartRig) -> None:
    names = rig.services.playlists.names
    first = [rig.ids[3]]
    assert names.tracks("jazz 3") == first
    assert names.tracks("Jazz Band 3 - JAZZ 3") == first
    assert names.tracks("album 0 jazz band 3 3") == first  # words of title, album and artist
    assert names.tracks("jazz") == []  # several
    assert names.tracks("Rock Band 3 - Jazz 3") == []
    assert names.tracks("") == []


def test_like_finds_what_sounds_alike_without_the_track_itself(rig: SmartRig) -> None:
    found = searched(rig, 'like:"Jazz 3">75%')
    assert found
    assert found <= rig.style(0) - {rig.ids[3]}
    nearest = searched(rig, 'like:"Jazz 3"')
    similar = rig.services.similarity.similar(rig.ids[3], 50)
    assert nearest == {one.track_id for one in similar}


def test_words_find_what_they_fit_once_the_sound_is_known(rig: SmartRig, tmp_path: Path) -> None:
    assert searched(rig, "sounds:piano") == rig.style(0)
    assert searched(rig, "sounds:(piano | drums) -genre:rock") == rig.style(0)
    assert searched(rig, "sounds:harp") == set()
    assert searched(rig, "-sounds:guitar") == set(rig.ids) - rig.style(2)
    unheard = open_smart_rig(tmp_path / "unheard")
    assert searched(unheard, "sounds:piano") == set()
    assert refused(unheard, "sounds:piano").reason == ProblemKind.WORDLESS
    unheard.app.close()


def test_a_higher_percentage_finds_fewer(rig: SmartRig) -> None:
    found = [searched(rig, f'like:"Rock 4">{percent}%') for percent in (0, 50, 75, 90, 100)]
    assert len(found[0]) == len(rig.ids) - 1
    assert found[-1] == set()
    assert all(more >= fewer for more, fewer in itertools.pairwise(found))


def test_the_percentage_is_that_of_the_library_which_is_less_alike(rig: SmartRig) -> None:
    """Tracks of the own style are a quarter of the library, so each is nearer than about three quarters."""
    found = searched(rig, 'like:"Folk 0">60%')
    assert rig.style(2) - {rig.ids[30]} <= found
    assert len(found - rig.style(2)) <= 3


def test_like_a_playlist_is_like_any_of_it_and_leaves_it_out(rig: SmartRig) -> None:
    rig.plain("Mine", [rig.ids[0], rig.ids[16]])
    found = searched(rig, 'like:playlist("mine")>70%')
    assert found & rig.style(0)
    assert found & rig.style(1)
    assert not found & {rig.ids[0], rig.ids[16], *rig.style(2), *rig.style(3)}
    assert searched(rig, 'like:playlist("mine")')


def test_a_long_playlist_is_grouped(rig: SmartRig) -> None:
    rig.plain("Long", [*rig.ids[:12], *rig.ids[45:57]])
    found = searched(rig, 'like:playlist("long")>85%')
    assert found & {*rig.ids[12:15]}
    assert found & {*rig.ids[57:60]}
    assert not found & (rig.style(1) | rig.style(2))


def test_like_now_follows_the_player(rig: SmartRig) -> None:
    assert searched(rig, "like:now>70%") == set()
    assert refused(rig, "like:now>70%").reason == ProblemKind.UNHEARD
    rig.services.player.play_now([rig.ids[20], rig.ids[1]])
    assert searched(rig, "like:now>70%") <= rig.style(1) - {rig.ids[20]}
    assert searched(rig, "like:now>70%")
    assert searched(rig, "is:queued") == {rig.ids[20], rig.ids[1]}


def test_names_that_mean_nothing_find_nothing_and_are_refused_in_words(rig: SmartRig) -> None:
    rig.plain("Sunday", [])
    for text, kind, nearest, span in (
        ('in:"Sundy" jazz', ProblemKind.PLAYLIST, "Sunday", (3, 10)),
        ('jazz like:playlist("x")', ProblemKind.PLAYLIST, "", (19, 22)),
        ('like:"Nobody knows"', ProblemKind.TRACK, "", (5, 19)),
        ('like:"jazz 1 album"', ProblemKind.TRACK, "Jazz Band 1 - Jazz 1", (5, 19)),
    ):
        assert searched(rig, text) == set()
        error = refused(rig, text)
        assert (error.reason, error.nearest) == (kind, nearest)
        assert (error.position, error.end) == span


def test_a_track_that_was_not_analysed_is_told_of(rig: SmartRig) -> None:
    rig.database.execute("DELETE FROM features WHERE track_id = ?", (rig.ids[3],))
    rig.hear()
    assert refused(rig, 'like:"Jazz 3"').reason == ProblemKind.UNHEARD
    assert searched(rig, '-like:"Jazz 3" genre:jazz') == rig.style(0)


def test_playlists_of_one_name_are_one_and_those_of_rules_are_evaluated(rig: SmartRig) -> None:
    rig.plain("Mix", [rig.ids[0], rig.ids[0]])
    rig.plain("MIX", [rig.ids[50]])
    rig.smart("Mix", SmartRules("genre:rock", sort=(("year", True),), limit=2))
    rig.smart("Outer", 'in:"mix" -genre:techno')
    assert searched(rig, "in:mix") == {rig.ids[0], rig.ids[50], rig.ids[29], rig.ids[28]}
    assert searched(rig, "in:outer") == {rig.ids[0], rig.ids[29], rig.ids[28]}
    assert searched(rig, 'in:""') == set(rig.ids) - {rig.ids[0], rig.ids[50]}


def test_problems_are_told_in_the_order_of_the_text(rig: SmartRig) -> None:
    query = parse('in:"no" yaer:1990 like:"x" genre:jazz')
    problems = rig.services.playlists.names.problems(query)
    assert [problem.kind for problem in problems] == [
        ProblemKind.PLAYLIST,
        ProblemKind.FIELD,
        ProblemKind.TRACK,
    ]


def show_covers(rig: SmartRig, without: str = "") -> None:
    """Give each album a cover; those of a style look alike."""
    store, generator = CoverStore(rig.database), np.random.default_rng(1)
    motifs = generator.uniform(0, 9, (4, 512))
    for track in rig.services.browse.page(list(rig.ids)):
        album = track.tags.album
        if album == without:
            continue
        style = ("Jazz", "Rock", "Folk", "Techno").index(album.split()[0])
        noise = np.random.default_rng(len(album) + int(album[-1])).uniform(0, 1, 512)
        colours = np.full((5, 100), 0.01, np.float32)
        look = CoverLook((motifs[style] + noise).astype(np.float32), colours, style * 977, 500, 500)
        pending = PendingTrack(track.id, track.path, 1000, 1)
        store.save_linked(pending, PlaceState(), album.encode(), LOOK_VERSION, look)


def test_looks_finds_tracks_whose_covers_look_alike(rig: SmartRig) -> None:
    show_covers(rig)
    own = searched(rig, 'album:="Jazz Album 1"')
    assert own
    assert searched(rig, 'looks:"Jazz Album 1">75%') == rig.style(0) - own
    assert searched(rig, "looks:jazz>75%") == set(), "three albums have the word"
    nearest = searched(rig, 'looks:"Jazz Album 1"')
    assert nearest == set(rig.ids) - own, "there are eleven others"
    assert searched(rig, '-looks:"Jazz Album 1"') == own
    rules = SmartRules('looks:"Jazz Album 1">75% genre:jazz')
    assert set(rig.services.smart.found(rules).ids) == rig.style(0) - own


def test_looks_now_follows_what_plays(rig: SmartRig) -> None:
    show_covers(rig)
    assert searched(rig, "looks:now") == set()
    rig.services.player.play_now([rig.ids[3]])
    rig.scheduler.settle()
    # Its whole album has the same picture, which is no other one that looks alike.
    assert searched(rig, "looks:now>75%") | searched(rig, 'album:="Jazz Album 0"') >= rig.style(0)


def test_an_album_that_is_unknown_or_was_not_seen_is_said(rig: SmartRig) -> None:
    show_covers(rig, without="Folk Album 2")
    assert refused(rig, "looks:nothing").reason == ProblemKind.ALBUM
    assert refused(rig, "looks:jazz").nearest
    assert refused(rig, 'looks:"Folk Album 2"').reason == ProblemKind.UNSEEN
    assert refused(rig, "looks:now").reason == ProblemKind.UNSEEN
    assert searched(rig, 'looks:"Folk Album 2"') == set()


def test_looks_says_that_looking_is_turned_off(rig: SmartRig) -> None:
    show_covers(rig)
    rig.services.settings.set(LOOK_AT_COVERS, False)
    rig.services.cover_looks.wish_changed()
    rig.scheduler.settle()
    assert refused(rig, 'looks:"Jazz Album 1"').reason == ProblemKind.NO_LOOKS
    assert searched(rig, 'looks:"Jazz Album 1"') == set()
