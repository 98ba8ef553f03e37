"""Fields in the atoms of MP4 files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import mutagen.mp4

from musicrec_desktop.library.tag_writing import Texts
from musicrec_desktop.library.tagging.places import LISTS, NUMBERS, PLACES, TOTALS, YEARS, meaning_of

_OWN_NAME: Final = "----:"
_APPLE: Final = "----:com.apple.iTunes:"
_PAIRS: Final = {"tracknumber": "trkn", "discnumber": "disk"}
_TEMPO: Final = "tmpo"
_COMPILATION: Final = "cpil"
_ADVISORY: Final = "rtng"
_SHOWN: Final = "shwm"
_INTEGERS: Final = frozenset({_ADVISORY, _TEMPO, _SHOWN, "\xa9mvi", "\xa9mvc"})
_EXPLICIT: Final = frozenset({1, 4})
_YES: Final = ("1",)


class Mp4Fields:
    """Gets and puts the fields of a tag.

    Args:
        tags: of mutagen.

    Attributes:
        touched: the keys that were put or taken away.
    """

    def __init__(self, tags: Any) -> None:
        self._tags = tags
        self.touched: set[str] = set()

    def get(self, name: str) -> Texts:
        """The values of a field."""
        if name in _PAIRS or NUMBERS.get(name) in _PAIRS:
            return self._number(name)
        for key in self._keys(name):
            if texts := self._texts(key):
                return texts
        return ()

    def put(self, name: str, values: Texts) -> None:
        """Put values in place of those of a field; none take it away."""
        if name in _PAIRS or NUMBERS.get(name) in _PAIRS:
            self._put_number(name, int(values[0]) if values else 0)
            return
        keys = list(self._keys(name))
        if not keys and values:
            place = PLACES[name].mp4[0]
            keys = [f"{_APPLE}{place.removeprefix(_OWN_NAME)}" if place.startswith(_OWN_NAME) else place]
        for key in keys:
            self._write(key, values)
        if name in LISTS:
            self._keep_in_step(LISTS[name], values if len(values) > 1 else ())
        if name in YEARS:
            self._keep_in_step(YEARS[name], tuple(value[:4] for value in values[:1]))

    def _keys(self, name: str) -> Iterator[str]:
        place = PLACES[name]
        yield from (atom for atom in place.mp4 if atom in self._tags)
        for key in list(self._tags):
            if key.startswith(_OWN_NAME) and meaning_of(key.rpartition(":")[2]) == name:
                yield key
        for stand_in in place.stand_ins:
            for key in list(self._tags):
                if key.startswith(_OWN_NAME) and meaning_of(key.rpartition(":")[2]) == stand_in:
                    yield key

    def _keep_in_step(self, field: str, values: Texts) -> None:
        for key in list(self._tags):
            if key.startswith(_OWN_NAME) and key.rpartition(":")[2].lower() == field:
                self._write(key, values)

    def _texts(self, key: str) -> Texts:
        values = self._tags[key]
        if key == _COMPILATION:
            return _YES if values else ()
        if key == _SHOWN:
            return _YES if any(values) else ()
        if key == _ADVISORY:
            return _YES if _EXPLICIT.intersection(values) else ()
        if key in _INTEGERS:
            return tuple(str(value) for value in values if value)
        if key.startswith(_OWN_NAME):
            return tuple(filter(None, (bytes(value).decode("utf-8", "replace") for value in values)))
        return tuple(filter(None, map(str, values)))

    def _write(self, key: str, values: Texts) -> None:
        self.touched.add(key)
        if not values:
            self._tags.pop(key, None)
        elif key == _COMPILATION:
            self._tags[key] = True
        elif key in _INTEGERS:
            self._tags[key] = [int(values[0])]
        elif key.startswith(_OWN_NAME):
            self._tags[key] = [
                mutagen.mp4.MP4FreeForm(text.encode(), dataformat=mutagen.mp4.AtomDataType.UTF8)
                for text in values
            ]
        else:
            self._tags[key] = list(values)

    def _number(self, name: str) -> Texts:
        key = _PAIRS[NUMBERS.get(name, name)]
        pairs = self._tags.get(key) or [(0, 0)]
        value = pairs[0][1 if name in NUMBERS else 0]
        return (str(value),) if value else ()

    def _put_number(self, name: str, value: int) -> None:
        number = NUMBERS.get(name, name)
        key = _PAIRS[number]
        first, total = (self._tags.get(key) or [(0, 0)])[0][:2]
        pair = (first, value) if name in NUMBERS else (value, total)
        self.touched.add(key)
        if any(pair):
            self._tags[key] = [pair]
        else:
            self._tags.pop(key, None)
        for key in list(self._tags):
            if key.startswith(_OWN_NAME) and meaning_of(key.rpartition(":")[2]) in {number, TOTALS[number]}:
                self._write(key, ())
