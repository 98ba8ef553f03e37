"""The document of ``musicrec spoken``."""

from __future__ import annotations

from musicrec_desktop.model.spoken import SpokenRules


def rules_document(rules: SpokenRules, tracks: int, changed: int) -> dict[str, object]:
    """What is kept out of the music.

    Args:
        rules: folders and genres.
        tracks: how many present tracks are spoken.
        changed: how many tracks changed sides just now.
    """
    return {
        "folders": list(rules.folders),
        "genres": list(rules.genres),
        "tracks": tracks,
        "changed": changed,
    }
