"""Tables fit into 80 columns and show names as they are."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from musicrec_desktop.cli.tables.covers import double_table, similar_covers_table, wall_table
from musicrec_desktop.cli.tables.library import failure_list, stats_table, style_table, track_table
from musicrec_desktop.cli.tables.listening import history_table, recommendation_table
from musicrec_desktop.cli.tables.playlists import folder_table, playlist_entry_table, playlist_table
from musicrec_desktop.cli.tables.tracklists import line_table
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.cover_look import AlbumCover, AlbumLike, DoublePicture, PictureId, Wall
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.listen import LibraryStats, Listen
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntry,
    PlaylistEntryId,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
)
from musicrec_desktop.model.recommendation import Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import GroupRow, Tags, Track, TrackId
from musicrec_desktop.model.tracklist import TracklistLine

LONG = "A name that goes on and on and never seems to come to an end at all"
TRACKS = [
    Track(TrackId(1), "/m/1.flac", Tags("Blue", ("Miles",), "Kind of Blue", genres=("Jazz",)), 337_000),
    Track(TrackId(123_456), "/m/2.flac", Tags(LONG, (LONG,), LONG, genres=(LONG,)), None, is_missing=True),
    Track(TrackId(3), "/m/3.flac", Tags("[bold]not markup[/bold]\nnext \x1b[31m", ("你好世界",)), 3_723_000),
]
FOLDER = PlaylistFolder(PlaylistFolderId(1), LONG)
PLAYLISTS = [
    Playlist(PlaylistId(1), "Short", entries=12_345, missing=7, length_ms=900_000_000),
    Playlist(PlaylistId(123_456), LONG, folder_id=FOLDER.id, kind=PlaylistKind.SMART, rules=SmartRules()),
]
ENTRIES = [
    PlaylistEntry(PlaylistEntryId(1), TrackId(1), KnownTrack("Old name")),
    PlaylistEntry(PlaylistEntryId(2), None, KnownTrack("[b]Gone\n", LONG, LONG, 5_000), is_missing=True),
    PlaylistEntry(PlaylistEntryId(3), None, KnownTrack(location="/x.mp3"), is_missing=True),
]
OWNED = TrackMatch(MatchOutcome.SAME, MatchReason.NAMES, TRACKS[1].id)
COVER = AlbumCover(GroupRow(LONG, LONG, 12), PictureId(1))
LISTEN = Listen(TrackId(1), 1_000, 200_000, 337_000, EndReason.FINISHED)


def rendered(part: RenderableType) -> str:
    stream = io.StringIO()
    Console(file=stream, width=80).print(part)
    return stream.getvalue()


def parts() -> list[RenderableType]:
    found = [
        Recommendation(
            track.id, 0.87, (Reason(ReasonKind.TIMBRE, LONG, 0.9), Reason(ReasonKind.RHYTHM, "b", 1))
        )
        for track in TRACKS
    ]
    return [
        track_table("3 tracks", TRACKS),
        recommendation_table(f"Similar to {LONG}", found, {track.id: track for track in TRACKS}),
        history_table("History", [HistoryRow(LISTEN, track) for track in TRACKS], 90_000),
        stats_table(LibraryStats(*range(13))),
        style_table("Styles", {"Jazz": TRACKS, LONG: TRACKS}),
        playlist_table(LONG, PLAYLISTS, {FOLDER.id: LONG}),
        playlist_entry_table(LONG, ENTRIES, {track.id: track for track in TRACKS}),
        folder_table([FOLDER], PLAYLISTS),
        similar_covers_table(COVER, [AlbumLike(COVER, 0.98, is_same=True)]),
        double_table(
            [(DoublePicture(PictureId(1), 12_000, 12_000, (TrackId(123_456),), (COVER.album, COVER.album)),)],
            {TRACKS[1].id: TRACKS[1]},
        ),
        line_table(
            LONG,
            [
                TracklistLine(LONG, KnownTrack(LONG), "", OWNED),
                TracklistLine("[bold]x[/bold]", note="heading"),
            ],
            {track.id: track for track in TRACKS},
            {},
        ),
        wall_table(Wall(1, (COVER.album,), 1)),
        failure_list([FileFailure(f"/m/{number}.mp3", "empty") for number in range(9)]),
    ]


@pytest.mark.parametrize("part", parts(), ids=lambda part: type(part).__name__)
def test_nothing_is_wider_than_80_columns_or_coloured(part: RenderableType) -> None:
    text = rendered(part)
    assert "\x1b" not in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_names_are_no_markup_and_stay_on_their_line() -> None:
    text = rendered(track_table("", TRACKS[2:]))
    assert "[bold]not" in text
    assert "1:02:03" in text


def test_stars_have_a_column_where_a_track_is_rated() -> None:
    assert "Stars" not in rendered(track_table("", TRACKS))
    text = rendered(track_table("", [TRACKS[0], replace(TRACKS[1], half_stars=9)]))
    assert "Stars" in text
    assert "4.5" in text


def test_a_recommendation_shows_how_well_it_fits_and_why() -> None:
    found = [Recommendation(TrackId(1), 0.873, (Reason(ReasonKind.TIMBRE, "same timbre", 0.9),))]
    text = rendered(recommendation_table("Similar", found, {TRACKS[0].id: TRACKS[0]}))
    assert "87 %" in text
    assert "same timbre" in text


def test_an_entry_is_named_by_its_track_else_by_what_is_known() -> None:
    text = rendered(playlist_entry_table("List", ENTRIES, {TRACKS[0].id: TRACKS[0]}))
    assert "Blue" in text
    assert "Old name" not in text
    assert "[b]Gone" in text
    assert "/x.mp3 (missing)" in text


def test_a_listen_that_counts_is_marked() -> None:
    text = rendered(history_table("History", [HistoryRow(LISTEN, TRACKS[0])], 90_000))
    assert "to its end" in text
    assert "yes" in text


def test_many_files_with_the_same_trouble_are_told_once() -> None:
    text = rendered(failure_list([FileFailure(f"/m/{number}.mp3", "empty") for number in range(9)]))
    assert text.count("The file is empty") == 1
    assert "4 more" in text
    assert "9 files" in text
