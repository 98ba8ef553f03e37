"""The artists and albums of tracks, less names that stand for no artist or album in particular."""

from __future__ import annotations

import functools
from typing import Final

from musicrec_desktop.model.track import TrackFacts

UNKNOWN_ARTISTS: Final = frozenset(
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
"""Folded names that stand for an unknown artist, or for many artists."""

UNKNOWN_ALBUMS: Final = frozenset(
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
"""Folded names that stand for an unknown album, or for none."""

COMMON_TITLES: Final = frozenset(
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
"""Folded titles that many albums have; two of them are the same only where an artist is the same."""


def artists(facts: TrackFacts) -> frozenset[str]:
    """The folded names of the artists of a track and its album, less those in ``UNKNOWN_ARTISTS``."""
    return _known_artists(facts.artist_keys)


def albums(facts: TrackFacts) -> frozenset[str]:
    """Keys that tracks of the same album have in common; empty where the album is unknown.

    The key is the folded title. For titles in ``COMMON_TITLES`` it is the title with each of the artists.
    Other titles go without artists, because compilations have many.
    """
    album = facts.album_key
    if album in UNKNOWN_ALBUMS:
        return frozenset()
    if album in COMMON_TITLES:
        return frozenset(f"{album}\n{artist}" for artist in artists(facts))
    return frozenset((album,))


@functools.lru_cache(maxsize=16_384)
def _known_artists(artist_keys: frozenset[str]) -> frozenset[str]:
    return artist_keys - UNKNOWN_ARTISTS
