"""Styles and artists that hidden tastes are made of, by tags and never by sound.

A hidden taste must not come from the sound space, because the queue would then be judged by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.recommend.evaluation.queue.broken_rules import (
    album_name,
    artist_names,
    is_of_good_length,
)
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import work_title
from musicrec_desktop.recommend.space.vector_table import id_array

STYLE_TRACKS: Final = 4
"""The least playable tracks of a style or an artist."""
LARGE_STYLE_TRACKS: Final = 8
KNOWN_ARTISTS: Final = 5
"""With fewer artists of enough tracks, albums take the place of artists."""


@dataclass(frozen=True, slots=True)
class Group:
    """A style or an artist.

    Attributes:
        name: as it is displayed.
        ids: all of its tracks.
        playable: its tracks that a queue may start with and propose: analysed, of good length, one of each
            work.
    """

    name: str
    ids: frozenset[TrackId]
    playable: tuple[TrackId, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The styles and artists of a library.

    Attributes:
        styles: with at least ``STYLE_TRACKS`` playable tracks, the largest first.
        artists: the same for artists, or for albums that take their place.
        is_artist_album: albums take the place of artists.
        playable: all tracks that a queue may start with.
    """

    styles: tuple[Group, ...]
    artists: tuple[Group, ...]
    is_artist_album: bool
    playable: tuple[TrackId, ...]

    @property
    def large_styles(self) -> tuple[Group, ...]:
        """The styles with at least ``LARGE_STYLE_TRACKS`` playable tracks."""
        return tuple(style for style in self.styles if len(style.playable) >= LARGE_STYLE_TRACKS)


def groups_of(library: ReplayLibrary, catalogue: SoundCatalogue) -> Groups:
    """Find the styles and artists of a library.

    The style of a track is its first genre where that has ``STYLE_TRACKS`` tracks, else its album where that
    has, else none.
    """
    tracks = library.tracks
    analysed = set(catalogue.index.select(id_array(library.ids)).ids.tolist())
    playable = _one_of_each_work(
        [track for track in tracks if track.id in analysed and is_of_good_length(track.duration_ms)]
    )
    by_artist = _grouped(tracks, [_artist_keys(track) for track in tracks], playable)
    is_artist_album = len(by_artist) < KNOWN_ARTISTS
    artists = (
        _grouped(tracks, [_album_keys(track) for track in tracks], playable) if is_artist_album else by_artist
    )
    styles = _grouped(tracks, _style_keys(tracks), playable)
    return Groups(styles, artists, is_artist_album, tuple(sorted(playable)))


def _style_keys(tracks: Sequence[Track]) -> list[list[tuple[str, str]]]:
    genres = Counter(track.tags.genres[0].casefold() for track in tracks if track.tags.genres)
    albums = Counter(name for track in tracks if (name := album_name(track)))
    keys: list[list[tuple[str, str]]] = []
    for track in tracks:
        genre, album = next(iter(track.tags.genres), ""), album_name(track)
        if genres[genre.casefold()] >= STYLE_TRACKS:
            keys.append([(genre.casefold(), genre)])
        elif albums[album] >= STYLE_TRACKS:
            keys.append([(album, track.tags.album)])
        else:
            keys.append([])
    return keys


def _artist_keys(track: Track) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(artist_names(track))]


def _album_keys(track: Track) -> list[tuple[str, str]]:
    name = album_name(track)
    return [(name, track.tags.album)] if name else []


def _grouped(
    tracks: Sequence[Track], keys: Sequence[Sequence[tuple[str, str]]], playable: frozenset[TrackId]
) -> tuple[Group, ...]:
    """Groups with enough playable tracks, the largest first; a key is (what tracks share, display name)."""
    members: dict[str, list[TrackId]] = {}
    names: dict[str, str] = {}
    for track, own in zip(tracks, keys, strict=True):
        for key, name in own:
            members.setdefault(key, []).append(track.id)
            names.setdefault(key, name)
    found = [
        Group(names[key], frozenset(ids), tuple(track_id for track_id in ids if track_id in playable))
        for key, ids in members.items()
    ]
    enough = [group for group in found if len(group.playable) >= STYLE_TRACKS]
    return tuple(sorted(enough, key=lambda group: (-len(group.playable), group.name)))


def _one_of_each_work(tracks: Sequence[Track]) -> frozenset[TrackId]:
    seen: set[Hashable] = set()
    kept = []
    for track in tracks:
        work = (work_title(track.tags.title.casefold()), artist_names(track), album_name(track))
        if work not in seen:
            seen.add(work)
            kept.append(track.id)
    return frozenset(kept)
