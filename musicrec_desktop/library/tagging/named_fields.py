"""Fields in tags that have names for everything: Vorbis comments, APEv2 and Windows Media.

What a field is called in a file stays its name, also where programs have several for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import mutagen.apev2
import mutagen.asf

from musicrec_desktop.library.tag_writing import Texts
from musicrec_desktop.library.tagging.places import (
    LISTS,
    NUMBERS,
    PLACES,
    TOTALS,
    YEARS,
    Place,
    joined_pair,
    meaning_of,
    split_pair,
)
from musicrec_desktop.library.values import is_yes
from musicrec_desktop.model.tag_fields import FIELD, FieldKind

_EXPLICIT: Final = frozenset({"1", "4"})
_INTEGERS: Final = (mutagen.asf.ASFDWordAttribute, mutagen.asf.ASFQWordAttribute)


@dataclass(frozen=True, slots=True)
class Naming:
    """How a format names fields.

    Attributes:
        attribute: of ``Place``: where the format's names are.
        joined: the numbers that are kept with how many there are in one text.
    """

    attribute: str
    joined: frozenset[str] = frozenset()


VORBIS: Final = Naming("vorbis")
APE: Final = Naming("ape", frozenset({"tracknumber", "discnumber"}))
ASF: Final = Naming("asf", frozenset({"discnumber"}))


class NamedFields:
    """Gets and puts the fields of a tag.

    Args:
        tags: of mutagen.
        naming: of the format.

    Attributes:
        touched: the names that were put or taken away, in small letters.
    """

    def __init__(self, tags: Any, naming: Naming) -> None:
        self._tags, self._naming = tags, naming
        self.touched: set[str] = set()

    def get(self, name: str) -> Texts:
        """The values of a field."""
        if name in NUMBERS:
            return tuple(filter(None, (self._pair(NUMBERS[name])[1],)))
        if name in TOTALS:
            return tuple(filter(None, (self._pair(name)[0],)))
        values = self._values(name)
        if name == "explicit":
            return ("1",) if any(value.strip() in _EXPLICIT for value in values) else ()
        if FIELD[name].kind is FieldKind.FLAG:
            return ("1",) if is_yes(values) else ()
        return values

    def put(self, name: str, values: Texts) -> None:
        """Put values in place of those of a field; none take it away."""
        if name in NUMBERS:
            number = NUMBERS[name]
            self._put_pair(number, self._pair(number)[0], next(iter(values), ""))
        elif name in TOTALS:
            self._put_pair(name, next(iter(values), ""), self._pair(name)[1])
        else:
            self._put(name, values)
            if name in LISTS:
                self._put_where_there(LISTS[name], values if len(values) > 1 else ())
            if name in YEARS and not self._is_only(YEARS[name], name):
                self._put_where_there(YEARS[name], tuple(value[:4] for value in values[:1]))

    def _keys(self, name: str) -> list[str]:
        """The names under which a file keeps a field, that of the format first."""
        found = [key for key in self._tags.keys() if meaning_of(key) == name]  # noqa: SIM118  lists, too
        own = self._own(PLACES[name]).lower() if name in PLACES else ""
        return sorted(dict.fromkeys(found), key=lambda key: (key.lower() != own, key.lower()))

    def _own(self, place: Place) -> str:
        return str(getattr(place, self._naming.attribute))

    def _places(self, name: str) -> list[str]:
        """As ``_keys``; where there are none, those of a stand-in."""
        keys = self._keys(name)
        for stand_in in () if keys else PLACES[name].stand_ins:
            if keys := [key for key in self._keys(stand_in) if self._texts(key)]:
                break
        return keys

    def _is_only(self, stand_in: str, name: str) -> bool:
        """Whether a field of a file stands in for another one, which it lacks."""
        return not self._keys(name) and bool(self._keys(stand_in))

    def _values(self, name: str) -> Texts:
        return next((texts for key in self._places(name) if (texts := self._texts(key))), ())

    def _texts(self, key: str) -> Texts:
        value = self._tags[key]
        if isinstance(self._tags, mutagen.apev2.APEv2):
            return tuple(value) if value.kind == mutagen.apev2.TEXT else ()
        texts = (str(one) for one in value if not isinstance(one, mutagen.asf.ASFByteArrayAttribute))
        return tuple(filter(None, texts))

    def _put(self, name: str, values: Texts) -> None:
        keys = self._places(name)
        for key in keys or ([self._own(PLACES[name])] if values else []):
            self._write(key, values)

    def _put_where_there(self, name: str, values: Texts) -> None:
        for key in self._keys(name):
            self._write(key, values)

    def _pair(self, number: str) -> tuple[str, str]:
        first, total = split_pair(next(iter(self._values(number)), ""))
        if first.isdecimal() and self._is_counted_from_zero(number):
            first = str(int(first) + 1)
        apart = next(iter(self._values(TOTALS[number])), "").strip()
        return first, apart or total

    def _is_counted_from_zero(self, number: str) -> bool:
        return [meaning_of(key) for key in self._places(number)[:1]] == ["track0"]

    def _put_pair(self, number: str, first: str, total: str) -> None:
        totals = self._keys(TOTALS[number])
        was_joined = any("/" in text for key in self._keys(number) for text in self._texts(key))
        if self._is_counted_from_zero(number):
            self._put_where_there("track0", ())
        if number in self._naming.joined or was_joined:
            self._put(number, joined_pair(first, total))
        else:
            self._put(number, (first,) if first else ())
            if not totals and total:
                totals = [self._own(PLACES[TOTALS[number]])]
        for key in totals:
            self._write(key, (total,) if total else ())

    def _write(self, key: str, values: Texts) -> None:
        self.touched.add(key.lower())
        if isinstance(self._tags, mutagen.apev2.APEv2):
            if values:
                self._tags[key] = list(values)
            elif key in self._tags:
                del self._tags[key]
            return
        pairs = list(self._tags)
        alike = [place for place, (name, _) in enumerate(pairs) if name.lower() == key.lower()]
        first = pairs[alike[0]] if alike else None
        made = [(first[0] if first else key, self._made(value, first)) for value in values]
        kept = [pair for place, pair in enumerate(pairs) if place not in set(alike)]
        at = alike[0] if alike else len(kept)
        self._tags[:] = [*kept[:at], *made, *kept[at:]]

    def _made(self, text: str, first: tuple[str, Any] | None) -> Any:
        """A value of the type that stands in its place."""
        if not isinstance(self._tags, mutagen.asf.ASFTags):
            return text
        before = first[1] if first else None
        if isinstance(before, _INTEGERS) and text.isdecimal():
            return type(before)(int(text))
        if isinstance(before, mutagen.asf.ASFBoolAttribute) and text == "1":
            return mutagen.asf.ASFBoolAttribute(True)
        return mutagen.asf.ASFUnicodeAttribute(text)
