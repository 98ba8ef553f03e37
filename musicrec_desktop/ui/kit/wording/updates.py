"""What is done while a library of an earlier version is brought up to date."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import in_sentence, tr
from musicrec_desktop.model.library_update import BACKUP_STEP, CHECK_STEP, UpdateStep

UPDATE_TITLE: Final = tr("Bringing your library up to date…")
UPDATE_HINT: Final = tr("This happens once after an update. A large library takes a while.")
STEP_WORDS: Final = {
    BACKUP_STEP: tr("Keeping a copy of it as it is"),
    "0002_files": tr("Noting files that could not be read"),
    "0003_names": tr("Making names findable in every spelling"),
    "0004_tags": tr("Noting when files changed"),
    "0005_fields": tr("Making room for composers, labels and lyrics"),
    "0006_playlists": tr("Making room for playlists and ratings"),
    "0007_query": tr("Counting plays and likes for searches"),
    "0008_followed": tr("Making room for playlists that follow files"),
    "0009_figures": tr("Making searches quicker"),
    "0010_refusals": tr("Making room for refused suggestions"),
    "0011_covers": tr("Making room for how covers look"),
    "0012_feature_statistics": tr("Making room for audio features"),
    "0013_taste_tests": tr("Making room for taste tests"),
    "0014_imports": tr("Making room for what other players know"),
    "0015_profiles": tr("Making room for profiles"),
    "0016_cards": tr("Making room for the cards of each day"),
    "0017_letters": tr("Making room for weekly letters"),
    "0018_music_map": tr("Making room for the music map"),
    "0019_listen_reasons": tr("Making room for the reasons of what was played"),
    "0020_genres": tr("Making room for suggested genres"),
    "0021_waiting": tr("Noting which tracks wait for analysis"),
    "0024_genre_changes": tr("Counting changes of genres"),
    "0025_packing": tr("Making room for what makes the library smaller"),
    "0026_tag_edits": tr("Making room for edits of tags that can be undone"),
    "0027_genre_words": tr("Making room for words of genres"),
    "0028_lyrics": tr("Making room for lyrics beside the music"),
    "0030_parts": tr("Making room for the tracks of cue sheets"),
    "0031_copies": tr("Making room for copies and versions"),
    "0032_spoken": tr("Finding podcasts and audiobooks"),
    "0033_classical": tr("Making room for works and movements"),
    "0034_album_names": tr("Arranging the list of albums"),
    CHECK_STEP: tr("Checking that all of it is there"),
}
"""By the name of the step; those that follow the first schema."""


def update_step_text(step: UpdateStep) -> str:
    """What is done, and how much of the way it is."""
    words = STEP_WORDS.get(step.name, tr("Making room for what is new"))
    return tr(
        "Step {number} of {count}: {words}", number=step.number, count=step.count, words=in_sentence(words)
    )
