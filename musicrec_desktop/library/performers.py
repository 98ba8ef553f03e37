"""Who plays or sings what: performers, their instruments, and the orchestras and choirs among them.

Vorbis comments and APEv2 have the part in brackets behind the name, ID3 beside it (``tag_names``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.library import values

_CREDITED: Final = re.compile(r"(?P<name>.*\S) \((?P<part>[^()]*)\)")
_ENSEMBLES: Final = frozenset(
    ("orchestra", "choir", "chorus", "ensemble", "choir vocals", "symphony orchestra", "chamber orchestra",
     "string quartet", "orchester", "chor", "orchestre", "chœur", "choeur", "orquesta", "coro")
)  # fmt: skip
"""Parts that a body of musicians has."""
_AND: Final = ", "


def performers_of(
    texts: Sequence[str], separators: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Who performs.

    Args:
        texts: of the fields of performers; a name with a part in brackets is not split.
        separators: what splits a single text into a list, as ``values.split_list`` takes them.

    Returns:
        The names without repetition; what each of them plays or sings, empty where unknown, or nothing where
        nothing is known of any; and the orchestras and choirs among them.
    """
    listed = values.text_list(texts, "" if any(map(_CREDITED.fullmatch, texts)) else separators)
    parts: dict[str, list[str]] = {}
    for text in listed:
        found = _CREDITED.fullmatch(text)
        name, part = (found["name"], found["part"].strip()) if found else (text, "")
        known = parts.setdefault(name, [])
        if part and part not in known:
            known.append(part)
    instruments = tuple(_AND.join(known) for known in parts.values())
    ensembles = tuple(name for name, known in parts.items() if _is_ensemble(known))
    return tuple(parts), instruments if any(instruments) else (), ensembles


def _is_ensemble(parts: Iterable[str]) -> bool:
    return any(part.lower() in _ENSEMBLES for part in parts)
