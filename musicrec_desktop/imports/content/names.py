"""What is known of tracks that come again and again in a history."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.matching import KnownTrack

_MOST: Final = 50_000


class KnownNames:
    """Makes one value of equal names, so that a long history costs little."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str, str], KnownTrack] = {}

    def known(self, title: object, artist: object, album: object = "", location: object = "") -> KnownTrack:
        """A track by its names, cleaned; what is no text is empty."""
        key = (_text(title), _text(artist), _text(album), _text(location))
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            name, by, of, where = map(clean, key)
            found = self._known[key] = KnownTrack(name, by, of, location=where)
        return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
