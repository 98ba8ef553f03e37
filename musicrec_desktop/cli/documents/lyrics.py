"""Lyrics."""

from __future__ import annotations

from musicrec_desktop.cli.documents.parts import Document
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.lyrics import Lyrics, LyricsLine, TrackLyrics
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.wording.lyrics import problem_sentence


def lyrics_document(track: Track, lyrics: TrackLyrics) -> Document:
    """A track with all lyrics that were found for it, the best first; times are in milliseconds."""
    shown = lyrics.shown
    return {
        "id": track.id,
        "path": display_path(track.path),
        "title": track.tags.title,
        "artist": track.tags.artist_text,
        "shift_ms": lyrics.shift_ms,
        "lyrics": [{"is_shown": one is shown, **_source(one)} for one in lyrics.found],
        "problems": [
            {"name": display_path(problem.name), "reason": problem.reason, "text": problem_sentence(problem)}
            for problem in lyrics.problems
        ],
    }


def _source(lyrics: Lyrics) -> Document:
    return {
        "place": lyrics.place.value,
        "name": display_path(lyrics.name),
        "language": lyrics.language,
        "is_synced": lyrics.is_synced,
        "lines": [_line(line) for line in lyrics.lines],
    }


def _line(line: LyricsLine) -> Document:
    return {
        "start_ms": line.start_ms,
        "end_ms": line.end_ms,
        "text": line.text,
        "voice": line.voice,
        "background": line.background,
        "words": [{"start_ms": word.start_ms, "text": word.text} for word in line.words],
    }
