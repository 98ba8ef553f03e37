"""The migrations; append only, never edited once released."""

from __future__ import annotations

import contextlib
import functools
import sqlite3

import sqlite_utils
from sqlite_utils import Migrations

from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.storage.schema.album_names import ALBUM_NAME_STATEMENTS
from musicrec_desktop.storage.schema.cards import CARD_STATEMENTS
from musicrec_desktop.storage.schema.classical import make_room_for_works
from musicrec_desktop.storage.schema.copies import COPY_STATEMENTS
from musicrec_desktop.storage.schema.covers import COVER_STATEMENTS
from musicrec_desktop.storage.schema.feature_packing import PACKING_STATEMENTS
from musicrec_desktop.storage.schema.fields import make_room_for_fields
from musicrec_desktop.storage.schema.first import FIRST_SCHEMA_STATEMENTS
from musicrec_desktop.storage.schema.genre_words import GENRE_WORD_STATEMENTS
from musicrec_desktop.storage.schema.genres import GENRE_CHANGE_STATEMENTS, GENRE_STATEMENTS
from musicrec_desktop.storage.schema.imports import make_room_for_imports
from musicrec_desktop.storage.schema.letters import LETTER_STATEMENTS
from musicrec_desktop.storage.schema.lyrics import LYRICS_STATEMENTS
from musicrec_desktop.storage.schema.migration_names import (
    ALBUM_NAMES,
    CARDS,
    CLASSICAL,
    COPIES,
    COVERS,
    FIELDS,
    FIGURES,
    FILES,
    FIRST_SCHEMA,
    FOLLOWED,
    GENRE_CHANGES,
    GENRE_WORDS,
    GENRES,
    IMPORTS,
    LETTERS,
    LISTEN_REASONS,
    LYRICS,
    MUSIC_MAP,
    NAMES,
    PACKING,
    PARTS,
    PLAYLISTS,
    PROFILES,
    QUERY,
    REFUSALS,
    SPOKEN,
    STATISTICS,
    TAG_EDITS,
    TAGS,
    TASTE_TESTS,
    WAITING,
)
from musicrec_desktop.storage.schema.music_map import MUSIC_MAP_STATEMENTS
from musicrec_desktop.storage.schema.names import bring_names_up_to_date
from musicrec_desktop.storage.schema.parts import make_room_for_parts
from musicrec_desktop.storage.schema.playlists import (
    FOLLOWED_FILE,
    PLAYLIST_STATEMENTS,
    REFUSED_BY_TRACK,
    REFUSED_SUGGESTION,
)
from musicrec_desktop.storage.schema.profiles import make_room_for_profiles
from musicrec_desktop.storage.schema.query import FIGURES_INDEX, keep_figures
from musicrec_desktop.storage.schema.spoken import FIRST_GENRES, SPOKEN_STATEMENTS
from musicrec_desktop.storage.schema.tag_edits import TAG_EDIT_STATEMENTS
from musicrec_desktop.storage.schema.taste_tests import TASTE_TEST_STATEMENTS
from musicrec_desktop.storage.schema.waiting import WAITING_STATEMENTS

migrations = Migrations("musicrec_desktop")


@migrations(name=FIRST_SCHEMA)
def first_schema(db: sqlite_utils.Database) -> None:
    """Folders, tracks, features, listens, feedback, the queue, settings."""
    for statement in FIRST_SCHEMA_STATEMENTS:
        db.execute(statement)


@migrations(name=FILES)
def files(db: sqlite_utils.Database) -> None:
    """Files that could not be read, and lengths that are estimates."""
    db.execute(
        """CREATE TABLE unread_file (
            folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
            relative_path BLOB NOT NULL,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (folder_id, relative_path)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("ALTER TABLE track ADD COLUMN is_estimated_header INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "ALTER TABLE track ADD COLUMN is_estimated_length INTEGER GENERATED ALWAYS AS"
        " (is_estimated_header AND decoded_duration_ms IS NULL) VIRTUAL"
    )
    # The length that rules and sums may use; an estimate is none.
    db.execute(
        "ALTER TABLE track ADD COLUMN measured_ms INTEGER GENERATED ALWAYS AS"
        " (CASE WHEN is_estimated_length THEN NULL ELSE duration_ms END) VIRTUAL"
    )
    # Earlier versions believed decoded lengths that no file of that size can hold.
    db.execute(
        "UPDATE track SET decoded_duration_ms = NULL WHERE decoded_duration_ms > 60000"
        " AND size * 1000 < decoded_duration_ms * 8"
    )


@migrations(name=NAMES)
def names(db: sqlite_utils.Database) -> None:
    """Keys of names, sort names, ids of MusicBrainz, and a search index of words that Python folds."""
    bring_names_up_to_date(db.conn)


@migrations(name=TAGS)
def tags(db: sqlite_utils.Database) -> None:
    """The time of the inode, positions as tagged, files that were added by name, and what scans leave out."""
    for statement in (
        # 0 is unknown: the next scan notes the time, and reads no file again because of it.
        "ALTER TABLE track ADD COLUMN ctime_ns INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE track ADD COLUMN position_text TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE track ADD COLUMN is_named INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE folder ADD COLUMN left_out TEXT NOT NULL DEFAULT ''",
    ):
        db.execute(statement)


@migrations(name=FIELDS)
def fields(db: sqlite_utils.Database) -> None:
    """Composers, labels, full dates, lyrics and more tags, and their words in the search index."""
    make_room_for_fields(db.conn)


@migrations(name=PLAYLISTS)
def playlists(db: sqlite_utils.Database) -> None:
    """Playlists, their folders and entries, and ratings."""
    for statement in PLAYLIST_STATEMENTS:
        db.execute(statement)


@migrations(name=QUERY)
def query(db: sqlite_utils.Database) -> None:
    """Figures of each track that queries need: what was done with it, what was heard in it."""
    keep_figures(db.conn)


@migrations(name=FOLLOWED)
def followed(db: sqlite_utils.Database) -> None:
    """Playlists that follow their files."""
    db.execute(FOLLOWED_FILE)


@migrations(name=FIGURES)
def figures(db: sqlite_utils.Database) -> None:
    """An index of the figures of files, so that a query on them does not read all their names."""
    db.execute(FIGURES_INDEX)


@migrations(name=REFUSALS)
def refusals(db: sqlite_utils.Database) -> None:
    """Tracks that are not suggested for a playlist any more."""
    db.execute(REFUSED_SUGGESTION)
    db.execute(REFUSED_BY_TRACK)


@migrations(name=COVERS)
def covers(db: sqlite_utils.Database) -> None:
    """Pictures by their content, how they look, and which track has which."""
    for statement in COVER_STATEMENTS:
        db.execute(statement)


@migrations(name=STATISTICS)
def statistics(db: sqlite_utils.Database) -> None:
    """Librosa's features of each track as statistics, for one state of its file, or why there are none."""
    db.execute(
        """CREATE TABLE feature_statistics (
            track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            failure TEXT NOT NULL DEFAULT '',
            numbers BLOB,
            computed_at_ms INTEGER NOT NULL
        ) STRICT"""
    )


@migrations(name=TASTE_TESTS)
def taste_tests(db: sqlite_utils.Database) -> None:
    """What was preferred in blind taste tests."""
    for statement in TASTE_TEST_STATEMENTS:
        db.execute(statement)


@migrations(name=IMPORTS)
def imports(db: sqlite_utils.Database) -> None:
    """What other players and services told of the listener's history."""
    make_room_for_imports(db.conn)


@migrations(name=PROFILES)
def profiles(db: sqlite_utils.Database) -> None:
    """Profiles, and settings, state and the queue of each."""
    make_room_for_profiles(db.conn)


@migrations(name=CARDS)
def cards(db: sqlite_utils.Database) -> None:
    """The cards of the days, and what was said about them."""
    for statement in CARD_STATEMENTS:
        db.execute(statement)


@migrations(name=LETTERS)
def letters(db: sqlite_utils.Database) -> None:
    """Weekly letters, what their links mean, and when was searched for what."""
    for statement in LETTER_STATEMENTS:
        db.execute(statement)


@migrations(name=MUSIC_MAP)
def music_map(db: sqlite_utils.Database) -> None:
    """Where tracks lie on the music map, their clusters, and the regions that listeners drew."""
    for statement in MUSIC_MAP_STATEMENTS:
        db.execute(statement)


@migrations(name=LISTEN_REASONS)
def listen_reasons(db: sqlite_utils.Database) -> None:
    """Why the automatic queue played a track; listens until now have no reason."""
    for table in ("listen", "current_listen"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN reason_kind TEXT NOT NULL DEFAULT ''")
        db.execute(f"ALTER TABLE {table} ADD COLUMN is_discovery INTEGER NOT NULL DEFAULT 0")
    # Sums over a span of time, and over reasons, read these indexes alone.
    db.execute("DROP INDEX listen_by_time")
    db.execute("CREATE INDEX listen_by_time ON listen (listener_id, started_at_ms, is_play, listened_ms)")
    db.execute(
        "CREATE INDEX listen_by_reason ON listen (listener_id, reason_kind, started_at_ms, is_play,"
        " is_early_skip, is_discovery, reason) WHERE origin = 'auto'"
    )


@migrations(name=GENRES)
def genres(db: sqlite_utils.Database) -> None:
    """Genres that are suggested for tracks without one, and what was said to them."""
    for statement in GENRE_STATEMENTS:
        db.execute(statement)


@migrations(name=WAITING)
def waiting(db: sqlite_utils.Database) -> None:
    """Which tracks may wait for analysis, so that nobody looks through the library for them."""
    for statement in WAITING_STATEMENTS:
        db.execute(statement)


@migrations(name=GENRE_CHANGES)
def genre_changes(db: sqlite_utils.Database) -> None:
    """How much has changed since it was looked at whether genres are to be learnt."""
    for statement in GENRE_CHANGE_STATEMENTS:
        db.execute(statement)


@migrations(name=PACKING)
def packing(db: sqlite_utils.Database) -> None:
    """How far the feature vectors that were written earlier are packed."""
    for statement in PACKING_STATEMENTS:
        db.execute(statement)


@migrations(name=TAG_EDITS)
def tag_edits(db: sqlite_utils.Database) -> None:
    """What was done to the tags and names of files, so that it can be undone."""
    for statement in TAG_EDIT_STATEMENTS:
        db.execute(statement)


@migrations(name=GENRE_WORDS)
def genre_words(db: sqlite_utils.Database) -> None:
    """What genres are shown as, and what the files say where that is something else."""
    for statement in GENRE_WORD_STATEMENTS:
        db.execute(statement)


@migrations(name=LYRICS)
def lyrics(db: sqlite_utils.Database) -> None:
    """What files of lyrics beside the music say, and how lyrics are shown."""
    for statement in LYRICS_STATEMENTS:
        db.execute(statement)


@migrations(name=PARTS, transactional=False)
def parts(db: sqlite_utils.Database) -> None:
    """Several tracks in one file, and the cue sheets that cut them out."""
    make_room_for_parts(db.conn)


@migrations(name=COPIES)
def copies(db: sqlite_utils.Database) -> None:
    """Copies of recordings as they were found, pairs that are none, and files in the trash."""
    for statement in COPY_STATEMENTS:
        db.execute(statement)


@migrations(name=SPOKEN)
def spoken(db: sqlite_utils.Database) -> None:
    """Which tracks are podcasts and audiobooks, and where each listener was in them."""
    for statement in SPOKEN_STATEMENTS:
        db.execute(statement)
    for word in FIRST_GENRES:
        db.execute("INSERT INTO spoken_genre (key, word) VALUES (?, ?)", (genre_key(word), word))
    db.execute(
        "UPDATE track SET is_spoken = 1 WHERE id IN (SELECT track_id FROM track_value WHERE kind = 'genre'"
        " AND key IN (SELECT key FROM spoken_genre))"
    )


@migrations(name=CLASSICAL)
def classical(db: sqlite_utils.Database) -> None:
    """Works, movements, ensembles and instruments."""
    make_room_for_works(db.conn)


@migrations(name=ALBUM_NAMES)
def album_names(db: sqlite_utils.Database) -> None:
    """An index of all that lists say of albums."""
    for statement in ALBUM_NAME_STATEMENTS:
        db.execute(statement)


def apply(connection: sqlite3.Connection, *, stop_before: str | None = None) -> None:
    """Run pending migrations, each in its own transaction; ``stop_before`` and later ones stay pending."""
    migrations.apply(sqlite_utils.Database(connection), stop_before=stop_before)


def newest() -> sqlite3.Connection:
    """An empty database of the newest schema, in memory and in autocommit mode; the caller closes it.

    The migrations run once in a process: they take a tenth of a second, and a repair needs several of these.
    """
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.deserialize(_newest())
    return made


@functools.cache
def _newest() -> bytes:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        apply(made)
        return made.serialize()
