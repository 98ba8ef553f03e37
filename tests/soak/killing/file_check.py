"""Looks at the files that a kill has left: the sound of music files, their tags, the sound index, and what
lies around."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections import Counter
from contextlib import closing
from typing import Final

import av
import mutagen

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.recommend.neighbours import index_files
from tests.soak.killing.collection import MOVING, SOUND_FILES, Collection

_DRAFTS: Final = re.compile(r"(^|/)(\.musicrec-[^/]*|tmp[a-z0-9_]{6,}|pymp-[^/]*|[^/]*\.tmp)$")
_NUMBERS: Final = re.compile(r"[0-9a-f]{6,}|\d+")


class MusicCheck:
    """Knows the sound of every file.

    Args:
        collection: with the files as they are before the first kill.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._seen: dict[str, tuple[tuple[int, int], str]] = {}
        self._moving = os.path.join(collection.music, MOVING) + os.sep
        files = [path for path in collection.sound_files() if not path.startswith(self._moving)]
        self._sounds = {path: self._sound(path) for path in files}
        self._pool = {self._sound(entry.path) for entry in os.scandir(collection.pool)}
        self.comments: dict[int, set[str]] = {}
        """What the tag of a track may say: what was written last, and what is being written."""

    def problems(self) -> list[str]:
        """Files that are not there, that cannot be read, or sound otherwise than before."""
        there = set(self._collection.sound_files())
        wrong = [f"gone: {path}" for path in self._sounds.keys() - there]
        for path in there:
            try:
                sound = self._sound(path)
            except (OSError, av.FFmpegError) as error:
                wrong.append(f"unreadable: {path}: {error}")
                continue
            if path.startswith(self._moving):
                if sound not in self._pool:
                    wrong.append(f"another sound: {path}")
            elif sound != self._sounds[path]:
                wrong.append(f"another sound: {path}")
        return wrong

    def tag_problems(self) -> list[str]:
        """Tags that are neither what was written last nor what was being written."""
        wrong = []
        for track_id, allowed in self.comments.items():
            path = self._path(track_id)
            said = comment_of(path)
            if said not in allowed:
                wrong.append(f"tag of {path}: {said!r}, not one of {sorted(allowed)}")
            self.comments[track_id] = {said}
        return wrong

    def tagging(self, track_id: int, text: str) -> None:
        """A comment is being written."""
        self.comments.setdefault(track_id, {comment_of(self._path(track_id))}).add(text)

    def tagged(self, track_id: int, text: str) -> None:
        """A comment was written, and those that were asked for before it."""
        self.comments[track_id] = {text}

    def unlike_files(self) -> list[str]:
        """Comments that the library has otherwise than the files."""
        wrong = []
        with closing(sqlite3.connect(self._collection.database)) as connection:
            for track_id in self.comments:
                row = connection.execute(
                    "SELECT value FROM track_value WHERE track_id = ? AND kind = 'comment'", (track_id,)
                ).fetchone()
                said = comment_of(self._path(track_id))
                if (row[0] if row else "") != said:
                    wrong.append(f"the library says {row}, the file {said!r}")
        return wrong

    def _path(self, track_id: int) -> str:
        with closing(sqlite3.connect(self._collection.database)) as connection:
            (relative,) = connection.execute(
                "SELECT relative_path FROM track WHERE id = ?", (track_id,)
            ).fetchone()
        return os.path.join(self._collection.music, os.fsdecode(relative))

    def _sound(self, path: str) -> str:
        """The digest of the packets of sound, which tags do not change."""
        found = os.stat(path)
        state = (found.st_mtime_ns, found.st_size)
        if path in self._seen and self._seen[path][0] == state:
            return self._seen[path][1]
        digest = hashlib.sha256()
        with av.open(path) as container:
            for packet in container.demux(audio=0):
                digest.update(bytes(packet))
        self._seen[path] = (state, digest.hexdigest())
        return digest.hexdigest()


def comment_of(path: str) -> str:
    """What the comment in the tags of a file says; empty where there is none."""
    file = mutagen.File(path)
    tags = file.tags or {}
    for key in tags.keys():  # noqa: SIM118  those of Vorbis comments iterate over pairs
        if key.lower() == "comment" or key.startswith("COMM") or key == "\xa9cmt":
            value = tags[key]
            return str(getattr(value, "text", value)[0])
    return ""


def index_size(collection: Collection) -> int | None:
    """How many tracks the sound index has; 0 where there is none, None where its files are not as it says."""
    folder = ProfilePaths.under(collection.profile).index_dir
    if not os.path.exists(os.path.join(folder, index_files.MANIFEST)):
        return 0
    stored = index_files.read(folder)
    return None if stored is None else len(stored.index.table)


def drafts(collection: Collection) -> list[str]:
    """Files that were begun and not finished, or are temporary by their name, relative to the run."""
    found = []
    for folder in (collection.profile, collection.music, collection.temporary):
        for here, folders, names in os.walk(folder):
            for name in [*names, *(folders if folder == collection.temporary else [])]:
                path = os.path.relpath(os.path.join(here, name), collection.root)
                is_temporary = path.startswith("tmp" + os.sep)
                is_stranger = path.startswith("music" + os.sep) and not name.endswith(SOUND_FILES)
                if is_temporary or is_stranger or _DRAFTS.search(path):
                    found.append(path)
    return found


def census(collection: Collection) -> Counter[str]:
    """How many files of each kind the profile has; numbers in names are one kind."""
    return Counter(
        _NUMBERS.sub("#", os.path.relpath(os.path.join(here, name), collection.root))
        for here, _, names in os.walk(collection.profile)
        for name in names
    )
