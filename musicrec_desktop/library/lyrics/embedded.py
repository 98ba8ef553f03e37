"""Lyrics in the tags of a music file, in every field that programs use for them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import mutagen.id3

from musicrec_desktop.library import values
from musicrec_desktop.library.code_pages import OldText
from musicrec_desktop.library.lyrics.lrc import written_words
from musicrec_desktop.library.lyrics.sidecars import text_lines
from musicrec_desktop.library.lyrics.text import old_text, tag_text
from musicrec_desktop.library.opening import OpenedFile
from musicrec_desktop.model.lyrics import Lyrics, LyricsLine, LyricsPlace, LyricsWord

MOST_TEXTS: Final = 16
"""Lyrics that are read of one file."""
LONGEST_TEXT: Final = 1 << 20
_SUNG: Final = frozenset((0, 1, 2))
"""What the entries of a SYLT frame may be: anything, lyrics, a transcription; not chords or trivia."""
_MILLISECONDS: Final = 2
_FRAME_SAMPLES: Final = {(1, 1): 384, (1, 2): 1152, (1, 3): 1152, (2, 1): 384, (2, 2): 1152, (2, 3): 576}
"""By version and layer of MPEG audio."""
_UNKNOWN_LANGUAGES: Final = frozenset(("", "xxx", "und", "\0\0\0"))
_NAMES: Final = {"synced lyrics": "SYNCEDLYRICS", "lyrics": "LYRICS"}


def embedded_lyrics(opened: OpenedFile) -> list[Lyrics]:
    """The lyrics in the tags of a file, none of them twice."""
    found: list[Lyrics] = []
    seen: set[str] = set()
    for tags in opened.tag_sets:
        if isinstance(tags, mutagen.id3.ID3):
            found.extend(_synced_frames(tags, opened.info))
            for frame in tags.getall("USLT")[:MOST_TEXTS]:
                seen.add(str(frame.text))
                found.append(_of_text(_declared(frame), "USLT", frame.lang, frame.desc))
    has_frames = any(lyrics.name.startswith("SYLT") for lyrics in found)
    for field, name in _NAMES.items():
        if field == "synced lyrics" and has_frames:
            continue
        for text in opened.fields.get(field, ())[:MOST_TEXTS]:
            if str(text) not in seen:
                seen.add(str(text))
                found.append(_of_text(old_text(text), name))
    return _distinct(lyrics for lyrics in found if any(line.text for line in lyrics.lines))


def words_of(texts: Iterable[str]) -> str:
    """The words of the values of a field, for lists and the search: without moments, each text once.

    Returns:
        At most ``values.LONGEST_LYRICS`` characters, with a gap between two texts.
    """
    found: dict[str, None] = {}
    for text in itertools.islice(texts, MOST_TEXTS):
        lines = written_words(tag_text(text[: 2 * values.LONGEST_LYRICS]))
        if words := "\n".join(map(values.one_line, lines)).strip():
            found[words] = None
    return "\n\n".join(found)[: values.LONGEST_LYRICS].rstrip()


def _of_text(text: str, name: str, language: str = "", described: str = "") -> Lyrics:
    lines = text_lines(tag_text(text[:LONGEST_TEXT]))
    return Lyrics(lines, LyricsPlace.TAGS, _named(name, described), _known(language))


def _declared(frame: Any) -> str:
    """The text of a frame, in its likeliest code page where it says Latin-1."""
    is_old = frame.encoding == mutagen.id3.Encoding.LATIN1
    return old_text(OldText(frame.text)) if is_old else str(frame.text)


def _named(name: str, described: str) -> str:
    described = " ".join(str(described).split())[:80]
    return f"{name} ({described})" if described else name


def _known(language: str) -> str:
    language = str(language).strip("\0 ").lower()
    return "" if language in _UNKNOWN_LANGUAGES else language


def _synced_frames(tags: mutagen.id3.ID3, info: Any) -> Iterator[Lyrics]:
    for frame in tags.getall("SYLT")[:MOST_TEXTS]:
        unit_ms = 1.0 if frame.format == _MILLISECONDS else _frame_ms(info)
        if frame.type not in _SUNG or unit_ms is None:
            continue
        lines = _lines_of([(_entry_text(text), round(at * unit_ms)) for text, at in frame.text])
        yield Lyrics(lines, LyricsPlace.TAGS, _named("SYLT", frame.desc), _known(frame.lang))


def _entry_text(text: str) -> str:
    """A break at either end tells where a line begins, so it stays."""
    return text if text == "\n" else tag_text(str(text))


def _frame_ms(info: Any) -> float | None:
    """The length of an MPEG frame; None where the file is not MPEG audio."""
    rate_hz = getattr(info, "sample_rate", 0)
    version, layer = getattr(info, "version", 0), getattr(info, "layer", 0)
    samples = _FRAME_SAMPLES.get((1 if version == 1 else 2, layer))
    return samples * 1000 / rate_hz if samples and rate_hz else None


def _lines_of(entries: Sequence[tuple[str, int]]) -> tuple[LyricsLine, ...]:
    """The lines of the entries of a SYLT frame: a line each, or syllables where breaks tell the lines."""
    entries = sorted(entries, key=lambda entry: entry[1])
    if not any("\n" in text.rstrip("\n") or text == "\n" for text, _ in entries):
        return tuple(LyricsLine(text.strip(), at_ms) for text, at_ms in entries)
    lines: list[list[LyricsWord]] = [[]]
    for text, at_ms in entries:
        if text.startswith("\n") and lines[-1]:
            lines.append([])
        if shown := text.strip("\n"):
            lines[-1].append(LyricsWord(at_ms, shown))
        if text.endswith("\n") and text.strip("\n"):
            lines.append([])
    return tuple(_line(words) for words in lines if words)


def _line(words: list[LyricsWord]) -> LyricsLine:
    text = "".join(word.text for word in words)
    if text != text.strip():
        words[0] = LyricsWord(words[0].start_ms, words[0].text.lstrip())
        words[-1] = LyricsWord(words[-1].start_ms, words[-1].text.rstrip())
    shown = tuple(word for word in words if word.text)
    is_sung_by_words = len(shown) > 1
    return LyricsLine(
        "".join(word.text for word in shown), words[0].start_ms, words=shown if is_sung_by_words else ()
    )


def _distinct(found: Iterable[Lyrics]) -> list[Lyrics]:
    """Lyrics without those that say the same as earlier ones, each with a key of its own."""
    kept: list[Lyrics] = []
    keys: set[str] = set()
    for lyrics in found:
        if any(lyrics.lines == other.lines for other in kept):
            continue
        number, named = 1, lyrics
        while named.key in keys:
            number += 1
            named = replace(lyrics, name=f"{lyrics.name} {number}")
        keys.add(named.key)
        kept.append(named)
    return kept
