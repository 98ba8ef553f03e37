"""Subtitles that are used for lyrics: SubRip and WebVTT (blocks of text), and TTML (XML)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from musicrec_desktop.core.text.entities import unescaped
from musicrec_desktop.model.lyrics import LyricsLine, LyricsWord

_MOMENT: Final = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_SPAN: Final = re.compile(rf"\s*{_MOMENT}\s*-->\s*{_MOMENT}")
_MARKUP: Final = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
"""Of SubRip and WebVTT: letters in italics, colours, places on the screen."""
_DEEPEST: Final = 64
_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:\.\d{1,9})?)$")
_AMOUNT: Final = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(h|ms|m|s)$")
_AMOUNT_MS: Final = {"h": 3_600_000, "m": 60_000, "s": 1_000, "ms": 1}


class DamagedError(Exception):
    """A text that is not what its name says."""


def subtitle_lines(text: str) -> tuple[LyricsLine, ...]:
    """The blocks of a SubRip or WebVTT text, in the order of their moments; none where it has no blocks."""
    lines: list[LyricsLine] = []
    written = text.split("\n")
    at = 0
    while at < len(written):
        span = _SPAN.match(written[at])
        at += 1
        if span is None:
            continue
        said: list[str] = []
        while at < len(written) and written[at].strip() and _SPAN.match(written[at]) is None:
            said.append(unescaped(_MARKUP.sub("", written[at])).strip())
            at += 1
        lines.append(
            LyricsLine("\n".join(filter(None, said)), _block_ms(span, 1), max(0, _block_ms(span, 5)))
        )
    lines.sort(key=lambda line: line.start_ms or 0)
    return tuple(lines)


def _block_ms(span: re.Match[str], first: int) -> int:
    hours, minutes, seconds, part = (span[first + place] for place in range(4))
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(part.ljust(3, "0"))


def ttml_lines(data: bytes | str) -> tuple[LyricsLine, ...]:
    """The paragraphs of a TTML document, with words where its spans have moments.

    Raises:
        DamagedError: it is no well-formed XML, nests too deeply, or declares entities.
    """
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = reading.refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DamagedError(str(error)) from error
    return tuple(sorted(reading.lines, key=lambda line: line.start_ms or 0))


@dataclass
class _Paragraph:
    start_ms: int | None
    end_ms: int | None
    voice: str
    depth: int
    text: list[str] = field(default_factory=list)
    words: list[LyricsWord] = field(default_factory=list)
    background: list[str] = field(default_factory=list)


class _Reading:
    """What was read of a TTML document."""

    def __init__(self) -> None:
        self.lines: list[LyricsLine] = []
        self._open: _Paragraph | None = None
        self._depth = 0
        self._background_depth = 0
        self._word_ms: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedError("nested too deeply")
        tag = name.rpartition(" ")[2]
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if tag == "p" and self._open is None:
            self._open = _Paragraph(
                _ttml_ms(plain.get("begin")), _ttml_ms(plain.get("end")), plain.get("agent", ""), self._depth
            )
        elif self._open is not None and tag == "span":
            if plain.get("role") == "x-bg" and not self._background_depth:
                self._background_depth = self._depth
            self._word_ms = _ttml_ms(plain.get("begin"))
        elif self._open is not None and tag == "br":
            self._open.text.append("\n")

    def end(self, _name: str) -> None:
        if self._background_depth == self._depth:
            self._background_depth = 0
        if self._open is not None and self._open.depth == self._depth:
            self._close(self._open)
            self._open = None
        self._word_ms = None
        self._depth -= 1

    def text(self, text: str) -> None:
        one = self._open
        if one is None:
            return
        text = text.replace("\n", " ")  # only <br/> breaks a line
        if self._background_depth:
            one.background.append(text)
            return
        one.text.append(text)
        if self._word_ms is not None:
            one.words.append(LyricsWord(self._word_ms, text))
        elif one.words and text.isspace():
            last = one.words[-1]
            one.words[-1] = LyricsWord(last.start_ms, f"{last.text.rstrip()} ")

    def refuse(self, *_declared: object) -> None:
        """Entities can grow without bound, and no lyrics need them."""
        raise DamagedError("declares entities")

    def _close(self, one: _Paragraph) -> None:
        parts = (" ".join(part.split()) for part in "".join(one.text).split("\n"))
        text = "\n".join(filter(None, parts))
        words = tuple(one.words) if "".join(word.text for word in one.words).split() == text.split() else ()
        if words:
            words = (*words[:-1], LyricsWord(words[-1].start_ms, words[-1].text.rstrip()))
            text = "".join(word.text for word in words)
        background = " ".join("".join(one.background).split())
        self.lines.append(LyricsLine(text, one.start_ms, one.end_ms, words, one.voice, background))


def _ttml_ms(text: str | None) -> int | None:
    """A moment as TTML writes it: ``1:02.5``, ``00:01:02.500``, ``62.5s``; None where it is none."""
    stripped = (text or "").strip()
    if (found := _CLOCK.match(stripped)) is not None:
        minutes = int(found[1] or 0) * 60 + int(found[2])
        return round((minutes * 60 + float(found[3])) * 1000)
    if (found := _AMOUNT.match(stripped)) is not None:
        return round(float(found[1]) * _AMOUNT_MS[found[2]])
    return round(float(stripped) * 1000) if re.fullmatch(r"\d{1,6}(?:\.\d{1,9})?", stripped) else None
