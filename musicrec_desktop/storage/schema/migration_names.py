"""The names of all migrations, oldest first; append only.

They stand apart from the migrations, because loading ``sqlite_utils`` costs a third of a start.
"""

from __future__ import annotations

from typing import Final

MIGRATION_TABLE: Final = "_sqlite_migrations"
"""Where ``sqlite_utils`` notes what was applied."""

FIRST_SCHEMA: Final = "0001_first_schema"
FILES: Final = "0002_files"
NAMES: Final = "0003_names"
TAGS: Final = "0004_tags"
FIELDS: Final = "0005_fields"
PLAYLISTS: Final = "0006_playlists"
QUERY: Final = "0007_query"
FOLLOWED: Final = "0008_followed"
FIGURES: Final = "0009_figures"
REFUSALS: Final = "0010_refusals"
COVERS: Final = "0011_covers"
STATISTICS: Final = "0012_feature_statistics"
TASTE_TESTS: Final = "0013_taste_tests"
IMPORTS: Final = "0014_imports"
PROFILES: Final = "0015_profiles"
CARDS: Final = "0016_cards"
LETTERS: Final = "0017_letters"
MUSIC_MAP: Final = "0018_music_map"
LISTEN_REASONS: Final = "0019_listen_reasons"
GENRES: Final = "0020_genres"
WAITING: Final = "0021_waiting"
GENRE_CHANGES: Final = "0024_genre_changes"
PACKING: Final = "0025_packing"
TAG_EDITS: Final = "0026_tag_edits"
GENRE_WORDS: Final = "0027_genre_words"
LYRICS: Final = "0028_lyrics"
PARTS: Final = "0030_parts"
COPIES: Final = "0031_copies"
SPOKEN: Final = "0032_spoken"
CLASSICAL: Final = "0033_classical"
ALBUM_NAMES: Final = "0034_album_names"

MIGRATION_NAMES: Final = (
    *(FIRST_SCHEMA, FILES, NAMES, TAGS, FIELDS, PLAYLISTS, QUERY, FOLLOWED, FIGURES, REFUSALS),
    COVERS,
    STATISTICS,
    TASTE_TESTS,
    IMPORTS,
    PROFILES,
    CARDS,
    LETTERS,
    MUSIC_MAP,
    LISTEN_REASONS,
    GENRES,
    WAITING,
    GENRE_CHANGES,
    PACKING,
    TAG_EDITS,
    GENRE_WORDS,
    LYRICS,
    PARTS,
    COPIES,
    SPOKEN,
    CLASSICAL,
    ALBUM_NAMES,
)
