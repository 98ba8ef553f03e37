"""The tags in a cue sheet that can be edited: which line holds which field, and other values in its place.

A field is a text of a track, of the whole sheet, or of either: where a track has no genre of its own, that of
the sheet is meant. Only the lines of what changes are written; all others stay as they are.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.library.cue.sheet import (
    LINE_END,
    LONGEST_LINE,
    LONGEST_TEXT,
    QUOTES,
    Sheet,
    SheetTrack,
    parse,
    text_in,
    unquoted,
    word_of,
)
from musicrec_desktop.model.span import FRAMES_A_SECOND
from musicrec_desktop.model.tag_fields import FIELD, SHEET_LEVELS, FieldKind, SheetLevel, TagValues

_HEAD: Final = 0
"""The place of the sheet itself, among those of its tracks."""
_LIST: Final = "; "
_BEFORE_TEXTS: Final = frozenset({"FLAGS"})
_BEHIND_TEXTS: Final = frozenset({"INDEX", "PREGAP", "POSTGAP", "FILE"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines that may hold a field.

    Attributes:
        names: the first is written where a sheet has none of them.
        is_remark: they begin with ``REM``.
        is_bare: without quotes.
    """

    names: tuple[str, ...]
    is_remark: bool = False
    is_bare: bool = False


_WORDS: Final[Mapping[str, _Words]] = {
    "title": _Words(("TITLE",)),
    "artist": _Words(("PERFORMER",)),
    "album": _Words(("TITLE",)),
    "albumartist": _Words(("PERFORMER",)),
    "genre": _Words(("GENRE",), is_remark=True),
    "date": _Words(("DATE",), is_remark=True, is_bare=True),
    "discnumber": _Words(("DISCNUMBER", "DISC"), is_remark=True, is_bare=True),
    "disctotal": _Words(("TOTALDISCS", "DISCTOTAL"), is_remark=True, is_bare=True),
    "composer": _Words(("SONGWRITER", "COMPOSER")),
    "comment": _Words(("COMMENT",), is_remark=True),
    "isrc": _Words(("ISRC",), is_bare=True),
}
"""By field; ``SHEET_LEVELS`` has the same."""
_REMARKS: Final = frozenset({"COMPOSER"})
"""Names of ``_WORDS`` that stand behind ``REM`` although the first name of their field does not."""


@dataclass(slots=True)
class _Line:
    """A line of a sheet.

    Attributes:
        text: without its end.
        end: its line end; empty for the last one.
        place: of the track that it is about, 0 for the sheet.
    """

    text: str
    end: str
    place: int

    @property
    def word(self) -> str:
        """What it begins with."""
        return word_of(self.text.lstrip("\ufeff").strip())[0]

    @property
    def name(self) -> str:
        """Of the text that it has; empty where it has none."""
        found = text_in(self.text.lstrip("\ufeff")[:LONGEST_LINE].strip())
        return "" if found is None else found[0]


def values_of(sheet: Sheet, track: SheetTrack) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The fields of a track that its sheet says.

    Returns:
        Values by field, and the fields that the sheet says for all of its tracks while a track could have
        its own.
    """
    found: dict[str, tuple[str, ...]] = {}
    shared: set[str] = set()
    for name, words in _WORDS.items():
        level = SHEET_LEVELS[name]
        own = _first(track.texts, words) if level is not SheetLevel.SHEET else ""
        text = own or (_first(sheet.texts, words) if level is not SheetLevel.TRACK else "")
        if not text:
            continue
        is_list = FIELD[name].kind is FieldKind.MANY
        found[name] = tuple(filter(None, map(str.strip, text.split(_LIST)))) if is_list else (text,)
        if level is SheetLevel.EITHER and not own:
            shared.add(name)
    found["tracknumber"] = (str(track.number),)
    found["tracktotal"] = (str(sheet.track_count),)
    return found, frozenset(shared)


def with_fields(text: str, changes: Mapping[int, TagValues]) -> str | None:
    """A sheet with other values.

    Args:
        text: of the sheet.
        changes: the new values of fields, by the place of the track (``SheetTrack.place``); none take a field
            away. Fields of the whole sheet may be told by any of its tracks.

    Returns:
        None where the sheet would not say what is wanted, or anything else than before.
    """
    before = parse(text)
    wanted = _by_line(before, changes)
    lines = _lines(text)
    for (place, name), value in wanted.items():
        _put(lines, place, name, value)
    new = "".join(line.text + line.end for line in lines)
    return new if _is_as_wanted(before, parse(new), wanted) and len(new) <= LONGEST_TEXT else None


def text_of_table(sheet: Sheet, audio_name: str) -> str:
    """A sheet as a text; of one that has no names yet.

    Args:
        sheet: of one file.
        audio_name: name of the file.
    """
    name = audio_name.replace('"', "'")
    lines = [f'FILE "{name}" WAVE']
    for track in (track for file in sheet.files for track in file.tracks):
        lines.append(f"  TRACK {track.number:02d} {'AUDIO' if track.is_audio else 'MODE1/2352'}")
        lines += [f"    ISRC {code}" for code in (track.texts.get("ISRC"),) if code]
        seconds, frames = divmod(track.start, FRAMES_A_SECOND)
        lines.append(f"    INDEX 01 {seconds // 60:02d}:{seconds % 60:02d}:{frames:02d}")
    return "\r\n".join((*lines, ""))


def _first(texts: Mapping[str, str], words: _Words) -> str:
    return next((texts[name] for name in words.names if texts.get(name)), "")


def _tracks(sheet: Sheet) -> list[SheetTrack]:
    return [track for file in sheet.files for track in file.tracks]


def _by_line(sheet: Sheet, changes: Mapping[int, TagValues]) -> dict[tuple[int, str], str]:
    """The wanted text of each line, by the place of its track and its name; none for one that goes."""
    tracks = {track.place: track for track in _tracks(sheet) if track.is_audio}
    wanted: dict[tuple[int, str], str] = {}
    either: dict[str, dict[int, str]] = defaultdict(dict)
    for place, values in changes.items():
        for name, texts in values.items():
            level, value = SHEET_LEVELS[name], _LIST.join(texts)
            if level is SheetLevel.EITHER:
                either[name][place] = value
                continue
            at = _HEAD if level is SheetLevel.SHEET else place
            texts_there = sheet.texts if at == _HEAD else tracks[at].texts
            wanted[at, _name_there(texts_there, _WORDS[name])] = value
    for name, by_track in either.items():
        wanted.update(_of_either(sheet, tracks, _WORDS[name], by_track))
    return wanted


def _of_either(
    sheet: Sheet, tracks: Mapping[int, SheetTrack], words: _Words, by_track: Mapping[int, str]
) -> dict[tuple[int, str], str]:
    """Where a field goes that a sheet or a track may have: to the sheet, if no track has or needs its own."""
    shared = _first(sheet.texts, words)
    own_now = {place: _first(track.texts, words) for place, track in tracks.items()}
    after = {place: by_track.get(place, own or shared) for place, own in own_now.items()}
    kinds = set(after.values())
    is_of_head = len(kinds) == 1 and (kinds == {""} or not any(own_now.values()))
    head = next(iter(kinds)) if is_of_head else shared
    found = {(_HEAD, _name_there(sheet.texts, words)): head} if head != shared else {}
    for place, track in tracks.items():
        own = "" if after[place] == head else after[place]
        if place in by_track and own != own_now[place]:
            found[place, _name_there(track.texts, words)] = own
    return found


def _name_there(texts: Mapping[str, str], words: _Words) -> str:
    return next((name for name in words.names if texts.get(name)), words.names[0])


def _lines(text: str) -> list[_Line]:
    pieces = [*itertools.chain.from_iterable(_pieces(text))]
    found: list[_Line] = []
    place = _HEAD
    for content, end in zip(pieces[::2], pieces[1::2], strict=True):
        line = _Line(content, end, place)
        if line.word == "TRACK":
            place += 1
            line.place = place
        found.append(line)
    return found


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for found in LINE_END.finditer(text):
        yield text[at : found.start()], found[0]
        at = found.end()
    if at < len(text):
        yield text[at:], ""


def _put(lines: list[_Line], place: int, name: str, value: str) -> None:
    """Give a text of a track, or of the sheet, another value in its lines."""
    there = [line for line in lines if line.place == place and line.name == name]
    if not value:
        for line in there:
            lines.remove(line)
    elif there:
        there[0].text = _with_value(there[0].text, value)
    else:
        _insert(lines, place, name, value)


def _with_value(line: str, value: str) -> str:
    """A line with another value, with quotes if it has them now, or if the value needs them."""
    found = text_in(line.lstrip("\ufeff").strip())
    assert found is not None
    before = found[1].strip()
    has_quotes = before.translate(QUOTES).startswith('"') or any(map(str.isspace, value))
    begin = line.rstrip()
    begin = begin[: len(begin) - len(before)] if before else f"{begin} "
    return f'{begin}"{value}"' if has_quotes else f"{begin}{value}"


def _insert(lines: list[_Line], place: int, name: str, value: str) -> None:
    words = next(words for words in _WORDS.values() if name in words.names)
    is_remark = words.is_remark or name in _REMARKS
    text = f"{'REM ' if is_remark else ''}{name} " + (value if _is_bare(words, value) else f'"{value}"')
    of_place = [at for at, line in enumerate(lines) if line.place == place]
    if place == _HEAD:
        above = _above(lines, of_place, is_remark=is_remark)
        indent = ""
    else:
        above = of_place[0]
        for at in of_place[1:]:
            if lines[at].word in _BEHIND_TEXTS:
                break
            if lines[at].name or lines[at].word in _BEFORE_TEXTS:
                above = at
        below = lines[of_place[1]].text if len(of_place) > 1 else "    "
        indent = below[: len(below) - len(below.lstrip())]
    ends = [line.end for line in lines if line.end]
    end = ends[max(above, 0)] if len(ends) > max(above, 0) else (ends[0] if ends else "\r\n")
    if above >= 0 and not lines[above].end:
        lines[above].end, end = end, ""
    lines.insert(above + 1, _Line(f"{indent}{text}", end, place))


def _above(lines: Sequence[_Line], of_head: Sequence[int], *, is_remark: bool) -> int:
    """The line of the head below which a new one comes: remarks first, as programs that rip discs write."""
    above = -1
    for at in of_head:
        if lines[at].word in _BEHIND_TEXTS:
            break
        if lines[at].name and (lines[at].word == "REM" or not is_remark):
            above = at
    return above


def _is_bare(words: _Words, value: str) -> bool:
    return words.is_bare and not any(map(str.isspace, value))


def _is_as_wanted(before: Sheet, after: Sheet, wanted: Mapping[tuple[int, str], str]) -> bool:
    """Whether a sheet says what is wanted, and everything else as before."""
    for (place, name), value in wanted.items():
        for texts in _texts_at(before, place):
            texts.pop(name, None)
            if value:
                texts[name] = unquoted(value)
    return before == after


def _texts_at(sheet: Sheet, place: int) -> Iterator[dict[str, str]]:
    if place == _HEAD:
        yield sheet.texts
    yield from (track.texts for track in _tracks(sheet) if track.place == place)
