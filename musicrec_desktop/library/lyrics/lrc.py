"""LRC: lines with time stamps before them, in all the shapes that players and editors write.

The format has no standard. ``[mm:ss.xx]`` stands before a line, several stamps may; words have ``<mm:ss.xx>``
(the "enhanced" form of the A2 player); ``[offset:+500]`` means that all comes 500 ms earlier; other
``[name:value]`` fields are about the song. Three numbers are hours, minutes and seconds where the last has a
fraction behind a dot, or where a file has no stamp of two numbers; else the last are hundredths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.model.lyrics import LyricsLine, LyricsWord

MOST_STAMPS: Final = 64
"""Before one line; a chorus comes back less often."""
_LONGEST_OFFSET_MS: Final = 600_000
_TIME: Final = r"(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?(?:\.(\d{0,3})\d{0,6})?"
_STAMP: Final = re.compile(rf"\s*\[\s*{_TIME}\s*\]")
_WORD_STAMP: Final = re.compile(rf"<\s*{_TIME}\s*>")
_FIELD: Final = re.compile(r"\s*\[\s*([A-Za-z#][\w#-]{0,31})\s*:([^\[\]]{0,2000})\]")
_BACKGROUND: Final = re.compile(r"\[bg:(.{0,2000})\]", re.IGNORECASE)
_VOICE: Final = re.compile(r"([FMD]):\s*")
_OFFSET: Final = re.compile(r"\s*([+-]?\d{1,9})")


@dataclass(slots=True)
class _Open:
    """A line as it is read: its stamps, and its text, to which further lines without a stamp belong."""

    starts: list[int]
    text: str
    background: str = ""


def is_lrc(text: str) -> bool:
    """Whether a line of some text has a time stamp of LRC before it."""
    return "[" in text and any(_STAMP.match(line) for line in text.split("\n"))


def lrc_lines(text: str) -> tuple[LyricsLine, ...]:
    """The lines of an LRC text, in the order of their moments.

    Lines that stand before the first stamp have none, and come first. A line without a stamp belongs to the
    one above it. Text without any stamp gives plain lines.
    """
    written = text.split("\n")
    has_hours = not any(
        stamp[2] is None for line in written for stamp in _stamps(line)[0] + _word_stamps(line)
    )
    offset_ms = _offset_ms(written)
    read: list[_Open] = []
    before: list[str] = []
    is_open = False
    for line in written:
        background = _BACKGROUND.fullmatch(line.strip())
        if background is not None:
            if read:
                read[-1].background = _WORD_STAMP.sub("", background[1]).strip()
            continue
        stamps, rest = _stamps(line)
        if stamps:
            read.append(_Open([_ms(stamp, has_hours=has_hours) for stamp in stamps], rest.strip()))
            is_open = True
        elif _is_field(line) or not line.strip() or line.startswith("#"):
            # A gap, or a field, ends what a line without a stamp may belong to.
            is_open = False
        elif is_open and read:
            read[-1].text = f"{read[-1].text}\n{line.strip()}".lstrip("\n")
        elif not read:
            before.append(line.strip())
    untimed = [LyricsLine(one) for one in before]
    timed = [line for one in read for line in _repeated(one, offset_ms=offset_ms, has_hours=has_hours)]
    timed.sort(key=lambda line: line.start_ms or 0)
    return (*untimed, *timed)


def plain_lines(text: str) -> tuple[LyricsLine, ...]:
    """Text without moments as lines, without fields of LRC, outer gaps, and gaps of several lines."""
    lines: list[str] = []
    has_marks = "[" in text or "<" in text
    for line in text.split("\n"):
        stripped = _WORD_STAMP.sub("", line).strip() if has_marks else line.strip()
        if (has_marks and _is_field(stripped)) or (not stripped and (not lines or not lines[-1])):
            continue
        lines.append(stripped)
    while lines and not lines[-1]:
        lines.pop()
    return tuple(map(LyricsLine, lines))


def written_words(text: str) -> tuple[str, ...]:
    """The lines of a text that may be LRC as they are written, each once: without moments and fields."""
    if not is_lrc(text):
        return tuple(line.text for line in plain_lines(text))
    lines = [
        (_BACKGROUND.sub(r"\1", line) if "[" in line else line).strip()
        for line in (_stamps(line)[1] for line in text.split("\n"))
    ]
    shown = "\n".join(_VOICE.sub("", line) if _VOICE.match(line) else line for line in lines)
    return tuple(line.text for line in plain_lines(shown))


def _repeated(one: _Open, *, offset_ms: int, has_hours: bool) -> Iterator[LyricsLine]:
    """A line for each of its stamps; the words of a line that comes again move with it."""
    line = _line_of(one, has_hours=has_hours)
    own_ms = line.words[0].start_ms if line.words else one.starts[0]
    for start_ms in one.starts:
        moved_ms = 0 if len(one.starts) == 1 else start_ms - own_ms
        yield _moved(replace(line, start_ms=start_ms), start_ms, moved_ms, offset_ms)


def _moved(line: LyricsLine, start_ms: int, by_ms: int, offset_ms: int) -> LyricsLine:
    def shown(at_ms: int) -> int:
        return max(0, at_ms - offset_ms)

    return replace(
        line,
        start_ms=shown(start_ms),
        end_ms=None if line.end_ms is None else shown(line.end_ms + by_ms),
        words=tuple(LyricsWord(shown(word.start_ms + by_ms), word.text) for word in line.words),
    )


def _line_of(one: _Open, *, has_hours: bool) -> LyricsLine:
    """The text of a line without its word stamps, and its words."""
    text, voice = one.text, ""
    if (found := _VOICE.match(text)) is not None:
        text, voice = text[found.end() :], found[1]
    marks = list(_WORD_STAMP.finditer(text))
    if not marks:
        return LyricsLine(_WORD_STAMP.sub("", text).strip(), voice=voice, background=one.background)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    words = [
        LyricsWord(_ms(_groups(mark), has_hours=has_hours), text[mark.end() : end])
        for mark, end in zip(marks, ends, strict=True)
    ]
    end_ms = words.pop().start_ms if not words[-1].text.strip() else None
    if words:
        first = text[: marks[0].start()].lstrip() + words[0].text.lstrip()
        words[0] = LyricsWord(words[0].start_ms, first)
        words = _spaced(words)
    return LyricsLine(
        "".join(word.text for word in words),
        end_ms=end_ms,
        words=tuple(words),
        voice=voice,
        background=one.background,
    )


def _spaced(words: Sequence[LyricsWord]) -> list[LyricsWord]:
    """Words with one space behind each, where there was any around it, and none behind the last."""
    spaced: list[LyricsWord] = []
    for word in words:
        if spaced and word.text[:1].isspace() and not spaced[-1].text.endswith(" "):
            spaced[-1] = LyricsWord(spaced[-1].start_ms, spaced[-1].text + " ")
        text = word.text.strip()
        spaced.append(LyricsWord(word.start_ms, f"{text} " if word.text[-1:].isspace() and text else text))
    spaced[-1] = LyricsWord(spaced[-1].start_ms, spaced[-1].text.rstrip())
    return [word for word in spaced if word.text]


Stamp = tuple[str, str, str | None, str | None]
"""The numbers of a time stamp as they are written; the third and the fraction may be missing."""


def _groups(found: re.Match[str]) -> Stamp:
    return found[1], found[2], found[3], found[4]


def _stamps(line: str) -> tuple[list[Stamp], str]:
    """The time stamps before a line, and the rest of it."""
    stamps: list[Stamp] = []
    at = 0
    while len(stamps) < MOST_STAMPS and (found := _STAMP.match(line, at)) is not None:
        stamps.append(_groups(found))
        at = found.end()
    return stamps, line[at:]


def _word_stamps(line: str) -> list[Stamp]:
    return [_groups(found) for found in _WORD_STAMP.finditer(line)]


def _ms(stamp: Stamp, *, has_hours: bool) -> int:
    first, second, third, fraction = stamp
    part_ms = int((fraction or "0").ljust(3, "0"))
    if third is None:
        return (int(first) * 60 + int(second)) * 1000 + part_ms
    if fraction is not None or has_hours:
        return ((int(first) * 60 + int(second)) * 60 + int(third)) * 1000 + part_ms
    # As fractions behind a dot: one digit is a tenth.
    return (int(first) * 60 + int(second)) * 1000 + int(third.ljust(3, "0"))


def _offset_ms(lines: Sequence[str]) -> int:
    """What the field ``offset`` says; it holds for the whole file, wherever it stands."""
    for line in lines:
        for name, value in _fields(line):
            if name == "offset" and (found := _OFFSET.match(value)) is not None:
                return max(-_LONGEST_OFFSET_MS, min(_LONGEST_OFFSET_MS, int(found[1])))
    return 0


def _fields(line: str) -> Iterator[tuple[str, str]]:
    at = 0
    while (found := _FIELD.match(line, at)) is not None:
        yield found[1].lower(), found[2]
        at = found.end()


def _is_field(line: str) -> bool:
    """Whether a line consists of fields alone."""
    at = 0
    while (found := _FIELD.match(line, at)) is not None:
        at = found.end()
    return at > 0 and not line[at:].strip()
