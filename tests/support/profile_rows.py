"""A profile with rows in every personal table, each with words that are found nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from musicrec_desktop.core.settings import THEME
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.scrobble import ServerAddress, ServerKind, TokenPlace
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.playlists.entries import EntryStore
from musicrec_desktop.storage.playlists.lists import PlaylistStore
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.scrobbles import ScrobbleStore
from musicrec_desktop.storage.state import SettingStore, StateStore

from .library import NOW_MS

LISTEN = Listen(TrackId(0), 0, 200_000, 200_000, EndReason.FINISHED, Origin.USER, 1)


def heard(database: Database, track_id: TrackId, at_ms: int, *, session_id: int = 1) -> None:
    """Log a listen of the listener in use."""
    listen = replace(LISTEN, track_id=track_id, started_at_ms=at_ms, session_id=session_id)
    ListenStore(database, process_id=1).finish(listen)


def lived_in(database: Database, name: str, word: str, tracks: Sequence[TrackId]) -> int:
    """Make a profile and do with it what a person does; returns its id.

    Args:
        database: of the library.
        name: of the profile.
        word: is part of every text that it has.
        tracks: at least four.
    """
    profile_id = ProfileStore(database).create(name, NOW_MS)
    with database.as_listener(profile_id):
        _live(database, word, tracks)
    return profile_id


def _live(database: Database, word: str, tracks: Sequence[TrackId]) -> None:
    accounts = ScrobbleAccountStore(database)
    address = ServerAddress(ServerKind.LISTENBRAINZ, f"https://{word}.example", word)
    accounts.add(address, f"secret-{word}", TokenPlace.FILE)
    for number, track_id in enumerate(tracks):
        heard(database, track_id, NOW_MS + number * 300_000)
    ScrobbleStore(database).enqueue_listens()
    feedback = FeedbackStore(database)
    feedback.add(FeedbackKind.LIKE, NOW_MS, track_id=tracks[0])
    regretted = feedback.add(FeedbackKind.BAN, NOW_MS + 1, track_id=tracks[1])
    assert regretted is not None
    feedback.take_back(regretted, NOW_MS + 2)
    feedback.add(FeedbackKind.BAN, NOW_MS, artist=f"Banned {word}")
    RatingStore(database).set(tracks[2], 7, NOW_MS)
    lists, entries = PlaylistStore(database), EntryStore(database)
    outer = lists.create_folder(f"Folder {word}", None)
    inner = lists.create_folder(f"Inner {word}", outer)
    playlist = lists.create(f"List {word}", NOW_MS, folder_id=inner)
    entries.add_tracks(playlist, tracks[:2], [1024, 2048])
    entries.add_known(playlist, [(KnownTrack(f"Unowned {word}", "Somebody", "Album"), None)], [4096])
    database.execute(
        "INSERT INTO followed_file (playlist_id, size, modified_ns) VALUES (?, 1, 1)", (playlist,)
    )
    database.execute(
        "INSERT INTO refused_suggestion (playlist_id, track_id) VALUES (?, ?)", (playlist, tracks[3])
    )
    database.execute(
        "INSERT INTO imported_playlist (playlist_id, source, key) VALUES (?, 'spotify', ?)", (playlist, word)
    )
    SettingStore(database).set(THEME, "dark")
    state = StateStore(database)
    state.set("queue_presets", [{"label": f"Preset {word}", "controls": {}}])
    state.set("searches", [f"Search {word}"])
    _queue(database, word, tracks)
    _cards(database, word, tracks)
    _letters(database, word, tracks)
    _imports(database, word, tracks)
    database.execute(
        "INSERT INTO map_region (listener_id, name, name_key, polygon, made_at_ms)"
        " VALUES (?, ?, ?, '[[0, 0], [1, 0], [1, 1]]', ?)",
        (database.owner_id, f"Region {word}", f"region {word}".lower(), NOW_MS),
    )


def _queue(database: Database, word: str, tracks: Sequence[TrackId]) -> None:
    owner = database.owner_id
    database.execute(
        "INSERT INTO queue_entry (listener_id, part, position, entry_id, track_id, origin, reasons)"
        " VALUES (?, 'upcoming', 0, 1, ?, 'user', '[]')",
        (owner, tracks[0]),
    )
    database.execute(
        "INSERT INTO taste_answer (listener_id, comparison, detail, choice, is_swapped, start_id,"
        " answered_at_ms) VALUES (?, 'sound', ?, 'first', 0, ?, ?)",
        (owner, word, tracks[0], NOW_MS),
    )

    database.execute(
        "INSERT INTO resume_position (listener_id, track_id, position_ms, at_ms) VALUES (?, ?, 90000, ?)",
        (owner, tracks[1], NOW_MS),
    )


def _cards(database: Database, word: str, tracks: Sequence[TrackId]) -> None:
    owner = database.owner_id
    page = database.execute(
        "INSERT INTO card_page (listener_id, day, made_at_ms, diversity, newness, turn, tracks, analysed)"
        " VALUES (?, '2026-01-01', ?, 50, 50, 0, 6, 6)",
        (owner, NOW_MS),
    ).lastrowid
    card = database.execute(
        "INSERT INTO card (page_id, key, position, kind, title, why, subject)"
        " VALUES (?, 'rediscover', 0, 'rediscover', ?, 'Because.', '')",
        (page, f"Card {word}"),
    ).lastrowid
    database.execute(
        "INSERT INTO card_track (card_id, position, track_id, why) VALUES (?, 0, ?, 'So.')", (card, tracks[0])
    )
    database.execute(
        "INSERT INTO card_opinion (listener_id, day, key, kind, subject, opinion, at_ms)"
        " VALUES (?, '2026-01-01', 'rediscover', 'rediscover', ?, 1, ?)",
        (owner, word, NOW_MS),
    )


def _letters(database: Database, word: str, tracks: Sequence[TrackId]) -> None:
    owner = database.owner_id
    database.execute(
        "INSERT INTO letter (listener_id, week, made_at_ms, subject, content, message_key, state)"
        " VALUES (?, '2026-01-05', ?, ?, '{}', ?, 'kept')",
        (owner, NOW_MS, f"Letter {word}", f"message-{word}"),
    )
    database.execute(
        "INSERT INTO letter_link (key, listener_id, track_id, is_album) VALUES (?, ?, ?, 0)",
        (f"link-{word}", owner, tracks[0]),
    )
    database.execute(
        "INSERT INTO search_note (listener_id, at_ms, text) VALUES (?, ?, ?)", (owner, NOW_MS, word)
    )


def _imports(database: Database, word: str, tracks: Sequence[TrackId]) -> None:
    """An import of one play that is known, one that waits, a count, and what it changed elsewhere."""
    owner = database.owner_id
    batch = database.execute(
        "INSERT INTO import_batch (listener_id, source, title, file_name, imported_at_ms, is_done,"
        " process_id) VALUES (?, 'spotify', 'Spotify', ?, ?, 1, 1)",
        (owner, f"{word}.zip", NOW_MS),
    ).lastrowid
    for number, track_id in enumerate((tracks[0], None)):
        row = database.execute(
            "INSERT INTO imported_track (listener_id, source, key, track_id, title, artist, album,"
            " album_artist, isrc, recording_id, location, outcome, reason)"
            " VALUES (?, 'spotify', ?, ?, ?, 'Somebody', '', '', '', '', x'', 'same', 'names')",
            (owner, f"{word} {number}".encode(), track_id, f"Elsewhere {word} {number}"),
        ).lastrowid
        database.execute(
            "INSERT INTO imported_play (imported_track_id, started_at_ms, batch_id, told_play, precision_ms,"
            " is_play, is_skip, is_double) VALUES (?, ?, ?, 1, 1000, 1, 0, 0)",
            (row, NOW_MS - 900_000_000, batch),
        )
        database.execute(
            "INSERT INTO imported_item (batch_id, imported_track_id, item_key, play_count, undated_plays)"
            " VALUES (?, ?, ?, 5, 0)",
            (batch, row, f"item {word} {number}".encode()),
        )
    database.execute(
        "INSERT INTO imported_use (listener_id, track_id, plays, skips) VALUES (?, ?, 5, 0)",
        (owner, tracks[0]),
    )
    database.execute(
        "INSERT INTO import_change (batch_id, kind, track_id, before, after) VALUES (?, 'rating', ?, ?, '7')",
        (batch, tracks[0], word),
    )
    database.execute(
        "INSERT INTO match_correction (listener_id, key, track_id) VALUES (?, ?, ?)",
        (owner, f"correction {word}", tracks[1]),
    )
    database.execute(
        "INSERT INTO current_listen (process_id, listener_id, track_id, started_at_ms, listened_ms, origin,"
        " session_id) VALUES (?, ?, ?, ?, 0, 'user', 1)",
        (10_000_000 + owner, owner, tracks[0], NOW_MS),
    )
