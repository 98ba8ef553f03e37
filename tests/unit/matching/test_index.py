"""Lines of lists find their tracks in a library."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from musicrec_desktop.core.tasks import CancelledError
from musicrec_desktop.matching.index import MatchIndex
from musicrec_desktop.model.matching import (
    KnownTrack,
    LibraryTrack,
    MatchOutcome,
    MatchReason,
    TrackMatch,
    TrackNames,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.wording.matching import match_reason_text

SAME, VERSION, ASK, MISSING = MatchOutcome
LIBRARY = (
    KnownTrack("Tide", "Ada", "Sea", 200_000, "/m/Ada/Sea/01 Tide.flac", "mb-1", isrc="SEABC2000001"),
    KnownTrack("Tide", "Ada", "Best", 200_400, "/m/Ada/Best/07 Tide.flac", "mb-1"),
    KnownTrack("Tide (Live)", "Ada", "Live", 260_000, "/m/Ada/Live/02 Tide.flac"),
    KnownTrack("Wooden Windmills", "Ada", "Sea", 180_000),
    KnownTrack("Sand", "Ada", "Sea", 150_000),
    KnownTrack("A Very Long Name of a Song about the Harbour", "Ada", "Sea", 210_000),
    KnownTrack("Мост", "Иван", "Река", 220_000),
    KnownTrack("Symphony No. 3 in D minor, Op. 41: II. Adagio", "Harrow Vale", "Valley", 512_000),
    KnownTrack("Symphony No. 3 in D minor, Op. 41: III. Scherzo", "Harrow Vale", "Valley", 300_000),
    KnownTrack("Vinterväg", "Björk Trio", "Åtta Mil", 267_000),
    KnownTrack("03 - Otto - Window", "", "", 99_000),
    KnownTrack("Windy Strangler", "Ada", "Sea", 120_000),
    KnownTrack("Windy Stranger", "Ada", "Sand", 120_000),
    KnownTrack("Road", "Somebody", "Hits", 170_000, album_artist="Various Artists"),
)
TIDE, TIDE_OF_BEST, LIVE, MILLS, SAND, LONG, BRIDGE, ADAGIO, _, WAY, WINDOW, STRANGLER, _, ROAD = map(
    TrackId, range(1, len(LIBRARY) + 1)
)


@pytest.fixture(scope="module")
def index() -> MatchIndex:
    return index_of(LIBRARY)


def index_of(library: Collection[KnownTrack]) -> MatchIndex:
    tracks = {TrackId(number): one for number, one in enumerate(library, 1)}
    return MatchIndex(
        (
            TrackNames(number, one.title, one.artist, one.album_artist, one.recording_id, one.isrc)
            for number, one in tracks.items()
        ),
        lambda ids: {number: LibraryTrack(number, tracks[number]) for number in ids},
    )


@pytest.mark.parametrize(
    ("line", "track", "reason"),
    [
        (KnownTrack("x", isrc="se-abc-20-00001"), TIDE, MatchReason.ISRC),
        (KnownTrack("x", album="Best", recording_id="MB-1"), TIDE_OF_BEST, MatchReason.RECORDING),
        (KnownTrack("TIDE", "ada", "Best"), TIDE_OF_BEST, MatchReason.NAMES),
        (
            KnownTrack("Tide", "Ada", "", None, "D:\\Best\\07 Tide.flac"),
            TIDE_OF_BEST,
            MatchReason.NAMES,
        ),
        (KnownTrack("Tide - Live", "Ada"), LIVE, MatchReason.NAMES),
        (KnownTrack("Wooden Windmils", "Ada", "", 180_000), MILLS, MatchReason.TYPING),
        (KnownTrack("Ada - Sand (Official Video)"), SAND, MatchReason.ARTIST_IN_TITLE),
        (KnownTrack("Ada", "Sand", "", 150_000), SAND, MatchReason.SWAPPED),
        (KnownTrack("A Very Long Name of a S...", "Ada", "", 210_000), LONG, MatchReason.CUT_OFF),
        (KnownTrack("Most", "Ivan", "", 221_000), BRIDGE, MatchReason.SCRIPT),
        (
            KnownTrack("Sinfonie Nr. 3, op. 41: 2. Adagio", "Harrow Vale", "", 513_000),
            ADAGIO,
            MatchReason.WORK,
        ),
        (KnownTrack("Vinterv?g", "Björk Trio", "", 267_000), WAY, MatchReason.DAMAGED),
        (KnownTrack("Window", "Otto", "", 99_000), WINDOW, MatchReason.ARTIST_IN_TITLE),
        (KnownTrack("Road", "Various Artists", "Hits"), ROAD, MatchReason.VARIOUS),
    ],
)
def test_what_is_the_same(index: MatchIndex, line: KnownTrack, track: TrackId, reason: MatchReason) -> None:
    (match,) = index.match([line])
    assert (match.outcome, match.track_id, match.reason) == (SAME, track, reason)


@pytest.mark.parametrize(
    ("line", "outcome", "reason", "candidates"),
    [
        (KnownTrack("Tide", "Ada"), ASK, MatchReason.SEVERAL, (TIDE, TIDE_OF_BEST)),
        (KnownTrack("Sand (Remix)", "Ada"), VERSION, MatchReason.VERSION_WORDS, (SAND,)),
        (KnownTrack("Sand", "Ada", "", 30_000), VERSION, MatchReason.PREVIEW, (SAND,)),
        (KnownTrack("Sand", "Somebody Else"), MISSING, MatchReason.OTHER_ARTIST, ()),
        (KnownTrack("Never", "Ada"), MISSING, MatchReason.OTHER_TITLE, ()),
        (KnownTrack("", "Ada"), MISSING, MatchReason.NO_NAMES, ()),
        (KnownTrack(), MISSING, MatchReason.NO_NAMES, ()),
    ],
)
def test_what_is_not(
    index: MatchIndex,
    line: KnownTrack,
    outcome: MatchOutcome,
    reason: MatchReason,
    candidates: tuple[TrackId, ...],
) -> None:
    (match,) = index.match([line])
    assert (match.outcome, match.reason, match.candidates) == (outcome, reason, candidates)
    assert match.track_id is None


def test_a_word_of_the_library_is_no_typing_error(index: MatchIndex) -> None:
    (match,) = index.match([KnownTrack("Windy Strangler", "Ada", "", 120_000)])
    assert match.track_id == STRANGLER
    (match,) = index_of(LIBRARY[-2:-1]).match([KnownTrack("Windy Strangler", "Ada", "", 120_000)])
    assert match.reason is MatchReason.TYPING


def test_the_albums_around_decide_between_tracks_that_are_the_same(index: MatchIndex) -> None:
    lines = [KnownTrack("Sand", "Ada"), KnownTrack("Tide", "Ada"), KnownTrack("Wooden Windmills", "Ada")]
    assert [match.track_id for match in index.match(lines)] == [SAND, TIDE, MILLS]


def test_a_length_that_is_clearly_nearer_decides() -> None:
    song = KnownTrack("Song", "Ada", "One", 200_000)
    index = index_of([song, replace(song, album="Two", duration_ms=202_500)])
    assert [
        match.track_id
        for length in (200_100, 202_400, 201_000)
        for match in index.match([replace(song, album="", duration_ms=length)])
    ] == [1, 2, None]


def test_one_of_many_tracks_of_a_title_is_found() -> None:
    library = [KnownTrack("Home", f"Artist {number}", "", 100_000) for number in range(200)]
    (match,) = index_of(library).match([KnownTrack("Home", "Artist 150")])
    assert match.track_id == 151
    (match,) = index_of(library).match([KnownTrack("Home")])
    assert (match.outcome, match.reason) == (ASK, MatchReason.NO_ARTIST)


def test_a_long_list_can_be_cancelled(index: MatchIndex) -> None:
    lines = [KnownTrack(f"Song {number}") for number in range(1200)]
    done: list[int] = []

    def check(count: int) -> None:
        done.append(count)
        if len(done) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        index.match(lines, check)
    assert done == [0, 500, 1000]


def test_a_track_that_is_gone_meanwhile_is_left_out() -> None:
    index = MatchIndex([TrackNames(TrackId(1), "Sand", "Ada")], lambda _ids: {})
    assert index.match([KnownTrack("Sand", "Ada")]) == [TrackMatch(MISSING, MatchReason.OTHER_TITLE)]


@pytest.mark.parametrize("reason", MatchReason)
def test_each_reason_has_words(reason: MatchReason) -> None:
    assert match_reason_text(reason)
    assert match_reason_text(reason, "live").endswith("(live)")
