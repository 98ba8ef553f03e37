"""Whose a track is and which album it is on, as far as that tells tracks apart."""

from __future__ import annotations

import functools
from typing import Final

from musicrec_desktop.model.track import TrackFacts

NOBODY: Final = frozenset(
    {
        "",
        "various artists",
        "various",
        "va",
        "v.a.",
        "v/a",
        "v. a.",
        "unknown artist",
        "unknown",
        "<unknown>",
        "[unknown]",
        "[unknown artist]",
        "unbekannt",
        "unbekannter interpret",
        "verschiedene",
        "verschiedene interpreten",
        "diverse",
        "diverse interpreten",
        "artistes divers",
        "artiste inconnu",
        "varios artistas",
        "varios",
        "varios interpretes",
        "artista desconocido",
        "artista desconhecido",
        "artisti vari",
        "aa.vv.",
        "artista sconosciuto",
        "diverse artister",
        "diverse artiesten",
        "onbekende artiest",
    }
)
"""Names that stand where no artist is named; they make no two tracks alike."""

NO_ALBUM: Final = frozenset(
    {
        "",
        "unknown",
        "<unknown>",
        "[unknown]",
        "unknown album",
        "[unknown album]",
        "unbekanntes album",
        "album inconnu",
        "album desconocido",
        "album desconhecido",
        "album sconosciuto",
        "non-album tracks",
        "[non-album tracks]",
        "[standalone recordings]",
    }
)
"""Names that stand where no album is named."""

ANYBODYS_ALBUM: Final = frozenset(
    {
        "best of",
        "collection",
        "demo",
        "demos",
        "ep",
        "essential",
        "gold",
        "greatest hits",
        "hits",
        "live",
        "mtv unplugged",
        "rarities",
        "remixes",
        "self titled",
        "self-titled",
        "singles",
        "the best",
        "the best of",
        "the collection",
        "the essential",
        "the greatest hits",
        "the hits",
        "the singles",
        "the very best of",
        "unplugged",
        "untitled",
    }
)
"""Titles that many artists gave to an album: there only a shared artist makes it the same one."""


def artists(facts: TrackFacts) -> frozenset[str]:
    """The artists that are somebody."""
    return _somebody(facts.artist_keys)


def albums(facts: TrackFacts) -> frozenset[str]:
    """What tracks of one album share: its title, with each of its artists where the title says little.

    Compilations have many artists, so elsewhere the title alone has to do.
    """
    album = facts.album_key
    if album in NO_ALBUM:
        return frozenset()
    if album in ANYBODYS_ALBUM:
        return frozenset(f"{album}\n{artist}" for artist in artists(facts))
    return frozenset((album,))


@functools.lru_cache(maxsize=16_384)
def _somebody(artist_keys: frozenset[str]) -> frozenset[str]:
    return artist_keys - NOBODY
