"""Fields in ID3 tags.

Version 2.4 keeps the values of a frame apart by a NUL. In version 2.3 a frame has one value, and players show
only the first where a NUL is written; so several are joined by a semicolon and a space, unless the frame that
is there has a NUL already, or a value has that sign itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import mutagen.id3

from musicrec_desktop.library.code_pages import OldText
from musicrec_desktop.library.tag_names import is_comment_of_a_program, is_performer
from musicrec_desktop.library.tag_writing import Texts
from musicrec_desktop.library.tagging.places import (
    LISTS,
    NUMBERS,
    PLACES,
    TOTALS,
    joined_pair,
    meaning_of,
    split_pair,
)
from musicrec_desktop.model.tag_fields import FIELD, FieldKind

_JOINED_BY: Final = "; "
_OWN_NAME: Final = "TXXX:"
_UTF16: Final = 1
_UTF8: Final = 3
_NO_LANGUAGE: Final = "XXX"
_CREDITED: Final = re.compile(r"(?P<name>.+?) \((?P<role>[^()]+)\)$")
_DAY_AND_MONTH: Final = re.compile(r"(\d{2})(\d{2})$")
_DATES: Final = ("TDRC", "TDRL", "TYER", "TDAT", "TIME")
_OF_TEXTS: Final = frozenset({"COMM", "USLT"})


class Id3Fields:
    """Gets and puts the fields of a tag.

    Args:
        tags: of mutagen, not translated from its version.
        is_23: whether it is written as version 2.3.

    Attributes:
        touched: the keys of frames that were put, taken away or replaced.
    """

    def __init__(self, tags: Any, *, is_23: bool) -> None:
        self._tags, self._is_23 = tags, is_23
        self.touched: set[str] = set()

    def get(self, name: str) -> Texts:
        """The values of a field."""
        if name in NUMBERS:
            return tuple(filter(None, (self._pair(NUMBERS[name])[1],)))
        if name in TOTALS:
            return tuple(filter(None, (self._pair(name)[0],)))
        if name == "date":
            return self._date()
        if name == "performer":
            return self._performers()
        for frame in self._frames(name):
            if texts := self._texts(name, frame):
                return texts
        return ()

    def put(self, name: str, values: Texts) -> None:
        """Put values in place of those of a field; none take it away."""
        if name in NUMBERS:
            number = NUMBERS[name]
            self._put_pair(number, self._pair(number)[0], next(iter(values), ""))
        elif name in TOTALS:
            self._put_pair(name, next(iter(values), ""), self._pair(name)[1])
        elif name == "date":
            self._put_date(values)
        elif name == "performer":
            self._put_performers(values)
        else:
            self._put_texts(name, values)
            if name in LISTS:
                self._keep_list_in_step(LISTS[name], values)

    def _place(self, name: str) -> str:
        place = PLACES[name]
        return (place.id3_23 or place.id3)[0] if self._is_23 else place.id3[0]

    def _frames(self, name: str) -> Iterator[Any]:
        """The frames that mean a field, the one that is written first."""
        place = PLACES[name]
        own = self._place(name)
        for frame_id in dict.fromkeys((own, *place.id3, *place.id3_23)):
            if frame_id == "COMM":
                yield from self._comments()
            elif not frame_id.startswith(_OWN_NAME):
                yield from self._tags.getall(frame_id)
        for frame in self._tags.getall("TXXX"):
            if meaning_of(frame.desc) == name:
                yield frame

    def _comments(self) -> list[Any]:
        """The comments that players show: without a description before those with one."""
        shown = [frame for frame in self._tags.getall("COMM") if not is_comment_of_a_program(frame.desc)]
        return sorted(shown, key=lambda frame: bool(frame.desc.strip()))

    def _texts(self, name: str, frame: Any) -> Texts:
        kind = OldText if frame.encoding == mutagen.id3.Encoding.LATIN1 else str
        if frame.FrameID == "USLT":
            return (kind(frame.text),) if frame.text else ()
        texts = frame.genres if frame.FrameID == "TCON" else map(str, frame.text)
        values = tuple(kind(text) for text in texts if text)
        if self._is_23 and len(values) == 1 and FIELD[name].kind is FieldKind.MANY:
            return tuple(kind(part) for part in values[0].split(_JOINED_BY) if part.strip())
        return values

    def _put_texts(self, name: str, values: Texts) -> None:
        frames = list(self._frames(name))
        if not values:
            for frame in frames:
                self._drop(frame.HashKey)
            return
        if frames and frames[0].FrameID in _OF_TEXTS:
            # The others are in other languages, or about something else.
            frames = frames[:1]
        for frame in frames:
            self._set(self._made(frame.FrameID, values, frame))
        if not frames:
            place = self._place(name)
            frame_id = "TXXX" if place.startswith(_OWN_NAME) else place
            self._set(self._made(frame_id, values, None, place.removeprefix(_OWN_NAME)))

    def _made(self, frame_id: str, values: Texts, like: Any, description: str = "") -> Any:
        """A frame with some values; language and description are those of the one whose place it takes."""
        texts = list(values)
        if self._is_23 and len(texts) > 1:
            has_nul = like is not None and len(like.text) > 1
            if not has_nul and not any(_JOINED_BY.strip() in text for text in texts):
                texts = [_JOINED_BY.join(texts)]
        more: dict[str, Any] = {}
        if frame_id in _OF_TEXTS:
            more["lang"] = _NO_LANGUAGE if like is None else like.lang
            more["desc"] = "" if like is None else like.desc
        elif frame_id == "TXXX":
            more["desc"] = description if like is None else like.desc
        text = "\n".join(texts) if frame_id == "USLT" else texts
        return mutagen.id3.Frames[frame_id](
            encoding=self._encoding([*texts, more.get("desc", "")]), text=text, **more
        )

    def _encoding(self, texts: list[str]) -> int:
        if not self._is_23:
            return _UTF8
        return 0 if all(text.isascii() for text in texts) else _UTF16

    def _set(self, frame: Any) -> None:
        self._tags[frame.HashKey] = frame
        self.touched.add(frame.HashKey)

    def _drop(self, key: str) -> None:
        if key in self._tags:
            del self._tags[key]
        self.touched.add(key)

    def _keep_list_in_step(self, listed: str, values: Texts) -> None:
        for frame in self._tags.getall("TXXX"):
            if frame.desc.strip().lower() != listed:
                continue
            if len(values) > 1:
                self._set(self._made("TXXX", values, frame))
            else:
                self._drop(frame.HashKey)

    def _pair(self, number: str) -> tuple[str, str]:
        texts = [text for frame in self._frames(number) for text in frame.text]
        first, total = split_pair(texts[0]) if texts else ("", "")
        if not total:
            apart = TOTALS[number]
            totals = [
                frame.text[0]
                for frame in self._tags.getall("TXXX")
                if meaning_of(frame.desc) == apart and frame.text
            ]
            total = totals[0].strip() if totals else ""
        return first, total

    def _put_pair(self, number: str, first: str, total: str) -> None:
        self._put_texts(number, joined_pair(first, total))
        for frame in self._tags.getall("TXXX"):
            if meaning_of(frame.desc) == TOTALS[number]:
                self._drop(frame.HashKey)

    def _date(self) -> Texts:
        for frame_id in ("TDRC", "TDRL"):
            for frame in self._tags.getall(frame_id):
                if frame.text:
                    return (str(frame.text[0]),)
        for frame in self._tags.getall("TYER"):
            if frame.text and str(frame.text[0]):
                day = next((str(text) for one in self._tags.getall("TDAT") for text in one.text), "")
                found = _DAY_AND_MONTH.match(day)
                return (f"{frame.text[0]}-{found[2]}-{found[1]}" if found else str(frame.text[0]),)
        texts = [
            str(text)
            for frame in self._tags.getall("TXXX")
            if meaning_of(frame.desc) in {"date", "year"}
            for text in frame.text
        ]
        return tuple(texts[:1])

    def _put_date(self, values: Texts) -> None:
        release = "TDRL" if "TDRL" in self._tags and "TDRC" not in self._tags else ""
        for frame_id in _DATES:
            if frame_id in self._tags:
                self._drop(frame_id)
        for frame in self._tags.getall("TXXX"):
            if meaning_of(frame.desc) in {"date", "year"}:
                self._drop(frame.HashKey)
        if values and not self._is_23:
            for frame_id in filter(None, ("TDRC", release)):
                self._set(mutagen.id3.Frames[frame_id](encoding=_UTF8, text=[values[0]]))
        elif values:
            year, _, rest = values[0].partition("-")
            self._set(mutagen.id3.TYER(encoding=0, text=[year]))
            month, _, day = rest.partition("-")
            if month and day:
                self._set(mutagen.id3.TDAT(encoding=0, text=[f"{day}{month}"]))

    def _people(self) -> Iterator[Any]:
        for frame_id in ("TMCL", "IPLS"):
            yield from self._tags.getall(frame_id)

    def _performers(self) -> Texts:
        found = [
            f"{name} ({role})" if role.strip() else name
            for frame in self._people()
            for role, name in frame.people
            if is_performer(frame.FrameID, role) and name.strip()
        ]
        for frame in self._tags.getall("TXXX"):
            if meaning_of(frame.desc) == "performer":
                found.extend(map(str, frame.text))
        return tuple(found)

    def _put_performers(self, values: Texts) -> None:
        """Musicians; other roles that stand in the same list stay."""
        others: list[list[str]] = []
        for frame in list(self._people()):
            others += [[role, name] for role, name in frame.people if not is_performer(frame.FrameID, role)]
            self._drop(frame.HashKey)
        for frame in self._tags.getall("TXXX"):
            if meaning_of(frame.desc) == "performer":
                self._drop(frame.HashKey)
        people = [*others, *map(_person, values)]
        if people:
            frame_id = "IPLS" if self._is_23 else "TMCL"
            encoding = self._encoding([text for pair in people for text in pair])
            self._set(mutagen.id3.Frames[frame_id](encoding=encoding, people=people))


def _person(credit: str) -> list[str]:
    """``"Ada Nord (piano)"`` as role and name."""
    found = _CREDITED.match(credit)
    return [found["role"], found["name"]] if found else ["", credit]
