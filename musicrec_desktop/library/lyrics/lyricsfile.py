"""Lyrics in YAML: the Lyricsfile 1.0 of LRCLIB and LRCGET, which Navidrome reads, too.

Source: the draft specification (https://lrclib.net/lyricsfile): ``version: '1.0'``, ``metadata``, ``lines``
with moments and words in milliseconds, and ``plain``. It allows mappings, lists and plain values alone; what
YAML has beside these (anchors, tags, several documents) is refused, so that a small text is no large value.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator
from typing import Final, TypeAlias

import yaml

from musicrec_desktop.library.lyrics.lrc import plain_lines
from musicrec_desktop.library.lyrics.subtitles import DamagedError
from musicrec_desktop.model.lyrics import LyricsLine, LyricsWord

VERSION: Final = "1.0"
_DEEPEST: Final = 12
_LATEST_MS: Final = 86_400_000
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C is not in every build."""

_AROUND: Final = (
    yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent,
)  # fmt: skip

Value: TypeAlias = "str | list[Value] | dict[str, Value]"


def lyricsfile_lines(text: str) -> tuple[LyricsLine, ...]:
    """The lines of a Lyricsfile, in the order of their moments; without any, those of its plain text.

    Raises:
        DamagedError: it is no Lyricsfile of version 1.0.
    """
    document = _document(text)
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise DamagedError("no Lyricsfile 1.0")
    told = document.get("lines")
    lines = [_line(one) for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    if any(line.text for line in lines):
        return tuple(sorted(lines, key=lambda line: line.start_ms or 0))
    plain = document.get("plain")
    return plain_lines(plain) if isinstance(plain, str) else ()


def _line(told: dict[str, Value]) -> LyricsLine:
    listed = told.get("words")
    words = tuple(
        LyricsWord(start_ms, text)
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict)
        and (start_ms := _moment(one.get("start_ms"))) is not None
        and (text := _text(one))
    )
    text = "".join(word.text for word in words).rstrip() if words else _text(told).strip()
    start_ms = _moment(told.get("start_ms"))
    return LyricsLine(
        text,
        words[0].start_ms if start_ms is None and words else start_ms,
        _moment(told.get("end_ms")),
        _without_end(words),
    )


def _without_end(words: tuple[LyricsWord, ...]) -> tuple[LyricsWord, ...]:
    """Words that together are the text of their line, which has no blank at its end."""
    return (*words[:-1], LyricsWord(words[-1].start_ms, words[-1].text.rstrip())) if words else ()


def _text(told: dict[str, Value]) -> str:
    text = told.get("text")
    return text.replace("\n", " ") if isinstance(text, str) else ""


def _moment(told: Value | None) -> int | None:
    if isinstance(told, str) and told.isascii() and told.isdigit() and int(told[:12]) <= _LATEST_MS:
        return int(told)
    return None


def _document(text: str) -> Value:
    """The one document of a text; all single values as text.

    Raises:
        DamagedError: it is no YAML, or has more than values, lists and mappings.
    """
    try:
        with contextlib.closing(_events(text)) as events:
            found = _value(next(events), events, 0)
            if next(events, None) is not None:
                raise DamagedError("several documents")
            return found
    except (yaml.YAMLError, StopIteration, RecursionError, ValueError) as error:
        raise DamagedError(str(error)) from error


def _events(text: str) -> Generator[yaml.Event, None, None]:
    for event in yaml.parse(text, Loader=_LOADER):
        if not isinstance(event, _AROUND):
            yield event


def _value(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
    if depth > _DEEPEST or isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise DamagedError("nested too deeply, or refers to itself")
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Value] = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_value(inner, events, depth + 1))
        return items
    pairs: dict[str, Value] = {}
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        key = _value(inner, events, depth + 1)
        if not isinstance(key, str) or key in pairs:
            raise DamagedError("a key is no text, or stands there twice")
        pairs[key] = _value(next(events), events, depth + 1)
    return pairs
