"""Which tracks entries mean: certain, uncertain or missing, and what told it."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.playlist_files.matching import (
    Match,
    Outcome,
    match_entries,
)
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.playlist_files.values import FileEntry, Location
from tests.unit.playlist_files.exchange import library_track, lookups_of

MBID = "00000000-0000-4000-8000-000000000e02"
TRACKS = (
    library_track(1, "/m/Ada/Sea/01 Tide.flac", "Ada", "Tide", "Sea", 200_000, MBID),
    library_track(2, "/m/Ada/Best/07 Tide.mp3", "Ada", "Tide", "Best", 200_400),
    library_track(3, "/m/Ada/Live/02 Tide.mp3", "Ada", "Tide", "Live", 260_000),
    library_track(4, "/m/Ansel/Signal.mp3", "Ansel & Vega", "Signal (feat. Mira Osei)", "Twin", 222_000),
    library_track(5, "/m/Café/Été.ogg", "Café Nord", "L'été déjà", "Été", 165_000),
    library_track(6, "/m/x/Song.mp3", "Otto", "Song", "x", None),
    library_track(7, "/m/X/song.mp3", "Otto", "Other", "X", 100_000),
)
LOOKUPS = lookups_of(TRACKS, ["/m"])


def _match(raw: str = "", **told: object) -> Match:
    locations = (Location(raw, "/m/Lists"),) if raw else ()
    (match,) = match_entries([FileEntry(locations, **told)], LOOKUPS)  # type: ignore[arg-type]
    return match


@pytest.mark.parametrize(
    ("raw", "track"),
    [
        ("../Ada/Sea/01 Tide.flac", 1),
        ("..\\ada\\SEA\\01 tide.FLAC", 1),
        ("../Cafe\u0301/E\u0301te\u0301.ogg", 5),
        ("Ada/Best/07 Tide.mp3", 2),
        ("../x/Song.mp3", 6),
        ("../X/song.mp3", 7),
    ],
)
def test_by_path(raw: str, track: int) -> None:
    match = _match(raw)
    assert (match.outcome, match.track_id, match.reason) == (Outcome.MATCHED, track, MatchReason.PATH)


def test_a_path_that_two_files_have_but_for_case_matches_neither() -> None:
    assert _match("../x/SONG.mp3").outcome is Outcome.MISSING


def test_the_path_goes_before_the_names() -> None:
    assert _match("../Ada/Live/02 Tide.mp3", artist="Ada", title="Tide", duration_ms=200_000).track_id == 3


def test_by_the_path_map() -> None:
    entry = FileEntry((Location("D:\\Songs\\Ada\\Sea\\01 Tide.flac"),))
    (match,) = match_entries([entry], LOOKUPS, [PathRule("D:\\Songs", "/m")])
    assert (match.track_id, match.reason) == (1, MatchReason.PATH_MAP)


def test_by_recording() -> None:
    match = _match("/gone.mp3", recording_id=MBID, title="Something else")
    assert (match.track_id, match.reason) == (1, MatchReason.RECORDING)


def test_two_files_of_a_song_are_uncertain_unless_the_album_tells() -> None:
    match = _match(artist="ADA", title="tide", duration_ms=201_000)
    assert (match.outcome, match.candidates, match.reason) == (Outcome.UNCERTAIN, (1, 2), MatchReason.SEVERAL)
    assert _match(artist="Ada", title="Tide", album="best", duration_ms=201_000).track_id == 2
    assert _match(artist="Ada", title="Tide", duration_ms=260_500).track_id == 3


def test_another_length_is_another_version_which_is_offered() -> None:
    match = _match(artist="Ansel & Vega", title="Signal (feat. Mira Osei)", duration_ms=300_000)
    assert (match.outcome, match.candidates) == (Outcome.UNCERTAIN, (4,))


def test_a_length_that_is_not_known_counts_for_nothing() -> None:
    assert _match(artist="Otto", title="Song", duration_ms=5000).track_id == 6
    assert _match(artist="Ansel & Vega", title="Signal (feat. Mira Osei)").track_id == 4


@pytest.mark.parametrize(
    ("artist", "title", "length", "track"),
    [
        ("Ansel & Vega feat. Mira Osei", "Signal", None, 4),
        ("Ansel, Vega ft Mira Osei", "Signal", None, 4),
        ("Ansel & Vega", "Signal", 221_000, 4),
        ("Ansel & Vega", "Signal", None, None),
        ("Ansel & Vega feat. Nadia", "Signal", 222_000, None),
        ("Mira Osei", "Signal", 222_000, None),
        ("Cafe Nord", "L’ete deja", None, 5),
        ("", "Tide", 200_000, None),
    ],
)
def test_guests_and_accents(artist: str, title: str, length: int | None, track: int | None) -> None:
    assert _match(artist=artist, title=title, duration_ms=length).track_id == track


@pytest.mark.parametrize(
    "name",
    [
        "Otto - Song.mp3",
        "03 Otto - Song.wma",
        "Otto - 03 - Song.mp3",
        "03 - Otto - Song.mp3",
        "3. Otto - Song.mp3",
    ],
)
def test_by_the_name_of_the_file(name: str) -> None:
    match = _match(f"/mnt/gone/{name}")
    assert (match.track_id, match.reason) == (6, MatchReason.NAMES)


def test_streams_are_told_from_missing_files_but_may_be_songs() -> None:
    assert _match("http://x/y", title="Radio").outcome is Outcome.STREAM
    assert _match("https://music.example/track/1", artist="Otto", title="Song").track_id == 6
    assert _match("/gone/x.mp3").outcome is Outcome.MISSING
    assert _match(artist="Nobody", title="Nothing").outcome is Outcome.MISSING
