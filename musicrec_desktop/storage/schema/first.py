"""The first schema.

Paths are bytes, because a file name need not be UTF-8. ``sort_*`` columns hold folded text, so that an index
gives the order of lists. The duration of a track is the decoded one, where there is one, because headers may
be wrong. Listens and feedback belong to a listener; each connection has views of them
(``storage/listener.py``).
"""

from __future__ import annotations

from typing import Final

_TABLES = (
    """CREATE TABLE folder (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        last_scan_ms INTEGER,
        problem TEXT NOT NULL DEFAULT '',
        is_removed INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE track (
        id INTEGER PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES folder (id),
        relative_path BLOB NOT NULL,
        album_directory BLOB NOT NULL,
        file_name TEXT NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        title TEXT NOT NULL,
        artist_text TEXT NOT NULL,
        album TEXT NOT NULL,
        album_artist_text TEXT NOT NULL,
        genre_text TEXT NOT NULL,
        sort_title TEXT NOT NULL,
        sort_artist TEXT NOT NULL,
        sort_album TEXT NOT NULL,
        sort_genre TEXT NOT NULL,
        track_number INTEGER,
        disc_number INTEGER,
        year INTEGER,
        header_duration_ms INTEGER,
        decoded_duration_ms INTEGER,
        duration_ms INTEGER GENERATED ALWAYS AS (coalesce(decoded_duration_ms, header_duration_ms)) VIRTUAL,
        track_gain_db REAL,
        track_peak REAL,
        album_gain_db REAL,
        album_peak REAL,
        cover TEXT NOT NULL,
        codec TEXT NOT NULL,
        bitrate_kbps INTEGER,
        sample_rate_hz INTEGER,
        channels INTEGER,
        is_explicit INTEGER NOT NULL,
        audio_id BLOB,
        added_at_ms INTEGER NOT NULL,
        missing_since_ms INTEGER,
        UNIQUE (folder_id, relative_path)
    ) STRICT""",
    """CREATE TABLE track_value (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('artist', 'album_artist', 'genre')),
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (track_id, kind, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE features (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        vector BLOB NOT NULL,
        descriptors TEXT NOT NULL,
        analysed_at_ms INTEGER NOT NULL,
        PRIMARY KEY (track_id, version)
    ) STRICT""",
    """CREATE TABLE excerpt_reservoir (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        sort_key INTEGER NOT NULL,
        vectors BLOB NOT NULL,
        PRIMARY KEY (track_id, version)
    ) STRICT""",
    """CREATE TABLE analysis_failure (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        reason TEXT NOT NULL,
        failed_at_ms INTEGER NOT NULL,
        PRIMARY KEY (track_id, version)
    ) STRICT""",
    """CREATE TABLE seek_picture (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
        loudness BLOB NOT NULL,
        brightness BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE loudness (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        integrated_lufs REAL NOT NULL,
        true_peak REAL NOT NULL,
        range_lu REAL NOT NULL,
        blocks BLOB NOT NULL,
        measured_at_ms INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE album_loudness (
        album TEXT NOT NULL,
        album_artist_text TEXT NOT NULL,
        integrated_lufs REAL NOT NULL,
        true_peak REAL NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (album, album_artist_text)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE listener (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """CREATE TABLE listen (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id),
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        started_at_ms INTEGER NOT NULL,
        listened_ms INTEGER NOT NULL,
        duration_ms INTEGER,
        reason TEXT NOT NULL,
        origin TEXT NOT NULL,
        session_id INTEGER NOT NULL,
        is_play INTEGER NOT NULL,
        is_early_skip INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE current_listen (
        process_id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id),
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        started_at_ms INTEGER NOT NULL,
        listened_ms INTEGER NOT NULL,
        duration_ms INTEGER,
        origin TEXT NOT NULL,
        session_id INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE feedback (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id),
        track_id INTEGER REFERENCES track (id) ON DELETE CASCADE,
        artist TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        takes_back INTEGER REFERENCES feedback (id) ON DELETE CASCADE,
        CHECK ((track_id IS NULL) <> (artist = ''))
    ) STRICT""",
    """CREATE TABLE scrobble_account (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id),
        kind TEXT NOT NULL CHECK (kind IN ('listenbrainz', 'lastfm')),
        url TEXT NOT NULL,
        user TEXT NOT NULL,
        secret_name TEXT NOT NULL UNIQUE,
        token_place TEXT NOT NULL CHECK (token_place IN ('keyring', 'file')),
        is_paused INTEGER NOT NULL DEFAULT 0,
        problem TEXT NOT NULL DEFAULT '',
        failures INTEGER NOT NULL DEFAULT 0,
        retry_at_ms INTEGER NOT NULL DEFAULT 0,
        last_sent_ms INTEGER,
        seen_listen_id INTEGER NOT NULL,
        UNIQUE (listener_id, kind, url, user)
    ) STRICT""",
    """CREATE TABLE scrobble (
        id INTEGER PRIMARY KEY,
        account_id INTEGER NOT NULL REFERENCES scrobble_account (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('listen', 'love', 'unlove')),
        listen_id INTEGER REFERENCES listen (id) ON DELETE SET NULL,
        artist TEXT NOT NULL,
        title TEXT NOT NULL,
        album TEXT NOT NULL,
        album_artist TEXT NOT NULL,
        track_number INTEGER,
        duration_ms INTEGER,
        at_ms INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'refused')),
        attempts INTEGER NOT NULL DEFAULT 0,
        breaks INTEGER NOT NULL DEFAULT 0,
        claimed_until_ms INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT '',
        UNIQUE (account_id, listen_id)
    ) STRICT""",
    """CREATE TABLE queue_entry (
        part TEXT NOT NULL CHECK (part IN ('played', 'current', 'upcoming')),
        position INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        origin TEXT NOT NULL,
        reasons TEXT NOT NULL,
        PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

_SEARCH = (
    """CREATE VIRTUAL TABLE track_search USING fts5 (
        title, artist_text, album, album_artist_text, genre_text, file_name,
        content = 'track', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )""",
    """CREATE TRIGGER track_search_insert AFTER INSERT ON track BEGIN
        INSERT INTO track_search
            (rowid, title, artist_text, album, album_artist_text, genre_text, file_name)
        VALUES
            (new.id, new.title, new.artist_text, new.album, new.album_artist_text, new.genre_text,
             new.file_name);
    END""",
    """CREATE TRIGGER track_search_delete AFTER DELETE ON track BEGIN
        INSERT INTO track_search
            (track_search, rowid, title, artist_text, album, album_artist_text, genre_text, file_name)
        VALUES
            ('delete', old.id, old.title, old.artist_text, old.album, old.album_artist_text,
             old.genre_text, old.file_name);
    END""",
    """CREATE TRIGGER track_search_update
        AFTER UPDATE OF title, artist_text, album, album_artist_text, genre_text, file_name ON track BEGIN
        INSERT INTO track_search
            (track_search, rowid, title, artist_text, album, album_artist_text, genre_text, file_name)
        VALUES
            ('delete', old.id, old.title, old.artist_text, old.album, old.album_artist_text,
             old.genre_text, old.file_name);
        INSERT INTO track_search
            (rowid, title, artist_text, album, album_artist_text, genre_text, file_name)
        VALUES
            (new.id, new.title, new.artist_text, new.album, new.album_artist_text, new.genre_text,
             new.file_name);
    END""",
)

_INDEXES = (
    """CREATE INDEX track_by_artist ON track
        (sort_artist, sort_album, disc_number, track_number, sort_title, id, missing_since_ms)""",
    """CREATE INDEX track_by_album ON track
        (sort_album, disc_number, track_number, sort_title, id, missing_since_ms)""",
    "CREATE INDEX track_by_title ON track (sort_title, id, missing_since_ms)",
    "CREATE INDEX track_by_album_artist ON track (album, album_artist_text)",
    "CREATE INDEX track_by_directory ON track (folder_id, album_directory)",
    "CREATE INDEX track_missing ON track (missing_since_ms) WHERE missing_since_ms IS NOT NULL",
    "CREATE INDEX track_by_audio ON track (audio_id) WHERE audio_id IS NOT NULL",
    "CREATE INDEX track_value_by_value ON track_value (kind, value, track_id)",
    "CREATE INDEX features_by_version ON features (version, track_id, size, mtime_ns)",
    "CREATE INDEX reservoir_by_key ON excerpt_reservoir (version, sort_key)",
    """CREATE INDEX listen_by_listener ON listen
        (listener_id, track_id, started_at_ms, is_play, is_early_skip)""",
    "CREATE INDEX listen_by_track ON listen (track_id)",
    "CREATE INDEX listen_by_time ON listen (listener_id, started_at_ms)",
    "CREATE INDEX listen_by_session ON listen (listener_id, session_id)",
    """CREATE INDEX scrobble_waiting ON scrobble (account_id, attempts, id) WHERE state = 'pending'""",
    "CREATE INDEX scrobble_refused ON scrobble (account_id, id) WHERE state = 'refused'",
    "CREATE INDEX scrobble_by_listen ON scrobble (listen_id)",
    "CREATE INDEX feedback_by_track ON feedback (track_id, listener_id)",
    "CREATE INDEX feedback_by_kind ON feedback (listener_id, kind, track_id, takes_back)",
    "CREATE INDEX feedback_by_listener ON feedback (listener_id)",
    "CREATE UNIQUE INDEX feedback_taken_back ON feedback (takes_back) WHERE takes_back IS NOT NULL",
)

_FIRST_ROWS = ("INSERT INTO listener (name) VALUES ('')",)

FIRST_SCHEMA_STATEMENTS: Final = _TABLES + _SEARCH + _INDEXES + _FIRST_ROWS
