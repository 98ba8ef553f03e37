"""Whether a track is marked as explicit.

Sources: iTunes writes the atom ``rtng`` (1, and 4 in older files, for explicit; 2 for a clean version), other
taggers keep the same number in a field ``ITUNESADVISORY``; shops put the word behind a title.
"""

from __future__ import annotations

import re
from typing import Final

from musicrec_desktop.library.fields import Fields

ADVISORY_FIELD: Final = "itunesadvisory"
_EXPLICIT: Final = frozenset({"1", "4"})
_MARKED: Final = re.compile(r"[(\[]\s*explicit(\s+version)?\s*[)\]]\s*$", re.IGNORECASE)


def is_explicit(fields: Fields, title: str, album: str) -> bool:
    """Whether the advisory says so, or the title or the album ends in ``(explicit)`` or ``[explicit]``."""
    if any(value.strip() in _EXPLICIT for value in fields.get(ADVISORY_FIELD, ())):
        return True
    return _MARKED.search(title) is not None or _MARKED.search(album) is not None
