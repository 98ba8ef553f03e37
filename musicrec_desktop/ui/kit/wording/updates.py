"""What is done while a library of an earlier version is brought up to date."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.library_update import BACKUP_STEP, CHECK_STEP, UpdateStep

UPDATE_TITLE: Final = "Bringing your library up to date…"
UPDATE_HINT: Final = "This happens once after an update. A large library takes a while."
STEP_WORDS: Final = {
    BACKUP_STEP: "Keeping a copy of it as it is",
    "0002_files": "Noting files that could not be read",
    "0003_names": "Making names findable in every spelling",
    "0004_tags": "Noting when files changed",
    "0005_fields": "Making room for composers, labels and lyrics",
    "0006_playlists": "Making room for playlists and ratings",
    "0007_query": "Counting plays and likes for searches",
    "0008_followed": "Making room for playlists that follow files",
    "0009_figures": "Making searches quicker",
    "0010_refusals": "Making room for refused suggestions",
    "0011_covers": "Making room for how covers look",
    "0012_feature_statistics": "Making room for audio features",
    "0013_taste_tests": "Making room for taste tests",
    "0014_imports": "Making room for what other players know",
    "0015_profiles": "Making room for profiles",
    "0016_cards": "Making room for the cards of each day",
    "0017_letters": "Making room for weekly letters",
    "0018_music_map": "Making room for the music map",
    "0019_listen_reasons": "Making room for the reasons of what was played",
    "0020_genres": "Making room for suggested genres",
    "0021_waiting": "Noting which tracks wait for analysis",
    "0024_genre_changes": "Counting changes of genres",
    "0025_packing": "Making room for what makes the library smaller",
    "0026_tag_edits": "Making room for edits of tags that can be undone",
    "0027_genre_words": "Making room for words of genres",
    "0028_lyrics": "Making room for lyrics beside the music",
    "0030_parts": "Making room for the tracks of cue sheets",
    "0031_copies": "Making room for copies and versions",
    "0032_spoken": "Finding podcasts and audiobooks",
    "0033_classical": "Making room for works and movements",
    "0034_album_names": "Arranging the list of albums",
    CHECK_STEP: "Checking that all of it is there",
}
"""By the name of the step; those that follow the first schema."""


def update_step_text(step: UpdateStep) -> str:
    """What is done, and how much of the way it is."""
    words = STEP_WORDS.get(step.name, "Making room for what is new")
    return f"Step {step.number} of {step.count}: {words[0].lower()}{words[1:]}"
