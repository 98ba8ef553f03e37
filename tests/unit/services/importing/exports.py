"""Exports as services write them, for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

START_MS = 1_700_000_000_000
LENGTH_MS = 200_000

Played = tuple[str, str, str, int]
"""Artist, title, album, and seconds after ``START_MS``."""


def lastfm(*plays: Played) -> str:
    """Plays by a page that exports Last.fm as CSV."""
    lines = ["uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid"]
    lines += [
        f'"{START_MS // 1000 + after}","x","{artist}","","{album}","","{title}",""'
        for artist, title, album, after in plays
    ]
    return "\n".join(lines) + "\n"


def spotify(*plays: Played, heard_ms: int = LENGTH_MS) -> list[dict[str, Any]]:
    """Plays of the extended history of Spotify, which tells when they ended."""
    return [
        {
            "ts": _moment(START_MS + after * 1000 + heard_ms),
            "ms_played": heard_ms,
            "ip_addr": "203.0.113.77",
            "platform": "Secret Phone 9",
            "username": "secret-name",
            "master_metadata_track_name": title,
            "master_metadata_album_artist_name": artist,
            "master_metadata_album_album_name": album,
            "spotify_track_uri": f"spotify:track:{title}",
            "reason_start": "trackdone",
            "reason_end": "trackdone",
            "skipped": False,
            "incognito_mode": False,
        }
        for artist, title, album, after in plays
    ]


def rhythmbox(*entries: Sequence[Any]) -> str:
    """A library of Rhythmbox: location, title, artist, album, count, last play, stars, first seen (s)."""
    texts = [
        f"""<entry type="song"><title>{title}</title><artist>{artist}</artist><album>{album}</album>
        <duration>{LENGTH_MS // 1000}</duration><location>{location}</location>
        <play-count>{count}</play-count><last-played>{last}</last-played><rating>{stars}</rating>
        <first-seen>{seen}</first-seen></entry>"""
        for location, title, artist, album, count, last, stars, seen in entries
    ]
    return f'<?xml version="1.0"?><rhythmdb version="2.0">{"".join(texts)}</rhythmdb>'


def _moment(at_ms: int) -> str:
    return dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
