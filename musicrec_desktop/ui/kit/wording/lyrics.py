"""Words about lyrics."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.lyrics import PART, Lyrics, LyricsPlace, LyricsProblem, TrackLyrics

NO_LYRICS: Final = tr("No lyrics")
WHERE_LYRICS_GO: Final = tr(
    "Put a file called “{name}.lrc” (with times) or “{name}.txt” beside the music, or lyrics into its tags."
)
LOOKING: Final = tr("Looking for lyrics…")
VOICES: Final = {"F": tr("She"), "M": tr("He"), "D": tr("Both")}
"""As karaoke files mark who sings."""
_LANGUAGES: Final = {
    "eng": tr("English"),
    "en": tr("English"),
    "deu": tr("German"),
    "ger": tr("German"),
    "de": tr("German"),
    "fra": tr("French"),
    "fre": tr("French"),
    "fr": tr("French"),
    "spa": tr("Spanish"),
    "es": tr("Spanish"),
    "ita": tr("Italian"),
    "it": tr("Italian"),
    "por": tr("Portuguese"),
    "pt": tr("Portuguese"),
    "jpn": tr("Japanese"),
    "ja": tr("Japanese"),
    "kor": tr("Korean"),
    "ko": tr("Korean"),
    "zho": tr("Chinese"),
    "chi": tr("Chinese"),
    "zh": tr("Chinese"),
    "rus": tr("Russian"),
    "ru": tr("Russian"),
    "nld": tr("Dutch"),
    "dut": tr("Dutch"),
    "nl": tr("Dutch"),
    "swe": tr("Swedish"),
    "sv": tr("Swedish"),
    "pol": tr("Polish"),
    "pl": tr("Polish"),
    "tur": tr("Turkish"),
    "tr": tr("Turkish"),
}
_PROBLEMS: Final = {
    "too-large": tr("is larger than 1 MB, so it is not read"),
    "too-long": tr("has more lines than any song, so it is not shown"),
    "not-text": tr("is not text"),
    "empty": tr("is empty"),
    "damaged": tr("is damaged"),
    "unreadable": tr("cannot be read. Check its permissions"),
    "gone": tr("is gone"),
    PART: tr("is cut into tracks by a cue sheet. Lyrics are of the whole file, so they are not shown"),
    "reading-hangs": tr("takes too long to read"),
}


def source_words(lyrics: Lyrics) -> str:
    """Where some lyrics come from: ``"Song.lrc · with times"``, ``"In the tags (USLT) · English"``."""
    is_file = lyrics.place is LyricsPlace.FILE
    kinds = tr("word by word") if lyrics.has_words else tr("with times") if lyrics.is_synced else ""
    language = _LANGUAGES.get(lyrics.language.lower(), lyrics.language)
    place = lyrics.name if is_file else tr("In the tags ({name})", name=lyrics.name)
    return " · ".join(filter(None, (place, kinds, language)))


def problem_sentence(problem: LyricsProblem) -> str:
    """Why a file of lyrics is not shown."""
    reason = _PROBLEMS.get(problem.reason, tr("cannot be read"))
    return f"“{problem.name}” {reason}."


def shift_words(shift_ms: int) -> str:
    """How lyrics are moved: ``"0.25 s later"``; empty where they are as written."""
    if not shift_ms:
        return ""
    seconds = number_text(abs(shift_ms) / 1000, "g")
    return (
        tr("{seconds} s later", seconds=seconds)
        if shift_ms > 0
        else tr("{seconds} s earlier", seconds=seconds)
    )


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
