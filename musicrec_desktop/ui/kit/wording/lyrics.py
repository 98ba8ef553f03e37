"""Words about lyrics."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.lyrics import PART, Lyrics, LyricsPlace, LyricsProblem, TrackLyrics

NO_LYRICS: Final = "No lyrics"
WHERE_LYRICS_GO: Final = (
    "Put a file called “{name}.lrc” (with times) or “{name}.txt” beside the music, or lyrics into its tags."
)
LOOKING: Final = "Looking for lyrics…"
VOICES: Final = {"F": "She", "M": "He", "D": "Both"}
"""As karaoke files mark who sings."""
_LANGUAGES: Final = {
    "eng": "English", "en": "English", "deu": "German", "ger": "German", "de": "German", "fra": "French",
    "fre": "French", "fr": "French", "spa": "Spanish", "es": "Spanish", "ita": "Italian", "it": "Italian",
    "por": "Portuguese", "pt": "Portuguese", "jpn": "Japanese", "ja": "Japanese", "kor": "Korean",
    "ko": "Korean", "zho": "Chinese", "chi": "Chinese", "zh": "Chinese", "rus": "Russian", "ru": "Russian",
    "nld": "Dutch", "dut": "Dutch", "nl": "Dutch", "swe": "Swedish", "sv": "Swedish", "pol": "Polish",
    "pl": "Polish", "tur": "Turkish", "tr": "Turkish",
}  # fmt: skip
_PROBLEMS: Final = {
    "too-large": "is larger than 1 MB, so it is not read",
    "too-long": "has more lines than any song, so it is not shown",
    "not-text": "is not text",
    "empty": "is empty",
    "damaged": "is damaged",
    "unreadable": "cannot be read. Check its permissions",
    "gone": "is gone",
    PART: "is cut into tracks by a cue sheet. Lyrics are of the whole file, so they are not shown",
    "reading-hangs": "takes too long to read",
}


def source_words(lyrics: Lyrics) -> str:
    """Where some lyrics come from: ``"Song.lrc · with times"``, ``"In the tags (USLT) · English"``."""
    is_file = lyrics.place is LyricsPlace.FILE
    kinds = "word by word" if lyrics.has_words else "with times" if lyrics.is_synced else ""
    language = _LANGUAGES.get(lyrics.language.lower(), lyrics.language)
    place = lyrics.name if is_file else f"In the tags ({lyrics.name})"
    return " · ".join(filter(None, (place, kinds, language)))


def problem_sentence(problem: LyricsProblem) -> str:
    """Why a file of lyrics is not shown."""
    reason = _PROBLEMS.get(problem.reason, "cannot be read")
    return f"“{problem.name}” {reason}."


def shift_words(shift_ms: int) -> str:
    """How lyrics are moved: ``"0.25 s later"``; empty where they are as written."""
    if not shift_ms:
        return ""
    return f"{abs(shift_ms) / 1000:g} s {'later' if shift_ms > 0 else 'earlier'}"


def empty_lyrics_text(name: str, lyrics: TrackLyrics) -> str:
    """What to do about a track without lyrics.

    Args:
        name: of its file, without the extension.
        lyrics: what was found.
    """
    told = [problem_sentence(problem) for problem in lyrics.problems]
    if any(problem.reason == PART for problem in lyrics.problems):
        return "\n".join(told)
    return "\n".join([*told, WHERE_LYRICS_GO.format(name=name)])


def stamp(at_ms: int) -> str:
    """A moment as LRC writes it: ``[01:02.50]``."""
    minutes, rest_ms = divmod(at_ms, 60_000)
    return f"[{minutes:02}:{rest_ms // 1000:02}.{rest_ms % 1000 // 10:02}]"
