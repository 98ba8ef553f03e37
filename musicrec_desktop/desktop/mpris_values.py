"""From the player's words to those of MPRIS 2.2 and back.

The specification: https://specifications.freedesktop.org/mpris-spec/latest/
"""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

from dbus_fast import Variant

from musicrec_desktop.core.settings import SPEED_PERCENT
from musicrec_desktop.model.playback import EntryId, PlayerState, RepeatMode
from musicrec_desktop.model.rating import MOST_HALF_STARS
from musicrec_desktop.model.track import Track
from musicrec_desktop.services.now_playing import NowPlaying

OBJECT_PATH: Final = "/org/mpris/MediaPlayer2"
ROOT_INTERFACE: Final = "org.mpris.MediaPlayer2"
PLAYER_INTERFACE: Final = "org.mpris.MediaPlayer2.Player"
NO_TRACK: Final = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
_TRACK_PREFIX: Final = "/org/musicrec/queue/"

STATUS: Final = {
    PlayerState.PLAYING: "Playing",
    PlayerState.LOADING: "Playing",
    PlayerState.PAUSED: "Paused",
    PlayerState.STOPPED: "Stopped",
}
LOOP: Final = {RepeatMode.OFF: "None", RepeatMode.ONE: "Track", RepeatMode.ALL: "Playlist"}
REPEAT: Final = {word: mode for mode, word in LOOP.items()}

METADATA_TYPES: Final = {
    "mpris:trackid": "o",
    "mpris:length": "x",
    "mpris:artUrl": "s",
    "xesam:title": "s",
    "xesam:artist": "as",
    "xesam:album": "s",
    "xesam:albumArtist": "as",
    "xesam:genre": "as",
    "xesam:trackNumber": "i",
    "xesam:discNumber": "i",
    "xesam:contentCreated": "s",
    "xesam:url": "s",
    "xesam:useCount": "i",
    "xesam:userRating": "d",
}
"""Every field that is ever sent, with its D-Bus type."""

MIME_TYPES: Final = (
    *("audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/aac", "audio/mp4", "audio/x-m4a", "audio/m4a"),
    *("audio/flac", "audio/x-flac", "audio/ogg", "application/ogg", "audio/opus", "audio/vorbis"),
    *("audio/x-vorbis+ogg", "audio/x-opus+ogg", "audio/x-flac+ogg", "audio/x-speex+ogg", "audio/speex"),
    *("audio/wav", "audio/x-wav", "audio/vnd.wave", "audio/aiff", "audio/x-aiff", "audio/x-ms-wma"),
    *("audio/ape", "audio/x-ape", "audio/wavpack", "audio/x-wavpack", "audio/x-musepack", "audio/x-tta"),
    *("audio/dsf", "audio/x-dsf", "audio/dff", "audio/x-dff", "audio/ac3", "audio/eac3", "audio/vnd.dts"),
    *("audio/webm", "audio/x-matroska", "audio/basic", "audio/amr", "audio/x-caf", "audio/3gpp"),
)
MINIMUM_RATE: Final = SPEED_PERCENT.minimum / 100
MAXIMUM_RATE: Final = SPEED_PERCENT.maximum / 100
URI_SCHEMES: Final = ("file",)
_LARGEST_INT32: Final = 2**31 - 1


def metadata_of(now: NowPlaying) -> dict[str, Variant]:
    """What plays, as a ``Metadata`` property; without a track it says just that."""
    return {key: Variant(METADATA_TYPES[key], value) for key, value in _fields(now).items()}


def track_path(entry_id: EntryId | None) -> str:
    """The object path that stands for a place in the queue."""
    return NO_TRACK if entry_id is None else f"{_TRACK_PREFIX}{entry_id}"


def volume_of(now: NowPlaying) -> float:
    """What is heard, 0 to 1: nothing while muted."""
    return 0.0 if now.is_muted else now.volume_percent / 100


def wire_text(text: str) -> str:
    """Text that D-Bus carries: valid UTF-8 without a zero byte."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def file_url(path: str) -> str:
    """A ``file:`` URL of an absolute path, right also where its bytes are not UTF-8."""
    return "file://" + quote_from_bytes(os.fsencode(path))


def path_of_url(url: str) -> str | None:
    """The absolute path that a ``file:`` URL names; None for any other URL, or a file of another computer."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if parts.scheme.lower() != "file" or parts.netloc not in {"", "localhost"} or "\0" in path:
        return None
    return path if path.startswith("/") else None


def _fields(now: NowPlaying) -> dict[str, object]:
    track = now.track
    if now.entry_id is None or track is None:
        return {"mpris:trackid": track_path(None)}
    tags = track.tags
    lists = {
        # Desktops show the list as one line, so a credit goes as it is.
        "xesam:artist": (tags.artist_credit,) if tags.artist_credit else tags.artists,
        "xesam:albumArtist": (tags.album_artist_credit,) if tags.album_artist_credit else tags.album_artists,
        "xesam:genre": tags.genres,
    }
    optional: dict[str, object] = {
        "mpris:length": None if now.duration_ms is None else now.duration_ms * 1000,
        "mpris:artUrl": file_url(now.cover_path) if now.cover_path else None,
        "xesam:album": wire_text(tags.album) or None,
        "xesam:trackNumber": _int32(tags.track_number),
        "xesam:discNumber": _int32(tags.disc_number),
        "xesam:contentCreated": None if tags.year is None else f"{tags.year:04}-01-01T00:00:00Z",
        "xesam:userRating": _rating(track),
        **{key: [wire_text(text) for text in texts] or None for key, texts in lists.items()},
    }
    return {
        "mpris:trackid": track_path(now.entry_id),
        "xesam:title": wire_text(tags.title),
        "xesam:url": file_url(track.path),
        "xesam:useCount": _int32(track.play_count),
        **{key: value for key, value in optional.items() if value is not None},
    }


def _int32(number: int | None) -> int | None:
    return None if number is None else max(-_LARGEST_INT32, min(number, _LARGEST_INT32))


def _rating(track: Track) -> float | None:
    """The stars as a share of five. Without any a like is the best rating and a dislike the worst."""
    if track.half_stars:
        return track.half_stars / MOST_HALF_STARS
    if track.is_liked:
        return 1.0
    return 0.0 if track.is_disliked else None
