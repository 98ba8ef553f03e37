"""What was met in a source that could be read, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

SKIPPED: Final = frozenset(
    (
        *("advertisement", "audiobook", "broken-line", "comment", "cut-off", "double", "no-file", "no-names"),
        *("not-a-play", "not-a-track", "not-heard", "not-music", "now-playing", "podcast", "private"),
        *("radio", "removed", "smart-playlist", "title-is-address", "too-many-entries", "unreadable"),
        *("untagged", "video"),
    )
)
"""Reasons by which something is left out."""
REMARKS: Final = frozenset(
    (
        *("computed-rating", "conflicting-ratings", "count-of-lastfm", "doubtful-date", "export-not-needed"),
        *("guessed-columns", "guessed-encoding", "guessed-scale", "no-artist", "older-version"),
        *("smart-as-plain", "video-without-name"),
    )
)
"""Reasons by which nothing is left out, or nothing that is not there in another form."""


@dataclass(slots=True)
class Notes:
    """Counts by reason; ``ui/kit/wording/imports.py`` has a sentence for each reason."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, reason: str, count: int = 1) -> None:
        """Count what was left out or guessed."""
        if count:
            self.counts[reason] += count
