"""Spotify: the account data (a year of history, lists, likes) and the extended streaming history.

Both tell when a play stopped, in UTC; the account data to the minute. Addresses, devices, user names and
countries are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_plus

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.doubles import Recent
from musicrec_desktop.imports.content.json_items import Object, object_at, objects_at, text_at
from musicrec_desktop.imports.content.limits import MOST_ENTRIES
from musicrec_desktop.imports.content.numbers import count_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import (
    ImportedEntry,
    ImportedPlay,
    ImportedPlaylist,
    ImportedRecord,
    ImportedTrack,
    Opinion,
)
from musicrec_desktop.model.matching import KnownTrack

_MINUTE_MS: Final = 60_000
_LONGEST_MS: Final = 86_400_000
"""Of one play; more is a fault of the export."""
_LOCAL: Final = "spotify:local:"
_OPINIONS: Final = {"tracks": Opinion.LOVED, "bannedTracks": Opinion.BANNED}
_MOST_NAMES: Final = 50_000


class _KnownNames:
    """Makes one value of equal names, which come again and again in a long history."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str, str], KnownTrack] = {}

    def known(self, title: object, artist: object, album: object = "", location: object = "") -> KnownTrack:
        """A track by its names, cleaned; what is no text is empty."""
        key = (_text(title), _text(artist), _text(album), _text(location))
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_NAMES:
                self._known.clear()
            name, by, of, where = map(clean, key)
            found = self._known[key] = KnownTrack(name, by, of, location=where)
        return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _read_account(reading: Reading) -> Iterator[ImportedRecord]:
    recent, names = Recent(), _KnownNames()
    for member in reading.members("history"):
        for item in reading.items(member):
            yield from _account_play(item, recent, names, reading)
    for member in reading.members("podcasts"):
        reading.notes.add("podcast", sum(1 for _ in reading.items(member)))
    for member in reading.members("playlists"):
        for playlist in reading.items(member, "playlists"):
            yield _playlist(playlist, reading)
    for member in reading.members("library"):
        for place, opinion in _OPINIONS.items():
            for item in reading.items(member, place):
                known = KnownTrack(
                    text_at(item, "track"),
                    text_at(item, "artist"),
                    text_at(item, "album"),
                    location=text_at(item, "uri"),
                )
                yield ImportedTrack(known, opinion=opinion)


def _account_play(
    item: Object, recent: Recent, names: _KnownNames, reading: Reading
) -> Iterator[ImportedPlay]:
    known = names.known(item.get("trackName"), item.get("artistName"))
    listened_ms = _listened(item.get("msPlayed"))
    if not known.title or not known.artist:
        reading.notes.add("podcast" if text_at(item, "podcastName", "episodeName") else "no-names")
        return
    ended_ms = ms_of_iso(item.get("endTime"))
    # Each export has the last year, so two of them in one folder overlap.
    if recent.has((ended_ms, known.title, known.artist, listened_ms)):
        reading.notes.add("double")
        return
    yield ImportedPlay(known, _start(ended_ms, listened_ms, reading), listened_ms, precision_ms=_MINUTE_MS)


def _read_extended(reading: Reading) -> Iterator[ImportedPlay]:
    recent, names = Recent(), _KnownNames()
    for member in reading.members("history"):
        for item in reading.items(member):
            play = _extended_play(item, recent, names, reading)
            if play is not None:
                yield play


def _extended_play(item: Object, recent: Recent, names: _KnownNames, reading: Reading) -> ImportedPlay | None:
    known = names.known(
        item.get("master_metadata_track_name"),
        item.get("master_metadata_album_artist_name"),
        item.get("master_metadata_album_album_name"),
        item.get("spotify_track_uri"),
    )
    if not known.title:
        reading.notes.add(_kind_without_track(item))
        return None
    listened_ms = _listened(item.get("ms_played"))
    ended_ms = ms_of_iso(item.get("ts"))
    if recent.has((ended_ms, known.location, known.title, listened_ms)):
        reading.notes.add("double")
        return None
    is_private = item.get("incognito_mode") is True
    if is_private and not reading.choices.with_private:
        reading.notes.add("private")
        return None
    start = _start(ended_ms, listened_ms, reading)
    return ImportedPlay(known, start, listened_ms, is_private=is_private)


def _kind_without_track(item: Object) -> str:
    if text_at(item, "episode_name", "spotify_episode_uri"):
        return "podcast"
    return "audiobook" if text_at(item, "audiobook_title", "audiobook_uri") else "no-names"


def _start(ended_ms: int | None, listened_ms: int, reading: Reading) -> int | None:
    return reading.play_at(None if ended_ms is None else ended_ms - listened_ms)


def _listened(value: object) -> int:
    return min(count_of(value) or 0, _LONGEST_MS)


def _playlist(playlist: Object, reading: Reading) -> ImportedPlaylist:
    entries: list[ImportedEntry] = []
    for item in objects_at(playlist, "items")[:MOST_ENTRIES]:
        track, local = object_at(item, "track"), object_at(item, "localTrack")
        if local:
            known = _of_local(text_at(local, "uri"))
        elif track:
            known = KnownTrack(
                text_at(track, "trackName"),
                text_at(track, "artistName"),
                text_at(track, "albumName"),
                location=text_at(track, "trackUri"),
            )
        else:
            reading.notes.add("podcast" if object_at(item, "episode") else "no-names")
            continue
        entries.append(ImportedEntry(known, reading.dates.moment(ms_of_iso(item.get("addedDate")))))
    return ImportedPlaylist(text_at(playlist, "name"), tuple(entries))


def _of_local(uri: str) -> KnownTrack:
    """A file of the listener: ``spotify:local:artist:album:title:seconds``."""
    parts = uri.removeprefix(_LOCAL).split(":")
    artist, album, title, seconds, *_ = [clean(unquote_plus(part)) for part in (*parts, "", "", "", "")]
    return KnownTrack(title, artist, album, (count_of(seconds) or 0) * 1000 or None)


ACCOUNT: Final = Source(
    "spotify",
    "Spotify (account data)",
    {
        "history": lambda head: head.has_keys("[", "endTime", "trackName", "msPlayed"),
        "podcasts": lambda head: head.has_keys("[", "endTime", "podcastName", "msPlayed"),
        "playlists": lambda head: (
            head.has_keys("{", "playlists", "items") and bool(head.json_keys & {"trackName", "addedDate"})
        ),
        "library": lambda head: head.has_keys("{", "tracks", "albums") and _is_library(head.json_keys),
    },
    _read_account,
    helping=frozenset(("podcasts",)),
)


def _is_library(keys: frozenset[str]) -> bool:
    return bool(keys & {"bannedTracks", "shows", "episodes"}) or {"track", "uri"} <= keys


EXTENDED: Final = Source(
    "spotify-extended",
    "Spotify (extended streaming history)",
    {
        "history": lambda head: head.has_keys("[", "ts", "ms_played", "master_metadata_track_name"),
    },
    _read_extended,
    asks=frozenset((Question.PRIVATE,)),
)
