"""The samples of other players and services under ``exchange`` of the shared material."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.matching import KnownTrack
from tests.support.exchange_library import EXCHANGE, library

PLAYLIST_GROUPS: Final = frozenset(("m3u", "pls", "xspf", "wpl", "cue", "nsp", "lyrics"))
ELSEWHERE: Final = {
    ("rhythmbox", "playlists.xml"): "a playlist file",
    ("quodlibet", "lists/queries.saved"): "a file with rules",
    ("quodlibet", "playlists/old%2Fstyle"): "a playlist file",
    ("quodlibet", "playlists/Night & Fog.xspf"): "a playlist file",
    ("strawberry", "strawberry.conf"): "rules in a binary form, which are not read",
    ("apple", "Apple Music - Play History Daily Tracks.csv"): "it only helps",
    ("quodlibet", "tags_and_track_user_data/index.json"): "a refusal",
    ("quodlibet", "songs_with_code"): "a refusal",
    ("spotify", "my_spotify_data.zip"): "an archive of two others",
}
"""Files whose expectations other tests hold."""
FOLDERS: Final = {"youtube": "Takeout/YouTube and YouTube Music"}
"""Where the files of a group lie below it."""
_SHOWN: Final = " (both forms)"
_WORDS: Final = re.compile(r"[^\W_]+")
_NEUTRAL: Final = re.compile(r"\s*[(\[]?(?:feat\..*|- remastered \d{4})[)\]]?$", re.IGNORECASE)


@dataclass(frozen=True)
class Sample:
    """A file of a group, and what is expected of it."""

    group: str
    name: str
    expected: dict[str, Any]
    group_expected: dict[str, Any]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return EXCHANGE / self.group / FOLDERS.get(self.group, "") / self.name.removesuffix(_SHOWN)


def samples() -> list[Any]:
    """A parameter for each sample; one that skips where all are absent."""
    found = [pytest.param(sample, id=f"{sample.group}/{sample.name}") for sample in _all()]
    skipped = pytest.mark.skip(reason=f"no samples at {EXCHANGE}; set MUSICREC_SHARED")
    return found or [pytest.param(None, marks=skipped, id="none")]


def files() -> list[Any]:
    """A parameter for each file of the samples, whatever is expected of it."""
    found = [
        pytest.param(path, id=str(path.relative_to(EXCHANGE)))
        for path in sorted(EXCHANGE.glob("*/**/*"))
        if path.is_file() and path.name != "expected.json"
    ]
    skipped = pytest.mark.skip(reason=f"no samples at {EXCHANGE}; set MUSICREC_SHARED")
    return found or [pytest.param(None, marks=skipped, id="none")]


def _all() -> Iterator[Sample]:
    for path in sorted(EXCHANGE.glob("*/expected.json")):
        group = json.loads(path.read_bytes())
        name = group["group"]
        if name in PLAYLIST_GROUPS or name == "ratings":
            continue
        for file, expected in group["files"].items():
            if (name, file) not in ELSEWHERE:
                yield Sample(name, file, expected, group)


@functools.cache
def _tracks() -> dict[str, dict[str, Any]]:
    return {track["id"]: track for track in library()["tracks"]}


def duration_ms(track: str) -> int:
    """The length of a track of the invented library."""
    return int(_tracks()[track]["duration_ms"])


def is_about(known: KnownTrack, track: str, path_map: dict[str, str]) -> bool:
    """Whether what a source knows can only mean this track of the invented library: its path, or its names.

    Words for guests and other masterings do not count, as they are the matcher's matter.
    """
    wanted = _tracks()[track]
    location = known.location
    for foreign, here in path_map.items():
        there = foreign.replace("\\", "/")
        if location.startswith(there):
            location = here + location[len(there) :]
    if location == f"{library()['root']}/{wanted['path']}":
        return True
    is_title = _title(known.title) == _title(wanted["title"])
    return is_title and bool(known.artist) and fold(wanted["artist"]) in fold(known.artist)


def _title(title: str) -> list[str]:
    return _WORDS.findall(_NEUTRAL.sub("", title).casefold())
