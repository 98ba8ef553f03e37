"""What a run over folders looks at and reads: places that were walked, and files that are to be read."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field

from musicrec_desktop.library.tags import TagReading
from musicrec_desktop.model.files import FileStat, UnreadFile
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.services.scan.lyrics import LyricsScan
from musicrec_desktop.services.scan.scope import Scope
from musicrec_desktop.services.scan.sheets import FoundSheets


@dataclass(slots=True)
class Walked:
    """A scope that was walked to its end.

    Attributes:
        scope: the place.
        before: what could not be read in its folder until now, by relative path.
        still_there: which files of ``before`` were found, as bytes.
        unseen: folders and files that could not be looked at.
        left_out: what the rules passed over, by reason.
        folders_left_out: whether the rules leave a folder out, as far as that was asked.
        sheets: the cue sheets in it.
        lyrics: what lies beside the sound files.
        gone: the sound files that were there and are not, by relative path.
    """

    scope: Scope
    before: dict[str, UnreadFile]
    sheets: FoundSheets
    lyrics: LyricsScan
    gone: list[str] = field(default_factory=list)
    still_there: set[bytes] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    folders_left_out: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read.

    Attributes:
        walked: where it was found.
        stat: its state.
        is_new: its path is not known.
        retagged: the track that it is, where its size and time are those that are known.
        moved_from: the missing track that it probably is.
        is_same_name: as ``changes.Move`` has it.
    """

    walked: Walked
    stat: FileStat
    is_new: bool
    retagged: TrackId | None = None
    moved_from: TrackId | None = None
    is_same_name: bool = False

    @property
    def scope(self) -> Scope:
        """Where it was found."""
        return self.walked.scope

    @property
    def path(self) -> str:
        """Its absolute path."""
        return os.path.join(self.scope.folder.path, self.stat.relative_path)


def is_same_state(one: FileStat, other: FileStat) -> bool:
    """Whether two files have the same size and time."""
    return (one.size, one.mtime_ns) == (other.size, other.mtime_ns)


def is_same(before: Tags, now: TagReading) -> bool:
    """Whether two files say the same of themselves; what only their names say does not count."""
    tags = now.first
    pairs = {
        "title": (before.title, tags.title),
        "artist": (before.artists, tags.artists),
        "album": (before.album, tags.album),
    }
    is_same_sound = (before.codec, before.duration_ms) == (tags.codec, tags.duration_ms)
    return is_same_sound and all(one == other for name, (one, other) in pairs.items() if name in now.own)
